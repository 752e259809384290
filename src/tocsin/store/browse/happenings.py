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

#: So many places are listed at most.
_LISTED = 200
_FACETS = {
    **{name: [name] for name in ("event", "mode", "quad", "status")},
    "country": ["actors", "recipients"],
    "sector": ["sectors"],
    "context": ["contexts"],
    "publisher": ["told_by"],
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


@dataclass(frozen=True)
class Alike:
    """What happenings have in common."""

    facets: Facets
    places: Places


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
        index = "happenings_reported" if sort == "reported" else "happenings_listed"
        places = self._asking.page(self._conditions(search, status, index), after, limit, sort)
        rows = self._asking.rows(
            "SELECT record FROM json_each(?) AS each CROSS JOIN happenings ON happenings.id = each.value ORDER BY each.key",
            [json.dumps([id_ for _, id_ in places.items])],
        )
        return Page([msgspec.json.decode(row["record"], type=Happening) for row in rows], places.after)

    def alike(self, search: Search, status: str | None = None, look: int = 1_000) -> Alike:
        """What happenings that fit have in common: counts by type, mode, quad class, status, country, sector, context, publisher, and
        places, each happening's the one that most of its reports name. look: so many of the latest are looked at for them.
        """
        columns = dict.fromkeys(column for columns in _FACETS.values() for column in columns)
        rows, complete = facets.latest(self._asking, self._conditions(search, status), list(columns))
        dated = [row["id"] for row in rows if row["place"] is not None]
        looked = self._asking.rows(
            """SELECT record ->> '$.places[0].name' AS name, record ->> '$.places[0].country' AS country,
                record ->> '$.places[0].lat' AS lat, record ->> '$.places[0].lon' AS lon, quad, articles
                FROM json_each(?) AS each CROSS JOIN happenings ON happenings.id = each.value""",
            [json.dumps(dated[:look])],
        )
        found: dict[tuple[str, str | None], Spotted] = {}
        placed = 0
        for row in looked:
            if row["name"] is None:
                continue
            placed += 1
            key = (row["name"], row["country"])
            spot = found.setdefault(key, Spotted(*key, row["lat"], row["lon"]))
            spot.happenings += 1
            spot.reports += row["articles"]
            spot.conflict += row["quad"].endswith("conflict")
        ordered = sorted(found.values(), key=lambda each: (-each.reports, each.name))
        places = Places(ordered[:_LISTED], len(looked), placed, complete and len(dated) <= look)
        return Alike(facets.counted(rows, complete, _FACETS), places)

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
        self._add_reports(found, replace(search, event=None, mode=None, quad=None, since=None, until=None, place=None))
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
            if search.context:
                found.cheap.add("instr(contexts, ?)", f" {search.context} ")
            if search.publisher:
                found.cheap.add("instr(told_by, ?)", f"\n{search.publisher}\n")
            if search in (Search(context=search.context), Search(publisher=search.publisher)):
                return  # some report has it, whichever
            for who in self._asking.parties(search):
                who.add_to(found.cheap)
            found.dear.add(
                f"""EXISTS (SELECT 1 FROM reports CROSS JOIN events ON events.id = reports.event
                    WHERE reports.happening = happenings.id AND {asked.all})""",
                *asked.all.values,
            )
