"""Who does what a verb or noun tells, behind what else is told of it: "was raided after a long chase | by soldiers"."""

from __future__ import annotations

from collections.abc import Callable, Set

from tocsin.parse.relations import NOUNS, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_verb

#: How those hang on each other that stand between a verb and "by".
_BETWEEN = {"prep", "pobj", "conj", "compound", "npadvmod", "pcomp", "advmod", "cc"}


def hang_agents(
    doc: Doc, made: Set[str], judging: Set[str], manners: Set[str], giving: Set[str], is_role: Callable[[str], bool]
) -> None:
    """Hangs them on the verb, in place; how it is done is no doer.

    made: lemmas of nouns for what somebody does or writes: "a raid by", "a report by".
    judging: lemmas of verbs of what is said of such: "criticised a raid by".
    manners: nouns that stand bare for how something is done: "removed by | force".
    giving: lemmas of verbs with two objects: "was granted asylum | by Chad".
    is_role: whether a word stands for somebody ("minister").
    """
    for token in doc:
        if token.dep_ == "agent" and any(_is_manner(child, manners) for child in token.rights):
            token.dep_ = "prep"
        if token.lower_ == "by" and token.dep_ in {"prep", "agent"} and token.head.lemma_.lower() in judging:
            _hang_on_deed(token, made, is_role)
        if token.lower_ == "by" and token.dep_ in {"prep", "agent"} and token.head.pos_ in {*NOUNS, "NUM"}:
            _hang(token, made, giving, is_role)
        if token.lower_ == "by" and token.dep_ == "prep" and is_verb(token.head):
            _make_agent(token, giving, is_role)


def _make_agent(by: Token, giving: Set[str], is_role: Callable[[str], bool]) -> None:
    """Tells who gives somebody something: "Ukraine was given 50 tanks | by Germany"."""
    doer = next((child for child in by.rights if child.dep_ == "pobj"), None)
    if doer is None or doer.ent_type_ in TIMES or not (doer.pos_ == "PROPN" or is_role(doer.lemma_.lower())):
        return
    if _gives(by.head, giving) and _lacks_agent(by.head):
        by.dep_ = "agent"


def _gives(verb: Token, giving: Set[str]) -> bool:
    """Whether it says in the passive what somebody is given."""
    things = (child for child in verb.rights if child.dep_ == "dobj" and child.ent_type_ not in TIMES)
    return verb.lemma_.lower() in giving and next(things, None) is not None


def _is_manner(noun: Token, manners: Set[str]) -> bool:
    # "by a force", "by their own hand", "by police force" name whoever it is
    bare = not any(child.dep_ in {"det", "poss", "nummod", "compound"} for child in noun.lefts)
    return noun.dep_ == "pobj" and noun.tag_ == "NN" and bare and noun.lemma_.lower() in manners


def _hang(by: Token, made: Set[str], giving: Set[str], is_role: Callable[[str], bool]) -> None:
    noun = by.head
    doer = next((child for child in by.rights if child.dep_ == "pobj"), None)
    if doer is None or not (doer.pos_ == "PROPN" or is_role(doer.lemma_.lower())):
        return
    verb = noun
    given = noun.dep_ == "dobj" and _gives(noun.head, giving)
    if noun.lemma_.lower() in made and noun.ent_type_ not in TIMES and not given:
        return
    while (verb.dep_ in _BETWEEN or (given and verb is noun)) and not is_verb(verb):
        verb = verb.head
    if not is_verb(verb) or verb.i > noun.i or not _lacks_agent(verb):
        return
    if any(child.i > noun.i and child.i < by.i and child.dep_ in {"relcl", "acl"} for child in noun.rights):
        return
    by.head, by.dep_ = verb, "agent"
    hang(by.doc.tokens)


def _hang_on_deed(by: Token, made: Set[str], is_role: Callable[[str], bool]) -> None:
    """Hangs on the deed right before it who does it: "criticised naval drills | by Japan and Peru"."""
    verb = by.head
    deed = next((child for child in verb.rights if child.dep_ == "dobj" and child.i == by.i - 1), None)
    doer = next((child for child in by.rights if child.dep_ == "pobj"), None)
    if deed is None or doer is None or is_passive(verb) or deed.lemma_.lower() not in made:
        return
    if doer.ent_type_ not in TIMES and (doer.pos_ == "PROPN" or is_role(doer.lemma_.lower())):
        by.head, by.dep_ = deed, "prep"
        hang(by.doc.tokens)


def _lacks_agent(verb: Token) -> bool:
    return is_passive(verb) and not any(child.dep_ == "agent" for child in verb.children)
