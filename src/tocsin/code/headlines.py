"""Headlines: what they tell in short happened when and where the first paragraphs say that it did."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from tocsin.code.scene import is_inside
from tocsin.model import Actor, Event, When
from tocsin.model.sectors import CIVILIANS
from tocsin.parse.syntax import Sentence

#: What a headline tells is told again in so many paragraphs.
_LEAD = 4


def with_lead(events: Sequence[Event], sentences: Sequence[Sentence]) -> list[Event]:
    """The events, those of the headline with the day and the place of the one by which the lead tells the same.

    A headline that says when or where itself is only made more exact: "at a market in western Niger" by the town.
    """
    first = next((each.block for each in sentences if each.kind == "body"), None)
    if first is None:
        return list(events)
    lead = [
        event
        for event in events
        if sentences[event.sentence].kind == "body" and sentences[event.sentence].block < first + _LEAD
    ]
    return [
        _as_in(event, lead, sentences[event.sentence]) if sentences[event.sentence].kind == "headline" else event
        for event in events
    ]


def _as_in(event: Event, lead: Iterable[Event], headline: Sentence) -> Event:
    """An event of the headline with the day and place of the one of the lead that tells the same."""
    same = [each for each in lead if _tells_same(event, each)]
    if not same:
        return event
    # of two that it may be, the one that is done in the same way
    told = min(same, key=lambda each: each.mode != event.mode)
    day = event.date if event.date is not None and _is_told_in(event.date, headline) else told.date
    place = event.place
    if place is None or is_inside(told.place, place):
        place = told.place
    return replace(event, date=day, place=place)


def _is_told_in(when: When, headline: Sentence) -> bool:
    return when.start is not None and headline.start <= when.start < headline.end


def _tells_same(event: Event, other: Event) -> bool:
    """Whether two events may be one happening: of one type and aspect, somebody takes part in both, and nobody differs.

    Those that are done in different ways are only if both sides are the same: "kill 29" and "shot dead 29 traders".
    """
    if event.event != other.event or event.auxiliary != other.auxiliary:
        return False
    sides = ((event.actors, other.actors), (event.recipients, other.recipients))
    alike = [_are_same(*side) for side in sides]
    otherwise = None not in {event.mode, other.mode} and event.mode != other.mode
    return all(_may_be_same(*side) for side in sides) and (all(alike) if otherwise else any(alike))


def _may_be_same(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether those whom two events name on one side may be the same; a headline leaves out what it has no room for."""
    return not some or not others or any(_agree(one, other) for one in some for other in others)


def _are_same(some: Sequence[Actor], others: Sequence[Actor]) -> bool:
    """Whether two events name somebody of one country or one sector on one side."""
    return any(
        _agree(one, other)
        and (
            (one.country is not None and one.country == other.country) or not set(one.sectors).isdisjoint(other.sectors)
        )
        for one in some
        for other in others
    )


def _agree(one: Actor, other: Actor) -> bool:
    """Whether nothing that is known of two who take part differs."""
    if one.country and other.country and one.country != other.country:
        return False
    told = [each.sectors for each in (one, other)]
    return [] in told or [CIVILIANS] in told or not set(one.sectors).isdisjoint(other.sectors)
