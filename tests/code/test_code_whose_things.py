"""Things by the body that a noun before them names, members of what is no body, people told together, and what is given to a state."""

from __future__ import annotations

import pytest
from coded import event_of, told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # nothing is known of the thing
        ("Rebels ambushed an army column near Goma on Monday.", "ambushed", "ASSAULT COD:REB > COD:MIL"),
        ("Rebels shelled an army depot near Gao on Monday.", "shelled", "ASSAULT MLI:REB > MLI:MIL"),
        # a thing like any other, but for whose it is
        ("Villagers torched a government bungalow in Assam.", "torched", "ASSAULT IND:CVL > IND:GOV"),
        ("Protesters set fire to a company bus in Lusaka, Zambia.", "set", "ASSAULT ZMB:OPP > ZMB:BUS"),
        ("Protesters set fire to a bus in Lusaka, Zambia.", "set", "ASSAULT ZMB:OPP > ZMB:CVL"),
    ],
)
def test_a_thing_stands_for_the_body_before_it(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        (
            "Gunmen in Papua abducted 26 members of an expedition on Monday.",
            "abducted",
            "ASSAULT IDN:UAF > IDN:CVL",
        ),
        ("A court in Lima jailed four members of a folk band.", "jailed", "SANCTION PER:JUD > PER:CVL"),
    ],
)
def test_members_of_what_is_no_body_are_people(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The United States has given Ecuador patrol boats and vests.", "given", "AID USA > ECU"),
        ("Turkey sent Somalia drones on Monday.", "sent", "AID TUR > SOM"),
        ("China has lent Zambia billions.", "lent", "AID CHN > ZMB"),
        ("Kuwait gave Iraq tents and blankets.", "gave", "AID KWT > IRQ"),
    ],
)
def test_a_state_is_given_what_needs_no_article(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("The Justice Department sued Texas on Monday.", "sued", "ACCUSE USA:GOV > USA:GOV"),
        ("Rome urged Sicily to close its ports.", "urged", "REQUEST ITA:GOV > ITA:GOV"),
        # but where one goes is nobody in one's own country
        ("The president of Nigeria visited Kano on Monday.", "visited", "CONSULT NGA:GOV > -"),
    ],
)
def test_a_region_that_is_spoken_to_is_its_authorities(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels abducted some 40 teachers and pupils in Nepal.", "abducted", "ASSAULT NPL:REB > NPL:EDU"),
        ("Bandits in Kaduna abducted several farmers and herders.", "abducted", "ASSAULT NGA:CRM > NGA:AGR"),
        # each has a number of its own, or none has a word before it
        (
            "The army in Mali killed two men and three women.",
            "killed",
            "ASSAULT MLI:MIL > MLI:CVL & MLI:CVL",
        ),
        ("Police in Lima beat nurses and doctors.", "beat", "ASSAULT PER:COP > PER:MED & PER:MED"),
        # those who fight each other are two
        ("Chadian herders and farmers fought a battle over a well.", "fought", "ASSAULT TCD:AGR & TCD:AGR > -"),
        # and those of two sectors are two
        ("Rebels abducted some 40 nurses and pupils in Nepal.", "abducted", "ASSAULT NPL:REB > NPL:MED & NPL:EDU"),
    ],
)
def test_people_told_together_are_one(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


def test_people_told_together_are_cited_whole(coder: Coder) -> None:
    event = event_of(coder, "Rebels abducted some 40 teachers and pupils in Nepal.", "abducted")
    assert [each.text for each in event.recipients] == ["some 40 teachers and pupils"]
