"""Words of a text with their offsets, and phrases looked up among them, longest first."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

import msgspec

V = TypeVar("V")

_WORD = re.compile(r"[^\W_]+(?:\.(?=[^\W_]))?(?:[^\W_]+\.(?=[^\W_]))*(?:(?<=\.)[^\W_]+\.?)?")

#: Up to so many letters a word of a name may be small: "of", "al".
_SMALL = 3


class Word(msgspec.Struct, frozen=True, gc=False):
    """A word, its form for look-ups, and where it stands."""

    form: str
    start: int
    end: int
    capital: bool
    upper: bool


def words_of(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words between two offsets, punctuation and hyphens left out; `U.S.` is one word."""
    words, starts = _words_with_starts(text)
    if end is None:
        end = len(text)
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    cut = (first > 0 and words[first - 1].end > start) or (last > 0 and words[last - 1].end > end)
    return _words_between(text, start, end) if cut else words[first:last]


@lru_cache(maxsize=64)  # all phrases of a paragraph are asked about, some of them several times
def _words_with_starts(text: str) -> tuple[list[Word], list[int]]:
    words = _words_between(text, 0, len(text))
    return words, [word.start for word in words]


@lru_cache(maxsize=4_096)  # names and titles come again and again
def _words_alone(phrase: str) -> list[Word]:
    return _words_between(phrase, 0, len(phrase))


def _words_between(text: str, start: int, end: int) -> list[Word]:
    found = []
    for match in _WORD.finditer(text, start, end):
        word, (first, last) = match.group(), match.span()
        found.append(Word(form_of(word), first, last, word[0].isupper(), word.isupper()))
    return found


def forms_of(phrase: str) -> str:
    """The forms of a phrase's words, joined with blanks: what `words_of` gives, where only they are asked for, a million times."""
    return " ".join(map(form_of, _WORD.findall(phrase)))


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


class Match(msgspec.Struct, Generic[V], frozen=True, gc=False):
    """A phrase found in a text, with all that it may mean."""

    start: int
    end: int
    values: tuple[V, ...]


#: Values and the number of words that they were found under.
Found = tuple[tuple[V, ...], int]


class Index(Generic[V]):
    """Anything that knows the longest phrase that begins at a word."""

    def at(self, words: list[Word], start: int) -> Found[V] | None:
        """What the longest phrase that begins at a word means, with its number of words."""
        raise NotImplementedError

    def find(self, words: list[Word]) -> list[Match[V]]:
        """Matches that do not overlap, from left to right, the longest at each place."""
        found: list[Match[V]] = []
        place = 0
        while place < len(words):
            match = self.at(words, place)
            if match is None:
                place += 1
            else:
                values, length = match
                found.append(Match(words[place].start, words[place + length - 1].end, values))
                place += length
        return found

    def get(self, phrase: str) -> tuple[V, ...]:
        """What exactly this phrase means."""
        words = _words_alone(phrase)
        match = self.at(words, 0) if words else None
        return match[0] if match and match[1] == len(words) else ()


class PhraseIndex(msgspec.Struct, Index[V], Generic[V], kw_only=True):
    """Phrases to what they mean.

    `proper`: a phrase only matches where it is written with capitals.
    """

    proper: bool
    values: list[V] = []
    #: Words joined with a blank to places in `values`; negative (-1 - place) for short acronyms in capitals.
    phrases: dict[str, list[int]] = {}
    #: First word to the number of words of the longest phrase that begins with it.
    longest: dict[str, int] = {}
    #: Phrases that hold longer words in small letters: "Arleigh Burke-class"; and the words that they begin with.
    mixed: set[str] = set()
    begun: set[str] = set()

    def add_value(self, value: V) -> int:
        """Takes a value in; its place."""
        self.values.append(value)
        return len(self.values) - 1

    def add(self, phrase: str, place: int) -> None:
        """Makes a phrase mean the value at a place, besides what it already means."""
        words = words_of(phrase)
        if not words:
            return
        forms = [word.form for word in words]
        shout = is_shouted(words)
        meanings = self.phrases.setdefault(" ".join(forms), [])
        if -1 - place in meanings and not shout:
            meanings[meanings.index(-1 - place)] = place  # an acronym that is also written as a word: Nato
        elif place not in meanings and -1 - place not in meanings:
            meanings.append(-1 - place if shout else place)
        if any(word.capital for word in words) and not is_proper(words):
            self.mixed.add(" ".join(forms))
            self.begun.add(forms[0])
        if self.longest.get(forms[0], 0) < len(forms):
            self.longest[forms[0]] = len(forms)

    def find(self, words: list[Word]) -> list[Match[V]]:
        """Matches that do not overlap, from left to right, the longest at each place."""
        longest = self.longest
        found: list[Match[V]] = []
        end = 0
        for start, word in enumerate(words):
            # with most words no known phrase begins
            if word.form in longest and start >= end and (match := self.at(words, start)) is not None:
                values, length = match
                end = start + length
                found.append(Match(word.start, words[end - 1].end, values))
        return found

    def at(self, words: list[Word], start: int) -> Found[V] | None:
        """What the longest phrase that begins at a word means, with its number of words."""
        first = words[start]
        longest = self.longest.get(first.form)
        if longest is None:
            return None
        phrase = first.form
        # with most words that are small no name begins or goes on
        capitals = self.proper and phrase not in self.begun
        if capitals and not first.capital and len(phrase) > _SMALL:
            return None
        known = [(phrase, 1)] if phrase in self.phrases else []
        for length, word in enumerate(words[start + 1 : start + longest], 2):
            if capitals and not word.capital and len(word.form) > _SMALL:
                break
            phrase = f"{phrase} {word.form}"
            if phrase in self.phrases:
                known.append((phrase, length))
        if not known:
            return None
        for phrase, length in reversed(known):
            if meant := self._meant(phrase, words[start : start + length]):
                return meant, length
        return None

    def get(self, phrase: str) -> tuple[V, ...]:
        """What exactly this phrase means."""
        words = _words_alone(phrase)
        form = " ".join([word.form for word in words])
        return self._meant(form, words) if form in self.phrases else ()

    def _meant(self, phrase: str, stretch: list[Word]) -> tuple[V, ...]:
        """What a known phrase means as some words write it."""
        if self.proper and not self._is_written(phrase, stretch):
            return ()
        shouted = stretch[0].upper
        return tuple(
            [
                self.values[place if place >= 0 else -1 - place]
                for place in self.phrases[phrase]
                if place >= 0 or shouted
            ]
        )

    def _is_written(self, phrase: str, stretch: list[Word]) -> bool:
        """Whether a phrase is written as a name."""
        return is_proper(stretch) or (phrase in self.mixed and any(word.capital for word in stretch))


@dataclass(frozen=True)
class Layers(Index[V], Generic[V]):
    """Several indexes as one: the longest match of any; of equally long ones all meanings, the first index's first."""

    indexes: tuple[Index[V], ...]

    def at(self, words: list[Word], start: int) -> Found[V] | None:
        """What the longest phrase that begins at a word means, with its number of words."""
        found = [match for index in self.indexes if (match := index.at(words, start)) is not None]
        longest = max((length for _, length in found), default=0)
        return (tuple(v for values, length in found if length == longest for v in values), longest) if found else None


def is_shouted(words: list[Word]) -> bool:
    """Whether a name is a short acronym, in lower case or at the start of a sentence a word: US, IS, WHO, PAN."""
    return len(words) == 1 and words[0].upper and len(words[0].form) <= 4


def is_proper(stretch: list[Word]) -> bool:
    """Whether words are written as a name: short ones ("of", "al") may be small, unless they are all there is."""
    capital = False
    for word in stretch:
        if word.capital:
            capital = True
        elif len(word.form) > _SMALL:
            return False
    return capital


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
