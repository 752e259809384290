"""What is only to come: "will meet the president on Friday" tells of no meeting yet, but that one is agreed to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.model import Event

#: The only auxiliary mode of what is told for certain as to come.
_TO_COME = ["future"]


def as_agreed(events: Iterable[Event], codebook: Codebook) -> list[Event]:
    """The events, those that are only to come as what they are until then (`in_prospect` of their type); their day is the one that is set."""
    return [_in_prospect(each, codebook) if each.auxiliary == _TO_COME else each for each in events]


def _in_prospect(event: Event, codebook: Codebook) -> Event:
    prospect = codebook.events[event.event].in_prospect
    if prospect is None:
        return event
    kind = codebook.events[prospect.event]
    return replace(
        event,
        event=prospect.event,
        mode=None,
        quad=kind.quad,
        score=kind.score,
        cameo=prospect.cameo,
        auxiliary=[],
    )
