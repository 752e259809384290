"""Words that the parser takes apart at their hyphen and then for three: "co-operation", "re-opened"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.tokens import Doc, Token, hang


def join_words(doc: Doc, known: Set[str], is_role: Callable[[str], bool]) -> None:
    """Makes the last part stand for the whole, in place.

    known: lemmas of words of acts, in one: "cooperation", "reopen".
    is_role: whether a word stands for somebody: "ex-president".
    """
    for token in doc:
        if token.text == "-" and 0 < token.i < len(doc) - 1:
            first, last = token.nbor(-1), token.nbor(1)
            together = first.idx + len(first) == token.idx and token.idx + 1 == last.idx
            if together and f"{first.lower_}{last.lemma_.lower()}" in known:
                last.lemma_ = f"{first.lower_}{last.lemma_.lower()}"
                _join(first, token, last)
            elif together and first.text == first.lower_ and is_role(last.lower_) and first.head is not last:
                _join(first, token, last)
            elif together and is_role(last.lower_) and is_role(first.lower_):
                _join(first, token, last)  # "its secretary-general" is no general of a secretary's
                if last.text.islower() and last.tag_ != "NNS":
                    last.tag_, last.pos_ = "NN", "NOUN"


def _join(first: Token, hyphen: Token, last: Token) -> None:
    parts = (first, hyphen, last)
    highest = [each for each in parts if not any(other.is_ancestor(each) for other in parts)]
    outer = last if last in highest else highest[0]
    last.head, last.dep_ = (last if outer.head is outer else outer.head), outer.dep_
    for part in (first, hyphen):
        for child in part.children:
            if child not in parts:
                child.head = last
        part.head, part.dep_ = last, "punct" if part is hyphen else "compound"
    hang(last.doc.tokens)
