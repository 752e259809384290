"""What clauses and counts stand for: a clause that "which" takes up, a crowd by its number, whose officials are meant."""

from __future__ import annotations

import pytest
from coded import PUBLISHED

from tocsin.code.coder import Coder
from tocsin.evaluate.examples import notation


def _told(coder: Coder, text: str) -> list[str]:
    return [notation(event).partition(" [")[0] for event in coder.code(text, PUBLISHED).events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a thing, a town and people cannot be judged so: it is the deed
        ("Iran seized a Greek tanker, which Athens condemned as piracy.", "ACCUSE/disapprove GRC:GOV > IRN"),
        ("Kosovo police searched offices in Prizren, which Albania criticised.", "ACCUSE/disapprove ALB > XKX:COP"),
        ("Belarus jailed two editors, which Poland condemned.", "ACCUSE/disapprove POL > BLR"),
        # a body can
        ("Spain praised the Arab League, which Qatar criticised.", "ACCUSE/disapprove QAT > IGO"),
        ("France sent arms to Chad, which Sudan accused of meddling.", "ACCUSE/allege SDN > TCD"),
        ("Turkey jailed an editor whom the EU praised.", "SUPPORT EUR > TUR:JRN"),
    ],
)
def test_whom_a_judgement_of_a_whole_clause_is_about(coder: Coder, text: str, told: str) -> None:
    assert _told(coder, text)[-1] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A crowd of 300 marched to the parliament in Lima.", "PROTEST/demo PER:CVL > PER:LEG"),
        ("A crowd of some 200 attacked a UN convoy in Juba with stones.", "ASSAULT/primitive SSD:CVL > UNO:MIL"),
        ("The Malian army arrested a group of 14.", "COERCE/arrest MLI:MIL > ?"),
        # but those who are counted, where they are named
        ("The Malian army arrested a group of 14 students.", "COERCE/arrest MLI:MIL > MLI:EDU"),
    ],
)
def test_a_crowd_of_so_many_is_a_crowd(coder: Coder, text: str, told: str) -> None:
    assert told in _told(coder, text)


def test_officials_are_of_states_not_of_those_named_last(coder: Coder) -> None:
    text = "Chad and Libya swapped 20 prisoners, and their presidents agreed to reopen the border."
    assert _told(coder, text)[-1] == "AGREE TCD:GOV & LBY:GOV > -"


@pytest.mark.parametrize(
    "text",
    [
        "Spanish police arrested two men suspected of smuggling rifles.",
        "Armed with sticks, herders in Mali were arrested by soldiers.",
        "Police guarding the palace in Lima were attacked by students.",
    ],
)
def test_who_somebody_is_said_to_be_is_no_event(coder: Coder, text: str) -> None:
    assert len(_told(coder, text)) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The unions called off their march, and police in Oruro freed 40 people whom they had arrested.",
            "COERCE/arrest BOL:COP > BOL:CVL",
        ),
        (
            "Protesters marched in Lima, and police beat two students they had caught.",
            "COERCE/arrest PER:COP > PER:EDU",
        ),
    ],
)
def test_who_did_it_before_is_who_the_clause_above_tells_of(coder: Coder, text: str, told: str) -> None:
    assert _told(coder, text)[-1] == told


def test_aid_worth_so_much_goes_to_whom_it_is_cut(coder: Coder) -> None:
    assert _told(coder, "Norway cut aid worth 40 million dollars to Uganda.") == ["SANCTION/discontinue NOR > UGA"]
