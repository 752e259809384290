"""Whose somebody is by grammar: "its army", "the leader of the movement", "whose chairman"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.whose.home import Home
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.model.sectors import CIVILIANS, COMPANY, FORMER
from tocsin.parse.nominals import heads_of
from tocsin.parse.phrases import appositions, is_plural, whole_of
from tocsin.parse.prepositions import antecedents_of
from tocsin.parse.relations import NOMINAL

if TYPE_CHECKING:
    from tocsin.codebook.schema import Role
    from tocsin.parse.tokens import Token


#: Prepositions before what force is aimed at.
_AIMED = frozenset({"at", "on", "into", "against"})
#: What stands between somebody and the body that he heads, or speaks for.
_OF, _SPOKEN_FOR = frozenset({"of"}), frozenset({"of", "for"})


class Possession:
    """Reads possessors, and what they pass on to what is theirs."""

    def __init__(self, phrases: Phrases, home: Home):
        self._phrases = phrases
        self._kinds = phrases.kinds
        self._home = home

    def owner(self, referent: Referent, head: Token) -> Token | None:
        """The word for whose somebody is, if the phrase or what is said of him tells it."""
        noun = referent.noun
        headed = _headed_by(head, _told_by(noun)) if noun is not None and noun.owner else None
        return _owner_of(head) or headed or _owner_beside(head, referent)

    def possessor(self, owner: Token, referent: Referent, head: Token) -> Referent:
        """Who owns a phrase's head, by the pronoun or noun before it."""
        joined = _joined_owner(owner) or self._vessel_before(owner, head) or owner
        named = self._antecedent_of_whose(owner) if owner.tag_ == "WP$" else [joined]
        if not named or head in self._phrases.asked:
            return Referent()  # "the group" of whose leader one asks may be that leader's
        self._phrases.asked.add(head)
        whose = self._phrases.meant(named[0])[0]
        self._phrases.asked.discard(head)
        return self._state_instead(whose, referent, head) if owner.lower_ == "its" else whose

    def _vessel_before(self, owner: Token, head: Token) -> Token | None:
        """What the crew is aboard, told before it in the sentence: "seized two Indian trawlers and arrested their crew"."""
        if owner.lower_ not in {"its", "their"} or head.lemma_.lower() not in self._kinds.crews:
            return None
        before = (each for each in reversed([*heads_of(head.sent)]) if each.i < owner.i and _is_dealt_with(each))
        return next(
            (each for each in before if (noun := self._phrases.own(each)[0].noun) is not None and noun.thing), None
        )

    def with_body(self, referent: Referent, head: Token) -> Referent:
        """Who is placed by a name, but heads somebody's body, with the sector of that: "its Istanbul chairman"."""
        owner = _owner_of(head) or _headed_by(head, _SPOKEN_FOR)
        if owner is None or referent.sectors or referent.noun is None or not referent.noun.owner:
            return referent
        whose = self.possessor(owner, referent, head)
        if (whose.kind == "person" and referent.noun.person) or whose.country != referent.country:
            return referent
        return replace(referent, sectors=whose.sectors, via=f"{referent.via} + {owner.lower_}")

    def possessed(self, referent: Referent, head: Token, owner: Token, whose: Referent) -> Referent:
        """A referent as its possessor's: "its chairman" is of the party that he chairs, "their country" is all of it."""
        whole = self._phrases.is_country(head)
        # his aides do what he does not, but his supporters want what he does, and his office is where he does it;
        # who speaks for several is one of them: "the rebels … their spokesman"
        passes_on = (
            whose.kind != "person"
            or is_plural(owner)
            or owner.lower_ == "their"
            or not self._kinds.partisan.isdisjoint(whose.sectors[:1])
            or (referent.noun is not None and not referent.noun.person and not referent.sectors)
        )
        heads = referent.noun is not None and referent.noun.owner and passes_on and not whole
        heads = heads and not self._phrases.resolver.owners.is_army_of(whose.sectors, referent.sectors)
        heads = heads and referent.sectors != (FORMER,)
        sectors = whose.sectors if whose.sectors and (heads or self._bears(head, whose)) else referent.sectors
        if self._joins(head, whose):
            sectors = whose.sectors
        if referent.noun is not None and referent.noun.backs:
            sectors = self._backing(whose, sectors, referent)
        if not sectors and self._serves(referent, whose):
            sectors = whose.sectors
        if whose.noun is not None and whose.noun.thing and head.lemma_.lower() in self._kinds.crews:
            # the captain of a tanker is no soldier
            armed = {*referent.sectors} & self._kinds.armed
            aboard = whose.sectors not in {(), (CIVILIANS,), (COMPANY,)} and self._kinds.armed.isdisjoint(whose.sectors)
            # those who fish or study are so aboard, too: "a fishing boat … its crew"
            sectors = (
                whose.sectors if aboard or {*whose.sectors} & armed else (CIVILIANS,) if armed else referent.sectors
            )
        if whose.country is not None:
            via = f"{referent.via} + {owner.lower_}: {whose.country}"
            return replace(referent, country=whose.country, sectors=sectors, via=via)
        if whose.sectors in {(), (CIVILIANS,)} or sectors == referent.sectors:
            return referent
        return replace(referent, sectors=sectors, via=f"{referent.via} + {owner.lower_}")

    def _backing(self, whose: Referent, sectors: tuple[str, ...], referent: Referent) -> tuple[str, ...]:
        """The sectors of somebody's supporters: a deposed president's are against those who rule, an army's are people like others."""
        own = whose.sectors[:1]
        if not self._kinds.armed_by_state.isdisjoint(own):
            return referent.sectors
        return self._kinds.partisans.get(own[0], sectors) if own else sectors

    def _serves(self, referent: Referent, whose: Referent) -> bool:
        """Whether somebody of whom no more is told speaks or works for one who governs: a president's spokesman."""
        noun = referent.noun
        aide = noun is not None and noun.owner and noun.person and not noun.relative
        return aide and whose.kind == "person" and not self._kinds.state_bodies.isdisjoint(whose.sectors[:1])

    def _bears(self, head: Token, whose: Referent) -> bool:
        """Whether those who follow somebody armed are armed as he is: a rebel's "men"."""
        return head.lemma_.lower() in self._kinds.followers and not self._kinds.armed.isdisjoint(whose.sectors[:1])

    def _joins(self, head: Token, whose: Referent) -> bool:
        """Whether activists and the like are those of a party or charity: "its activists"."""
        joined = head.lemma_.lower() in self._kinds.adherents and whose.kind != "person"
        return joined and not self._kinds.joined_by_anybody.isdisjoint(whose.sectors[:1])

    def _state_instead(self, whose: Referent, referent: Referent, head: Token) -> Referent:
        """The state meant by "its army", where that seems to be an international body's, which has none.

        That is the nearest one before it in the sentence: "the bloc suspended aid to Rwanda over crimes by its army".
        """
        shared = {*whose.sectors} & {*referent.sectors} - self._kinds.for_the_state
        if shared or self._home.is_from_elsewhere(head) or whose.country not in self._kinds.international:
            return whose
        thing = referent.noun is not None and referent.noun.thing  # its convoys are its own
        if thing or self._kinds.state_bodies.isdisjoint(referent.sectors):
            return whose
        before = [
            self._phrases.own(each)[0]
            for each in heads_of(head.sent)
            if each.i < head.i and self._phrases.is_state(each)
        ]
        states = [each for each in before if each.country not in self._kinds.international]
        return states[-1] if states else whose

    def as_peer(self, referent: Referent, head: Token) -> Referent:
        """Who is somebody's colleague does what they do: "the minister and his Turkish colleague"."""
        owner = next((child for child in head.children if child.dep_ == "poss"), None)
        # "two of their colleagues" may be those of whom "their" tells
        whose = next(iter(self._phrases.meant_by([owner], head)), Referent()) if owner is not None else Referent()
        if not whose.sectors or whose.sectors == referent.sectors:
            return referent
        return replace(referent, sectors=whose.sectors, via=f"{referent.via} + {head.lemma_.lower()}")

    def _antecedent_of_whose(self, pronoun: Token) -> list[Token]:
        """Whom "whose" stands for: its clause's noun, else the last phrase before its comma."""
        found = antecedents_of(pronoun)
        if not found and pronoun.i > 1 and pronoun.nbor(-1).text == ",":
            found = [whole_of(pronoun.nbor(-2))]
        return found[:1]


def _is_dealt_with(each: Token) -> bool:
    """Whether something is done to a thing, or force aimed at it: "fired at two boats"."""
    return each.dep_ == "dobj" or (each.dep_ == "pobj" and each.head.lower_ in _AIMED and each.head.dep_ == "prep")


def _owner_of(head: Token) -> Token | None:
    """The word that says whose somebody is: "its", "the party's", "whose"."""
    return next(
        (child for child in head.children if child.dep_ == "poss" and (child.pos_ in NOMINAL or child.tag_ == "WP$")),
        None,
    )


def _headed_by(head: Token, prepositions: frozenset[str] = _OF) -> Token | None:
    """What somebody heads or speaks for, after "of": "the leader of the movement"."""
    inside = (noun for of in head.rights if of.lower_ in prepositions for noun in of.rights if noun.dep_ == "pobj")
    return next(inside, None)


def _told_by(noun: Role) -> frozenset[str]:
    """What stands before the body to which those belong whom a noun names; only who speaks for one is nothing besides."""
    return _OF if noun.sectors else _SPOKEN_FOR


def _owner_beside(head: Token, referent: Referent) -> Token | None:
    """Whose somebody is by what is said of him: "Ana Ruiz, its secretary-general", "Ana Ruiz, a spokeswoman for the strikers"."""
    if head.pos_ != "PROPN" or referent.noun is None or not referent.noun.owner:
        return None
    beside = ((_owner_of(each) or _headed_by(each, _SPOKEN_FOR)) for each in appositions(head) if each.pos_ == "NOUN")
    return next((owner for owner in beside if owner is not None), None)


def _joined_owner(pronoun: Token) -> Token | None:
    """The thing before an "and" that the people behind it belong to: "three Kenyan boats and their crews"."""
    before = pronoun.head.head
    if pronoun.pos_ != "PRON" or pronoun.head.dep_ != "conj" or before.pos_ != "NOUN":
        return None
    return before if pronoun.lower_ == ("their" if is_plural(before) else "its") else None
