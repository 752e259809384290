"""Faults around words of saying that stand inside or behind what is told: "killed six, police said, and burned two trucks"."""

from __future__ import annotations

from tocsin.parse.relations import AUXILIARIES, NOUNS, SUBJECT
from tocsin.parse.tokens import Token, hang
from tocsin.parse.verbs import is_verb

#: A verb that the tagger may take for a participle: "strikes killed".
_FINITE_LIKE = {"VBN", "VBD"}


def mend_saying(verb: Token, speaking: frozenset[str]) -> None:
    """Faults around a verb of saying. speaking: lemmas of verbs by which one speaks."""
    _tell_first(verb)
    _speak_on(verb, speaking)
    if verb.dep_ == "parataxis":
        _pass_over(verb)


def _tell_first(verb: Token) -> None:
    """Gives what is told its own subject and verb: "Air strikes | killed six on Monday, officials said, as …"."""
    subjects = [child for child in verb.lefts if child.dep_ == "nsubj"]
    if len(subjects) != 2 or any(child.dep_ == "ccomp" for child in verb.children):
        return
    first, second = subjects
    told = next((child for child in first.rights if child.dep_ == "acl" and child.tag_ in _FINITE_LIKE), None)
    before = second.left_edge.nbor(-1)
    if told is None or told.i > second.i or before.text != "," or first.pos_ not in NOUNS or not is_verb(verb):
        return
    if any(child.dep_ in {*SUBJECT, *AUXILIARIES} for child in told.children) or told.right_edge.i >= before.i:
        return
    told.tag_, told.head, told.dep_ = "VBD", verb, "ccomp"
    first.head = told
    hang(verb.doc.tokens)


def _speak_on(verb: Token, speaking: frozenset[str]) -> None:
    """Joins a further word to the first one, not to what that tells: "said troops had fired at them and | called on the UN"."""
    told = next((child for child in verb.rights if child.dep_ == "ccomp" and is_verb(child)), None)
    if told is None or not any(child.lower_ == "had" and child.dep_ == "aux" for child in told.lefts):
        return
    for child in list(told.rights):
        if child.dep_ != "conj" or child.tag_ not in _FINITE_LIKE or child.lemma_ not in speaking:
            continue
        if any(each.dep_ in {*SUBJECT, *AUXILIARIES} for each in child.children):
            continue
        joiner = next((each for each in told.rights if each.dep_ == "cc" and each.i < child.i), None)
        child.head, child.tag_ = verb, "VBD"
        if joiner is not None:
            joiner.head = verb
        hang(verb.doc.tokens)


def _pass_over(verb: Token) -> None:
    """Joins what goes on behind the words of saying to what stands before them, not to those."""
    told = verb.head
    for child in list(verb.rights):
        if child.dep_ != "conj" or not is_verb(child) or any(each.dep_ in SUBJECT for each in child.children):
            continue
        joiner = next((each for each in verb.rights if each.dep_ == "cc" and each.i < child.i), None)
        if joiner is None or joiner.nbor(-1).text != "," or child.tag_ != told.tag_ or told.i > verb.i:
            continue
        child.head = joiner.head = told
        hang(verb.doc.tokens)
