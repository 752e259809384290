"""What can be asked for, and where a list goes on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from tocsin.model.plain import clean

T = TypeVar("T")

_WORD = re.compile(r'"[^"]+"|[^\s"]+')


@dataclass(frozen=True)
class Search:
    """Which events. What is None does not matter.

    actor, recipient, party (either side), country (of either side): ISO-3 code; the first three also `CODE:SECTOR`, an
    entity key or words of a name. sector: PLOVER code of either side's primary sector. words: all of them in the
    article, "in quotation marks" in that order, with * at the end for a beginning. since, until: ISO days, both included.
    """

    words: str | None = None
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    country: str | None = None
    sector: str | None = None
    event: str | None = None
    mode: str | None = None
    quad: str | None = None
    #: PLOVER context.
    context: str | None = None
    #: "asserted", or one of the auxiliary modes.
    auxiliary: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    #: Of threats: type of the act that is threatened.
    act: str | None = None
    #: Of happenings: name of the place.
    place: str | None = None


#: Order of a list: by date, by the number of articles that report something, or by doubt, the most doubtful first.
Sort = Literal["latest", "earliest", "reported", "doubtful"]


@dataclass(frozen=True)
class Cursor:
    """The last row of a page: the next one begins after it."""

    #: What the list is ordered by: an ISO day, a number of articles, or a doubt; None: a row without a date.
    place: str | None
    id: str

    def __str__(self) -> str:
        return f"{self.place or ''}~{self.id}"

    @classmethod
    def of(cls, text: str) -> Cursor:
        """Reads what `str` wrote. Raises ValueError when it is something else."""
        place, mark, key = text.partition("~")
        if not mark or not key:
            raise ValueError(f"{text!r} marks no place in a list")
        return cls(place or None, key)


@dataclass(frozen=True)
class Page(Generic[T]):
    """A part of a list; `after`: where the next part begins, None at the end."""

    items: list[T]
    after: Cursor | None


def full_text(words: str) -> str:
    """Words as a question to the full-text index: none of them is taken for an operator."""
    found = []
    for word in _WORD.findall(clean(words)):
        bare = word.strip('"')
        found.append(f'"{bare.rstrip("*")}"{" *" if bare.endswith("*") else ""}')
    return " ".join(found) or '""'
