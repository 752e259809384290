"""Sentences that part whom they tell of from what they tell: "It was Turkey | that freed them"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import NOMINAL_SUBJECT, NOUNS, SUBJECT, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_verb

_BE = "be"
_COMPLETE = {"dobj", "ccomp", "xcomp", "oprd", "acomp", "attr"}


def join_clefts(doc: Doc, transitive: Set[str], is_role: Callable[[str], bool]) -> None:
    """Makes relative clauses of what they tell, in place; what stands behind a preposition goes into the clause.

    transitive: lemmas of verbs that are always done to somebody or something.
    is_role: whether a word stands for somebody.
    """
    for be in doc:
        if be.lemma_ != _BE or be.tag_ == "VBN" or any(child.dep_ == "neg" for child in be.children):
            continue
        clause = next((child for child in be.rights if child.dep_ in {"ccomp", "advcl"} and is_verb(child)), None)
        if clause is None or not any(child.lower_ == "it" and child.dep_ in SUBJECT for child in be.lefts):
            continue
        that = clause.left_edge
        if that.lower_ not in {"that", "who"} or that.head is not clause:
            continue
        told = next((child for child in be.rights if child.dep_ in {"attr", "prep"} and child.right_edge.i + 1 == that.i), None)
        if told is None:
            continue
        if told.dep_ == "prep":
            _take_phrase(told, be, clause)
        elif told.pos_ in NOUNS and told.ent_type_ not in TIMES and (told.pos_ == "PROPN" or is_role(told.lemma_.lower())):
            _relate(told, that, clause, transitive)


def _relate(told: Token, that: Token, clause: Token, transitive: Set[str]) -> None:
    """Hangs the clause on the one of whom it tells, who does it or to whom it is done."""
    subject = next((child for child in clause.lefts if child.dep_ in NOMINAL_SUBJECT), None)
    if subject is not None and subject is not that:
        done = clause.lemma_.lower() in transitive and not is_passive(clause)
        if not done or any(child.dep_ in _COMPLETE for child in clause.rights):
            return  # "it was his view that Peru attacked": no part of it
        that.dep_ = "dobj"
    elif subject is None:
        that.dep_ = "nsubjpass" if is_passive(clause) else "nsubj"
    that.tag_, that.pos_ = "WDT", "PRON"
    clause.head, clause.dep_ = told, "relcl"
    hang(told.doc.tokens)


def _take_phrase(preposition: Token, be: Token, clause: Token) -> None:
    """Hangs on the clause to whom or where it is: "It was | to Oman | that they were handed over"."""
    if any(child.dep_ == "attr" for child in be.rights) or not any(child.dep_ in NOMINAL_SUBJECT for child in clause.lefts):
        return
    preposition.head = clause
    hang(be.doc.tokens)
