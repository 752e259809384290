"""Seats of the state: what is done at one is done in the capital."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tocsin.code.candidates import Candidate, Named
from tocsin.code.placing import Placing
from tocsin.parse.relations import PREMODIFIERS

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


class Seats:
    """Tells seats of the state from other buildings, and of which country they are."""

    def __init__(self, placing: Placing):
        self._find = placing
        self._words = placing.words

    def is_seat(self, noun: Token, event: str) -> bool:
        """Whether a noun means a seat of the state, or an embassy at which those gather who live there."""
        return self._is_of(noun, self._words.seats) or (
            event in self._words.gathered and self._is_of(noun, self._words.embassies)
        )

    def capital(self, seat: Token, inside: Collection[Named], homes: set[str]) -> Candidate | None:
        """The capital of the country that a seat is in; None: that is not told, or the phrase names a region or a town.

        It is the one that the seat's phrase names, else that of those who act; an embassy is in theirs. inside: the names in its phrase.
        homes: countries of those who act.
        """
        if any(not _is_of_state(each) for each in inside) or _is_of_people(seat, inside):
            return None
        named = {each.country for each in inside if each.country is not None}
        lands = homes - named if self._is_of(seat, self._words.embassies) else named or homes
        land = next(iter(lands)) if len(lands) == 1 else None
        return self._find.candidates.capital(land) if land is not None and land not in self._words.scattered else None

    def _is_of(self, noun: Token, phrases: Collection[str]) -> bool:
        """Whether a noun alone, or with the word before it, is one of some phrases, and means the only one that there is."""
        lemma = noun.lemma_.lower()
        before = {child.lemma_.lower() for child in noun.lefts if child.dep_ in PREMODIFIERS}
        told = lemma in phrases or any(f"{word} {lemma}" in phrases for word in before)
        return (
            told
            and noun.tag_ in {"NN", "NNP"}
            and before.isdisjoint(self._words.local)
            and not _is_one_of_several(noun)
        )


def _is_of_state(named: Named) -> bool:
    """Whether a name means a state or its people, not a region, a town or a people without a state."""
    return not named.partly and all(each.precision == "country" for each in named.candidates)


def _is_of_people(noun: Token, inside: Collection[Named]) -> bool:
    """Whether a people without a state stands before a noun: "the Kurdish parliament"."""
    return any(
        child.ent_type_ == "NORP" and not any(each.start <= child.idx < each.end and each.country for each in inside)
        for child in noun.lefts
    )


def _is_one_of_several(noun: Token) -> bool:
    """Whether a noun means one of several: "a ministry", "another court"."""
    return any(child.dep_ == "det" and child.lower_ != "the" for child in noun.lefts)
