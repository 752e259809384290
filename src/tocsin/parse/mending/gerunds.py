"""Verbs in -ing that the parser takes for the first part of a compound: "denied | training rebels", "admits shipping shells"."""

from __future__ import annotations

from tocsin.parse.mending.relations import PLURAL
from tocsin.parse.tokens import Doc, Token, hang

_LETTERS_OF_ING = 3


def tell_gerunds(doc: Doc, owning: frozenset[str], known: frozenset[str]) -> None:
    """Makes verbs of such words, in place.

    owning: lemmas of verbs by which somebody owns or denies what he did.
    known: lemmas of verbs of acts.
    """
    for token in doc:
        if token.i and token.lower_.endswith("ing") and token.nbor(-1).lemma_.lower() in owning:
            if token.dep_ == "compound":
                _part(token, known)
            elif token.dep_ == "dobj" and token.tag_ == "VBG" and any(child.dep_ == "dobj" for child in token.rights):
                token.dep_ = "xcomp"


def _part(word: Token, known: frozenset[str]) -> None:
    thing, above = word.head, word.nbor(-1)
    lemma = _verb_of(word.lower_, known)
    alone = thing.dep_ == "dobj" and thing.head is above and thing.tag_ in PLURAL and thing.left_edge is word
    if lemma is None or not alone:
        return
    word.tag_, word.pos_, word.lemma_, word.dep_, word.head = "VBG", "VERB", lemma, "xcomp", above
    thing.head = word
    for child in above.rights:
        if child.dep_ in {"prep", "dative"}:
            child.head = word  # "denied shipping shells to Georgia"
    hang(word.doc.tokens)


def _verb_of(word: str, known: frozenset[str]) -> str | None:
    """The verb of a form in -ing: "shipping" of "ship", "hiding" of "hide"."""
    stem = word[:-_LETTERS_OF_ING]
    single = [stem[:-1]] if len(stem) > 1 and stem[-1] == stem[-2] else []
    return next((each for each in (stem, f"{stem}e", *single) if each in known), None)
