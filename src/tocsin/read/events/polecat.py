"""POLECAT files: tab-separated with a header, PLOVER as it is."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model.rows import EventRow, Side, Spot
from tocsin.read.events.fields import Columns, Fields, text

#: Columns without which a header is none of POLECAT's.
NEEDED = ("Event ID", "Event Date", "Event Type", "Actor Country")


def reader(first: str, vocabulary: Vocabulary) -> tuple[bool, Callable[[str], EventRow]] | None:
    """A header, and the function that makes rows of lines; None: the first line is no header of POLECAT's."""
    columns = Columns(first.split("\t"))
    if columns.lacking(NEEDED):
        return None
    return True, lambda line: _row(columns.of(line), vocabulary)


def _row(fields: Fields, vocabulary: Vocabulary) -> EventRow:
    key = fields.text("Event ID")
    if key is None:
        raise ValueError("Event ID: nothing there")
    event, mode = fields.text("Event Type"), fields.text("Event Mode")
    if event is not None:
        event = event.upper()
        if not vocabulary.knows(event):
            raise ValueError(f"Event Type: not one of PLOVER's: {event[:40]!r}")
    score = fields.number("Intensity")
    return EventRow(
        id=f"polecat:{key}",
        source="polecat",
        date=fields.day("Event Date"),
        event=event,
        mode=mode,
        quad=vocabulary.quad(event),
        score=vocabulary.score(event, mode) if score is None else score,
        contexts=[each for each in fields.several("Contexts") if each],
        actors=_sides(fields, "Actor"),
        recipients=_sides(fields, "Recipient"),
        place=_place(fields, vocabulary),
        published=fields.day("Publication Date"),
        publisher=fields.text("Source"),
    )


def _sides(fields: Fields, who: str) -> list[Side]:
    names, countries = fields.several(f"{who} Name"), fields.several(f"{who} Country")
    sectors = [each for each in fields.several(f"{who} Sectors") if each]
    primary = fields.text(f"Primary {who} Sector")
    sectors = list(dict.fromkeys([*([primary] if primary else []), *sectors]))
    if len(names) != len(countries) and len(names) > 1 and len(countries) > 1:
        raise ValueError(f"{who}: {len(names)} names and {len(countries)} countries")
    several = max(len(names), len(countries), 1 if sectors else 0)
    # of several actors the columns do not say which the sectors are of
    return [
        Side(
            name=_at(names, place),
            country=_at(countries, place),
            sectors=sectors if several == 1 else [],
        )
        for place in range(several)
    ]


def _at(values: list[str], place: int) -> str | None:
    return text(values[place]) if place < len(values) else None


def _place(fields: Fields, vocabulary: Vocabulary) -> Spot | None:
    country = fields.text("Country")
    place = Spot(
        name=fields.text("Placename") or fields.text("City"),
        country=country if country is None or len(country) == 3 else vocabulary.country_of_name(country),
        admin1=fields.text("Province"),
        lat=fields.number("Latitude"),
        lon=fields.number("Longitude"),
        geonames=fields.count("GeoNames ID"),
    )
    return None if place == Spot() else place
