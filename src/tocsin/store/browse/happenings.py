"""Lists of happenings, what they have in common, and where they took place."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import msgspec

from tocsin.model import Happening
from tocsin.store.browse import facets
from tocsin.store.browse.asking import Asking, Conditions
from tocsin.store.browse.facets import Facets
from tocsin.store.browse.search import Cursor, Page, Search, Sort
from tocsin.store.queries import within_dates

_FACETS = {
    **{name: [name] for name in ("event", "mode", "quad", "status")},
    "country": ["actors", "recipients"],
    "sector": ["sectors"],
}


@dataclass
class Spotted:
    """A place where something happened."""

    name: str
    #: ISO-3.
    country: str | None
    #: Degrees.
    lat: float | None
    lon: float | None
    happenings: int = 0
    #: Articles that report them.
    reports: int = 0
    #: Happenings of conflict.
    conflict: int = 0


@dataclass(frozen=True)
class Places:
    """Where happenings took place, the most reported first."""

    places: list[Spotted]
    #: How many happenings were looked at, and how many of them have a place.
    looked: int
    placed: int
    #: False: there are more happenings, earlier ones.
    complete: bool


class Happenings:
    """Questions about happenings. Type, mode, quad class, status and days are the happening's own; of the rest, one of its reports fits."""

    def __init__(self, asking: Asking):
        self._asking = asking

    def page(
        self,
        search: Search,
        status: str | None = None,
        after: Cursor | None = None,
        limit: int = 50,
        sort: Sort = "latest",
    ) -> Page[Happening]:
        """Happenings that fit, those without a date last."""
        conditions = self._conditions(
            search, status, "happenings_reported" if sort == "reported" else "happenings_listed"
        )
        places = self._asking.page(conditions, after, limit, sort)
        rows = self._asking.rows(
            "SELECT record FROM json_each(?) AS each CROSS JOIN happenings ON happenings.id = each.value ORDER BY each.key",
            [json.dumps([id_ for _, id_ in places.items])],
        )
        return Page([msgspec.json.decode(row["record"], type=Happening) for row in rows], places.after)

    def facets(self, search: Search, status: str | None = None) -> Facets:
        """How many of the happenings that fit have each type, mode, quad class, status, country, sector."""
        columns = dict.fromkeys(column for columns in _FACETS.values() for column in columns)
        rows, complete = facets.latest(self._asking, self._conditions(search, status), list(columns))
        return facets.counted(rows, complete, _FACETS)

    def places(self, search: Search, status: str | None = None, limit: int = 200, look: int = 1_000) -> Places:
        """Where the latest happenings that fit took place, each by the place that most of its reports name; so many are looked at."""
        conditions = self._conditions(search, status)
        conditions.cheap.add("date IS NOT NULL")
        rows = self._asking.rows(
            f"""SELECT record ->> '$.places[0].name' AS name, record ->> '$.places[0].country' AS country,
                    record ->> '$.places[0].lat' AS lat, record ->> '$.places[0].lon' AS lon, quad, articles
                FROM {conditions.source} WHERE {conditions.all} ORDER BY date DESC LIMIT {int(look) + 1}""",
            conditions.values,
        )
        found: dict[tuple[str, str | None], Spotted] = {}
        placed = 0
        for row in rows[:look]:
            if row["name"] is None:
                continue
            placed += 1
            key = (row["name"], row["country"])
            spot = found.setdefault(key, Spotted(*key, row["lat"], row["lon"]))
            spot.happenings += 1
            spot.reports += row["articles"]
            spot.conflict += row["quad"].endswith("conflict")
        ordered = sorted(found.values(), key=lambda each: (-each.reports, each.name))
        return Places(ordered[:limit], len(rows[:look]), placed, len(rows) <= look)

    def _conditions(self, search: Search, status: str | None, index: str = "happenings_listed") -> Conditions:
        found = Conditions("happenings", index)
        for column, value in (
            ("event", search.event and search.event.upper()),
            ("mode", search.mode),
            ("quad", search.quad),
            ("status", status),
        ):
            if value:
                found.cheap.add(f"{column} = ?", value)
        within_dates(found.cheap, search.since, search.until)
        if search.place:
            found.dear.add(
                "(SELECT record ->> '$.places[0].name' FROM happenings AS whole WHERE whole.id = happenings.id) = ?",
                search.place,
            )
        self._add_reports(found, replace(search, event=None, mode=None, quad=None, since=None, until=None))
        return found

    def _add_reports(self, found: Conditions, search: Search) -> None:
        """That a report fits."""
        asked = self._asking.of_events(search)
        if asked.driver is not None:
            query, values = asked.driver
            found.driver = (
                f"""SELECT DISTINCT reports.happening AS found FROM ({query}) AS those CROSS JOIN events ON events.id = those.found
                    CROSS JOIN reports ON reports.event = events.id WHERE {asked.all}""",
                [*values, *asked.all.values],
            )
        elif asked.all.conditions:
            for who in self._asking.parties(search):
                who.add_to(found.cheap)
            found.dear.add(
                f"""EXISTS (SELECT 1 FROM reports CROSS JOIN events ON events.id = reports.event
                    WHERE reports.happening = happenings.id AND {asked.all})""",
                *asked.all.values,
            )
