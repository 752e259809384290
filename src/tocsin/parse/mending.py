"""Faults of the parser that the grammar of English shows, put right."""

from __future__ import annotations

from collections.abc import Mapping

from tocsin.parse.clauses import is_verb
from tocsin.parse.tokens import Doc, Token, hang

_SUBJECT = {"nsubj", "nsubjpass", "csubj", "csubjpass"}
_FINITE = {"VBD", "VBZ", "VBP"}
#: Relations in which a word is a noun, whatever its tag.
_NOMINAL = {"nsubj", "nsubjpass", "dobj", "pobj"}


def mend(doc: Doc, lemmas: Mapping[str, str]) -> None:
    """Puts right what the parser got wrong in a text, in place.

    lemmas: verb forms to their lemmas, where the model's own lemmatizer errs.
    """
    shouted = _is_shouted(doc)
    for token in doc:
        if token.dep_ in _NOMINAL and not shouted and _is_acronym(token):
            token.tag_, token.pos_, token.lemma_ = "NNP", "PROPN", token.text
        elif token.tag_.startswith("VB") and (lemma := lemmas.get(token.lower_)):
            token.lemma_ = lemma
        if token.dep_ == "conj" and token.tag_ in _FINITE:
            _join_to_finite(token)
        elif token.dep_ == "acl" and is_verb(token):
            _relate(token)


def _relate(verb: Token) -> None:
    """Makes a relative clause of what has a subject of its own: "the duties the bloc imposed on China"."""
    words = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass", "mark"}}
    subjects = [child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass"}]
    if subjects and subjects[0].i < verb.i and words.isdisjoint({"TO", "IN"}) and verb.tag_ != "VBG":
        verb.dep_ = "relcl"
        if verb.tag_ == "VBN" and not words:
            verb.tag_ = "VBD"


def _is_shouted(doc: Doc) -> bool:
    """Whether it is written in capitals throughout."""
    words = [token for token in doc if token.is_alpha]
    return sum(token.is_upper for token in words) > len(words) / 2


def _is_acronym(token: Token) -> bool:
    return len(token) > 2 and token.is_alpha and token.is_upper and token.pos_ in {"NOUN", "VERB", "ADJ"}


def _join_to_finite(verb: Token) -> None:
    """Joins a finite verb without a subject of its own to the finite verb above, not to an infinitive or gerund.

    "Accused the army of torturing them and called on the union to act": "called" goes with "accused".
    """
    if any(child.dep_ in _SUBJECT or child.dep_ in {"aux", "auxpass"} for child in verb.children):
        return
    above = verb.head
    while above.dep_ != "ROOT" and not _is_finite(above):
        above = above.head
    if above != verb.head and is_verb(verb.head) and is_verb(above) and above.i < verb.i and above.tag_ == verb.tag_:
        verb.head = above
        hang(verb.doc.tokens)


def _is_finite(token: Token) -> bool:
    return token.tag_ in _FINITE or any(
        child.dep_ in {"aux", "auxpass"} and child.tag_ in {*_FINITE, "MD"} for child in token.children
    )
