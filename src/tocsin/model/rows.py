"""Events as data sets of events give them: flat, and without the words that they were read from."""

from __future__ import annotations

import msgspec

from tocsin.model.record import Article, AuxiliaryMode, Event, Reviewed


class Side(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Who acts or is acted on."""

    name: str | None = None
    #: ISO-3 country, or IGO NGO UNO EUR IMG MNC ISM.
    country: str | None = None
    #: PLOVER sector codes, the primary one first.
    sectors: list[str] = []


class Spot(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Where an event took place."""

    name: str | None = None
    #: ISO-3 code.
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None


class EventRow(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An event of any source. What the source does not say is None."""

    #: Name of the source and the event's id there: `gdelt:1109471234`. The coder's own events have their id alone.
    id: str
    #: None: the coder's own.
    source: str | None = None
    #: ISO day.
    date: str | None = None
    #: PLOVER type; None: something that PLOVER does not code, such as a mere statement.
    event: str | None = None
    mode: str | None = None
    quad: str | None = None
    #: PLOVER score.
    score: float | None = None
    cameo: str | None = None
    #: Goldstein's score of the CAMEO code, if the source gives it.
    goldstein: float | None = None
    contexts: list[str] = []
    #: None: the source does not say whether the text asserts the event; empty: it does.
    auxiliary: list[AuxiliaryMode] | None = None
    actors: list[Side] = []
    recipients: list[Side] = []
    place: Spot | None = None
    #: Number of articles that told of it.
    reports: int | None = None
    #: What a person has decided on it.
    reviewed: Reviewed | None = None
    published: str | None = None
    publisher: str | None = None
    url: str | None = None


def row_of(event: Event, article: Article) -> EventRow:
    """One of the coder's own events as a row."""
    place = event.place
    return EventRow(
        id=event.id,
        date=event.date.value if event.date else None,
        event=event.event,
        mode=event.mode,
        quad=event.quad,
        score=event.score,
        cameo=event.cameo,
        contexts=event.contexts,
        auxiliary=event.auxiliary,
        actors=[Side(name=each.name or each.text, country=each.country, sectors=each.sectors) for each in event.actors],
        recipients=[
            Side(name=each.name or each.text, country=each.country, sectors=each.sectors) for each in event.recipients
        ],
        place=Spot(
            name=place.name,
            country=place.country,
            admin1=place.admin1,
            lat=place.lat,
            lon=place.lon,
            geonames=place.geonames,
        )
        if place
        else None,
        reviewed=event.reviewed,
        published=article.published,
        publisher=article.publisher,
        url=article.url,
    )
