"""Places that were told before and are taken up again: "the city", "the Syrian capital", "there"."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from tocsin.code.actors.setting import Setting
from tocsin.code.acts import Act
from tocsin.code.candidates import Named
from tocsin.code.named_places import NamedPlaces, countries_of
from tocsin.code.place_evidence import evidence_for, resolve
from tocsin.code.placing import Placing
from tocsin.code.sites import Site
from tocsin.model import Actor, Place
from tocsin.parse.nominals import is_definite
from tocsin.parse.phrases import phrase_of
from tocsin.parse.relations import PREMODIFIERS
from tocsin.parse.syntax import Document, Sentence
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: A place is taken up over so many sentences.
_RECALL = 4
_ANY = frozenset({"exact", "city", "region", "country"})


class TakenUp:
    """Finds the places of one article that are taken up without their names."""

    def __init__(self, placing: Placing, named: NamedPlaces, document: Document, setting: Setting):
        self._find = placing
        self._words = placing.words
        self._named = named
        self._document = document
        self._setting = setting
        #: The places told so far, and the numbers of their sentences.
        self._given: list[tuple[int, Place]] = []

    def keep(self, place: Place, sentence: Sentence) -> None:
        """Keeps where something was told to be, which may be taken up."""
        self._given.append((sentence.number, place))

    def again(self, sites: list[Site], sentence: Sentence, involved: list[Actor]) -> Place | None:
        """A place that was named before and is taken up by a noun for its kind: "the city", "the Syrian capital"."""
        for site in sorted(sites, key=lambda each: each.distance):
            for noun in self.inside(site.head):
                place = self._taken_up(noun, sentence, involved) if is_definite(noun) else None
                if place is not None and (site.whole or place.precision != "country"):
                    return place
        return None

    def _taken_up(self, noun: Token, sentence: Sentence, involved: list[Actor]) -> Place | None:
        """The place that a noun for a kind of place means, if no name stands with it."""
        words, lemma = self._words, noun.lemma_.lower()
        if not any(lemma in nouns for nouns in (self._find.kinds, words.lands, words.capitals, words.countries)):
            return None
        phrase = phrase_of(noun)
        start, end, last = phrase.first.idx, noun.idx + len(noun), phrase.last.idx + len(phrase.last)
        inside = [each for each in self._named.of(sentence) if start <= each.start < last]
        if any(each.is_place for each in inside):
            return None
        bare = not inside and not any(child.dep_ in PREMODIFIERS for child in noun.children) and not _is_called(noun)
        if lemma in words.capitals:
            codes = {each.country for each in inside if each.country and not each.partly}
            codes = codes or (set(countries_of(involved)) if bare else set())
            town = self._find.candidates.capital(codes.pop()) if len(codes) == 1 else None
            return self._named.made(town, start + sentence.offset, end + sentence.offset, town.name) if town else None
        if not bare:
            return None
        if lemma in words.countries:
            told = [each.country for number, each in self._given if number > sentence.number - _RECALL]
            if noun.dep_ != "pobj" or not told or told[-1] is None:
                return None
            country = self._find.candidates.country(told[-1])
            return self._named.made(country, start + sentence.offset, end + sentence.offset)
        return self._recalled(noun, sentence, self._precisions(lemma))

    def _precisions(self, lemma: str) -> set[str]:
        """Of which precision a place is that a noun takes up."""
        if lemma in self._words.towns:
            return {"city", "exact"}
        return {"region", "country"} if lemma in self._words.lands else {"region"}

    def there(self, act: Act, sentence: Sentence) -> Place | None:
        """The place that "there" takes up, or "where" in a clause that hangs on its name."""
        heads = {act.trigger, act.clause.head, *(each.head for each in act.chain)}
        for head in heads:
            for word in head.subtree:
                if word.dep_ == "advmod" and word.lower_ in self._words.there and self._is_of_clause(word, head):
                    return self._recalled(word, sentence, _ANY)
        for head in heads:
            clause = head.head if head.dep_ == "conj" else head
            opened = any(word.tag_ == "WRB" and word.lower_ == "where" for word in clause.children)
            if opened and clause.dep_ == "relcl":
                return self._named.finest(self._antecedents(clause.head), sentence, [], [])
        return None

    def _is_of_clause(self, word: Token, head: Token) -> bool:
        """Whether an adverb belongs to a clause, be it to one of its nouns: "burned the offices of the party there"."""
        above = word.head
        while above != head and not is_verb(above) and above.dep_ != "ROOT":
            above = above.head
        return above == head

    def _antecedents(self, noun: Token) -> Iterator[Site]:
        """What "where" takes up: a noun, or the one that it only says more of: "Rakhine state in western Myanmar, where"."""
        yield Site(noun, 0)
        while (
            noun.dep_ == "pobj" and noun.head.lower_ in self._words.inner and noun.head.head.pos_ in {"NOUN", "PROPN"}
        ):
            noun = noun.head.head
            yield Site(noun, 0)
        if noun.dep_ == "pobj" and noun.head.lower_ in self._words.inner and noun.head.i > noun.sent.start:
            before = noun.head.nbor(-1)  # the parser may hang it on the verb
            if before.lemma_.lower() in self._find.kinds:
                yield Site(before, 0)

    def _recalled(self, word: Token, sentence: Sentence, precisions: Collection[str]) -> Place | None:
        """The last place of such a precision before a word: one that something was told of, else one that was only named."""
        for number in range(sentence.number, max(-1, sentence.number - _RECALL), -1):
            told = [
                each
                for place, each in self._given
                if place == number and each.precision in precisions and each.geonames is not None
            ]
            if told:
                return told[-1]
            earlier = self._document.sentences[number]
            if earlier.kind == "headline":
                continue
            around = self._named.of(earlier)
            for named in reversed(around):
                if not named.is_place or (number == sentence.number and named.end > word.idx):
                    continue
                evidence = evidence_for(named, around, [], self._setting.named, earlier.span.doc.text)
                found = resolve(named, evidence)
                if found is None or found.precision not in precisions:
                    continue
                if found.precision != "country" or self._is_located(named, earlier):
                    return self._named.placed(found, named, earlier)
        return None

    def _is_located(self, named: Named, sentence: Sentence) -> bool:
        """Whether a name says where something is, not who acts."""
        token = next((each for each in sentence.span if each.idx + len(each) >= named.end), None)
        return token is not None and token.dep_ == "pobj" and token.head.lower_ in self._words.locative

    def inside(self, noun: Token) -> Iterator[Token]:
        """A noun and those that say where what it names is: "the streets of the capital"."""
        yield noun
        for child in noun.children:
            if child.dep_ == "prep" and child.lower_ in self._words.inner:
                for each in child.children:
                    if each.dep_ == "pobj":
                        yield from self.inside(each)


def _is_called(noun: Token) -> bool:
    """Whether a name follows a noun for a kind of place, known or not: "the village of Kibirizi"."""
    names = (
        each
        for child in noun.rights
        if child.lower_ == "of" or child.dep_ == "appos"
        for each in (child, *child.children)
    )
    return any(each.pos_ == "PROPN" for each in names)
