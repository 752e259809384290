"""Protest and coercion: who is against whom, whose people they are, and that each is told once."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a body of a name that is known of another country
        ("Chad's National Security Agency arrested three students.", ["COERCE TCD:SPY > TCD:EDU"]),
        # a word of quantity behind a nationality
        ("Turkey detained three German members of parliament.", ["COERCE TUR > DEU:LEG"]),
        # nobody harms his own: "its" is whoever was harmed before
        (
            "Russia outlawed a Latvian broadcaster and arrested its correspondents.",
            ["COERCE RUS > LVA:JRN", "COERCE RUS > LVA:JRN"],
        ),
        # from whom it is taken, not what
        ("Zimbabwe expropriated a citrus farm from a German family.", ["COERCE ZWE > DEU:CVL"]),
        # an embassy is where it stands, not in the capital of those whose it is
        (
            "Tibetan exiles demonstrated outside Beijing's embassy in New Delhi, and police detained eleven of them.",
            ["PROTEST CHN:OPP > CHN:GOV", "COERCE IND:COP > CHN:OPP"],
        ),
        # a company is nowhere
        ("Cab drivers snarled traffic in Brussels in a go-slow directed at Uber.", ["PROTEST BEL:LAB > -"]),
        # what force is used for is no second act; an infinitive before its object is none of its name
        ("Police fired tear gas to disperse protesters in Lima.", ["ASSAULT PER:COP > PER:OPP"]),
        (
            "Police in Malawi fired tear gas to scatter vendors who had burned tyres.",
            ["ASSAULT MWI:COP > MWI:BUS", "PROTEST MWI:BUS > -"],
        ),
        # several people, whatever they are called
        ("Delivery riders in Pune staged a sit-in.", ["PROTEST IND:LAB > -"]),
        ("Miners in Guinea kept the railway blocked for a sixth day.", ["PROTEST GIN:LAB > -"]),
        # the object of two verbs, the first with a particle
        ("Militiamen beat up and robbed opposition marchers in Nampula.", ["ASSAULT MOZ:PRM > MOZ:OPP"]),
        # a march that is only spelt as a month
        ("Police broke up a march by nurses in Kindia, Guinea.", ["ASSAULT GIN:COP > GIN:MED"]),
        # a noun that only says what the verb does
        ("In Beira, the dockers' union announced a strike for Friday.", ["PROTEST MOZ:LAB > -"]),
        ("The CGT called a strike for 12 March.", ["PROTEST FRA:LAB > -"]),
        # who is called something
        ("Egypt designated the Muslim Brotherhood a terrorist organisation.", ["COERCE EGY > EGY:OPP"]),
    ],
)
def test_protest_and_coercion(coder: Coder, text: str, expected: list[str]) -> None:
    assert tell(coder, text) == expected


def test_a_lone_person_is_no_crowd(coder: Coder) -> None:
    assert tell(coder, "A jilted groom poured paint over his rival's motorcycle in Pune.") == []


def test_civil_servants_strike_as_workers(coder: Coder) -> None:
    assert tell(coder, "Civil servants walked off the job across Namibia.") == ["PROTEST NAM:LAB > -"]
