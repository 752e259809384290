"""Those in whose company somebody acts, joined to him: "Kenya, along with Uganda, condemned the coup"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import NOUNS, SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

#: So many words such a phrase has at most: "in concert with".
_LONGEST = 3
_NAMED = {*NOUNS, "PRON"}


def join_company(doc: Doc, company: Set[str], is_role: Callable[[str], bool]) -> None:
    """Makes of them joint subjects, or joint objects, in place.

    company: what such a phrase begins with: "along with".
    is_role: whether a word stands for somebody ("minister").
    """
    for token in doc:
        words = _opening(token, company)
        if words:
            _join(words, is_role)


def _opening(first: Token, company: Set[str]) -> list[Token]:
    """The words with which a phrase begins that says in whose company; none if no such phrase begins with this one."""
    ahead = first.doc.tokens[first.i : first.i + _LONGEST]
    for length in range(len(ahead), 0, -1):
        if " ".join(each.lower_ for each in ahead[:length]) in company:
            return ahead[:length]
    return []


def _join(words: list[Token], is_role: Callable[[str], bool]) -> None:
    first, last = words[0], words[-1]
    other = next((child for child in last.rights if child.dep_ == "pobj"), None)
    if other is None or other.pos_ not in _NAMED:
        return
    noun = _who_acts(first, other) or _done_to_before(first, other, is_role)
    if noun is None or noun.head is other:
        return
    for child in other.head.children:
        if child is not other and child.i > other.i:
            child.head = other  # what follows is said of those named last
    for word in words:
        word.head, word.dep_, word.tag_, word.pos_ = noun, "cc", "CC", "CCONJ"
    other.head, other.dep_ = noun, "conj"
    hang(first.doc.tokens)


def _who_acts(first: Token, other: Token) -> Token | None:
    """The subject before such a phrase, or right behind it: "together with Togo, | Benin | shut the border"."""
    tokens = first.doc.tokens
    for noun in reversed(tokens[first.sent.start : first.i]):
        if noun.dep_ in SUBJECT and noun.head.i > other.i and is_verb(noun.head):
            between = tokens[noun.i + 1 : first.i]
            return None if any(each.dep_ in SUBJECT or is_verb(each) for each in between) else noun
    if first.i > first.sent.start and not tokens[first.i - 1].is_punct:
        return None
    behind = other.right_edge.i + 1
    if behind + 1 >= len(tokens) or tokens[behind].text != ",":
        return None
    subjects = (noun for noun in tokens[behind + 1 : first.sent.end] if noun.dep_ in SUBJECT)
    return next((noun for noun in subjects if noun.left_edge.i == behind + 1), None)


def _done_to_before(first: Token, other: Token, is_role: Callable[[str], bool]) -> Token | None:
    """The object right before such a phrase, if both are somebody or neither is: "arrested a poet | along with two actors"."""
    tokens = first.doc.tokens
    before = tokens[first.i - 1] if first.i > first.sent.start else None
    if before is not None and before.text == ",":
        before = tokens[before.i - 1]
    if before is None:
        return None
    noun = before
    while noun.dep_ not in {"dobj", "nsubjpass"} and noun.head is not noun and not is_verb(noun):
        noun = noun.head
    if noun.dep_ != "dobj" or noun.right_edge.i < first.i - 2:
        return None
    if other.ent_type_ == "GPE":
        # "left the bloc ECOWAS | together with Niger"; "built the ships together with Oman" says with whom they are shared
        doers = (child for child in noun.head.lefts if child.dep_ in SUBJECT)
        alike = (each for each in doers if each.ent_type_ == "GPE" or each.pos_ == "PRON")
        named = any(each.pos_ == "PROPN" for each in (noun, *noun.rights) if each is noun or each.dep_ == "appos")
        return next(alike, noun) if named else None
    return noun if _is_somebody(noun, is_role) == _is_somebody(other, is_role) else None


def _is_somebody(noun: Token, is_role: Callable[[str], bool]) -> bool:
    return noun.pos_ in {"PROPN", "PRON"} or is_role(noun.lemma_.lower()) or is_role(noun.lower_)
