"""Reading events of every source as rows: the coder's own and imported ones, one at a time, whatever their number."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec

from tocsin.model import Article, Event
from tocsin.model.rows import EventRow, row_of
from tocsin.store.flat import event_row, imported_row
from tocsin.store.queries import EventFilter, Where, event_conditions, of_kind, part_of_name, within_dates
from tocsin.store.store import Store

_ARTICLE = "id, ref, url, publisher, byline, title, published, language"


@dataclass(frozen=True, slots=True)
class Act:
    """The little of asserted events that counting needs."""

    #: ISO day.
    date: str
    event: str | None
    quad: str | None
    #: ISO-3 or international codes of those who are known.
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    #: How many events are so alike.
    number: int = 1


class Rows:
    """Events of a store as rows."""

    def __init__(self, store: Store):
        self._store = store

    def all(self, wanted: EventFilter) -> Iterator[EventRow]:
        """Events of every source that fit, latest first."""
        found = heapq.merge(self.own(wanted), self.imported(wanted), key=lambda row: row.date or "", reverse=True)
        return islice(found, wanted.limit)

    def flat(self, wanted: EventFilter) -> Iterator[dict[str, Any]]:
        """The same as flat rows of `EVENT_COLUMNS`; the coder's own cite their words."""
        own = (event_row(event, article) for event, article in self.coded(wanted))
        imported = map(imported_row, self.imported(wanted))
        return islice(heapq.merge(own, imported, key=lambda row: row["date"] or "", reverse=True), wanted.limit)

    def own(self, wanted: EventFilter) -> Iterator[EventRow]:
        """The coder's own events that fit, latest first."""
        for event, article in self.coded(wanted):
            yield row_of(event, article)

    def coded(self, wanted: EventFilter) -> Iterator[tuple[Event, Article]]:
        """The coder's own events that fit with their articles (without their text), latest first."""
        where = event_conditions(wanted)
        columns = ", ".join(f"articles.{name}" for name in _ARTICLE.split(", "))
        query = f"""SELECT events.record AS record, {columns} FROM events JOIN articles ON articles.id = events.article
            WHERE {where} ORDER BY date DESC, article, length(events.id), events.id"""
        with self._store.faults():
            for record, *article in self._store.connection.execute(query, where.values):
                names = dict(zip(_ARTICLE.split(", "), article, strict=True))
                yield msgspec.json.decode(record, type=Event), Article(**names, text="")

    def imported(self, wanted: EventFilter) -> Iterator[EventRow]:
        """Imported events that fit, latest first."""
        where = _conditions(wanted)
        decoder = msgspec.json.Decoder(EventRow)
        query = f"SELECT record FROM imported WHERE {where} ORDER BY date DESC, rowid"
        with self._store.faults():
            for (record,) in self._store.connection.execute(query, where.values):
                yield decoder.decode(record)

    def count_imported(self) -> int:
        """Number of imported events."""
        with self._store.faults():
            return int(self._store.connection.execute("SELECT count(*) FROM imported").fetchone()[0])

    def last_day(self) -> str | None:
        """The last ISO day that is told of: that of the last event, but none after the last article, which can only expect it."""
        query = """SELECT max(day) FROM (SELECT max(date) AS day FROM imported
            UNION ALL SELECT min(last, coalesce((SELECT max(published) FROM articles), last)) FROM (SELECT max(date) AS last FROM events))"""
        with self._store.faults():
            day: str | None = self._store.connection.execute(query).fetchone()[0]
            return day

    def acts(self, since: str | None = None, until: str | None = None) -> Iterator[Act]:
        """Every event of a day that the texts assert, or of which the source does not say, those alike as one.

        since, until: ISO days, both included.
        """
        where = Where(["date IS NOT NULL"])
        within_dates(where, since, until)
        alike = "date, event, quad, actors, recipients"
        queries = [
            f"SELECT {alike}, count(*) FROM {table} WHERE {condition} AND {where} GROUP BY {alike}"
            for table, condition in (("imported", "coalesce(auxiliary, '') = ''"), ("events", "auxiliary = ''"))
        ]
        with self._store.faults():
            for query in queries:
                rows = self._store.connection.execute(query, where.values)
                for day, event, quad, actors, recipients, number in rows:
                    yield Act(day, event, quad, _codes(actors), _codes(recipients), number)


@lru_cache(maxsize=100_000)
def _codes(countries: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in countries.split(" ") if code not in {"", "-"}))


def _conditions(wanted: EventFilter) -> Where:
    where = Where()
    for side, who in (("actors", wanted.actor), ("recipients", wanted.recipient)):
        if who:
            code, _, sector = who.upper().partition(":")
            where.add(
                f"""((' ' || {side} || ' ' LIKE ? AND (? = '' OR EXISTS (SELECT 1 FROM json_each(record, '$.{side}')
                    WHERE value ->> '$.country' = ? AND value ->> '$.sectors[0]' = ?)))
                  OR (? IS NOT NULL AND EXISTS (SELECT 1 FROM json_each(record, '$.{side}')
                    WHERE instr(lower(value ->> '$.name'), ?))))""",
                f"% {code} %",
                sector,
                code,
                sector,
                part_of_name(who),
                part_of_name(who),
            )
    of_kind(where, wanted, event="event", auxiliary="coalesce(auxiliary, '')")
    return where
