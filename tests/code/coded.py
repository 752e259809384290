"""How tests of the coder look things up in a record and write an event in short."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.code.coder import Coder
from tocsin.model import Actor, Event, Record

#: A Wednesday.
PUBLISHED = "2024-05-15"


def code_of(actor: Actor) -> str:
    """An actor as COUNTRY or COUNTRY:SECTOR; "?" for a country that is not known."""
    country = actor.country or "?"
    return f"{country}:{actor.sectors[0]}" if actor.sectors else country


def codes(actors: Sequence[Actor]) -> list[str]:
    return [code_of(actor) for actor in actors]


def event_at(record: Record, trigger: str) -> Event:
    """The one event that a word triggers."""
    found = [event for event in record.events if event.trigger.text == trigger]
    assert len(found) == 1, f"{len(found)} events at {trigger!r}: {[told(event) for event in record.events]}"
    return found[0]


def event_of(coder: Coder, text: str, trigger: str, published: str | None = PUBLISHED) -> Event:
    """The one event of a text that a word triggers."""
    return event_at(coder.code(text, published=published), trigger)


def told(event: Event) -> str:
    """An event in short: "ASSAULT RUS > UKR +future"."""
    auxiliary = f" +{','.join(event.auxiliary)}" if event.auxiliary else ""
    return f"{event.event} {' & '.join(codes(event.actors)) or '-'} > {' & '.join(codes(event.recipients)) or '-'}{auxiliary}"


def tell(coder: Coder, text: str, published: str | None = PUBLISHED) -> list[str]:
    """The events of a text in short."""
    return [told(event) for event in coder.code(text, published=published).events]


def told_at(coder: Coder, text: str, trigger: str, published: str | None = PUBLISHED) -> str:
    """The one event of a text that a word triggers, in short."""
    return told(event_of(coder, text, trigger, published))
