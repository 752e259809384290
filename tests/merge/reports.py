"""Articles with an event or two, made for the tests of merging."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.model import Actor, Article, Event, Figure, Place, Record, Span, When
from tocsin.model.record import AuxiliaryMode, FigureKind, content_id

#: Codes as `RUS GOV` or `RUS`, `- REB`; a name after a colon: `RUS GOV: Dmitry Peskov`.
Code = str


def actor(code: Code) -> Actor:
    codes, _, name = code.partition(": ")
    country, _, sector = codes.partition(" ")
    return Actor(
        text=name or codes,
        start=0,
        end=0,
        name=name or None,
        country=None if country == "-" else country,
        sectors=[sector] if sector else [],
    )


def report(
    text: str,
    *trigger: str,
    published: str = "2024-03-06",
    publisher: str = "Daily",
    kind: str = "ASSAULT",
    mode: str | None = None,
    actors: Sequence[Code] = ("XAA REB",),
    recipients: Sequence[Code] = ("XBB CVL",),
    day: str | None = "2024-03-05",
    place: str | None = None,
    at: tuple[float, float] | None = None,
    auxiliary: Sequence[AuxiliaryMode] = (),
    dead: float | None = None,
    title: str = "News of the day",
) -> Record:
    """An article with one event for each trigger, alike but for their places in the text.

    day: as the text gives it; None: the event is dated by its publication.
    """
    whole = f"{title}\n\n{text}"
    id_ = content_id(whole, published, publisher)
    date = When(value=day or published, precision="day", text="on that day" if day else None)
    latitude, longitude = at or (None, None)
    where = Place(text=place, start=0, end=0, name=place, country="XBB", lat=latitude, lon=longitude) if place else None
    events = [
        Event(
            id=f"{id_}.{number}",
            sentence=number,
            trigger=Span(word, whole.index(word), whole.index(word) + len(word)),
            event=kind,
            mode=mode,
            quad="material conflict",
            score=-9.0,
            auxiliary=list(auxiliary),
            actors=[actor(code) for code in actors],
            recipients=[actor(code) for code in recipients],
            date=date,
            place=where,
            rule="made for a test",
            confidence=1.0,
        )
        for number, word in enumerate(trigger)
    ]
    article = Article(id=id_, title=title, published=published, publisher=publisher, text=whole)
    figures = [_figure("dead", dead, events[0].id)] if dead is not None else []
    return Record(article=article, events=events, figures=figures)


def _figure(kind: FigureKind, value: float, event: str) -> Figure:
    return Figure(kind=kind, value=value, text=f"{value:g}", start=0, end=0, event=event)
