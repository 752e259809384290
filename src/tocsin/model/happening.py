"""A happening: what several reports, in one article or in many, tell of the same event.

Nothing is smoothed: every report is kept, and where they differ the happening says who gives what.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from tocsin.model.record import Comparator, Event, FigureKind, Precision

#: What the reports make of the event: told as a fact, planned, only supposed, or said not to be so.
Status = Literal["asserted", "planned", "supposed", "denied"]


def status_of(event: Event) -> Status:
    """The status of one event by its auxiliary modes; a historical event is an asserted one."""
    if "negation" in event.auxiliary:
        return "denied"
    if "hypothetical" in event.auxiliary:
        return "supposed"
    return "planned" if "future" in event.auxiliary else "asserted"


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One mention of the happening: an event of the record and where it stands."""

    event: str
    article: str
    publisher: str | None = None
    published: str | None = None


class Who(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who takes part, and the events that name them; where reports disagree, each version stands here."""

    text: str
    name: str | None = None
    country: str | None = None
    sectors: list[str] = []
    entity: str | None = None
    events: list[str]


class Where(msgspec.Struct, frozen=True, kw_only=True):
    """A place that reports give, and the events that do."""

    name: str
    country: str | None = None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    events: list[str]


class Dated(msgspec.Struct, frozen=True, kw_only=True):
    """A date that reports give in words, and the events that do."""

    value: str
    precision: Precision
    events: list[str]


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened: ISO dates, `None` where no report allows one to say."""

    #: The earliest and the latest date that the reports give, each the first day of the period that is named.
    first: str | None = None
    last: str | None = None
    #: The most exact of them; of several as exact the one that most reports give, then the earliest.
    best: str | None = None
    precision: Precision = "unknown"
    #: All that the reports give in words; empty: the dates are taken from the days of publication.
    given: list[Dated] = []


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A count or sum that a report gives."""

    value: float
    comparator: Comparator
    text: str
    report: Report


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """All that the reports give for one kind of figure, in the order of publication."""

    kind: FigureKind
    lowest: Reading
    highest: Reading
    latest: Reading
    readings: list[Reading]

    @property
    def disputed(self) -> bool:
        """Whether reports differ."""
        return self.lowest.value != self.highest.value


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Another happening that is this one seen otherwise: planned, supposed, denied, or the deed itself."""

    happening: str
    status: Status


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why an event is held to be the same as an earlier one of the happening."""

    event: str
    like: str
    #: What speaks for it less what speaks against it; it takes more than 0.
    points: float
    #: Each with its points: "same day", "names: Beni, Mamove".
    agree: dict[str, float]
    differ: dict[str, float]


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One happening with all its reports."""

    #: Made from its earliest report, so that later ones do not change it.
    id: str
    event: str
    mode: str | None = None
    quad: str
    status: Status
    actors: list[Who] = []
    recipients: list[Who] = []
    dates: Dates
    places: list[Where] = []
    figures: list[Spread] = []
    #: In the order of publication.
    reports: list[Report]
    #: Number of articles that report it.
    articles: int
    #: Number of publishers that tell it in words of their own: near-copies of one text count once.
    publishers: int
    links: list[Link] = []
    why: list[Why] = []
