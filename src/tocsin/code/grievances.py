"""Against whom those act who protest, vow or give in, as what they do besides tells: "furious at Brussels", "telling them to go"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.code.lexicon import lemmas
from tocsin.model.sectors import MEDIA
from tocsin.parse.clauses import clause_of
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.code.compose import Composer
    from tocsin.parse.tokens import Token

#: Relations of what describes those who act, or tells how.
_DESCRIBING = {"amod", "acl", "advcl", "appos", "acomp", "relcl", "dep", "oprd"}


class Grievances:
    """Finds those with whom the actors of an act have a quarrel."""

    def __init__(self, composer: Composer):
        self._composer = composer
        book = composer.codebook
        self._angry = book.words(["@angry"])
        self._telling = frozenset(book.coreference.impersonal.told)
        self._towards = book.ontology.occasions.towards
        self._clauses = frozenset(book.ontology.occasions.clauses)
        self._rulers = frozenset(book.ontology.for_the_state) - frozenset(book.ontology.armed)

    def resented(self, act: Act) -> Iterator[Token]:
        """With whom they are angry: "farmers, furious at Brussels, blocked the road"."""
        for word in self._beside(act):
            if not self._angry.isdisjoint(lemmas(word)):
                clause = clause_of(word)
                for preposition in self._towards:
                    for noun in clause.oblique(preposition, borrow=False):
                        yield from [noun] if self._composer.who.known(noun) else self._composer.who.whose(noun)

    def spoken_to(self, act: Act) -> Iterator[Token]:
        """To whom they say or show something meanwhile: "blocked the gate, waving ration cards at the warders"."""
        for verb in self._beside(act):
            if verb.tag_ != "VBG":
                continue
            clause = clause_of(verb)
            asked = [
                each
                for deed in self._composer.at(verb)
                if self._composer.codebook.events[deed.event].quad.startswith("verbal")
                for each in deed.recipients
            ]
            told = clause.patient if verb.lemma_.lower() in self._telling else []
            heads = asked or told or clause.oblique("at")
            yield from (each for each in heads if self._composer.who.known(each))

    def hearers(self, act: Act) -> Iterator[Token]:
        """To whom they say what the act is: "I will not resign, he | told lawmakers"; reporters only pass it on."""
        verb = act.outermost
        while verb.dep_ in {"conj", "ccomp"} and verb.lemma_.lower() not in self._telling:
            verb = verb.head
        if verb.lemma_.lower() not in self._telling or not is_verb(verb):
            return
        clause, who = clause_of(verb), self._composer.who
        if any(who.is_same(one, actor) for one in clause.agent for actor in act.actors):
            yield from (
                each
                for each in (*clause.dative, *clause.patient)
                if who.known(each) and not who.is_thing(each) and not who.is_in(each, (MEDIA,))
            )

    def in_charge(self, act: Act) -> Iterator[Token]:
        """Who rules, and does meanwhile or before what they answer: "pupils protest as the government shuts schools"."""
        for verb in act.clause.head.rights:
            opened = {child.lower_ for child in verb.lefts if child.dep_ in {"mark", "advmod"}}
            if verb.dep_ == "advcl" and is_verb(verb) and not self._clauses.isdisjoint(opened):
                yield from (each for each in clause_of(verb).agent if self._rules(each))

    def _rules(self, head: Token) -> bool:
        return any(not self._rulers.isdisjoint(each.sectors) for each in self._composer.who.referents(head))

    def _beside(self, act: Act) -> Iterator[Token]:
        """Words that describe the actors, or hang on the verb."""
        holders = dict.fromkeys([act.clause.head, *act.actors, *(clause.head for clause in act.chain)])
        for holder in holders:
            yield from (child for child in holder.children if child.dep_ in _DESCRIBING)
