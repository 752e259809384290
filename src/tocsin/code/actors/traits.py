"""What those are whom phrases mean: persons, bodies, states, places, things."""

from __future__ import annotations

from collections.abc import Collection, Set
from typing import TYPE_CHECKING

from tocsin.code.actors.bodies import is_within_name
from tocsin.code.actors.described import is_stranger
from tocsin.code.actors.references import References
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.setting import Setting
from tocsin.code.actors.whose import is_of_two
from tocsin.knowledge.names import BODIES, PARTS, PLACES, STATES
from tocsin.model import Actor
from tocsin.model.sectors import CIVILIANS, MEDIA
from tocsin.parse.arguments import surface_subject
from tocsin.parse.clauses import Clause, is_taken_up_by_which
from tocsin.parse.nominals import heads_of
from tocsin.parse.phrases import is_plural, phrase_of
from tocsin.parse.relations import PLACE_LABELS

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token

#: Kinds of names of those who employ people.
_EMPLOYERS = {"company", "organisation"}
#: Kinds of names of those who are of a nation.
_NATIONS = {"demonym", "ethnic"}
#: Tags of pronouns that take nobody up.
_INDEFINITE = {"NN", "DT"}


class Traits:
    """What the phrases of an article mean, and what those are.

    date: ISO date of publication, as of which office holders are resolved.
    """

    def __init__(self, document: Document, resolver: Resolver, date: str | None, country: str | None = None):
        self.document = document
        self.resolver = resolver
        self._references = References(document, resolver, date, country)
        #: What a phrase refers to, coreference included.
        self.referents = self._references.referents
        #: What it refers to by its own words.
        self.own = self._references.own
        #: A word for whom a phrase means, the same for all mentions of the same in this article.
        self.identity = self._references.identity
        #: What a pronoun takes up in its own sentence; itself if that is not known.
        self.antecedent = self._references.antecedent

    @property
    def setting(self) -> Setting:
        """The day and the countries that the article names."""
        return self._references.setting

    def actors(self, head: Token) -> list[Actor]:
        """The phrase as actors that cite its words; one that is not known keeps its words and nothing else.

        A pronoun cites the words that it takes up, if they stand in the same sentence.
        """
        phrase = phrase_of(self.antecedent(head))
        start, end = self.document.char_span(phrase.first, phrase.last)
        return [actor_of(each, phrase.text, start, end) for each in self.referents(head)]

    def known(self, head: Token) -> bool:
        """Whether a phrase is known to name an actor."""
        referents = self.referents(head)
        if (
            head.dep_ == "amod"
            and head.tag_ == "JJ"
            and any(each.noun is not None and each.noun.person for each in referents)
            and not self.is_outlaw(head)
        ):
            return False  # "a general strike" is no general's
        return any(each.known for each in referents)

    def is_civilian(self, head: Token) -> bool:
        """Whether a phrase is known by its noun for several people, or a body of people, who bear no arms and do not govern: "dockers"."""
        several = is_plural(head)
        return any(
            each.noun is not None
            and not each.noun.thing
            and (several or not each.noun.person)
            and not self.resolver.kinds.civilians.isdisjoint(each.sectors[:1])
            for each in self.referents(head)
        )

    def is_armed(self, head: Token) -> bool:
        """Whether a phrase means those who bear arms, by their noun or name: "rebels", "the Karen National Union"."""
        armed = self.resolver.kinds.armed | self.resolver.kinds.outlaws
        return any(not armed.isdisjoint(each.sectors[:1]) for each in self.referents(head))

    def names_person(self, head: Token) -> bool:
        """Whether a name is that of a known person: "Erdogan"."""
        return head.pos_ == "PROPN" and any(each.kind == "person" for each in self.referents(head))

    def is_stranger(self, head: Token) -> bool:
        """Whether a phrase means a person of whom only the name is known."""
        return all(is_stranger(each) for each in self.referents(head))

    def is_person(self, head: Token) -> bool:
        """Whether a phrase names persons, not a body or thing: "the priests", "Mr Diallo", "their", but not "its"."""
        if head.pos_ == "PRON":
            return "Neut" not in head.morph.get("Gender", [])
        referents = self.own(head)
        unknown = (
            head.ent_type_ in {"PERSON", ""} and head.pos_ == "PROPN" and not any(each.known for each in referents)
        )
        return unknown or any(
            each.kind == "person" or (each.noun is not None and each.noun.person) for each in referents
        )

    def is_people(self, head: Token) -> bool:
        """Whether a phrase names persons, be it only by their nation: "the priests", "six Chechens"."""
        return self.is_person(head) or any(each.kind in _NATIONS for each in self.own(head))

    def is_in(self, head: Token, sectors: Collection[str]) -> bool:
        """Whether a phrase names somebody of one of some sectors."""
        return any(not {*sectors}.isdisjoint(each.sectors[:1]) for each in self.referents(head))

    def is_outlaw(self, head: Token) -> bool:
        """Whether a phrase names rebels, militias or gangs: in "a rebel attack" the adjective does, too."""
        outlaws = self.resolver.kinds.armed - self.resolver.kinds.of_the_state
        return any(not outlaws.isdisjoint(each.sectors[:1]) for each in self.referents(head))

    def is_anybody(self, head: Token) -> bool:
        """Whether a word names nobody in particular: "anyone", the "those" of "those who fled"; but "some of the marchers" are."""
        counted = any(child.lower_ == "of" for child in head.rights)
        indefinite = head.pos_ == "PRON" and head.tag_ in _INDEFINITE and not counted
        return indefinite and any(each.known for each in self.own(head))

    def serves_state(self, head: Token) -> bool:
        """Whether a phrase names people in the service of a state: prefects, colonels, judges, but not their ministry."""
        service = self.resolver.kinds.state_bodies - self.resolver.kinds.partisan
        return any(
            not service.isdisjoint(each.sectors[:1])
            and (each.kind == "person" or (each.noun is not None and each.noun.person))
            for each in self.referents(head)
        )

    def is_thing(self, head: Token) -> bool:
        """Whether a phrase names equipment or a building rather than those who act."""
        return any(each.noun is not None and each.noun.thing for each in self.referents(head))

    def is_place(self, head: Token) -> bool:
        """Whether a phrase names a place."""
        return any(sense.kind in PLACES for sense in self.resolver.senses(head))

    def stands_for_clause(self, head: Token, clause: Clause) -> bool:
        """Whether what a clause judges is what the clause before it tells, not the tanker, town or people that it ends on.

        "Seized a tanker, which Oslo condemned", "freed two editors, which Oslo welcomed", "shut a paper in Bamako, which Oslo condemned".
        """
        if clause.head.dep_ != "relcl" or clause.head.head is not head or not is_taken_up_by_which(clause):
            return False
        people = any(each.noun is not None and each.noun.person for each in self.referents(head))
        within = head.dep_ == "pobj" and head.head.lower_ == "in" and head.ent_type_ in PLACE_LABELS
        return (
            people or within or self.is_thing(head) or any(sense.kind in PARTS for sense in self.resolver.senses(head))
        )

    def is_capital(self, head: Token) -> bool:
        """Whether a phrase names a capital, which may stand for a government."""
        return any(each.kind == "capital" for each in self.referents(head))

    def is_settlement(self, head: Token) -> bool:
        """Whether a noun names where people live, a thing that stands for them: "two districts"."""
        return any(
            each.noun is not None and each.noun.thing and each.sectors == (CIVILIANS,) for each in self.referents(head)
        )

    def is_region_of_several(self, head: Token) -> bool:
        """Whether a phrase names only a sea or region of several states: "the Sahel"."""
        return all(each.kind == "bloc" and each.country is None and not each.sectors for each in self.referents(head))

    def is_from_elsewhere(self, head: Token) -> bool:
        """Whether a noun says of somebody that he is a stranger where he is: "tourists", "a foreign engineer"."""
        return self._references.whose.home.is_from_elsewhere(head)

    def may_belong(self, head: Token, *, things: bool = False) -> bool:
        """Whether a phrase names people or bodies by a noun, who may be of the country where they are.

        things: a building may be, too. Not strangers, and not those whom another name in the phrase tells apart: "the Trump administration".
        """
        return (
            not self.is_from_elsewhere(head)
            and not (self._references.whose.topics.is_told_apart(head) and not (things and self.is_thing(head)))
            and any(
                each.noun is not None and not each.bloc and (things or not each.noun.thing)
                for each in self.referents(head)
            )
            and not any(
                is_of_two(each, head) or self._references.whose.are_of_several(each, head)
                for each in self.referents(head)
            )
        )

    def is_outlet(self, head: Token) -> bool:
        """Whether a phrase names a newspaper, broadcaster or other medium by its name: "the BBC"."""
        return any(
            each.entity is not None and each.kind != "person" and MEDIA in each.sectors for each in self.own(head)
        )

    def works_for_another(self, head: Token) -> bool:
        """Whether people named by what they do count to the body that they do it for: "pilots at Kenya Airways"."""
        own = self.own(head)[0]
        if own.noun is None or not own.noun.owner or not own.noun.sectors or {*own.sectors} & {*own.noun.sectors}:
            return False
        around = (each for each in head.subtree if each != head and each.pos_ == "PROPN")
        return any(one.kind in _EMPLOYERS for each in around for one in self.own(each))

    def is_public_servant(self, head: Token) -> bool:
        """Whether people are named by what they do for the government: "civil servants"."""
        own = self.own(head)[0]
        governs = self.resolver.kinds.for_the_state - self.resolver.kinds.armed
        return own.noun is not None and own.noun.person and not governs.isdisjoint(own.sectors[:1])

    def is_company(self, head: Token) -> bool:
        """Whether a phrase names a company by its name: "Kenya Airways"."""
        return any(each.kind == "company" for each in self.own(head))

    def is_body(self, head: Token) -> bool:
        """Whether a phrase is the name of a known body: "the World Food Programme"."""
        named = any(child.pos_ == "PROPN" for child in head.lefts)
        return named and any(each.entity is not None and each.kind in BODIES for each in self.own(head))

    def is_state(self, head: Token) -> bool:
        """Whether a phrase names a whole country."""
        return any(each.kind == "country" and not each.sectors for each in self.own(head))

    def stands_for_state(self, head: Token) -> bool:
        """Whether a phrase names a country or the seat that stands for its government: "London"."""
        return any(each.kind in STATES for each in self.own(head))

    def means_state(self, head: Token) -> bool:
        """Whether a phrase means a whole country, by its name or otherwise: "their country"."""
        return self.is_state(head) or head.lemma_.lower() in self.resolver.kinds.nouns.kinds["country"]

    def topic(self, head: Token) -> str | None:
        """The country that the passage of a phrase is about."""
        return self._references.whose.whereabouts.topic(head)

    def only_country(self, head: Token) -> str | None:
        """The one country that a phrase's sentence names, or else that its passage is about."""
        return self._references.whose.whereabouts.only(head)

    def deals_with(self, head: Token, country: str | None) -> bool:
        """Whether a clause says that somebody does something to a whole country, which is then not theirs: "warning Chad"."""
        states = (each for each in heads_of(head.sent) if each.dep_ == "dobj" and self.is_state(each))
        return any(
            head in surface_subject(each.head)
            for each in states
            if {one.country for one in self.own(each)} == {country}
        )

    def only_other(self, head: Token, countries: Set[str | None]) -> str | None:
        """The one country besides some that a phrase's sentence names."""
        return self._references.whose.whereabouts.scenes.only_other(head, countries)

    def is_guessed(self, head: Token) -> bool:
        """Whether the country of those whom a phrase names is only that of which its passage tells."""
        return any(each.guessed for each in self.referents(head))

    def other_of_two(self, countries: Set[str | None]) -> str | None:
        """The other one of the two countries that the article is about, if one of them is among some."""
        others = [each for each in self._references.whose.whereabouts.about.pair if each not in countries]
        return others[0] if len(others) == 1 else None

    def is_part(self, head: Token) -> bool:
        """Whether a phrase names a part of a country: a region or city."""
        return any(each.kind in PARTS for each in self.referents(head))

    def is_part_or_people(self, head: Token) -> bool:
        """Whether a phrase names a region or city of a country, or one of its peoples."""
        return any(each.kind in {*PARTS, "ethnic"} for each in self.own(head))

    def has_country(self, head: Token) -> bool:
        """Whether the country of those whom a phrase names is known."""
        return any(each.country for each in self.referents(head))

    def names_country(self, head: Token) -> bool:
        """Whether a phrase itself tells the country: "Kenyan police", not "the police" in Nairobi."""
        return any(each.country for each in self.own(head))

    def is_within_name(self, head: Token) -> bool:
        """Whether a word only belongs to the name of a body: the Jihad of "Islamic Jihad", the Attack of "the Libyan Attack Brigade"."""
        return is_within_name(head, self.resolver)


def actor_of(referent: Referent, text: str, start: int, end: int) -> Actor:
    """A referent as the record has it, with the words that name it."""
    return Actor(
        text=text,
        start=start,
        end=end,
        name=referent.name,
        country=referent.country,
        sectors=list(referent.sectors),
        entity=referent.entity,
        role=referent.role,
        via=referent.via or "unresolved",
    )
