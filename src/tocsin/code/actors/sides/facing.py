"""Who faces whom in an article, as the grammar of its sentences and the codebook's sectors tell it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.sides.phrases import SidePhrases
from tocsin.code.actors.sides.weights import (
    AGAINST,
    ANYBODY,
    AT_ODDS,
    BETWEEN,
    OF_MANY,
    TOGETHER,
    Facing,
    Key,
    Named,
    Pair,
    Told,
    as_pair,
)
from tocsin.knowledge.names import PLACES, STATES
from tocsin.model.sectors import CIVILIANS
from tocsin.parse.arguments import agents, surface_subject
from tocsin.parse.nominals import heads_of
from tocsin.parse.phrases import LOCATIVE, conjuncts
from tocsin.parse.standing import nearest_verb, owner_of, verb_of
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse import Document, Sentence
    from tocsin.parse.tokens import Token

_FACING = {"with", "against"}


class Facings:
    """Reads who faces whom.

    own: what a phrase refers to by its own words.
    meant: what it refers to, coreference included.
    """

    def __init__(
        self,
        kinds: Kinds,
        phrases: SidePhrases,
        own: Callable[[Token], list[Referent]],
        meant: Callable[[Token], list[Referent]],
    ):
        self._kinds = kinds
        self._phrases = phrases
        self._own = own
        self._meant = meant

    def read(self, document: Document, about: Collection[str]) -> Told:
        """What an article tells of sides. about: the two countries that it is about, if it is about two."""
        told = Told(about=about)
        for sentence in document.sentences:
            heads = [*heads_of(sentence.span)]
            known: list[tuple[Token, Key]] = []
            for head in heads:
                if self._tells_two(head):
                    told.thirds.update(self.doers(head))
                    continue
                for each in self._known(head):
                    if (key := self._key(each)) is not None:
                        told.called[key][each.sectors] += 1
                        known.append((head, key))
            told.facings += self._put_together(sentence.number, heads)
            told.facings += self._at_odds(sentence.number, known, told)
            told.named.append(self._named(sentence, heads))
        return told

    def doers(self, head: Token) -> Iterator[Key]:
        """Who does something to those whom a phrase means, as who mediates between them."""
        if head.dep_ == "poss":
            return  # who ends "the two countries' pact" is one of them
        doers = self._subjects(nearest_verb(head))
        if not any(each == head or each.is_ancestor(head) for each in doers):
            yield from self.keys(doers)

    def _tells_two(self, head: Token) -> bool:
        return self._phrases.are_sides(head) or self._phrases.are_counted(head)

    def _put_together(self, sentence: int, heads: list[Token]) -> Iterator[Facing]:
        """The sides that a sentence puts together."""
        for one, other, weight in self._together(heads):
            if (pair := self._pair(one, other)) is not None:
                yield Facing(sentence, max(one.i, other.i), pair, weight * self._worth(one) * self._worth(other))

    def _together(self, heads: list[Token]) -> Iterator[tuple[Token, Token, float]]:
        """Those whom a sentence puts together, and how much that says of them."""
        for head in heads:
            if head.dep_ == "conj":
                continue
            joined = conjuncts(head)
            between = head.dep_ == "pobj" and head.head.lower_ == "between"
            if len(joined) <= 2:
                # of one phrase, too: "Armenian and Azerbaijani soldiers"
                yield joined[0], joined[-1], BETWEEN if between else TOGETHER
            doers, weight = self._faced(head)
            yield from ((doer, each, weight) for doer in doers if doer not in joined for each in joined)

    def _faced(self, head: Token) -> tuple[list[Token], float]:
        """Who deals with those whom a phrase names, as the object of what they do, or behind "with" and "against"."""
        if head.dep_ == "pobj" and head.head.lower_ in _FACING:
            above = head.head.head
            owner = None if is_verb(above) else owner_of(above)
            verb = above if is_verb(above) else nearest_verb(above)
            return [owner] if owner is not None else self._subjects(verb), AGAINST
        verb = verb_of(head)
        if head.dep_ in {"dobj", "dative"}:
            return self._subjects(verb), TOGETHER
        return agents(verb) if verb is not None and head.dep_ == "nsubjpass" else [], TOGETHER

    def _at_odds(self, sentence: int, known: list[tuple[Token, Key]], told: Told) -> Iterator[Facing]:
        """Those in a country who may stand against its rulers, of whom the article has told: "Kokang rebels" of the junta."""
        for head, (country, sector) in known:
            rulers = (country, "")
            if (
                sector in self._kinds.against_rulers
                and country not in self._kinds.international
                and rulers in told.called
            ):
                yield Facing(sentence, head.i, (rulers, (country, sector)), AT_ODDS)

    def _named(self, sentence: Sentence, heads: list[Token]) -> Named:
        """The countries that a sentence names, adjectives included: "Ethiopian cargo". Where something is done is named, too."""
        adjectives = [child for head in heads for child in head.lefts if child.dep_ == "amod" and child.text.istitle()]
        named = [*heads, *adjectives]
        located = {each for each in named if each.dep_ == "pobj" and each.head.lower_ in LOCATIVE}
        apart = self._countries(each for each in named if each not in located)
        return Named(sentence.number, apart, apart | self._countries(located))

    def _countries(self, named: Iterable[Token]) -> set[str]:
        countries = {one.country for each in named for one in self._own(each) if one.country is not None}
        return countries - self._kinds.international

    def _subjects(self, verb: Token | None) -> list[Token]:
        if verb is None:
            return []
        return [one for each in surface_subject(verb) for one in conjuncts(each)]

    def _pair(self, one: Token, other: Token) -> Pair | None:
        both = {one, other}
        if any(map(self._tells_two, both)):
            return None
        keys = {*self.keys(both)}
        countries = {country for country, _ in keys} - {None}
        if len(countries) == 1:
            (country,) = countries
            keys = {(country, sector) for _, sector in keys}  # "the unions" of who deals with the minister
        return as_pair(keys) if len(keys) == 2 else None

    def keys(self, heads: Iterable[Token]) -> Iterator[Key]:
        """The sides of which phrases tell."""
        for head in heads:
            for each in self._known(head):
                if (key := self._key(each)) is not None:
                    yield key

    def _known(self, head: Token) -> list[Referent]:
        return [each for each in self._meant(head) if each.known and not each.bloc]

    def _key(self, referent: Referent) -> Key | None:
        if referent.kind in PLACES and referent.kind not in STATES:
            return None
        if referent.noun is not None and referent.noun.thing and referent.sectors[:1] == (CIVILIANS,):
            return None
        sector = next(iter(referent.sectors), "")
        if referent.kind in STATES or sector in self._kinds.of_the_state:
            return (referent.country, "") if referent.country is not None else None
        return (referent.country, sector) if sector and sector not in self._kinds.on_no_side else None

    def _worth(self, head: Token) -> float:
        """How likely those whom a phrase names are a side: less if they are of many states, or anybody."""
        return max((self._worth_of(each) for each in self._known(head)), default=0.0)

    def _worth_of(self, referent: Referent) -> float:
        if referent.country in self._kinds.international:
            return OF_MANY
        return 1.0 if self._kinds.nouns.sectors.for_themselves.isdisjoint(referent.sectors[:1]) else ANYBODY
