"""In which country the places lie that an article's phrases name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.code.actors.matches import governor_of
from tocsin.code.actors.setting import choose
from tocsin.code.actors.whose.about import About
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.knowledge.names import PLACES, Sense
from tocsin.parse.phrases import LOCATIVE, Phrase, phrase_of
from tocsin.parse.relations import PLACE_LABELS
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.knowledge.phrases import Match
    from tocsin.parse.tokens import Token

#: The kinds of names of parts of a country.
_TOWNS = {"city", "region"}
#: An article plays where most of its places lie, if these are more than so many times as many as in the country named most.
_TWICE = 2


class Places:
    """Tells where the places lie that one article names.

    about: which countries it is about.
    """

    def __init__(self, phrases: Phrases, about: About):
        self._phrases = phrases
        self._about = about
        self._resolver = phrases.resolver
        self._international = phrases.kinds.international
        #: What has been asked so far: a place is asked about with each of those who may be there.
        self._countries: dict[Token, str | None] = {}

    def country(self, token: Token) -> str | None:
        """The country in which a place lies; None if the word names none."""
        if token not in self._countries:
            self._countries[token] = self._country(token)
        return self._countries[token]

    def _country(self, token: Token) -> str | None:
        if token.lower_ in self._resolver.kinds.not_places:
            return None  # "at the request of the United States"
        phrase = phrase_of(token)
        for match in self._resolver.words.find(phrase).names:
            if match.end <= token.idx and token.lemma_.lower() in self._resolver.kinds.elsewhere:
                continue  # "outside Beijing's embassy" is not in Beijing
            governor = governor_of(phrase, match)
            if governor is not None and governor != token.head and governor.lower_ == "with":
                continue  # "the border with Mauritania" is not in it
            meant = choose(match.values, self._phrases.setting)
            if self._is_cut(phrase, match, meant):
                continue
            for sense in (meant, *match.values):
                if sense.kind in PLACES and sense.country not in self._international:
                    name = token.doc.text[match.start : match.end]
                    return self._namesake(sense, name) or sense.country
        if token.pos_ == "PROPN" and token.ent_type_ in {*PLACE_LABELS, ""} and token.text[0].isupper():
            return self._small_town(_named(token))
        return None

    def of_place(self, token: Token) -> str | None:
        """The country of a place after a locative preposition, or of which a clause says what happens there: "to Beni, where"."""
        if token.dep_ != "pobj" or not (token.head.lower_ in LOCATIVE or clause_there(token) is not None):
            return None
        return self.country(token)

    def venue(self, place: Token) -> Token | None:
        """What is held, said or signed in a place: "talks in Geneva", "an accord signed in Pretoria", "told a forum in Doha"."""
        above, below = place.head.head, place.head
        while above != below:
            if above.lemma_.lower() in self._resolver.kinds.venues:
                return above
            if is_verb(above) and above.dep_ != "acl":
                return None  # but "a deal reached in Geneva"
            above, below = above.head, above
        return None

    def is_only_venue(self, place: Token) -> bool:
        """Whether a place is only where something is held or said of other countries."""
        return (
            place.dep_ == "pobj"
            and self.venue(place) is not None
            and bool({*self._about.named} - {self.country(place)})
        )

    def where_it_plays(self) -> str | None:
        """The country where what an article tells happens, whose own people need no name, if it names another one more often.

        That is where it is dated from if it is about that and names as many places there, else where most of its places lie.
        """
        places = Counter(code for _, code in {(_named(token), self._town(token)) for token in self._places} if code)
        dated = self._phrases.document.dateline and self._resolver.words.place_country(self._phrases.document.dateline)
        if (
            dated in self._about.pair
            and self._about.country in self._about.pair
            and places[dated] >= max(places[self._about.country], 1)
        ):
            return dated
        here, often = next(iter(places.most_common(1)), (None, 0))
        spoken_of = here == dated or self._about.is_spoken_of(here)
        clear = often > _TWICE * places[self._about.country or ""] + (not spoken_of) + 1
        return here if clear else self._about.country

    @property
    def _places(self) -> Iterator[Token]:
        """What the article's sentences name after locative prepositions."""
        for sentence in self._phrases.document.sentences:
            named = (each for each in sentence.span if each.dep_ == "pobj" and each.head.lower_ in LOCATIVE)
            yield from (each for each in named if self.venue(each) is None)

    def _town(self, token: Token) -> str | None:
        """The country of a place, a small town's included, whatever else the article names."""
        return self.country(token) or (
            self._resolver.words.town_country(_named(token)) if token.pos_ == "PROPN" else None
        )

    def _is_cut(self, phrase: Phrase, match: Match[Sense], sense: Sense) -> bool:
        """Whether a town of a country of which nothing else is said is only part of a place's name: "Maarrat al-Numan", "Beni Ali"."""
        if sense.kind not in _TOWNS or self._about.named.get(sense.country or "", 0) > 1:
            return False
        names = [
            each for each in phrase.tokens() if each.pos_ == "PROPN" and each.dep_ in {"compound", "pobj", "appos"}
        ]
        inside = [each for each in names if match.start <= each.idx < match.end]
        beside = (each for each in names if each not in inside and (each.head in inside or _ends_name(each, inside)))
        return any(
            each.text.istitle()
            and not self._resolver.words.is_role(each.lower_)
            and each.lower_ not in self._resolver.kinds.features
            for each in beside
        )

    def _small_town(self, name: str) -> str | None:
        """The country of a town or district that only the gazetteer knows.

        In an article about another country it may be one there that the gazetteer lacks.
        """
        found = self._resolver.words.town_country(name)
        spoken_of = found in {
            self._about.country,
            self._about.most,
            self._about.dated_from,
            *self._about.pair,
        } or self._about.is_spoken_of(found)
        return found if self._about.country is None or spoken_of else None

    def _namesake(self, place: Sense, name: str) -> str | None:
        """The country spoken of that has a place of a name, if the one better known is of a country not spoken of: "Victoria"."""
        if place.kind == "country" or place.country in self._about.named or self._stands_for_body(name):
            return None
        namesakes = self._resolver.words.countries_of(name) & {*self._about.named}
        return max(sorted(namesakes), key=lambda code: self._about.named[code], default=None)

    def _stands_for_body(self, name: str) -> bool:
        """Whether a town is known as the seat of an international body: "Brussels" is none of its namesakes."""
        return any(sense.country in self._international for sense in self._resolver.words.names.get(name))


def clause_there(place: Token) -> Token | None:
    """The verb of the clause that says what happens at a place: "Beni, where gunmen killed six"."""
    return next(
        (
            child
            for child in place.rights
            if child.dep_ == "relcl" and any(word.lower_ == "where" for word in child.lefts)
        ),
        None,
    )


def _ends_name(word: Token, before: list[Token]) -> bool:
    """Whether a word ends the name that some words before it begin."""
    return any(each.head == word and each.dep_ == "compound" for each in before)


def _named(head: Token) -> str:
    """The name that a word ends: "Vila Nova"."""
    start = head
    while start.i > head.sent.start and start.nbor(-1).pos_ == "PROPN" and start.nbor(-1).head == head:
        start = start.nbor(-1)
    return head.doc.text[start.idx : head.idx + len(head)]
