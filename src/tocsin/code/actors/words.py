"""Words of a text with their offsets, and phrases looked up among them, longest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

V = TypeVar("V")

_WORD = re.compile(r"[^\W_]+(?:\.(?=[^\W_]))?(?:[^\W_]+\.(?=[^\W_]))*(?:(?<=\.)[^\W_]+\.?)?")


@dataclass(frozen=True, slots=True)
class Word:
    """A word, its form for look-ups, and where it stands."""

    form: str
    start: int
    end: int
    capital: bool
    upper: bool


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words between two offsets, punctuation and hyphens left out; `U.S.` is one word."""
    found = []
    for match in _WORD.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        found.append(Word(form_of(word), match.start(), match.end(), word[0].isupper(), word.isupper()))
    return found


@lru_cache(maxsize=200_000)
def form_of(word: str) -> str:
    """The word without case, diacritics and full stops."""
    word = word.replace(".", "")
    if word.isascii():
        return word.lower()
    bare = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return bare.translate(_LETTERS).casefold()


#: Letters that Unicode does not take apart.
_LETTERS = str.maketrans({"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "æ": "ae", "Æ": "Ae"})


@dataclass(frozen=True, slots=True)
class Match(Generic[V]):
    """A phrase found in a text, with all that it may mean."""

    start: int
    end: int
    values: tuple[V, ...]


class PhraseIndex(Generic[V]):
    """Phrases to what they mean. `proper`: a phrase only matches where it is written with capitals."""

    def __init__(self, *, proper: bool):
        self._proper = proper
        self._phrases: dict[tuple[str, ...], list[tuple[V, bool]]] = {}
        self._longest: dict[str, int] = {}

    def add(self, phrase: str, value: V) -> None:
        """Makes a phrase mean a value, besides what it already means."""
        words = words_of(phrase)
        if not words:
            return
        key = tuple(word.form for word in words)
        # short acronyms are words in lower case or at the start of a sentence: US, IS, WHO, PAN
        shout = len(words) == 1 and words[0].upper and len(key[0]) <= 4
        values = self._phrases.setdefault(key, [])
        if all(value is not known for known, _ in values):
            values.append((value, shout))
        if self._longest.get(key[0], 0) < len(key):
            self._longest[key[0]] = len(key)

    def find(self, words: list[Word]) -> list[Match[V]]:
        """Matches that do not overlap, from left to right, the longest at each place."""
        found: list[Match[V]] = []
        place = 0
        while place < len(words):
            match = self._at(words, place)
            if match is None:
                place += 1
            else:
                values, length = match
                found.append(Match(words[place].start, words[place + length - 1].end, values))
                place += length
        return found

    def get(self, phrase: str) -> tuple[V, ...]:
        """What exactly this phrase means."""
        words = words_of(phrase)
        if not words:
            return ()
        match = self._at(words, 0)
        return match[0] if match and match[1] == len(words) else ()

    def _at(self, words: list[Word], place: int) -> tuple[tuple[V, ...], int] | None:
        longest = self._longest.get(words[place].form)
        if longest is None:
            return None
        for length in range(min(longest, len(words) - place), 0, -1):
            stretch = words[place : place + length]
            values = self._phrases.get(tuple(word.form for word in stretch))
            if values is None or (self._proper and not any(word.capital for word in stretch)):
                continue
            if self._proper and not (stretch[0].capital or stretch[-1].capital):
                continue
            fitting = tuple(value for value, shout in values if not shout or stretch[0].upper)
            if fitting:
                return fitting, length
        return None


def plural(noun: str) -> str:
    """The regular plural of a noun phrase's last word, or of its head before "of"."""
    head, of, rest = noun.partition(" of ")
    if head.endswith("man"):
        many = head[:-3] + "men"
    elif head.endswith(("s", "x", "ch", "sh")):
        many = head + "es"
    elif head.endswith("y") and head[-2:-1] not in "aeiou":
        many = head[:-1] + "ies"
    else:
        many = head + "s"
    return many + of + rest


def all_forms(words: Iterable[str]) -> Iterable[str]:
    """Each noun phrase and its plural."""
    for word in words:
        yield word
        yield plural(word)
