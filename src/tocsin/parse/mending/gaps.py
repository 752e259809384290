"""Clauses whose verb is left out, since it is that of the clause before: "Spain expelled two diplomats, Italy three"."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.relations import SUBJECT, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_TWO = 2
#: The entity label of states.
_STATE = "GPE"
#: How the parser hangs the subject of such a clause, and what begins its object.
_TAKEN_FOR, _OPENING = {"appos", "conj"}, {"nummod", "det", "poss"}


def fill_gaps(doc: Doc, is_role: Callable[[str], bool]) -> None:
    """Joins the subjects of such clauses to that of the clause before, in place. is_role: whether a word stands for somebody."""
    for token in doc[1 : len(doc) - 1]:
        if token.ent_type_ == _STATE and token.dep_ in _TAKEN_FOR and token.nbor(-1).lower_ in {",", "and"}:
            _fill(token)
        joined = token.dep_ == "conj" and token.left_edge.i and token.left_edge.nbor(-1).lower_ == "and"
        if joined and (token.pos_ == "PROPN" or is_role(token.lemma_.lower())):
            _join_by_day(token)


def _join_by_day(somebody: Token) -> None:
    """Joins who did the same on another day, or to whom it was done: "the minister resigned on Monday and | his deputy on Tuesday"."""
    verb = next((each for each in somebody.ancestors if is_verb(each)), None)
    first = None if verb is None else next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    if verb is None or first is None or somebody.i < verb.i or somebody.i + 1 >= len(somebody.doc):
        return
    above, when = somebody.head, somebody.nbor()
    if above is not verb and above.ent_type_ not in TIMES:
        return
    days = [child for child in (*verb.rights, *somebody.rights) if child.dep_ == "prep" and _is_of_time(child)]
    if len(days) < _TWO or when not in days or days[0].i > somebody.i:
        return
    done = next((child for child in verb.rights if child.dep_ == "dobj" and child.i < somebody.i), None)
    alike = somebody.pos_ == first.pos_ == "PROPN"
    joiner = somebody.left_edge.nbor(-1)
    # "killed nine men on Monday and two women on Tuesday"
    joiner.head = somebody.head = first if done is None or alike else done
    when.head = verb
    hang(somebody.doc.tokens)


def _is_of_time(preposition: Token) -> bool:
    return any(child.dep_ == "pobj" and child.ent_type_ in TIMES for child in preposition.rights)


def _fill(state: Token) -> None:
    behind = state.nbor()
    verb = next((each for each in state.ancestors if is_verb(each)), None)
    subject = None if verb is None else next((child for child in verb.lefts if child.dep_ in SUBJECT), None)
    if verb is None or subject is None or subject.ent_type_ != _STATE or behind.dep_ not in _OPENING:
        return
    if behind.head.ent_type_ in TIMES:
        return  # "mediated between Athens and Ankara that autumn"
    if behind.head is state:
        behind.head, behind.dep_ = verb, "dep"
    elif behind.head.i < behind.i or behind.ent_type_ == _STATE:
        return
    state.head, state.dep_ = subject, "conj"
    hang(state.doc.tokens)
