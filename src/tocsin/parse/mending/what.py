"""Sentences that ask first what they then tell: "What the miners blocked was | the road", "What Oslo did was | to recall its envoy"."""

from __future__ import annotations

from tocsin.parse.relations import FINITE, NOMINAL, NOMINAL_SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import has_to, is_passive, is_verb, own_subjects

_BE, _DO = "be", "do"
#: What hangs on "was" beside the two that it joins.
_BOTH = {"csubj", "attr", "xcomp", "nsubj"}


def tell_what(doc: Doc) -> None:
    """Makes plain clauses of them, in place."""
    for be in doc:
        if be.lemma_ == _BE and be.tag_ in FINITE and not any(child.dep_ in {"aux", "neg"} for child in be.children):
            _tell(be)


def _tell(be: Token) -> None:
    asking = next((child for child in be.lefts if child.dep_ == "csubj" and is_verb(child)), None)
    what = None if asking is None else next((child for child in asking.lefts if child.lower_ == "what"), None)
    if asking is None:
        thing = next((child for child in be.lefts if child.dep_ in NOMINAL_SUBJECT), None)
        clauses = [] if thing is None else [child for child in thing.rights if child.dep_ == "relcl"]
        asking = next((each for each in clauses if each.lemma_.lower() == _DO), None)
        what = thing
    if asking is None or what is None or is_passive(asking):
        return
    who = next((child for child in asking.lefts if child.dep_ == "nsubj"), None)
    if who is None or who is what or any(child.dep_ == "dobj" and child is not what for child in asking.rights):
        return
    told = next((child for child in be.rights if child.dep_ in {"attr", "xcomp", "ccomp"}), None)
    if told is None:
        return
    if asking.lemma_.lower() == _DO:
        if is_verb(told) and (has_to(told) or told.tag_ == "VB") and not own_subjects(told):
            _do(be, asking, who, told)
    elif told.dep_ == "attr" and told.pos_ in NOMINAL:
        told.head, told.dep_ = asking, "dobj"
        _raise(be, asking, what)


def _do(be: Token, asking: Token, who: Token, told: Token) -> None:
    """Tells what somebody did: he has done it."""
    for child in told.lefts:
        if child.tag_ == "TO":
            child.head, child.dep_ = be, "dep"
    told.tag_ = be.tag_ if be.tag_ != "VBP" else "VBZ"
    who.head = told
    what = asking.left_edge if asking.dep_ == "csubj" else asking.head
    _raise(be, told, what)
    asking.head, asking.dep_ = be, "dep"
    hang(be.doc.tokens)


def _raise(be: Token, verb: Token, what: Token) -> None:
    """Puts a verb in the place of "was", which is left hanging on it."""
    what.dep_ = "dep"
    verb.head, verb.dep_ = (verb if be.head is be else be.head), be.dep_
    for child in be.children:
        if child.dep_ not in _BOTH and child is not verb:
            child.head = verb
    be.head, be.dep_ = verb, "dep"
    hang(be.doc.tokens)
