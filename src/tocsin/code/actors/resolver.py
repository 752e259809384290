"""From a noun phrase to actors, by composition: its head gives the sector, its modifiers the country."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tocsin.code.actors.setting import Setting, choose, setting_of
from tocsin.code.actors.words import Found, Words
from tocsin.knowledge.names import NATIONAL, PLACES, Knowledge, Sense, country_at, period_at, sectors_at
from tocsin.knowledge.phrases import Match, form_of
from tocsin.parse.coreference import Nouns
from tocsin.parse.impersonal import ImpersonalWords
from tocsin.parse.phrases import LOCATIVE, Phrase, appositions, conjuncts, counted, is_plural, phrase_of

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Entity, Role, Seat
    from tocsin.knowledge.gazetteer import Gazetteer
    from tocsin.knowledge.local import LocalBase
    from tocsin.parse.tokens import Token

#: Entity labels of those who can act.
_NAMED = {"PERSON", "ORG", "GPE", "NORP"}
_OWN_WORDS = {"det", "poss", "amod", "compound", "nummod"}
_HEADLESS = {"PRP", "WP", "WDT", "EX", "DT", "CD"}


class Referent(msgspec.Struct, frozen=True, gc=False):
    """What a phrase refers to, before it is given its place in the article."""

    name: str | None = None
    country: str | None = None
    sectors: tuple[str, ...] = ()
    entity: str | None = None
    role: str | None = None
    #: Empty: nothing is known.
    via: str = ""
    #: The role nouns' entry, for coreference.
    noun: Role | None = None
    kind: str | None = None
    sex: str | None = None
    #: The entity whose members or kind the noun names: "the M23 rebels", "the Houthi movement".
    owner: str | None = None
    #: The phrase names several countries at once: "European leaders".
    bloc: bool = False

    @property
    def known(self) -> bool:
        """Whether the phrase is known to name an actor."""
        return bool(self.via)


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
        self._family_names = knowledge.family_names
        self._built_in = knowledge.names
        self.words = Words(knowledge, gazetteer, local)
        self.quantities = codebook.words(["@quantities"])
        #: Nouns for those who are what their owner is: "his colleague".
        self.peers = codebook.words(["@peers"])
        self._heads_of_government = codebook.words(["@heads_of_government"])
        #: Nouns and adjectives for those who are not of the country where they are.
        self.elsewhere = codebook.words(["@from_elsewhere"])
        #: Verbs of speaking, and of meeting.
        self.says = frozenset(codebook.speech.verbs)
        self.meets = codebook.words(["@meets"])
        self._uproots = codebook.words(["@uprooted"])
        self.not_places = codebook.words(["@not_places"])
        #: Nouns for those and for what bears arms for whoever has them.
        self.followers = codebook.words(["@followers"])
        #: Nouns for those who belong to the body that is spoken of: "member states".
        self.memberships = codebook.words(["@memberships"])
        self._of_blocs = codebook.words(["@of_blocs"])
        self._blocs = codebook.ontology.blocs
        self._seats = codebook.ontology.seats_of_bodies
        #: Verbs and adjectives with their prepositions that tell for whom somebody works, and whom they belong to.
        self._works_for = codebook.words(["@works_for"])
        self._tied_to = codebook.words(["@tied_to"]) | self._works_for
        #: What places are: "sea", "crossing".
        self.features = frozenset(codebook.places.features)
        self._offices = frozenset(codebook.ontology.offices)
        #: Sectors of bodies that every state has, of those that it has one of, and of those that speak for it.
        self.state_bodies = frozenset(codebook.ontology.state_bodies)
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
        self.particles = codebook.words(["@name_particles"])
        self._given_names = knowledge.given_names
        self._of_countries = frozenset(codebook.ontology.of_countries)
        #: Codes of bodies that states are members of.
        self.bodies_of_states = {*codebook.ontology.blocs.values(), "UNO"} if codebook.ontology.blocs else set()
        #: What stands where an ISO-3 country would.
        self.international = frozenset(codebook.ontology.international)

    def resolve(self, head: Token, setting: Setting) -> list[Referent]:
        """What the phrase of a head refers to; several referents for "Belarusian and Russian ministers".

        The setting's country is given to roles that name none of their own.
        An unknown phrase gives one referent that is not `known`.
        """
        phrase = phrase_of(counted(head, self.quantities))
        own = self._phrase(phrase, setting)
        described = [self._phrase(phrase_of(each), setting)[0] for each in appositions(head)]
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

    def _uprooted(self, referent: Referent, head: Token) -> Referent:
        """People who are said to flee are refugees: "families displaced by the war"."""
        fled = referent.sectors == (_ORDINARY,) and any(
            child.dep_ in {"acl", "relcl"} and child.lemma_.lower() in self._uproots for child in head.rights
        )
        return replace(referent, sectors=("REF",), via=f"{referent.via} + REF") if fled else referent

    def office_on(self, key: str | None, date: str | None, *, last: bool = False) -> tuple[str, ...]:
        """The sectors of the office that somebody known held on an ISO date, or last held; none if none is known."""
        entity = self._persons.get(key or "")
        if entity is None:
            return ()
        ended = [each for each in entity.periods if each.end is not None and (date is None or each.end <= date)]
        period = max(ended, key=lambda each: each.end or "", default=None) if last else period_at(entity, date)
        return () if period is None else tuple(period.sectors)

    @cached_property
    def _persons(self) -> dict[str, Entity]:
        entities = (sense.entity for sense in self._built_in.values)
        return {entity.key: entity for entity in entities if entity is not None and entity.kind == "person"}

    def setting(self, texts: list[str], persons: list[str], date: str | None, country: str | None = None) -> Setting:
        """The setting of an article, by its texts and the persons recognised in it."""
        return setting_of(texts, persons, self.words.names, self.words.is_role, date, country)

    def exact(self, phrase: str, setting: Setting) -> Referent | None:
        """What a phrase means that is a name as a whole, city names included."""
        senses = self.words.names.get(phrase) or self.words.cities.get(phrase)
        return self.of_sense(choose(senses, setting), setting) if senses else None

    def senses(self, head: Token) -> tuple[Sense, ...]:
        """Senses of the name that covers a token."""
        found = self.words.find(phrase_of(head))
        return next((match.values for match in found.names if _covers(match, head)), ())

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
                return self.of_sense(sense, setting), match.start, match.end
        return None

    def adjective_sectors(self, head: Token, start: int) -> tuple[str, ...]:
        """The state's body that an adjective before a noun tells: "U.S. military airstrikes". start: where its name ends."""
        adjectives = {child.idx for child in head.lefts if child.dep_ in {"amod", "compound"} and child.idx >= start}
        for match in self.words.find(phrase_of(head)).modifiers:
            modifier = match.values[0]
            if match.start in adjectives and modifier.effect == "sector" and modifier.sectors[0] in self.state_bodies:
                return tuple(modifier.sectors)
        return ()

    def sex_of(self, given_name: str) -> str | None:
        """m or f where a given name is known to be one's only."""
        return None if given_name in self.particles else self._given_names.get(form_of(given_name))

    def is_family_name(self, word: str) -> bool:
        """Whether a word is the family name of somebody known."""
        return bool(self._family_names.get(word))

    def family_name(self, token: Token, setting: Setting, country: str | None = None) -> Referent | None:
        """The person that a bare family name means: the only one of that name in office at that date.

        country: the one that the text says they are of; else those that the article names decide between several.
        """
        if not token.text[0].isupper():
            return None
        senses = [self._built_in.values[place] for place in self._family_names.get(token.text)]
        senses = [each for each in senses if country in {None, each.country}]
        in_office = [each for each in senses if _sectors(each, setting) not in {(), ("ELI",)}]
        backed = [each for each in in_office or senses if setting.evidence(each)]
        governing = [each for each in backed or in_office if "GOV" in _sectors(each, setting)]
        leading = [each for each in governing if self._leads(each, setting)]
        # of several Trumps the one who governs, else the only one who ever led the country, else the only one spoken of
        ever_led = [each for each in senses if self._has_led(each)]
        foremost = [each for each in senses if each.entity is not None and each.entity.prominent]
        for few in (in_office, governing, leading, ever_led, foremost, backed):
            if len(few) == 1:
                return self.of_sense(few[0], setting)
        return None

    def _sharing(self, referent: Referent, head: Token, setting: Setting) -> Referent:
        """A noun shares what its joined nouns have: "Belarusian soldiers and activists", "the government and people of Kenya"."""
        nation = self._before_first(head, setting) or self._behind_last(head, setting)
        if nation is None:
            return referent
        return replace(referent, country=nation.country, via=f"{referent.via} + {nation.kind}: {nation.name} (shared)")

    def _has_led(self, sense: Sense) -> bool:
        """Whether somebody has ever been head of state or government: of several Trumps the president is meant."""
        periods = sense.entity.periods if sense.entity is not None else []
        return any(period.role in self._heads_of_government for period in periods)

    def _leads(self, sense: Sense, setting: Setting) -> bool:
        """Whether somebody is head of state or government on the day."""
        period = period_at(sense.entity, setting.date) if sense.entity is not None else None
        return period is not None and period.role in self._heads_of_government

    def _before_first(self, head: Token, setting: Setting) -> Sense | None:
        """The nationality before the noun that a bare one is joined to."""
        if head.dep_ != "conj" or any(child.dep_ in _OWN_WORDS for child in head.children):
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
        if head.pos_ == "NUM" and head.dep_ in _ARGUMENTS and head.ent_type_ in {"CARDINAL", ""} and not is_sum(head):
            return [self._people(head)]
        if head.tag_ == "NNS" and head.ent_type_ == "CARDINAL" and head.lemma_.lower() in self.quantities:
            return [self._people(head)]  # "thousands marched"
        if head.tag_ in _HEADLESS and head.pos_ != "PROPN":
            return [Referent()]
        found = self.words.find(phrase, setting)
        name = next((match for match in found.names if _covers(match, head)), None)
        role = next((match for match in found.roles if _covers(match, head)), None)
        if name is not None and (role is None or name.end - name.start >= role.end - role.start):
            return [self._named(phrase, found, name, setting)]
        if role is not None and role.values[0].countable and _is_mass(phrase, found):
            return [Referent()]
        if role is not None:
            return self._by_role(phrase, found, role, setting)
        return [self._unlisted(phrase, found, setting)]

    def _named(self, phrase: Phrase, found: Found, name: Match[Sense], setting: Setting) -> Referent:
        # "Russian" as a noun is somebody, before a noun it is only a nationality
        head = phrase.head
        modifies = head.dep_ in {"amod", "compound", "nmod"}
        located = head.dep_ == "pobj" and head.head.lower_ in {*LOCATIVE, "of"}
        sense = choose(name.values, setting, acting=not (modifies or located))
        referent = self.of_sense(sense, setting, None if modifies else phrase)
        title = next((match for match in reversed(found.roles) if match.end <= name.start), None)
        if sense.kind == "person" and title is not None:
            referent = replace(referent, role=_text(phrase, title))
            if title.values[0].sectors and (
                referent.sectors == () or self._outranks(_text(phrase, title), referent, setting)
            ):
                # where the dates of office say nothing, the text's own title is the best evidence
                referent = replace(referent, sectors=tuple(title.values[0].sectors), via=f"{referent.via} + title")
            elif title.values[0].sectors and title.values[0].sectors[0] in referent.sectors[1:]:
                # of several that hold at that time the text means the one that it names
                first = title.values[0].sectors[0]
                referent = replace(referent, sectors=(first, *(each for each in referent.sectors if each != first)))
        if self._former(found, name.start) and referent.sectors and sense.kind == "person":
            referent = replace(referent, sectors=("ELI",), via=f"{referent.via} + former")
        if (
            referent.country in self._of_countries
            and (nation := self._nation(phrase, found, name, setting)) is not None
        ):
            via = f"{referent.via} + {nation.kind}: {nation.name}"
            referent = replace(referent, country=nation.country, via=via)
        if sense.kind in NATIONAL and sense.kind not in {"country", "capital", "metonym"}:
            referent = self._modified(referent, found, name.start)
        return referent

    def _nation(self, phrase: Phrase, found: Found, name: Match[Sense], setting: Setting) -> Sense | None:
        """The country that a phrase names beside a name."""
        others = [match for match in found.names if match is not name and not _is_beside(phrase, match)]
        nations = (choose(match.values, setting) for match in others)
        return next((each for each in nations if each.kind in NATIONAL and each.country is not None), None)

    def _outranks(self, title: str, referent: Referent, setting: Setting) -> bool:
        """Whether a text without a date calls somebody by an office that they do not hold today."""
        if setting.date is not None:
            return False
        return referent.sectors[:1] == ("ELI",) or (
            title in self._heads_of_government and "GOV" not in referent.sectors
        )

    def of_sense(self, sense: Sense, setting: Setting, phrase: Phrase | None = None) -> Referent:
        """What a sense of a name refers to as of a date."""
        if sense.entity is None:
            sectors = sense.sectors
            if sense.kind == "adjective" and phrase is not None:
                sectors = ("CVL",)
            return Referent(
                sense.name, sense.country, sectors, None, None, f"{sense.kind}: {sense.name}", kind=sense.kind
            )
        entity = sense.entity
        period = period_at(entity, setting.date)
        return Referent(
            name=entity.name,
            country=country_at(entity, setting.date),
            sectors=sectors_at(entity, setting.date),
            entity=entity.key,
            role=period.role if period and entity.kind == "person" else None,
            via=f"knowledge base: {entity.key}",
            # imported dictionaries do not tell persons from bodies
            kind=None if entity.kind == "actor" else entity.kind,
            sex=entity.sex,
        )

    def _by_role(self, phrase: Phrase, found: Found, role: Match[Role], setting: Setting) -> list[Referent]:
        entry = role.values[0]
        family = entry.relative
        before = [match for match in found.names if match.start < role.start]
        after = [match for match in found.names if match.start >= role.end and not _is_beside(phrase, match)]
        if phrase.head.lemma_.lower() in self.elsewhere or _is_owned(phrase.head):
            # "the ambassador in New York" is not New York's, "its embassy in Quito" not Quito's
            after = [match for match in after if not _is_placed(phrase, match)]
        person = self._person_after(phrase, found, role)
        if person is not None and after and after[0].start == person[0]:
            return [replace(self._named(phrase, found, after[0], setting), role=_text(phrase, role))]
        owners = [choose(match.values, setting) for match in (*before, *after)]
        if not owners and (misspelt := self.words.misspelt_before(phrase, found, role, setting)) is not None:
            owners = [misspelt]
        # "the Trump administration", "hackers working for the GRU"
        led_by = None if owners else self._family_before(phrase, role, setting)
        tied = None if owners or led_by else self._tied(phrase.head, setting)
        owner_sectors = self._owner_sectors(phrase, found, role, owners, tied, setting)
        if led_by is not None and entry.owner and entry.person and not family and not owner_sectors:
            owner_sectors = led_by.sectors  # "Petro's spokeswoman"
        led_by = tied.whose if tied is not None else led_by
        sectors = owner_sectors or tuple(entry.sectors)
        via = [f"role: {_text(phrase, role)}"]
        if self._former(found, role.start) and not self._offices.isdisjoint(sectors) and not family:
            sectors, via = ("ELI",), [*via, "former"]
        title = _text(phrase, role)
        name = phrase.head.doc.text[person[0] : person[1]] if person else self._proper_name(phrase)
        nations = owners[:1]
        if len(before) > 1 and _are_joined(phrase, before):
            nations = [each for each in owners[: len(before)] if each.country]
        elif not before and is_plural(phrase.head):
            shared = [choose(match.values, setting) for match in _shared_by(phrase, after)]
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
            )
            referents.append(self._modified(base, found, role.start))
        return referents

    def _owner_sectors(
        self, phrase: Phrase, found: Found, role: Match[Role], owners: list[Sense], tied: _Tie | None, setting: Setting
    ) -> tuple[str, ...]:
        """The sectors of the body to which those whom a role names belong: of "Hamas leaders", "hackers of the GRU"."""
        entry = role.values[0]
        # a moderate president is no moderate
        qualities = {child.idx for child in phrase.head.lefts if child.dep_ == "amod" and child.pos_ == "ADJ"}
        inner_role = next(
            (m for m in found.roles if m.start not in qualities and (m.start >= role.end or m.end <= role.start)), None
        )
        if entry.owner and not entry.relative:
            named = next((each for each in owners if each.kind not in NATIONAL), None)
            if named is not None:
                return _sectors(named, setting)
            if inner_role is not None:
                inner = tuple(inner_role.values[0].sectors)
                return () if self.is_army_of(inner, tuple(entry.sectors)) else inner
            return ("GOV",) if any(each.kind in {"metonym"} for each in owners) else ()
        inside = inner_role.values[0] if inner_role is not None else None
        vessel = inside is not None and inside.thing and self.armed.isdisjoint(inside.sectors)
        if vessel and entry.person and entry.sectors == _SOLDIERS:
            return (_ORDINARY,)  # "the captain of a tanker"
        if entry.sectors in _OF_ANYBODY:
            groups = {"group"} if entry.sectors == _SOLDIERS else _OWNING
            known = next((each for each in owners if each.kind in groups), None)
            return _sectors(known, setting) if known is not None else ()
        return tied.whose.sectors if tied is not None and tied.employs and not entry.relative else ()

    def is_army_of(self, owner: tuple[str, ...], own: tuple[str, ...]) -> bool:
        """Whether those of some sectors are what a state has for arms: "the ministry's forces" are no ministry."""
        governs = bool(owner) and {*owner} <= self.for_the_state - self.armed
        return governs and [*own[:1]] == _SOLDIERS

    def _heads_unknown(self, phrase: Phrase, found: Found, role: Match[Role]) -> bool:
        """Whether somebody heads a body that is named and not known, so that it need not be a state: "Forum president Ana Ruiz"."""
        before = next((each for each in phrase.tokens() if each.idx + len(each) + 1 == role.start), None)
        if before is None or not role.values[0].owner or before.pos_ != "PROPN" or before.dep_ != "compound":
            return False
        told = before.ent_type_ in {"GPE", "NORP", "LOC"} or before.lower_ in self.nouns.descriptive
        places = [(each.start, each.end) for each in found.modifiers] + [(each.start, each.end) for each in found.roles]
        spoken = any(start <= before.idx < end for start, end in places)
        return not told and not spoken and phrase.head.doc.text[role.start].islower()

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

    def _family_before(self, phrase: Phrase, role: Match[Role], setting: Setting) -> Referent | None:
        """Somebody known whose bare family name stands before a role: "the Merkel government", "Petro's ministers"."""
        for token in phrase.tokens():
            if token.idx >= role.start:
                break
            # "Ben Gurion airport" is no Mr Ben's
            given = self.sex_of(token.text) is not None and token.nbor().pos_ == "PROPN"
            if token.pos_ == "PROPN" and token.dep_ in {"compound", "nmod", "poss"} and not given:
                person = self.family_name(token, setting)
                if person is not None:
                    return person
        return None

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
        """Those whom a bare number counts: "killed 23"."""
        noun = next(iter(self.words.roles.get(_PEOPLE)), None)
        if noun is None:
            return Referent()
        return Referent(sectors=tuple(noun.sectors), via=f"number: {number.text}", noun=noun, kind="person")

    def _unlisted(self, phrase: Phrase, found: Found, setting: Setting) -> Referent:
        """A head that is neither a known name nor a role: a person or body of which the phrase may tell more."""
        head = phrase.head
        person = next(((s, e) for s, e in found.people if s <= head.idx < e), None)
        if person is None and (head.pos_ != "PROPN" or head.lower_ in self.features):
            return Referent()
        start = person[0] if person else self._proper_start(phrase)
        text = head.doc.text[start : person[1] if person else head.idx + len(head)]
        if (meant := self.words.almost(text)) is not None:
            referent = self._named(phrase, found, Match(start, start + len(text), meant), setting)
            return replace(referent, via=f"{referent.via} + spelling")
        nation = next((choose(m.values, setting) for m in found.names if m.end <= start or not person), None)
        role = next((match for match in reversed(found.roles) if match.end <= start), None)
        inside = next((match for match in found.roles if not person and match.start >= start), None)
        via = ["named person" if person else "name"]
        sectors: tuple[str, ...] = ()
        if role is not None:
            entry = role.values[0]
            # "Taliban spokesman Karimi"
            of_body = _sectors(nation, setting) if entry.owner and nation and nation.kind not in NATIONAL else ()
            if entry.owner and not of_body:
                # "Foreign Ministry spokesman Lin Bo", "Commander Yagmur of the Temirsu Liberation Front"
                before = [each for each in reversed(found.roles) if each.end <= role.start]
                body = next(iter((*before, *(each for each in found.roles if each.start >= role.end))), None)
                of_body = tuple(body.values[0].sectors) if body is not None else ()
            unknown = not of_body and nation is None and self._heads_unknown(phrase, found, role)
            sectors = of_body or (() if unknown else tuple(entry.sectors))
            via.append(f"role: {_text(phrase, role)}")
            if self._former(found, role.start):
                sectors, via = ("ELI",), [*via, "former"]
        elif inside is not None and not inside.values[0].owner:
            sectors, via = tuple(inside.values[0].sectors), [*via, f"role: {_text(phrase, inside)}"]
        if nation is not None:
            via.append(f"{nation.kind}: {nation.name}")
        return Referent(
            name=text,
            country=nation.country if nation else None,
            sectors=sectors,
            role=_text(phrase, role) if role else None,
            noun=role.values[0] if role else None,
            via=" + ".join(via) if len(via) > 1 or person or head.ent_type_ in _NAMED else "",
            # the recogniser's word for what a single name is is not to be trusted
            kind=("person" if person else "organisation") if " " in text else None,
            sex=role.values[0].sex if role else None,
        )

    def _person_after(self, phrase: Phrase, found: Found, role: Match[Role]) -> tuple[int, int] | None:
        """The person's name that directly follows a title: "Minister of Foreign Affairs Gabrielius Landsbergis"."""
        text = phrase.head.doc.text
        for match in found.names:
            if (
                match.values[0].kind == "person"
                and 0 <= match.start - role.end <= 2
                and not text[role.end : match.start].strip()
            ):
                return match.start, match.end
        for start, end in found.people:
            if 0 <= start - role.end <= 2 and not text[role.end : start].strip():
                return start, end
        return None

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
                    if keep and referent.sectors not in {(), ("ELI",)}
                    else other.sectors or referent.sectors,
                    role=other.role or referent.role,
                    via=referent.via if keep else f"apposition: {other.via}",
                    noun=referent.noun or other.noun,
                    kind=referent.kind or other.kind,
                    sex=referent.sex or other.sex,
                )
        return referent

    def _modified(self, referent: Referent, found: Found, before: int) -> Referent:
        """The referent with the sector that a modifier gives: "rebel leaders", "opposition figures".

        A noun that has a sector of its own keeps it: "military court".
        """
        given = self._may_be_given(referent)
        for match in found.modifiers:
            modifier = match.values[0]
            if any(name.start <= match.start and match.end <= name.end for name in found.names):
                # "Liberation Army fighters"
                continue
            if given is not None and given.isdisjoint(modifier.sectors[:1]):
                continue
            if match.start < before and modifier.effect == "sector" and referent.sectors[:1] != ("ELI",):
                sectors = tuple(modifier.sectors)
                return replace(referent, sectors=sectors, via=f"{referent.via} + {'/'.join(modifier.sectors)}")
        return referent

    def _may_be_given(self, referent: Referent) -> frozenset[str] | None:
        """The sectors that a word before a noun may give it, which has one of its own; None: any."""
        noun = referent.noun
        if not referent.sectors or noun is None or noun.owner:
            return None
        # gunmen may be anybody's, "separatist gunmen" are not; an air force plane is not a plane like others
        if referent.sectors == (_UNIDENTIFIED,) or (noun.thing and referent.sectors == (_ORDINARY,)):
            return self.armed
        return frozenset({_OPPOSED} if noun.group and referent.sectors[:1] == (_PARTY,) else ())

    def _former(self, found: Found, before: int) -> bool:
        return any(match.values[0].effect == "former" and match.start < before for match in found.modifiers)

    def _proper_start(self, phrase: Phrase) -> int:
        """Where the run of proper nouns that ends in the head begins."""
        start = phrase.head
        while start.i > phrase.first.i and (start.nbor(-1).pos_ == "PROPN" or start.nbor(-1).tag_ == "HYPH"):
            start = start.nbor(-1)
        return start.idx

    def _proper_name(self, phrase: Phrase) -> str | None:
        """A body's name that ends in a role noun: "Garabent Dam Workers' Union"."""
        head = phrase.head
        if head.pos_ != "PROPN" or head.i == phrase.first.i:
            return None
        return head.doc.text[self._proper_start(phrase) : head.idx + len(head)]


def _whose(nation: Sense | None, person: Referent | None) -> list[str]:
    """How it was found whose those are whom a role names."""
    if nation is not None:
        return [f"{nation.kind}: {nation.name}"]
    return [f"{person.name or person.via}: {person.country}"] if person is not None and person.country else []


def _sectors(sense: Sense, setting: Setting) -> tuple[str, ...]:
    return sectors_at(sense.entity, setting.date) if sense.entity else sense.sectors


#: What a bare number counts.
_PEOPLE = "people"
_ARGUMENTS = {"dobj", "nsubjpass"}
_UNIDENTIFIED, _ORDINARY = "UAF", "CVL"
_PARTY, _OPPOSED = "PTY", "OPP"
_SOLDIERS = ["MIL"]
#: Sectors of armed men who may be anybody's: "Hamas gunmen" and "M23 soldiers" are those of the group.
_OF_ANYBODY = ([_UNIDENTIFIED], _SOLDIERS)
#: Entities on which people speak or are spoken of.
_MEDIA = {"company", "media"}
#: Entities that a noun for their members, or for what they are, may name too.
_OWNING = {"group", "party", "organisation", "service"}


def _owner(phrase: Phrase, noun: Role, owners: list[Sense]) -> str | None:
    """The key of the body whose members a plural noun names, or which a noun of kind names again."""
    plural = phrase.head.tag_ in {"NNS", "NNPS"}
    if not (plural or noun.group):
        return None
    found = [each for each in owners if each.entity is not None and each.kind in _OWNING]
    first = found[0].entity if found else None
    alike = first is not None and (noun.group or not {*first.sectors}.isdisjoint(noun.sectors))
    return first.key if first is not None and alike else None


def governor_of(phrase: Phrase, match: Match[Sense]) -> Token | None:
    """The preposition that a name stands after."""
    return next((each.head for each in phrase.tokens() if _covers(match, each) and each.dep_ == "pobj"), None)


def is_sum(number: Token) -> bool:
    """Whether a number counts money: "€2.4bn"."""
    return (number.i > 0 and number.nbor(-1).tag_ == "$") or any(ord(sign) > 127 or sign == "$" for sign in number.text)


def _is_beside(phrase: Phrase, match: Match[Sense]) -> bool:
    """Whether a name only says with whom or against whom: "troops on the border with Syria", "fighters against Assad"."""
    governor = governor_of(phrase, match)
    if governor is None:
        return False
    if governor.lower_ == "on" and all(sense.kind in _MEDIA for sense in match.values):
        return True  # "mocked the minister on Facebook"
    # "an analyst with the Crisis Group" is theirs
    return governor.lower_ == "against" or (governor.lower_ == "with" and governor.head != phrase.head)


def _is_mass(phrase: Phrase, found: Found) -> bool:
    """Whether a noun in the singular names nothing that can be counted: "to use deadly force"."""
    head = phrase.head
    told = any(child.dep_ in {"det", "poss", "nummod"} or child.pos_ == "PROPN" for child in head.children)
    return head.pos_ == "NOUN" and not is_plural(head) and not told and not found.names


def _is_owned(head: Token) -> bool:
    """Whether a pronoun or common noun before a noun tells whose it is: "its embassy", "the charity's staff"."""
    return any(child.dep_ == "poss" and child.pos_ in {"PRON", "NOUN"} for child in head.lefts)


def _is_placed(phrase: Phrase, match: Match[Sense]) -> bool:
    """Whether a name only says where somebody is: it is a place after a preposition other than "of" and "from"."""
    inside = [each for each in phrase.tokens() if match.start <= each.idx < match.end]
    governor = next((each.head for each in inside if each.dep_ == "pobj"), None)
    return (
        governor is not None
        and governor.lower_ not in {"of", "from"}
        and all(sense.kind in PLACES for sense in match.values)
    )


def _covers(match: Match[Sense] | Match[Role], token: Token) -> bool:
    return match.start <= token.idx < match.end


def _shared_by(phrase: Phrase, matches: list[Match[Sense]]) -> list[Match[Sense]]:
    """Those of the names behind a noun that are joined: "the leaders of Kenya, Uganda and Tanzania"."""
    tokens = [token for token in phrase.tokens() if token.dep_ == "pobj" and token.head.lower_ in {"of", "from"}]
    first = next((token for token in tokens if matches and _covers(matches[0], token)), None)
    joined = conjuncts(first) if first is not None else []
    return [match for match in matches if any(_covers(match, token) for token in joined)]


def _text(phrase: Phrase, match: Match[Role]) -> str:
    return phrase.head.doc.text[match.start : match.end].lower()


def _are_joined(phrase: Phrase, matches: list[Match[Sense]]) -> bool:
    """Whether nationalities are joined: "Belarusian and Russian ministers", "US-Russian talks"."""
    doc = phrase.head.doc
    first = next((token for token in phrase.tokens() if _covers(matches[0], token)), None)
    if first is None:
        return False
    joined = conjuncts(first)
    between = doc.text[matches[0].end : matches[1].start].strip()
    return len(joined) > 1 or between in {"-", "–", "/", "and", ","}
