"""Whom each phrase of an article refers to: by its own words, by coreference, and by whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.features import STATES, TIMES, Features, count_of, identity_of
from tocsin.code.actors.naming import introductions
from tocsin.code.actors.own_words import OwnWords
from tocsin.code.actors.pairs import Pairs
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver, is_sum
from tocsin.code.actors.sides import Sides
from tocsin.code.actors.whose import Whose
from tocsin.parse.arguments import surface_subject
from tocsin.parse.coreference import PAIR, Mention, link
from tocsin.parse.phrases import counted, is_plural, partitive, whole_of
from tocsin.parse.prepositions import RELATIVE_TAGS, antecedents_of
from tocsin.parse.standing import nearest_verb, owner_of

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Span, Token

#: What stands between people and the side that they are of.
_OF_SIDES = {"of", "from", "on"}
_GOVERNMENT = ("GOV",)
#: So many sentences seem to lie between the parts of a round-up.
_APART = 100


class References:
    """Who is meant by each phrase of a document.

    date: ISO date of publication, as of which office holders are resolved.
    """

    def __init__(self, document: Document, resolver: Resolver, date: str | None, country: str | None = None):
        self.document = document
        self.resolver = resolver
        docs = {id(each.span.doc): each.span.doc for each in document.sentences}.values()
        found = [each for doc in docs for each in doc.ents if _is_person(each, resolver)]
        persons = {document.offset(each.root): _full_name(each, resolver) for each in found}
        #: The day and the countries that the article names.
        self.setting = resolver.setting([doc.text for doc in docs], [*persons.values()], date, country)
        #: What a phrase refers to by its own words.
        self.own = OwnWords(resolver, self.setting).of
        self._features = Features(document, resolver, self.setting.persons, introductions(persons, resolver))
        self._heads_at: dict[int, Token] = {}
        #: Who is meant by knowledge from outside the text, by the offset of the first mention.
        self._known: dict[int, str] = {}
        #: By coreference, too: of those whom a phrase means, and of whom it takes some.
        self._meant: dict[Token, list[Referent]] = {}
        self._referred: dict[Token, list[Referent]] = {}
        self._speakers: list[tuple[int, int, Token]] = []
        self._addressed: list[tuple[int, int, Token]] = []

    @cached_property
    def whose(self) -> Whose:
        """Whose the people and bodies are of whom their own words do not say it."""
        return Whose(self.document, self.resolver, self.setting, self.own, self.referents, self._country_told)

    @cached_property
    def _sides(self) -> Sides:
        """Those whom the article sets against each other."""
        return Sides(self.document, self.resolver.kinds, self.referents, self._forget)

    @cached_property
    def _pairs(self) -> Pairs:
        return Pairs(self.document, self.resolver, self.own, self.whose.of, self.whose.whereabouts)

    def _country_told(self, head: Token) -> str | None:
        """The country of those whom a phrase means, by its own words or those of another mention of the same.

        "Pashinyan" and "he" are of the country of "Armenia's prime minister, Nikol Pashinyan".
        """
        mentions = (head, *self._chains.get(self.document.offset(head), ()))
        return next((one.country for each in mentions for one in self.own(each) if one.country), None)

    def quote(self, start: int, end: int, speaker: Token | None) -> None:
        """Lets first-person pronouns between two offsets stand for a speaker."""
        if speaker is not None:
            self._speakers.append((start, end, speaker))
            self._forget()

    def address(self, start: int, end: int, addressed: Token) -> None:
        """Lets second-person pronouns between two offsets stand for those who are addressed."""
        self._addressed.append((start, end, addressed))
        self._forget()

    def _forget(self) -> None:
        """Whom phrases mean is asked anew, now that more is known of who speaks with whom."""
        self._meant.clear()
        self._referred.clear()

    def _speaker_at(self, position: int) -> Token | None:
        """Who speaks the words at an offset; nobody if it is an "I" whose own speaker comes round to itself."""
        first = who = self._quoted(position)
        seen = {position}
        while who is not None and _is_first_person(who):
            position = self.document.offset(who)
            if position in seen:
                return None
            seen.add(position)
            who = self._quoted(position)
        return first

    def _quoted(self, position: int) -> Token | None:
        for start, end, who in self._speakers:
            if start <= position < end:
                return who
        return None

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
            several = self.document.offset(taken) in self._linked.parts
            return [Referent()] if several else self.referents(taken)
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
        return [
            replace(each, country=whole.country, via=f"{each.via} + {_via_coreference(whole.via)}") for each in some
        ]

    def _means_at(self, head: Token) -> list[Referent]:
        found = self._meant.get(head)
        if found is None:
            found = self._meant[head] = self._means(head, self.document.offset(head))
        return found

    def _means(self, head: Token, position: int) -> list[Referent]:
        if _is_first_person(head):
            speaker = self._speaker_at(position)
            return self.referents(speaker) if speaker is not None else [Referent()]
        if _is_second_person(head):
            told = next((who for start, end, who in self._addressed if start <= position < end), None)
            return self.referents(told) if told is not None and not _is_second_person(told) else [Referent()]
        if two := self._two_sides(head):
            return two
        if (subject := self.each_for_other(head)) is not None:
            return self.referents(subject)
        chain = self._chains.get(position)
        if position in self._linked.parts:
            if not self._pairs.is_side(head) and self._pairs.is_pair(head) and (two := self._pairs.of_passage(head)):
                return self._together(head, two)
            return self._together(head, [self.referents(part)[0] for part in self._linked.parts[position]])
        if head.pos_ == "PRON" and chain and head != chain[0] and self._may_be_two(chain[0]):
            return self.referents(chain[0])  # "the two sides … they"
        pair = self._pair(head, chain)
        if pair is not None and (two := self._pairs.named_with(pair)):
            return self._together(pair, two)
        side = counted(head, self.resolver.kinds.quantities)  # "each of the two sides"
        if self._pairs.is_side(side) and (two := self._pairs.at_home(side)):
            return self._together(side, two)
        if chain is None and (owners := self._owners_together(head)):
            return self._together(head, owners)
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
        if best != head and self._is_called_country(head):
            # "the state" is all of it, its capital speaks for it
            referents = [replace(one, sectors=()) if one.kind in STATES else one for one in referents]
        if best == head or (best.sent == head.sent and best.doc is head.doc and best.i == head.i):
            return referents
        return [replace(each, via=_via_coreference(each.via)) for each in referents]

    def _two_sides(self, head: Token) -> list[Referent]:
        """The two sides of an article, if it is them or their people whom a phrase means: "both sides", "the two governments"."""
        if self._sides.counts_sides(head):
            return [] if self._takes_up_two(head) else self._sides.two(head)
        own = self.own(head)[0] if head.pos_ == "NOUN" else Referent()
        if own.noun is None or own.country is not None or own.entity is not None:
            return []
        if head.lemma_.lower() in self.resolver.kinds.capitals and self._pairs.is_pair(head):
            return [replace(one, sectors=_GOVERNMENT) for one in self._sides.two(head, states=True)]
        side = head.lemma_.lower() in self.resolver.kinds.nouns.kinds["pair"]
        # "both commanders" may be two of one country
        each_has_one = not own.noun.person or self.resolver.is_one_in_each(head)
        states = self._pairs.is_pair(head) and each_has_one and not side
        two = self._sides.two(head, states=True) if states else []
        if not two and self._sides.tells_sides(head):
            two = self._sides.two(head)
        if len({one.country for one in two}) < len(two):
            return [replace(one, noun=own.noun) for one in two]
        return self._together(head, two) or self._of_two_sides(head, own)

    def each_for_other(self, head: Token) -> Token | None:
        """Who does something to each other, whom "the other" means: "each side accused the other"."""
        alone = head.lower_ == "other" and head.tag_ in {"JJ", "NN"}
        if not alone or not any(child.lower_ in {"each", "the"} for child in head.lefts):
            return None
        verb = nearest_verb(head)
        doers = surface_subject(verb) if verb is not None else []
        return doers[0] if len(doers) == 1 and doers[0] != head and len(self.referents(doers[0])) > 1 else None

    def _of_two_sides(self, head: Token, own: Referent) -> list[Referent]:
        """People or bodies of two sides, one of each: "the two countries' security chiefs", "officials from both sides"."""
        owners = [child for child in head.lefts if child.dep_ == "poss"]
        behind = (child for child in head.rights if child.lower_ in _OF_SIDES)
        owners += [noun for of in behind for noun in of.rights if noun.dep_ == "pobj"]
        owner = next((each for each in owners if each.pos_ == "NOUN" and self._may_be_two(each)), None)
        whose = self.referents(owner) if owner is not None else []
        serve = not own.sectors or not self.resolver.kinds.of_the_state.isdisjoint(own.sectors[:1])
        if len(whose) != 2 or not is_plural(head) or not serve:
            return []
        return [
            replace(
                own,
                country=one.country,
                sectors=own.sectors or one.sectors,
                via=f"{own.via} + each of the two: {one.country}",
            )
            for one in whose
        ]

    def _may_be_two(self, head: Token) -> bool:
        """Whether a phrase may mean two sides, or those of two states."""
        return self._sides.tells_sides(head) or self._pairs.is_pair(head)

    def _takes_up_two(self, head: Token) -> bool:
        """Whether a number takes up two who are told of together."""
        position = self.document.offset(head)
        chain = [each for each in self._chains.get(position, ()) if each != head]
        counted_before = any(head.pos_ == "PRON" or count_of(each) == PAIR for each in chain)
        return position in self._linked.parts or counted_before

    def _together(self, head: Token, each_of: list[Referent]) -> list[Referent]:
        """Those whom a phrase means together: "the two countries", "they"; "both armies" are those of each."""
        own = self.own(head)[0] if head.pos_ != "PRON" else Referent()
        nouns = self.resolver.kinds.nouns
        of_anybody = nouns.people | nouns.kinds["pair"]
        if own.noun is not None and own.sectors and head.lemma_.lower() not in of_anybody:
            return [
                replace(own, country=one.country, via=f"{own.via} + each of the two: {one.country}") for one in each_of
            ]
        if self._is_called_country(head):
            each_of = [replace(one, sectors=()) for one in each_of]  # "the two countries", of capitals
        return [replace(one, via=_via_coreference(one.via)) for one in each_of]

    def _is_of_another_passage(self, head: Token, other: Token) -> bool:
        """Whether bodies or people without a name are those of two countries: "police" of a passage about Palau, not Tonga's."""
        for each in (head, other):
            own = self.own(each)[0]
            if each.pos_ == "PRON" or own.noun is None or own.name or own.entity or own.owner or own.country:
                return False
            if not (own.noun.group or is_plural(each)):
                return False
        here, there = self.whose.whereabouts.topic(head), self.whose.whereabouts.topic(other)
        return here is not None and there is not None and here != there

    def _is_called_country(self, head: Token) -> bool:
        """Whether somebody is called a country here, or where a pronoun takes it up: "the two countries said that they"."""
        if head.pos_ == "PRON":
            head = self._antecedents.get(self.document.offset(head), head)
        return head.lemma_.lower() in self.resolver.kinds.nouns.kinds["country"]

    def _owners_together(self, head: Token) -> list[Referent]:
        """Those of several countries whose people a phrase names: "Togo and Benin completed the withdrawal of their troops"."""
        theirs = next((child for child in head.lefts if child.dep_ == "poss" and child.lower_ == "their"), None)
        parts = self._linked.parts.get(self.document.offset(theirs), ()) if theirs is not None else ()
        own = self.own(head)[0] if len(parts) > 1 else Referent()
        if own.noun is None or own.noun.thing or not own.sectors or own.country is not None:
            return []
        owners = [self.referents(part)[0] for part in parts]
        countries = {each.country for each in owners}
        return owners if len(countries) == len(owners) and None not in countries else []

    def _pair(self, head: Token, chain: list[Token] | None) -> Token | None:
        """The phrase that may name two by their number: itself, or what it takes up: "the two leaders … they"."""
        if chain is None or (head.pos_ == "NOUN" and self._pairs.is_pair(head)):
            return head
        if any(each.country for link in chain for each in self.own(link)):
            return None
        return next((each for each in chain if each.pos_ == "NOUN" and self._pairs.is_pair(each)), None)

    def _says_all(self, head: Token) -> bool:
        """Whether a mention says itself who is meant: a state, or somebody of the knowledge base."""
        own = self.own(head)[0]
        return own.kind in STATES or own.entity is not None or self._are_their_forces(head)

    def _are_their_forces(self, head: Token) -> bool:
        """Whether a phrase says of which state forces are: "Chad's army" is no army told of before without a country."""
        owner, own = owner_of(head), self.own(head)[0]
        forces = self.resolver.kinds.of_the_state & self.resolver.kinds.armed
        if owner is None or owner.pos_ != "PROPN" or own.noun is None or own.noun.person:
            return False
        return not forces.isdisjoint(own.sectors) and any(each.kind in STATES for each in self.own(owner))

    def _informs(self, head: Token) -> tuple[int, int]:
        """How much a mention says of who is meant."""
        first = self.own(head)[0]
        return (first.entity is not None) + 2 * (first.country is not None) + bool(
            first.sectors
        ), -self.document.offset(head)

    def identity(self, head: Token) -> str:
        """A word for whom a phrase means, the same for all mentions of the same in this article."""
        head = whole_of(head)
        if head.tag_ in RELATIVE_TAGS and self.document.offset(head) not in self._antecedents:
            found = antecedents_of(head)
            return self.identity(found[0]) if found else str(self.document.offset(head))
        if _is_i(head):
            speaker = self._speaker_at(self.document.offset(head))
            return self.identity(speaker) if speaker is not None else str(self.document.offset(head))
        first = self.document.offset(self._antecedents.get(self.document.offset(head), head))
        return self._known.get(first) or identity_of(self.own(head)[0]) or str(first)

    def antecedent(self, head: Token) -> Token:
        """What a pronoun takes up in its own sentence; any other word itself."""
        found = self._antecedents.get(self.document.offset(head)) if head.pos_ == "PRON" else None
        return found if found is not None and found.doc is head.doc and found.sent == head.sent else head

    @cached_property
    def _chains(self) -> dict[int, list[Token]]:
        """Offsets of heads to all mentions of the same, pronouns left out: what one says of them holds for each."""
        chains: dict[int, list[Token]] = {}
        for position, antecedent in self._antecedents.items():
            start = self.document.offset(antecedent)
            chain = chains.setdefault(start, [antecedent])
            head = self._heads_at[position]
            if head.pos_ == "PROPN" or self._names_person(head):
                chain.append(head)
            chains[position] = chain
        return chains

    def _names_person(self, noun: Token) -> bool:
        """Whether a noun is told with the name of whom it means: "opposition leader Peter Mwangi"."""
        own = self.own(noun)[0] if noun.pos_ == "NOUN" else Referent()
        return own.kind == "person" and own.name is not None

    def _placed(self, mention: Mention, head: Token, *, is_first: bool) -> Mention:
        """A mention of a state's forces with the country whose they are: "In Honduras, police …" are not those told of before.

        is_first: none of these were told of before; then they are those of where they are.
        """
        forces = self.resolver.kinds.of_the_state & self.resolver.kinds.armed
        if mention.kind != "description" or mention.country is not None or forces.isdisjoint(mention.sectors):
            return mention
        owner = owner_of(head)
        country = self.own(owner)[0].country if owner is not None and owner.pos_ == "PROPN" else None
        if country is None and owner is None and (mention.number == "plur" or not mention.person):
            where = self.whose.whereabouts
            country = where.headed(head) or where.opened_in(head)
            country = country or (where.scene(head) or where.most if is_first else None)
        return replace(mention, country=country) if country is not None else mention

    @cached_property
    def _linked(self) -> _Linked:
        """What each mention takes up."""
        # in another part of a round-up nobody is near who was told of before
        part = self.whose.whereabouts.sections.part
        heads = [
            (sentence.number + _APART * part(sentence.block), head)
            for sentence in self.document.sentences
            for head in self._features.heads(sentence.span)
        ]
        self._heads_at = {self.document.offset(head): head for _, head in heads}
        mentions = [
            self._features.mention(
                number,
                head,
                [] if head.pos_ == "PRON" else self.own(head),
                self._speaker_at(self.document.offset(head)),
            )
            for number, head in heads
        ]
        told: set[str] = set()
        for index, (mention, (_, head)) in enumerate(zip(mentions, heads, strict=True)):
            mentions[index] = self._placed(mention, head, is_first=told.isdisjoint(mention.sectors))
            if mention.kind == "description" and mention.actor:
                told |= mention.sectors
        linked = link(mentions, self.resolver.kinds.nouns)
        for index, mention in enumerate(mentions):
            first = mentions[linked.first.get(index, index)].position
            if mention.identity is not None:
                self._known.setdefault(first, mention.identity)
        return _Linked(
            {
                mentions[index].position: heads[antecedent][1]
                for index, antecedent in linked.first.items()
                if not _is_i(heads[index][1])
            },
            {
                mentions[index].position: tuple(heads[each][1] for each in parts)
                for index, parts in linked.parts.items()
            },
        )

    @property
    def _antecedents(self) -> Mapping[int, Token]:
        return self._linked.antecedents


@dataclass(frozen=True)
class _Linked:
    """What the heads at some offsets take up."""

    #: To the head of the first mention of the same.
    antecedents: Mapping[int, Token]
    #: To those of all who are meant together.
    parts: Mapping[int, tuple[Token, ...]]


def _taken_out_of(number: Token, quantities: Set[str]) -> Token | None:
    """Of how many a number or word of quantity takes some out, "two of them"; who pays a sum in a headline, "fines Google €2bn"."""
    if number.pos_ != "NUM" and number.lemma_.lower() not in quantities:
        return None
    if is_sum(number):
        return next((child for child in number.lefts if child.dep_ == "compound" and child.pos_ == "PROPN"), None)
    inside = (noun for of in number.rights if of.lower_ == "of" for noun in of.rights if noun.dep_ == "pobj")
    return next((noun for noun in inside if noun.pos_ == "PRON"), None)


def _is_person(entity: Span, resolver: Resolver) -> bool:
    """Whether a named entity is a person, by its label or as a name behind a noun for one: "the commander, Maui Phoe"."""
    root = entity.root
    behind = len(entity) > 1 and root.dep_ == "appos" and root.pos_ == "PROPN" and entity.start > root.head.i
    return entity.label_ == "PERSON" or (
        behind and any(role.person for role in resolver.words.roles.get(root.head.lower_))
    )


def _full_name(person: Span, resolver: Resolver) -> str:
    """A person's name as recognised, with the given name that the recogniser has left out before it."""
    first = person[0]
    if len(person) > 1 or first.i == 0:
        return person.text
    before = first.nbor(-1)
    words = resolver.words
    given = before.pos_ == "PROPN" and before.text.istitle() and before.is_alpha and before.whitespace_
    if before.ent_type_ in TIMES:
        return person.text  # "By Tuesday Kyiv had refused"
    known = (
        words.is_role(before.lower_) or words.names.get(before.text) or before.lower_ in resolver.kinds.nouns.honorifics
    )
    return f"{before.text} {person.text}" if given and not known else person.text


def _is_i(head: Token) -> bool:
    return _is_first_person(head) and "Sing" in head.morph.get("Number", [])


def _is_first_person(head: Token) -> bool:
    return head.pos_ == "PRON" and "1" in head.morph.get("Person", [])


def _is_second_person(head: Token) -> bool:
    return head.pos_ == "PRON" and "2" in head.morph.get("Person", [])


def _via_coreference(via: str) -> str:
    return f"coreference: {via}" if via and not via.startswith("coreference") else via
