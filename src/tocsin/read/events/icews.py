"""ICEWS files: tab-separated with a header; and its four columns actor, event text, recipient, day without one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date

from msgspec.structs import replace

from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model.rows import EventRow, Side, Spot
from tocsin.read.events.fields import Columns, Fields, day, text

#: Columns without which a header is none of ICEWS's.
NEEDED = ("Event ID", "Event Date", "Source Name", "CAMEO Code")


def reader(first: str, vocabulary: Vocabulary) -> tuple[bool, Callable[[str], EventRow]] | None:
    """A header, and the function that makes rows of lines; None: the first line is no header of ICEWS's."""
    columns = Columns(first.split("\t"))
    if columns.lacking(NEEDED):
        return None
    return True, lambda line: _row(columns.of(line), vocabulary)


def quadruples(first: str, vocabulary: Vocabulary) -> tuple[bool, Callable[[str], EventRow]] | None:
    """No header, and the function that makes rows of four columns; None: the first line has no such columns."""
    values = first.split("\t")
    if len(values) != 4:
        return None
    try:
        date.fromisoformat(values[3].strip())
    except ValueError:
        return None
    return False, lambda line: _quadruple(line, vocabulary)


def _row(fields: Fields, vocabulary: Vocabulary) -> EventRow:
    key = fields.text("Event ID")
    if key is None:
        raise ValueError("Event ID: nothing there")
    cameo = fields.text("CAMEO Code")
    if cameo is not None and not cameo.startswith("0") and len(cameo) < 3:
        cameo = f"0{cameo}"  # spreadsheets take the leading zero away
    return replace(
        _coded(f"icews:{key}", cameo, vocabulary),
        date=fields.day("Event Date"),
        goldstein=fields.number("Intensity"),
        actors=_side(fields, "Source", vocabulary),
        recipients=_side(fields, "Target", vocabulary),
        place=_place(fields, vocabulary),
        publisher=fields.text("Publisher"),
    )


def _quadruple(line: str, vocabulary: Vocabulary) -> EventRow:
    values = line.split("\t")
    if len(values) != 4:
        raise ValueError(f"{len(values)} columns instead of 4")
    actor, said, recipient, when = map(text, values)
    cameo = vocabulary.cameo_of_text(said) if said else None
    if said and cameo is None:
        raise ValueError(f"no event text that is known: {said[:60]!r}")
    on = day(when, "day")
    # the columns have no id: the same four values are the same event
    key = hashlib.blake2b(line.encode(), digest_size=8).hexdigest()
    return replace(
        _coded(f"icews:{key}", cameo, vocabulary),
        date=on,
        actors=[vocabulary.somebody(actor, on)] if actor else [],
        recipients=[vocabulary.somebody(recipient, on)] if recipient else [],
    )


def _coded(key: str, cameo: str | None, vocabulary: Vocabulary) -> EventRow:
    """An event of which no more is told than its code."""
    meaning = vocabulary.cameo(cameo) if cameo else None
    event, mode = (meaning.event, meaning.mode) if meaning else (None, None)
    return EventRow(
        id=key,
        source="icews",
        event=event,
        mode=mode,
        quad=vocabulary.quad(event),
        score=vocabulary.score(event, mode),
        cameo=cameo,
        contexts=meaning.contexts if meaning else [],
    )


def _side(fields: Fields, who: str, vocabulary: Vocabulary) -> list[Side]:
    name, country = fields.text(f"{who} Name"), fields.text(f"{who} Country")
    if name is None and country is None:
        return []
    sectors = fields.text(f"{who} Sectors")
    return [
        Side(
            name=name,
            country=vocabulary.country_of_name(country) if country else None,
            sectors=vocabulary.sectors_of_words(sectors) if sectors else [],
        )
    ]


def _place(fields: Fields, vocabulary: Vocabulary) -> Spot | None:
    country = fields.text("Country")
    place = Spot(
        name=fields.text("City") or fields.text("District"),
        country=vocabulary.country_of_name(country) if country else None,
        admin1=fields.text("Province"),
        lat=fields.number("Latitude"),
        lon=fields.number("Longitude"),
    )
    return None if place == Spot() else place
