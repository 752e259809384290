"""Threats put together with the terms that the same issuer tells beside them."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from tocsin.model import Event, Span, Threat, When


@dataclass(frozen=True)
class Terms:
    """An event that tells terms: a threat, or a demand of somebody who may threaten beside it."""

    event: Event
    threat: Threat | None = None
    demand: Span | None = None
    deadline: When | None = None


def joined(told: list[Terms]) -> list[Threat]:
    """The threats, each with the terms that the same issuer tells beside it, in the same sentence or the next one.

    "Iran must leave by Friday, he said. Otherwise his army would attack": a threat that names its act takes up demand and
    deadline, one that only sets a deadline the act.
    """
    threats = []
    for each in told:
        own = threat = each.threat
        if own is None or threat is None:
            continue
        for other in told:
            if other is each or abs(other.event.sentence - each.event.sentence) > 1 or not _is_by_same(each, other):
                continue
            beside = other.threat
            demand, deadline = (beside.demand, beside.deadline) if beside else (other.demand, other.deadline)
            if threat.act is None and beside is not None:
                threat = msgspec.structs.replace(threat, act=beside.act)
            elif own.act is not None and (beside is None or beside.act is None):
                threat = msgspec.structs.replace(
                    threat, demand=threat.demand or demand, deadline=threat.deadline or deadline
                )
        threats.append(threat)
    return threats


def _is_by_same(one: Terms, other: Terms) -> bool:
    """Whether two are issued by the same, and not to different people."""
    names, others = ({actor.entity or actor.name or actor.text for actor in each.event.actors} for each in (one, other))
    states, theirs = ({actor.country for actor in each.event.actors} - {None} for each in (one, other))
    targets, aims = ({actor.country for actor in each.event.recipients} - {None} for each in (one, other))
    apart = bool(targets) and bool(aims) and targets.isdisjoint(aims)
    return not apart and (not names.isdisjoint(others) or not states.isdisjoint(theirs))
