"""Numbers that stand for people and open a sentence or headline: "Five | arrested in Rome", "Two shot dead in Oslo"."""

from __future__ import annotations

from collections.abc import Mapping, Set

from tocsin.parse.tokens import Doc, Token, hang

_VERBAL = {"VBN", "VBD"}
#: How the word hangs that tells what happened.
_MAIN = {"ROOT", "ccomp"}


def open_with_number(doc: Doc, numbers: Set[str], lemmas: Mapping[tuple[str, str], str]) -> None:
    """Tells such a number from a name, and what was done to those people from a noun, in place.

    numbers: words for such. lemmas: forms to their lemmas, each with the beginning of its tags.
    """
    for sentence in doc.sents:
        word = sentence[0]
        if word.lower_ not in numbers or len(sentence) < 2:
            continue
        behind = word.nbor()
        if word.tag_ == "NNP" and behind.tag_ in _VERBAL:
            word.tag_, word.pos_, word.lemma_ = "CD", "NUM", word.lower_
        if behind.tag_ == "NN" and ("VB", behind.lower_) in lemmas:
            _tell_deed(word, behind, lemmas["VB", behind.lower_])


def _tell_deed(number: Token, deed: Token, lemma: str) -> None:
    """Makes a participle of a noun with an adjective that says what became of them: "Two | shot dead in Oslo"."""
    state = deed.nbor() if deed.i + 1 < len(deed.doc) else deed
    if (
        state.tag_ != "JJ"
        or {state.dep_, deed.dep_} - {*_MAIN, "acomp", "amod", "nsubj"}
        or number.head not in {deed, number}
    ):
        return
    main = state if state.dep_ in _MAIN else deed
    above = None if main.head is main else main.head
    for child in [*state.children, *deed.children]:
        child.head = deed
    deed.head, deed.dep_ = (deed if above is None else above), main.dep_
    deed.tag_, deed.pos_, deed.lemma_ = "VBN", "VERB", lemma
    number.head, number.dep_ = deed, "nsubjpass"
    state.head, state.dep_ = deed, "oprd"
    hang(deed.doc.tokens)
