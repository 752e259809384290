"""Lists of events, what they have in common, and how many there were over time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.store.browse import facets
from tocsin.store.browse.asking import Asking, Conditions, cut
from tocsin.store.browse.facets import Facets
from tocsin.store.browse.search import Cursor, Page, Search, Sort
from tocsin.store.browse.shown import Shown, shown

_FACETS = {
    **{name: [name] for name in ("event", "mode", "quad", "auxiliary")},
    "country": ["actors", "recipients"],
    "sector": ["sectors"],
    "context": ["contexts"],
    "publisher": ["publisher"],
}


@dataclass(frozen=True)
class Listed:
    """A page of events, and what all that fit have in common."""

    page: Page[Shown]
    facets: Facets


class Events:
    """Questions about events."""

    def __init__(self, asking: Asking):
        self._asking = asking

    def page(self, search: Search, after: Cursor | None = None, limit: int = 50, sort: Sort = "latest") -> Page[Shown]:
        """Events that fit, those without a date last; the articles without their text."""
        places = self._asking.page(_walked(self._asking.of_events(search), sort), after, limit, sort)
        return self._shown(places)

    def listed(self, search: Search, after: Cursor | None = None, limit: int = 50, sort: Sort = "latest") -> Listed:
        """As `page`, with counts by type, mode, quad class, auxiliary mode, country, sector, context, publisher."""
        conditions = self._asking.of_events(search)
        columns = dict.fromkeys(column for columns in _FACETS.values() for column in columns)
        rows, complete = facets.latest(self._asking, conditions, [*columns, "article"])
        counted = facets.counted(rows, complete, _FACETS)
        if after is None and sort == "latest" and (complete or len(rows) > limit):  # they begin with the page
            places = cut([(row["place"], row["id"]) for row in rows[: limit + 1]], limit)
        else:
            places = self._asking.page(_walked(conditions, sort), after, limit, sort)
        return Listed(self._shown(places), counted)

    def those(self, ids: Sequence[str]) -> list[Shown]:
        """Events in the order of their ids; those that are not there are left out."""
        return shown(self._asking, ids)

    def by_period(self, search: Search, characters: int = 7) -> dict[str, Counter[tuple[str, str | None]]]:
        """Events by type and mode in each period of those that fit and have a date, in order of time.

        characters: of the ISO day: 7 counts by month, 4 by year.
        """
        conditions = self._asking.of_events(search)
        if search.auxiliary == "asserted":
            conditions = conditions.along("events_asserted")
        found: dict[str, Counter[tuple[str, str | None]]] = {}
        for row in self._asking.rows(
            f"""SELECT substr(date, 1, {int(characters)}) AS period, event, mode, count(*) AS n FROM {conditions.source}
                WHERE {conditions.all} AND date IS NOT NULL GROUP BY period, event, mode ORDER BY period""",
            conditions.values,
        ):
            found.setdefault(row["period"], Counter())[row["event"], row["mode"]] = row["n"]
        return found

    def _shown(self, places: Page[tuple[str | None, str]]) -> Page[Shown]:
        return Page(self.those([id_ for _, id_ in places.items]), places.after)


def _walked(conditions: Conditions, sort: Sort) -> Conditions:
    """The conditions, to be walked along in that order."""
    return conditions.along("events_doubted") if sort == "doubtful" else conditions
