"""The plain rule: cases out of event data that do not say what is threatened, on what condition and until when."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from tocsin.judge.cases import Case
from tocsin.model.rows import EventRow, Side

_CONFLICT = "material conflict"


def plain_cases(
    rows: Iterable[EventRow], carried_out_by: Mapping[str, Sequence[str]], horizon: int, until: str
) -> list[Case]:
    """A THREATEN event of one against another is carried out if, within so many days after it, he does a material act of
    conflict of the kind to that other; else it lapsed, or is pending if the horizon lies beyond `until`.

    Another threat of the same sort before an open one is settled is its repetition, not another case. Who acts is told by
    country, or by name where no country is known.
    carried_out_by: mode of the threat to the event types that carry it out, the first of them its kind; what is not in it
    has no kind and is carried out by any.
    horizon: days. until: ISO day on which the data end.
    """
    acts: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    threats: dict[tuple[str, str, tuple[str, ...]], list[tuple[str, str]]] = defaultdict(list)
    for row in rows:
        if row.date is None or row.auxiliary:
            continue
        for issuer in map(_key, row.actors):
            for target in map(_key, row.recipients):
                if issuer is None or target is None:
                    continue
                if row.event == "THREATEN":
                    kinds = tuple(carried_out_by.get(row.mode or "", ()))
                    threats[issuer, target, kinds].append((row.date, row.id))
                elif row.event is not None and row.quad == _CONFLICT:
                    acts[issuer, target].append((row.date, row.event, row.id))
    for done in acts.values():
        done.sort()
    cases: list[Case] = []
    for (issuer, target, kinds), made in threats.items():
        open_until = ""
        for day, key in sorted(made):
            if day <= open_until:
                continue
            due = (date.fromisoformat(day) + timedelta(days=horizon)).isoformat()
            done = acts[issuer, target]
            evidence = next(
                (
                    (when, act)
                    for when, event, act in done[bisect_right(done, (day, "~", "")) :]
                    if when <= due and (not kinds or event in kinds)
                ),
                None,
            )
            # it is settled when it is carried out; what follows is another
            open_until = evidence[0] if evidence else due
            cases.append(
                Case(
                    id=key,
                    issuer=issuer,
                    target=target,
                    kind=kinds[0] if kinds else None,
                    day=day,
                    due=due,
                    outcome="carried_out" if evidence else "lapsed" if due <= until else "pending",
                    evidence=[evidence[1]] if evidence else [],
                )
            )
    return sorted(cases, key=lambda case: (case.day, case.id))


def _key(side: Side) -> str | None:
    return side.country or side.name
