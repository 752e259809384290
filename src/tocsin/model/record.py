"""Types of the record. Offsets count Unicode code points in `Article.text`, end exclusive.

An unknown is `None` (or an empty list), never a made-up code.
"""

from __future__ import annotations

import hashlib
from typing import Literal

import msgspec

AuxiliaryMode = Literal["historical", "future", "hypothetical", "negation"]
Precision = Literal["day", "week", "month", "year", "unknown"]
#: What a person has decided on an event: it is right, it was mended, or it was missed by the coder and added.
Reviewed = Literal["right", "mended", "added"]
PlacePrecision = Literal["exact", "city", "region", "country"]
Comparator = Literal["exact", "at_least", "at_most", "about"]
FigureKind = Literal["dead", "injured", "detained", "displaced", "size", "money", "other"]


class Span(msgspec.Struct, frozen=True):
    """Words of the article: `text == article.text[start:end]`."""

    text: str
    start: int
    end: int


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody who does, says or undergoes something, as the text names them and as resolved."""

    text: str
    start: int
    end: int
    #: Full name or the name of the body, as far as known.
    name: str | None = None
    #: ISO-3 country, or IGO NGO UNO EUR IMG MNC ISM.
    country: str | None = None
    #: PLOVER sector codes, the primary one first.
    sectors: list[str] = []
    #: Key in the knowledge base.
    entity: str | None = None
    #: What they are called besides their name, as "spokesman".
    role: str | None = None
    #: How this was found out.
    via: str = "unresolved"


class When(msgspec.Struct, frozen=True, kw_only=True):
    """A date with its precision and the words that gave it.

    `text` None: taken from the publication date. `by hand` without offsets: a person knows it, and no words tell it.
    """

    #: ISO date: the first day of the period that it names.
    value: str
    #: unknown: the words give no more than a rough time, or count from what has no date.
    precision: Precision
    #: ISO date: the last day of a range ("from May 3 to May 9"); None: the words name no range.
    until: str | None = None
    text: str | None = None
    start: int | None = None
    end: int | None = None


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where an event took place."""

    text: str
    start: int
    end: int
    name: str
    #: ISO-3; None: no state's, as the high seas.
    country: str | None = None
    #: First-level region.
    admin1: str | None = None
    #: Degrees; of a region or country the middle of its people.
    lat: float | None = None
    lon: float | None = None
    #: GeoNames id.
    geonames: int | None = None
    #: How large it is; exact: a site inside a town or outside of any.
    precision: PlacePrecision | None = None


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """Who did, said or threatened what to whom, after PLOVER."""

    id: str
    #: Number of the sentence in the article, from 0.
    sentence: int
    trigger: Span
    #: One of the 16 PLOVER event types.
    event: str
    mode: str | None = None
    quad: str
    #: PLOVER score, -10 (conflict) to 10 (cooperation).
    score: float
    contexts: list[str] = []
    #: Empty: the text asserts the event.
    auxiliary: list[AuxiliaryMode] = []
    actors: list[Actor] = []
    recipients: list[Actor] = []
    date: When | None = None
    place: Place | None = None
    #: Id of the statement that the event stands in; None: the author's own voice.
    attribution: str | None = None
    cameo: str | None = None
    #: The codebook entry that coded it.
    rule: str
    confidence: float
    #: What a person has decided on it; the fields are then as that person holds them to be.
    reviewed: Reviewed | None = None


class Statement(msgspec.Struct, frozen=True, kw_only=True):
    """What somebody is reported to have said; a direct one without its quotation marks."""

    id: str
    kind: Literal["direct", "indirect"]
    speaker: Actor | None = None
    text: str
    start: int
    end: int
    #: Where it was said, as "Twitter" or "interview".
    medium: str | None = None
    date: When | None = None


class ThreatAct(msgspec.Struct, frozen=True, kw_only=True):
    """The act that is threatened and the PLOVER type it would be."""

    text: str
    start: int
    end: int
    event: str | None = None
    mode: str | None = None


class Threat(msgspec.Struct, frozen=True, kw_only=True):
    """What a THREATEN event threatens, under what condition, until when."""

    event: str
    issuers: list[Actor] = []
    targets: list[Actor] = []
    act: ThreatAct | None = None
    condition: Span | None = None
    demand: Span | None = None
    deadline: When | None = None
    #: True when the text says in so many words that it is a threat or that the issuer will do it.
    explicit: bool = True


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """A count or sum, and the event that it belongs to."""

    kind: FigureKind
    value: float
    comparator: Comparator = "exact"
    #: The end of a range, of which `value` is the beginning; None: no range.
    upper: float | None = None
    text: str
    start: int
    end: int
    event: str | None = None


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A news article; `text` holds the headline too, so that every field of the record can cite it."""

    id: str
    #: The input's own id, or the file it came from.
    ref: str | None = None
    url: str | None = None
    publisher: str | None = None
    byline: str | None = None
    title: str | None = None
    #: ISO date of publication.
    published: str | None = None
    language: str = "en"
    text: str


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """All that was read from one article."""

    article: Article
    events: list[Event] = []
    statements: list[Statement] = []
    threats: list[Threat] = []
    figures: list[Figure] = []

    def to_json(self) -> str:
        """The record as one line of JSON."""
        return msgspec.json.encode(self).decode()

    def __repr__(self) -> str:
        numbers = {name: len(getattr(self, f"{name}s")) for name in ("event", "statement", "threat", "figure")}
        counts = [f"{number} {name}{'' if number == 1 else 's'}" for name, number in numbers.items()]
        return f"<Record {self.article.id}, {self.article.published or 'undated'}: {', '.join(counts)}>"

    def _repr_html_(self) -> str:
        """The text with its marks and a table of the events: what a notebook shows."""
        from tocsin.model.shown import as_html  # it is made of records itself

        return as_html(self)


def content_id(text: str, published: str | None, publisher: str | None = None) -> str:
    """Id of an article: 12 hexadecimal digits out of its content and date of publication.

    The date counts because it gives the events theirs, the publisher because a reprint is another report.
    """
    return hashlib.sha256("\n".join([published or "", publisher or "", text]).encode()).hexdigest()[:12]
