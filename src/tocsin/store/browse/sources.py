"""Where the record comes from, and what others' data sets hold."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from dataclasses import dataclass
from functools import cached_property

import msgspec

from tocsin.model.rows import EventRow
from tocsin.store.browse.asking import Asking, Conditions
from tocsin.store.browse.search import Cursor, Page, Search
from tocsin.store.queries import within_dates


@dataclass(frozen=True)
class Source:
    """A publisher, and what was read of it."""

    publisher: str | None
    articles: int
    events: int
    #: ISO days of publication.
    first: str | None
    last: str | None


class Sources:
    """Questions about what was read."""

    def __init__(self, asking: Asking):
        self._asking = asking

    def all(self) -> list[Source]:
        """All publishers, the one with the most articles first."""
        told = self._asking.rows("SELECT publisher, count(*) AS n FROM events GROUP BY publisher")
        events = {row["publisher"]: row["n"] for row in told}
        found: dict[str | None, Source] = {}
        for publisher, _, number, first, last in self._articles:
            known = found.get(publisher)
            days = [day for day in (first, last, *((known.first, known.last) if known else ())) if day is not None]
            found[publisher] = Source(
                publisher,
                number + (known.articles if known else 0),
                events.get(publisher, 0),
                min(days, default=None),
                max(days, default=None),
            )
        return sorted(found.values(), key=lambda each: (-each.articles, each.publisher or ""))

    def languages(self) -> list[tuple[str, int]]:
        """Languages of the articles, the most frequent first."""
        found: Counter[str] = Counter()
        for _, language, number, *_ in self._articles:
            found[language] += number
        return sorted(found.items(), key=lambda each: (-each[1], each[0]))

    @cached_property
    def _articles(self) -> list[sqlite3.Row]:
        """Publisher, language, number of articles, first and last day: all articles are read once, which takes its time."""
        return self._asking.rows(
            "SELECT publisher, language, count(*), min(published), max(published) FROM articles GROUP BY publisher, language"
        )

    def last_day(self) -> str | None:
        """The last ISO day on which an article was published or, if none says, an asserted event is dated."""
        day = self._asking.rows("SELECT max(published) AS day FROM articles")[0]["day"]
        day = day or self._asking.rows("SELECT max(date) AS day FROM events WHERE auxiliary = ''")[0]["day"]
        return str(day)[:10] if day else None

    def imported(self, search: Search, after: Cursor | None = None, limit: int = 50) -> Page[EventRow]:
        """Imported events by type, days and code of the country of an actor and a recipient, the latest first."""
        conditions = Conditions("imported", "imported_by_day")
        for column, who in (("actors", search.actor), ("recipients", search.recipient)):
            if who:
                conditions.cheap.add(f"instr(' ' || {column} || ' ', ?)", f" {who.upper()} ")
        if search.event:
            conditions.cheap.add("event = ?", search.event.upper())
        within_dates(conditions.cheap, search.since, search.until)
        places = self._asking.page(conditions, after, limit)
        rows = self._asking.rows(
            "SELECT record FROM json_each(?) AS each CROSS JOIN imported ON imported.id = each.value ORDER BY each.key",
            [json.dumps([id_ for _, id_ in places.items])],
        )
        return Page([msgspec.json.decode(row["record"], type=EventRow) for row in rows], places.after)
