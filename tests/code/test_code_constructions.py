"""Constructions in which those who act and undergo are told otherwise than by subject and object."""

from __future__ import annotations

import pytest
from coded import PUBLISHED

from tocsin.code.coder import Coder
from tocsin.evaluate.examples import notation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # the objective genitive: people in the possessive undergo it, states and bodies do it
        ("A Kenyan court ordered the activist's release.", ["RETREAT/release KEN:JUD > KEN:CVL"]),
        ("A Gambian court ordered the Greek ship's release.", ["RETREAT/release GMB:JUD > GRC:BUS"]),
        ("Rebels announced the pilots' release.", ["RETREAT/release ?:REB > ?:CVL"]),
        ("The army's killings shocked the UN.", ["ASSAULT ?:MIL > -"]),
        # who calls or meets another to do something does it, and has done it
        (
            "Putin called Netanyahu to congratulate him on his victory.",
            ["CONSULT/phone RUS:GOV & ISR:GOV > -", "SUPPORT RUS:GOV > ISR:GOV"],
        ),
        (
            "The Danish premier called the Faroese president to apologise for the delay.",
            ["CONSULT/phone DNK:GOV & FRO:GOV > -", "SUPPORT DNK:GOV > FRO:GOV"],
        ),
        # who leads a deed, and who does it as the words before its noun tell
        ("A Turkish-led assault on Afrin failed.", ["ASSAULT TUR > SYR"]),
        ("Turkish air strikes hit rebel positions in Idlib.", ["ASSAULT/aerial TUR > SYR:REB"]),
        ("An Ethiopian army offensive against the rebels began in May.", ["ASSAULT ETH:MIL > ?:REB"]),
        # what a letter says is said to whom it goes, by who writes it
        (
            "Lawmakers wrote a letter to the Saudi king urging him to free the activists.",
            ["REQUEST/yield SAU:LEG > SAU:GOV"],
        ),
        (
            "The US president has sent a letter to the head of the African Union threatening to cut US funding.",
            ["THREATEN/relations USA:GOV > IGO:GOV"],
        ),
        # words that tell a deed again name those whom it concerns
        (
            "The bishops filed a lawsuit accusing the Chadian police of fraud.",
            ["ACCUSE/allege TCD:REL > TCD:COP"],
        ),
        # an end to a deed is asked of who does it
        ("The EU called for an end to the siege of Goma.", ["REQUEST/yield EUR > -"]),
        ("Norway called for a halt to Israeli strikes on Lebanon.", ["REQUEST/yield NOR > ISR"]),
        # a truce is for those whom one fights
        (
            "The rebels battling the Ethiopian army announced a truce.",
            ["ASSAULT ?:REB > ETH:MIL", "CONCEDE ETH:REB > ETH:MIL"],
        ),
        # several who are listed are no apposition, and what stands behind them tells of all
        (
            "Police arrested the editor, three reporters and a photographer in Ankara.",
            ["COERCE/arrest TUR:COP > TUR:JRN & TUR:JRN & TUR:JRN"],
        ),
        (
            "A judge, two prosecutors and a clerk were shot dead in Kabul.",
            ["ASSAULT/firearms - > AFG:JUD & AFG:JUD & AFG:LAB"],
        ),
        (
            "Three soldiers, a policeman and two civilians were killed by rebels.",
            ["ASSAULT ?:REB > ?:MIL & ?:COP & ?:CVL"],
        ),
        (
            "A bishop, two nuns and their driver, abducted by gunmen in Nigeria, were still missing.",
            ["ASSAULT/abduct NGA:UAF > NGA:REL & NGA:REL & NGA:LAB"],
        ),
        # who comments on a deed does not undergo it
        (
            "Azerbaijani forces left the village on Sunday, in what critics called a mistake.",
            ["RETREAT/withdraw AZE:MIL > -", "ACCUSE/disapprove AZE:OPP > -"],
        ),
        # who is promised something is whom one promises it
        ("Lebanon promised Spain that it would free four prisoners in July.", ["CONCEDE LBN > ESP"]),
        # who made what is returned owns it no longer
        ("Germany returned a painting by Dutch artist Jan Mostaert to its owners.", ["RETREAT/return DEU > -"]),
    ],
)
def test_who_acts_and_undergoes(coder: Coder, text: str, told: list[str]) -> None:
    events = coder.code_by_frames(text, PUBLISHED).events
    assert [notation(each).split(" [")[0].split(" +")[0] for each in events] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Kenyan army spokesman said they will not withdraw from Somalia.", ["REJECT/yield KEN:MIL > SOM"]),
        ("A Ugandan police spokeswoman said they had arrested four students.", ["COERCE/arrest UGA:COP > UGA:EDU"]),
        # a bystander speaks for nobody
        ("The woman said they beat her son.", []),
    ],
)
def test_they_are_those_for_whom_a_spokesman_speaks(coder: Coder, text: str, told: list[str]) -> None:
    events = coder.code_by_frames(text, PUBLISHED).events
    assert [notation(each).split(" [")[0] for each in events if each.actors] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Malawian police took into custody four reporters.", ["COERCE/arrest MWI:COP > MWI:JRN"]),
        (
            "Ecuador's president declared a state of siege in Guayas to start on Friday.",
            ["COERCE/martial-law ECU:GOV > -"],
        ),
        (
            "The Houthi group said it would free two villagers held hostage.",
            ["AGREE YEM:REB > YEM:CVL", "ASSAULT/abduct - > YEM:CVL"],
        ),
    ],
)
def test_objects_that_the_parser_takes_for_something_else(coder: Coder, text: str, told: list[str]) -> None:
    events = coder.code_by_frames(text, PUBLISHED).events
    assert [notation(each).split(" [")[0] for each in events] == told


@pytest.mark.parametrize(("name", "key"), [("Biden", "joe-biden"), ("Cameron", "david-cameron")])
def test_a_bare_family_name_is_that_of_who_led_the_country(coder: Coder, name: str, key: str) -> None:
    (actor,) = coder.actor(name, "2025-06-01")
    assert actor.entity == key
