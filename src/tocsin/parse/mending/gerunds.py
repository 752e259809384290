"""Verbs in -ing that the parser takes for the first part of a compound: "denied | training rebels", "admits shipping shells"."""

from __future__ import annotations

from tocsin.parse.relations import PLURAL
from tocsin.parse.tokens import Doc, Token, hang

_LETTERS_OF_ING = 3
_SUBJECTS = {"nsubj", "nsubjpass", "csubj"}


def tell_gerunds(doc: Doc, owning: frozenset[str], known: frozenset[str]) -> None:
    """Makes verbs of such words, in place.

    owning: lemmas of verbs by which somebody owns or denies what he did.
    known: lemmas of verbs of acts.
    """
    for token in doc:
        if token.tag_ == "VBG" and token.dep_ in {"csubj", "nsubj", "acl"}:
            _make_noun(token)
        if token.i and token.lower_.endswith("ing") and token.nbor(-1).lemma_.lower() in owning:
            if token.dep_ == "compound":
                _part(token, known)
            elif token.dep_ == "dobj" and token.tag_ == "VBG" and any(child.dep_ == "dobj" for child in token.rights):
                token.dep_ = "xcomp"


def _make_noun(word: Token) -> None:
    """Makes a noun of what names a deed and who did it: "heavy shelling by the army | killed three"."""
    behind = word.nbor() if word.i + 1 < len(word.doc) else None
    if behind is None or behind.lower_ not in {"by", "of"} or behind.head is not word:
        return
    if any(child.dep_ in {"dobj", "aux", "mark"} for child in word.children):
        return
    if word.dep_ == "acl":
        quality = word.head
        if quality.tag_ not in {"JJ", "JJR", "JJS"} or quality.i + 1 != word.i or quality.dep_ not in _SUBJECTS:
            return
        word.head, word.dep_ = (quality.head, quality.dep_)
        for child in quality.children:
            if child is not word:
                child.head = word
        quality.head, quality.dep_ = word, "amod"
    elif word.dep_ == "csubj":
        word.dep_ = "nsubj"
    word.tag_, word.pos_, word.lemma_ = "NN", "NOUN", word.lower_
    hang(word.doc.tokens)


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
