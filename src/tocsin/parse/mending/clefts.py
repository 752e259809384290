"""Sentences that part whom they tell of from what they tell: "It was Turkey | that freed them"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import FINITE, NOMINAL_SUBJECT, NOUNS, SUBJECT, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_verb

_BE = "be"
_OPENING = {"that", "who", "which"}
_COMPLETE = {"dobj", "ccomp", "xcomp", "oprd", "acomp", "attr"}


def join_clefts(doc: Doc, transitive: Set[str], is_role: Callable[[str], bool]) -> None:
    """Makes relative clauses of what they tell, in place; what stands behind a preposition goes into the clause.

    transitive: lemmas of verbs that are always done to somebody or something.
    is_role: whether a word stands for somebody.
    """
    for be in doc:
        if be.lemma_ == _BE and be.tag_ in FINITE:
            _turn_negated(be)
            _identify(be, is_role)
        if be.lemma_ != _BE or be.tag_ == "VBN" or any(child.dep_ == "neg" for child in be.children):
            continue
        clause = next((child for child in be.rights if child.dep_ in {"ccomp", "advcl"} and is_verb(child)), None)
        if clause is None or not any(child.lower_ == "it" and child.dep_ in SUBJECT for child in be.lefts):
            continue
        that = clause.left_edge
        if that.lower_ not in _OPENING or that.head is not clause:
            continue
        told = next(
            (child for child in be.rights if child.dep_ in {"attr", "prep"} and child.right_edge.i + 1 == that.i), None
        )
        if told is None:
            continue
        if told.dep_ == "prep":
            _take_phrase(told, be, clause)
        elif (
            told.pos_ in NOUNS
            and told.ent_type_ not in TIMES
            and (told.pos_ == "PROPN" or is_role(told.lemma_.lower()))
        ):
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
    if any(child.dep_ == "attr" for child in be.rights) or not any(
        child.dep_ in NOMINAL_SUBJECT for child in clause.lefts
    ):
        return
    preposition.head = clause
    hang(be.doc.tokens)


def _turn_negated(be: Token) -> None:
    """Tells of who it was, not of who it was not: "It was not the army that killed them but | a militia"."""
    negation = next((child for child in be.rights if child.dep_ == "neg"), None)
    told = next((child for child in be.rights if child.dep_ == "attr" and child.pos_ in NOUNS), None)
    if (
        negation is None
        or told is None
        or not any(child.lower_ == "it" and child.dep_ in SUBJECT for child in be.lefts)
    ):
        return
    clause = next(
        (child for child in (*told.rights, *be.rights) if child.dep_ in {"relcl", "ccomp"} and is_verb(child)), None
    )
    but = next((word for word in be.sent if word.lower_ == "but" and word.dep_ == "cc" and word.i > told.i), None)
    other = (
        None
        if but is None
        else next((c for c in but.head.rights if c.dep_ == "conj" and c.left_edge.i == but.i + 1), None)
    )
    if clause is None or but is None or other is None or other.pos_ not in NOUNS:
        return
    that = clause.left_edge
    if that.lower_ not in _OPENING or that.dep_ not in {"mark", *NOMINAL_SUBJECT}:
        return
    other.head, other.dep_, told.dep_ = be, "attr", "dep"
    but.head, negation.head, clause.head, clause.dep_ = be, told, other, "relcl"
    if not any(child.dep_ in NOMINAL_SUBJECT and child is not that for child in clause.lefts):
        that.dep_ = "nsubjpass" if is_passive(clause) else "nsubj"
        that.tag_, that.pos_ = "WDT", "PRON"
    hang(be.doc.tokens)


def _identify(be: Token, is_role: Callable[[str], bool]) -> None:
    """Hangs a deed on who did it, not on the word that asks for him: "The first to condemn it was | Senegal"."""
    asked = next((child for child in be.lefts if child.dep_ == "nsubj"), None)
    who = next((child for child in be.rights if child.dep_ in {"attr", "acomp"} and child.pos_ in NOUNS), None)
    if asked is None or who is None or be.dep_ != "ROOT" or any(child.dep_ in {"neg", "aux"} for child in be.children):
        return
    if not (who.pos_ == "PROPN" or is_role(who.lemma_.lower())) or be.tag_ != "VBD":
        return
    deed = next((child for child in asked.rights if child.dep_ in {"relcl", "acl"} and is_verb(child)), None)
    if deed is None or asked.tag_ in {"NNP", "NNPS"}:
        return
    to = next((child for child in deed.lefts if child.tag_ == "TO"), None)
    if to is None or not any(word.tag_ == "JJ" for word in (asked, *asked.lefts)):
        return
    to.tag_, to.dep_ = "IN", "mark"  # he has done it
    deed.tag_ = "VBD" if deed.tag_ == "VB" else deed.tag_
    deed.head, deed.dep_ = who, "relcl"
    hang(be.doc.tokens)
