"""Faults around words of saying that stand inside or behind what is told: "killed six, police said, and burned two trucks"."""

from __future__ import annotations

from tocsin.parse.relations import AUXILIARIES, NOUNS, SUBJECT
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_verb

#: A verb that the tagger may take for a participle: "strikes killed".
_FINITE_LIKE = {"VBN", "VBD"}


def mend_saying(verb: Token) -> None:
    """Faults around a verb of saying."""
    _tell_first(verb)
    _tell_quoted(verb)
    if verb.dep_ == "parataxis":
        _pass_over(verb)


def _tell_first(verb: Token) -> None:
    """Gives what is told its own subject and verb: "Air strikes | killed six on Monday, officials said, as …"."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    if len(subjects) != 2 or any(child.dep_ == "ccomp" for child in verb.children):
        return
    first, second = subjects
    told = next((child for child in first.rights if child.dep_ == "acl" and child.tag_ in _FINITE_LIKE), None)
    before = second.left_edge.nbor(-1)
    if told is None or told.i > second.i or before.text != "," or first.pos_ not in NOUNS or not is_verb(verb):
        return
    if any(child.dep_ in {*SUBJECT, *AUXILIARIES} for child in told.children) or told.right_edge.i >= before.i:
        return
    told.tag_, told.head, told.dep_ = "VBD", verb, "ccomp"
    first.head = told
    hang(verb.doc.tokens)


def _tell_quoted(verb: Token) -> None:
    """Makes a quoted phrase what is said, not who says it: "'No talks with them,' | said the envoy"."""
    subjects = [child for child in verb.children if child.dep_ == "nsubj"]
    if len(subjects) != 2 or any(child.dep_ == "ccomp" for child in verb.children):
        return
    first, last = subjects[0], subjects[0].right_edge
    closed = last.i + 2 < len(verb.doc.tokens) and last.nbor().text == "," and last.nbor(2).is_quote
    if closed and first.pos_ in NOUNS and first.left_edge.i > verb.sent.start and first.left_edge.nbor(-1).is_quote:
        first.dep_ = "parataxis"


def _pass_over(verb: Token) -> None:
    """Joins what goes on behind the words of saying to what stands before them, not to those."""
    told = verb.head
    for child in list(verb.rights):
        if child.dep_ != "conj" or not is_verb(child) or any(each.dep_ in SUBJECT for each in child.children):
            continue
        joiner = next((each for each in verb.rights if each.dep_ == "cc" and each.i < child.i), None)
        if joiner is None or joiner.nbor(-1).text != "," or child.tag_ != told.tag_ or told.i > verb.i:
            continue
        child.head = joiner.head = told
        hang(verb.doc.tokens)
