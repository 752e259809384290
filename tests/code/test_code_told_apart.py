"""Sentences that part what they tell: "What the rebels seized was …", "… told lawmakers", participles beside the verb."""

from __future__ import annotations

import pytest
from coded import tell, told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        # what is asked first and then told
        ("What the rebels seized was a convoy of the Red Cross.", "seized", "ASSAULT ?:REB > NGO:NGO"),
        ("What the army bombed was a school, witnesses said.", "bombed", "ASSAULT ?:MIL > ?:EDU"),
        ("What Oslo did was to recall its ambassador from Tehran.", "recall", "SANCTION NOR:GOV > IRN:GOV"),
        ("The first thing the junta did was to close the parliament.", "close", "COERCE ?:GOV > ?:LEG"),
        ("What the rebels did was attack the airport.", "attack", "ASSAULT ?:REB > ?:GOV"),
        # participles that only describe, and those that tell a deed
        ("The soldiers sent to the province last week have begun searching villages for rebels.", "searching", "COERCE ?:MIL > ?:CVL"),
        ("Journalists invited to the trial were beaten by guards in Harare.", "beaten", "ASSAULT ZWE:COP > ZWE:JRN"),
        ("The junta is alleged to have tortured students.", "tortured", "ASSAULT ?:GOV > ?:EDU +hypothetical"),
        # to whom somebody says what he will not do
        ('"I will not resign," Georgia\'s president told lawmakers on Friday.', "resign", "REJECT GEO:GOV > GEO:LEG"),
        ('"We reject this law," the union\'s leader told the labour minister.', "reject", "REJECT ?:LAB > ?:GOV"),
        ('"I refuse to go," the governor told reporters in Jos.', "refuse", "REJECT NGA:GOV > -"),
    ],
)  # fmt: skip
def test_what_is_told_apart(coder: Coder, text: str, trigger: str, told: str) -> None:
    assert told_at(coder, text, trigger) == told


@pytest.mark.parametrize(
    "text", ["What matters is the trade with Iran.", "What the union wants is a rise of five percent."]
)
def test_what_tells_no_deed(coder: Coder, text: str) -> None:
    assert tell(coder, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a purpose is no second event, what somebody says in a call is one
        ("To protect farmers, Slovakia halted imports of Ukrainian grain.", ["SANCTION SVK > UKR"]),
        ("To free the hostages, soldiers stormed the school in Kaduna.", ["ASSAULT NGA:MIL > NGA:EDU"]),
        ("Soldiers stormed the school in Kaduna to free the hostages.", ["ASSAULT NGA:MIL > NGA:EDU"]),
        (
            "Romania dropped its embargo on Chad to win praise for its bid to join the African Union.",
            ["RETREAT ROU > TCD"],
        ),
        ("The premier called the king to thank him.", ["CONSULT ?:GOV & ?:GOV > -", "SUPPORT ?:GOV > ?:GOV"]),
        # a road to the capital leads there, one to another country is closed to it
        ("Police blocked the road to Lima.", ["COERCE PER:COP > -"]),
        ("Turkey closed the road to Syria.", ["COERCE TUR > SYR"]),
    ],
)
def test_what_is_done_for_and_where_it_leads(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told
