"""Noun phrases as a text tells of somebody by them: their heads, how many they mean, whether those are given."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.parse.phrases import is_plural, whole_of
from tocsin.parse.tokens import Token

#: Entity labels of what is nobody's name.
AMOUNTS = {"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY"}
#: How many two are, however they are counted: "both sides".
PAIR = "two"
#: Relations of a noun inside another's phrase, and of a word that names nobody.
_WITHIN = {"compound", "nmod", "expl", "det", "amod"}
_ARGUMENTS = {"nsubj", "nsubjpass", "dobj", "pobj"}
_DEFINITE = {"the", "both", "this", "that", "these", "those", "its", "their", "his", "her", "my", "our"}


def heads_of(tokens: Iterable[Token]) -> Iterator[Token]:
    """Heads of noun phrases, in text order."""
    for token in tokens:
        if _may_be_head(token) and whole_of(token) is token:
            yield token


def _may_be_head(token: Token) -> bool:
    """Whether a word heads a noun phrase, or is the first part of one that does: "al-Jabiri"."""
    match token.pos_:
        case "NOUN" | "PROPN" | "PRON":
            return token.dep_ not in _WITHIN
        case "ADJ":  # that stands for somebody: "the general", "the accused"
            return token.dep_ in _ARGUMENTS and any(child.dep_ == "det" for child in token.children)
        case "NUM":
            return token.dep_ in _ARGUMENTS and token.ent_type_ not in AMOUNTS
        case _:
            return False


def count_of(head: Token) -> str | None:
    """How many a phrase means: "two" in "the two countries", "both sides"; "five" in "the five"."""
    if head.pos_ == "NUM":
        return head.lower_
    for child in head.lefts:
        if child.lower_ == "both":
            # "both the government and the rebels" are not two of each
            return PAIR if is_plural(head) and child.dep_ not in {"preconj", "cc:preconj"} else None
        if child.dep_ == "nummod":
            return child.lower_
    return None


def is_definite(head: Token) -> bool:
    """Whether a phrase speaks of something given: "the", "this", "its"."""
    return any(child.dep_ in {"det", "poss"} and child.lower_ in _DEFINITE for child in head.children)


def are_two(head: Token) -> bool:
    """Whether a phrase means two of whom the text has told: "both leaders", "the two delegations"."""
    return count_of(head) == PAIR and is_definite(head)


def are_both(head: Token) -> bool:
    """Whether a phrase means one as well as the other of two: "both leaders"."""
    return are_two(head) and any(child.lower_ == "both" for child in head.lefts)
