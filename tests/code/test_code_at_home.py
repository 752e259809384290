"""Politics inside countries: whose a body of a common name is, who is asked for a release, what a road is blocked for."""

from __future__ import annotations

import pytest
from coded import event_of, tell

from tocsin.code.coder import Coder


def test_body_of_a_common_name_is_of_the_country_in_question(coder: Coder) -> None:
    text = (
        "Police in Manila arrested 12 Philippine activists on Monday.\n\n"
        "The Department of Justice filed charges against two former lawmakers."
    )
    (actor,) = event_of(coder, text, "filed").actors
    assert (actor.country, actor.name) == ("PHL", "Department of Justice")
    text = "The United States froze the assets of a bank. The Department of Justice charged two Iranian hackers."
    (actor,) = event_of(coder, text, "charged").actors
    assert actor.country == "USA"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a name that only begins like another
        (
            "The National Union of Journalists in the Philippines condemned the police.",
            ["ACCUSE PHL:LAB > PHL:COP"],
        ),
        ("The Committee to Protect Journalists condemned the Serbian police.", ["ACCUSE NGO:NGO > SRB:COP"]),
        # who is in office is not who was
        (
            "Supporters of former prime minister Imran Khan called on the prime minister to resign.",
            ["REQUEST PAK:OPP > PAK:GOV"],
        ),
        # whose those are who are joined with somebody
        (
            "The European Union accused Russia of lying. The Georgian Orthodox Church offered to mediate between the government and its opponents.",
            ["ACCUSE EUR > RUS", "AGREE GEO:REL > GEO:GOV & GEO:OPP"],
        ),
        # those who are to be freed are asked for nothing
        (
            "Iraqi police detained two reporters and the journalists' union called for their release.",
            ["COERCE IRQ:COP > IRQ:JRN", "REQUEST IRQ:LAB > -"],
        ),
        ("Farmers in Peru blocked a highway to demand the release of their leader.", ["PROTEST PER:AGR > -"]),
        # a road is blocked in protest, and by nobody forbidden to protest
        (
            "Truck drivers blocked roads across Bangladesh to protest against the government.",
            ["PROTEST BGD:LAB > BGD:GOV"],
        ),
        # who says what an act is meant to do does not mean to do it
        (
            "Serbian unions denounced the police raid as an attempt to kill the strike.",
            ["ACCUSE SRB:LAB > SRB:COP", "COERCE SRB:COP > -"],
        ),
        ("Serbia's president promised that those responsible would be punished.", ["THREATEN SRB:GOV > SRB:CVL"]),
    ],
)
def test_what_a_sentence_of_home_politics_tells(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


def test_road_blocked_in_protest_is_the_protest(coder: Coder) -> None:
    event = event_of(coder, "Farmers blocked a highway in Punjab to protest against the law.", "blocked")
    assert (event.event, event.mode) == ("PROTEST", "obstruct")


def test_passage_plays_in_the_region_whose_name_goes_on(coder: Coder) -> None:
    text = "In the Kurdistan region, workers went on strike on Monday. Parliament dismissed the governor of Kirkuk."
    (actor,) = event_of(coder, text, "dismissed").actors
    assert actor.country == "IRQ"


def test_government_is_not_the_prison_administration(coder: Coder) -> None:
    text = (
        "The Tunisian prison administration denied the charge. Reporters called on the government to free two editors."
    )
    (asked,) = event_of(coder, text, "called").recipients
    assert asked.sectors == ["GOV"]


def test_hamlet_says_less_than_the_article(coder: Coder) -> None:
    text = "A Tunisian court jailed two editors in Tunis. An activist was beaten by guards in the Belli prison."
    assert {each.country for each in event_of(coder, text, "beaten").actors} <= {"TUN", None}


def test_students_who_protest_a_war_elsewhere_are_at_home(coder: Coder) -> None:
    text = "French police met the mayor of Paris. Students occupied a lecture hall to protest the war in Gaza before being evicted by police."
    assert {each.country for each in event_of(coder, text, "occupied").actors} == {"FRA"}
