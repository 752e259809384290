"""What is given is told from the one to whom it goes, also where it stands behind."""

from __future__ import annotations

import pytest

from tocsin import Coder
from tocsin.evaluate.examples import notation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Denmark sent to Kyiv six howitzers and a radar.", ["AID DNK > UKR:GOV"]),
        ("Iran gave to the Houthis drones and missiles.", ["AID IRN > YEM:REB"]),
        ("The WHO delivered to Gaza 20 incubators.", ["AID UNO > PSE:CVL"]),
        ("Lima handed over to Bolivia the former minister.", ["COOPERATE PER:GOV > BOL"]),
        # told of at length
        (
            "The United States returned a portrait by the Belgian artist Antoine Carte to Spain.",
            ["RETREAT/return USA > ESP"],
        ),
        ("A court in Harare has freed on bail two former ministers.", ["RETREAT/release ZWE:JUD > ZWE:ELI"]),
        # one phrase
        ("The French minister flew to Dubai Airport.", ["CONSULT/visit FRA:GOV > ARE:GOV"]),
    ],
)
def test_what_goes_to_whom(coder: Coder, text: str, told: list[str]) -> None:
    assert [notation(each).split(" [")[0] for each in coder.code(text, "2025-05-15").events] == told
