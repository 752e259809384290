"""Several who are listed: "arrested the editor, | three reporters and a photographer"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.relations import SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

#: How a phrase begins that names somebody of its own.
_OPENING = {"DT", "CD", "PRP$"}


def join_items(doc: Doc, plurals: Set[str]) -> None:
    """Joins the second of several who are listed with the first, where the parser takes it for who the first is, in place.

    plurals: lemmas of nouns that are plural though they do not look it: "a family, two adults and a child" are the same.
    """
    for token in doc:
        first = _before(token)
        if first is not None and first.lemma_.lower() not in plurals and _are_listed(first, token):
            token.head, token.dep_ = first, "conj"
            hang(doc.tokens)


def _before(item: Token) -> Token | None:
    """The noun that an item may follow: what it seems to be an apposition of, or another subject of the same verb."""
    edge = item.left_edge
    if item.pos_ != "NOUN" or edge.tag_ not in _OPENING or edge.i < 2 or edge.nbor(-1).text != ",":
        return None
    if not any(child.dep_ == "cc" for child in item.rights) or not any(child.dep_ == "conj" for child in item.rights):
        return None
    if item.dep_ == "appos":
        return item.head if item.head.pos_ == "NOUN" else None
    if item.dep_ in SUBJECT:
        others = [child for child in item.head.lefts if child.dep_ == item.dep_ and child.i < item.i]
        return others[-1] if len(others) == 1 and others[-1].right_edge.i + 1 >= edge.i - 1 else None
    return None


def _are_listed(first: Token, item: Token) -> bool:
    """Whether they are two: one cannot be several, and who is told twice before a verb stands between commas."""
    if first.left_edge.tag_ not in _OPENING:
        return False
    several = _is_many(item) and not _is_many(first)
    end = item.right_edge.i + 1
    return several or (end < len(item.doc) and (is_verb(item.doc[end]) or item.doc[end].dep_ in {"aux", "auxpass"}))


def _is_many(noun: Token) -> bool:
    return noun.tag_ == "NNS" or any(child.dep_ == "nummod" and child.lower_ != "one" for child in noun.lefts)
