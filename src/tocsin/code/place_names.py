"""Names of places in a text, found by the codebook and the gazetteer, each with all that it may mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.actors.setting import Setting, choose
from tocsin.code.candidates import (
    WITH_UNIT,
    Candidate,
    Candidates,
    Named,
    is_large_town,
    lying,
    mostly_town,
)
from tocsin.knowledge.gazetteer import LONGEST, Entry, Gazetteer
from tocsin.knowledge.names import NATIONALITIES, PLACES, Sense
from tocsin.knowledge.phrases import Index, PhraseIndex, Word, form_of, words_of

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.parse.tokens import Doc

_GAPS = set(" -–'’.")
_LABELS = {"GPE", "LOC"}
#: The recogniser may take an article into a name.
_ARTICLE = 4
#: In a name, what follows it may be a place.
_WHERE = "in"


class PlaceNames:
    """Finds names of places."""

    def __init__(self, codebook: Codebook, names: Index[Sense], gazetteer: Gazetteer):
        self._names = names
        self._gazetteer = gazetteer
        self.candidates = Candidates(gazetteer)
        self._units = frozenset(codebook.places.units)
        self._towns = codebook.places.towns
        self._parts = codebook.places.parts
        self._kinds = self._units | self._towns
        self._international = frozenset(codebook.ontology.international)
        self._spots: PhraseIndex[Candidate] = PhraseIndex[Candidate](proper=True)
        for spot in codebook.places.places:
            value = Candidate(
                spot.name, spot.precision, spot.country, None, spot.lat, spot.lon, weight=WITH_UNIT, known=True
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
        if unit == "region" and any(is_large_town(each) for each in entries) and self._is_in_town(doc, start):
            unit = "city"
        if length == longest:
            candidates += [self.candidates.of(each, unit) for each in entries if not (spots and each.kind != "city")]
            if unit == "region" and not any(each.precision == "region" for each in candidates):
                candidates += list(self.candidates.regions_of(candidates))
        candidates = [lying(each, candidates) for each in candidates]
        if not unit:
            candidates = [mostly_town(each, candidates) for each in candidates]
        country = None
        spot = spot_length == longest
        if spot:
            country = spots[0].country
        elif sense is not None and sense.kind in PLACES and sense.country not in self._international:
            country = sense.country
            candidates = self.candidates.with_sense(sense, candidates, text[start:end], unit)
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
