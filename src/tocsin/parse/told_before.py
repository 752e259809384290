"""To whom, or by whom, something is done in the same sentence before a word that only counts: "killed five and wounded | eight"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Before whom force is used on.
_AIMED = {"on", "at", "against", "with"}


def objects_before(number: Token) -> Iterator[Token]:
    """To whom what is told before a bare number in its sentence is done: "killed five policemen and wounded | eight"."""
    verb = number.head
    while _tells_more(verb):
        verb = verb.head
        yield from _undergoing(verb, number)
    # "some were freed; the army killed the rest", the first of which the parser may hang on the other
    for before in (child for child in verb.lefts if child.dep_ == "ccomp" and child.pos_ == "VERB"):
        yield from _undergoing(before, number)


def doers_before(number: Token) -> Iterator[Token]:
    """Who does what is told before a bare number in its sentence, by others than the last: "teachers marched and police held | twelve"."""
    verb = number.head
    while _tells_more(verb):
        own = number.dep_ == "nsubjpass" or any(child.dep_ == "nsubj" for child in verb.lefts)
        verb = verb.head
        if own:
            yield from _acting(verb)
    # "teachers marched; police held twelve"
    for before in (child for child in verb.lefts if child.dep_ == "ccomp" and child.pos_ == "VERB"):
        yield from _acting(before)


def _acting(verb: Token) -> Iterator[Token]:
    yield from (child for child in verb.lefts if child.dep_ == "nsubj" and child.pos_ == "NOUN")


def _undergoing(verb: Token, number: Token) -> Iterator[Token]:
    """To whom a verb says something is done, before a number."""
    yield from (child for child in verb.children if child.dep_ in {"dobj", "nsubjpass"} and child.i < number.i)
    places = (child for child in verb.rights if child.lower_ in _AIMED and child.i < number.i)
    yield from (noun for place in places for noun in place.rights if noun.dep_ == "pobj")


def _tells_more(verb: Token) -> bool:
    """Whether a verb goes on with what another before it tells: "killed two and | wounded", "let the others | go"."""
    let = verb.dep_ == "ccomp" and verb.tag_ == "VB"
    before = verb.head.i < verb.i and verb.head.pos_ in {"VERB", "AUX"}
    return before and (let or verb.dep_ in {"conj", "advcl", "xcomp"})
