"""Numbers in a text, in digits and words: how much, how exactly, and whether it is money."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.codebook.schema import FigureWords
from tocsin.model.record import Comparator

_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_DIGIT = re.compile(r"\d")
_WORDS = re.compile(r"[a-z]+")
#: Signs of currencies stand before the number, with or without a country: "US$5bn".
_COUNTRY = r"(?:US|A|C|HK|NZ|R|S|NT|AU|CA)?"
#: So far before a number stand the words that say how exact it is.
_BEFORE = 28


@dataclass(frozen=True)
class Quantity:
    """A number and where it stands; `upper` is the end of a range of which `value` is the beginning."""

    start: int
    end: int
    value: float
    comparator: Comparator
    upper: float | None = None
    money: bool = False
    #: Told by a word such as "dozens".
    vague: bool = False


class QuantityGrammar:
    """Finds the numbers of a text."""

    def __init__(self, words: FigureWords):
        self._numbers = {**words.numbers, **words.scales}
        self._scales = words.scales
        self._suffixes = words.suffixes
        self._vague = {**words.vague, **words.rough}
        self._rough = words.rough
        self._behind = words.behind
        self._comparators = {phrase: kind for kind, phrases in words.comparators.items() for phrase in phrases}
        self._before = re.compile(rf"\b({_any(self._comparators)})\s+\W*(?:the\s+)?$")
        number = rf"(?:{_DIGITS})(?:\s?(?:{_any(words.suffixes)})\b|[\s-](?:{_any(words.scales)})\b)?"
        word = rf"(?i:{_any(self._numbers)})"
        spelled = rf"(?:(?i:half\s+an?|an?)[\s-]+(?i:{_any(words.scales)})|{word})(?:[\s-]+(?:and\s+)?{word})*"
        one = rf"(?:{number}|\b(?i:{_any(self._vague)})\b|\b{spelled}\b)"
        signs = [each for each in words.currencies if not each.isalnum()]
        names = [each for each in words.currencies if each.isalnum()]
        self._pattern = re.compile(
            rf"(?P<sign>{_COUNTRY}(?:{_any(signs)})\s?|\b(?:USD|EUR|GBP)\s?)?"
            rf"(?P<first>(?<![\w.,-]){one}|(?<=[^\w\s.,\-]){one})"
            rf"(?:\s*(?P<dash>-|–|\bto\b|\band\b|\bor\b)\s*(?P<other>{_any(signs)})?(?P<second>{one}))?"
            rf"(?P<name>(?:\s+[A-Z][a-z]+|\s+(?:US|UN))?[\s-](?i:{_any(names)})s?\b)?"
        )
        #: The words in which numbers end; a text without them, and without digits, holds no number.
        self._ends = frozenset(_WORDS.findall(words)[-1] for words in (*self._numbers, *self._vague))

    def find(self, text: str) -> list[Quantity]:
        """The numbers of a text, in order."""
        if not _DIGIT.search(text) and self._ends.isdisjoint(_WORDS.findall(text.lower())):
            return []
        found = []
        place = 0
        while match := self._pattern.search(text, place):
            quantity = self._quantity(match, text)
            place = max(match.start() + 1, quantity.end if quantity is not None else match.end("first"))
            if quantity is not None:
                found.append(quantity)
        return found

    def value(self, text: str) -> float | None:
        """The number that an expression such as "1,500", "two dozen", "3.2 million" or "tens of thousands" gives."""
        return next((each.value for each in self.find(text)), None)

    def _quantity(self, match: re.Match[str], text: str) -> Quantity | None:
        # "since 2022 to $66.5bn" is no range
        first, second = match["first"], match["second"] if match["sign"] or not match["other"] else None
        start, end = match.start("first"), match.end("first")
        value = self._number(first)
        if value is None:
            return None
        upper = None
        opened = text[max(0, start - 9) : start].lower().rstrip().endswith(("between", "from"))
        if second is not None and (match["dash"] != "and" or opened):
            upper = self._number(second)
            if (
                upper is not None
                and value < upper
                and not self._scaled(first)
                and (scale := self._scaled(second))
                and value * scale < upper
            ):
                value *= scale  # "two to three thousand"
            if upper is not None and upper > value:
                end = match.end("second")
            else:
                upper = None
        sign = match["sign"]
        if sign:
            start = match.start("sign")
        name = match["name"] if end == match.end("second" if upper is not None else "first") else None
        if name and second is not None and upper is None:
            name = None
        if name:
            end = match.end("name")
        comparator = self._comparator(text, start, end)
        lower = first.lower()
        vague = any(lower == word for word in self._vague)
        if upper is not None:
            comparator = "at_least"
        elif comparator == "exact" and vague:
            comparator = "about" if lower in self._rough else "at_least"
        return Quantity(start, end, value, comparator, upper, bool(sign or name), vague)

    def _comparator(self, text: str, start: int, end: int) -> Comparator:
        after = text[end : end + 12].lower().lstrip()
        for phrase, kind in self._behind.items():
            if after.startswith(phrase + " ") or after == phrase:
                return kind
        match = self._before.search(text[max(0, start - _BEFORE) : start].lower())
        return self._comparators[match[1]] if match else "exact"

    def _scaled(self, text: str) -> float | None:
        """The scale that a number ends in."""
        last = re.split(r"[\s-]+", text.lower())[-1]
        suffix = last.lstrip("0123456789.,")
        return self._scales.get(last) or (self._suffixes.get(suffix) if suffix != last else None)

    def _number(self, text: str) -> float | None:
        lower = " ".join(text.lower().split())
        if lower in self._vague:
            return self._vague[lower]
        digits = re.match(_DIGITS, lower)
        if digits:
            rest = lower[digits.end() :].strip(" -")
            return float(digits.group().replace(",", "")) * (self._scales.get(rest) or self._suffixes.get(rest) or 1.0)
        return self._spelled(lower)

    def _spelled(self, text: str) -> float | None:
        """ "Twenty-one", "three hundred and fifty", "half a million", "two dozen"; None: no number."""
        total = current = 0.0
        found = False
        factor = 1.0
        for word in re.split(r"[\s-]+", text):
            if word == "half":
                factor = 0.5
            elif word in self._scales:
                scale = self._scales[word]
                if scale > 100:
                    total += (current or 1.0) * scale
                    current = 0.0
                else:
                    current = (current or 1.0) * scale
                found = True
            elif word in self._numbers:
                current += self._numbers[word]
                found = True
        return (total + current) * factor if found else None


def _any(words: Iterable[str]) -> str:
    """An alternation, the longer words first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
