"""Which phrases mean two whom they do not name: "both sides", "the two governments", "the two"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.parse.nominals import PAIR, are_two, count_of, is_definite

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Words for two, one by one.
EACH = {"each", "either", "neither"}
_SINGULAR = {"NN", "NNP"}
_PASSED_BY = {"det", "predet", "nummod", "cc", "preconj", "cc:preconj"}


class SidePhrases:
    """Tells phrases that mean two sides or two states.

    own: what a phrase refers to by its own words.
    """

    def __init__(self, resolver: Resolver, own: Callable[[Token], list[Referent]]):
        self._resolver = resolver
        self._kinds = resolver.kinds
        self._own = own

    def may_mean_two(self, head: Token) -> bool:
        """Whether a noun may mean two sides, or those of two states."""
        return self.are_sides(head) or self.are_of_states(head)

    def are_sides(self, head: Token) -> bool:
        """Whether a phrase says of two no more than that they are sides: "both sides", "each side", "the warring parties"."""
        noun = head.lemma_.lower() if head.pos_ == "NOUN" else ""
        if not (noun in self._kinds.nouns.kinds["pair"] or noun in self._kinds.of_sides):
            return False
        before = [child for child in head.lefts if child.dep_ not in _PASSED_BY]
        facing = bool(before) and all(child.lower_ in self._kinds.set_against for child in before)
        if (before and not facing) or self._is_of_place(head):
            return False
        if head.tag_ in _SINGULAR:
            return any(child.lower_ in EACH for child in head.lefts)
        return count_of(head) == PAIR or (facing and count_of(head) is None)

    def _is_of_place(self, head: Token) -> bool:
        """Whether sides are those of a thing that lies between: "on both sides of the road"; those of a border are two states."""
        inside = (noun for of in head.rights if of.lower_ == "of" for noun in of.rights if noun.dep_ == "pobj")
        return any(noun.lemma_.lower() in self._kinds.features - self._kinds.borders for noun in inside)

    def are_counted(self, head: Token) -> bool:
        """Whether a phrase says of two no more than how many they are: "the two", "both"."""
        if head.pos_ == "PRON":
            return head.lower_ == "both"
        alone = head.pos_ == "NUM" and not any(child.dep_ != "det" for child in head.children)
        return alone and head.lower_ == PAIR and is_definite(head)

    def are_capitals(self, head: Token) -> bool:
        """Whether a phrase means two governments by where they are: "both capitals"."""
        return head.lemma_.lower() in self._kinds.capitals and are_two(head)

    def are_of_states(self, head: Token) -> bool:
        """Whether a phrase means two states, or those of whom each state has one: "the two countries", "both governments"."""
        if head.pos_ != "NOUN" or not are_two(head):
            return False
        nouns, noun = self._kinds.nouns.kinds, head.lemma_.lower()
        if noun in nouns["pair"]:
            return False
        if noun in nouns["country"] or self._resolver.is_one_in_each(head):
            return True
        # "both ministers", who are two of a cabinet only where no two states are told of
        both = any(child.lower_ == "both" for child in head.lefts)
        return both and not self._kinds.for_the_state.isdisjoint(self._own(head)[0].sectors[:1])
