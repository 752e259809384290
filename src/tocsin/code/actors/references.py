"""Whom each phrase of an article refers to: by its own words, by coreference, and by whose they are."""

from __future__ import annotations

from collections.abc import Set
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.features import Features
from tocsin.code.actors.links import Links
from tocsin.code.actors.naming import introductions, names_of_persons
from tocsin.code.actors.own_words import OwnWords
from tocsin.code.actors.quoted import Quoted, is_first_person, is_second_person
from tocsin.code.actors.referent import Referent, via_coreference
from tocsin.code.actors.resolver import Resolver, is_sum
from tocsin.code.actors.sides import Sides
from tocsin.code.actors.whose import Whose
from tocsin.knowledge.names import STATES
from tocsin.model.sectors import CIVILIANS
from tocsin.parse.arguments import surface_subject
from tocsin.parse.nominals import is_definite
from tocsin.parse.phrases import conjuncts, counted, is_plural, partitive
from tocsin.parse.prepositions import antecedents_of
from tocsin.parse.standing import nearest_verb, owner_of

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token

#: Words that say whose those are who may be several's.
_THEIRS = {"their", "whose"}


class References:
    """Who is meant by each phrase of a document.

    date: ISO date of publication, as of which office holders are resolved.
    """

    def __init__(self, document: Document, resolver: Resolver, date: str | None, country: str | None = None):
        self.document = document
        self.resolver = resolver
        docs = {id(each.span.doc): each.span.doc for each in document.sentences}.values()
        persons = {document.offset(name.root): full for doc in docs for name, full in names_of_persons(doc, resolver)}
        #: The day and the countries that the article names.
        self.setting = resolver.setting([doc.text for doc in docs], [*persons.values()], date, country)
        #: What a phrase refers to by its own words.
        self.own = OwnWords(resolver, self.setting).of
        self._quoted = Quoted(document)
        features = Features(document, resolver, self.setting.persons, introductions(persons, resolver))
        self._links = Links(document, resolver, features, self.own, self._quoted, lambda: self.whose.whereabouts)
        #: A word for whom a phrase means, the same for all mentions of the same.
        self.identity = self._links.identity
        #: What a pronoun takes up in its own sentence; any other word itself.
        self.antecedent = self._links.antecedent
        #: By coreference, too: of those whom a phrase means, and of whom it takes some.
        self._meant: dict[Token, list[Referent]] = {}
        self._referred: dict[Token, list[Referent]] = {}

    @cached_property
    def whose(self) -> Whose:
        """Whose the people and bodies are of whom their own words do not say it."""
        return Whose(self.document, self.resolver, self.setting, self.own, self.referents, self._country_told)

    @cached_property
    def _sides(self) -> Sides:
        """Those whom the article sets against each other."""
        return Sides(
            self.document,
            self.resolver,
            self._links,
            self.own,
            self.referents,
            lambda: self.whose.whereabouts.about.pair,
            self._forget,
        )

    def _country_told(self, head: Token) -> str | None:
        """The country of those whom a phrase means, by its own words or those of another mention of the same.

        "Pashinyan" and "he" are of the country of "Armenia's prime minister, Nikol Pashinyan".
        """
        mentions = (head, *(self._links.chain(head) or ()))
        return next((one.country for each in mentions for one in self.own(each) if one.country), None)

    def quote(self, start: int, end: int, speaker: Token | None) -> None:
        """Lets first-person pronouns between two offsets stand for a speaker."""
        if speaker is not None:
            self._quoted.quote(start, end, speaker)
            self._forget()

    def address(self, start: int, end: int, addressed: Token) -> None:
        """Lets second-person pronouns between two offsets stand for those who are addressed."""
        self._quoted.address(start, end, addressed)
        self._forget()

    def _forget(self) -> None:
        """Whom phrases mean is asked anew, now that more is known of who speaks with whom."""
        self._meant.clear()
        self._referred.clear()

    def referents(self, head: Token) -> list[Referent]:
        """What a phrase refers to, coreference included."""
        found = self._referred.get(head)
        if found is None:
            found = self._referred[head] = self._refers(head)
        return found

    def _refers(self, head: Token) -> list[Referent]:
        if (titled := self._titled(head)) is not None:
            return self._means_at(titled)
        taken = _taken_out_of(head, self.resolver.kinds.quantities)
        if taken is not None and head.pos_ != "NUM" and any(each.known for each in self._means_at(head)):
            taken = None  # "dozens of them" may be linked as a whole
        if taken is not None:
            # "one of them" is nobody known where they are two who are known apart
            return [Referent()] if self._links.parts(taken) else self.referents(taken)
        found = self._means_at(head)
        if not partitive(head, self.resolver.kinds.quantities) or any(each.country for each in found):
            return found
        return self._of_the_whole(found, counted(head, self.resolver.kinds.quantities))

    def _titled(self, name: Token) -> Token | None:
        """The noun that tells what somebody is whose name stands in apposition to it: "the charity's director, Ana Ruiz, who"."""
        if (
            name.dep_ != "appos"
            or name.pos_ != "PROPN"
            or name.head.i > name.i
            or self.own(name)[0].country is not None
        ):
            return None
        own = self.own(name.head)[0]
        return name.head if own.noun is not None and own.noun.person and own.country is not None else None

    def _of_the_whole(self, some: list[Referent], all_of_them: Token) -> list[Referent]:
        """Some as those of whom they are: "four of the attackers" are whose the attackers are."""
        whole = self.referents(all_of_them)[0]
        if whole.country is None or any(each.sectors != whole.sectors for each in some):
            return some
        return [replace(each, country=whole.country, via=f"{each.via} + {via_coreference(whole.via)}") for each in some]

    def _means_at(self, head: Token) -> list[Referent]:
        found = self._meant.get(head)
        if found is None:
            found = self._meant[head] = self._means(head)
        return found

    def _means(self, head: Token) -> list[Referent]:
        if is_first_person(head):
            speaker = self._quoted.speaker(self.document.offset(head))
            return self.referents(speaker) if speaker is not None else [Referent()]
        if is_second_person(head):
            told = self._quoted.addressed(self.document.offset(head))
            return self.referents(told) if told is not None and not is_second_person(told) else [Referent()]
        if two := self._sides.of(head):
            return two
        if doers := self.each_for_other(head):
            return [each for doer in doers for each in self.referents(doer)]
        if parts := self._links.parts(head):
            return self._sides.together(head, [self.referents(part)[0] for part in parts])
        if (pair := self._sides.taken_up(head)) is not None and len(two := self.referents(pair)) > 1:
            return self._sides.together(head, two)
        chain = self._links.chain(head)
        if chain is None and (owners := self._owners_together(head)):
            return self._sides.together(head, owners)
        if chain is None or self._says_all(head) or self.whose.are_soldiers(self.own(head)[0], head):
            return [self.whose.of(each, head) for each in self.own(head)]
        best = max(chain, key=self._informs)
        if self._is_of_another_passage(head, best) or self.whose.membership.alliance(head) not in {
            None,
            self.own(best)[0].country,
        }:
            return [self.whose.of(each, head) for each in self.own(head)]
        if self.own(head)[0].country is not None and self.own(best)[0].country is None:
            best = head  # what takes somebody up may tell more: "the government", then "Talon's government"
        best = self._titled(best) or best
        referents = [self.whose.of(each, best) for each in self.own(best)]
        if best != head and self._links.is_called_country(head):
            # "the state" is all of it, its capital speaks for it
            referents = [replace(one, sectors=()) if one.kind in STATES else one for one in referents]
        if best == head or (best.sent == head.sent and best.doc is head.doc and best.i == head.i):
            return referents
        called = self._called(head, referents[0])
        return [replace(each, sectors=called or each.sectors, via=via_coreference(each.via)) for each in referents]

    def _called(self, head: Token, taken_up: Referent) -> tuple[str, ...]:
        """What a text now calls the people whom it told of before by another noun: students who march are "the protesters"; empty: no other."""
        own = self.own(head)[0] if head.pos_ == "NOUN" else Referent()
        kinds = self.resolver.kinds
        if own.noun is None or own.noun.thing or own.noun.owner or taken_up.entity is not None:
            return ()
        says_more = own.sectors and not {*own.sectors} <= {CIVILIANS} and kinds.outlaws.isdisjoint(own.sectors)
        other = {*own.sectors}.isdisjoint(taken_up.sectors)
        related = kinds.nouns.related(frozenset(own.sectors), frozenset(taken_up.sectors))
        return own.sectors if says_more and other and related else ()

    def each_for_other(self, head: Token) -> list[Token]:
        """Who does something to each other, whom "the other" means: "each side accused the other", "Chad and Sudan blamed each other"."""
        alone = head.lower_ == "other" and head.tag_ in {"JJ", "NN"}
        if not alone or not any(child.lower_ in {"each", "the"} for child in head.lefts):
            return []
        verb = nearest_verb(head)
        doers = surface_subject(verb) if verb is not None else []
        if head in doers or sum(len(self.referents(each)) for each in doers) < 2:
            return []
        return doers

    def _is_of_another_passage(self, head: Token, other: Token) -> bool:
        """Whether bodies or people without a name are those of two countries: "police" of a passage about Palau, not Tonga's.

        "The group" says nothing by itself, and is always one told of before.
        """
        if not self.own(head)[0].sectors and is_definite(head):
            return False
        for each in (head, other):
            own = self.own(each)[0]
            if each.pos_ == "PRON" or own.noun is None or own.name or own.entity or own.owner or own.country:
                return False
            if not (own.noun.group or is_plural(each)):
                return False
        here, there = self.whose.whereabouts.topic(head), self.whose.whereabouts.topic(other)
        return here is not None and there is not None and here != there

    def _owners_together(self, head: Token) -> list[Referent]:
        """Those of several countries whose people a phrase names: "Togo and Benin completed the withdrawal of their troops".

        Or "armed Greece and Cyprus, whose ministers thanked Paris", "French and German ministers met, and their presidents signed".
        """
        theirs = next((child for child in head.lefts if child.dep_ == "poss" and child.lower_ in _THEIRS), None)
        own = self.own(head)[0] if theirs is not None and is_plural(head) else Referent()
        if theirs is None or own.noun is None or own.noun.thing or not own.sectors or own.country is not None:
            return []
        if theirs.lower_ == "whose":
            parts = [one for each in antecedents_of(theirs)[:1] for one in conjuncts(_first_of(each))]
        else:
            parts = list(self._links.parts(theirs))
        owners = [self.referents(part)[0] for part in parts] if parts else self.own(self.antecedent(theirs))
        if len(owners) < 2:
            return []
        countries = {each.country for each in owners}
        return owners if len(countries) == len(owners) and None not in countries else []

    def _says_all(self, head: Token) -> bool:
        """Whether a mention says itself who is meant: a state, or somebody of the knowledge base."""
        own = self.own(head)[0]
        return own.kind in STATES or own.entity is not None or self._are_their_forces(head)

    def _are_their_forces(self, head: Token) -> bool:
        """Whether a phrase says of which state forces are: "Chad's army" is no army told of before without a country."""
        owner, own = owner_of(head), self.own(head)[0]
        if owner is None or owner.pos_ != "PROPN" or own.noun is None or own.noun.person:
            return False
        forces = not self.resolver.kinds.armed_by_state.isdisjoint(own.sectors)
        return forces and any(each.kind in STATES for each in self.own(owner))

    def _informs(self, head: Token) -> tuple[int, int]:
        """How much a mention says of who is meant."""
        first = self.own(head)[0]
        return (first.entity is not None) + 2 * (first.country is not None) + bool(
            first.sectors
        ), -self.document.offset(head)


def _first_of(joined: Token) -> Token:
    """The first of those who are joined: "Greece" of "Greece and Cyprus"."""
    while joined.dep_ == "conj":
        joined = joined.head
    return joined


def _taken_out_of(number: Token, quantities: Set[str]) -> Token | None:
    """Of how many a number or word of quantity takes some out, "two of them"; who pays a sum in a headline, "fines Google €2bn"."""
    if number.pos_ != "NUM" and number.lemma_.lower() not in quantities:
        return None
    if is_sum(number):
        return next((child for child in number.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"), None)
    inside = (noun for of in number.rights if of.lower_ == "of" for noun in of.rights if noun.dep_ == "pobj")
    return next((noun for noun in inside if noun.pos_ == "PRON"), None)
