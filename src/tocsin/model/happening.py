"""A happening: what several reports, in one article or in many, tell of the same event.

Nothing is smoothed: every report is kept, and where they differ the happening says who gives what.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from tocsin.model.record import Actor, Comparator, Event, FigureKind, Place, Precision

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


class DateReading(msgspec.Struct, frozen=True, kw_only=True):
    """A date that a report gives in words."""

    value: str
    precision: Precision
    report: Report


class Dates(msgspec.Struct, frozen=True, kw_only=True):
    """When it happened: ISO dates, `None` where no report allows one to say."""

    #: The first and the last day that the reports give.
    first: str | None = None
    last: str | None = None
    #: The most exact date that most reports give.
    best: str | None = None
    precision: Precision = "unknown"
    readings: list[DateReading] = []


class FigureReading(msgspec.Struct, frozen=True, kw_only=True):
    """A count or sum that a report gives."""

    value: float
    comparator: Comparator
    text: str
    report: Report


class Spread(msgspec.Struct, frozen=True, kw_only=True):
    """All that the reports give for one kind of figure, in the order of publication."""

    kind: FigureKind
    lowest: FigureReading
    highest: FigureReading
    latest: FigureReading
    readings: list[FigureReading]

    @property
    def disputed(self) -> bool:
        """Whether reports differ."""
        return self.lowest.value != self.highest.value


class Link(msgspec.Struct, frozen=True, kw_only=True):
    """Another happening that is this one seen otherwise: a plan of it, a denial, a supposition, or the deed."""

    happening: str
    status: Status


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One happening with all its reports."""

    #: Made from its earliest report, so that later ones do not change it.
    id: str
    event: str
    mode: str | None = None
    quad: str
    status: Status
    actors: list[Actor] = []
    recipients: list[Actor] = []
    dates: Dates
    place: Place | None = None
    figures: list[Spread] = []
    #: In the order of publication.
    reports: list[Report]
    #: Number of articles that report it.
    articles: int
    #: Number of publishers that tell it in words of their own: near-copies of one text count once.
    publishers: int
    links: list[Link] = []
    #: Why the reports are held to be of one happening, in words.
    why: list[str] = []
