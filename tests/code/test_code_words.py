"""Words: demands, refusals, charges and threats, to whom they are said and which of them are told."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who refuses was asked
        ("Ankara rejected Greece's request for a meeting.", ["REJECT TUR:GOV > GRC", "REQUEST GRC > TUR:GOV"]),
        # a threat told after a demand is the demander's, and aimed at whom he asks
        ("Canberra demanded that Jakarta release the fishermen, threatening to recall its ambassador.", ["REQUEST AUS:GOV > IDN:GOV", "THREATEN AUS:GOV > IDN:GOV"]),
        ("Oman demanded an apology from Qatar and threatened to downgrade ties.", ["REQUEST OMN > QAT", "THREATEN OMN > QAT"]),
        # what a stated threat is conditional on is no event, nor is the deed that would be answered
        ("Turkey said it would send its army into Syria if the Kurds did not withdraw.", ["THREATEN TUR > SYR"]),
        ("Any attack on our country will be met with a crushing response, the Iranian general said.", ["THREATEN IRN:MIL > -"]),
        ("Hungary will block the EU budget unless the funds are released, Orban said.", ["THREATEN HUN:GOV > EUR"]),
        # who accuses for others is not the one harmed
        ("The United States accused Syria of bombing a hospital.", ["ACCUSE USA > SYR", "ASSAULT SYR > ?:MED +hypothetical"]),
        # a state's own people demand of it
        ("Prabowo's adviser said that Indonesia must ensure security in Papua.", ["REQUEST IDN:GOV > IDN"]),
        # a blockade that demands is one event
        ("Jordanian farmers demanding water blocked a highway near Irbid.", ["PROTEST JOR:AGR > -"]),
        # a denied charge refuses nobody anything
        ("Spain accused Morocco of jamming its radars, a charge that Rabat denied.", ["ACCUSE ESP > MAR", "REJECT MAR:GOV > -"]),
    ],
)  # fmt: skip
def test_text_gives_these_events(coder: Coder, text: str, expected: list[str]) -> None:
    assert tell(coder, text) == expected
