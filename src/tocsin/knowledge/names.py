"""The knowledge base: every name and role that the codebook knows, indexed by its words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

import msgspec

from tocsin.codebook.schema import ActorBook, Country, Entity, Modifier, Period, Role
from tocsin.knowledge.gazetteer import Gazetteer
from tocsin.knowledge.phrases import PhraseIndex, all_forms, form_of
from tocsin.model.sectors import CIVILIANS, FORMER, GOVERNMENT

V = TypeVar("V")

#: Cities smaller than this are too often somebody's name.
_CITY_POPULATION = 50_000


class Sense(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One thing that a name may mean."""

    #: country, adjective, demonym, capital, city, region, metonym, office, ethnic, bloc, or an entity's kind.
    kind: str
    name: str
    country: str | None
    sectors: tuple[str, ...] = ()
    entity: Entity | None = None
    #: Of a group of two countries each of them: "the two Koreas".
    each: tuple[Sense, ...] = ()


#: Countries of which one speaks as two, by a name for both.
_PAIR = 2
#: Senses that give a nationality to what they stand before.
NATIONAL = {"country", "adjective", "demonym", "capital", "city", "region", "metonym", "ethnic"}
#: Senses that are places.
PLACES = {"country", "capital", "city", "region"}
#: Senses that are a country's or a people's: adjectives and words for its people.
NATIONALITIES = {"adjective", "demonym", "ethnic"}
#: Senses that are bodies of people.
BODIES = {"company", "group", "media", "organisation", "party", "service"}
#: Senses that stand for a state.
STATES = {"country", "capital", "metonym"}
#: Senses that are parts of a country and do not speak for it.
PARTS = {"city", "region"}


def _proper() -> PhraseIndex[Sense]:
    return PhraseIndex[Sense](proper=True)


class Knowledge(msgspec.Struct, kw_only=True):
    """Names, family names, roles and modifiers, each indexed. Made by `compile_knowledge`."""

    names: PhraseIndex[Sense] = msgspec.field(default_factory=_proper)
    #: Family names to places in `names.values`.
    family_names: PhraseIndex[int] = msgspec.field(default_factory=lambda: PhraseIndex[int](proper=True))
    #: Cities of the gazetteer that the codebook does not name.
    cities: PhraseIndex[Sense] = msgspec.field(default_factory=_proper)
    roles: PhraseIndex[Role] = msgspec.field(default_factory=lambda: PhraseIndex[Role](proper=False))
    #: Titles, which only count before a person's name.
    titles: PhraseIndex[Role] = msgspec.field(default_factory=lambda: PhraseIndex[Role](proper=True))
    #: Given names to m or f, where nearly all known bearers are one; None: they are of both.
    given_names: dict[str, str | None] = {}
    modifiers: PhraseIndex[Modifier] = msgspec.field(default_factory=lambda: PhraseIndex[Modifier](proper=False))


def compile_knowledge(book: ActorBook, surname_first: frozenset[str], places: Gazetteer) -> Knowledge:
    """Indexes an actor book and the gazetteer.

    surname_first: ISO-3 codes of countries whose people put the family name first.
    """
    knowledge = Knowledge()
    gazetteer = _cities(places)
    # of countries that share a name or an adjective (Congo, Korean) the more populous is meant more often
    people = {each.iso3: each.population for each in places.lands()}
    for country in [*sorted(book.countries, key=lambda each: -people.get(each.code, 0)), *book.special]:
        _add_country(knowledge.names, country, gazetteer)
    # a group of states that is a body, too, has that body's code: "the G7 warned"
    bodies = {
        name for entity in book.entities if entity.kind == "organisation" for name in (entity.name, *entity.aliases)
    }
    states = {each.code: Sense("country", each.name, each.code) for each in (*book.countries, *book.special)}
    for bloc in book.blocs:
        names = [name for name in (bloc.name, *bloc.names) if name not in bodies]
        both = tuple(map(states.__getitem__, bloc.members)) if len(bloc.members) == _PAIR else ()
        _add(knowledge.names, Sense("bloc", bloc.name, None, each=both), names)
    for entity in book.entities:
        sense = Sense(entity.kind, entity.name, entity.country, tuple(entity.sectors), entity)
        place = _add(knowledge.names, sense, [entity.name, *entity.aliases])
        if entity.kind == "person":
            _add(knowledge.family_names, place, _family_names(entity, surname_first))
    knowledge.given_names = _given_names(book.entities, surname_first)
    for name, sense in gazetteer.items():
        if not knowledge.names.get(name):
            _add(knowledge.cities, sense, [name])
    relatives = [msgspec.structs.replace(role, relative=True) for role in book.family]
    for role in [*relatives, *book.roles]:
        _add(knowledge.roles, role, all_forms(role.words))
    for title in book.titles:
        _add(knowledge.titles, title, title.words)
    for modifier in book.modifiers:
        _add(knowledge.modifiers, modifier, modifier.words)
    return knowledge


def _add(index: PhraseIndex[V], value: V, names: Iterable[str]) -> int:
    place = index.add_value(value)
    for name in names:
        index.add(name, place)
    return place


def _add_country(index: PhraseIndex[Sense], country: Country, gazetteer: dict[str, Sense]) -> None:
    def add(kind: str, names: Iterable[str], sectors: tuple[str, ...] = ()) -> None:
        _add(index, Sense(kind, country.name, country.code, sectors), names)

    def is_city(name: str) -> bool:
        return name in gazetteer and gazetteer[name].country == country.code

    add("country", [country.name, *country.names, *country.former])
    add("adjective", country.adjectives)
    add("demonym", [name for name in country.demonyms if name not in country.adjectives], (CIVILIANS,))
    add("capital", [*([country.capital] if country.capital else []), *country.seats], (GOVERNMENT,))
    add("metonym", country.metonyms, (GOVERNMENT,))
    add("ethnic", country.ethnic, (CIVILIANS,))
    add("city", [*country.capitals, *filter(is_city, country.regions)], (CIVILIANS,))
    add("region", [name for name in country.regions if not is_city(name)])
    for office in country.offices:
        add("office", [office.name], tuple(office.sectors))


def _cities(places: Gazetteer) -> dict[str, Sense]:
    """Cities of the world by name, of several of one name the largest."""
    return {name: Sense("city", name, country, (CIVILIANS,)) for name, country in places.cities(_CITY_POPULATION)}


#: A given name tells the sex if so large a share of its bearers has it.
_SURE = 0.9


def _given_names(entities: list[Entity], surname_first: frozenset[str]) -> dict[str, str | None]:
    """Given names of the persons of the codebook with the sex of their bearers."""
    bearers: dict[str, Counter[str]] = {}
    for entity in entities:
        parts = entity.name.split()
        if entity.sex and len(parts) > 1 and entity.country not in surname_first:
            bearers.setdefault(form_of(parts[0]), Counter())[entity.sex] += 1
    found = {name: counts.most_common(1)[0] for name, counts in bearers.items()}
    return {name: sex if count >= _SURE * bearers[name].total() else None for name, (sex, count) in found.items()}


def _family_names(entity: Entity, surname_first: frozenset[str]) -> Iterable[str]:
    """What a second mention calls a person."""
    parts = entity.name.split()
    if len(parts) < 2:
        return
    if entity.country in surname_first and len(parts) <= 3:
        yield parts[0]
    else:
        yield parts[-1]
        article, _, bare = parts[-1].partition("-")
        if article.islower() and bare.istitle():
            yield bare  # papers write "Sisi" for al-Sisi
        if len(parts) > 2 and parts[-2][0].islower():
            yield " ".join(parts[-2:])


def period_at(entity: Entity, date: str | None) -> Period | None:
    """The period of an entity that covers a date (None: the last one), the latest begun if several do."""
    covering = [
        period
        for period in entity.periods
        if date is None or ((period.start or "") <= date and (period.end is None or period.end + "~" >= date))
    ]
    return max(covering, key=lambda period: period.start or "", default=None)


def country_at(entity: Entity, date: str | None) -> str | None:
    """The country or body that an entity belongs to as of an ISO date (None: today)."""
    period = _current(entity, date)
    return (period.country if period else None) or entity.country


def _current(entity: Entity, date: str | None) -> Period | None:
    """The period that covers a date; without a date only one that has not ended."""
    period = period_at(entity, date)
    return None if date is None and period is not None and all(each.end for each in entity.periods) else period


def sectors_at(entity: Entity, date: str | None) -> tuple[str, ...]:
    """Sectors of an entity as of an ISO date (None: today, so far as the codebook knows).

    A person whose last office has ended is one of the elite; before the first office nothing is known.
    """
    if not entity.periods:
        return tuple(entity.sectors)
    period = _current(entity, date)
    if period is not None:
        return tuple(period.sectors)
    starts = [each.start for each in entity.periods if each.start]
    if date is not None and starts and date < min(starts):
        return tuple(entity.sectors)
    return (FORMER,) if entity.kind == "person" else tuple(entity.sectors)
