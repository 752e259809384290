"""GDELT 2.0 event files: 61 columns, no header."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model.rows import EventRow, Side, Spot
from tocsin.read.events.columns import GDELT
from tocsin.read.events.fields import count, day, number, text

_AT = {name: place for place, name in enumerate(GDELT)}
_ID, _DAY, _CAMEO, _GOLDSTEIN = _AT["GlobalEventID"], _AT["Day"], _AT["EventCode"], _AT["GoldsteinScale"]
_ARTICLES, _ADDED, _URL, _GEO = _AT["NumArticles"], _AT["DATEADDED"], _AT["SOURCEURL"], _AT["ActionGeo_Type"]
_FIRST, _SECOND = _AT["Actor1Code"], _AT["Actor2Code"]


def reader(first: str, vocabulary: Vocabulary) -> tuple[bool, Callable[[str], EventRow]] | None:
    """No header, and the function that makes rows of lines; None: the first line is none of GDELT's."""
    values = first.split("\t")
    if len(values) != len(GDELT) or not values[_ID].isdigit():
        return None
    return False, lambda line: _row(line, vocabulary)


def _row(line: str, vocabulary: Vocabulary) -> EventRow:
    values = line.split("\t")
    if len(values) != len(GDELT):
        raise ValueError(f"{len(values)} columns instead of {len(GDELT)}")
    if not values[_ID].isdigit():
        raise ValueError(f"GlobalEventID: not a number: {values[_ID][:40]!r}")
    cameo = text(values[_CAMEO])
    meaning = vocabulary.cameo(cameo) if cameo else None
    event = meaning.event if meaning else None
    return EventRow(
        id=f"gdelt:{values[_ID]}",
        source="gdelt",
        date=day(values[_DAY] or None, "Day"),
        event=event,
        mode=meaning.mode if meaning else None,
        quad=vocabulary.quad(event),
        score=vocabulary.score(event, meaning.mode if meaning else None),
        cameo=cameo,
        goldstein=number(values[_GOLDSTEIN] or None, "GoldsteinScale"),
        contexts=meaning.contexts if meaning else [],
        actors=_side(values, _FIRST, vocabulary),
        recipients=_side(values, _SECOND, vocabulary),
        place=_place(values, vocabulary),
        reports=count(values[_ARTICLES] or None, "NumArticles"),
        published=day(values[_ADDED] or None, "DATEADDED"),
        url=text(values[_URL]),
    )


def _side(values: list[str], at: int, vocabulary: Vocabulary) -> list[Side]:
    code, name, country, group = values[at : at + 4]
    if not code and not name:
        return []
    found = next(
        (known for each in (country, group, code) if each and (known := vocabulary.country_of_code(each))), None
    )
    sectors = vocabulary.sectors_of_codes(tuple(filter(None, values[at + 7 : at + 10])))
    return [Side(name=name or None, country=found, sectors=sectors)]


def _place(values: list[str], vocabulary: Vocabulary) -> Spot | None:
    kind, name, country, admin1, _, lat, lon, _ = values[_GEO : _GEO + 8]
    if kind in {"", "0"}:
        return None
    return Spot(
        name=name or None,
        country=vocabulary.country_of_fips(country),
        admin1=admin1 if len(admin1) > 2 else None,
        lat=number(lat or None, "ActionGeo_Lat"),
        lon=number(lon or None, "ActionGeo_Long"),
    )
