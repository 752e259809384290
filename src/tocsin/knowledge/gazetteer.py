"""The gazetteer: towns, regions and countries of the world by their names, with where they lie.

A SQLite file of GeoNames data (CC BY 4.0): the wheel brings it compiled; in a source tree it is compiled once and kept in the
user's cache. Names are looked up on disk, so that it costs no time at the start and hardly any memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from tocsin.codebook import load_codebook
from tocsin.codebook.cache import cached_file, folders, shipped_file
from tocsin.knowledge.geonames import Entry, GeoNames, Land, sources_digest

__all__ = ["LONGEST", "Entry", "Gazetteer", "load_gazetteer"]

#: Changes when the file's layout does.
_FORMAT = 8
#: Longest name that is looked for, in words.
LONGEST = 6
_REMEMBERED = 20_000
_KINDS = ("country", "region", "district", "city")
#: Coordinates are kept as whole numbers of these parts of a degree, as exact as the sources are.
_DEGREE = 100_000

_TABLES = """
CREATE TABLE lands (
    name TEXT NOT NULL,
    iso3 TEXT PRIMARY KEY,
    iso2 TEXT NOT NULL,
    fips TEXT NOT NULL,
    population INTEGER NOT NULL
) STRICT;
CREATE TABLE regions (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    admin1 INTEGER REFERENCES regions,
    lat INTEGER,
    lon INTEGER,
    population INTEGER NOT NULL,
    geonames INTEGER
) STRICT;
-- own: 2 the place's own name, 1 the same without its kind ("Helmand" for "Helmand Province"), 0 another
CREATE TABLE names (
    form TEXT NOT NULL,
    place INTEGER NOT NULL,
    own INTEGER NOT NULL,
    PRIMARY KEY (form, place)
) STRICT, WITHOUT ROWID;
"""


class Gazetteer:
    """Places by name.

    path: the compiled file; None: compiled now, in memory.
    identity: tells one edition of the data from another.
    """

    def __init__(self, path: Path | None, identity: str):
        self.identity = identity
        self._connection = _opened(path) if path else _compiled_into(":memory:")
        self._find = lru_cache(maxsize=_REMEMBERED)(self._rows)

    def find(self, form: str) -> tuple[Entry, ...]:
        """All places that go by a name, given as its words' forms joined with blanks; the most populous first."""
        return self._find(form)

    def country(self, code: str) -> Entry | None:
        """A country by its ISO-3 code."""
        return next(iter(self._find(f"={code}")), None)

    def capital(self, code: str) -> Entry | None:
        """The capital of a country by its ISO-3 code."""
        return next(iter(self._find(f"*{code}")), None)

    def lands(self) -> list[Land]:
        """All countries with their codes."""
        return [Land(*row) for row in self._connection.execute("SELECT * FROM lands ORDER BY rowid")]

    def cities(self, population: int) -> list[tuple[str, str]]:
        """Name and ISO-3 country of each town of so many people or more, the least populous first."""
        return self._connection.execute(
            "SELECT name, country FROM places WHERE kind = ? AND population >= ? ORDER BY population, id",
            (_KINDS.index("city"), population),
        ).fetchall()

    def _rows(self, form: str) -> tuple[Entry, ...]:
        rows = self._connection.execute(
            "SELECT kind, places.name, country, regions.name, lat, lon, population, geonames, own"
            " FROM names JOIN places ON place = places.id LEFT JOIN regions ON admin1 = regions.id"
            " WHERE form = ? ORDER BY population DESC, places.id",
            (form,),
        )
        return tuple(
            Entry(_KINDS[kind], name, country, admin1, _degrees(lat), _degrees(lon), population, geonames, own)
            for kind, name, country, admin1, lat, lon, population, geonames, own in rows
        )


def load_gazetteer() -> Gazetteer:
    """The gazetteer that the package ships, else the one in the user's cache, else compiled now.

    Raises Fault when it must be compiled, and the packages with the data are not installed.
    """
    return _loaded(folders())


@lru_cache(maxsize=2)
def _loaded(_: tuple[Path, ...]) -> Gazetteer:
    shipped = shipped_file("gazetteer-*.db")
    if shipped:
        return Gazetteer(shipped, shipped.stem)
    identity = f"gazetteer-{sources_digest([str(_FORMAT), *load_codebook().places.units])}"
    # where no folder can be written, it only costs time and memory
    return Gazetteer(cached_file(f"{identity}.db", lambda path: _compiled_into(str(path)).close()), identity)


def _opened(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _compiled_into(target: str) -> sqlite3.Connection:
    source = GeoNames(load_codebook().places.units)
    connection = sqlite3.connect(target, check_same_thread=False)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    connection.executescript(_TABLES)
    named: list[tuple[str, int, int]] = []
    regions: dict[str, int] = {}

    def rows() -> Iterator[tuple[object, ...]]:
        for number, (place, names) in enumerate(source.places()):
            named.extend((form, number, own) for form, own in names.items())
            admin1 = None if place.admin1 is None else regions.setdefault(place.admin1, len(regions))
            where = _parts(place.lat), _parts(place.lon), place.population, place.geonames
            yield number, _KINDS.index(place.kind), place.name, place.country, admin1, *where

    with connection:
        lands = [(each.name, each.iso3, each.iso2, each.fips, each.population) for each in source.lands()]
        connection.executemany("INSERT INTO lands VALUES (?, ?, ?, ?, ?)", lands)
        connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
        connection.executemany("INSERT INTO regions (name, id) VALUES (?, ?)", regions.items())
        named.sort()  # in order, a tree grows much faster
        connection.executemany("INSERT INTO names VALUES (?, ?, ?)", named)
    connection.execute("VACUUM")
    return connection


def _parts(degrees: float | None) -> int | None:
    return None if degrees is None else round(degrees * _DEGREE)


def _degrees(parts: int | None) -> float | None:
    return None if parts is None else parts / _DEGREE
