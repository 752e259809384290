"""Those who do a deed, before its noun: "a Sudanese | air force strike", "a Syrian regime | offensive"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import SUBJECT
from tocsin.parse.tokens import Doc, Token, hang

#: Tags of what may be a noun of a deed.
_TAKEN_FOR = {"NN", "NNS", "JJ"}
_VERBAL = {"aux", "auxpass", "cop", "mark", "neg"}


def tell_doers(
    doc: Doc, deeds: Set[str], weapons: Set[str], adjectives: Set[str], is_role: Callable[[str], bool]
) -> None:
    """Makes one phrase of what the parser takes for a clause or for two, in place.

    deeds: lemmas of nouns of acts. weapons: nouns for such, which do nothing: "a Chinese missile test". adjectives: those of countries, in lower case. is_role: whether a word stands for somebody.
    """
    for token in doc:
        if token.tag_ in _TAKEN_FOR and token.lemma_.lower() in deeds:
            _make_noun(token, is_role)
            _nest_nationality(token, adjectives, lambda word: word not in weapons and is_role(word))


def _make_noun(deed: Token, is_role: Callable[[str], bool]) -> None:
    """A noun has no subject: "the regime | offensive has displaced thousands"."""
    if deed.dep_ not in SUBJECT | {"dobj", "pobj"} or any(child.dep_ in _VERBAL for child in deed.children):
        return
    before = next((child for child in deed.lefts if child.dep_ in SUBJECT), None)
    if before is not None and before.i + 1 == deed.i and is_role(before.lemma_.lower()):
        before.dep_ = "compound"
        deed.tag_, deed.pos_ = "NN" if deed.tag_ == "JJ" else deed.tag_, "NOUN"


def _nest_nationality(deed: Token, adjectives: Set[str], is_role: Callable[[str], bool]) -> None:
    """The nationality is that of those who stand behind it."""
    for child in deed.lefts:
        if child.dep_ != "compound" or child.pos_ != "NOUN" or not is_role(child.lemma_.lower()):
            continue
        before = child.left_edge.nbor(-1) if child.left_edge.i > deed.sent.start else child
        if before.head == deed and before.dep_ == "amod" and before.lower_ in adjectives:
            before.head = child
            hang(deed.doc.tokens)
            return
