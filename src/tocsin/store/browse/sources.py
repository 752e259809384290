"""Where the record comes from, and what others' data sets hold."""

from __future__ import annotations

import json
from dataclasses import dataclass

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
        rows = self._asking.rows(
            """SELECT publisher, count(*) AS articles, sum(coalesce(n, 0)) AS events, min(published) AS first,
                max(published) AS last FROM articles
                LEFT JOIN (SELECT article, count(*) AS n FROM events GROUP BY article) ON article = id
                GROUP BY publisher ORDER BY articles DESC, publisher""",
        )
        return [Source(**dict(row)) for row in rows]

    def languages(self) -> list[tuple[str, int]]:
        """Languages of the articles, the most frequent first."""
        rows = self._asking.rows(
            "SELECT language, count(*) AS n FROM articles GROUP BY language ORDER BY n DESC, language"
        )
        return [(row["language"], row["n"]) for row in rows]

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
