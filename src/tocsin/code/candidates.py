"""What a name of a place may mean, and how likely that is by the name alone."""

from __future__ import annotations

import math
from collections.abc import Iterator

import msgspec
from msgspec.structs import replace

from tocsin.knowledge.gazetteer import Entry, Gazetteer
from tocsin.knowledge.names import Sense
from tocsin.knowledge.phrases import words_of
from tocsin.model.record import PlacePrecision

#: A smaller town is only taken for what is meant if something speaks for it.
WELL_KNOWN = 15_000
#: What a word for a kind of place beside the name adds: "the Belgorod region".
WITH_UNIT = 5.0
#: A region is less often meant by a name alone than its capital; a district less still; a country nearly always.
_REGION_ALONE, _DISTRICT_ALONE, _COUNTRY_ALONE = -1.25, 2.0, 9.0
_OWN_NAME = 0.4
#: So large a share of a region's people, and its town is meant by their name: New York, but not Quebec.
_MOSTLY = 0.25
#: What the codebook's naming of a country for it adds.
_OF_COUNTRY = 1.0


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A place that a name may mean."""

    name: str
    precision: PlacePrecision
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    #: How likely it is meant by its name alone.
    weight: float = 0.0
    population: int = 0
    #: Whether it lies below the first level of regions.
    minor: bool = False
    #: Whether the codebook knows it: it is in the news.
    known: bool = False


class Named(msgspec.Struct, frozen=True, gc=False):
    """A name in a text with all that it may mean; of an adjective ("Somali") only the country is known."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    country: str | None = None
    #: The parser takes it for a place.
    labelled: bool = False
    #: An adjective of one of a country's peoples: "Bavarian".
    partly: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it may be a place."""
        return bool(self.candidates)

    @property
    def is_part(self) -> bool:
        """Whether it may be a place in a country, not a country as a whole."""
        return any(each.precision != "country" for each in self.candidates)


class Candidates:
    """The places of the gazetteer as what a name may mean, each with how likely that is by the name alone."""

    def __init__(self, gazetteer: Gazetteer):
        self._gazetteer = gazetteer

    def of(self, entry: Entry, unit: str | None) -> Candidate:
        """An entry of the gazetteer. unit: which kind of place the words beside the name say that it is."""
        people = math.log10(max(entry.population, 30))
        own = _OWN_NAME * entry.own
        match entry.kind:
            case "city":
                weight = people + own + (WITH_UNIT if unit == "city" else 0.0)
            case "region":
                weight = people + own + (WITH_UNIT if unit == "region" else _REGION_ALONE)
            case _:
                weight = _DISTRICT_ALONE + own + (WITH_UNIT if unit == "region" else 0.0)
        return Candidate(
            entry.name,
            # "the town of Pont-Sonde", which is only known as a district
            "city" if entry.kind == "city" or (entry.kind == "district" and unit == "city") else "region",
            entry.country,
            entry.admin1,
            entry.lat,
            entry.lon,
            entry.geonames,
            weight,
            entry.population,
            entry.kind == "district",
        )

    def regions_of(self, towns: list[Candidate]) -> Iterator[Candidate]:
        """The regions that are called by their towns: "the Belgorod region"."""
        for town in towns:
            if town.admin1 is None or town.population < WELL_KNOWN:
                continue
            form = " ".join(word.form for word in words_of(town.admin1))
            for entry in self._gazetteer.find(form):
                if entry.kind == "region" and entry.country == town.country:
                    yield replace(self.of(entry, "region"), weight=town.weight + WITH_UNIT)

    def with_sense(self, sense: Sense, candidates: list[Candidate], text: str, unit: str | None) -> list[Candidate]:
        """Candidates with what the codebook says that a name means."""
        if sense.kind == "country":
            # "American police … in Georgia"
            namesakes = [each for each in candidates if each.precision == "region" and each.country != sense.country]
            return [self._country(sense.country, sense.name), *(each for each in namesakes if not each.minor)]
        found = []
        for each in candidates:
            speaks = each.country == sense.country
            bonus = (
                (_OF_COUNTRY + 0.5 if sense.kind == "capital" and each.precision == "city" else _OF_COUNTRY)
                if speaks
                else 0.0
            )
            found.append(replace(each, weight=each.weight + bonus, known=speaks))
        if not any(each.country == sense.country for each in found):
            precision: PlacePrecision = "region" if sense.kind == "region" and unit != "city" else "city"
            found.append(Candidate(text, precision, sense.country, weight=_OF_COUNTRY + 3.5, population=WELL_KNOWN))
        return found

    def capital(self, code: str) -> Candidate | None:
        """The capital of a country by its ISO-3 code; None: it is not known."""
        town = self._gazetteer.capital(code)
        return self.of(town, None) if town is not None else None

    def country(self, code: str) -> Candidate:
        """A country by its ISO-3 code."""
        return self._country(code, None)

    def _country(self, code: str | None, name: str | None) -> Candidate:
        entry = self._gazetteer.country(code) if code else None
        if entry is None:
            return Candidate(name or code or "", "country", code, weight=_COUNTRY_ALONE)
        return Candidate(
            name or entry.name,
            "country",
            code,
            None,
            entry.lat,
            entry.lon,
            entry.geonames,
            _COUNTRY_ALONE,
            entry.population,
        )


def is_large_town(entry: Entry) -> bool:
    """Whether it is a town that may be meant though nothing speaks for it."""
    return entry.kind == "city" and entry.population >= WELL_KNOWN


def lying(place: Candidate, others: list[Candidate]) -> Candidate:
    """A district with the coordinates of its town of the same name."""
    if not place.minor or place.lat is not None:
        return place
    home = (place.country, place.admin1)
    town = next((each for each in others if each.precision == "city" and (each.country, each.admin1) == home), None)
    return replace(place, lat=town.lat, lon=town.lon) if town is not None else place


def mostly_town(place: Candidate, others: list[Candidate]) -> Candidate:
    """A region whose town of the same name holds a good part of its people: the name alone means the town."""
    if place.precision != "region" or place.minor:
        return place
    home = (place.country, place.admin1)
    towns = (
        each.weight
        for each in others
        if each.precision == "city"
        and (each.country, each.admin1) == home
        and each.population >= _MOSTLY * place.population
    )
    return replace(place, weight=min(place.weight, next(towns, place.weight + 1) - 1))
