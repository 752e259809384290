"""Clauses whose verb and more is left out, since it is that of the clause before: "resigned on Monday and his deputy on Tuesday"."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.relations import SUBJECT, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_TWO = 2


def fill_gaps(doc: Doc, is_role: Callable[[str], bool]) -> None:
    """Joins who stands in such a clause to those of the clause before, in place. is_role: whether a word stands for somebody."""
    for token in doc[1 : len(doc) - 1]:
        joined = token.dep_ == "conj" and token.left_edge.i and token.left_edge.nbor(-1).lower_ == "and"
        if joined and (token.pos_ == "PROPN" or is_role(token.lemma_.lower())):
            _join_by_day(token)


def _join_by_day(somebody: Token) -> None:
    """Joins who did the same on another day, or to whom it was done: "the minister resigned on Monday and | his deputy on Tuesday".

    So "got ten years": "sentenced the general to ten years and | the colonel to six".
    """
    verb = next((each for each in somebody.ancestors if is_verb(each)), None)
    first = None if verb is None else next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    if verb is None or first is None or somebody.i < verb.i or somebody.i + 1 >= len(somebody.doc):
        return
    above, when = somebody.head, somebody.nbor()
    if above is not verb and above.ent_type_ not in TIMES:
        return
    behind = [child for child in (*verb.rights, *somebody.rights) if child.dep_ in {"prep", "dative"}]
    days = [child for child in behind if _is_of_time(child) or _is_such_a_number(child, behind)]
    if len(days) < _TWO or when not in days or days[0].i > somebody.i:
        return
    done = next((child for child in verb.rights if child.dep_ == "dobj" and child.i < somebody.i), None)
    alike = somebody.pos_ == first.pos_ == "PROPN"
    joiner = somebody.left_edge.nbor(-1)
    # "killed nine men on Monday and two women on Tuesday"
    joiner.head = somebody.head = first if done is None or alike else done
    when.head = verb
    hang(somebody.doc.tokens)


def _is_such_a_number(preposition: Token, before: list[Token]) -> bool:
    """Whether only a number stands behind a preposition, which counts a time named before: "to ten years … to | six"."""
    number = all(child.dep_ == "pobj" and child.tag_ == "CD" for child in preposition.rights)
    return number and any(each.lower_ == preposition.lower_ and _is_of_time(each) for each in before)


def _is_of_time(preposition: Token) -> bool:
    return any(child.dep_ == "pobj" and child.ent_type_ in TIMES for child in preposition.rights)
