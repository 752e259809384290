"""Those who are only named to say that it was others, and words before several: "not Egypt but | Sudan", "neither | Oman nor Iran"."""

from __future__ import annotations

from tocsin.parse.relations import NOMINAL
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_BEFORE_SEVERAL = {"neither": "nor", "either": "or", "both": "and"}
#: Words behind "not" by which those who follow are meant, too.
_ONLY = {"only", "just", "merely"}
_PLACES = {"nsubj", "nsubjpass", "dobj", "pobj"}


def part_contrasts(doc: Doc) -> None:
    """Sets the former apart, tells the latter from a part of a name, in place."""
    for token in doc:
        if token.lower_ == "not" and token.i + 1 < len(doc):
            if token.nbor().lower_ in _ONLY:
                _join_both(token)
            else:
                _set_aside(token)
        if token.lower_ in _BEFORE_SEVERAL and token.dep_ in {"det", "compound", "nmod"}:
            _open_several(token, _BEFORE_SEVERAL[token.lower_])


def _set_aside(negation: Token) -> None:
    noun = negation.head
    if negation.dep_ not in {"neg", "preconj", "advmod"} or noun.pos_ not in NOMINAL or noun.dep_ not in _PLACES:
        return
    if noun.left_edge is not negation or noun.head is noun:
        return
    but = next((child for child in noun.rights if child.dep_ == "cc"), None)
    other = next((child for child in noun.rights if child.dep_ == "conj" and but is not None and child.i > but.i), None)
    if but is None or but.lower_ != "but" or other is None or other.pos_ not in NOMINAL:
        return
    above = noun.head
    other.head, other.dep_ = above, noun.dep_
    for child in noun.rights:
        if child.i > other.i and child.dep_ == "conj":
            child.head = other
    noun.dep_ = "dep"
    but.head = above
    hang(negation.doc.tokens)


def _join_both(negation: Token) -> None:
    """Joins those behind "but also" with those before: "sanctioned not only generals but also | two banks"."""
    only = negation.nbor()
    words = negation.doc.tokens[only.i + 1 : negation.sent.end]
    but = next((each for each in words if each.lower_ == "but"), None)
    first = next((each for each in words if each.pos_ in NOMINAL and each.dep_ in {*_PLACES, "dep", "appos"}), None)
    if but is None or first is None or first.i > but.i or any(is_verb(each) for each in words[: but.i - only.i]):
        return
    other = next(
        (each for each in words if each.i > but.i and each.pos_ in NOMINAL and each.dep_ in {*_PLACES, "conj"}), None
    )
    if (
        other is None
        or other.head not in {first.head, first}
        or any(is_verb(each) for each in words if but.i < each.i < other.i)
    ):
        return
    if first.dep_ not in _PLACES:
        first.head, first.dep_ = other.head, other.dep_
    for each in (negation, only):
        each.head, each.dep_ = first, "preconj"
    also = but.nbor()
    if also.lower_ == "also":
        also.head, also.dep_ = but, "advmod"
    other.head, other.dep_ = first, "conj"
    but.head, but.dep_ = first, "cc"
    hang(negation.doc.tokens)


def _open_several(word: Token, joiner: str) -> None:
    noun = word.head
    joined = any(child.dep_ == "cc" and child.lower_ == joiner for child in noun.rights)
    if joined and word.i < noun.i and noun.tag_ != "NNS" and any(child.dep_ == "conj" for child in noun.rights):
        word.dep_, word.tag_, word.pos_ = "preconj", "CC", "CCONJ"
