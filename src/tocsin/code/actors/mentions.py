"""The mentions of one article: what its phrases name, and the actors that they give."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Set
from itertools import takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.bodies import is_within_name
from tocsin.code.actors.described import is_stranger
from tocsin.code.actors.features import STATES, count_of, heads_of, is_definite
from tocsin.code.actors.references import References
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.setting import Setting
from tocsin.code.actors.whose import is_of_two
from tocsin.knowledge.names import BODIES, PARTS, PLACES
from tocsin.model import Actor
from tocsin.parse.arguments import surface_subject
from tocsin.parse.coreference import PAIR
from tocsin.parse.phrases import conjuncts, is_plural, owners_of, phrase_of, possessors_of
from tocsin.parse.standing import nearest_verb

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token

#: Kinds of names of those who employ people.
_EMPLOYERS = {"company", "organisation"}
#: Tags of pronouns that take nobody up.
_INDEFINITE = {"NN", "DT"}
#: Articles that count.
_ANY = {"a", "an"}
#: Sectors of people who may be many.
_CROWDS = ("CVL", "OPP")
#: So many sentences back a passage tells of the same people.
_PASSAGE = 4
#: The sector of a state's weapons.
_ARMED_FORCES = ("MIL",)


class Mentions:
    """What the phrases of a document name.

    date: ISO date of publication, as of which office holders are resolved.
    """

    def __init__(self, document: Document, resolver: Resolver, date: str | None, country: str | None = None):
        self.document = document
        self.resolver = resolver
        self._references = References(document, resolver, date, country)
        #: What a phrase refers to, coreference included.
        self.referents = self._references.referents
        #: What it refers to by its own words.
        self._own = self._references.own
        #: Who does something to each other, for whom a word stands that means the other.
        self.each_for_other = self._references.each_for_other

    @property
    def setting(self) -> Setting:
        """The day and the countries that the article names."""
        return self._references.setting

    def quote(self, start: int, end: int, speaker: Token | None) -> None:
        """Lets first-person pronouns between two offsets stand for a speaker."""
        self._references.quote(start, end, speaker)

    def address(self, start: int, end: int, addressed: Token) -> None:
        """Lets second-person pronouns between two offsets stand for those who are addressed."""
        self._references.address(start, end, addressed)

    def identity(self, head: Token) -> str:
        """A word for whom a phrase means, the same for all mentions of the same in this article."""
        return self._references.identity(head)

    def actors(self, head: Token) -> list[Actor]:
        """The phrase as actors that cite its words; one that is not known keeps its words and nothing else.

        A pronoun cites the words that it takes up, if they stand in the same sentence.
        """
        phrase = phrase_of(self._references.antecedent(head))
        start, end = self.document.char_span(phrase.first, phrase.last)
        return [actor_of(each, phrase.text, start, end) for each in self.referents(head)]

    def antecedent(self, pronoun: Token) -> Token:
        """What a pronoun takes up in its own sentence; itself if that is not known."""
        return self._references.antecedent(pronoun)

    def owners(self, head: Token) -> list[tuple[Actor, Token]]:
        """The people or bodies, each with its head, whom a phrase for a thing names as its owners: "the homes of five journalists"."""
        named = [] if self._is_for_anybody(head) else next(owners_of(head), [])
        whose = self._riders(head) or self._holders(head) or named
        return self._inside([each for each in whose if not self.is_place(each) and not self.is_thing(each)])

    def _is_for_anybody(self, thing: Token) -> bool:
        """Whether a noun before a building only tells what kind it is: "a girls' school", "children's hospitals"."""
        kinds = [child for child in thing.lefts if child.dep_ == "poss" and child.tag_ == "NNS"]
        told = any(
            child.dep_ not in {"case", "det"} or child.lower_ not in _ANY for kind in kinds for child in kind.lefts
        )
        special = any(each.noun is not None and set(each.sectors[:1]) - {"CVL"} for each in self._own(thing))
        return bool(kinds) and not told and special

    def _riders(self, vehicle: Token) -> list[Token]:
        """Who is known to ride in a vehicle: "a lorry carrying gendarmes"."""
        verbs = (
            child
            for child in vehicle.rights
            if child.dep_ == "acl" and child.lemma_.lower() in self.resolver.kinds.carries
        )
        aboard = [each for verb in verbs for child in verb.rights if child.dep_ == "dobj" for each in conjuncts(child)]
        return [each for each in aboard if self.known(each) and not self.is_thing(each)]

    def _holders(self, thing: Token) -> list[Token]:
        """Who has or uses a thing, as a participle behind it says: "a depot belonging to rebels", "caves used by the guerrillas"."""
        verbs = (
            child
            for child in thing.rights
            if child.dep_ == "acl" and child.lemma_.lower() in self.resolver.kinds.possesses
        )
        return [
            one
            for verb in verbs
            for child in verb.rights
            if child.dep_ == "agent" or (child.lower_ == "to" and verb.tag_ == "VBG")
            for holder in child.rights
            if holder.dep_ == "pobj"
            for one in conjuncts(holder)
            if self.known(one) and not self.is_thing(one)
        ]

    def peoples(self, head: Token) -> list[Token]:
        """The nationalities of which people are said to be: "43 people, mostly Afghans and Ethiopians"."""
        return [
            each
            for child in head.rights
            if child.dep_ == "appos"
            for each in conjuncts(child)
            if any(referent.kind == "demonym" for referent in self._own(each))
        ]

    def _inside(self, heads: list[Token]) -> list[tuple[Actor, Token]]:
        # a list that goes over to things, "of citizens, tortures, …", has gone astray in the parser
        known = takewhile(self.known, heads)
        return [(replace_via(actor), each) for each in known for actor in self.actors(each)]

    def within(self, head: Token) -> list[tuple[Actor, Token]]:
        """The actors, each with its head, named inside a phrase that is none itself: "a request from Modi", "a U.S. Supreme Court decision"."""
        if head.pos_ == "PROPN" and head.lower_ in self.resolver.kinds.features:
            # the Sea of Japan is not Japan's
            return []
        # "the result of the election in Georgia"
        states = [
            each for each in head.subtree if each.dep_ == "pobj" and each.head.lower_ == "in" and self.is_state(each)
        ]
        groups = (self.whose(head), self._holders(head), *owners_of(head), states)
        inside = next((each for each in groups if any(self.known(one) for one in each)), [])
        if inside:
            return [(self._with_adjective(actor, each, head), each) for actor, each in self._inside(inside)]
        named = self.resolver.embedded(phrase_of(head), self._references.setting)
        if named is None:
            return []
        referent, start, end = named
        if referent.kind in PARTS and head.lemma_.lower() in self.resolver.kinds.features:
            # the Medyka crossing is not Medyka's
            return []
        shift = self.document.offset(head) - head.idx
        actor = replace_via(actor_of(referent, head.doc.text[start:end], start + shift, end + shift))
        return [
            (self._with_sectors(actor, self.resolver.adjective_sectors(head, end) or self._arms(referent, head)), head)
        ]

    def _arms(self, referent: Referent, head: Token) -> tuple[str, ...]:
        """Whose weapons act for a country: "Cambodian rockets" are those of its armed forces."""
        return _ARMED_FORCES if referent.country and head.lemma_.lower() in self.resolver.kinds.weapons else ()

    def _with_adjective(self, actor: Actor, owner: Token, head: Token) -> Actor:
        """The actor before a noun as an adjective between them tells: of "U.S. military airstrikes" the U.S. military."""
        if actor.sectors or owner.head != head or owner.i > head.i:
            return actor
        return self._with_sectors(actor, self.resolver.adjective_sectors(head, owner.idx + len(owner)))

    @staticmethod
    def _with_sectors(actor: Actor, sectors: tuple[str, ...]) -> Actor:
        if actor.sectors or not sectors:
            return actor
        return replace(actor, sectors=[*sectors], via=f"{actor.via} + {sectors[0]}")

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
        referents = self._own(head)
        unknown = (
            head.ent_type_ in {"PERSON", ""} and head.pos_ == "PROPN" and not any(each.known for each in referents)
        )
        return unknown or any(
            each.kind == "person" or (each.noun is not None and each.noun.person) for each in referents
        )

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
        return indefinite and any(each.known for each in self._own(head))

    def serves_state(self, head: Token) -> bool:
        """Whether a phrase names people in the service of a state: prefects, colonels, judges, but not their ministry."""
        service = self.resolver.kinds.state_bodies - self.resolver.kinds.partisan
        return any(
            not service.isdisjoint(each.sectors[:1])
            and (each.kind == "person" or (each.noun is not None and each.noun.person))
            for each in self.referents(head)
        )

    def bodies_before(self, thing: Token) -> list[Token]:
        """Whose a thing of which nothing is known is by the bare noun before it: "an army column", "a customs yard"."""
        own = self._own(thing)[0]
        if thing.pos_ != "NOUN" or own.noun is not None or own.entity is not None:
            return []
        before = [child for child in thing.lefts if child.dep_ in {"compound", "nmod"} and child.pos_ == "NOUN"]
        nouns = [(each, self._own(each)[0].noun) for each in before]
        return [each for each, noun in nouns if noun is not None and noun.group and not noun.thing]

    def whose(self, head: Token) -> list[Token]:
        """Known actors whose a thing is: "Trump's offer". The Torkham gate is not Torkham's, nor the East Sea Mr East's."""
        return [
            each
            for each in possessors_of(head)
            if self.known(each)
            and (
                each.dep_ != "compound"
                or not (
                    self.resolver.is_called_by(head, self._own(each)[0].kind)
                    or self.is_part(each)
                    or (each.ent_type_ != "PERSON" and self._own(each)[0].kind == "person")
                )
            )
        ]

    def is_thing(self, head: Token) -> bool:
        """Whether a phrase names equipment or a building rather than those who act."""
        return any(each.noun is not None and each.noun.thing for each in self.referents(head))

    def is_place(self, head: Token) -> bool:
        """Whether a phrase names a place."""
        return any(sense.kind in PLACES for sense in self.resolver.senses(head))

    def is_capital(self, head: Token) -> bool:
        """Whether a phrase names a capital, which may stand for a government."""
        return any(each.kind == "capital" for each in self.referents(head))

    def is_settlement(self, head: Token) -> bool:
        """Whether a noun names where people live, a thing that stands for them: "two districts"."""
        return any(
            each.noun is not None and each.noun.thing and each.sectors == ("CVL",) for each in self.referents(head)
        )

    def is_region_of_several(self, head: Token) -> bool:
        """Whether a phrase names only a sea or region of several states: "the Sahel"."""
        return all(each.kind == "bloc" and each.country is None and not each.sectors for each in self.referents(head))

    def may_belong(self, head: Token, *, things: bool = False) -> bool:
        """Whether a phrase names people or bodies by a noun, who may be of the country where they are.

        things: a building may be, too. Not strangers, and not those whom another name in the phrase tells apart: "the Trump administration".
        """
        return (
            not self._references.whose.home.is_from_elsewhere(head)
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

    def are_only_counted(self, head: Token) -> bool:
        """Whether people are told only by how many they are, or by their country: "402 people", "some 400", "86 Venezuelans"."""
        if any(child.dep_ in {"poss", "amod", "compound"} for child in head.lefts):
            return False
        if head.pos_ == "NUM":
            return not any(child.lower_ == "of" for child in head.rights)
        counts = any(child.dep_ == "nummod" for child in head.children)
        demonym = any(each.kind == "demonym" for each in self._own(head))
        return counts and (demonym or head.lemma_.lower() in self.resolver.kinds.anybody)

    def told_before(self, head: Token, sectors: Collection[str]) -> Token | None:
        """Those of some sectors whom the passage names last before a phrase, if its sentence names no other people there.

        Whoever does something to those whom the phrase names is left out.
        """
        here = self.document.sentence_of(head)
        verb = nearest_verb(head)
        doers = surface_subject(verb) if verb is not None else []
        before = [each for each in heads_of(here.span) if each.i < head.i and each not in doers]
        for each in reversed(before):
            if self.is_in(each, sectors):
                return each
            if is_plural(each) and each.pos_ != "PRON" and self.is_person(each) and self.is_in(each, _CROWDS):
                return None
        passage = self.document.sentences[max(0, here.number - _PASSAGE) : here.number]
        named = (each for sentence in reversed(passage) for each in reversed([*heads_of(sentence.span)]))
        return next((each for each in named if self.is_in(each, sectors)), None)

    def is_outlet(self, head: Token) -> bool:
        """Whether a phrase names a newspaper, broadcaster or other medium by its name: "the BBC"."""
        return any(
            each.entity is not None and each.kind != "person" and "JRN" in each.sectors for each in self._own(head)
        )

    def works_for_another(self, head: Token) -> bool:
        """Whether people named by what they do count to the body that they do it for: "pilots at Kenya Airways"."""
        own = self._own(head)[0]
        if own.noun is None or not own.noun.owner or not own.noun.sectors or {*own.sectors} & {*own.noun.sectors}:
            return False
        around = (each for each in head.subtree if each != head and each.pos_ == "PROPN")
        return any(one.kind in _EMPLOYERS for each in around for one in self._own(each))

    def is_public_servant(self, head: Token) -> bool:
        """Whether people are named by what they do for the government: "civil servants"."""
        own = self._own(head)[0]
        governs = self.resolver.kinds.for_the_state - self.resolver.kinds.armed
        return own.noun is not None and own.noun.person and not governs.isdisjoint(own.sectors[:1])

    def is_company(self, head: Token) -> bool:
        """Whether a phrase names a company by its name: "Kenya Airways"."""
        return any(each.kind == "company" for each in self._own(head))

    def is_body(self, head: Token) -> bool:
        """Whether a phrase is the name of a known body: "the World Food Programme"."""
        named = any(child.pos_ == "PROPN" for child in head.lefts)
        return named and any(each.entity is not None and each.kind in BODIES for each in self._own(head))

    def is_state(self, head: Token) -> bool:
        """Whether a phrase names a whole country."""
        return any(each.kind == "country" and not each.sectors for each in self._own(head))

    def stands_for_state(self, head: Token) -> bool:
        """Whether a phrase names a country or the seat that stands for its government: "London"."""
        return any(each.kind in STATES for each in self._own(head))

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
            if {one.country for one in self._own(each)} == {country}
        )

    def only_other(self, head: Token, countries: Set[str | None]) -> str | None:
        """The one country besides some that a phrase's sentence names."""
        return self._references.whose.whereabouts.only_other(head, countries)

    def is_guessed(self, head: Token) -> bool:
        """Whether the country of those whom a phrase names is only that of which its passage tells."""
        return any(each.guessed for each in self.referents(head))

    def other_of_two(self, countries: Set[str | None]) -> str | None:
        """The other one of the two countries that the article is about, if one of them is among some."""
        others = [each for each in self._references.whose.whereabouts.pair if each not in countries]
        return others[0] if len(others) == 1 else None

    def is_part(self, head: Token) -> bool:
        """Whether a phrase names a part of a country: a region or city."""
        return any(each.kind in PARTS for each in self.referents(head))

    def are_two(self, head: Token) -> bool:
        """Whether a phrase means two of whom the text has told: "both leaders", "the two delegations"."""
        return count_of(head) == PAIR and is_definite(head)

    def are_both(self, head: Token) -> bool:
        """Whether a phrase means one as well as the other of two: "both leaders"."""
        return self.are_two(head) and any(child.lower_ == "both" for child in head.lefts)

    def is_part_or_people(self, head: Token) -> bool:
        """Whether a phrase names a region or city of a country, or one of its peoples."""
        return any(each.kind in {*PARTS, "ethnic"} for each in self._own(head))

    def has_country(self, head: Token) -> bool:
        """Whether the country of those whom a phrase names is known."""
        return any(each.country for each in self.referents(head))

    def names_country(self, head: Token) -> bool:
        """Whether a phrase itself tells the country: "Kenyan police", not "the police" in Nairobi."""
        return any(each.country for each in self._own(head))

    def is_within_name(self, head: Token) -> bool:
        """Whether a word only belongs to the name of a body: the Jihad of "Islamic Jihad", the Attack of "the Libyan Attack Brigade"."""
        return is_within_name(head, self.resolver)

    def share_country(self, one: Token, other: Token) -> bool:
        """Whether two phrases name actors of one country."""
        countries = ({each.country for each in self.referents(head)} for head in (one, other))
        return bool(set.intersection(*countries) - {None})

    def is_same(self, one: Token, other: Token) -> bool:
        """Whether two phrases refer to the same actor, or to a state and one who speaks for it."""
        if one == other or self._is_of(one, other) or self._is_of(other, one):
            return True
        for a in self.referents(one):
            for b in self.referents(other):
                if a.known and b.known and _whom(a) == _whom(b):
                    return True
                if (
                    a.known
                    and b.known
                    and a.country
                    and a.country == b.country
                    and {*a.sectors, *b.sectors} <= self.resolver.kinds.for_the_state
                ):
                    return True
        return False

    def is_among(self, one: Token, others: Iterable[Token]) -> bool:
        """Whether a phrase refers to the same actor as one of some others."""
        return any(self.is_same(one, other) for other in others)

    def is_self(self, one: Token, other: Token) -> bool:
        """Whether two phrases name the very same actor: not a state and one who speaks for it."""
        return one == other or self.identity(one) == self.identity(other)

    def answers_for(self, speaker: Token, actor: Token) -> bool:
        """Whether what an actor will do is for a speaker to say: "the minister warned that the police would clear it"."""
        if self.is_same(actor, speaker) or (speaker.pos_ == "PROPN" and self.may_be_of(speaker, actor)):
            return True
        owners = [child for child in actor.children if child.dep_ == "poss" and child.pos_ == "PRON"]
        if any(self.identity(each) == self.identity(speaker) for each in owners):
            return True
        if self._is_named_by(speaker, actor):
            return True
        return any(
            one.country is not None
            # "the army" of which nothing says whose it is, is the speaker's
            and (one.country == other.country or (other.country is None and other.noun is not None))
            and bool(other.sectors)
            and not self.resolver.kinds.for_the_state.isdisjoint(one.sectors)
            and {*other.sectors} <= self.resolver.kinds.of_the_state
            for one in self.referents(speaker)
            for other in self.referents(actor)
        )

    def _is_named_by(self, speaker: Token, actor: Token) -> bool:
        """Whether a speaker is of the body that an actor is: "a spokesman for the rebels said that the group would"."""
        phrase = (each for each in speaker.subtree if each != speaker and each.pos_ in {"NOUN", "PROPN"})
        if not any(self.identity(each) == self.identity(actor) for each in phrase):
            return False
        return any(
            bool(one.sectors) and one.country == other.country and one.sectors[:1] == other.sectors[:1]
            for one in self.referents(speaker)
            for other in self.referents(actor)
        )

    def may_be_of(self, speaker: Token, state: Token) -> bool:
        """Whether one who speaks for a state that is not named may speak for this one: "Iran will strike, the minister said"."""
        return self.is_state(state) and any(
            one.noun is not None
            and one.country is None
            and not self.resolver.kinds.for_the_state.isdisjoint(one.sectors)
            for one in self.referents(speaker)
        )

    def _is_of(self, one: Token, other: Token) -> bool:
        """Whether somebody of the same country is another's: "the commander said that his men would attack"."""
        owners = [child for child in one.children if child.dep_ == "poss" and child.pos_ == "PRON"]
        return any(self.identity(each) == self.identity(other) for each in owners) and self.share_country(one, other)


def _whom(referent: Referent) -> tuple[object, ...]:
    """What tells whom is meant; of those without a name the sectors do, too: two groups of one country are not the same."""
    named = referent.entity or referent.name
    return (referent.entity, referent.name, referent.country, () if named else referent.sectors)


def replace_via(actor: Actor) -> Actor:
    """An actor who is named inside a phrase for something else."""
    return replace(actor, via=f"within the phrase: {actor.via}")


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
