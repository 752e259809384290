"""Two who are told by their number: "both sides", "the two countries' ministers"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tocsin.code.actors.features import count_of, heads_of, is_definite
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.whose.whereabouts import Whereabouts
from tocsin.parse.arguments import surface_subject
from tocsin.parse.coreference import PAIR
from tocsin.parse.phrases import LOCATIVE
from tocsin.parse.standing import nearest_verb

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token


class Pairs:
    """Finds the two countries of which a phrase tells two sides.

    own: what a phrase refers to by its own words.
    """

    def __init__(
        self, document: Document, resolver: Resolver, own: Callable[[Token], list[Referent]], whereabouts: Whereabouts
    ):
        self._document = document
        self._resolver = resolver
        self._own = own
        self._whereabouts = whereabouts

    def named_with(self, head: Token) -> list[Referent]:
        """Those of the only two countries that a sentence names, of which it says "both sides", "the two countries' ministers".

        Of the two that the article is about, if the sentence names none itself.
        """
        owners = [child for child in head.lefts if child.dep_ == "poss" and child.pos_ == "NOUN"]
        # "envoys of both countries"
        inside = (noun for of in head.rights if of.lower_ in {"of", "from"} for noun in of.rights)
        owners += [noun for noun in inside if noun.dep_ == "pobj" and noun.pos_ == "NOUN"]
        two = any(self.is_pair(each) for each in (head, *owners))
        if not two or any(each.country for each in self._own(head)):
            return []
        # who calls on both of them is a third: "Washington urged both governments to talk"
        verb = nearest_verb(head)
        doers = surface_subject(verb) if verb is not None else []
        third = [] if head in doers else doers
        # where they meet is named, too, but is seldom one of them
        here = [each for each in _named_apart(head, owners) if each not in third]
        elsewhere = [each for each in here if not (each.dep_ == "pobj" and each.head.lower_ in LOCATIVE)]
        found = self._of_two_countries(elsewhere) or self._of_two_countries(here)
        if found or any(each.country for one in elsewhere for each in self._own(one)):
            return found
        if any(self._names_other(each) for each in self._named_in_passage(head)):
            return self.of_passage(head)
        return [Referent(country=code, via=f"one of the two named most: {code}") for code in self._whereabouts.pair]

    def is_side(self, head: Token) -> bool:
        """Whether a phrase tells two sides of which its own words say nothing: "both sides", "the two parties"."""
        side = head.pos_ == "NOUN" and head.lemma_.lower() in self._resolver.kinds.nouns.kinds["pair"]
        return side and self.is_pair(head) and not any(each.country or each.entity for each in self._own(head))

    def of_passage(self, head: Token) -> list[Referent]:
        """Those of the only two countries that the sentences before a phrase in its paragraph name."""
        return self._of_two_countries(self._named_in_passage(head))

    def _named_in_passage(self, head: Token) -> list[Token]:
        """What the sentences before a phrase in its paragraph name, adjectives included."""
        here = self._document.sentence_of(head)
        before = [
            each for each in self._document.sentences[: here.number] if each.block == here.block and each is not here
        ]
        return _with_adjectives([each for sentence in before for each in heads_of(sentence.span)])

    def _names_other(self, head: Token) -> bool:
        """Whether a phrase names somebody of a country that is only one, and no body of many."""
        country = self._own(head)[0].country
        return country is not None and country not in self._resolver.kinds.international

    def is_pair(self, noun: Token) -> bool:
        """Whether a noun tells two sides, countries, or those of whom each state has one: "both governments"."""
        if count_of(noun) != PAIR or not is_definite(noun):
            return False
        nouns = self._resolver.kinds.nouns.kinds
        if noun.lemma_.lower() in (*nouns["country"], *nouns["pair"]) or self._resolver.is_one_in_each(noun):
            return True
        # "both ministers", who are two of a cabinet only where no two states are told of
        both = any(child.lower_ == "both" for child in noun.lefts)
        return both and not self._resolver.kinds.for_the_state.isdisjoint(self._own(noun)[0].sectors[:1])

    def _of_two_countries(self, heads: list[Token]) -> list[Referent]:
        """The first to be named of each of two countries, if some phrases name no third."""
        named: dict[str, Referent] = {}
        for one in (one for each in heads for one in self._own(each)):
            if one.country is not None and one.country not in self._resolver.kinds.international:
                named.setdefault(one.country, one)
        return [*named.values()] if len(named) == 2 else []


def _named_apart(head: Token, owners: list[Token]) -> list[Token]:
    """What a phrase's sentence names besides it, adjectives included: "Ethiopian cargo"."""
    nouns = [each for each in heads_of(head.sent) if each != head and each not in owners]
    return _with_adjectives(nouns)


def _with_adjectives(nouns: list[Token]) -> list[Token]:
    """Nouns, and the adjectives of countries before them."""
    return [*nouns, *(child for noun in nouns for child in noun.lefts if child.dep_ == "amod" and child.text.istitle())]
