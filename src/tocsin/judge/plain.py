"""The plain rule: threats out of event data that do not say what is threatened, on what condition and until when."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from tocsin.judge.cases import Case
from tocsin.judge.entries import Entry
from tocsin.judge.evidence import Evidence
from tocsin.model.correction import Outcome
from tocsin.model.happening import Who
from tocsin.model.rows import EventRow, Side

_CONFLICT = "material conflict"


@dataclass
class _Open:
    """A threat whose time is not over: the event that made it first, and day, id and number of reports of each that did."""

    id: str
    row: EventRow
    issuer: Side
    target: Side
    kinds: tuple[str, ...]
    due: str
    made: list[tuple[str, str, int | None]]
    settled: bool = False

    @property
    def day(self) -> str:
        return self.made[0][0]


_Pair = tuple[str, str]


def plain_cases(
    rows: Iterable[EventRow], carried_out_by: Mapping[str, Sequence[str]], horizon: int, until: str
) -> list[Case]:
    """The threats of `plain_entries` as follow-through counts them, by their days. rows: in any order."""
    dated = sorted((row for row in rows if row.date is not None), key=lambda row: row.date or "")
    entries = sorted(plain_entries(dated, carried_out_by, horizon, until), key=lambda entry: (entry.day, entry.id))
    return [entry.case() for entry in entries]


def plain_entries(
    rows: Iterable[EventRow], carried_out_by: Mapping[str, Sequence[str]], horizon: int, until: str
) -> Iterator[Entry]:
    """A THREATEN event of one against another is carried out if, within so many days after it, he does a material act of
    conflict of the kind to that other; else it lapsed, or is pending if the horizon lies beyond `until`.

    Another threat of the same sort before an open one is settled is its repetition, not another. Who acts is told by
    country, or by name where no country is known. What the data do not say (act, condition, deadline, words) is null.
    Each comes as soon as it is settled, and only those that are open are held, however many rows there are.
    rows: in the order of their days; those without one are left out.
    carried_out_by: mode of the threat to the event types that carry it out, the first of them its kind; what is not in it
    has no kind and is carried out by any.
    horizon: days. until: ISO day on which the data end.
    """
    pairs: dict[_Pair, dict[tuple[str, ...], _Open]] = defaultdict(dict)
    open_: deque[_Open] = deque()
    known = (row for row in rows if row.date is not None and not row.auxiliary)
    for day, told in groupby(known, key=lambda row: row.date or ""):
        while open_ and open_[0].due < day:
            if not (over := open_.popleft()).settled:
                yield _close(over, pairs, until)
        acts: list[tuple[str, str, _Pair]] = []
        for row in sorted(told, key=lambda row: row.id):
            if row.event == "THREATEN":
                open_.extend(_open(row, day, pairs, tuple(carried_out_by.get(row.mode or "", ())), horizon))
            elif row.event is not None and row.quad == _CONFLICT:
                acts.extend((row.event, row.id, pair) for pair in _pairs(row) if pair in pairs)
        for event, id_, pair in sorted(acts):
            for threat in [*pairs.get(pair, {}).values()]:
                if threat.day < day and (not threat.kinds or event in threat.kinds):
                    threat.settled = True
                    yield _close(threat, pairs, until, (day, id_))
    for threat in open_:
        if not threat.settled:
            yield _close(threat, pairs, until)


def _open(
    row: EventRow, day: str, pairs: dict[_Pair, dict[tuple[str, ...], _Open]], kinds: tuple[str, ...], horizon: int
) -> Iterator[_Open]:
    """The threats that an event makes; where one of the sort is open, it is repeated."""
    first = True
    for pair, (issuer, target) in _pairs(row).items():
        if kinds in pairs[pair]:
            pairs[pair][kinds].made.append((day, row.id, row.reports))
            continue
        # an event of several against several makes several threats
        id_ = row.id if first else f"{row.id} {pair[0]} {pair[1]}"
        first = False
        due = (date.fromisoformat(day) + timedelta(days=horizon)).isoformat()
        pairs[pair][kinds] = made = _Open(id_, row, issuer, target, kinds, due, [(day, row.id, row.reports)])
        yield made


def _pairs(row: EventRow) -> dict[_Pair, tuple[Side, Side]]:
    """Who against whom, each pair once."""
    found: dict[_Pair, tuple[Side, Side]] = {}
    for actor in row.actors:
        for recipient in row.recipients:
            issuer, target = _key(actor), _key(recipient)
            if issuer is not None and target is not None:
                found.setdefault((issuer, target), (actor, recipient))
    return found


def _close(
    threat: _Open, pairs: dict[_Pair, dict[tuple[str, ...], _Open]], until: str, act: tuple[str, str] | None = None
) -> Entry:
    """What became of a threat that is open no more. act: day and id of the event that carried it out."""
    pair = (_key(threat.issuer) or "", _key(threat.target) or "")
    del pairs[pair][threat.kinds]
    if not pairs[pair]:
        del pairs[pair]
    outcome: Outcome = "carried_out" if act else "lapsed" if threat.due <= until else "pending"
    reports = [each for _, _, each in threat.made]
    return Entry(
        id=threat.id,
        source=threat.row.source or "imported",
        day=threat.day,
        repeated=[day for day, _, _ in threat.made[1:]],
        issuers=[party_of(threat.issuer, threat.row.id)],
        targets=[party_of(threat.target, threat.row.id)],
        kind=threat.kinds[0] if threat.kinds else None,
        explicit=None,
        due=threat.due,
        outcome=outcome,
        reckoned=outcome,
        settled=act[0] if act else threat.due if outcome == "lapsed" else None,
        why=_WHY[outcome],
        evidence=[Evidence(shows="carried_out", event=act[1], article=None, day=act[0], words=None)] if act else [],
        happenings=[],
        reports=[id_ for _, id_, _ in threat.made],
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
