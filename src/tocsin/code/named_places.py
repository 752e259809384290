"""The places that the names in an article's sentences tell, and which of them a noun's phrase means."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from tocsin.code.actors.setting import Setting
from tocsin.code.candidates import Candidate, Named
from tocsin.code.place_evidence import evidence_for, fineness, resolve
from tocsin.code.placing import Placing
from tocsin.code.sites import Site, Sites
from tocsin.model import Actor, Place, When
from tocsin.parse.phrases import appositions, phrase_of
from tocsin.parse.syntax import Document, Sentence

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: In how an actor was resolved: by the place of the sentence, which may be the one that is asked for.
_BY_WHERE = ("place in the sentence", "at home: ")


class NamedPlaces:
    """The names of places in one article.

    setting: what decides between several meanings of a name.
    """

    def __init__(self, placing: Placing, sites: Sites, document: Document, setting: Setting):
        self._find = placing
        self._words = placing.words
        self._sites = sites
        self._document = document
        self._setting = setting
        self._by_sentence: dict[int, list[Named]] = {}

    def of(self, sentence: Sentence) -> list[Named]:
        """The names in a sentence that may tell a place or whose one is."""
        found = self._by_sentence.get(sentence.number)
        if found is None:
            span = sentence.span
            found = self._find.names.find(span.doc, span.start_char, span.end_char, self._setting)
            self._by_sentence[sentence.number] = found
        return found

    def finest(
        self,
        sites: Iterable[Site],
        sentence: Sentence,
        involved: list[Actor],
        dates: list[When],
        guests: frozenset[str] = frozenset(),
    ) -> Place | None:
        """The place named most finely at some sites of a sentence, nearest to what happens there.

        involved: those who take part. dates: names within them are no places. guests: countries of those who may be abroad.
        """
        found = [
            (fineness(place), site.nearby, site.distance, named.start, place, named)
            for site in sites
            if (told := self._resolved(site, sentence, involved, dates, guests)) is not None
            for place, named in [told]
        ]
        if not found:
            return None
        *_, place, named = min(found, key=lambda each: each[:4])
        return self.placed(place, named, sentence)

    def _resolved(
        self, site: Site, sentence: Sentence, involved: list[Actor], dates: list[When], guests: frozenset[str]
    ) -> tuple[Candidate, Named] | None:
        """The place that a noun's phrase names."""
        doc = site.head.doc
        phrase = phrase_of(site.head)
        start, end = phrase.first.idx, phrase.last.idx + len(phrase.last)
        if site.head.lemma_.lower() in self._find.kinds:
            end = max([end, *(each.idx + len(each) for each in appositions(site.head))])  # "the capital Mogadishu"
        around = self.of(sentence)
        inside = [
            each
            for each in around
            if start <= each.start < end and self._belongs(each, site.head) and not _overlaps(each, dates, sentence)
        ]
        if site.head.lemma_.lower() in self._words.capitals and (town := self._capital(inside)) is not None:
            return town, Named(start, end, (town,), town.country)
        if site.itself:
            is_kind = site.head.lemma_.lower() in self._find.kinds
            inside = [each for each in inside if is_kind or each.start <= site.head.idx < each.end]
        if site.head.lemma_.lower() in self._words.rims:
            return self._rim(site, inside, countries_of(involved), start, end)
        found = []
        for named in inside:
            if not named.is_place:
                continue
            # whom the name itself seems to name says nothing of where it is
            others = [each for each in involved if not overlap(named, each.start, each.end, sentence)]
            evidence = evidence_for(named, around, countries_of(others), self._setting.named, doc.text, guests)
            place = resolve(named, evidence)
            if place is not None and place.precision == "city" and self._is_before(named, site.head, self._words.apart):
                continue  # "the Arauca river" is not the town
            if _is_tail(named, site.head, self._words.apart):
                continue  # "Liberation Day" is no place called Day
            if place is None or (site.itself and site.distance and evidence.of(place) <= 0):
                continue  # the Elizabeth Bridge is not in New Jersey
            if site.whole or place.precision != "country":
                found.append((fineness(place), named.start, place, named))
        if not found:
            return None
        *_, place, named = min(found, key=lambda each: each[:2])
        return place, named

    def _rim(
        self, site: Site, inside: list[Named], involved: list[str], start: int, end: int
    ) -> tuple[Candidate, Named] | None:
        """The country of a coast or a border: "off the coast of Somalia", "near the Thai border"."""
        named = [each.country for each in inside if each.country is not None]
        if not named:
            return None
        country = named[0]
        if site.head.lemma_.lower() in self._words.shared and not site.beyond:
            others = {each for each in involved if each not in named}
            country = others.pop() if len(others) == 1 else country
        place = self._find.candidates.country(country)
        return (place, Named(start, end, (place,), country)) if place.geonames is not None else None

    def _capital(self, inside: list[Named]) -> Candidate | None:
        """The capital of the one country that a phrase names, and nothing else: "Mozambique's capital"."""
        if len(inside) != 1 or {each.precision for each in inside[0].candidates} != {"country"}:
            return None
        country = inside[0].country
        return self._find.candidates.capital(country) if country is not None else None

    def _belongs(self, named: Named, head: Token) -> bool:
        """Whether a name in a phrase says where what its head names is: not "a camp on the route to Prince Rupert"."""
        token = next((each for each in head.sent if each.idx >= named.start), head)
        while token != head and token.dep_ != "ROOT":
            # "a camp on Nauru", but not "talks on Syria"
            on = token.lower_ in self._words.grounded and token.head == head and self._sites.is_ground(head)
            if token.dep_ == "prep" and not on and token.lower_ not in self._words.inner:
                return False
            token = token.head
        return True

    def _is_before(self, named: Named, head: Token, nouns: Collection[str]) -> bool:
        """Whether a name stands before a noun of some, with which it is another name: "the Arauca river"."""
        last = _last(named, head)
        return last is not None and last.dep_ == "compound" and last.head.lemma_.lower() in nouns

    def placed(self, place: Candidate, named: Named, sentence: Sentence) -> Place:
        """A place by the name that a sentence gives it."""
        shift = sentence.offset
        return self.made(place, named.start + shift, named.end + shift)

    def made(self, place: Candidate, start: int, end: int, name: str | None = None) -> Place:
        """A place by a stretch of the article; name: what it is called, if these words are not its name."""
        text = self._document.text[start:end]
        return Place(
            text=text,
            start=start,
            end=end,
            name=name or text
            if place.geonames is not None
            and place.precision != "country"
            and not text.isupper()
            and not text.split()[-1].islower()
            else place.name,
            country=place.country,
            admin1=place.admin1,
            lat=place.lat,
            lon=place.lon,
            geonames=place.geonames,
            precision=place.precision,
        )


def _last(named: Named, head: Token) -> Token | None:
    """The last word of a name in the sentence of a noun."""
    return next((each for each in head.sent if each.idx + len(each) >= named.end), None)


def _is_tail(named: Named, head: Token, nouns: Collection[str]) -> bool:
    """Whether a name is only the noun, one of some, that ends a longer one: "Liberation | Day"."""
    last = _last(named, head)
    if last is None or last.i == 0 or last.lower_ not in nouns:
        return False
    before = last.nbor(-1)
    return before.dep_ == "compound" and before.idx < named.start


def _overlaps(named: Named, dates: list[When], sentence: Sentence) -> bool:
    return any(
        when.start is not None and when.end is not None and overlap(named, when.start, when.end, sentence)
        for when in dates
    )


def overlap(named: Named, start: int, end: int, sentence: Sentence) -> bool:
    """Whether a name shares words with a stretch of the article."""
    return start < named.end + sentence.offset and end > named.start + sentence.offset


def countries_of(actors: Iterable[Actor]) -> list[str]:
    """Countries of actors, but not those that were only told by where they are."""
    return [
        each.country for each in actors if each.country is not None and not any(told in each.via for told in _BY_WHERE)
    ]
