"""Whom "both sides", "the two", "the warring parties" mean: those whom the article sets against each other."""

from __future__ import annotations

import pytest
from coded import codes, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "sides"),
    [
        # of one country, with sector; who calls on them is no side
        (
            "Malawi's ruling party accused the opposition of fraud on Monday. The opposition demanded a recount. The Catholic "
            "bishops appealed to both sides to accept the result.",
            "appealed",
            {"MWI:OPP", "MWI:PTY"},
        ),
        (
            "Sri Lankan troops shelled Tamil Tiger positions near Jaffna on Sunday. Norwegian envoy Erik Solheim urged the "
            "warring parties to respect the truce.",
            "urged",
            {"LKA:MIL", "LKA:REB"},
        ),
        (
            "Dockers at the Chilean port of Valparaiso walked out on Monday, and the shipping company sacked forty of them. "
            "Mayor Jorge Castro brought both sides to the table.",
            "brought",
            {"CHL:BUS", "CHL:LAB"},
        ),
        # told by their number alone
        (
            "The Philippine government resumed talks with the Moro Islamic Liberation Front in Kuala Lumpur. Malaysia, which "
            "has mediated between the two, praised their patience.",
            "mediated",
            {"PHL:GOV", "PHL:REB"},
        ),
        # whoever is only against the rulers is a side of them, and the police are the government's
        (
            "Kenyan police fired on striking nurses in Kisumu. Nurses' leaders called the police killers. The churches urged "
            "both sides to talk.",
            "urged",
            {"KEN:GOV", "KEN:MED"},
        ),
        # two capitals are two governments
        (
            "Burundi and Rwanda traded accusations over the killing of a trader. Both capitals recalled their ambassadors.",
            "recalled",
            {"BDI:GOV", "RWA:GOV"},
        ),
    ],
)
def test_sides(coder: Coder, text: str, trigger: str, sides: set[str]) -> None:
    event = event_of(coder, text, trigger, "2012-06-01")
    assert {*codes(event.recipients or event.actors)} == sides


def test_each_other(coder: Coder) -> None:
    """Those who accuse each other are actors and recipients."""
    text = "Clashes erupted between Armenian and Azerbaijani soldiers on Tuesday. Each side accused the other of firing first."
    event = event_of(coder, text, "accused")
    assert {*codes(event.actors)} == {*codes(event.recipients)} == {"ARM:MIL", "AZE:MIL"}


def test_taken_up_together(coder: Coder) -> None:
    """Who takes up two sides means both."""
    text = (
        "Fighting between the Malian army and Tuareg rebels broke out again near Kidal on Friday. Each side blamed the other, "
        "and Algeria's ambassador urged them to return to talks."
    )
    assert {*codes(event_of(coder, text, "urged").recipients)} == {"MLI:MIL", "MLI:REB"}
