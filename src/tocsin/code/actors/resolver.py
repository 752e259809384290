"""From a noun phrase to actors, by composition: its head gives the sector, its modifiers the country."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.matches import (
    are_joined,
    covers,
    is_beside,
    is_former,
    is_placed,
    is_sent_to,
    person_after,
    proper_name,
    shared_by,
    text_of,
)
from tocsin.code.actors.modifiers import modified
from tocsin.code.actors.name_phrases import NamePhrases
from tocsin.code.actors.persons import Persons
from tocsin.code.actors.referent import Referent, referent_of, sectors_of
from tocsin.code.actors.setting import Setting, choose, setting_of
from tocsin.code.actors.words import Found, Words
from tocsin.knowledge.names import NATIONAL, PARTS, Knowledge, Sense
from tocsin.knowledge.phrases import Match
from tocsin.parse.coreference import Nouns
from tocsin.parse.impersonal import ImpersonalWords
from tocsin.parse.phrases import Phrase, appositions, conjuncts, counted, is_plural, phrase_of

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Role, Seat
    from tocsin.knowledge.gazetteer import Gazetteer
    from tocsin.knowledge.local import LocalBase
    from tocsin.parse.tokens import Token

_OWN_WORDS = {"det", "poss", "amod", "compound", "nummod"}
_HEADLESS = {"PRP", "WP", "WDT", "EX", "DT", "CD"}


@dataclass(frozen=True)
class _Tie:
    """Somebody to whom others are tied; `employs`: they are of the same sector."""

    whose: Referent
    employs: bool


class Resolver:
    """Resolves phrases with the codebook's knowledge, and with a user's own beside it.

    local: a knowledge base made by `tocsin actors import`.
    """

    def __init__(self, knowledge: Knowledge, codebook: Codebook, gazetteer: Gazetteer, local: LocalBase | None = None):
        self.words = Words(knowledge, gazetteer, local)
        self.persons = Persons(knowledge, codebook)
        self._name_phrases = NamePhrases(self.words, codebook)
        self.quantities = codebook.words(["@quantities"])
        #: Nouns for those who are what their owner is: "his colleague".
        self.peers = codebook.words(["@peers"])
        #: Nouns and adjectives for those who are not of the country where they are.
        self.elsewhere = codebook.words(["@from_elsewhere"])
        #: Verbs of speaking, and of meeting.
        self.says = frozenset(codebook.speech.verbs)
        self.meets = codebook.words(["@meets"])
        #: Verbs of what is done to others' people and things.
        self.harms = codebook.words(["@harms"])
        #: Nouns and verbs of what is said, held or signed in a place where those of whom it speaks seldom are.
        self.venues = codebook.words(["@venues"]) | self.meets
        self._uproots = codebook.words(["@uprooted"])
        self.not_places = codebook.words(["@not_places"])
        #: Nouns for those and for what bears arms for whoever has them.
        self.followers = codebook.words(["@followers"])
        #: Nouns for those aboard a vessel.
        self.crews = codebook.words(["@crews"])
        #: Nouns for those who belong to the body that is spoken of: "member states".
        self.memberships = codebook.words(["@memberships"])
        #: Sectors of those who work where their company has works.
        self.workers = frozenset(codebook.ontology.done_by_workers.values())
        #: Nouns for those of the police who may be of an army.
        self.officers = codebook.words(["@officers"])
        #: Nouns for those who belong to a union, party or group.
        self.fellows = codebook.words(["@fellows"])
        #: Nouns for those of whom every state has one.
        self._one_in_each = codebook.words(["@one_in_each"])
        self._of_blocs = codebook.words(["@of_blocs"])
        self._blocs = codebook.ontology.blocs
        self._seats = codebook.ontology.seats_of_bodies
        #: Verbs and adjectives with their prepositions that tell for whom somebody works, and whom they belong to.
        self._works_for = codebook.words(["@works_for"])
        #: Verbs that say who rides in a vehicle.
        self.carries = codebook.words(["@carries"])
        self._tied_to = codebook.words(["@tied_to"]) | self._works_for
        #: What places are: "sea", "crossing".
        self.features = frozenset(codebook.places.features)
        self._offices = frozenset(codebook.ontology.offices)
        #: Sectors of those who bear no arms and do not govern.
        self.civilians = frozenset(codebook.ontology.civilians)
        #: Sectors of bodies that every state has, of those that it has one of, and of those that speak for it.
        self.state_bodies = frozenset(codebook.ontology.state_bodies)
        self.anywhere = frozenset(codebook.ontology.anywhere)
        self.one_each = frozenset(codebook.ontology.one_each)
        self.for_the_state = frozenset(codebook.ontology.for_the_state)
        self.of_the_state = frozenset((*codebook.ontology.for_the_state, *codebook.ontology.forces))
        self.forces = frozenset({"MIL", *codebook.ontology.forces})
        #: Sectors of those who bear arms for somebody.
        self.armed = frozenset(codebook.ontology.armed)
        #: Sectors of those of whom a country has its own or one against it.
        self.of_a_country = self.state_bodies | self.armed
        #: Sectors of those whose followers are of the same.
        self.partisan = frozenset(codebook.ontology.partisan)
        self.weapons = codebook.words(["@weapons", "@forces"])
        #: Nouns that take somebody up, for coreference.
        self.nouns = Nouns.of(codebook.coreference)
        self.impersonal = ImpersonalWords.of(codebook.coreference.impersonal)
        #: Codes of bodies that states are members of.
        self.bodies_of_states = {*codebook.ontology.blocs.values(), "UNO"} if codebook.ontology.blocs else set()
        #: What stands where an ISO-3 country would.
        self.international = frozenset(codebook.ontology.international)

    def resolve(self, head: Token, setting: Setting) -> list[Referent]:
        """What the phrase of a head refers to; several referents for "Belarusian and Russian ministers".

        The setting's country is given to roles that name none of their own.
        An unknown phrase gives one referent that is not `known`.
        """
        inner = counted(head, self.quantities)
        phrase = phrase_of(inner)
        own = self._phrase(phrase, setting)
        if inner != head and all(each.noun is not None and each.country is None for each in own):
            own = self._named_outside(own, head, setting)
        own = self._like_joined(own, head, setting)
        described = [self._phrase(phrase_of(each), setting)[0] for each in appositions(head)]
        if (
            head.pos_ == "NOUN"
            and (named := next((each for each in described if each.kind == _COUNTRY), None)) is not None
        ):
            return [named]  # "NATO member Turkey", "its neighbour, Chad"
        if not described and not any(each.known for each in own):
            return own  # most phrases are nobody's, and nothing more is to be found out
        merged = [self._with_appositions(referent, described, dated=setting.date is not None) for referent in own]
        if all(each.country is None and each.noun is not None for each in merged):
            merged = [self._sharing(referent, head, setting) for referent in merged]
        merged = [self._uprooted(referent, head) for referent in merged]
        return [
            replace(referent, country=setting.country, via=f"{referent.via} + context: {setting.country}")
            if setting.country and referent.known and referent.country is None and referent.noun is not None
            else referent
            for referent in merged
        ]

    def is_peer(self, head: Token) -> bool:
        """Whether a noun names those who are elsewhere what its owner is: "his colleagues", "her opposite number"."""
        return _is_called(head, self.peers)

    def is_one_in_each(self, head: Token) -> bool:
        """Whether a noun names those of whom every state has one: "both governments", "the two presidents"."""
        noun = next((role for role in self.words.roles.get(head.lower_)), None)
        body = noun is not None and noun.group and not self.of_the_state.isdisjoint(noun.sectors)
        return body or _is_called(head, self._one_in_each)

    def _is_met(self, head: Token) -> bool:
        """Whether a phrase's verb is one of meeting, so that the place behind it is where they meet."""
        return head.head.lemma_.lower() in self.meets

    def _like_joined(self, own: list[Referent], head: Token, setting: Setting) -> list[Referent]:
        """A nationality that shares the noun behind the next one, which the parser takes for its people: "Thai | and Lao envoys"."""
        first = own[0]
        if len(own) != 1 or first.kind != "adjective" or any(child.dep_ in _OWN_WORDS for child in head.children):
            return own
        joined = next((child for child in head.rights if child.dep_ == "conj"), None)
        if joined is None or joined.pos_ != "NOUN" or not is_plural(joined) or joined.left_edge.dep_ == "det":
            return own
        other = self._phrase(phrase_of(joined), setting)[0]
        if other.noun is None or other.country is None:
            return own
        via = f"{other.via.split(' + ')[0]} + {first.via}"
        return [replace(other, country=first.country, via=via)]

    def _named_outside(self, inside: list[Referent], head: Token, setting: Setting) -> list[Referent]:
        """Those of whom a word of quantity speaks, of the nation that stands before it: "two British members of parliament"."""
        before = [match for match in self.words.find(phrase_of(head)).names if match.end <= head.idx]
        nation = choose(before[-1].values, setting) if before else None
        if nation is None or nation.kind not in NATIONAL or nation.country is None:
            return inside
        via = f"{nation.kind}: {nation.name}"
        return [replace(each, country=nation.country, via=f"{each.via} + {via}") for each in inside]

    def _uprooted(self, referent: Referent, head: Token) -> Referent:
        """People who are said to flee are refugees: "families displaced by the war"."""
        fled = referent.sectors == (_ORDINARY,) and any(
            child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in self._uproots for child in head.rights
        )
        return replace(referent, sectors=("REF",), via=f"{referent.via} + REF") if fled else referent

    def setting(self, texts: list[str], persons: list[str], date: str | None, country: str | None = None) -> Setting:
        """The setting of an article, by its texts and the persons recognised in it."""
        return setting_of(texts, persons, self.words.names, self.words.is_role, date, country)

    def exact(self, phrase: str, setting: Setting) -> Referent | None:
        """What a phrase means that is a name as a whole, city names included."""
        senses = self.words.names.get(phrase) or self.words.cities.get(phrase)
        return referent_of(choose(senses, setting), setting) if senses else None

    def senses(self, head: Token) -> tuple[Sense, ...]:
        """Senses of the name that covers a token."""
        found = self.words.find(phrase_of(head))
        return next((match.values for match in found.names if covers(match, head)), ())

    def group_named_in(self, head: Token, setting: Setting) -> Referent | None:
        """The armed or political group whose name stands before somebody in a phrase: "Hamas commander Raed Saad"."""
        named = (match for match in self.words.find(phrase_of(head), setting).names if match.end < head.idx)
        senses = (choose(match.values, setting) for match in named)
        return next((referent_of(each, setting) for each in senses if each.kind == "group"), None)

    def embedded(self, phrase: Phrase, setting: Setting) -> tuple[Referent, int, int] | None:
        """The name before a phrase's head, or after "of" or "by", that gives a country.

        It is the actor inside "a U.S. Supreme Court decision", "the decision of the German government".
        """
        owned = [
            child for child in phrase.head.children if child.dep_ == "prep" and child.lower_ in {"of", "by", "from"}
        ]
        until = max((child.right_edge.idx for child in owned), default=phrase.head.idx)
        for match in self.words.find(phrase, setting).names:
            if match.start > until:
                break
            sense = choose(match.values, setting)
            if sense.country or sense.entity:
                return referent_of(sense, setting), match.start, match.end
        return None

    def adjective_sectors(self, head: Token, start: int) -> tuple[str, ...]:
        """The state's body that an adjective before a noun tells: "U.S. military airstrikes". start: where its name ends."""
        adjectives = {child.idx for child in head.lefts if child.dep_ in {"amod", "compound"} and child.idx >= start}
        for match in self.words.find(phrase_of(head)).modifiers:
            modifier = match.values[0]
            if match.start in adjectives and modifier.effect == "sector" and modifier.sectors[0] in self.state_bodies:
                return tuple(modifier.sectors)
        return ()

    def _sharing(self, referent: Referent, head: Token, setting: Setting) -> Referent:
        """A noun shares what its joined nouns have: "Belarusian soldiers and activists", "the government and people of Kenya"."""
        nation = self._before_first(referent, head, setting) or self._behind_last(head, setting)
        if nation is None:
            return referent
        return replace(referent, country=nation.country, via=f"{referent.via} + {nation.kind}: {nation.name} (shared)")

    def _before_first(self, referent: Referent, head: Token, setting: Setting) -> Sense | None:
        """The nationality before the noun that a bare one is joined to; of those who serve their state also a counted one."""
        words = {child.dep_ for each in {head, counted(head, self.quantities)} for child in each.children} & _OWN_WORDS
        serve = not self.for_the_state.isdisjoint(referent.sectors[:1])
        if head.dep_ != "conj" or words - ({"nummod"} if serve else set()):
            return None
        first = head.head
        before = [match for match in self.words.find(phrase_of(first)).names if match.end <= first.idx]
        return choose(before[0].values, setting) if before else None

    def _behind_last(self, head: Token, setting: Setting) -> Sense | None:
        """The country after "of" behind the noun that follows."""
        joined = conjuncts(head)
        if len(joined) < 2 or any(child.dep_ == "prep" for child in head.children):
            return None
        last = joined[-1]
        of = next((child for child in last.children if child.dep_ == "prep" and child.lower_ == "of"), None)
        behind = [m for m in self.words.find(phrase_of(last)).names if of is not None and m.start > of.idx]
        return choose(behind[0].values, setting) if behind else None

    def _phrase(self, phrase: Phrase, setting: Setting) -> list[Referent]:
        head = phrase.head
        counts = head.pos_ == "NUM" and head.dep_ in _ARGUMENTS and head.ent_type_ in {"CARDINAL", ""}
        if counts and not is_sum(head) and not any(child.lower_ == "another" for child in head.rights):
            return [self._people(head)]  # but "attacked one another"
        if head.tag_ == "NNS" and head.ent_type_ == "CARDINAL" and head.lemma_.lower() in self.quantities:
            return [self._people(head)]  # "thousands marched"
        if head.tag_ in _HEADLESS and head.pos_ != "PROPN":
            return [self._people(head) if _are_people(head) else Referent()]
        found = self.words.find(phrase, setting)
        name = next((match for match in found.names if covers(match, head)), None)
        role = next((match for match in found.roles if covers(match, head)), None)
        if name is not None and (role is None or name.end - name.start >= role.end - role.start):
            return [self._name_phrases.known(phrase, found, name, setting)]
        if role is not None and role.values[0].countable and _is_mass(phrase, found):
            return [Referent()]
        if role is not None and not _is_surname(phrase, found, role):
            return self._by_role(phrase, found, role, setting)
        return [self._name_phrases.unknown(phrase, found, setting)]

    def _by_role(self, phrase: Phrase, found: Found, role: Match[Role], setting: Setting) -> list[Referent]:
        entry = role.values[0]
        family = entry.relative
        before = [match for match in found.names if match.start < role.start]
        after = [match for match in found.names if match.start >= role.end and not is_beside(phrase, match)]
        owned = _is_owned(phrase.head) and not (self.is_peer(phrase.head) and not self._is_met(phrase.head))
        if phrase.head.lemma_.lower() in self.elsewhere or owned:
            # "the ambassador in New York" is not New York's, "its embassy in Quito" not Quito's
            after = [match for match in after if not is_placed(phrase, match)]
        person = person_after(phrase, found, role)
        if person is not None and after and after[0].start == person[0]:
            return [replace(self._name_phrases.known(phrase, found, after[0], setting), role=text_of(phrase, role))]
        if entry.thing:
            # "the sale of missiles to Riyadh"
            after = [match for match in after if not is_sent_to(phrase, match)]
        if entry.state:
            before, after = _state_first(before, after)
        owners = [choose(match.values, setting) for match in (*before, *_where_first(phrase, after))]
        if not owners and (misspelt := self.words.misspelt_before(phrase, found, role, setting)) is not None:
            owners = [misspelt]
        # "the Trump administration", "hackers working for the GRU"
        led_by = None if owners else self.persons.family_before(phrase, role, setting)
        tied = None if owners or led_by else self._tied(phrase.head, setting)
        owner_sectors = self._owner_sectors(phrase, found, role, owners, tied, setting)
        if led_by is not None and entry.owner and entry.person and not family and not owner_sectors:
            owner_sectors = led_by.sectors  # "Petro's spokeswoman"
        led_by = tied.whose if tied is not None else led_by
        sectors = owner_sectors or tuple(entry.sectors)
        via = [f"role: {text_of(phrase, role)}"]
        # a former ruling party is a party
        holds = not entry.group or not self.state_bodies.isdisjoint(sectors)
        if is_former(found, role.start) and holds and not self._offices.isdisjoint(sectors) and not family:
            sectors, via = ("ELI",), [*via, "former"]
        title = text_of(phrase, role)
        name = phrase.head.doc.text[person[0] : person[1]] if person else proper_name(phrase)
        nations = owners[:1]
        if len(before) > 1 and are_joined(phrase, before):
            nations = [each for each in owners[: len(before)] if each.country]
        elif not before and is_plural(phrase.head):
            shared = [choose(match.values, setting) for match in shared_by(phrase, after)]
            if len(shared) > 1 and all(each.country and (not entry.owner or each.kind in NATIONAL) for each in shared):
                nations = shared
        referents = []
        seat = self._seat(phrase, (*before, *after), entry)
        candidates: list[Sense | None] = [*nations] or [None]
        for nation in candidates:
            country = self._country_of(nation, phrase) if nation else led_by.country if led_by else None
            base = Referent(
                name=name,
                country=country if seat is None else seat.country,
                sectors=sectors,
                role=title,
                via=" + ".join([*via, *_whose(nation, led_by)]),
                noun=entry,
                kind="person" if entry.person or person else "group",
                sex=entry.sex,
                owner=_owner(phrase, entry, owners),
                bloc=country is None and nation is not None and nation.kind == "bloc",
                people=nation is not None and nation.kind == _PEOPLES,
            )
            referents.append(modified(base, found, role.start, self.armed))
        return referents

    def _owner_sectors(
        self, phrase: Phrase, found: Found, role: Match[Role], owners: list[Sense], tied: _Tie | None, setting: Setting
    ) -> tuple[str, ...]:
        """The sectors of the body to which those whom a role names belong: of "Hamas leaders", "hackers of the GRU"."""
        entry = role.values[0]
        # a moderate president is no moderate
        qualities = {child.idx for child in phrase.head.lefts if child.dep_ == "amod" and child.pos_ == "ADJ"}
        inner_role = next(
            (
                match
                for match in found.roles
                if not any(match.start <= quality < match.end for quality in qualities)
                and (match.start >= role.end or match.end <= role.start)
            ),
            None,
        )
        if entry.owner and not entry.relative:
            named = next((each for each in owners if each.kind not in {*NATIONAL, _PEOPLES, "bloc"}), None)
            if named is not None:
                whose = sectors_of(named, setting)
                if _UNRECOGNISED in whose and entry.sectors == ["GOV"]:
                    return ("GOV",)  # the president of a state that few recognise governs, too
                # "Renamo fighters" and "holdouts of the FARC" are no politicians
                bears_arms = not (self.armed - self.of_the_state).isdisjoint(entry.sectors[:1])
                return () if bears_arms and not self.partisan.isdisjoint(whose[:1]) else whose
            if (of_body := self._body_behind(phrase.head, setting)) is not None:
                return () if self.is_army_of(of_body, tuple(entry.sectors)) else of_body
            if inner_role is not None:
                inner = tuple(inner_role.values[0].sectors)
                # "Druze fighters" are no ordinary people, nor is the staff of a railway, whoever rides on it
                serves = inner_role.values[0].thing and (entry.person or self.armed.isdisjoint(inner))
                ordinary = inner in ((_ORDINARY,), _OF_SHIPS) and (serves or not self.armed.isdisjoint(entry.sectors))
                return () if ordinary or self.is_army_of(inner, tuple(entry.sectors)) else inner
            return ("GOV",) if any(each.kind in {"metonym"} for each in owners) else ()
        inside = inner_role.values[0] if inner_role is not None else None
        vessel = inside is not None and inside.thing and self.armed.isdisjoint(inside.sectors)
        if vessel and entry.person and entry.sectors == _SOLDIERS:
            return (_ORDINARY,)  # "the captain of a tanker"
        if entry.sectors in _OF_ANYBODY:
            groups = {"group"} if entry.sectors == _SOLDIERS else _OWNING
            known = next((each for each in owners if each.kind in groups), None)
            return sectors_of(known, setting) if known is not None else ()
        if entry.thing and entry.sectors in _OF_WHOEVER:
            # "Red Crescent trucks"; but a party's school is a school
            theirs = next((each for each in owners if each.kind in _OWNING), None)
            return sectors_of(theirs, setting) if theirs is not None else ()
        if phrase.head.lemma_.lower() in self.followers:
            # "Wagner's men" bear its arms
            leads = (sectors_of(each, setting) for each in owners if each.kind in _OWNING)
            found_arms = next((each for each in leads if not self.armed.isdisjoint(each[:1])), None)
            if found_arms is not None:
                return found_arms
        return tied.whose.sectors if tied is not None and tied.employs and not entry.relative else ()

    def _body_behind(self, head: Token, setting: Setting) -> tuple[str, ...] | None:
        """The sectors of those whose people or envoys some are, by the noun behind "of" or "from": "a delegation of Druze clerics".

        None: it says nothing more than the whole phrase does.
        """
        inside = (
            noun for of in head.rights if of.lower_ in {"of", "from"} for noun in of.rights if noun.dep_ == "pobj"
        )
        body = next((noun for noun in inside if noun.pos_ in {"NOUN", "PROPN"}), None)
        if body is None:
            return None
        referent = self._phrase(phrase_of(counted(body, self.quantities)), setting)[0]
        told = referent.noun is not None and not referent.noun.thing and referent.sectors not in {(), (_ORDINARY,)}
        return referent.sectors if told else None

    def is_army_of(self, owner: tuple[str, ...], own: tuple[str, ...]) -> bool:
        """Whether those of some sectors are what a state has for arms: "the ministry's forces" are no ministry."""
        governs = bool(owner) and {*owner} <= self.for_the_state - self.armed
        return governs and [*own[:1]] == _SOLDIERS

    def _country_of(self, nation: Sense, phrase: Phrase) -> str | None:
        """The country that a name gives those whom a noun names; a group of countries gives its body's: "the African bloc"."""
        if nation.kind == "bloc" and phrase.head.lemma_.lower() in self._of_blocs:
            return self._blocs.get(nation.name, self._blocs.get(""))
        return nation.country

    def _seat(self, phrase: Phrase, names: tuple[Match[Sense], ...], entry: Role) -> Seat | None:
        """The body that has its seat in a town named, "Hague judges"; one of several is the town's: "a court in The Hague"."""
        if any(child.lower_ in {"a", "an"} for child in phrase.head.lefts):
            return None
        text = phrase.head.doc.text
        seats = (self._seats.get(text[match.start : match.end]) for match in names[:1])
        return next((seat for seat in seats if seat is not None and {*entry.sectors[:1]} & {*seat.sectors}), None)

    def _tied(self, head: Token, setting: Setting) -> _Tie | None:
        """Whose those are whom a clause or adjective behind a noun ties to somebody: "militias loyal to Damascus"."""
        for word in head.rights:
            if word.dep_ not in {"acl", "relcl", "amod", "advcl"}:
                continue
            for preposition in word.children:
                tie = f"{word.lemma_.lower()} {preposition.lower_}"
                if preposition.dep_ not in {"prep", "agent"} or tie not in self._tied_to:
                    continue
                for noun in preposition.children:
                    if noun.dep_ == "pobj" and (whose := self.resolve(noun, setting)[0]).country is not None:
                        return _Tie(whose, tie in self._works_for)
        return None

    def _people(self, number: Token) -> Referent:
        """Those whom a bare number counts or a bare word points at: "killed 23", "those who fled"."""
        noun = next(iter(self.words.roles.get(_PEOPLE)), None)
        if noun is None:
            return Referent()
        return Referent(sectors=tuple(noun.sectors), via=f"number: {number.text}", noun=noun, kind="person")

    def _with_appositions(self, referent: Referent, described: list[Referent], *, dated: bool) -> Referent:
        for other in described:
            if not other.known:
                continue
            if referent.entity is None and other.entity is not None and referent.kind in {"person", None, "group"}:
                said = not dated and other.sectors[:1] == ("ELI",) and referent.noun is not None and referent.sectors
                referent = replace(other, role=referent.role or other.role, sectors=said or other.sectors)
            elif referent.kind in {"person", "organisation", None} or not referent.known:
                keep = referent.entity is not None
                referent = replace(
                    referent,
                    name=referent.name or other.name,
                    country=referent.country or other.country,
                    # what the text says of somebody now outweighs an office that has ended
                    sectors=referent.sectors
                    if (keep and referent.sectors not in {(), ("ELI",)})
                    or self._says_more(referent, other)
                    or self._fights_for_others(referent, other)
                    else other.sectors or referent.sectors,
                    role=other.role or referent.role,
                    via=referent.via if keep else f"apposition: {other.via}",
                    noun=referent.noun or other.noun,
                    kind=referent.kind or other.kind,
                    sex=referent.sex or other.sex,
                )
        return referent

    def _fights_for_others(self, referent: Referent, other: Referent) -> bool:
        """Whether the apposition only gives the rank of one of rebels or a militia: "a rebel commander, General Musa"."""
        outlaw = not (self.armed - self.of_the_state).isdisjoint(referent.sectors[:1])
        return outlaw and [*other.sectors[:1]] == _SOLDIERS

    def _says_more(self, referent: Referent, other: Referent) -> bool:
        """Whether a title before a name says what somebody is, and the apposition only whose: "Senator Paz, an ally of"."""
        holds = referent.kind == "person" and not self.state_bodies.isdisjoint(referent.sectors[:1])
        tied = other.noun is not None and other.noun.person and other.noun.owner and not other.noun.sectors
        return holds and referent.name is not None and tied


#: The kind of a people that may live in several countries.
_PEOPLES = "ethnic"
#: The kind of a country's own name.
_COUNTRY = "country"


def _state_first(
    before: list[Match[Sense]], after: list[Match[Sense]]
) -> tuple[list[Match[Sense]], list[Match[Sense]]]:
    """The names in a phrase for a state, without what is told of it if it is named: "the former Soviet republic of Georgia"."""
    named = after[:1] and any(sense.kind == _COUNTRY for sense in after[0].values)
    return ([], after) if named else (before, after)


def _where_first(phrase: Phrase, names: list[Match[Sense]]) -> list[Match[Sense]]:
    """Names in a phrase, the place where it all is before what only names a thing or part of it.

    "Workers at the Lombard mine in Potosí", "the governor of Punjab in Pakistan".
    """
    placed = [match for match in names if is_placed(phrase, match)]
    naming = names[:1] and any(
        token.idx == names[0].start and token.dep_ in _NAMING_THINGS for token in phrase.tokens()
    )
    part = bool(names) and names[0].values[0].kind in PARTS
    if not placed or not part or not (naming or placed[0].values[0].kind == "country"):
        return names
    return [placed[0], *(match for match in names if match is not placed[0])]


#: How the name of a thing hangs on the noun for it.
_NAMING_THINGS = {"compound", "amod", "nmod"}


def _whose(nation: Sense | None, person: Referent | None) -> list[str]:
    """How it was found whose those are whom a role names."""
    if nation is not None:
        return [f"{nation.kind}: {nation.name}"]
    return [f"{person.name or person.via}: {person.country}"] if person is not None and person.country else []


#: The recogniser's label of persons.
_PERSON = "PERSON"
#: The sector of partially recognised states.
_UNRECOGNISED = "PRE"
#: What a bare number counts.
_PEOPLE = "people"
_ARGUMENTS = {"dobj", "nsubjpass"}
_UNIDENTIFIED, _ORDINARY = "UAF", "CVL"
#: The sector of merchant ships, whose crews are no merchants.
_OF_SHIPS = ("BUS",)
_SOLDIERS = ["MIL"]
#: Sectors of armed men who may be anybody's: "Hamas gunmen" and "M23 soldiers" are those of the group.
_OF_ANYBODY = ([_UNIDENTIFIED], _SOLDIERS)
#: Sectors of things that are like those whose they are: vehicles, ships, houses.
_OF_WHOEVER = (["BUS"], [_ORDINARY])
#: Entities that a noun for their members, or for what they are, may name too.
_OWNING = {"group", "party", "organisation", "service"}


def _is_surname(phrase: Phrase, found: Found, role: Match[Role]) -> bool:
    """Whether a role noun only is somebody's family name: "the activist Aida Sultan", "Tom Baker"."""
    head = phrase.head
    if head.pos_ != "PROPN" or head.i <= phrase.first.i or not role.values[0].person or role.start < head.idx:
        return False
    first = head.nbor(-1)
    spans = [(name.start, name.end) for name in found.names]
    spans += [(other.start, other.end) for other in found.roles]
    spans += [(modifier.start, modifier.end) for modifier in found.modifiers]
    known = any(start <= first.idx < end for start, end in spans)
    return first.pos_ == "PROPN" and {first.ent_type_, head.ent_type_} == {_PERSON} and not known


def _owner(phrase: Phrase, noun: Role, owners: list[Sense]) -> str | None:
    """The key of the body whose members a plural noun names, or which a noun of kind names again."""
    plural = phrase.head.tag_ in {"NNS", "NNPS"}
    if not (plural or noun.group):
        return None
    found = [each for each in owners if each.entity is not None and each.kind in _OWNING]
    first = found[0].entity if found else None
    alike = first is not None and (noun.group or not {*first.sectors}.isdisjoint(noun.sectors))
    return first.key if first is not None and alike else None


def _are_people(pointer: Token) -> bool:
    """Whether a bare "those" means people, by the word or clause behind it: "those responsible", "those who fled"; not "those that fell"."""
    if pointer.tag_ != "DT" or not is_plural(pointer):
        return False
    return any(
        child.tag_ in {"VBN", "JJ"} if child.dep_ != "relcl" else any(each.tag_ == "WP" for each in child.lefts)
        for child in pointer.rights
        if child.dep_ in {"acl", "relcl", "amod"}
    )


def is_sum(number: Token) -> bool:
    """Whether a number counts money: "€2.4bn"."""
    return (number.i > 0 and number.nbor(-1).tag_ == "$") or any(ord(sign) > 127 or sign == "$" for sign in number.text)


def _is_mass(phrase: Phrase, found: Found) -> bool:
    """Whether a noun in the singular names nothing that can be counted: "to use deadly force"."""
    head = phrase.head
    told = any(child.dep_ in {"det", "poss", "nummod"} or child.pos_ == "PROPN" for child in head.children)
    return head.pos_ == "NOUN" and not is_plural(head) and not told and not found.names


def _is_called(head: Token, nouns: frozenset[str]) -> bool:
    """Whether a noun is one of some, alone or with the word before it."""
    lemma = head.lemma_.lower()
    return lemma in nouns or (head.i > 0 and f"{head.nbor(-1).lower_} {lemma}" in nouns)


def _is_owned(head: Token) -> bool:
    """Whether a pronoun or common noun before a noun tells whose it is: "its embassy", "the charity's staff"."""
    return any(child.dep_ == "poss" and child.pos_ in {"PRON", "NOUN"} for child in head.lefts)
