"""Whose somebody is by what is done in the sentence: with whom he deals, and who is told beside him."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.whose.home import Home
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.code.actors.whose.topics import Topics
from tocsin.code.actors.whose.whereabouts import Whereabouts
from tocsin.knowledge.names import STATES
from tocsin.model.sectors import ARMY
from tocsin.parse.arguments import surface_subject
from tocsin.parse.nominals import heads_of, is_definite
from tocsin.parse.phrases import conjuncts, is_plural
from tocsin.parse.standing import nearest_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


#: Prepositions before what force is aimed at.
_AIMED = {"on", "at", "against", "into", "in", "near"}


class Deeds:
    """Tells whose people are from those who act, and who suffer, in the same sentence."""

    def __init__(self, phrases: Phrases, home: Home, whereabouts: Whereabouts, topics: Topics):
        self._phrases = phrases
        self._kinds = phrases.kinds
        self._home = home
        self._whereabouts = whereabouts
        self._topics = topics

    def same_before(self, referent: Referent, head: Token) -> str | None:
        """The country of those of a state's body who are named before in the sentence: "Turkish troops …, but the army"."""
        sector = next(iter(referent.sectors), None)
        if sector not in self._kinds.forces:
            return None
        if head.lemma_.lower() in self._kinds.officers and (army := self._army_over(head)) is not None:
            return army
        if not (is_definite(head) or self._is_local(head, sector)):
            return self._same_doer(referent, head)
        for each in reversed([*heads_of(head.sent)]):
            own = self._phrases.own(each)[0] if each.i < head.i and each.pos_ != "PRON" else Referent()
            if own.sectors[:1] == (sector,) and own.country is not None:
                return own.country
        return None

    def _army_over(self, head: Token) -> str | None:
        """The country of the army that does something to officers, who are its own if it does them no harm: "the navy sacked two officers"."""
        if head.dep_ != "dobj" or head.head.lemma_.lower() in self._kinds.wounds:
            return None
        doers = self._phrases.meant_by(surface_subject(head.head), head)
        countries = {each.country for each in doers if each.sectors[:1] == (ARMY,)}
        return countries.pop() if len(countries) == 1 else None

    def _same_doer(self, referent: Referent, head: Token) -> str | None:
        """The country of those whose arms did what was told before: "Turkish guns hit a ridge and warplanes bombed a pass"."""
        bare = not any(child.dep_ in {"det", "poss", "amod"} for child in head.lefts)
        if (
            head.dep_ != "nsubj"
            or head.head.dep_ != "conj"
            or not bare
            or referent.noun is None
            or not referent.noun.thing
        ):
            return None
        before = [self._phrases.own(each)[0] for each in surface_subject(head.head.head)]
        countries = {own.country for own in before if own.sectors[:1] == referent.sectors[:1]}
        return countries.pop() if len(countries) == 1 else None

    def held_from(self, head: Token) -> str | None:
        """The country of hostages: the one that their sentence names besides that of those who hold them, or of two the other."""
        if head.lemma_.lower() not in self._kinds.hostages:
            return None
        verb = nearest_verb(head)
        doers = self._phrases.meant_by(surface_subject(verb), head) if verb is not None else []
        holders = {own.country for own in doers if {*own.sectors} & self._kinds.outlaws} - {None}
        if len(holders) != 1:
            return None
        (holder,) = holders
        pair = self._whereabouts.about.pair if holder in self._whereabouts.about.pair else ()
        return self._whereabouts.scenes.only_other(head, {holder}) or next(
            (each for each in pair if each != holder), None
        )

    def of_who_acts(self, referent: Referent, head: Token) -> str | None:
        """The country of those with whose state they deal: "Kenyan teachers accused the education ministry"."""
        if (
            self._kinds.with_own.isdisjoint(referent.sectors[:1])
            or not is_definite(head)
            or self._home.is_from_elsewhere(head)
        ):
            return None
        verb = nearest_verb(head)
        doers = surface_subject(verb) if verb is not None else []
        countries = {
            own.country
            for each in doers
            if each != head and self._home.deals_at_home(own := self._phrases.own(each)[0])
        }
        return countries.pop() if len(countries) == 1 else None

    def introduced_by(self, referent: Referent, head: Token) -> str | None:
        """The country of a minister whom a title and name introduce right after his state: "Manila offered help. Foreign Secretary Reyes said"."""
        if head.pos_ != "PROPN" or head.dep_ != "nsubj" or self._kinds.for_the_state.isdisjoint(referent.sectors[:1]):
            return None
        sentence = self._phrases.document.sentence_of(head)
        before = self._phrases.document.sentences[sentence.number - 1] if sentence.number else None
        if before is None or before.block != sentence.block:
            return None
        doers = [self._phrases.own(each)[0] for each in surface_subject(before.span.root)]
        states = {each.country for each in doers if each.kind in STATES} - self._kinds.international
        whose = states.pop() if len(states) == 1 else None
        return None if whose is None or self._topics.other_side(head, whose) is not None else whose

    def hit_with(self, head: Token) -> str | None:
        """The country of what is hit by a deed that ends in harm to somebody: "dropped bombs on a district of Kharkiv, killing six"."""
        one = head
        while one.dep_ == "pobj" and one.head.lower_ == "of" and one.head.dep_ == "prep":
            one = one.head.head  # "three of their crew"
        harm = one.head
        while harm.dep_ == "conj":
            harm = harm.head
        if one.dep_ != "dobj" or harm.dep_ != "advcl" or harm.tag_ != "VBG":
            return None
        if harm.lemma_.lower() not in self._kinds.harms | self._kinds.wounds:
            return None
        aims = [child for child in harm.head.rights if child.dep_ == "prep" and child.lower_ in _AIMED]
        hit = [child for each in (harm.head, *aims) for child in each.rights if child.dep_ in {"dobj", "pobj"}]
        named = (one for each in hit if each.i < harm.i for one in conjuncts(each))
        countries = {self._phrases.own(each)[0].country for each in named} - {None}
        return countries.pop() if len(countries) == 1 else None

    def of_harmed(self, referent: Referent, head: Token) -> str | None:
        """The country of whom gunmen kill, of two that an article is about: "gunmen shot dead a Kosovo policeman"."""
        if self._kinds.outlaws.isdisjoint(referent.sectors[:1]) or head.dep_ != "nsubj":
            return None
        if head.head.lemma_.lower() not in self._kinds.harms:
            return None
        whom = [
            self._phrases.own(each)[0]
            for child in head.head.rights
            if child.dep_ == "dobj"
            for each in conjuncts(child)
        ]
        countries = {each.country for each in whom}
        return next(iter(countries & {*self._whereabouts.about.pair}), None) if len(countries) == 1 else None

    def beside(self, referent: Referent, head: Token) -> str | None:
        """The country of the state's body that a body is joined with: "the Sudanese army and the paramilitaries"."""
        if self._kinds.of_a_country.isdisjoint(referent.sectors[:1]) or not is_definite(head):
            return None
        joined = [head.head] if head.dep_ == "conj" else [child for child in head.rights if child.dep_ == "conj"]
        for each in joined:
            own = self._phrases.own(each)[0]
            if own.noun is not None and not self._kinds.of_the_state.isdisjoint(own.sectors[:1]):
                return own.country if own.country not in self._kinds.international else None
        return None

    def _is_local(self, head: Token, sector: str) -> bool:
        """Whether bare members of a body that acts only at home are named: "officers", where nobody else's soldiers might be."""
        bare = not any(child.dep_ in {"det", "poss", "nummod", "amod"} for child in head.lefts)
        return bare and sector != ARMY and (is_plural(head) or sector in self._kinds.one_each)
