"""Clauses whose verb is left out, since it is that of the clause before: "Spain expelled two diplomats, Italy three"."""

from __future__ import annotations

from tocsin.parse.relations import SUBJECT, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

#: The entity label of states.
_STATE = "GPE"
#: How the parser hangs the subject of such a clause, and what begins its object.
_TAKEN_FOR, _OPENING = {"appos", "conj"}, {"nummod", "det", "poss"}


def fill_gaps(doc: Doc) -> None:
    """Joins the subjects of such clauses to that of the clause before, in place."""
    for token in doc[1 : len(doc) - 1]:
        if token.ent_type_ == _STATE and token.dep_ in _TAKEN_FOR and token.nbor(-1).lower_ in {",", "and"}:
            _fill(token)


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
