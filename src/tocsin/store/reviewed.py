"""A record with what persons have decided on it, and how doubtful an event is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec.structs import replace

from tocsin.model import Event, Record, Threat
from tocsin.model.record import Reviewed
from tocsin.model.review import Decision, Key, Verdict

#: Doubt for each side of which nobody knows who it is, and so many of them at most.
_STRANGER, _STRANGERS = 0.15, 2
#: How an event is marked on which that was decided last; those on which something else was are not in the record, or as they were coded.
_MARKS: dict[Verdict, Reviewed] = {"right": "right", "mended": "mended", "missed": "added"}
_STANDING = frozenset(_MARKS)


def doubt(event: Event) -> float:
    """How doubtful an event is, from 0 to 1: the lower the coder's confidence and the more of the participants it could
    not resolve, the more. An event without an actor has an unresolved one; one that a person has decided on has no doubt.
    """
    if event.reviewed:
        return 0.0
    strangers = sum(not (each.country or each.sectors) for each in [*event.actors, *event.recipients])
    strangers += not event.actors
    return round(min(1.0, 1 - event.confidence + _STRANGER * min(_STRANGERS, strangers)), 2)


def latest(decisions: Iterable[Decision]) -> list[Decision]:
    """Of decisions in their order, the last on each event."""
    return list({each.key: each for each in decisions}.values())


def attached(record: Record, decisions: Iterable[Decision]) -> dict[str, Decision]:
    """By the id of an event what was decided on it; the last decision holds.

    record: as it was coded. A decision finds its event by the words of the trigger: these and its type, else these alone,
    else words that overlap and its type. What was missed finds one that is coded since, by words and type.
    """
    found: dict[str, Decision] = {}
    left = latest(decisions)
    for fits in _FITS:
        for decision in list(left):
            event = next((each for each in record.events if each.id not in found and fits(decision, each)), None)
            if event is not None:
                found[event.id] = decision
                left.remove(decision)
    return found


def reviewed(record: Record, decisions: list[Decision]) -> Record:
    """A coded record as it is after these decisions, which are in their order.

    Wrong events are gone, mended ones mended, missed ones added; one that was decided to be right is in it even if it is
    no longer coded.
    """
    by_event = attached(record, decisions)
    said = {each.id for each in record.statements}
    events = []
    for event in record.events:
        decision = by_event.get(event.id)
        if decision is None or decision.verdict == "open":
            events.append(event)
        elif decision.verdict != "wrong":
            events.append(_decided(event, decision))
    kept = [each for each in latest(decisions) if each.verdict in _STANDING]
    attached_to, ids = list(by_event.values()), kept_ids(decisions)
    for decision in kept:
        if decision not in attached_to:
            event = decision.event
            bare = replace(
                event, id=ids[decision.key], attribution=event.attribution if event.attribution in said else None
            )
            events.append(_decided(bare, decision))
            by_event[bare.id] = decision
    standing = {each.id: each for each in events}
    was = {each.id: each for each in record.events}
    return replace(
        record,
        events=events,
        threats=_threats(record, standing, was, by_event),
        figures=[each if each.event in standing else replace(each, event=None) for each in record.figures],
    )


def kept_ids(decisions: Iterable[Decision]) -> dict[Key, str]:
    """The ids of events that stand in the record by a decision alone, by the key of their decisions, which are all those on an article."""
    found: dict[Key, str] = {}
    taken: Counter[str] = Counter()
    for each in latest(decisions):
        bare = f"{each.article}.{each.event.trigger.start}k"
        taken[bare] += 1
        found[each.key] = bare if taken[bare] == 1 else f"{bare}{taken[bare]}"
    return found


def _decided(event: Event, decision: Decision) -> Event:
    as_decided = decision.event
    if decision.whole:
        event = replace(event, date=as_decided.date, place=as_decided.place, contexts=as_decided.contexts)
    return replace(
        event,
        event=as_decided.event,
        mode=as_decided.mode,
        quad=as_decided.quad,
        score=as_decided.score,
        cameo=as_decided.cameo,
        auxiliary=as_decided.auxiliary,
        actors=as_decided.actors,
        recipients=as_decided.recipients,
        reviewed=_MARKS[decision.verdict],
    )


def _threats(
    record: Record, standing: dict[str, Event], was: dict[str, Event], by_event: dict[str, Decision]
) -> list[Threat]:
    """The threats of the events that are some; those to whom a person gave other sides or terms have these."""
    found = []
    coded = {each.event: each for each in record.threats}
    for event in standing.values():
        if event.event != "THREATEN":
            continue
        decision = by_event.get(event.id)
        if decision is not None and decision.verdict in _STANDING and decision.threat is not None:
            found.append(replace(decision.threat, event=event.id, issuers=event.actors, targets=event.recipients))
            continue
        threat = coded.get(event.id)
        before = was.get(event.id)
        if threat is None:
            if event.reviewed:
                found.append(Threat(event=event.id, issuers=event.actors, targets=event.recipients))
            continue
        if before is not None and event.actors != before.actors:
            threat = replace(threat, issuers=event.actors)
        if before is not None and event.recipients != before.recipients:
            threat = replace(threat, targets=event.recipients)
        found.append(threat)
    return found


def _same_words(decision: Decision, event: Event) -> bool:
    return decision.event.trigger == event.trigger


def _same_type(decision: Decision, event: Event) -> bool:
    return (decision.coded or decision.event.event) == event.event


def _overlaps(decision: Decision, event: Event) -> bool:
    one, other = decision.event.trigger, event.trigger
    return one.start < other.end and other.start < one.end


_FITS: tuple[Callable[[Decision, Event], bool], ...] = (
    lambda decision, event: _same_words(decision, event) and _same_type(decision, event),
    lambda decision, event: _same_words(decision, event) and decision.coded is not None,
    lambda decision, event: _overlaps(decision, event) and _same_type(decision, event),
)
