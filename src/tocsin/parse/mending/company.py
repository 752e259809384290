"""Those in whose company somebody acts, joined to him: "Kenya, along with Uganda, condemned the coup"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import NOUNS, SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_verb

#: So many words such a phrase has at most: "in concert with".
_LONGEST = 3
_NAMED = {*NOUNS, "PRON", "NUM"}
#: How somebody hangs on a verb whom others may be named beside.
_TAKING_PART = {*SUBJECT, "dobj", "pobj", "appos", "conj", "ROOT"}


def join_company(doc: Doc, company: Set[str], is_role: Callable[[str], bool]) -> None:
    """Makes of them joint subjects, or joint objects, in place.

    company: what such a phrase begins with: "along with".
    is_role: whether a word stands for somebody ("minister").
    """
    openings = {phrase.partition(" ")[0] for phrase in company}
    for token in doc:
        if token.lower_ in openings and (words := _opening(token, company)):
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
    noun = (
        _who_acts(first, other) or _done_to_before(first, other, is_role) or _beside_whom(first, last, other, is_role)
    )
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


def _beside_whom(first: Token, last: Token, other: Token, is_role: Callable[[str], bool]) -> Token | None:
    """Who stands right before the words, undergoes what the verb says, or has the others about him.

    "Was held along with two others", "surrendered together with 30 of his men".
    """
    outer = last.head if last.head is not first else first.head
    if outer is other or outer in (first, last) or not (_is_somebody(outer, is_role) or is_verb(outer)):
        return None
    verb = outer if is_verb(outer) else outer.head
    subjects = [child for child in verb.lefts if child.dep_ in SUBJECT] if is_verb(verb) else []
    end = first.i - 1
    while first.doc[end].text == ",":
        end -= 1
    if outer is not verb:
        before = [outer] if outer.i < first.i and outer.dep_ in _TAKING_PART else []
    else:
        before = [child for child in verb.rights if child.dep_ == "dobj" and end <= child.right_edge.i < first.i]
    if before and subjects and _is_name(other) and _is_name(subjects[0]) and before[0].pos_ == "NOUN":
        before = subjects  # "Mali left the bloc together with Niger"
    # "went along with the plan", "works together with Chad", "whom it had deported along with his sister"
    relative = any(child.dep_ == "dobj" for child in verb.lefts)
    sharing = outer is verb and not relative and (is_passive(verb) or _is_theirs(other))
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
