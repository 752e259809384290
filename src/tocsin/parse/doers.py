"""Who does what a noun names: its possessor, or who stands after "by"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.phrases import conjuncts
from tocsin.parse.prepositions import objects_of, prepositions
from tocsin.parse.verbs import has_to, is_passive, is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


def possessors(noun: Token) -> list[Token]:
    """Who stands before a noun in the possessive, with those joined: "Chad's and Niger's"."""
    return [possessor for child in noun.children if child.dep_ == "poss" for possessor in conjuncts(child)]


def deciders(noun: Token) -> list[Token]:
    """Whose a plan is that an infinitive tells: "the decision of the court to free him"."""
    if not any(child.dep_ == "acl" and has_to(child) for child in noun.rights):
        return []
    return [
        each
        for word in ("of", "by")  # "an attempt by rebels to storm it"
        for prep in prepositions(noun, word)
        for each in objects_of(prep)
        if each.tag_ != "VBG"
    ]


def doers(noun: Token) -> list[Token]:
    """Who did what a noun names, after its participle: "the attack carried out by rebels"."""
    participles = [child for child in noun.children if child.dep_ == "acl" and child.tag_ == "VBN"]
    agents = [child for verb in participles for child in verb.children if child.dep_ == "agent"]
    return [doer for agent in agents for doer in objects_of(agent)]


def stray_doers(noun: Token) -> list[Token]:
    """Who did what a noun names, where the parser hung "by" on a neighbour: "condemned the shelling of the town by the army"."""
    undergoing = [each for prep in prepositions(noun, "of") for each in objects_of(prep)]
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    if undergoing and is_verb(governor) and not is_passive(governor) and governor.i < noun.i:
        undergoing.append(governor)
    return [
        doer
        for holder in undergoing
        for prep in prepositions(holder, "by")
        if prep.i > noun.i
        for doer in objects_of(prep)
        if not is_verb(doer)
    ]


def doers_beside(noun: Token) -> list[Token]:
    """Who does to its possessor what a noun names, where "by" hangs on the noun or on its verb: "over their treatment by guards"."""
    if not possessors(noun):
        return []
    governor = noun.head.head if noun.dep_ == "pobj" else noun.head
    holders = [noun, governor] if is_verb(governor) and not is_passive(governor) else [noun]
    return [
        doer
        for holder in holders
        for prep in prepositions(holder, "by")
        if prep.i == noun.i + 1
        for doer in objects_of(prep)
        if not is_verb(doer)
    ]
