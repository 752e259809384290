"""What decides between several meanings of a name: the day, and the countries and places that the article names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from tocsin.knowledge.names import PLACES, Sense, sectors_at
from tocsin.knowledge.phrases import Index, Word, words_of
from tocsin.model.sectors import FORMER

#: What is meant first when nothing else decides: places before bodies, people in office before others.
_RANK = {"country": 0, "capital": 0, "metonym": 0, "adjective": 1, "demonym": 1, "region": 3}
#: Parts of a country: that an article names others of the same country speaks for them.
_PARTS = {"region", "city", "office"}
#: So often must others be named before a country's name is taken for a place elsewhere.
_SURE = 2
#: And with such a share of all that are named, before a body of a common name is taken for its country's.
_MOST = 0.5
#: The caller's word for what a text is about weighs more than any count.
_SAID = 1_000

#: Letters in brackets: "(CDR)".
_IN_BRACKETS = re.compile(r"\(([A-Z]{2,7})\)")
#: So many characters before the bracket the name that it shortens may begin.
_LONGEST = 100


@dataclass(frozen=True)
class Setting:
    """The day and the surroundings in which names are understood."""

    #: ISO date as of which office holders are resolved; None: today.
    date: str | None = None
    #: Country that the text is about, said by the caller; gives roles their country.
    country: str | None = None
    #: Countries by how often names that can mean nothing else name them.
    named: Mapping[str, int] = field(default_factory=dict)
    #: The same, of names of their regions, cities and offices only.
    parts: Mapping[str, int] = field(default_factory=dict)
    #: How often bodies, by their keys, and a country's peoples were counted there themselves.
    themselves: Mapping[str, int] = field(default_factory=dict)
    #: First and last words, in lower case, of the longer names of persons: alone they name them, not a namesake.
    persons: frozenset[str] = frozenset()
    #: Family names, in lower case, of persons of whom nothing is known, so that no known namesake is meant.
    strangers: frozenset[str] = frozenset()
    #: Letters that the article gives to a body of another name than that which is known by them.
    spelt_out: frozenset[str] = frozenset()

    def home_of_namesake(self, sense: Sense, name: str) -> str | None:
        """The country whose body of a common name is meant, if the surroundings speak for it and not for the one known by it."""
        if not is_common(sense, name) or self.evidence(sense):
            return None
        home = max(sorted(self.named), key=lambda code: self.named[code], default=None)
        often = home is not None and self.named[home] >= max(_SURE, _MOST * sum(self.named.values()))
        return self.country or (home if often else None)

    def evidence(self, sense: Sense) -> int:
        """How often the surroundings speak for a sense."""
        if sense.country is None:
            return 0
        said = _SAID if sense.country == self.country else 0
        return said + (self.parts if sense.kind in _PARTS else self.named).get(sense.country, 0)

    def others(self, country: str | None, name: str) -> int:
        """How often others than a body, by its key, or than its peoples speak for a country."""
        return self.named.get(country or "", 0) - self.themselves.get(name, 0)


def setting_of(
    texts: list[str],
    persons: list[str],
    names: Index[Sense],
    is_role: Callable[[str], bool],
    date: str | None,
    country: str | None,
) -> Setting:
    """The setting of an article, by the names in its texts that have one meaning only.

    persons: names of persons as a recogniser finds them.
    """
    named: Counter[str] = Counter()
    themselves: Counter[str] = Counter()
    parts: Counter[str] = Counter()
    for text in texts:
        for match in names.find(words_of(text)):
            countries = {sense.country for sense in match.values}
            (only, *others) = countries
            if others or only is None or all(sense.kind == "company" for sense in match.values):
                continue  # what is done against Uber need not be in America
            if all(is_common(sense, text[match.start : match.end]) for sense in match.values):
                continue  # a "Department of Justice" speaks for no country
            named[only] += 1
            themselves.update({itself for sense in match.values if (itself := _itself(sense)) is not None})
            if any(sense.kind in _PARTS for sense in match.values):
                parts[only] += 1
    several = [
        words for name in persons if len(words := _bare(name, is_role)) > 1 and not _is_nationality(words[0], names)
    ]
    ends = {word for words in several for word in (words[0], words[-1])}
    known = {words[-1] for words in several if names.get(" ".join(words).title())}
    strangers = frozenset(words[-1] for words in several) - known
    own_letters = frozenset(letters for text in texts for letters in _spelt_out(text, names))
    return Setting(date, country, named, parts, themselves, frozenset(ends), strangers, own_letters)


def _spelt_out(text: str, names: Index[Sense]) -> Iterator[str]:
    """The letters in brackets behind a body's name of which they are the first ones, where another body is known by them.

    "The Directorate of Public Prosecutions (DPP)" is no party of Taiwan.
    """
    for bracket in _IN_BRACKETS.finditer(text):
        letters = bracket.group(1)
        known = {sense.entity.key for sense in names.get(letters) if sense.entity is not None}
        before = words_of(text, max(0, bracket.start() - _LONGEST), bracket.start())
        own = next((before[-count:] for count in range(2, len(before) + 1) if _spell(before[-count:], letters)), None)
        if not known or own is None:
            continue
        called = names.find(own)
        if not any(sense.entity is not None and sense.entity.key in known for each in called for sense in each.values):
            yield letters


def _spell(words: list[Word], letters: str) -> bool:
    """Whether the first letters of a name's words with a capital are some letters."""
    return words[0].capital and "".join(word.form[0] for word in words if word.capital).upper() == letters


def peoples_of(country: str | None) -> str:
    """By what the peoples of a country are counted, who may live in others, too."""
    return f"peoples of {country}"


def _itself(sense: Sense) -> str | None:
    """By what a name is counted that does not speak for its own country."""
    if sense.kind == "ethnic":
        return peoples_of(sense.country)
    return sense.entity.key if sense.entity is not None and sense.kind != "person" else None


def _is_nationality(word: str, names: Index[Sense]) -> bool:
    """Whether a word is an adjective of a country, so that what a recogniser took for a name is none: "Thai F-16s"."""
    senses = names.get(word.title())
    return bool(senses) and all(sense.kind in {"adjective", "demonym"} for sense in senses)


def _bare(name: str, is_role: Callable[[str], bool]) -> list[str]:
    """The words of a person's name in lower case, titles before it left out: "King Salman" is one word."""
    words = name.lower().split()
    while len(words) > 1 and is_role(words[0]):
        words.pop(0)
    return words


def is_common(sense: Sense, name: str) -> bool:
    """Whether bodies of other countries bear a name, too."""
    return sense.entity is not None and name in sense.entity.common


def choose(senses: tuple[Sense, ...], setting: Setting, *, acting: bool = False) -> Sense:
    """One of several senses of a name.

    The first in rank is meant, unless the surroundings speak for another and not for it: "Georgia" among cities of the
    United States. Bodies and persons of several countries, with nothing that speaks for one, stay open.

    acting: the name stands for somebody, not for a place.
    """
    if len(senses) == 1:
        return senses[0]
    rank = min(_rank(sense, setting.date) for sense in senses)
    first = [sense for sense in senses if _rank(sense, setting.date) == rank]
    backed = max(first, key=setting.evidence)
    if setting.evidence(backed):
        return backed
    other = max(senses, key=setting.evidence)
    enough = _SURE if first[0].kind == "country" else 1
    if setting.evidence(other) >= enough and other.kind in PLACES | {"office"}:
        return other
    seat = next((sense for sense in first if sense.kind == "metonym"), None)
    if acting and seat is not None and any(sense.kind == "capital" for sense in first):
        return seat  # Brussels acts for the Union, if nothing speaks of Belgium
    known = [sense for sense in first if sense.entity is not None and sense.entity.prominent]
    if len(known) == 1:
        return known[0]
    if all(sense.entity is not None for sense in first) and len({sense.country for sense in first}) > 1:
        return _open(first, setting.date)
    return first[0]


def _rank(sense: Sense, date: str | None) -> int:
    if sense.entity is not None and sense.kind == "person":
        return 2 if sectors_at(sense.entity, date) in {(), (FORMER,)} else 0
    return _RANK.get(sense.kind, 2)


def _open(senses: list[Sense], date: str | None) -> Sense:
    """What senses of several countries have in common."""
    first = {(sectors_at(each.entity, date) if each.entity else each.sectors)[:1] for each in senses}
    return Sense("ambiguous", senses[0].name, None, first.pop() if len(first) == 1 else ())
