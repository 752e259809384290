"""Date and place of an event, each as one line that a person reads and writes: `WORDS = DATE`, `WORDS = NAME, REGION, COUNTRY`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from tocsin.codebook.load import BUILTIN, read_yaml
from tocsin.codebook.schema.facts import PlaceWords
from tocsin.judge.cited import BY_HAND, MendError, found
from tocsin.knowledge.gazetteer import load_gazetteer
from tocsin.knowledge.phrases import words_of
from tocsin.model import Place, When
from tocsin.model.record import Precision

_ROUGH = "~"
_MONTH, _YEAR, _WEEK = re.compile(r"\d{4}-\d\d"), re.compile(r"\d{4}"), re.compile(r"\d{4}-W\d\d")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def date_line(when: When | None) -> str:
    """A date as a line, empty if there is none."""
    if when is None:
        return ""
    cited = f"{' '.join(when.text.split())} = " if when.text and when.start is not None else ""
    return cited + _period(when)


def dated(before: When | None, line: str, near: int, text: str) -> When | None:
    """The date that a line gives, None for an empty one; the one before if it is as it was.

    `2024-05-06`, `2024-05`, `2024`, `2024-W19`, `2024-05-06/2024-05-09`, with `~` after it where it is rough; before it, with
    `=`, the words that tell it. near: where in the text these are looked for first. Raises MendError.
    """
    if _same(line, date_line(before)):
        return before
    if not line.strip():
        return None
    words, mark, value = (each.strip() for each in line.rpartition("="))
    value, precision, until = _read(value)
    if not mark:
        return When(value=value, precision=precision, until=until, text=BY_HAND)
    at = found(words, text, near)
    return When(value=value, precision=precision, until=until, text=at.text, start=at.start, end=at.end)


def place_line(place: Place | None) -> str:
    """A place as a line, empty if there is none."""
    if place is None:
        return ""
    words = " ".join(place.text.split())
    region = [place.admin1] if place.admin1 and place.admin1 != place.name else []
    cited = "" if words == place.name else f"{words} = "
    return cited + ", ".join([place.name, *region, place.country or "-"])


def placed(before: Place | None, line: str, near: int, text: str, countries: Mapping[str, str]) -> Place | None:
    """The place that a line gives, None for an empty one; the one before if it is as it was.

    `Kharkiv, UKR`, `Ukraine, UKR`, `Black Sea, -`; before it, with `=`, the words that tell it if they are others than its
    name. Where it lies is looked up; of a place that is not known it stays open. near: where in the text the words are
    looked for first. countries: ISO-3 code to name. Raises MendError.
    """
    if _same(line, place_line(before)):
        return before
    if not line.strip():
        return None
    words, mark, told = (each.strip() for each in line.rpartition("="))
    name, *regions, country = [each.strip() for each in told.split(",")] if "," in told else ["", ""]
    if not name or not country or len(regions) > 1:
        raise MendError(f"{told}: no place; write NAME, COUNTRY or NAME, REGION, COUNTRY, as in “Kharkiv, UKR”")
    if country != "-" and country.upper() not in countries:
        raise MendError(f"no country {country}; ISO-3 codes as UKR are, and - for none")
    at = found(words if mark else name, text, near)
    code, region = None if country == "-" else country.upper(), regions[0] if regions else None
    if before is not None and (before.name, before.country) == (name, code) and region in (None, before.admin1):
        return replace(before, text=at.text, start=at.start, end=at.end)
    bare = Place(text=at.text, start=at.start, end=at.end, name=name, country=code, admin1=region)
    return _located(bare, countries)


def _period(when: When) -> str:
    match when.precision:
        case "month" if not when.until:
            return when.value[:7]
        case "year" if not when.until:
            return when.value[:4]
        case "week" if not when.until and (day := date.fromisoformat(when.value)).isoweekday() == 1:
            return "{}-W{:02}".format(*day.isocalendar())
    rough = _ROUGH if when.precision == "unknown" else ""
    return f"{when.value}/{when.until}{rough}" if when.until else f"{when.value}{rough}"


def _read(line: str) -> tuple[str, Precision, str | None]:
    """First day, precision and, of a range, the last day."""
    bare, rough = line.removesuffix(_ROUGH).strip(), line.endswith(_ROUGH)
    first, range_, last = (each.strip() for each in bare.partition("/"))
    day, precision = _day(first)
    until = None
    if range_:
        until, finer = _day(last)
        if (precision, finer) != ("day", "day") or until < day:
            raise MendError(f"{bare}: no range of days; write its first and its last day, as in 2024-05-06/2024-05-09")
    return day, "unknown" if rough else precision, until


def _day(written: str) -> tuple[str, Precision]:
    try:
        if _DAY.fullmatch(written):
            return date.fromisoformat(written).isoformat(), "day"
        if _MONTH.fullmatch(written):
            return date.fromisoformat(f"{written}-01").isoformat(), "month"
        if _YEAR.fullmatch(written):
            return date.fromisoformat(f"{written}-01-01").isoformat(), "year"
        if _WEEK.fullmatch(written):
            return date.fromisocalendar(int(written[:4]), int(written[6:]), 1).isoformat(), "week"
    except ValueError:
        pass  # the 31st of June
    raise MendError(f"{written}: no date; 2024-05-06, 2024-05, 2024, 2024-W19 and 2024-05-06/2024-05-09 are")


def _located(place: Place, countries: Mapping[str, str]) -> Place:
    """A place with where it lies, if the codebook or the gazetteer knows one of its name and country."""
    form, places = _form(place.name), _places()
    land = load_gazetteer().country(place.country) if place.country else None
    if land and form in {_form(land.name), _form(countries[land.country])}:
        return replace(place, lat=land.lat, lon=land.lon, geonames=land.geonames, precision="country")
    for spot in places.places:
        if form in map(_form, (spot.name, *spot.names)) and spot.country == place.country:
            return replace(place, lat=spot.lat, lon=spot.lon, precision=spot.precision)
    entries = [each for each in load_gazetteer().find(form) if each.country == place.country]
    name, _, unit = form.rpartition(" ")
    if not entries and unit in places.units:  # "Donetsk region"
        entries = [
            each for each in load_gazetteer().find(name) if (each.country, each.kind) == (place.country, "region")
        ]
    if place.admin1:
        entries = [each for each in entries if each.admin1 and _form(each.admin1) == _form(place.admin1)]
    # of a town and the region around it, both called so, the town is meant: regions have names of their own
    best = max(entries, key=lambda each: (each.own, each.kind == "city", each.population), default=None)
    if best is None:
        return place
    return replace(
        place,
        admin1=best.admin1,
        lat=best.lat,
        lon=best.lon,
        geonames=best.geonames,
        precision="city" if best.kind == "city" else "region",
    )


def _form(name: str) -> str:
    return " ".join(word.form for word in words_of(name))


@lru_cache(maxsize=1)
def _places() -> PlaceWords:
    return read_yaml(BUILTIN / "places.yaml", PlaceWords)


def _same(one: str, other: str) -> bool:
    return one.split() == other.split()
