"""Who is named inside a phrase for something else: whose a thing is, who made a request, who rides in a lorry."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.traits import Traits, actor_of
from tocsin.knowledge.names import PARTS
from tocsin.model import Actor
from tocsin.model.sectors import ARMY, CIVILIANS
from tocsin.parse.phrases import LOCATIVE, conjuncts, is_plural, owners_of, phrase_of, possessors_of
from tocsin.parse.prepositions import antecedents_of

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Articles that count.
_ANY = {"a", "an"}


class Inside:
    """Finds actors inside the phrases of an article."""

    def __init__(self, traits: Traits):
        self._traits = traits

    def owners(self, head: Token) -> list[tuple[Actor, Token]]:
        """The people or bodies, each with its head, whom a phrase for a thing names as its owners: "the homes of five journalists"."""
        named = [] if self._is_for_anybody(head) else next(owners_of(head), [])
        # "the lawyer, whose office police searched"
        named = [one for each in named for one in (antecedents_of(each) if each.tag_ == "WP$" else [each])]
        whose = self._riders(head) or self._holders(head) or named
        return self._inside(
            [each for each in whose if not self._traits.is_place(each) and not self._traits.is_thing(each)]
        )

    def _is_for_anybody(self, thing: Token) -> bool:
        """Whether a noun before a building only tells what kind it is: "a girls' school", "children's hospitals"."""
        kinds = [child for child in thing.lefts if child.dep_ == "poss" and child.tag_ == "NNS"]
        told = any(
            child.dep_ not in {"case", "det"} or child.lower_ not in _ANY for kind in kinds for child in kind.lefts
        )
        special = any(each.noun is not None and set(each.sectors[:1]) - {CIVILIANS} for each in self._traits.own(thing))
        return bool(kinds) and not told and special

    def _riders(self, vehicle: Token) -> list[Token]:
        """Who is known to ride in a vehicle: "a lorry carrying gendarmes"."""
        verbs = (
            child
            for child in vehicle.rights
            if child.dep_ == "acl" and child.lemma_.lower() in self._traits.resolver.kinds.carries
        )
        aboard = [each for verb in verbs for child in verb.rights if child.dep_ == "dobj" for each in conjuncts(child)]
        return [each for each in aboard if self._traits.known(each) and not self._traits.is_thing(each)]

    def _holders(self, thing: Token) -> list[Token]:
        """Who has or uses a thing, as a participle behind it says: "a depot belonging to rebels", "caves used by the guerrillas"."""
        verbs = (
            child
            for child in thing.rights
            if child.dep_ == "acl" and child.lemma_.lower() in self._traits.resolver.kinds.possesses
        )
        return [
            one
            for verb in verbs
            for child in verb.rights
            if child.dep_ == "agent" or (child.lower_ == "to" and verb.tag_ == "VBG")
            for holder in child.rights
            if holder.dep_ == "pobj"
            for one in conjuncts(holder)
            if self._traits.known(one) and not self._traits.is_thing(one)
        ]

    def peoples(self, head: Token) -> list[Token]:
        """The nationalities of which people are said to be: "43 people, mostly Afghans and Ethiopians"."""
        return [
            each
            for child in head.rights
            if child.dep_ == "appos"
            for each in conjuncts(child)
            if any(referent.kind == "demonym" for referent in self._traits.own(each))
        ]

    def _inside(self, heads: list[Token]) -> list[tuple[Actor, Token]]:
        # a list that goes over to things, "of citizens, tortures, …", has gone astray in the parser
        known = takewhile(self._traits.known, heads)
        return [(_inside_phrase(actor), each) for each in known for actor in self._traits.actors(each)]

    def within(self, head: Token) -> list[tuple[Actor, Token]]:
        """The actors, each with its head, named inside a phrase that is none itself: "a request from Modi", "a U.S. Supreme Court decision"."""
        if head.pos_ == "PROPN" and head.lower_ in self._traits.resolver.kinds.features:
            # the Sea of Japan is not Japan's
            return []
        weapon = head.lemma_.lower() in self._traits.resolver.kinds.weapons
        # "the result of the election in Georgia", but not "a roadside bomb in Benin"
        states = [
            each
            for each in head.subtree
            if each.dep_ == "pobj" and each.head.lower_ == "in" and not weapon and self._traits.is_state(each)
        ]
        groups = (self.whose(head), self._holders(head), *owners_of(head), states)
        inside = next((each for each in groups if any(self._traits.known(one) for one in each)), [])
        # an operation against rebels is not the rebels'
        inside = [each for each in inside if not _is_opposed(each, head)]
        if inside:
            return [(self._with_adjective(actor, each, head), each) for actor, each in self._inside(inside)]
        named = self._traits.resolver.embedded(phrase_of(head), self._traits.setting)
        if named is None:
            return []
        referent, start, end = named
        if referent.kind in PARTS and head.lemma_.lower() in self._traits.resolver.kinds.features:
            # the Medyka crossing is not Medyka's
            return []
        placed = any(each.dep_ == "prep" and each.lower_ in LOCATIVE and head.idx < start for each in head.rights)
        if weapon and placed:
            return []
        shift = self._traits.document.offset(head) - head.idx
        actor = _inside_phrase(actor_of(referent, head.doc.text[start:end], start + shift, end + shift))
        return [
            (
                self._with_sectors(
                    actor, self._traits.resolver.adjective_sectors(head, end) or self._arms(referent.country, head, end)
                ),
                head,
            )
        ]

    def _arms(self, country: str | None, head: Token, end: int) -> tuple[str, ...]:
        """Whose weapons act for a country, or lines are held for it: "Cambodian rockets", "Eritrean lines" are its armed forces'.

        end: where the word for the country ends.
        """
        kinds, noun = self._traits.resolver.kinds, head.lemma_.lower()
        held = noun in kinds.battle_lines and is_plural(head) and end + 1 == head.idx
        return (ARMY,) if country and (held or noun in kinds.weapons) else ()

    def _with_adjective(self, actor: Actor, owner: Token, head: Token) -> Actor:
        """The actor before a noun as an adjective between them tells: of "U.S. military airstrikes" the U.S. military."""
        if actor.sectors or owner.head != head or owner.i > head.i:
            return actor
        end = owner.idx + len(owner)
        sectors = self._traits.resolver.adjective_sectors(head, end) or self._arms(actor.country, head, end)
        return self._with_sectors(actor, sectors)

    @staticmethod
    def _with_sectors(actor: Actor, sectors: tuple[str, ...]) -> Actor:
        if actor.sectors or not sectors:
            return actor
        return replace(actor, sectors=[*sectors], via=f"{actor.via} + {sectors[0]}")

    def bodies_before(self, thing: Token) -> list[Token]:
        """Whose a thing of which nothing is known is by the bare noun before it: "an army column", "a customs yard"."""
        own = self._traits.own(thing)[0]
        if thing.pos_ != "NOUN" or own.noun is not None or own.entity is not None:
            return []
        before = [child for child in thing.lefts if child.dep_ in {"compound", "nmod"} and child.pos_ == "NOUN"]
        nouns = [(each, self._traits.own(each)[0].noun) for each in before]
        return [each for each, noun in nouns if noun is not None and noun.group and not noun.thing]

    def whose(self, head: Token) -> list[Token]:
        """Known actors whose a thing is: "Trump's offer". The Torkham gate is not Torkham's, nor the East Sea Mr East's."""
        return [
            each
            for each in possessors_of(head)
            if self._traits.known(each)
            and (
                each.dep_ != "compound"
                or not (
                    self._traits.resolver.is_called_by(head, self._traits.own(each)[0].kind)
                    or self._traits.is_part(each)
                    or (each.ent_type_ != "PERSON" and self._traits.own(each)[0].kind == "person")
                )
            )
        ]


def _inside_phrase(actor: Actor) -> Actor:
    """An actor who is named inside a phrase for something else."""
    return replace(actor, via=f"within the phrase: {actor.via}")


def _is_opposed(one: Token, head: Token) -> bool:
    """Whether somebody inside a phrase is whom what it names is against: "a campaign against gangs in Haiti"."""
    return any(one in each.subtree for each in head.rights if each.dep_ == "prep" and each.lower_ == "against")
