"""Relative clauses about what is somebody's: "the union, with whose leaders | the minister met", "a poet whose house | police raided"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import NOMINAL_SUBJECT, NOUNS
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_OBJECTS = {"dobj", "dative", "ccomp", "xcomp", "prt"}


def hang_whose(doc: Doc, hostile: Set[str], taking: Set[str], is_role: Callable[[str], bool]) -> None:
    """Parts what is somebody's from those who do something to it, in place.

    To the parser it is another subject of the verb, or a word of their name.
    hostile, taking: lemmas of verbs of what is done against somebody, and of taking something. is_role: whether a word stands for somebody.
    """
    for token in doc[1:]:
        if token.tag_ == "WP$" and token.i + 2 < len(doc):
            before = token.nbor(-1)
            if before.tag_ == "IN" and before.dep_ == "prep":
                _hang(token, before, is_role)
            elif token.head.head.dep_ == "relcl":
                lemma = token.head.head.lemma_.lower()
                if lemma in hostile or lemma in taking:
                    _give_object(token, is_role)


def _hang(whose: Token, preposition: Token, is_role: Callable[[str], bool]) -> None:
    """Hangs what stands behind a preposition on it, and the clause on the one whose it is."""
    noun, verb, somebody = whose.head, whose.head.head, preposition.head
    if not is_verb(verb) or verb.dep_ != "pcomp" or somebody.pos_ not in NOUNS or somebody.i > preposition.i:
        return
    subjects = [child for child in verb.lefts if child.dep_ in NOMINAL_SUBJECT]
    theirs = noun if len(subjects) > 1 else _first_of_two(noun, is_role)
    if noun not in subjects or theirs is None:
        return
    whose.head = theirs
    theirs.head, theirs.dep_ = preposition, "pobj"
    verb.head, verb.dep_ = somebody, "relcl"
    preposition.head = verb
    hang(whose.doc.tokens)


def _give_object(whose: Token, is_role: Callable[[str], bool]) -> None:
    """Gives a verb without an object that of which it tells: "whose house | police raided"."""
    noun, verb = whose.head, whose.head.head
    theirs = _first_of_two(noun, is_role)
    if theirs is None or noun.dep_ != "nsubj" or any(child.dep_ in _OBJECTS for child in verb.children):
        return
    whose.head = theirs
    theirs.head, theirs.dep_ = verb, "dobj"
    hang(whose.doc.tokens)


def _first_of_two(noun: Token, is_role: Callable[[str], bool]) -> Token | None:
    """The noun before people who do something, which to the parser is a word of their name; not of "whose defence ministers"."""
    before = noun.nbor(-1)
    if any(is_role(f"{before.lower_} {word}") for word in (noun.lemma_.lower(), noun.lower_)):
        return None
    apart = before.dep_ == "compound" and before.head is noun and before.pos_ == "NOUN"
    return before if apart and is_role(noun.lemma_.lower()) else None
