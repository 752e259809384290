"""What an article tells of sides, and how much any two of them are before the reader's eyes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from typing import NamedTuple

#: What tells a side: whose it is, and what they are; a state's own people are its side together.
Key = tuple[str | None, str]
Pair = tuple[Key, Key]

# Weights are set by hand; all that counts is their order and rough distance. On the 70 texts of our own gold that tell of two without a
# name (1,322 events, 680 right), each may be half or twice what it is for at most one event, but for the three of which it is said below.

#: How much it says of two that they are sides, by how a sentence puts them together: "between A and B" says it, A who deals with B or is
#: against B nearly so; what A does to B, or does with B, may be said of anybody (twice as much: three events fewer).
BETWEEN, AGAINST, TOGETHER = 3.0, 2.0, 1.0
#: What says it of nobody by itself, and tips the scales: that a phrase takes up two who were told of before; that those who rule a country
#: are told of before those in it who may stand against them (a quarter of it: four events fewer); that a sentence, or the article, names
#: two countries and hardly a third.
LINKED, AT_ODDS, NAMED, ABOUT = 0.5, 0.2, 0.1, 0.1
#: What is left of it where one of them is a body of many states, which rather mediates, or anybody: a side bears an office, arms or a
#: cause (anybody half: three events fewer; anybody as much as others: five).
OF_MANY, ANYBODY = 0.3, 0.15
#: What is left of it for each sentence since then: after four it is half.
_FADES = 0.85
#: By how much two must be more before the reader's eyes than any other two, or nobody is taken.
_CLEAR = 1.15


class Facing(NamedTuple):
    """Two sides that a sentence puts together, as far as its word at an index tells it."""

    sentence: int
    after: int
    pair: Pair
    weight: float


class Named(NamedTuple):
    """The countries that a sentence names, as far as they are no places where something is done, and all of them."""

    sentence: int
    apart: Set[str]
    all: Set[str]


@dataclass
class Told:
    """What an article tells of sides."""

    facings: list[Facing] = field(default_factory=list)
    named: list[Named] = field(default_factory=list)
    #: The two countries that it is about, if it is about two.
    about: Collection[str] = ()
    #: Who mediates: who urges both sides, or brings them to a table.
    thirds: set[Key] = field(default_factory=set)
    #: By which sectors those of a side are called, and how often.
    called: dict[Key, Counter[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(Counter))

    def weights(self, sentence: int, index: int, others: Set[Key], linked: Set[Key]) -> dict[Pair, float]:
        """How much any two sides are before the reader's eyes at a word.

        others: those who are none of them. linked: those whom the word takes up.
        """
        weights: dict[Pair, float] = defaultdict(float)
        if len(self.about) == 2:
            weights[_states(self.about)] += ABOUT
        if len(linked) == 2:
            weights[as_pair(linked)] += LINKED
        for each in self.facings:
            if each.sentence < sentence or (each.sentence == sentence and each.after < index):
                often = min(max(1, self.called[key].total()) for key in each.pair)
                weights[each.pair] += each.weight * _FADES ** (sentence - each.sentence) * often**0.5
        thirds = self.thirds | others
        for number, pair in self._named_alone(sentence, {country for country, _ in thirds}):
            weights[pair] += NAMED * _FADES ** (sentence - number)
        return {pair: weight for pair, weight in weights.items() if thirds.isdisjoint(pair)}

    def _named_alone(self, sentence: int, others: Set[str | None]) -> Iterator[tuple[int, Pair]]:
        """The sentences up to one that name two countries and no third, and the two."""
        for each in self.named:
            if each.sentence > sentence:
                return
            two = next((some - others for some in (each.apart, each.all) if len(some - others) == 2), None)
            if two is not None:
                yield each.sentence, _states(two)


def clearest(weights: Mapping[Pair, float]) -> Pair | None:
    """The two that are more before the reader's eyes than any other two; None if it is not clear."""
    best = sorted(weights, key=lambda pair: -weights[pair])[:2]
    clear = len(best) == 1 or (len(best) > 1 and weights[best[0]] >= _CLEAR * weights[best[1]])
    return best[0] if clear else None


def as_pair(two: Iterable[Key]) -> Pair:
    """Two sides, in whatever order they are told."""
    one, other = sorted(two, key=str)
    return one, other


def _states(two: Iterable[str]) -> Pair:
    return as_pair((country, "") for country in two)
