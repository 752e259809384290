"""Whose somebody is: what tells it, asked in order, the surest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.setting import Setting, peoples_of
from tocsin.code.actors.whose.deeds import Deeds
from tocsin.code.actors.whose.home import Home
from tocsin.code.actors.whose.membership import FAR, Membership
from tocsin.code.actors.whose.origins import Origins
from tocsin.code.actors.whose.phrases import Phrases, is_of_two
from tocsin.code.actors.whose.possession import Possession
from tocsin.code.actors.whose.premises import Premises
from tocsin.code.actors.whose.topics import Topics
from tocsin.code.actors.whose.whereabouts import Whereabouts
from tocsin.model.sectors import ARMY, CIVILIANS, COMPANY
from tocsin.parse.nominals import count_of, heads_of, is_definite
from tocsin.parse.phrases import LOCATIVE, counted, is_plural
from tocsin.parse.relations import NOMINAL_SUBJECT

if TYPE_CHECKING:
    from tocsin.parse import Document
    from tocsin.parse.tokens import Token


#: The kind of names for people of a country.
_PEOPLE = "demonym"
#: Sectors of ships and planes of which no more is said.
_NO_FORCE = {COMPANY, CIVILIANS}
#: Pronouns that say that something is a person's.
_OF_PERSONS = {"my", "his", "her"}
#: How somebody's country is told of whom nothing else is.
_TOPIC = "topic of the passage"


class Whose:
    """Finds whose the people and bodies of one article are.

    own: what a phrase refers to by its own words.
    meant: what it refers to, coreference included.
    told: the country that its own words or those of another mention of the same tell.
    """

    def __init__(
        self,
        document: Document,
        resolver: Resolver,
        setting: Setting,
        own: Callable[[Token], list[Referent]],
        meant: Callable[[Token], list[Referent]],
        told: Callable[[Token], str | None],
    ):
        self._phrases = phrases = Phrases(document, resolver, setting, own, meant)
        self._kinds = resolver.kinds
        self.home = Home(phrases)
        self.whereabouts = Whereabouts(phrases, self.home, told)
        self._possession = Possession(phrases, self.home)
        self._premises = Premises(phrases)
        self.membership = Membership(phrases)
        self.topics = Topics(phrases, self.home, self.whereabouts)
        self._origins = Origins(phrases)
        self._deeds = Deeds(phrases, self.home, self.whereabouts, self.topics)

    def of(self, referent: Referent, head: Token) -> Referent:
        """A referent with the country, and sometimes the sector, of those to whom its phrase or its place ties it."""
        if referent.noun is None and referent.kind != _PEOPLE:
            return referent
        head = counted(head, self._kinds.quantities)
        if self._phrases.resolver.is_outside(head):
            return referent
        if referent.noun is not None and self._phrases.resolver.is_peer(head):
            referent = self._possession.as_peer(referent, head)
        if self.are_soldiers(referent, head):
            referent = replace(referent, sectors=(ARMY,), via=f"{referent.via} + {ARMY}")
        if referent.kind == _PEOPLE and (land := self._own_people(head)) is not None:
            return replace(referent, country=land, via=f"{referent.via} + people of {land}")
        if referent.noun is None or referent.bloc:
            return referent
        if (building := self._premises.of(referent, head)) is not None:
            return building
        if (scene := self._scene_of_people(referent, head)) is not None:
            return replace(referent, country=scene, via=f"{referent.via} + place in the sentence: {scene}")
        if referent.noun.thing and (origin := self._origins.of(referent)) is not None:
            return replace(referent, country=origin, via=f"{referent.via} + whence they come: {origin}")
        if referent.country is not None:
            return self._at_work(self._possession.with_body(referent, head), head)
        owner = self._possession.owner(referent, head)
        if owner is not None and not referent.noun.relative:
            whose = self._possession.possessor(owner, referent, head)
            if self._are_next_door(referent, head) and self._is_anybody(owner, whose):
                people = replace(referent, sectors=(CIVILIANS,), country=whose.country, via=f"{referent.via} + people")
                return people if whose.country is not None else self._of_those_around(people, head)
            if head.lemma_.lower() in self._kinds.nouns.peers and not referent.noun.person and not whose.sectors:
                return referent  # a state's neighbour is not of it
            referent = self._possession.possessed(referent, head, owner, whose)
            if referent.country is not None:
                return referent
        if owner is None and is_plural(head) and not [*head.children] and self._are_next_door(referent, head):
            referent = replace(referent, sectors=(CIVILIANS,), via=f"{referent.via} + people")
        several = owner is not None and is_plural(owner) and self._phrases.is_country(owner)
        if several or self.are_of_several(referent, head) or is_of_two(referent, head) or _is_any(head):
            return referent  # "the envoys of the five powers"
        return self._of_body(referent, head) or self._of_those_around(referent, head)

    def _are_next_door(self, referent: Referent, head: Token) -> bool:
        """Whether a noun names the neighbour of a state, or of somebody."""
        kinds = self._kinds.nouns
        return not referent.sectors and head.lemma_.lower() in kinds.peers & kinds.kinds["country"]

    def _is_anybody(self, owner: Token, whose: Referent) -> bool:
        """Whether it is no state or office whose neighbours are told of: "they shot our neighbour", said a baker."""
        if whose.kind == "person":
            return self._kinds.for_the_state.isdisjoint(whose.sectors[:1])
        return owner.lower_ in _OF_PERSONS and whose.country is None

    def _of_body(self, referent: Referent, head: Token) -> Referent | None:
        """A referent as one of the body, alliance or union that it belongs to, where one is told of."""
        if (of := self.membership.meant(referent, head)) is not None:
            sectors = of.sectors or referent.sectors
            return replace(referent, country=of.country, sectors=sectors, via=f"{referent.via} + {of.via}")
        if head.lemma_.lower() in self._kinds.alliances and is_definite(head) and not is_plural(head):
            body = self.membership.before(head, {*self._kinds.blocs.values()}, FAR)
            if body is not None:
                return replace(referent, country=body, via=f"{referent.via} + {body}")
        if (body := self.membership.serving(referent, head)) is not None:
            return replace(referent, country=body, via=f"{referent.via} + {body}")
        if referent.role in self._kinds.memberships:
            body = self.membership.before(head, self._kinds.bodies_of_states)
            if body is not None:
                return replace(referent, country=body, sectors=(), via=f"{referent.via} + {body}")
        return None

    def _of_those_around(self, referent: Referent, head: Token) -> Referent:
        """A referent with the country that what stands around its phrase gives it."""
        how, country = next(self._possible(referent, head), (None, None))
        if country is None:
            return referent
        return replace(referent, country=country, via=f"{referent.via} + {how}: {country}", guessed=how == _TOPIC)

    def _possible(self, referent: Referent, head: Token) -> Iterator[tuple[str, str]]:
        """The countries told that have the office that somebody is named by; where none has it, that of those told of most which has."""
        refused = False
        for how, country in self._told(referent, head):
            if self.home.may_hold(referent, country):
                yield how, country
            else:
                refused = True
        if refused:
            about = (self.whereabouts.about.country, *self.whereabouts.about.pair, *self.whereabouts.about.ranked)
            yield from (("has such an office", each) for each in about if each and self.home.may_hold(referent, each))

    def _scene_of_people(self, referent: Referent, head: Token) -> str | None:
        """The other country where those of a people are who are at home in several: "Hutu militiamen killed nine villagers near Goma"."""
        if not referent.people or self.home.is_from_elsewhere(head):
            return None
        spoken_of = self._phrases.setting.others(referent.country, peoples_of(referent.country)) > 0
        if spoken_of and self._kinds.armed.isdisjoint(referent.sectors[:1]):
            return None
        scene = self.whereabouts.scenes.scene(head) or self._only_spoken_of(referent)
        elsewhere = scene is not None and scene != referent.country and not self._is_only_near(head, scene)
        return scene if elsewhere else None

    def _own_people(self, head: Token) -> str | None:
        """The country in which those of another's people are at home: "Serbs" who block a road in Kosovo are Kosovo's."""
        if self.home.says_elsewhere(head) or any(child.dep_ in {"amod", "nummod"} for child in head.lefts):
            return None
        here = self.whereabouts.scenes.scene(head)
        name = self._phrases.resolver.words.country_names.get(here or "")
        known = self._phrases.resolver.words.names.get(f"{name} {head.text}") if name is not None else ()
        return here if any(sense.country == here for sense in known) else None

    def are_of_several(self, referent: Referent, head: Token) -> bool:
        """Whether so many are told of whom a state has one: "the four presidents"."""
        noun = referent.noun
        office = noun is not None and noun.person and not self._kinds.for_the_state.isdisjoint(referent.sectors[:1])
        return office and count_of(head) is not None and is_plural(head) and self._phrases.resolver.is_one_in_each(head)

    def _only_spoken_of(self, referent: Referent) -> str | None:
        """The country that the article is about, if it says nothing of that where most of a people live."""
        known = self._phrases.setting.others(referent.country, peoples_of(referent.country)) > 0
        return None if known else self.whereabouts.about.country

    def are_soldiers(self, referent: Referent, head: Token) -> bool:
        """Whether officers are those of an army, of which their sentence tells before them and of the police nothing.

        Or they train soldiers ("instructors"), or a state's ships do what merchants do not ("Chinese ships blocked the strait").
        """
        lemma = head.lemma_.lower()
        if referent.noun is None:
            return False
        if lemma in self._kinds.crafts:
            return self._use_force(referent, head)
        if lemma in self._kinds.instructors and self._train_soldiers(head):
            return True
        if lemma not in self._kinds.officers:
            return False
        if not is_plural(head) and head.dep_ not in {"dobj", "nsubjpass"}:
            return False  # "a senior officer said"
        own = tuple(referent.noun.sectors)
        others = (each for each in heads_of(head.sent) if each.i < head.i and each.pos_ != "PRON")
        named = {sector for each in others for sector in self._phrases.own(each)[0].sectors[:1]}
        return referent.sectors == own and {ARMY} <= named and named.isdisjoint(own)

    def _train_soldiers(self, head: Token) -> bool:
        """Whether those who train somebody train soldiers: "French instructors | trained Ivorian troops"."""
        verb = head.head
        if head.dep_ not in NOMINAL_SUBJECT or verb.lemma_.lower() not in self._kinds.drills:
            return False
        trained = (counted(child, self._kinds.quantities) for child in verb.rights if child.dep_ == "dobj")
        return any(each.sectors[:1] == (ARMY,) for child in trained for each in self._phrases.own(child))

    def _use_force(self, referent: Referent, head: Token) -> bool:
        """Whether ships or planes of a state, of which no more is said, use force: "Iranian boats | fired at a tanker"."""
        plain = referent.noun is not None and referent.noun.thing and {*referent.sectors} <= _NO_FORCE
        if not plain or referent.country is None or any(child.dep_ == "compound" for child in head.lefts):
            return False
        by = head.head.dep_ == "agent"
        verb = head.head.head if by else head.head
        return (by or head.dep_ == "nsubj") and verb.lemma_.lower() in self._kinds.force_at_sea

    def _at_work(self, referent: Referent, head: Token) -> Referent:
        """Workers of a company as those of the country where they work: "Nissan workers in Barcelona"."""
        if self._kinds.workers.isdisjoint(referent.sectors[:1]):
            return referent
        names = (each for each in head.subtree if each.text[0].isupper() and each is not head)
        companies = [one for each in names for one in self._phrases.own(each) if one.kind == "company"]
        where = self.whereabouts.scenes.scene(head)
        if where in {None, referent.country} or referent.country not in {one.country for one in companies}:
            return referent
        return replace(referent, country=where, via=f"{referent.via} + place in the sentence: {where}")

    def _is_only_near(self, head: Token, country: str) -> bool:
        """Whether somebody is beside a country rather than in it: "Chechen troops assembled near Georgia"."""
        states = (each for each in heads_of(head.sent) if each.dep_ == "pobj" and self._phrases.is_state(each))
        return any(each.head.lower_ == "near" and self._phrases.own(each)[0].country == country for each in states)

    def _told(self, referent: Referent, head: Token) -> Iterator[tuple[str, str]]:
        """The countries that what stands around a phrase gives those whom it names, with how each is told; the surest first."""
        if self._phrases.is_country(head) and not is_plural(head):
            # "the country" is the last one that was named, not where somebody is
            yield from (("named before", each) for each in self._named_before(head))
        if referent.noun is not None and referent.noun.country is not None:
            yield "their own", self.membership.served(referent.noun.country)
            return
        stranger = self.home.is_from_elsewhere(head)
        away = stranger or (referent.noun is not None and referent.noun.thing)
        if away and (origin := self._origins.of(referent)) is not None:
            yield "whence they come", origin
            return
        if (side := self._deeds.held_from(head)) is not None:
            yield "other side", side
        if (same := self._deeds.same_before(referent, head)) is not None:
            yield "named before", same
        if (beside := self._deeds.beside(referent, head)) is not None:
            yield "beside", beside
        if (hit := self._deeds.hit_with(head)) is not None:
            yield "hit with", hit
        if (there := self.whereabouts.scenes.there(head)) is not None:
            yield "there", there
        if not stranger and (scene := self.whereabouts.scenes.scene(head)) is not None:
            yield "place in the sentence", scene
        if (theirs := self._deeds.of_who_acts(referent, head)) is not None:
            yield "of who acts", theirs
        if (host := self._deeds.introduced_by(referent, head)) is not None:
            yield "who acted before", host
        if (of_harmed := self._deeds.of_harmed(referent, head)) is not None:
            yield "where those are whom they harm", of_harmed
        if (topic := self.topics.of(referent, head)) is not None:
            yield _TOPIC, topic

    def _named_before(self, head: Token) -> Iterator[str]:
        """The countries named before a phrase in its sentence, the last first, but not where something is done."""
        for each in reversed([*heads_of(head.sent)]):
            where = each.dep_ == "pobj" and each.head.lower_ in LOCATIVE
            country = (
                self._phrases.own(each)[0].country if each.i < head.i and each.pos_ != "PRON" and not where else None
            )
            if country is not None and country not in self._kinds.international:
                yield country


def _is_any(head: Token) -> bool:
    """Whether nobody in particular is meant, who might be of any country: "any company that trades with it"."""
    return any(child.dep_ == "det" and child.lower_ == "any" for child in head.children)
