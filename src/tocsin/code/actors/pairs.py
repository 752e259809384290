"""Two who are told by their number: "both sides", "the two countries' ministers"."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.whose.whereabouts import Whereabouts
from tocsin.parse.arguments import surface_subject
from tocsin.parse.nominals import PAIR, count_of, heads_of, is_definite
from tocsin.parse.phrases import LOCATIVE
from tocsin.parse.standing import nearest_verb

if TYPE_CHECKING:
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token


#: The sector of those who rule.
_RULERS = ("GOV",)


class Pairs:
    """Finds the two countries, or the rulers and their foes, of which a phrase tells two sides.

    own: what a phrase refers to by its own words.
    of: that with the country of those to whom its phrase or place ties it.
    """

    def __init__(
        self,
        document: Document,
        resolver: Resolver,
        own: Callable[[Token], list[Referent]],
        of: Callable[[Referent, Token], Referent],
        whereabouts: Whereabouts,
    ):
        self._document = document
        self._resolver = resolver
        self._own = own
        self._of = of
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
        # with whose he is: "Ghana's minister", "the minister of Ghana"
        people = [each for each in doers if self._own(each)[0].known]  # not "a deal on Chadian cattle was signed by"
        third = set() if head in doers else {*doers, *(word for each in people for word in _phrase_apart(each, head))}
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
        if head.pos_ == "NUM":
            # "mediates between the two"
            between = head.dep_ == "pobj" and head.head.lower_ == "between"
            return between and count_of(head) == PAIR and is_definite(head)
        side = head.pos_ == "NOUN" and head.lemma_.lower() in self._resolver.kinds.nouns.kinds["pair"]
        return side and self.is_pair(head) and not any(each.country or each.entity for each in self._own(head))

    def at_home(self, head: Token) -> list[Referent]:
        """Those last told of who are against each other in one country: its rulers and the rebels, opposition or strikers."""
        kinds = self._resolver.kinds
        here = self._document.sentence_of(head)
        before = [token for token in heads_of(here.span) if token.i < head.i]
        told = [before, *(heads_of(each.span) for each in reversed(self._document.sentences[: here.number]))]
        foe: Referent | None = None
        for token in (token for heads in told for token in reversed([*heads])):
            own = self._own(token)[0] if token.pos_ != "PRON" else Referent()
            if not own.sectors or not own.known:
                continue
            one = self._of(own, token)
            if one.country is None or one.country in kinds.international:
                continue
            if foe is None and one.sectors[0] in kinds.against_rulers:
                foe = one
            elif foe is not None and one.country == foe.country and one.sectors[0] in kinds.of_the_state:
                rulers = replace(one, name=None, entity=None, sectors=_RULERS, role=None)
                return [replace(each, via=f"{each.via} + one of two sides") for each in (rulers, foe)]
        return []

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
        nouns = self._resolver.kinds.nouns.kinds
        if any(child.lower_ == "each" for child in noun.lefts):
            return noun.lemma_.lower() in nouns["pair"]  # "each side accused the other"
        if count_of(noun) != PAIR or not is_definite(noun):
            return False
        if noun.lemma_.lower() in nouns["country"] | nouns["pair"] or self._resolver.is_one_in_each(noun):
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


def _phrase_apart(doer: Token, head: Token) -> list[Token]:
    """The words of a phrase in which another does not stand."""
    words = list(doer.subtree)
    return [] if head in words else words


def _with_adjectives(nouns: list[Token]) -> list[Token]:
    """Nouns, and the adjectives of countries before them."""
    return [*nouns, *(child for noun in nouns for child in noun.lefts if child.dep_ == "amod" and child.text.istitle())]
