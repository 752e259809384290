"""Scores the resolution of phrases to actors: `tocsin eval actors`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from tocsin.model import Actor


class Phrase(msgspec.Struct, frozen=True):
    """A phrase with the country and primary sector it must get; None: not tested, "": must be empty."""

    text: str
    date: str | None = None
    country: str | None = None
    sector: str | None = None
    #: Country of the text that the phrase stands in.
    context: str | None = None


class Judged(msgspec.Struct, frozen=True):
    """A phrase with what it got."""

    phrase: Phrase
    country: str
    sector: str
    via: str

    @property
    def right(self) -> bool:
        """Whether every tested field is right."""
        return _fits(self.phrase.country, self.country) and _fits(self.phrase.sector, self.sector)

    @property
    def resolved(self) -> bool:
        """Whether anything at all was found."""
        return bool(self.country or self.sector)


def read_phrases(path: Path) -> list[Phrase]:
    """Phrases of a gold file. Raises ValueError that names the file when it is none."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=list[Phrase])
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path}: {error}") from error


def judge(phrases: Iterable[Phrase], resolve: Callable[[str, str | None, str | None], list[Actor]]) -> list[Judged]:
    """Resolves each phrase."""
    return [_judged(phrase, resolve(phrase.text, phrase.date, phrase.context)) for phrase in phrases]


def _judged(phrase: Phrase, actors: list[Actor]) -> Judged:
    first = actors[0] if actors else None
    return Judged(
        phrase,
        (first.country if first else None) or "",
        first.sectors[0] if first and first.sectors else "",
        first.via if first else "",
    )


def _fits(wanted: str | None, got: str) -> bool:
    return wanted is None or wanted == got
