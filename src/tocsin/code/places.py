"""Names of places in a text: found by the codebook and the gazetteer, and resolved by what stands around them."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from tocsin.code.actors.setting import Setting, choose
from tocsin.knowledge.gazetteer import LONGEST, Entry, Gazetteer
from tocsin.knowledge.names import NATIONALITIES, PLACES, Sense
from tocsin.knowledge.phrases import Index, PhraseIndex, Word, form_of, words_of
from tocsin.model.record import PlacePrecision

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.parse.tokens import Doc

#: What stands around a name speaks for a country (or region) by so much; a town ten times as large counts one.
_CONTAINER, _BESIDE, _IN_SENTENCE, _INVOLVED, _IN_ARTICLE, _CAPITAL = 6.0, 3.0, 1.5, 1.5, 2.5, 1.0
#: So near a name speaks for another, in characters.
_NEAR = 32
#: A smaller town is only taken for what is meant if something speaks for it.
_WELL_KNOWN = 15_000
#: A smaller town is not meant where everything speaks for other countries.
_FAMOUS = 50_000
#: A region is less often meant by a name alone than its capital; a district less still.
_REGION_ALONE, _DISTRICT_ALONE, _WITH_UNIT = -1.25, 2.0, 5.0
_OWN_NAME = 0.4
#: So large a share of a region's people, and its town is meant by their name: New York, but not Quebec.
_MOSTLY = 0.25
#: What is left of what speaks for the country of those who are as likely abroad.
_OF_GUESTS = 0.25
_GAPS = set(" -–'’.")
_FINENESS: dict[PlacePrecision, int] = {"exact": 0, "city": 1, "region": 2, "country": 3}
_LABELS = {"GPE", "LOC"}
#: The recogniser may take an article into a name.
_ARTICLE = 4
#: In a name, what follows it may be a place.
_WHERE = "in"


class Candidate(msgspec.Struct, frozen=True, gc=False):
    """A place that a name may mean."""

    name: str
    precision: PlacePrecision
    country: str | None
    admin1: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonames: int | None = None
    #: How likely it is meant by its name alone.
    weight: float = 0.0
    population: int = 0
    #: Whether it lies below the first level of regions.
    minor: bool = False
    #: Whether the codebook knows it: it is in the news.
    known: bool = False


class Named(msgspec.Struct, frozen=True, gc=False):
    """A name in a text with all that it may mean; of an adjective ("Somali") only the country is known."""

    start: int
    end: int
    candidates: tuple[Candidate, ...]
    country: str | None = None
    #: The parser takes it for a place.
    labelled: bool = False
    #: An adjective of one of a country's peoples: "Bavarian".
    partly: bool = False

    @property
    def is_place(self) -> bool:
        """Whether it may be a place."""
        return bool(self.candidates)

    @property
    def is_part(self) -> bool:
        """Whether it may be a place in a country, not a country as a whole."""
        return any(each.precision != "country" for each in self.candidates)


@dataclass
class Evidence:
    """What speaks for countries, and for regions (country and form of the name)."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    regions: dict[tuple[str, str], float] = field(default_factory=lambda: defaultdict(float))

    #: Whether the names of other places speak, not only nationalities: people act abroad.
    placed: bool = False

    def add(self, named: Named, weight: float) -> None:
        """Lets a name speak for the countries and regions that it may mean."""
        self.placed |= named.is_place and named.country is not None
        if named.country is not None:
            self.countries[named.country] = max(self.countries[named.country], weight)
        for each in named.candidates:
            if each.precision == "region" and not each.minor and each.country and each.admin1:
                key = (each.country, form_of(each.admin1))
                self.regions[key] = max(self.regions[key], weight)

    def of(self, place: Candidate) -> float:
        """How much speaks for a place."""
        found = self.countries[place.country] if place.country else 0.0
        if place.country and place.admin1 and place.precision in {"city", "exact"}:
            found += self.regions[place.country, form_of(place.admin1)]
        return found


class PlaceNames:
    """Finds names of places, and resolves them."""

    def __init__(self, codebook: Codebook, names: Index[Sense], gazetteer: Gazetteer):
        self._names = names
        self._gazetteer = gazetteer
        self._units = frozenset(codebook.places.units)
        self._towns = codebook.places.towns
        self._parts = codebook.places.parts
        self._kinds = self._units | self._towns
        self._international = frozenset(codebook.ontology.international)
        self._spots: PhraseIndex[Candidate] = PhraseIndex[Candidate](proper=True)
        for spot in codebook.places.places:
            value = Candidate(
                spot.name, spot.precision, spot.country, None, spot.lat, spot.lon, weight=_WITH_UNIT, known=True
            )
            place = self._spots.add_value(value)
            for name in (spot.name, *spot.names):
                self._spots.add(name, place)

    def find(self, doc: Doc, start: int, end: int, setting: Setting) -> list[Named]:
        """The names of places and nationalities between two offsets of a parsed block, in order."""
        return self._found(doc.text, words_of(doc.text, start, end), setting, doc)

    def find_in(self, text: str, setting: Setting) -> list[Named]:
        """The names of places in a text that is not parsed: a dateline."""
        return self._found(text, words_of(text), setting, None)

    def _found(self, text: str, words: list[Word], setting: Setting, doc: Doc | None) -> list[Named]:
        found: list[Named] = []
        place = 0
        while place < len(words):
            named, length = self._at(text, words, place, setting, doc)
            if named is not None:
                found.append(named)
            place += length
        return found

    def _at(
        self, text: str, words: list[Word], place: int, setting: Setting, doc: Doc | None
    ) -> tuple[Named | None, int]:
        """The name that begins at a word, and the number of words to go on by."""
        first = words[place]
        if not first.capital and not text[first.end : first.end + 2].startswith("-"):
            return None, 1
        spots, spot_length = self._spots.at(words, place) or ((), 0)
        senses, book_length = self._names.at(words, place) or ((), 0)
        entries, length = self._entries(text, words, place)
        if length and book_length > length and self._goes_on(text, words[place + length - 1], words[place + length]):
            # "Portland, Oregon" and "Donetsk region" are a name and what it is or lies in
            senses, book_length = self._names.at(words[: place + length], place) or ((), 0)
        longest = max(spot_length, book_length, length)
        if not longest:
            return None, 1
        start, end = first.start, words[place + longest - 1].end
        sense = choose(senses, setting) if senses and book_length == longest else None
        if sense is not None and not spot_length and not any(each.kind in PLACES for each in senses):
            national = sense.country if sense.kind in NATIONALITIES else None
            named = Named(start, end, (), national, partly=sense.kind == "ethnic") if national else None
            # "Rebels in northern Mali" are a group whose name says where
            said = next((after for after, word in enumerate(words[place : place + longest]) if word.form == _WHERE), 0)
            return named, said or longest
        if (
            text[start:end].lower() in setting.persons
            and not spot_length
            and not any(s.kind == "country" for s in senses)
        ):
            return None, longest
        if doc is not None and (past := self._past_another(doc, start, end)):
            return None, max(longest, sum(1 for word in words[place:] if word.start < past))
        candidates = list(spots) if spot_length == longest else []
        unit = self._unit_beside(text, start, end)
        if unit == "region" and any(self._is_large_town(each) for each in entries) and self._is_in_town(doc, start):
            unit = "city"
        if length == longest:
            candidates += [self._candidate(each, unit) for each in entries if not (spots and each.kind != "city")]
            if unit == "region" and not any(each.precision == "region" for each in candidates):
                candidates += list(self._regions_of(candidates))
        candidates = [_lying(each, candidates) for each in candidates]
        if not unit:
            candidates = [_mostly_town(each, candidates) for each in candidates]
        country = None
        spot = spot_length == longest
        if spot:
            country = spots[0].country
        elif sense is not None and sense.kind in PLACES and sense.country not in self._international:
            country = sense.country
            candidates = self._with_sense(sense, candidates, text[start:end], unit)
        labelled = doc is not None and any(
            each.label_ in _LABELS and start - _ARTICLE <= each.start_char <= start and each.end_char == end
            for each in doc.ents
        )
        if country is None and labelled and len({each.country for each in candidates}) == 1:
            country = candidates[0].country
        return Named(start, end, tuple(candidates), country, labelled), longest

    def _entries(self, text: str, words: list[Word], place: int) -> tuple[tuple[Entry, ...], int]:
        """What the longest name of the gazetteer that begins at a word means."""
        most = 1
        while most < min(LONGEST, len(words) - place):
            if not set(text[words[place + most - 1].end : words[place + most].start]) <= _GAPS:
                break
            most += 1
        for length in range(most, 0, -1):
            if words[place + length - 1].capital:
                entries = self._gazetteer.find(" ".join(word.form for word in words[place : place + length]))
                if entries:
                    return entries, length
        return (), 0

    def _goes_on(self, text: str, last: Word, after: Word) -> bool:
        """Whether what follows a name is not part of it: a comma, or a word for a kind of place."""
        return "," in text[last.end : after.start] or after.form in self._units

    def _past_another(self, doc: Doc, start: int, end: int) -> int | None:
        """Where a longer name ends that a name is part of: "Michael Jordan", "Bank of America", "Ban Nam Phiang"."""
        for entity in doc.ents:
            if entity.start_char >= end or entity.end_char <= start:
                continue
            after = doc.text[end : entity.end_char].split()
            before = entity.start_char < start
            if entity.label_ == "PERSON" and (before or after):
                return entity.end_char
            if entity.label_ == "ORG" and before and " of " in entity.text:
                return entity.end_char
            if (
                entity.label_ in {"GPE", "LOC"}
                and after
                and after[0][:1].isupper()
                and form_of(after[0]) not in self._kinds
            ):
                return entity.end_char
        return None

    def _unit_beside(self, text: str, start: int, end: int) -> str | None:
        """Which kind of place the words beside a name say that it is: "region", "city"."""
        after = words_of(text, end, end + 24)
        before = words_of(text, max(0, start - 24), start)
        if after and after[0].form in self._units and set(text[end : after[0].start]) <= {" "}:
            return "region"
        if len(before) > 1 and before[-1].form == "of":
            before.pop()
            if before[-1].form in self._units:
                return "region"
        return "city" if before and before[-1].form in self._towns else None

    def _is_in_town(self, doc: Doc | None, start: int) -> bool:
        """Whether a name follows a part of a town that something is said of: "the financial district of Makati"."""
        words = doc.char_span(max(0, start - 24), start - 1, alignment_mode="contract") if doc is not None else None
        if words is None or len(words) < 2 or words[-1].lower_ != "of":
            return False
        part = words[-2]
        return part.lower_ in self._parts and any(child.dep_ in {"amod", "compound"} for child in part.lefts)

    def _is_large_town(self, entry: Entry) -> bool:
        return entry.kind == "city" and entry.population >= _WELL_KNOWN

    def _candidate(self, entry: Entry, unit: str | None) -> Candidate:
        people = math.log10(max(entry.population, 30))
        own = _OWN_NAME * entry.own
        match entry.kind:
            case "city":
                weight = people + own + (_WITH_UNIT if unit == "city" else 0.0)
            case "region":
                weight = people + own + (_WITH_UNIT if unit == "region" else _REGION_ALONE)
            case _:
                weight = _DISTRICT_ALONE + own + (_WITH_UNIT if unit == "region" else 0.0)
        return Candidate(
            entry.name,
            # "the town of Pont-Sonde", which is only known as a district
            "city" if entry.kind == "city" or (entry.kind == "district" and unit == "city") else "region",
            entry.country,
            entry.admin1,
            entry.lat,
            entry.lon,
            entry.geonames,
            weight,
            entry.population,
            entry.kind == "district",
        )

    def _regions_of(self, towns: list[Candidate]) -> Iterator[Candidate]:
        """The regions that are called by their towns: "the Belgorod region"."""
        for town in towns:
            if town.admin1 is None or town.population < _WELL_KNOWN:
                continue
            form = " ".join(word.form for word in words_of(town.admin1))
            for entry in self._gazetteer.find(form):
                if entry.kind == "region" and entry.country == town.country:
                    yield replace(self._candidate(entry, "region"), weight=town.weight + _WITH_UNIT)

    def _with_sense(self, sense: Sense, candidates: list[Candidate], text: str, unit: str | None) -> list[Candidate]:
        """Candidates with what the codebook says that a name means."""
        if sense.kind == "country":
            # "American police … in Georgia"
            namesakes = [each for each in candidates if each.precision == "region" and each.country != sense.country]
            return [self._country(sense.country, sense.name), *(each for each in namesakes if not each.minor)]
        found = []
        for each in candidates:
            speaks = each.country == sense.country
            bonus = (
                (_CAPITAL + 0.5 if sense.kind == "capital" and each.precision == "city" else _CAPITAL)
                if speaks
                else 0.0
            )
            found.append(replace(each, weight=each.weight + bonus, known=speaks))
        if not any(each.country == sense.country for each in found):
            precision: PlacePrecision = "region" if sense.kind == "region" and unit != "city" else "city"
            found.append(Candidate(text, precision, sense.country, weight=_CAPITAL + 3.5, population=_WELL_KNOWN))
        return found

    def capital(self, code: str) -> Candidate | None:
        """The capital of a country by its ISO-3 code; None: it is not known."""
        town = self._gazetteer.capital(code)
        return self._candidate(town, None) if town is not None else None

    def country(self, code: str) -> Candidate:
        """A country by its ISO-3 code."""
        return self._country(code, None)

    def _country(self, code: str | None, name: str | None) -> Candidate:
        entry = self._gazetteer.country(code) if code else None
        if entry is None:
            return Candidate(name or code or "", "country", code, weight=9.0)
        return Candidate(
            name or entry.name,
            "country",
            code,
            None,
            entry.lat,
            entry.lon,
            entry.geonames,
            9.0,
            entry.population,
        )


def _lying(place: Candidate, others: list[Candidate]) -> Candidate:
    """A district with the coordinates of its town of the same name."""
    if not place.minor or place.lat is not None:
        return place
    home = (place.country, place.admin1)
    town = next((each for each in others if each.precision == "city" and (each.country, each.admin1) == home), None)
    return replace(place, lat=town.lat, lon=town.lon) if town is not None else place


def _mostly_town(place: Candidate, others: list[Candidate]) -> Candidate:
    """A region whose town of the same name holds a good part of its people: the name alone means the town."""
    if place.precision != "region" or place.minor:
        return place
    home = (place.country, place.admin1)
    towns = (
        each.weight
        for each in others
        if each.precision == "city"
        and (each.country, each.admin1) == home
        and each.population >= _MOSTLY * place.population
    )
    return replace(place, weight=min(place.weight, next(towns, place.weight + 1) - 1))


def resolve(named: Named, evidence: Evidence) -> Candidate | None:
    """What a name means, by its candidates' weight and by what speaks for each; None: that stays open."""
    best = max(named.candidates, key=lambda each: each.weight + evidence.of(each), default=None)
    if best is None or best.precision == "country":
        return best
    spoken = evidence.of(best)
    if (
        best.precision == "city"
        and not best.minor
        and best.population < _WELL_KNOWN
        and not best.known
        and not spoken
        and not named.labelled
    ):
        return None
    if (
        best.population < _FAMOUS
        and not best.known
        and not spoken
        and evidence.placed
        and best.country is not None
        and best.geonames is not None
    ):
        return None
    return best


def evidence_for(
    named: Named,
    around: Sequence[Named],
    involved: Iterable[str],
    counts: Mapping[str, int],
    text: str,
    guests: Collection[str] = (),
) -> Evidence:
    """What speaks for the countries and regions that a name may lie in.

    around: the other names of its sentence. involved: countries of those who act or undergo. counts: how often the article
    names each country. text: that in which the names stand. guests: countries of those who are as likely abroad: that they take
    part and are spoken of says little of where it is.
    """
    evidence = Evidence()
    total = sum(counts.values()) or 1
    for code, count in counts.items():
        others = count - (code == named.country)  # without the name itself
        evidence.countries[code] = _IN_ARTICLE * others / total
    for code in involved:
        evidence.countries[code] += _INVOLVED
    for other in around:
        if (other.start, other.end) == (named.start, named.end):
            continue
        gap = text[named.end : other.start] if other.start >= named.end else text[other.end : named.start]
        follows = other.start >= named.end
        near = len(gap) <= _NEAR and not set(gap) & set(".;:()")
        if follows and near and other.is_place and _is_contained(gap):
            evidence.add(other, _CONTAINER)
        elif not follows and len(gap) <= _NEAR // 2 and "," not in gap:
            evidence.add(other, _BESIDE)
        else:
            evidence.add(other, _IN_SENTENCE)
    for code in guests:
        if not any(each.country == code and each.is_part for each in around if each != named):
            evidence.countries[code] *= _OF_GUESTS
    return evidence


def _is_contained(gap: str) -> bool:
    """Whether what follows a name says where it is: "Paris, Texas", "Palma in northern Mozambique"."""
    words = gap.replace(",", " , ").split()
    return words[:1] in ([","], ["in"], ["("]) and not any(word in {"and", "or", "to", "from"} for word in words)


def fineness(place: Candidate) -> int:
    """How large a place is; less is smaller."""
    return _FINENESS[place.precision]
