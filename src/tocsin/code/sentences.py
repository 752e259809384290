"""What a sentence tells: the acts that its words express, each once, with what other clauses say of it.

The composer reads each word by itself. Here acts that only say more of another are taken into it (`wholes`), and those left out
that are only spoken of (`spoken_of`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.acts import Act, key_of
from tocsin.code.circumstance import completed
from tocsin.code.compose import Composer
from tocsin.code.left_out import LeftOut
from tocsin.code.spoken_of import SpokenOf
from tocsin.code.threats.made_before import MadeBefore
from tocsin.code.wholes import CAUSE, Wholes
from tocsin.parse.arguments import direct_objects, surface_subject
from tocsin.parse.clauses import clause_of
from tocsin.parse.verbs import is_passive, is_verb, openers

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


class Sentences:
    """Tells the acts of the sentences of one article."""

    def __init__(self, composer: Composer):
        self._composer = composer
        self._book = composer.codebook
        self._who = composer.who
        self.spoken_of = SpokenOf(composer)
        self._wholes = Wholes(composer)
        self._made_before = MadeBefore(composer)
        self._left_out = LeftOut(composer.who)
        self._dying = composer.codebook.words(["@dying"])
        self._errands = {word: cue.mode for cue in self._book.cues if cue.where == "errand" for word in cue.words}

    def acts(self, tokens: list[Token]) -> list[Act]:
        """The acts among some tokens, those that others are composed of left out unless their table keeps them."""
        triggers = [token for token in tokens if self._composer.lexicon.triggers(token)]
        for token in triggers:
            self._composer.at(token)
        # only now is it known what has been taken into something else
        found = [
            act
            for token in triggers
            if key_of(token) not in self._composer.absorbed
            for act in self._composer.at(token)
        ]
        # "unpunished for crimes committed in Syria": two outer words may frame one act; the fuller reading stays
        fullest: dict[tuple[int, int], Act] = {}
        for act in found:
            key = key_of(act.trigger)
            if key not in fullest or _fullness(act) > _fullness(fullest[key]):
                fullest[key] = act
        found = [
            self._filled_up(act) for act in found if fullest[key_of(act.trigger)] is act and not self._made_before(act)
        ]
        found = [self._wholes.addressed_within(act, found) for act in found]
        found = [act for act in found if not any(self._wholes.is_within(act, other) for other in found)]
        told = [
            act
            for act in found
            if not self.spoken_of(act, found) and not any(self._wholes.is_laying(act, each) for each in found)
        ]
        told = self._wholes.with_results(told)
        return [each for act in told for each in (act, *self._left_out.again(act))]

    def _filled_up(self, act: Act) -> Act:
        """An act with what other clauses tell of it."""
        act = self._mourned(self._wielded(self._aimed(self._charged(act))))
        return completed(act, self._book.ontology, self._composer.at, self._who)

    def _charged(self, act: Act) -> Act:
        """A deed that somebody is charged with is done by them where its noun names nobody: "blamed Moscow for the poisoning"."""
        charges = self._book.ontology.charges
        noun, preposition = act.clause.head, act.clause.head.head
        if not act.actors and act.clause.kind == "noun" and (verbs := _told_of(noun)):
            return self._pinned(act, verbs)
        if act.actors or act.clause.kind != "noun" or noun.dep_ != "pobj":
            return act
        guilty = preposition.lower_ in charges.convicted
        if not guilty and preposition.lower_ not in charges.after:
            return act
        accused = [
            each
            for charge in self._composer.at(preposition.head)
            if charge.event in charges.events and (not guilty or charge.mode == "convict")
            for each in charge.recipients
            if self._who.known(each) and each not in act.recipients and each != noun
        ]
        if act.event in charges.not_by_state:
            of_the_state = self._who.resolver.kinds.of_the_state
            accused = [each for each in accused if not self._who.is_in(each, of_the_state)]
        return replace(act, actors=tuple(accused))

    def _pinned(self, act: Act, verbs: list[Token]) -> Act:
        """A deed that is laid to somebody's charge is done by them, not to them: "the attack was blamed on jihadists".

        verbs: that tell what is done to it.
        """
        charges = self._book.ontology.charges
        pinned = [
            each
            for verb in verbs
            for charge in self._composer.at(verb)
            # whoever condemns an attack on a church lays nothing to the church
            if charge.event in charges.events and not set(charges.onto).isdisjoint(charge.frames[0].recipient)
            for each in charge.recipients
            if each.dep_ == "pobj" and each.head.lower_ in charges.onto and self._who.known(each)
        ]
        if not pinned:
            return act
        return replace(
            act, actors=tuple(pinned), recipients=tuple(each for each in act.recipients if each not in pinned)
        )

    def _aimed(self, act: Act) -> Act:
        """What somebody is sent to do, or goes to do, is still to come: "sent troops to seize the port", "crossed the river to seize it".

        So is what is done "in order to".
        """
        verb = act.outermost
        governor = verb.head
        if not any(child.tag_ == "TO" for child in verb.lefts):
            return act
        spoken = self._book.events[act.event].quad.startswith("verbal")
        if spoken and self._composer.roles.is_said_in_meeting(verb):
            return act  # "called the king to thank him"
        after = is_verb(governor) and governor.i < verb.i
        if verb.dep_ in {"advcl", "xcomp"} and after and not spoken and (mode := self._errand(governor)) is not None:
            return replace(act, auxiliary=act.auxiliary | {mode})
        if verb.dep_ == "advcl" and after:
            sent = surface_subject(governor) if is_passive(governor) else direct_objects(governor)
            aimed = any(self._who.known(each) and not self._who.is_thing(each) for each in sent)
        else:
            aimed = verb.dep_ == "acl" and governor.lower_ == "order" and governor.head.lower_ == "in"
        return replace(act, auxiliary=act.auxiliary | {"future"}) if aimed else act

    def _errand(self, verb: Token) -> str | None:
        """The mode of what somebody goes somewhere for, if that is what a verb says; who "goes on to" do something does it."""
        lemma = verb.lemma_.lower()
        if not any(child.dep_ == "prt" for child in verb.rights) and lemma in self._errands:
            return self._errands[lemma]
        return self._errands.get(f"{lemma} {verb.nbor().lower_}")

    def _wielded(self, act: Act) -> Act:
        """A weapon kills for those who laid or fired it: "a bomb planted by rebels killed three"."""
        if any(self._who.known(each) and not self._who.is_thing(each) for each in act.actors):
            return act
        doers = [each for verb in self._wholes.uses(act) for each in clause_of(verb).agent if self._who.known(each)]
        return replace(act, actors=tuple(doers)) if doers else act

    def _mourned(self, act: Act) -> Act:
        """Who dies when something is done is harmed by it: "nine died when rebels overran the post"."""
        cause = act.outermost
        verb = cause.head
        after = cause.dep_ == "advcl" and verb.i < cause.i and not openers(cause).isdisjoint(CAUSE)
        if not after or act.event not in self._book.events[act.event].absorbs:
            return act
        lost = {f"{verb.lemma_} {each.lemma_}" for each in direct_objects(verb)}
        if self._dying.isdisjoint({*lost, verb.lemma_.lower()}):
            return act
        dead = [each for each in surface_subject(verb) if self._who.known(each) and each not in act.recipients]
        return replace(act, recipients=(*act.recipients, *dead))


def _told_of(deed: Token) -> list[Token]:
    """The verbs that say what is done to a deed: "was blamed on", "a blast, blamed on rebels, killed"."""
    laid = [child for child in deed.rights if child.dep_ == "acl" and child.tag_ == "VBN"]
    return [deed.head, *laid] if deed.dep_ in {"dobj", "nsubjpass"} else laid


def _fullness(act: Act) -> tuple[int, int]:
    return bool(act.actors) + bool(act.recipients), len(act.chain)
