"""What the codes and names of other people's event data are in the record's terms."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache

from tocsin.codebook.codebook import Codebook
from tocsin.codebook.schema import CameoCode
from tocsin.knowledge.gazetteer import load_gazetteer
from tocsin.knowledge.names import Knowledge, Sense, country_at, sectors_at
from tocsin.model.rows import Side

_BRACKETS = re.compile(r"\s*\(((?:[^()]|\([^()]*\))+)\)\s*$")

#: Names kept.
_KEPT = 100_000


class Vocabulary:
    """Translates codes and names. Made once an import."""

    def __init__(self, codebook: Codebook, knowledge: Knowledge):
        data = codebook.eventdata
        self._codebook, self._knowledge = codebook, knowledge
        self._codes = {each.code: each for each in data.cameo}
        self._texts = {text.casefold(): each.code for each in data.cameo for text in each.called}
        self._iso3: set[str] = {iso3 for iso3, _, _ in _countries()}
        self._fips = {fips: iso3 for iso3, fips, _ in _countries() if fips}
        self._names = {name: iso3 for iso3, _, name in _countries()} | data.icews.countries
        # kept for the life of an import: data name the same few thousand over and over
        self.cameo: Callable[[str], CameoCode | None] = lru_cache(maxsize=2_000)(self._cameo)
        self.country_of_name: Callable[[str], str | None] = lru_cache(_KEPT)(self._country_of_name)
        self.sectors_of_words: Callable[[str], list[str]] = lru_cache(_KEPT)(self._sectors_of_words)
        self.sectors_of_codes: Callable[[tuple[str, ...]], list[str]] = lru_cache(_KEPT)(self._sectors_of_codes)
        self._senses: Callable[[str], list[Sense]] = lru_cache(_KEPT)(self._meant)
        self.somebody: Callable[[str, str | None], Side] = lru_cache(_KEPT)(self._somebody)

    def quad(self, event: str | None) -> str | None:
        """Quad class of a PLOVER type."""
        return self._codebook.events[event].quad if event else None

    def score(self, event: str | None, mode: str | None) -> float | None:
        """PLOVER score of a type and mode."""
        return self._codebook.score(event, mode) if event else None

    def knows(self, event: str) -> bool:
        """Whether it is one of the PLOVER types."""
        return event in self._codebook.events

    def cameo_of_text(self, text: str) -> str | None:
        """CAMEO code of an event text of ICEWS."""
        return self._texts.get(text.strip().casefold())

    def country_of_code(self, code: str) -> str | None:
        """A CAMEO country code, or the first letters of an actor's code, as ISO-3 or an international code."""
        other = self._codebook.imports.petrarch.countries
        for length in (6, 3):
            if code[:length] in other:
                return other[code[:length]]
        return code[:3] if code[:3] in self._iso3 or code[:3] in self._codebook.ontology.international else None

    def country_of_fips(self, code: str) -> str | None:
        """A two-letter FIPS 10-4 code as ISO-3."""
        return self._fips.get(code)

    def _cameo(self, code: str) -> CameoCode | None:
        """A CAMEO code in PLOVER's terms; one that is not listed is read as the longest listed one that it begins with."""
        return next((self._codes[code[:length]] for length in (4, 3) if code[:length] in self._codes), None)

    def _country_of_name(self, name: str) -> str | None:
        """ISO-3 code of a country by its name in English."""
        if name in self._names:
            return self._names[name]
        found = {each.country for each in self._senses(name) if each.kind == "country"}
        return found.pop() if len(found) == 1 else None

    def _sectors_of_codes(self, codes: tuple[str, ...]) -> list[str]:
        """CAMEO role codes as PLOVER sectors."""
        known = self._codebook.imports.petrarch.sectors
        return list(dict.fromkeys(known[code] for code in codes if code in known))

    def _sectors_of_words(self, phrase: str) -> list[str]:
        """The PLOVER sector of a name or sector of ICEWS, as a list of at most one."""
        words = phrase.casefold()
        for word, sector in self._codebook.eventdata.icews.sectors.items():
            if re.search(rf"\b{re.escape(word.casefold())}", words):
                return [sector]
        return []

    def _somebody(self, name: str, date: str | None) -> Side:
        """A name as ICEWS writes it, "Police (Kenya)" or "Ban Ki-Moon", as of an ISO day."""
        country = self.country_of_name(name)
        if country is not None:
            return Side(name=name, country=country)
        within = _BRACKETS.search(name)
        if within:
            owner = self.somebody(within.group(1), date)
            sectors = self.sectors_of_words(name[: within.start()])
            return Side(name=name, country=owner.country, sectors=sectors or owner.sectors)
        senses = self._senses(name)
        belongs = {_country(each, date) for each in senses}
        if len(belongs) != 1:
            return Side(name=name, sectors=self.sectors_of_words(name))
        entity = senses[0].entity
        sectors = list(sectors_at(entity, date) if entity else senses[0].sectors)
        return Side(name=name, country=belongs.pop(), sectors=sectors or self.sectors_of_words(name))

    def _meant(self, name: str) -> list[Sense]:
        return [each for each in self._knowledge.names.get(name) if each.kind not in _NO_BODY]


#: Senses that are no somebody by themselves.
_NO_BODY = {"adjective", "demonym", "ethnic", "bloc"}


def _country(sense: Sense, date: str | None) -> str | None:
    return country_at(sense.entity, date) if sense.entity else sense.country


@lru_cache(maxsize=1)
def fips_codes() -> Mapping[str, str]:
    """Two-letter FIPS 10-4 codes by ISO-3 country."""
    return {iso3: fips for iso3, fips, _ in _countries() if fips}


@lru_cache(maxsize=1)
def _countries() -> list[tuple[str, str, str]]:
    """ISO-3 code, FIPS 10-4 code (or nothing) and name of each country."""
    return [(each.iso3, each.fips, each.name) for each in load_gazetteer().lands()]
