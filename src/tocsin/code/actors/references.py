"""Whom each phrase of an article refers to: by its own words, by coreference, and by whose they are."""

from __future__ import annotations

from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.bodies import is_within_name
from tocsin.code.actors.features import STATES, TIMES, Features, count_of, heads_of, identity_of, is_definite
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver, is_sum
from tocsin.code.actors.whose import Whose
from tocsin.parse.arguments import surface_subject
from tocsin.parse.coreference import PAIR, Mention, link
from tocsin.parse.phrases import LOCATIVE, conjuncts, counted, is_plural, partitive, whole_of
from tocsin.parse.prepositions import RELATIVE_TAGS, antecedents_of
from tocsin.parse.standing import nearest_verb, owner_of

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Span, Token


#: The sector of those who rule.
_RULERS = ("GOV",)


class References:
    """Who is meant by each phrase of a document.

    date: ISO date of publication, as of which office holders are resolved.
    """

    def __init__(self, document: Document, resolver: Resolver, date: str | None, country: str | None = None):
        self.document = document
        self.resolver = resolver
        docs = {id(each.span.doc): each.span.doc for each in document.sentences}.values()
        persons = [_full_name(each, resolver) for doc in docs for each in doc.ents if _is_person(each, resolver)]
        #: The day and the countries that the article names.
        self.setting = resolver.setting([doc.text for doc in docs], persons, date, country)
        self._features = Features(document, resolver, self.setting.persons)
        self._heads_at: dict[int, Token] = {}
        self._referents: dict[Token, list[Referent]] = {}
        #: Who is meant by knowledge from outside the text, by the offset of the first mention.
        self._known: dict[int, str] = {}
        self._by_itself: dict[Token, list[Referent]] = {}
        #: By coreference, too: of those whom a phrase means, and of whom it takes some.
        self._meant: dict[Token, list[Referent]] = {}
        self._referred: dict[Token, list[Referent]] = {}
        self._speakers: list[tuple[int, int, Token]] = []
        self._addressed: list[tuple[int, int, Token]] = []

    @cached_property
    def whose(self) -> Whose:
        """Whose the people and bodies are of whom their own words do not say it."""
        return Whose(self.document, self.resolver, self.setting, self.own, self.referents, self._country_told)

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
        if (doers := each_of_whom(head)) and len(found := self.referents(doers[0])) > 1:
            return found
        chain = self._chains.get(position)
        if position in self._linked.parts:
            if not self._is_side(head) and self._is_pair(head) and (two := self._two_of_passage(head)):
                return self._together(head, two)
            return self._together(head, [self.referents(part)[0] for part in self._linked.parts[position]])
        pair = self._pair(head, chain)
        if pair is not None and (two := self._two_named(pair)):
            return self._together(pair, two)
        side = counted(head, self.resolver.kinds.quantities)  # "each of the two sides"
        if self._is_side(side) and (two := self._two_at_home(side)):
            return self._together(side, two)
        if chain is None and (owners := self._owners_together(head)):
            return self._together(head, owners)
        if chain is None or self._says_all(head) or self.whose.are_soldiers(self.own(head)[0], head):
            return [self.whose.of(each, head) for each in self.own(head)]
        best = max(chain, key=self._informs)
        if self._is_of_another_passage(head, best) or self.whose.alliance(head) not in {
            None,
            self.own(best)[0].country,
        }:
            return [self.whose.of(each, head) for each in self.own(head)]
        if self.own(head)[0].country is not None and self.own(best)[0].country is None:
            best = head  # what takes somebody up may tell more: "the government", then "Talon's government"
        referents = [self.whose.of(each, best) for each in self.own(best)]
        if best != head and self._is_called_country(head):
            # "the state" is all of it, its capital speaks for it
            referents = [replace(one, sectors=()) if one.kind in STATES else one for one in referents]
        if best == head or (best.sent == head.sent and best.doc is head.doc and best.i == head.i):
            return referents
        return [replace(each, via=_via_coreference(each.via)) for each in referents]

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
        here, there = self.whose.topic(head), self.whose.topic(other)
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
        if chain is None or (head.pos_ == "NOUN" and self._is_pair(head)):
            return head
        if any(each.country for link in chain for each in self.own(link)):
            return None
        return next((each for each in chain if each.pos_ == "NOUN" and self._is_pair(each)), None)

    def _two_named(self, head: Token) -> list[Referent]:
        """Those of the only two countries that a sentence names, of which it says "both sides", "the two countries' ministers".

        Of the two that the article is about, if the sentence names none itself.
        """
        owners = [child for child in head.lefts if child.dep_ == "poss" and child.pos_ == "NOUN"]
        # "envoys of both countries"
        inside = (noun for of in head.rights if of.lower_ in {"of", "from"} for noun in of.rights)
        owners += [noun for noun in inside if noun.dep_ == "pobj" and noun.pos_ == "NOUN"]
        two = any(self._is_pair(each) for each in (head, *owners))
        if not two or any(each.country for each in self.own(head)):
            return []
        # who calls on both of them is a third: "Washington urged both governments to talk"
        verb = nearest_verb(head)
        doers = surface_subject(verb) if verb is not None else []
        # with whose he is: "Ghana's minister", "the minister of Ghana"
        people = [each for each in doers if self.own(each)[0].known]  # not "a deal on Chadian cattle was signed by"
        third = set() if head in doers else {*doers, *(word for each in people for word in _phrase_apart(each, head))}
        # where they meet is named, too, but is seldom one of them
        here = [each for each in _named_apart(head, owners) if each not in third]
        elsewhere = [each for each in here if not (each.dep_ == "pobj" and each.head.lower_ in LOCATIVE)]
        found = self._of_two_countries(elsewhere) or self._of_two_countries(here)
        if found or any(each.country for one in elsewhere for each in self.own(one)):
            return found
        if any(self._names_other(each) for each in self._named_in_passage(head)):
            return self._two_of_passage(head)
        return [Referent(country=code, via=f"one of the two named most: {code}") for code in self.whose.two_countries]

    def _is_side(self, head: Token) -> bool:
        """Whether a phrase tells two sides of which its own words say nothing: "both sides", "the two parties"."""
        if head.pos_ == "NUM":
            # "mediates between the two"
            between = head.dep_ == "pobj" and head.head.lower_ == "between"
            return between and count_of(head) == PAIR and is_definite(head)
        side = head.pos_ == "NOUN" and head.lemma_.lower() in self.resolver.kinds.nouns.kinds["pair"]
        return side and self._is_pair(head) and not any(each.country or each.entity for each in self.own(head))

    def _two_at_home(self, head: Token) -> list[Referent]:
        """Those last told of who are against each other in one country: its rulers and the rebels, opposition or strikers."""
        here = self.document.sentence_of(head)
        before = [token for token in heads_of(here.span) if token.i < head.i]
        told = [before, *(heads_of(each.span) for each in reversed(self.document.sentences[: here.number]))]
        foe: Referent | None = None
        for token in (token for heads in told for token in reversed([*heads])):
            own = self.own(token)[0] if token.pos_ != "PRON" else Referent()
            if not own.sectors or not own.known:
                continue
            one = self.whose.of(own, token)
            if one.country is None or one.country in self.resolver.kinds.international:
                continue
            if foe is None and one.sectors[0] in self.resolver.kinds.against_rulers:
                foe = one
            elif foe is not None and one.country == foe.country and one.sectors[0] in self.resolver.kinds.of_the_state:
                rulers = replace(one, name=None, entity=None, sectors=_RULERS, role=None)
                return [replace(each, via=f"{each.via} + one of two sides") for each in (rulers, foe)]
        return []

    def _two_of_passage(self, head: Token) -> list[Referent]:
        """Those of the only two countries that the sentences before a phrase in its paragraph name."""
        return self._of_two_countries(self._named_in_passage(head))

    def _named_in_passage(self, head: Token) -> list[Token]:
        """What the sentences before a phrase in its paragraph name, adjectives included."""
        here = self.document.sentence_of(head)
        before = [
            each for each in self.document.sentences[: here.number] if each.block == here.block and each is not here
        ]
        return _with_adjectives([each for sentence in before for each in heads_of(sentence.span)])

    def _names_other(self, head: Token) -> bool:
        """Whether a phrase names somebody of a country that is only one, and no body of many."""
        country = self.own(head)[0].country
        return country is not None and country not in self.resolver.kinds.international

    def _is_pair(self, noun: Token) -> bool:
        """Whether a noun tells two sides, countries, or those of whom each state has one: "both governments"."""
        nouns = self.resolver.kinds.nouns.kinds
        if any(child.lower_ == "each" for child in noun.lefts):
            return noun.lemma_.lower() in nouns["pair"]  # "each side accused the other"
        if count_of(noun) != PAIR or not is_definite(noun):
            return False
        if noun.lemma_.lower() in (*nouns["country"], *nouns["pair"]) or self.resolver.is_one_in_each(noun):
            return True
        # "both ministers", who are two of a cabinet only where no two states are told of
        both = any(child.lower_ == "both" for child in noun.lefts)
        return both and not self.resolver.kinds.for_the_state.isdisjoint(self.own(noun)[0].sectors[:1])

    def _of_two_countries(self, heads: list[Token]) -> list[Referent]:
        """The first to be named of each of two countries, if some phrases name no third."""
        named: dict[str, Referent] = {}
        for one in (one for each in heads for one in self.own(each)):
            if one.country is not None and one.country not in self.resolver.kinds.international:
                named.setdefault(one.country, one)
        return [*named.values()] if len(named) == 2 else []

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

    def own(self, head: Token) -> list[Referent]:
        """What a phrase refers to by its own words."""
        known = self._referents.get(head)
        if known is None:
            found = self._alone(head)
            if self._is_short_name(head):
                # somebody of whom the article says more elsewhere, not a namesake from the knowledge base
                found = [Referent(name=head.text, via="name", kind=None)]
            elif not any(each.sectors or each.kind in STATES for each in found) and self._may_be_family(head):
                # "Bulgaria's Radev" is one of that country
                whose = next((each.country for each in found if each.country), None)
                family = self.resolver.persons.family_name(head, self.setting, whose)
                found = [family] if family is not None else found
            known = self._referents[head] = self._of_each(found, head)
        return known

    def _of_each(self, found: list[Referent], head: Token) -> list[Referent]:
        """People of several bodies, once for each: "officials of the junta and the rebels"."""
        if len(found) != 1 or found[0].noun is None or not found[0].noun.owner or not found[0].noun.person:
            return found
        each_of = [each for body in _bodies_of(head) for each in self.own(body)] if is_plural(head) else []
        if len(each_of) < 2 or not all(_is_body(each) for each in each_of):
            return found
        own = tuple(found[0].noun.sectors)
        return [
            replace(
                found[0],
                country=body.country,
                sectors=body.sectors or own,
                bloc=body.bloc,
                via=f"role: {found[0].role} + {body.via}",
            )
            for body in each_of
        ]

    def _is_short_name(self, head: Token) -> bool:
        """Whether a bare name is the last or first word of a longer name of a person in the article."""
        return head.pos_ == "PROPN" and head.lower_ in self.setting.persons and self._is_bare(head)

    def _may_be_family(self, head: Token) -> bool:
        """Whether a word may be a family name that stands alone: "Friday" seldom is, "the North" never."""
        if any(child.lower_ == "the" for child in head.children):
            return False
        if head.i > head.sent.start and head.nbor(-1).lemma_.lower() in self.resolver.kinds.nouns.kin:
            return False  # "her brother Paul"
        above = head.head.head
        if head.dep_ == "pobj" and above.pos_ == "PROPN" and self.resolver.words.is_role(above.lower_):
            return False  # "the Presidential Adviser on Peace"
        if head.dep_ == "pobj" and is_within_name(head, self.resolver):
            return False  # "the Department of Justice"
        return head.pos_ == "PROPN" and head.ent_type_ not in TIMES and self._is_bare(head)

    def _is_bare(self, head: Token) -> bool:
        """A name of one word, perhaps after a title."""
        before = head.nbor(-1) if head.i > head.sent.start else None
        if before is not None and before.text in self.resolver.persons.particles and before.i > head.sent.start:
            return False  # "Filomena do Amaral"
        if before is not None and head.ent_iob_ == "I" and head.ent_type_ == "PERSON":
            if before.tag_ in {"``", "''"}:
                return False  # behind a nickname
            # one name, though the parser hangs its parts elsewhere
            first = next(each for each in head.doc.tokens[before.i :: -1] if each.ent_iob_ != "I")
            # "al-Burhan", but not "Yahya al-Sharif"
            alone = not before.is_alpha and (first.lower_ in self.resolver.persons.particles or not first.is_title)
            return self.resolver.words.is_role(before.text) or alone
        return not any(
            child.dep_ == "compound" and child.pos_ == "PROPN" and not self.resolver.words.is_role(child.text)
            for child in head.children
        )

    def _alone(self, head: Token) -> list[Referent]:
        """What a phrase refers to as if nothing stood around it."""
        if head not in self._by_itself:
            self._by_itself[head] = self.resolver.resolve(head, self.setting)
        return self._by_itself[head]

    @cached_property
    def _chains(self) -> dict[int, list[Token]]:
        """Offsets of heads to all mentions of the same, pronouns left out: what one says of them holds for each."""
        chains: dict[int, list[Token]] = {}
        for position, antecedent in self._antecedents.items():
            start = self.document.offset(antecedent)
            chain = chains.setdefault(start, [antecedent])
            head = self._heads_at[position]
            if head.pos_ == "PROPN":
                chain.append(head)
            chains[position] = chain
        return chains

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
            country = self.whose.opened_in(head) or (self.whose.placed_in(head) if is_first else None)
        return replace(mention, country=country) if country is not None else mention

    @cached_property
    def _linked(self) -> _Linked:
        """What each mention takes up."""
        heads = [
            (sentence.number, head)
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


def _named_apart(head: Token, owners: list[Token]) -> list[Token]:
    """What a phrase's sentence names besides it, adjectives included: "Ethiopian cargo"."""
    nouns = [each for each in heads_of(head.sent) if each != head and each not in owners]
    return _with_adjectives(nouns)


def each_of_whom(other: Token) -> list[Token]:
    """Who do something to each other, where they are told one by one: "each side accused | the other", "each blamed the other"."""
    bare = other.lower_ == "other" and other.dep_ == "dobj" and any(child.lower_ == "the" for child in other.lefts)
    doers = surface_subject(other.head) if bare else []
    return [each for each in doers if any(word.lower_ == "each" for word in (each, *each.lefts))]


def _phrase_apart(doer: Token, head: Token) -> list[Token]:
    """The words of a phrase in which another does not stand."""
    words = list(doer.subtree)
    return [] if head in words else words


def _with_adjectives(nouns: list[Token]) -> list[Token]:
    """Nouns, and the adjectives of countries before them."""
    return [*nouns, *(child for noun in nouns for child in noun.lefts if child.dep_ == "amod" and child.text.istitle())]


def _is_person(entity: Span, resolver: Resolver) -> bool:
    """Whether a named entity is a person, by its label or as a name behind a noun for one: "the commander, Maui Phoe"."""
    root = entity.root
    behind = len(entity) > 1 and root.dep_ == "appos" and root.pos_ == "PROPN" and entity.start > root.head.i
    return entity.label_ == "PERSON" or (
        behind and any(role.person for role in resolver.words.roles.get(root.head.lower_))
    )


def _bodies_of(people: Token) -> list[Token]:
    """Those to whom people belong, by what stands after "of" or "from"."""
    inside = (child for child in people.rights if child.dep_ == "prep" and child.lower_ in {"of", "from"})
    return [each for of in inside for noun in of.rights if noun.dep_ == "pobj" for each in conjuncts(noun)]


def _is_body(referent: Referent) -> bool:
    """Whether it is a body, state or group that people may be of, and no thing."""
    thing = referent.noun is not None and referent.noun.thing
    return not thing and bool(referent.sectors or referent.entity or referent.kind in STATES)


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
