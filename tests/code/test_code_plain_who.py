"""Who takes part in plain deeds and words, such as news prints most: each kind of construction that was once read wrongly."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # nobody governs who is for the president, or was for the last one
        ("Supporters of the former president of Bolivia marched on Monday.", ["PROTEST BOL:OPP > -"]),
        ("Supporters of the president of Zambia marched on Friday.", ["PROTEST ZMB:PTY > -"]),
        ("Supporters of Senegal's detained opposition leader marched on Sunday.", ["PROTEST SEN:OPP > -"]),
        # who sits in parliament or governs a town does so in opposition, too
        ("Police in Lusaka arrested two opposition lawmakers.", ["COERCE ZMB:COP > ZMB:LEG"]),
        ("Turkish police detained the opposition mayor of Izmir.", ["COERCE TUR:COP > TUR:GOV"]),
    ],
)
def test_sectors(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told
