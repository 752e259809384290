"""To whom harm is done by those whom a pronoun means: "They shot | my brother", "they took | our cattle"."""

from __future__ import annotations

from collections.abc import Iterator, Set
from typing import TYPE_CHECKING

from tocsin.code.actors.quoted import is_first_person

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Before whom force is aimed at: "fired on us", "shot at my son".
_AIMED = {"at", "on", "against"}


def harmed_by(pronoun: Token, harms: Set[str], takes_away: Set[str]) -> list[Token]:
    """To whom harm is done by whom a pronoun means.

    harms: verbs of it. takes_away: verbs of what is harm only to those whose it is who speak.
    """
    if pronoun.dep_ != "nsubj":
        return []
    verbs = [each for each in (pronoun.head, *pronoun.head.rights) if each == pronoun.head or each.dep_ == "conj"]
    harmed = [each for verb in verbs if verb.lemma_.lower() in harms for each in _aimed_at(verb)]
    taken = [each for verb in verbs if verb.lemma_.lower() in takes_away for each in _aimed_at(verb)]
    return [*harmed, *(each for each in taken if is_ours(each))]


def is_ours(harmed: Token) -> bool:
    """Whether those who speak say that they are harmed, or what is theirs."""
    return any(map(is_first_person, (harmed, *harmed.lefts)))


def _aimed_at(verb: Token) -> Iterator[Token]:
    """To whom a verb says that something is done."""
    yield from (child for child in verb.rights if child.dep_ == "dobj")
    aims = (child for child in verb.rights if child.dep_ == "prep" and child.lower_ in _AIMED)
    yield from (noun for aim in aims for noun in aim.rights if noun.dep_ == "pobj")
