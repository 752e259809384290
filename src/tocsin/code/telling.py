"""Whether what was found tells enough of who did what to whom to be an event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors import Mentions
from tocsin.code.acts import Act
from tocsin.code.compose import Composer
from tocsin.code.lexicon import lemmas
from tocsin.code.participant import Participant
from tocsin.code.scene import SceneWords
from tocsin.parse import Sentence
from tocsin.parse.clauses import clause_of
from tocsin.parse.doers import possessors
from tocsin.parse.nominals import is_definite
from tocsin.parse.phrases import LOCATIVE
from tocsin.parse.verbs import is_finite, openers

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Prepositions by which something else is told of a deed.
_SAID_OF = {"of", "to"}


class Telling:
    """Tells the acts of one article that are events from those of which too little is told."""

    def __init__(self, mentions: Mentions, composer: Composer, scenes: SceneWords):
        self._mentions = mentions
        self._composer = composer
        self._scenes = scenes
        self._fared = composer.codebook.words(composer.codebook.ontology.told_with_doer)

    def is_told(self, act: Act, actors: list[Participant], recipients: list[Participant]) -> bool:
        """Whether an act names enough of who did what to whom to be an event."""
        # "those arrested" are told of by the clause around them
        known = [each for each in [*actors, *recipients] if each.known and not self._mentions.is_anybody(each.head)]
        private = self._composer.codebook.ontology.private
        if (
            known
            and {act.event, f"{act.event}/{act.mode}"}.isdisjoint(private.but)
            # a ship is not its company
            and all({*each.actor.sectors[:1]} & {*private.sectors} for each in known)
            and not any(self._mentions.is_thing(each.head) for each in known)
        ):
            return False
        if not actors and not recipients and self._is_told_by_thing(act):
            return self._mentions.only_country(act.trigger) is not None
        if act.reciprocal:
            # "clashes in Tripoli leave nine dead"
            verbal = act.clause.kind == "verb" and (bool(actors) or any(each.known for each in recipients))
            return len(actors) > 1 or verbal
        if act.kept:
            return bool(known)
        if act.chain and not actors and not recipients and act.chain[-1].kind == "noun":
            # "riots broke out in Basra", "broke up a rally in Basra", "despite the protests"; but not "banned rallies"
            placed = any(act.clause.oblique(each) for each in LOCATIVE) or self._is_named_by_place(act.trigger)
            somewhere = act.trigger.dep_ in {"pobj", "dobj"} and placed
            aside = act.trigger.dep_ not in {"compound", "dobj", "nsubjpass", "conj"}
            alone = len(act.frames) > 1 or somewhere or aside
            alone = (
                alone
                and act.event in self._composer.codebook.ontology.told_by_place
                and not _is_manner(act.trigger)
                and not _takes_up(act.trigger)
            )
            return alone and self._mentions.only_country(act.trigger) is not None
        if act.chain and act.clause.kind == "noun":
            enough = bool(actors) and bool(recipients)
            ontology = self._composer.codebook.ontology
            undergone = any(each.head in act.clause.patient for each in recipients)
            done = any(each.head in act.clause.oblique("by", borrow=False) for each in actors)
            own = any(each.head in possessors(act.trigger) for each in actors)
            by_itself = act.trigger.dep_ != "compound" and (
                act.event in ontology.told_by_noun
                or (undergone and f"{act.event}/{act.mode}" in ontology.told_by_object)
                or (done and f"{act.event}/{act.mode}" in ontology.told_by_doer)
                or ((done or own) and f"{act.event}/{act.mode}" in ontology.told_by_owner)
            )
            # "the generals' threat to annul the vote" says who and what
            said = act.clause.complements or clause_of(act.trigger).complements
            whole = any(each.known for each in actors) and bool(said)
            return bool(known) and (enough or by_itself or whole)
        # "clashes left nine dead": a frame of what nobody who is told does
        by_nobody = act.clause.kind == "verb" and not act.chain and not act.frames[0].actor
        if not actors and recipients and (by_nobody or self._composer.by_instrument(act) or self.by_deed(act)):
            return bool(known)
        if not actors and self._is_fared(act):
            return False
        # "received death threats"
        undergone = act.clause.passive or any(
            bool(frame.actor) and "agent" in frame.recipient for frame in (act.frames[0], act.frames[-1])
        )
        return bool(known) and (bool(actors) or (undergone and bool(recipients)))

    def _is_named_by_place(self, noun: Token) -> bool:
        """Whether a place before a noun tells where it is: "broke up the Minsk rally"."""
        return any(child.dep_ == "compound" and self._mentions.is_place(child) for child in noun.lefts)

    def _is_fared(self, act: Act) -> bool:
        """Whether a verb in the passive tells only how somebody fared, and no deed: "two guards were injured"."""
        clause = act.clause
        bare = clause.kind == "verb" and clause.passive and not act.frames[0].requires
        return bare and not act.results and not self._fared.isdisjoint(lemmas(clause.head))

    def _is_told_by_thing(self, act: Act) -> bool:
        """Whether a clause tells what was done to a thing that is nobody's, or came of it: "the blockade was lifted", "the truce has held"."""
        ontology = self._composer.codebook.ontology
        clause = act.clause
        if clause.kind != "verb" or not is_finite(clause.head) or clause.negated:
            return False
        threats = self._composer.codebook.threats
        if not openers(clause.head).isdisjoint([*threats.awaited, *threats.condition]):
            return False  # "to stay until the laws were repealed"
        # what only a pronoun tells may be anything
        things = [each for each in (*clause.agent, *clause.patient) if each.pos_ in {"NOUN", "PROPN"}]
        kinds = {act.event, f"{act.event}/{act.mode}"}
        undergone = clause.passive and not clause.agent and not kinds.isdisjoint(ontology.told_by_thing)
        lasts = not clause.passive and len(act.frames) == 1 and not kinds.isdisjoint(ontology.told_by_course)
        return bool(things) and (undergone or lasts)

    def is_headed_by(self, act: Act, sentence: Sentence, named: list[Participant]) -> bool:
        """Whether an act is what a headline without a verb consists of: "Curfew in Kano", "Life sentence for Iraqi poet"."""
        noun = act.trigger
        heads = sentence.kind == "headline" and noun.dep_ == "ROOT" and act.clause.kind == "noun"
        told = heads and act.event in self._composer.codebook.ontology.told_by_headline
        somebody = any(each.known for each in named)
        # talks in Geneva may be anybody's
        return told and (somebody or (not act.reciprocal and self._mentions.only_country(noun) is not None))

    def by_deed(self, act: Act) -> bool:
        """Whether the subject takes up a deed that was told before: "the raid also killed two guards"."""
        return self._scenes.is_deed(act.event) and any(
            head.pos_ == "NOUN"
            and is_definite(head)
            and any(frame.event == act.event for frame, _ in self._composer.lexicon.frames(head))
            for head in act.clause.agent
        )


def _is_manner(noun: Token) -> bool:
    """Whether a noun only says how something else is done: "recalled its envoy in protest"."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "in" and noun.tag_ == "NN" and not list(noun.lefts)


def _takes_up(noun: Token) -> bool:
    """Whether a noun only takes up what was told before, of which something else is told: "the leaders of | the protest"."""
    said_of = noun.dep_ == "poss" or (noun.dep_ == "pobj" and noun.head.lower_ in _SAID_OF)
    bare = [child.lower_ for child in noun.lefts] == ["the"] and not any(child.dep_ != "case" for child in noun.rights)
    return said_of and noun.tag_ == "NN" and bare
