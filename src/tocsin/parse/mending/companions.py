"""Those who are named beside others with "along with" or "together with", whom the parser takes for a circumstance."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.relations import SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_verb

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
    first = _beside_whom(outer, beside, companion)
    if first is None or not (_is_somebody(first, is_role) and _is_somebody(companion, is_role)):
        return
    beside.head, beside.dep_ = preposition, "advmod"
    preposition.head, preposition.dep_ = first, "cc"
    companion.head, companion.dep_ = first, "conj"
    hang(preposition.doc.tokens)


def _beside_whom(outer: Token, beside: Token, companion: Token) -> Token | None:
    """Who stands right before the words, undergoes what the verb says, or has the others about him.

    "Was held along with two others", "surrendered together with 30 of his men".
    """
    verb = outer if is_verb(outer) else outer.head
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECT] if is_verb(verb) else []
    end = beside.i - 1
    while outer.doc[end].text == ",":
        end -= 1
    if outer is not verb:
        before = [outer] if outer.i < beside.i and outer.dep_ in _NAMED else []
    else:
        before = [child for child in verb.rights if child.dep_ == "dobj" and end <= child.right_edge.i < beside.i]
    if before and subjects and _is_name(companion) and _is_name(subjects[0]) and before[0].pos_ == "NOUN":
        before = subjects  # "Mali left the bloc together with Niger"
    # "went along with the plan", "works together with Chad", "whom it had deported along with his sister"
    relative = any(child.dep_ == "dobj" for child in verb.lefts)
    sharing = outer is verb and not relative and (is_passive(verb) or _is_theirs(companion))
    return next(iter(before or (subjects if sharing else [])), None)


def _is_name(noun: Token) -> bool:
    """Whether it is the name of a state or body."""
    return noun.pos_ == "PROPN" and noun.ent_type_ != "PERSON"


def _is_theirs(noun: Token) -> bool:
    """Whether those are somebody's who is named before: "his family", "30 of their men"."""
    inside = [deep for of in noun.rights if of.lower_ == "of" for deep in of.rights]
    return any(child.tag_ == "PRP$" for each in (noun, *inside) for child in each.lefts)


def _is_somebody(noun: Token, is_role: Callable[[str], bool]) -> bool:
    return noun.pos_ in {"PROPN", "NUM", "PRON"} or is_role(noun.lemma_.lower()) or is_role(noun.lower_)
