"""Those whom a text sets against each other: whom "both sides", "the warring parties", "the two delegations" mean."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.referent import Referent
from tocsin.knowledge.names import PLACES, STATES
from tocsin.parse.arguments import agents, surface_subject
from tocsin.parse.nominals import PAIR, count_of, heads_of, is_definite
from tocsin.parse.phrases import conjuncts
from tocsin.parse.standing import nearest_verb, owner_of, verb_of
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse import Document
    from tocsin.parse.tokens import Token

#: How much it says of two that they are sides, by how a sentence puts them together.
_BETWEEN, _AGAINST, _JOINED, _DONE = 3.0, 2.0, 1.0, 1.0
#: And for those of whom one is a body of many states, or bears no office and no arms.
_OF_MANY, _ANYBODY = 0.3, 0.15
#: What is left of it for each sentence since then.
_FADES = 0.85
#: By how much two must be more before the reader's eyes than any other two.
_CLEAR = 1.15
_EACH = {"each", "either", "neither"}
_FACING = {"with", "against"}
_SINGULAR = {"NN", "NNP"}
_PASSED_BY = {"det", "predet", "nummod", "cc", "preconj", "cc:preconj"}
_GOVERNMENT = ("GOV",)
#: Those of whom nobody knows whose side they are on.
_NO_SIDE = {"UAF", "CRM"}

#: What tells a side: whose it is, and what they are; a state's own people are its side together.
Key = tuple[str | None, str]


class _Facing(NamedTuple):
    """Two sides that a sentence puts together, as far as its word at an index tells it."""

    sentence: int
    after: int
    keys: tuple[Key, Key]
    weight: float


@dataclass
class _Told:
    """What an article tells of sides."""

    facings: list[_Facing] = field(default_factory=list)
    #: Who mediates: who urges both sides, or brings them to a table.
    thirds: set[Key] = field(default_factory=set)
    #: By which sectors those of a side are called, and how often.
    called: dict[Key, Counter[tuple[str, ...]]] = field(default_factory=lambda: defaultdict(Counter))

    def weights(self, sentence: int, index: int, others: set[Key]) -> dict[tuple[Key, Key], float]:
        """How much any two sides are before the reader's eyes at a word, besides some others."""
        weights: dict[tuple[Key, Key], float] = defaultdict(float)
        thirds = self.thirds | others
        for each in self.facings:
            before = each.sentence < sentence or (each.sentence == sentence and each.after < index)
            if before and thirds.isdisjoint(each.keys):
                often = min(max(1, self.called[key].total()) for key in each.keys)
                weights[each.keys] += each.weight * _FADES ** (sentence - each.sentence) * often**0.5
        return weights

    def side(self, key: Key, *, within: bool) -> Referent:
        """One side, as those of it are mostly called; a state that faces its own people is its government."""
        country, sector = key
        called = next(iter(self.called[key].most_common(1)), ((sector,), 0))[0]
        sectors = called or (_GOVERNMENT if within and not sector else ())
        return Referent(country=country, sectors=sectors, via=f"one of the two sides: {country or sector}")


class Sides:
    """Finds the two sides that an article tells of.

    meant: what a phrase refers to, coreference included.
    forget: what is called when more is known, so that phrases are asked anew.
    """

    def __init__(
        self,
        document: Document,
        kinds: Kinds,
        meant: Callable[[Token], list[Referent]],
        forget: Callable[[], None],
    ):
        self._forget = forget
        self._document = document
        self._kinds = kinds
        self._meant = meant
        self._reading = False

    def tells_sides(self, head: Token) -> bool:
        """Whether a phrase says of two no more than that they are sides: "both sides", "each side", "the warring parties"."""
        noun = head.lemma_.lower()
        if head.pos_ != "NOUN" or not (noun in self._kinds.nouns.kinds["pair"] or noun in self._kinds.of_sides):
            return False
        before = [child for child in head.lefts if child.dep_ not in _PASSED_BY]
        facing = bool(before) and all(child.lower_ in self._kinds.set_against for child in before)
        if before and not facing:
            return False
        if head.tag_ in _SINGULAR:
            return any(child.lower_ in _EACH for child in head.lefts)
        return count_of(head) == PAIR or (facing and count_of(head) is None)

    def counts_sides(self, head: Token) -> bool:
        """Whether a phrase says of two no more than how many they are: "the two", "both"."""
        if head.pos_ == "PRON":
            return head.lower_ == "both"
        alone = head.pos_ == "NUM" and not any(child.dep_ != "det" for child in head.children)
        return alone and head.lower_ == PAIR and is_definite(head)

    def two(self, head: Token, *, states: bool = False) -> list[Referent]:
        """The two sides that are before the reader's eyes at a phrase; none if that is not clear.

        states: they are two states.
        """
        if self._reading:
            return []
        told = self._told
        self._reading = True
        weights = told.weights(self._document.sentence_of(head).number, head.i, {*self._doers(head)})
        self._reading = False
        if states:
            weights = {each: weight for each, weight in weights.items() if self._are_states(*each)}
        best = sorted(weights, key=lambda each: -weights[each])[:2]
        if not best or (len(best) > 1 and weights[best[0]] < _CLEAR * weights[best[1]]):
            return []
        one, other = best[0]
        return [told.side(each, within=one[0] == other[0]) for each in (one, other)]

    def _are_states(self, one: Key, other: Key) -> bool:
        """Whether sides are two states, or those who speak and fight for them."""
        return not (one[1] or other[1]) and {one[0], other[0]}.isdisjoint(self._kinds.international)

    @cached_property
    def _told(self) -> _Told:
        """What the article tells of sides, read once; while that is done, nobody is asked for them."""
        self._reading = True
        told = _Told()
        for sentence in self._document.sentences:
            heads = [*heads_of(sentence.span)]
            for head in heads:
                if self.tells_sides(head) or self.counts_sides(head):
                    told.thirds.update(self._doers(head))
                    continue
                for each in self._known(head):
                    if (key := self._key(each)) is not None:
                        told.called[key][each.sectors] += 1
            for one, other, told_by in self._put_together(heads):
                if (pair := self._pair(one, other)) is not None:
                    weight = told_by * self._worth(one) * self._worth(other)
                    told.facings.append(_Facing(sentence.number, max(one.i, other.i), pair, weight))
        self._reading = False
        self._forget()
        return told

    def _doers(self, head: Token) -> Iterator[Key]:
        """Who does something to those whom a phrase means, as who mediates between them."""
        verb = nearest_verb(head)
        doers = self._subjects(verb)
        if not any(each == head or each.is_ancestor(head) for each in doers):
            yield from self._keys(doers)

    def _put_together(self, heads: list[Token]) -> Iterator[tuple[Token, Token, float]]:
        """Those whom a sentence puts together, and how much that says of them."""
        for head in heads:
            if head.dep_ == "conj":
                continue
            joined = conjuncts(head)
            between = head.dep_ == "pobj" and head.head.lower_ == "between"
            if len(joined) <= 2:
                # of one phrase, too: "Armenian and Azerbaijani soldiers"
                yield joined[0], joined[-1], _BETWEEN if between else _JOINED
            doers, weight = self._faced(head)
            yield from ((doer, each, weight) for doer in doers if doer not in joined for each in joined)

    def _faced(self, head: Token) -> tuple[list[Token], float]:
        """Who deals with those whom a phrase names, as the object of what they do, or behind "with" and "against"."""
        if head.dep_ == "pobj" and head.head.lower_ in _FACING:
            above = head.head.head
            owner = None if is_verb(above) else owner_of(above)
            verb = above if is_verb(above) else nearest_verb(above)
            return [owner] if owner is not None else self._subjects(verb), _AGAINST
        verb = verb_of(head)
        if head.dep_ in {"dobj", "dative"}:
            return self._subjects(verb), _DONE
        return agents(verb) if verb is not None and head.dep_ == "nsubjpass" else [], _DONE

    def _subjects(self, verb: Token | None) -> list[Token]:
        if verb is None:
            return []
        return [one for each in surface_subject(verb) for one in conjuncts(each)]

    def _pair(self, one: Token, other: Token) -> tuple[Key, Key] | None:
        if any(self.tells_sides(each) or self.counts_sides(each) for each in (one, other)):
            return None
        keys = {*self._keys([one]), *self._keys([other])}
        countries = {country for country, _ in keys} - {None}
        if len(countries) == 1:
            (country,) = countries
            keys = {(country, sector) for _, sector in keys}  # "the unions" of who deals with the minister
        found = sorted(keys, key=str)
        return (found[0], found[1]) if len(found) == 2 else None

    def _keys(self, heads: list[Token]) -> Iterator[Key]:
        for head in heads:
            for each in self._known(head):
                if (key := self._key(each)) is not None:
                    yield key

    def _known(self, head: Token) -> list[Referent]:
        return [each for each in self._meant(head) if each.known and not each.bloc]

    def _key(self, referent: Referent) -> Key | None:
        if referent.kind in PLACES and referent.kind not in STATES:
            return None
        if referent.noun is not None and referent.noun.thing and referent.sectors[:1] == ("CVL",):
            return None
        sector = next(iter(referent.sectors), "")
        if referent.kind in STATES or sector in self._kinds.of_the_state:
            return (referent.country, "") if referent.country is not None else None
        return (referent.country, sector) if sector and sector not in _NO_SIDE else None

    def _worth(self, head: Token) -> float:
        """How likely those whom a phrase names are a side: less if they are of many states, or anybody."""
        return max((self._worth_of(each) for each in self._known(head)), default=0.0)

    def _worth_of(self, referent: Referent) -> float:
        if referent.country in self._kinds.international:
            return _OF_MANY
        return 1.0 if self._kinds.nouns.sectors.for_themselves.isdisjoint(referent.sectors[:1]) else _ANYBODY
