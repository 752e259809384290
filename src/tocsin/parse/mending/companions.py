"""Those who are named beside others with "along with" or "together with", whom the parser takes for a circumstance."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.clauses import is_passive, is_verb
from tocsin.parse.mending.relations import SUBJECT
from tocsin.parse.tokens import Doc, Token, hang

#: The words before "with".
_BESIDE = {"along", "together"}
#: How somebody hangs on a verb whom others may be named beside.
_NAMED = (*SUBJECT, "dobj", "pobj", "appos", "conj", "ROOT")


def join_companions(doc: Doc, is_role: Callable[[str], bool]) -> None:
    """Joins them to those beside whom they are named, in place: "arrested the editor, along with | two of his reporters".

    is_role: whether a word stands for somebody ("minister").
    """
    for token in doc:
        if token.lower_ == "with" and token.i and token.nbor(-1).lower_ in _BESIDE:
            _join(token.nbor(-1), token, is_role)


def _join(beside: Token, preposition: Token, is_role: Callable[[str], bool]) -> None:
    outer = beside.head if beside is preposition.head else preposition.head
    companion = next((child for child in preposition.rights if child.dep_ == "pobj"), None)
    if companion is None or outer is preposition or outer is companion:
        return
    first = _beside_whom(outer, beside)
    if first is None or not (_is_somebody(first, is_role) and _is_somebody(companion, is_role)):
        return
    beside.head, beside.dep_ = preposition, "advmod"
    preposition.head, preposition.dep_ = first, "cc"
    companion.head, companion.dep_ = first, "conj"
    hang(preposition.doc.tokens)


def _beside_whom(outer: Token, beside: Token) -> Token | None:
    """Who stands right before the words, or undergoes what the verb says: "was held along with two others"."""
    if not is_verb(outer):
        return outer if outer.i < beside.i and outer.dep_ in _NAMED else None
    end = beside.i - 1
    while outer.doc[end].text == ",":
        end -= 1
    objects = [child for child in outer.rights if child.dep_ == "dobj" and child.right_edge.i == end]
    # "went along with the plan", "works together with Chad"
    undergoing = [child for child in outer.lefts if child.dep_ == "nsubjpass"] if is_passive(outer) else []
    return next(iter(objects or undergoing), None)


def _is_somebody(noun: Token, is_role: Callable[[str], bool]) -> bool:
    return noun.pos_ in {"PROPN", "NUM", "PRON"} or is_role(noun.lemma_.lower()) or is_role(noun.lower_)
