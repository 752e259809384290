"""Gatherings that a sentence tells twice: "flew to Kigali and was received by the president", "rallied and chanted"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.model import Actor, Event

#: A call is never a part of a meeting.
_APART = "phone"


def same_gathering(one: Event, other: Event, kinds: Set[str]) -> Event | None:
    """Which of two events of one sentence tells them both, if they are one gathering: the one that names more who take part.

    kinds: types of events that are gatherings of whoever may be the same, and those with a mode ("PROTEST/demo"), of which a
    sentence may tell several: only what the same words are said to do is one.
    """
    if one.event != other.event or one.sentence != other.sentence:
        return None
    same = f"{one.event}/{one.mode}" in kinds and _are_told_by_same_words(one, other)
    if not same and one.event not in kinds:
        return None
    if one.auxiliary != other.auxiliary or not _same_way(one.mode, other.mode) or _other_day(one, other):
        return None
    if same and not (one.recipients and other.recipients):
        return other if other.recipients else one
    here, there = [*one.actors, *one.recipients], [*other.actors, *other.recipients]
    if _are_among(there, here):
        return one
    return other if _are_among(here, there) else None


def _are_told_by_same_words(one: Event, other: Event) -> bool:
    """Whether the same words of the text say who does two things."""
    words = [{(actor.start, actor.end) for actor in each.actors} for each in (one, other)]
    return bool(words[0]) and words[0] == words[1] and one.mode == other.mode


def _same_way(one: str | None, other: str | None) -> bool:
    return one == other or (None in {one, other} and _APART not in {one, other})


def _other_day(one: Event, other: Event) -> bool:
    """Whether the text gives each of two events a day of its own."""
    days = [each.date.value for each in (one, other) if each.date is not None and each.date.text]
    return len(days) == 2 and days[0] != days[1]


def _are_among(some: list[Actor], all_: list[Actor]) -> bool:
    return bool(some) and all(any(_may_be_same(each, other) for other in all_) for each in some)


def _may_be_same(one: Actor, other: Actor) -> bool:
    """Whether two who take part may be one: of one country and sector, and nothing that is said of both differs."""
    if one.country is None or one.country != other.country or one.sectors[:1] != other.sectors[:1]:
        return False
    if any(each.entity is None and each.role is None for each in (one, other)):
        return True  # the seat of a government, and who received somebody there
    told = ((one.entity, other.entity), (one.name, other.name), (one.role, other.role))
    return all(first is None or second is None or first == second for first, second in told)
