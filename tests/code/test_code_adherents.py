"""People of a party or charity who are named with it, whatever they do for a living."""

from __future__ import annotations

import pytest
from coded import codes, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        ("Police in Kampala arrested six NUP youths on Tuesday.", "arrested", "UGA:PTY"),
        ("Activists of the Bharatiya Janata Party blocked a road in Kochi.", "blocked", "IND:PTY"),
        ("BJP workers blocked trains in Kolkata and burned tyres.", "blocked", "IND:PTY"),
        ("Red Cross volunteers handed out blankets in Nairobi.", "handed", "NGO:NGO"),
    ],
)
def test_adherents(coder: Coder, text: str, trigger: str, who: str) -> None:
    event = event_of(coder, text, trigger)
    assert who in codes([*event.actors, *event.recipients])
