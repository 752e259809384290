"""From a noun phrase to actors, by composition: its head gives the sector, its modifiers the country."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.appositions import Appositions
from tocsin.code.actors.described import Described
from tocsin.code.actors.joined import Joined
from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.left import Left
from tocsin.code.actors.matches import (
    are_joined,
    covers,
    is_at_border,
    is_beside,
    is_former,
    is_placed,
    is_sent_to,
    is_titled_person,
    person_after,
    proper_name,
    shared_by,
    text_of,
)
from tocsin.code.actors.modifiers import modified
from tocsin.code.actors.name_phrases import NamePhrases
from tocsin.code.actors.owners import PEOPLES, Owners, body_of
from tocsin.code.actors.persons import Persons
from tocsin.code.actors.referent import Referent, referent_of, sectors_of
from tocsin.code.actors.setting import Setting, choose, setting_of
from tocsin.code.actors.words import Found, Words
from tocsin.knowledge.names import NATIONAL, PARTS, STATES, Knowledge, Sense
from tocsin.knowledge.phrases import Match
from tocsin.model.sectors import ARMY, CIVILIANS, FORMER, OPPOSITION, REFUGEES, UNIDENTIFIED, UNRECOGNISED
from tocsin.parse.phrases import (
    Phrase,
    appositions,
    conjuncts,
    counted,
    is_plural,
    most_of,
    phrase_of,
    some_of,
    stands_for_people,
)
from tocsin.parse.relations import MODIFYING

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Role
    from tocsin.knowledge.gazetteer import Gazetteer
    from tocsin.knowledge.local import LocalBase
    from tocsin.parse.tokens import Token

_HEADLESS = {"PRP", "WP", "WDT", "EX", "DT", "CD"}


class Resolver:
    """Resolves phrases with the codebook's knowledge, and with a user's own beside it.

    local: a knowledge base made by `tocsin actors import`.
    """

    def __init__(self, knowledge: Knowledge, codebook: Codebook, gazetteer: Gazetteer, local: LocalBase | None = None):
        self.words = Words(
            knowledge, gazetteer, local, frozenset(codebook.ontology.international), codebook.words(["@name_particles"])
        )
        self.persons = Persons(knowledge, codebook)
        self.kinds = Kinds(codebook)
        self._name_phrases = NamePhrases(self.words, codebook, self.kinds)
        self._joined = Joined(self.kinds, self.words, self._phrase)
        self._appositions = Appositions(self.kinds)
        self._described = Described(self.kinds, self._phrase)
        self._left = Left(self.kinds, self._phrase)
        self.owners = Owners(self.kinds, self.resolve, self._phrase)

    def resolve(self, head: Token, setting: Setting) -> list[Referent]:
        """What the phrase of a head refers to; several referents for "Belarusian and Russian ministers".

        The setting's country is given to roles that name none of their own.
        An unknown phrase gives one referent that is not `known`.
        """
        inner = counted(head, self.kinds.quantities)
        own = self._by_head(inner, setting) or self._by_words(phrase_of(inner), setting)
        if inner != head and head.lemma_.lower() in self.kinds.fellows and not any(each.known for each in own):
            own = [self._people(head)]  # "members of an expedition"
        if inner != head and all(each.noun is not None and each.country is None for each in own):
            own = self._joined.named_outside(own, head, setting)
        own = self._joined.of_both(self._joined.like_joined(own, head, setting), head)
        known = any(each.known for each in own)
        beside = appositions(head) or ([] if known else some_of(head))
        described = [self._phrase(phrase_of(each), setting)[0] for each in beside]
        if (
            head.pos_ == "NOUN"
            and (named := next((each for each in described if each.kind == _COUNTRY), None)) is not None
            and not self._is_country_of_town(head, named)
        ):
            return [named]  # "NATO member Turkey", "its neighbour, Chad"
        if not described and not known:
            return own  # most phrases are nobody's, and nothing more is to be found out
        merged = [self._appositions.joined(referent, described, dated=setting.date is not None) for referent in own]
        if all(each.country is None and each.noun is not None for each in merged):
            merged = [self._joined.sharing(referent, head, setting) for referent in merged]
        merged = [self._told_of(referent, head, setting) for referent in merged]
        merged = [self._described.told(referent, head, setting) for referent in merged]
        return [
            replace(referent, country=setting.country, via=f"{referent.via} + context: {setting.country}")
            if setting.country and referent.known and referent.country is None and referent.noun is not None
            else referent
            for referent in merged
        ]

    def _is_country_of_town(self, head: Token, country: Referent) -> bool:
        """Whether a country behind a comma only says where a town before it lies: "police in Suva, Fiji"."""
        land = next((each for each in appositions(head) if each.pos_ == "PROPN" and each.i > head.i + 2), None)
        town = land.left_edge.nbor(-2) if land is not None and land.left_edge.nbor(-1).text == "," else None
        if town is None or town.dep_ != "pobj" or town.pos_ != "PROPN":
            return False
        known = {sense.country for sense in (*self.words.names.get(town.text), *self.words.cities.get(town.text))}
        return country.country in known | self.words.countries_of(town.text)

    def is_called_by(self, head: Token, kind: str | None) -> bool:
        """Whether what is signed is only called by where, a place of some kind: the Istanbul Convention is not Turkey's."""
        return self._name_phrases.is_called_by(head, kind)

    def is_peer(self, head: Token) -> bool:
        """Whether a noun names those who are elsewhere what its owner is: "his colleagues", "her opposite number"."""
        return _is_called(head, self.kinds.peers, self.words.is_role)

    def is_outside(self, head: Token) -> bool:
        """Whether a phrase names those whom a state has outside by whose they are: "Russia's allies" are not Russian."""
        if head.lemma_.lower() not in self.kinds.outside:
            return False
        owner = next((child for child in head.lefts if child.dep_ == "poss" and child.pos_ == "PROPN"), None)
        return owner is not None and any(sense.kind in STATES for sense in self.words.names.get(owner.text))

    def is_one_in_each(self, head: Token) -> bool:
        """Whether a noun names those of whom every state has one: "both governments", "the two presidents"."""
        noun = next((role for role in self.words.roles.get(head.lower_)), None)
        body = noun is not None and noun.group and not self.kinds.of_the_state.isdisjoint(noun.sectors)
        return body or _is_called(head, self.kinds.one_in_each, self.words.is_role)

    def _is_met(self, head: Token) -> bool:
        """Whether a phrase's verb is one of meeting, so that the place behind it is where they meet."""
        return head.head.lemma_.lower() in self.kinds.meets

    def _told_of(self, referent: Referent, head: Token, setting: Setting) -> Referent:
        """People of whom no more is told than that they are people, as what is said of them behind it tells."""
        if referent.sectors != (CIVILIANS,) or referent.entity is not None:
            return referent
        most = most_of(head, self.kinds.most, self.kinds.mostly)
        told = self._phrase(phrase_of(most), setting)[0].sectors if most is not None else ()
        sectors = told or self._by_deed(head)
        if sectors in {(), (CIVILIANS,)}:
            return referent
        return replace(referent, sectors=sectors, via=f"{referent.via} + {sectors[0]}")

    def _by_deed(self, head: Token) -> tuple[str, ...]:
        """What people are by what they do: those who flee are refugees, those who protest of the opposition.

        "Families displaced by the war", "thousands of people who had protested against the election", "men with rifles".
        """
        people = counted(head, self.kinds.quantities)
        told = [child for each in {head, people} for child in each.rights]
        clauses = [child for child in told if child.dep_ in {"acl", "relcl"}]
        deeds = {child.lemma_.lower() for child in clauses}
        # "families who crossed from Turkey"
        moved = {f"{child.lemma_.lower()} {each.lower_}" for child in clauses for each in child.rights}
        # "thousands of people fled"
        done = {head.head.lemma_.lower()} if head.dep_ in {"nsubj", "nsubjpass"} else set()
        if not (deeds | moved | done).isdisjoint(self.kinds.uproots):
            return (REFUGEES,)
        if people.lemma_.lower() in self.kinds.armed_people and any(map(self._tells_of_arms, told)):
            return (UNIDENTIFIED,)
        anybody = not {head.lemma_.lower(), people.lemma_.lower()}.isdisjoint(self.kinds.crowds)
        return (OPPOSITION,) if anybody and not deeds.isdisjoint(self.kinds.protests) else ()

    def _tells_of_arms(self, behind: Token) -> bool:
        """Whether a word behind people says what they bear or wear: "with rifles", "carrying guns", "in army fatigues"."""
        if behind.dep_ == "acl" and behind.lemma_.lower() in self.kinds.arms:
            return True
        bears = behind.dep_ == "prep" and behind.lower_ in _BEARING
        if not bears and not (behind.dep_ == "acl" and behind.lemma_.lower() in self.kinds.bears):
            return False
        borne = [child for child in behind.rights if child.dep_ in {"dobj", "pobj"}]
        return any(one.lemma_.lower() in self.kinds.borne for each in borne for one in conjuncts(each))

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
            if self.is_called_by(phrase.head, sense.kind):
                continue
            if sense.country or sense.entity:
                return referent_of(sense, setting), match.start, match.end
        return None

    def adjective_sectors(self, head: Token, start: int) -> tuple[str, ...]:
        """The state's body that an adjective before a noun tells: "U.S. military airstrikes". start: where its name ends."""
        adjectives = {child.idx for child in head.lefts if child.dep_ in {"amod", "compound"} and child.idx >= start}
        for match in self.words.find(phrase_of(head)).modifiers:
            modifier = match.values[0]
            if (
                match.start in adjectives
                and modifier.effect == "sector"
                and modifier.sectors[0] in self.kinds.state_bodies
            ):
                return tuple(modifier.sectors)
        return ()

    def _phrase(self, phrase: Phrase, setting: Setting) -> list[Referent]:
        return self._by_head(phrase.head, setting) or self._by_words(phrase, setting)

    def _by_head(self, head: Token, setting: Setting) -> list[Referent] | None:
        """Whom a head alone means, or that it means nobody; None: the words of its phrase are to be looked up."""
        stands = head.dep_ in _ARGUMENTS or (head.dep_ == "nsubj" and head.head.pos_ == "ADJ")  # "five dead in Quetta"
        counts = head.pos_ == "NUM" and stands and head.ent_type_ in {"CARDINAL", ""}
        if counts and not is_sum(head) and not any(child.lower_ == "another" for child in head.rights):
            return [self._counted(head, setting)]  # but "attacked one another"
        if head.tag_ == "NNS" and head.ent_type_ == "CARDINAL" and head.lemma_.lower() in self.kinds.quantities:
            return [self._counted(head, setting)]  # "thousands marched"
        if self._left.are_people(head, setting):
            return [self._counted(head, setting)]  # "wounding eight others", "freed the rest"
        if stands_for_people(head) and not (
            self.words.is_role(head.lower_) or head.lemma_.lower() in self.kinds.of_no_people
        ):
            return [self._people(head)]
        if head.tag_ in _HEADLESS and head.pos_ != "PROPN":
            return [self._people(head) if _are_people(head) else Referent()]
        return [Referent()] if self.words.tells_nothing(head) else None

    def _by_words(self, phrase: Phrase, setting: Setting) -> list[Referent]:
        """Whom the words of a phrase mean: a name, or a role and whose it is."""
        head = phrase.head
        found = self.words.find(phrase, setting)
        name = next((match for match in found.names if covers(match, head)), None)
        role = next((match for match in found.roles if covers(match, head)), None)
        if (
            name is not None
            and role is None
            and (is_titled_person(phrase, found, name) or self._name_phrases.is_anothers(head, name))
        ):
            # "Mayor Bai Ampatuan" is no town, "Khaled Abu Zeid" no Abu Zeid who is known
            found = replace(found, names=[each for each in found.names if each is not name])
            return [self._name_phrases.unknown(phrase, found, setting)]
        if name is not None and (role is None or name.end - name.start >= role.end - role.start):
            named = self._name_phrases.known(phrase, found, name, setting)
            # "the two Koreas" are each of them
            both = [one for sense in name.values if sense.kind == named.kind for one in sense.each]
            return [referent_of(one, setting) for one in both] or [self._as_called(named, head)]
        if role is not None and role.values[0].countable and _is_mass(phrase, found):
            return [Referent()]
        if role is not None and not _is_surname(phrase, found, role):
            return self._by_role(phrase, found, role, setting)
        return [self._name_phrases.unknown(phrase, found, setting)]

    def _as_called(self, place: Referent, head: Token) -> Referent:
        """A place whose own name says what it is, as those for whom that stands: "the Dadaab refugee camp"."""
        if place.kind not in PARTS or place.sectors or head.pos_ != "NOUN" or not head.i or not head.lower_.islower():
            return place
        noun = next(iter(self.words.roles.get(f"{head.nbor(-1).lower_} {head.lower_}")), None)
        if noun is None or not noun.thing:
            return place
        return replace(place, sectors=tuple(noun.sectors), via=f"{place.via} + {noun.role}")

    def _by_role(self, phrase: Phrase, found: Found, role: Match[Role], setting: Setting) -> list[Referent]:
        entry = role.values[0]
        family = entry.relative
        at_border = [each for each in found.names if is_at_border(phrase, each, self.kinds.borders)]
        found = replace(found, names=[each for each in found.names if each not in at_border]) if at_border else found
        before = [match for match in found.names if match.start < role.start]
        outside = self.is_outside(phrase.head)
        before = [] if outside else before
        after = [match for match in found.names if match.start >= role.end and not is_beside(phrase, match)]
        owned = _is_owned(phrase.head) and not (self.is_peer(phrase.head) and not self._is_met(phrase.head))
        if phrase.head.lemma_.lower() in self.kinds.elsewhere or owned:
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
        around = (*before, *_where_first(phrase, after))
        owners = [self._name_phrases.at_home(match, phrase, setting) for match in around]
        if before and entry.sectors == [ARMY]:
            owners = _by_nation(owners, setting)
        if (
            not (owners or outside)
            and (misspelt := self.words.misspelt_before(phrase, found, role, setting)) is not None
        ):
            owners = [misspelt]
        # "the Trump administration", "hackers working for the GRU"
        led_by = None if owners or outside else self.persons.family_before(phrase, role, setting)
        tied = None if owners or outside or led_by else self.owners.tied(phrase.head, setting)
        owner_sectors = self.owners.sectors(phrase, found, role, owners, tied, setting)
        if led_by is not None and entry.owner and entry.person and not family and not owner_sectors:
            # "Petro's spokeswoman", "Petro's supporters"
            partisans = self.kinds.partisans if entry.backs else {}
            owner_sectors = partisans.get(next(iter(led_by.sectors), ""), led_by.sectors)
        led_by = tied.whose if tied is not None else led_by
        sectors = owner_sectors or tuple(entry.sectors)
        via = [f"role: {text_of(phrase, role)}"]
        # a former ruling party is a party
        holds = not entry.group or not self.kinds.state_bodies.isdisjoint(sectors)
        if is_former(found, role.start) and holds and not self.kinds.offices.isdisjoint(sectors) and not family:
            sectors, via = (FORMER,), [*via, "former"]
        title = text_of(phrase, role)
        name = phrase.head.doc.text[person[0] : person[1]] if person else proper_name(phrase)
        nations = self._nations(phrase, entry, owners, (before, after), setting)
        referents = []
        seat = self.owners.seat(phrase, (*before, *after), entry, title)
        candidates: list[Sense | None] = [*nations] or [None]
        for nation in candidates:
            country = self.owners.country(nation, phrase) if nation else led_by.country if led_by else None
            base = Referent(
                name=name,
                country=country if seat is None else seat.country,
                sectors=sectors,
                role=title,
                via=" + ".join([*via, *_whose(nation, led_by)]),
                noun=entry,
                kind="person" if entry.person or person else "group",
                sex=entry.sex,
                owner=body_of(phrase, entry, owners),
                bloc=country is None and nation is not None and nation.kind == "bloc",
                people=nation is not None and nation.kind == PEOPLES,
            )
            referents.append(modified(base, found, role.start, self.kinds.armed))
        return referents

    def _nations(
        self,
        phrase: Phrase,
        entry: Role,
        owners: list[Sense],
        around: tuple[list[Match[Sense]], list[Match[Sense]]],
        setting: Setting,
    ) -> list[Sense]:
        """Whose those of a role are: of several, if they are joined ("French and German ministers") or shared ("envoys of Chad and Mali").

        around: the names before and behind the role.
        """
        before, after = around
        if len(before) > 1 and are_joined(phrase, before):
            return [each for each in owners[: len(before)] if each.country]
        if not before and is_plural(phrase.head):
            shared = [choose(match.values, setting) for match in shared_by(phrase, after)]
            if len(shared) > 1 and all(each.country and (not entry.owner or each.kind in NATIONAL) for each in shared):
                return shared
        both = owners[0].each if owners and is_plural(phrase.head) else ()
        return [*both] or owners[:1]

    def _counted(self, number: Token, setting: Setting) -> Referent:
        """Those whom a number without a noun counts: people, or more of those told before it: "killed five policemen and wounded eight"."""
        people = self._people(number)
        told = self._left.told_before(number, setting)
        if told is None:
            return people
        return replace(people, country=told.country, sectors=told.sectors, via=f"{people.via} + {told.via}")

    def _people(self, number: Token) -> Referent:
        """Those whom a bare number counts or a bare word points at: "killed 23", "those who fled"."""
        noun = next(iter(self.words.roles.get(_PEOPLE)), None)
        if noun is None:
            return Referent()
        return Referent(sectors=tuple(noun.sectors), via=f"number: {number.text}", noun=noun, kind="person")


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
    naming = names[:1] and any(token.idx == names[0].start and token.dep_ in MODIFYING for token in phrase.tokens())
    part = bool(names) and names[0].values[0].kind in PARTS
    if not placed or not part or not (naming or placed[0].values[0].kind == "country"):
        return names
    return [placed[0], *(match for match in names if match is not placed[0])]


def _whose(nation: Sense | None, person: Referent | None) -> list[str]:
    """How it was found whose those are whom a role names."""
    if nation is not None:
        return [f"{nation.kind}: {nation.name}"]
    return [f"{person.name or person.via}: {person.country}"] if person is not None and person.country else []


#: Prepositions before what people bear, wear or ride.
_BEARING = {"with", "in", "on"}
#: The recogniser's label of persons.
_PERSON = "PERSON"
#: What a bare number counts.
_PEOPLE = "people"
_ARGUMENTS = {"dobj", "nsubjpass"}


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


def _is_called(head: Token, nouns: frozenset[str], is_role: Callable[[str], bool]) -> bool:
    """Whether a noun is one of some, alone or with the word before it, and no deputy's: "two deputy prime ministers"."""
    lemma, start = head.lemma_.lower(), head.i
    if start > 0 and (longer := f"{head.nbor(-1).lower_} {lemma}") in nouns:
        lemma, start = longer, start - 1
    elif lemma not in nouns:
        return False
    return start == 0 or not is_role(f"{head.doc[start - 1].lower_} {lemma}")


def _by_nation(owners: list[Sense], setting: Setting) -> list[Sense]:
    """Those whose troops are meant, without the state that few recognise where another's stand: "Russian troops in Abkhazia"."""
    nation = owners[0]
    if nation.kind != "adjective":
        return owners
    return [each for each in owners if each.country == nation.country or UNRECOGNISED not in sectors_of(each, setting)]


def _is_owned(head: Token) -> bool:
    """Whether a pronoun or common noun before a noun tells whose it is: "its embassy", "the charity's staff"."""
    return any(child.dep_ == "poss" and child.pos_ in {"PRON", "NOUN"} for child in head.lefts)
