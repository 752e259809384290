"""Whose the things are that an act is done to or about, or on whose behalf it is done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.code.acts import Act
from tocsin.code.compose import Composer
from tocsin.code.lexicon import named_by
from tocsin.code.occasions import Occasions
from tocsin.code.others import Others, clause_heads
from tocsin.parse.clauses import clause_of
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


class Things:
    """Finds those whose the things of an act are."""

    def __init__(self, composer: Composer, others: Others, occasions: Occasions):
        self._composer = composer
        self._others = others
        self._occasions = occasions
        self._numbers = composer.codebook.words(["@numbers_alone"])
        self._roads = composer.codebook.words(["@roads"])
        self._prepositions = composer.codebook.ontology.prepositions

    def objects(self, act: Act) -> Iterator[Token]:
        """Whose thing it is done to: "rejected the terms set by Oslo", "refused to renew the licence of a broadcaster"."""
        inside = self._composer.roles.role("infinitive", act.clause)
        # "told reporters that it would not sign": those are who hears it
        hears = bool(self._composer.roles.role("told", act.clause))
        for verb in inside if hears else (act.clause.head, *inside):
            for head in clause_of(verb).patient if is_verb(verb) else []:
                yield from self._occasions.holders(head)
        # "voted down a reform proposed by the president"
        for head in act.recipients:
            yield from (each for each in clause_of(head).agent if not is_verb(head) and self._composer.who.known(each))

    def blocked(self, act: Act) -> Iterator[Token]:
        """Whose premises or goods are blocked: "blocked a mining company's trucks", but no road or bridge."""
        for head in act.clause.patient:
            if self._roads.isdisjoint(named_by(head)) and not self._composer.who.is_place(head):
                yield from self._occasions.holders(head)

    def _first_behind(self, act: Act, prepositions: list[str]) -> list[Token]:
        """The first of another country named behind some prepositions, however deep, or in what it is to do.

        "A grant for new beds at the Lao children's hospital", "duties on a third of China's exports".
        """
        reached = [act.clause.head, *act.clause.patient]
        while reached:
            phrases = [
                deeper
                for head in reached
                for child in head.rights
                if child.i > act.clause.head.i and (child.lower_ in prepositions or _is_aim(child))
                for deeper in (child.rights if child.dep_ in {"prep", "dative"} else [child])
            ]
            aims = [each for each in phrases if is_verb(each)]
            nouns = [
                *(each for each in phrases if not is_verb(each)),
                *(each for aim in aims for each in clause_of(aim).patient),
            ]
            found = list(
                self._others.strangers(act, (each for noun in nouns for each in self._occasions.holders(noun)))
            )
            if found:
                return found
            reached = [*aims, *nouns]
        return []

    def relative(self, act: Act) -> Iterator[Token]:
        """ "lifted the curbs that it had placed on Seoul", "ratified the accord signed with Guyana"."""
        for thing in things_of(act):
            for verb in thing.children:
                if verb.dep_ in {"relcl", "acl"} and is_verb(verb):
                    for deed in self._composer.at(verb):
                        yield from self._partners(deed, act) if deed.reciprocal else deed.recipients

    def _partners(self, deed: Act, act: Act) -> list[Token]:
        """With whom the actors' own side has agreed what they approve."""
        own = {*act.actors, *deed.clause.agent}
        share = self._composer.who.share_country
        return [
            each
            for each in deed.actors
            if (each not in own or len(deed.clause.agent) > 1) and not any(share(each, actor) for actor in act.actors)
        ]

    def more(self, act: Act) -> list[Token]:
        """Of whom there are more, told by their number alone: "freed four captives and may let ten more go"."""
        objects = [*act.recipients, *(each for head in clause_heads(act) for each in clause_of(head).patient)]
        within = [noun for head in objects for each in head.rights if each.lower_ == "of" for noun in each.children]
        if not any(_is_number_alone(each, self._numbers) for each in (*objects, *within)):
            return []
        before = [each for each in self._others.acts(act) if each.trigger.i < act.trigger.i and each.recipients]
        return [each for each in before[-1].recipients if each not in act.actors] if before else []

    def theirs(self, act: Act) -> Iterator[Token]:
        """Whose of another country a thing is; who made it owns it no longer: "returned a portrait by Goya"."""
        owners = (each for thing in things_of(act) for each in self._occasions.owners(thing))
        return self._others.strangers(act, (each for each in owners if each.head.lower_ != "by"))

    def makers(self, act: Act) -> Iterator[Token]:
        """Who made a thing."""
        return self._others.than(act, (each for thing in things_of(act) for each in self._occasions.makers(thing)))

    def held_beside(self, act: Act) -> Iterator[Token]:
        """To whose place a way leads: "the gates of the Swedish embassy"; but a Chilean pit may be the protesters' own."""
        ways = (each for way in act.clause.oblique("to") for each in self._occasions.holders(way))
        return self._others.strangers(act, (each for each in ways if each.dep_ != "amod"))

    def benefiting(self, act: Act) -> list[Token]:
        """For whom of another country something is, or in whose place."""
        return self._first_behind(act, self._prepositions.benefit)

    def laid_on(self, act: Act) -> list[Token]:
        """On whose of another country a thing lies."""
        return self._first_behind(act, self._prepositions.laid)


def _is_number_alone(head: Token, numbers: frozenset[str]) -> bool:
    """Whether a number stands for those whom it counts: "ten more", "another dozen", "a fourth"."""
    counts = head.pos_ == "NUM" or head.ent_type_ in {"CARDINAL", "ORDINAL"} or head.lower_ in numbers
    return counts and not any(child.dep_ == "prep" for child in head.rights)


def things_of(act: Act) -> dict[Token, None]:
    """What an act is done to or about: objects of its clauses, and of gerunds in them ("stopped buying French wheat")."""
    clauses = [clause_of(head) for head in clause_heads(act)]
    clauses += [clause_of(verb) for clause in clauses for verb in clause.complements if verb.tag_ == "VBG"]
    return dict.fromkeys(thing for clause in clauses for thing in clause.patient)


def _is_aim(verb: Token) -> bool:
    """Whether it heads an infinitive: "a grant to build schools"."""
    return is_verb(verb) and any(child.tag_ == "TO" for child in verb.lefts)
