"""Words that have no noun and mean more people, or those who are left: "four others", "the rest", "a third"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tocsin.parse.arguments import surface_subject
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

    def told_before(self, number: Token, setting: Setting) -> Referent | None:
        """Those told of before a word without a noun of whom it counts more: of those to whom the like is done, or else of a crowd."""
        for each in objects_before(number) if number.dep_ in _UNDERGOING or self._may_be(number) else ():
            noun, told = self._told(each, setting)
            if told.noun is not None and not told.noun.thing and told.sectors and (is_plural(noun) or told.noun.group):
                return told
        return self._crowd(number, setting)

    def _may_be(self, word: Token) -> bool:
        """Whether a word may mean those who are left, where others stand before it: not where it is joined to them."""
        return word.dep_ != "conj" and (self._is_others(word) or self._is_remainder(word))

    def _crowd(self, number: Token, setting: Setting) -> Referent | None:
        """The crowd of whom a bare number counts some: "teachers marched, and police held twelve"."""
        if number.dep_ not in _UNDERGOING:
            return None
        own = surface_subject(number.head) if number.dep_ == "dobj" else []
        doers = {one for each in own for one in self._phrase(phrase_of(each), setting)[0].sectors[:1]}
        if number.dep_ == "dobj" and self._kinds.forces.isdisjoint(doers):
            return None
        for each in doers_before(number):
            noun, told = self._told(each, setting)
            crowd = told.noun is not None and told.noun.person and is_plural(noun) and not told.noun.thing
            if crowd and told.sectors and (self._kinds.armed | self._kinds.state_bodies).isdisjoint(told.sectors):
                return told
        return None

    def _told(self, head: Token, setting: Setting) -> tuple[Token, Referent]:
        """The noun of a phrase told before, and whom it means."""
        noun = counted(head, self._kinds.quantities)
        return noun, self._phrase(phrase_of(noun), setting)[0]

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
        named = (self._told(each, setting)[1] for each in before)
        return any(each.kind == "person" or (each.noun is not None and not each.noun.thing) for each in named)


def _are_told_to(others: Token) -> bool:
    """Whether those called only others are to do something: "ordered all others to leave"."""
    above = others.head
    return others.dep_ == "dobj" and any(child.dep_ == "xcomp" and child.i > others.i for child in above.rights)
