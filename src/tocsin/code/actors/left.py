"""Words that have no noun and mean more people, or those who are left: "four others", "the rest", "a third"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.parse.phrases import counted, is_plural, phrase_of
from tocsin.parse.told_before import doers_before, objects_before

if TYPE_CHECKING:
    from tocsin.code.actors.kinds import Kinds
    from tocsin.code.actors.referent import Referent
    from tocsin.code.actors.setting import Setting
    from tocsin.parse.phrases import Phrase
    from tocsin.parse.tokens import Token

#: Relations of those to whom something is done, and of those who are let or told to do something.
_UNDERGOING = {"dobj", "nsubjpass"}
_BEFORE_INFINITIVES = {"nsubj", "dobj"}


class Left:
    """Tells whether such a word means people.

    phrase: whom a phrase names as if nothing stood around it.
    """

    def __init__(self, kinds: Kinds, phrase: Callable[[Phrase, Setting], list[Referent]]):
        self._kinds = kinds
        self._phrase = phrase

    def are_people(self, word: Token, setting: Setting) -> bool:
        """Whether a word that has no noun means more of some people, or those of them who are left."""
        if self._is_others(word):
            return self._are_harmed(word) or _are_told_to(word) or self._are_like_others(word, setting)
        return self._is_remainder(word) and self._are_like_others(word, setting)

    def may_be(self, word: Token) -> bool:
        """Whether a word may mean those who are left, where others stand before it: not where it is joined to them."""
        return word.dep_ != "conj" and (self._is_others(word) or self._is_remainder(word))

    def of_crowd(self, people: Referent, number: Token, setting: Setting) -> Referent:
        """Those whom a bare number counts as of the crowd told of before them: "teachers marched, and police held twelve"."""
        if number.dep_ not in _UNDERGOING:
            return people
        own = (child for child in number.head.lefts if child.dep_ == "nsubj")
        doers = {one for each in own for one in self._phrase(phrase_of(each), setting)[0].sectors[:1]}
        if number.dep_ == "dobj" and self._kinds.forces.isdisjoint(doers):
            return people
        for each in doers_before(number):
            noun = counted(each, self._kinds.quantities)
            told = self._phrase(phrase_of(noun), setting)[0]
            crowd = told.noun is not None and told.noun.person and is_plural(noun) and not told.noun.thing
            if crowd and told.sectors and (self._kinds.armed | self._kinds.state_bodies).isdisjoint(told.sectors):
                return replace(people, country=told.country, sectors=told.sectors, via=f"{people.via} + {told.via}")
        return people

    def _is_others(self, word: Token) -> bool:
        return word.tag_ == "NNS" and word.lemma_.lower() in self._kinds.others

    def _is_remainder(self, word: Token) -> bool:
        """Whether a word counts people after others of them: "wounded a third", "abducted the rest", "a priest and three more"."""
        more, lemma = word.dep_ == "conj" and word.pos_ == "NUM", word.lemma_.lower()
        rest, ordinal = lemma in self._kinds.remainder, lemma in self._kinds.ordinals and word.pos_ in {"ADJ", "NOUN"}
        if not (more or rest or ordinal) or any(child.lower_ == "of" for child in word.rights):
            return False
        if more:
            return any(child.lower_ in self._kinds.further for child in word.children)
        before = {child.lower_ for child in word.lefts if child.dep_ == "det"}
        return "the" in before if rest else bool(before & {"a", "another"})

    def _are_harmed(self, others: Token) -> bool:
        """Whether those called only others are people, since harm is done to them: "wounding eight others"."""
        verb = others.head.lemma_.lower()
        return others.dep_ in _UNDERGOING and (verb in self._kinds.harms or verb in self._kinds.wounds)

    def _are_like_others(self, word: Token, setting: Setting) -> bool:
        """Whether such a word is joined to people, or something was done to people before in its sentence."""
        if word.dep_ != "conj" and word.dep_ not in {*_UNDERGOING, *_BEFORE_INFINITIVES}:
            return False
        before = [word.head] if word.dep_ == "conj" else [*objects_before(word)]
        named = (self._phrase(phrase_of(counted(each, self._kinds.quantities)), setting)[0] for each in before)
        return any(each.kind == "person" or (each.noun is not None and not each.noun.thing) for each in named)


def _are_told_to(others: Token) -> bool:
    """Whether those called only others are to do something: "ordered all others to leave"."""
    above = others.head
    return others.dep_ == "dobj" and any(child.dep_ == "xcomp" and child.i > others.i for child in above.rights)
