"""Threats and deeds as the rule sees them, and what it finds: evidence and rulings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import msgspec

from tocsin.model import Event
from tocsin.model.correction import Outcome
from tocsin.model.happening import Who


class Deed(msgspec.Struct, frozen=True, kw_only=True):
    """An event that the text asserts, and when it was told."""

    event: Event
    article: str
    published: str | None = None
    #: Countries that take part in what the article tells, and the sentence that tells it, where it is done to nobody who is named.
    named: frozenset[str] = frozenset()
    sentence: str = ""

    @property
    def day(self) -> str | None:
        """ISO day on which it happened; the day of publication where the date is rougher than a week, or later than that."""
        when = self.event.date
        if when is not None and when.precision in ("day", "week"):
            return min(when.value, self.published or when.value)
        return self.published or (when.value if when is not None else None)


@dataclass(frozen=True)
class Glimpse:
    """As much of a deed as tells whether it must be looked at more closely."""

    #: ISO day.
    day: str
    event: str
    mode: str | None
    look: Callable[[], Deed]


class Menace(msgspec.Struct, frozen=True, kw_only=True):
    """A threat as the rule sees it."""

    #: ISO day on which it was made, and on which it was first reported.
    day: str
    published: str | None = None
    issuers: list[Who]
    targets: list[Who]
    #: PLOVER types that the act would be, the first one meant in the first place, and the mode of that; empty: not said.
    kinds: list[str] = []
    mode: str | None = None
    #: Words of the act, and of the condition or demand.
    act: str | None = None
    condition: str | None = None
    #: The condition is what averts the act ("unless"), not what brings it on.
    averts: bool = False
    #: ISO day.
    deadline: str | None = None
    #: Countries that the articles name which report it.
    named: frozenset[str] = frozenset()


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What shows an outcome."""

    #: carried_out, milder_act, conceded, withdrawn; condition: it came about.
    shows: str
    #: Id of the event; None: it was told by words in which no event is coded.
    event: str | None = None
    #: None: the event is imported, and nobody has read an article of it; so `words`.
    article: str | None
    day: str
    words: str | None


class Ruling(msgspec.Struct, frozen=True, kw_only=True):
    """The outcome of a threat as of a day."""

    outcome: Outcome
    due: str
    #: ISO day on which it was settled; None: it is open.
    settled: str | None = None
    evidence: list[Evidence] = []
    #: The rule that gave it, in words.
    why: str
