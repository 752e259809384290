"""What some of those just named do meanwhile: "residents, some | carrying sticks, blocked the road"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.relations import NOUNS, SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb


def part_absolutes(doc: Doc, some_of: Set[str]) -> None:
    """Hangs such a clause on those just named, where the parser takes a word of it for somebody who does the same, in place.

    some_of: words that stand for some of those just named.
    """
    for token in doc:
        if token.tag_ == "VBG" and token.i > 1 and token.nbor(-1).lower_ in some_of and token.nbor(-2).text == ",":
            _part(token)


def _part(verb: Token) -> None:
    part = verb.nbor(-1)
    if verb.dep_ == "amod" and part.head is verb.head and verb.head.pos_ in NOUNS:
        taken = verb.head  # "some carrying | sticks"
    elif verb.dep_ == "acl" and verb.head is part:
        taken = part
    else:
        return
    first = _just_named(taken, part)
    end = taken.right_edge
    closed = end.text == "," or (end.i + 1 < len(taken.doc) and end.nbor().text == ",")
    if first is None or not closed:
        return
    part.head, part.dep_ = verb, "nsubj"
    verb.head, verb.dep_ = first, "acl"
    if taken is not part:
        taken.head, taken.dep_ = verb, "dobj"
    hang(verb.doc.tokens)


def _just_named(taken: Token, part: Token) -> Token | None:
    """Those of whom it tells: another subject of the verb, or what the word is taken for an apposition to."""
    if taken.dep_ == "appos":
        return taken.head
    if taken.dep_ not in SUBJECT or not is_verb(taken.head):
        return None
    subjects = (child for child in taken.head.lefts if child.dep_ in SUBJECT and child is not taken)
    return next((each for each in subjects if each.i < part.i), None)
