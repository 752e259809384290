"""Pronouns of those to whom something is done or whose deed is judged, which are not who does it or judges."""

from __future__ import annotations

import pytest
from coded import told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # the parser does not know how the second verb hangs on the first
        (
            "Police in Cairo arrested 12 students on Monday, then freed them before dark.",
            "freed",
            "RETREAT EGY:COP > EGY:EDU",
        ),
        # nobody lets himself go
        (
            "Soldiers in Bamako detained the two editors on Friday but let them go on Sunday.",
            "let",
            "RETREAT MLI:MIL > MLI:JRN",
        ),
    ],
)
def test_those_to_whom_it_is_done_are_not_the_doers(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Kenya sent troops to the border. Uganda condemned its move.", "condemned", "ACCUSE UGA > KEN"),
        (
            "Ana Paz, a judge in Argentina, freed the students. The interior minister condemned her ruling.",
            "condemned",
            "ACCUSE ARG:GOV > ARG:JUD",
        ),
        ("Iran seized a tanker. Oman denounced its action.", "denounced", "ACCUSE OMN > IRN"),
        # those whom somebody has are his own all the same
        ("Kenya sent troops to the border. Uganda criticised its generals.", "criticised", "ACCUSE UGA > UGA:MIL"),
    ],
)
def test_what_is_judged_is_anothers_deed(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected
