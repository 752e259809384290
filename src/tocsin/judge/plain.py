"""The plain rule: threats out of event data that do not say what is threatened, on what condition and until when."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice

from msgspec.structs import replace

from tocsin.judge.cases import Case
from tocsin.judge.entries import Entry
from tocsin.judge.outcomes import Evidence
from tocsin.model.correction import Outcome
from tocsin.model.happening import Who
from tocsin.model.rows import EventRow, Side

_CONFLICT = "material conflict"


@dataclass(frozen=True)
class _Made:
    """A THREATEN event of one against another."""

    day: str
    id: str
    row: EventRow
    issuer: Side
    target: Side


def plain_cases(
    rows: Iterable[EventRow], carried_out_by: Mapping[str, Sequence[str]], horizon: int, until: str
) -> list[Case]:
    """The threats of `plain_entries` as follow-through counts them."""
    return [entry.case() for entry in plain_entries(rows, carried_out_by, horizon, until)]


def plain_entries(
    rows: Iterable[EventRow], carried_out_by: Mapping[str, Sequence[str]], horizon: int, until: str
) -> list[Entry]:
    """A THREATEN event of one against another is carried out if, within so many days after it, he does a material act of
    conflict of the kind to that other; else it lapsed, or is pending if the horizon lies beyond `until`.

    Another threat of the same sort before an open one is settled is its repetition, not another. Who acts is told by
    country, or by name where no country is known. What the data do not say (act, condition, deadline, words) is null.
    carried_out_by: mode of the threat to the event types that carry it out, the first of them its kind; what is not in it
    has no kind and is carried out by any.
    horizon: days. until: ISO day on which the data end.
    """
    acts: dict[tuple[str, str], list[tuple[str, str, str]]] = defaultdict(list)
    threats: dict[tuple[str, str, tuple[str, ...]], list[_Made]] = defaultdict(list)
    for row in rows:
        if row.date is None or row.auxiliary:
            continue
        for actor in row.actors:
            for recipient in row.recipients:
                issuer, target = _key(actor), _key(recipient)
                if issuer is None or target is None:
                    continue
                if row.event == "THREATEN":
                    kinds = tuple(carried_out_by.get(row.mode or "", ()))
                    threats[issuer, target, kinds].append(_Made(row.date, row.id, row, actor, recipient))
                elif row.event is not None and row.quad == _CONFLICT:
                    acts[issuer, target].append((row.date, row.event, row.id))
    for done in acts.values():
        done.sort()
    entries: dict[str, Entry] = {}
    for (issuer, target, kinds), made in threats.items():
        done = acts.get((issuer, target), [])
        made.sort(key=lambda each: (each.day, each.id))
        start = 0
        while start < len(made):
            first = made[start]
            due = (date.fromisoformat(first.day) + timedelta(days=horizon)).isoformat()
            carried_out = next(
                (
                    each
                    for each in islice(done, bisect_right(done, (first.day, "~", "")), None)
                    if each[0] <= due and (not kinds or each[1] in kinds)
                ),
                None,
            )
            # it is settled when it is carried out; what follows is another
            open_until = carried_out[0] if carried_out else due
            end = bisect_right(made, open_until, key=_day)
            entry = _entry(made[start:end], kinds, due, until, carried_out)
            start = end
            # an event of several against several makes several threats
            entries[f"{entry.id} {issuer} {target}" if entry.id in entries else entry.id] = entry
    return [replace(entry, id=id_) for id_, entry in sorted(entries.items(), key=lambda each: (each[1].day, each[0]))]


def _day(made: _Made) -> str:
    return made.day


def _entry(
    made: Sequence[_Made], kinds: Sequence[str], due: str, until: str, act: tuple[str, str, str] | None
) -> Entry:
    first = made[0]
    outcome: Outcome = "carried_out" if act else "lapsed" if due <= until else "pending"
    reports = [each.row.reports for each in made]
    return Entry(
        id=first.id,
        source=first.row.source or "imported",
        day=first.day,
        repeated=[each.day for each in made[1:]],
        issuers=[party_of(first.issuer, first.id)],
        targets=[party_of(first.target, first.id)],
        kind=kinds[0] if kinds else None,
        explicit=None,
        due=due,
        outcome=outcome,
        reckoned=outcome,
        settled=act[0] if act else due if outcome == "lapsed" else None,
        why=_WHY[outcome],
        evidence=[Evidence(shows="carried_out", event=act[2], article=None, day=act[0], words=None)] if act else [],
        happenings=[],
        reports=[each.id for each in made],
        articles=sum(each for each in reports if each is not None) if None not in reports else None,
        publishers=None,
    )


_WHY: Mapping[Outcome, str] = {
    "carried_out": "the issuer did a material act of conflict of the kind to the target in time",
    "lapsed": "time passed, and the data have no such act of the issuer against the target",
    "pending": "the time is not over when the data end",
}


def party_of(side: Side, event: str) -> Who:
    """Somebody of an imported event."""
    text = side.name or side.country or "somebody who is not named"
    return Who(text=text, name=side.name, country=side.country, sectors=side.sectors, events=[event])


def _key(side: Side) -> str | None:
    return side.country or side.name
