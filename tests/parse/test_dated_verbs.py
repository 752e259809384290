"""A verb behind a day is no adjective of the name behind it."""

from __future__ import annotations

import pytest

from tocsin import Coder
from tocsin.evaluate.examples import notation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A Thai court on Friday jailed activist Somchai Boonma for a year.", ["SANCTION/convict THA:JUD > THA:CVL"]),
        (
            "A Nairobi judge on Friday jailed blogger Peter Otieno for two years and fined his website.",
            ["SANCTION/convict KEN:JUD > KEN:JRN", "SANCTION/convict KEN:JUD > KEN:JRN"],
        ),
        ("Cairo on Sunday deported journalist Ann Lee.", ["COERCE/deport EGY:GOV > EGY:JRN"]),
        ("Cairo earlier this week deported journalist Ann Lee.", ["COERCE/deport EGY:GOV > EGY:JRN"]),
        (
            "Tass said a Moscow court on Monday convicted scientist Ivan Orlov of treason.",
            ["SANCTION/convict RUS:JUD > RUS:EDU"],
        ),
        # here it is one
        ("On Friday jailed activist Olga Zhuk thanked Germany.", ["SUPPORT DEU:CVL > DEU"]),
    ],
)
def test_verb_behind_a_day(coder: Coder, text: str, told: list[str]) -> None:
    events = coder.code(text, "2025-05-15").events
    assert [notation(each).split(" [")[0] for each in events] == told
