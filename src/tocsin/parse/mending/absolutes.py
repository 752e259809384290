"""What some of those just named do meanwhile, or are: "residents, some | carrying sticks, blocked the road", "most of them | farmers"."""

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
        if token.lower_ == "with" and token.dep_ == "prep" and is_verb(token.head):
            _open_absolute(token)
        if token.tag_ == "VBG" and token.i > 1 and token.nbor(-1).lower_ in some_of and token.nbor(-2).text == ",":
            _part(token)
        if (
            token.lower_ in some_of
            and token.i + 2 < len(doc)
            and token.nbor(1).lower_ == "of"
            and token.nbor(2).tag_ == "PRP"
        ):
            _tell_some(token)


def _open_absolute(preposition: Token) -> None:
    """Makes a clause of what somebody does meanwhile, to whom the main verb does nothing: "With the deputies | boycotting it, the senate voted"."""
    somebody = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    verb = None if somebody is None else next((child for child in somebody.rights if child.dep_ == "acl"), None)
    if somebody is None or verb is None or verb.tag_ != "VBG" or any(c.dep_ in SUBJECT for c in verb.children):
        return
    if preposition.i != preposition.sent.start or preposition.head.i < preposition.i:
        return
    verb.head, verb.dep_ = preposition.head, "advcl"
    somebody.head, somebody.dep_ = verb, "nsubj"
    preposition.head, preposition.dep_ = verb, "mark"
    hang(verb.doc.tokens)


def _tell_some(part: Token) -> None:
    """Hangs what some are on those just named: "200 people, most of them | students, marched", not as those who march."""
    told = part.head if part.dep_ == "amod" else next((each for each in part.rights if each.dep_ == "appos"), None)
    if told is None or told.i < part.i or told.pos_ not in NOUNS:
        return
    if part.dep_ == "amod":
        if told.dep_ != "appos":
            return
    else:
        verb = part.head
        named = [each for each in verb.lefts if each.dep_ == part.dep_ and each is not part and each.i < part.i]
        if part.dep_ not in SUBJECT or not named:
            return
        told.head, told.dep_ = named[-1], "appos"
    part.head, part.dep_ = told, "nsubj"
    hang(part.doc.tokens)


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
