"""Who two are that a text tells only by being two, with what the phrase says of them."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.links import Links
from tocsin.code.actors.referent import Referent, via_coreference
from tocsin.code.actors.resolver import Resolver
from tocsin.code.actors.sides.facing import Facings
from tocsin.code.actors.sides.phrases import EACH, SidePhrases
from tocsin.code.actors.sides.weights import Key, Pair, Told, clearest
from tocsin.model.sectors import GOVERNMENT
from tocsin.parse.nominals import PAIR, count_of
from tocsin.parse.phrases import counted, is_plural

if TYPE_CHECKING:
    from tocsin.parse import Document
    from tocsin.parse.tokens import Token

#: What stands between people and the side that they are of.
_OF_SIDES = {"of", "from", "on"}


class Sides:
    """Finds the two sides whom a phrase means.

    own: what a phrase refers to by its own words.
    meant: what it refers to, coreference included.
    about: the two countries that the article is about, if it is about two.
    forget: what is called when more is known, so that phrases are asked anew.
    """

    def __init__(
        self,
        document: Document,
        resolver: Resolver,
        links: Links,
        own: Callable[[Token], list[Referent]],
        meant: Callable[[Token], list[Referent]],
        about: Callable[[], Collection[str]],
        forget: Callable[[], None],
    ):
        self._document = document
        self._resolver = resolver
        self._kinds = resolver.kinds
        self._links = links
        self._own = own
        self._meant = meant
        self._about = about
        self._forget = forget
        self._phrases = SidePhrases(resolver, own)
        self._facings = Facings(self._kinds, self._phrases, own, meant)
        self._reading = False
        #: Whether somebody was asked for while who is told of was still being read.
        self._asked_early = False

    def of(self, head: Token) -> list[Referent]:
        """The two whom a phrase means, or one of each; none if it means no two, or if it is not clear which."""
        if head.lower_ in EACH:
            head = counted(head, self._kinds.quantities)  # "each of the two sides"
        if self._phrases.are_counted(head):
            return [] if self._takes_up_two(head) else self._two(head)
        own = self._own(head)[0] if head.pos_ == "NOUN" else Referent()
        if own.country is not None or own.entity is not None:
            return []
        if self._phrases.are_capitals(head):
            return [replace(one, sectors=(GOVERNMENT,)) for one in self._two(head, states=True)]
        if own.noun is None and not self._phrases.may_mean_two(head):
            return []
        sides = self._two(head) if self._phrases.are_sides(head) else []
        # each side of a war at home has a delegation, as each of two states has
        states = [] if sides and head.lemma_.lower() in self._kinds.of_sides else self._two_states(head, own)
        two = states or sides
        if len({one.country for one in two}) < len(two):
            return [replace(one, noun=own.noun) for one in two]
        return self.together(head, two) if two else self._of_two(head, own)

    def taken_up(self, head: Token) -> Token | None:
        """The mention before of two whom a phrase takes up that says nothing of them itself: "the two leaders … they"."""
        chain = self._links.chain(head)
        if chain is None or any(each.country for link in chain for each in self._own(link)):
            return None
        here = self._document.offset(head)
        before = (each for each in chain if self._document.offset(each) < here)
        return next((each for each in before if self._phrases.may_mean_two(each)), None)

    def together(self, head: Token, each_of: list[Referent]) -> list[Referent]:
        """Those whom a phrase means together: "the two countries", "they"; "both armies" are those of each."""
        own = self._own(head)[0] if head.pos_ != "PRON" else Referent()
        of_anybody = self._kinds.nouns.people | self._kinds.nouns.kinds["pair"]
        if own.noun is not None and own.sectors and head.lemma_.lower() not in of_anybody:
            return [_one_of(own, own.sectors, one) for one in each_of]
        if self._links.is_called_country(head):
            each_of = [replace(one, sectors=()) for one in each_of]  # "the two countries", of capitals
        return [replace(one, via=via_coreference(one.via)) for one in each_of]

    def _of_two(self, head: Token, own: Referent) -> list[Referent]:
        """People or bodies of two sides, one of each: "the two countries' security chiefs", "officials from both sides"."""
        serve = not own.sectors or not self._kinds.of_the_state.isdisjoint(own.sectors[:1])
        if not is_plural(head) or not serve:
            return []
        owners = [child for child in head.lefts if child.dep_ == "poss"]
        behind = (child for child in head.rights if child.lower_ in _OF_SIDES)
        owners += [noun for of in behind for noun in of.rights if noun.dep_ == "pobj"]
        owner = next((each for each in owners if self._phrases.may_mean_two(each)), None)
        whose = self._meant(owner) if owner is not None else []
        if len(whose) != 2:
            return []
        return [_one_of(own, own.sectors or one.sectors, one) for one in whose]

    def _takes_up_two(self, head: Token) -> bool:
        """Whether a number takes up two who are told of together."""
        chain = [each for each in self._links.chain(head) or () if each != head]
        counted_before = any(head.pos_ == "PRON" or count_of(each) == PAIR for each in chain)
        return bool(self._links.parts(head)) or counted_before

    def _two_states(self, head: Token, own: Referent) -> list[Referent]:
        """The two states, or those of each, whom a phrase means."""
        if not self._phrases.are_of_states(head):
            return []
        if own.noun is not None and own.noun.person and not self._resolver.is_one_in_each(head):
            # "both commanders" may be two of one country
            pair = self._pair(head)
            return self._as_told(pair) if pair is not None and self._are_states(pair) else []
        return self._two(head, states=True)

    def _two(self, head: Token, *, states: bool = False) -> list[Referent]:
        """The two sides that are before the reader's eyes at a phrase; none if that is not clear.

        states: they are two states.
        """
        pair = self._pair(head, states=states)
        return self._as_told(pair) if pair is not None else []

    def _pair(self, head: Token, *, states: bool = False) -> Pair | None:
        if self._reading:
            self._asked_early = True
            return None
        told = self._told
        self._reading = True
        others = {*self._facings.doers(head)}
        linked = {*self._facings.keys(self._links.parts(head))}
        self._reading = False
        weights = told.weights(self._document.sentence_of(head).number, head.i, others, linked)
        if states:
            weights = {pair: weight for pair, weight in weights.items() if self._are_states(pair)}
        return clearest(weights)

    def _are_states(self, pair: Pair) -> bool:
        """Whether sides are two states, or those who speak and fight for them."""
        one, other = pair
        return not (one[1] or other[1]) and {one[0], other[0]}.isdisjoint(self._kinds.international)

    def _as_told(self, pair: Pair) -> list[Referent]:
        one, other = pair
        return [self._side(each, within=one[0] == other[0]) for each in pair]

    def _side(self, key: Key, *, within: bool) -> Referent:
        """One side, as those of it are mostly called; a state that faces its own people, or sends the police, is its government."""
        country, sector = key
        called = next((sectors for sectors, _ in self._told.called[key].most_common(1)), (sector,) if sector else ())
        if within and not sector and self._kinds.services.issuperset(called[:1]):
            called = (GOVERNMENT,)
        return Referent(country=country, sectors=called, via=f"one of the two sides: {country or sector}")

    @cached_property
    def _told(self) -> Told:
        """What the article tells of sides, read once; who is asked for them meanwhile is asked anew."""
        self._reading = True
        told = self._facings.read(self._document, self._about())
        self._reading = False
        if self._asked_early:
            self._forget()
        return told


def _one_of(own: Referent, sectors: tuple[str, ...], side: Referent) -> Referent:
    return replace(own, country=side.country, sectors=sectors, via=f"{own.via} + each of the two: {side.country}")
