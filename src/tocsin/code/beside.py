"""Verbs beside a clause on which the parser hangs what is said of the clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from tocsin.parse.relations import NOMINAL_SUBJECT
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.syntax import Sentence
    from tocsin.parse.tokens import Token

#: Whether a word tells an act.
Tells = Callable[["Token"], bool]


def idle_clauses(verb: Token, tells: Tells) -> Iterator[Token]:
    """Verbs of clauses on a clause's nouns that go on, tell no act, or only what is always so: "a train carrying soldiers", "a hotel that houses refugees".

    A time or place that hangs on one is the clause's: "seized … in Sindh on Tuesday"; not so in "freed sailors kidnapped in May".
    """
    for token in verb.subtree:
        ongoing = token.dep_ == "acl" and token.tag_ == "VBG"
        participle = token.dep_ == "acl" and token.tag_ == "VBN"
        lasting = token.dep_ == "relcl" and token.tag_ in {"VBZ", "VBP"} and verb.tag_ in {"VBD", "VBN"}
        if lasting or ongoing or (participle and not tells(token)):
            yield token


def joined(verb: Token) -> Iterator[Token]:
    """Verbs joined with one that have no subject of their own: "was shot and wounded on Friday"."""
    for child in verb.children:
        if child.dep_ == "conj" and is_verb(child) and not has_subject(child):
            yield child


def has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(child.dep_ in NOMINAL_SUBJECT for child in verb.children)


def in_aside(sentence: Sentence, start: int, end: int, word: Token) -> bool:
    """Whether part of a sentence's text stands in a clause that hangs on a noun, and a word does not: "Chad, which left in May, | said"."""
    clause = _root_of(sentence, start, end)
    while clause is not None and clause.dep_ not in {"ROOT", "relcl", "acl"}:
        clause = clause.head
    return clause is not None and clause.dep_ != "ROOT" and word not in clause.subtree


def _root_of(sentence: Sentence, start: int, end: int) -> Token | None:
    """The word on which the others of part of a sentence's text hang."""
    first = sentence.span.start_char
    part = sentence.span.doc.char_span(first + start, first + end, alignment_mode="expand")
    return part.root if part is not None and len(part) else None
