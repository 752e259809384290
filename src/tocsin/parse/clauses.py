"""Clauses: a predicate (verb, adjective, or a noun that names an act) with its arguments.

The arguments are the logical ones, whatever the voice and wherever they stand: passive, relative and reduced
relative clauses, infinitives, control and raising, gerunds, shared subjects and objects of joined predicates.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal

from tocsin.parse.alternatives import asking_before_otherwise, joined_by_or
from tocsin.parse.arguments import agents, direct_objects, first_of_two, is_clause_before, surface_subject
from tocsin.parse.doers import doers, doers_beside, possessors, stray_doers
from tocsin.parse.obliques import obliques
from tocsin.parse.phrases import conjuncts
from tocsin.parse.prepositions import objects_of
from tocsin.parse.relations import FINITE, PREMODIFIERS, TENSED, TIMES
from tocsin.parse.verbs import (
    asked_before,
    has_to,
    is_content,
    is_going_to,
    is_obliged_to,
    is_passive,
    is_question,
    is_verb,
    own_subjects,
)

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Words after "not" that leave not even one: "not a bus will leave".
_SINGLE = {"a", "an", "one"}
#: What "no" negates a verb with: "will no longer pay".
_NO_MORE = {"longer", "more"}
_NOBODY = {"nobody", "none", "nothing"}
_CLAUSES = {"ccomp", "advcl", "relcl", "parataxis", "conj", "xcomp"}
_OBJECT = {"dobj", "obj"}
_COMPLEMENT = {"ccomp", "xcomp"}
#: Auxiliaries by which a clause says what somebody has to do.
_DUTY = {"must", "should", "ought", "shall"}

Kind = Literal["verb", "noun", "adjective"]


def clause_of(head: Token) -> Clause:
    """The clause that a token heads, the same at each call: its parts are computed when asked for, and kept.

    To be asked for only when the parsing is done: what is mended later is not seen.
    """
    clause = head.clause
    if not isinstance(clause, Clause):
        clause = head.clause = Clause(head)
    return clause


class Clause:
    """A predicate and its logical arguments, each given by the head tokens of its phrases."""

    def __init__(self, head: Token):
        self.head = head
        self.kind: Kind = (
            "verb" if is_verb(head) else "adjective" if head.pos_ == "ADJ" or head.tag_.startswith("JJ") else "noun"
        )

    @cached_property
    def agent(self) -> list[Token]:
        """Who does it."""
        if self.kind == "verb":
            if self.passive:
                return agents(self.head)
            return surface_subject(self.head)
        if self.kind == "adjective":
            return surface_subject(self.head) if self.head.dep_ != "amod" else [self.head.head]
        if self.head.dep_ in _COMPLEMENT:
            # "let the inspectors back"
            return surface_subject(self.head)
        by = self.oblique("by", borrow=False) or doers_beside(self.head)
        # "their dismissal by the minister"
        own = (by or possessors(self.head)) + doers(self.head)
        return list(dict.fromkeys(own)) or stray_doers(self.head)

    @cached_property
    def patient(self) -> list[Token]:
        """To whom or what it is done."""
        if self.kind == "verb":
            return surface_subject(self.head) if self.passive else direct_objects(self.head)
        if self.kind == "noun":
            undergoing = [each for each in self.oblique("of", borrow=False) if each.lower_ != "own"]
            return undergoing or (possessors(self.head) if doers_beside(self.head) else [])
        return []

    @cached_property
    def dative(self) -> list[Token]:
        """To whom it is given: "gave Kenya a loan"."""
        found = [child for child in self.head.children if child.dep_ in {"dative", "iobj"}] or first_of_two(self.head)
        if not found and self.head.dep_ == "acl" and self.head.tag_ == "VBG" and self.head.head.dep_ in _OBJECT:
            # "sent the king a letter urging peace"
            letter = self.head.head
            sent = clause_of(letter.head)
            return sent.dative or sent.oblique("to", borrow=False) or clause_of(letter).oblique("to", borrow=False)
        return [noun for child in found for noun in (objects_of(child) if child.pos_ == "ADP" else conjuncts(child))]

    @cached_property
    def passive(self) -> bool:
        """Whether the surface subject undergoes it."""
        return self.kind == "verb" and is_passive(self.head)

    @cached_property
    def complements(self) -> list[Token]:
        """Heads of complement clauses: "threatened to invade", "a promise that it would leave"."""
        found = []
        for child in self.head.children:
            if (
                (child.dep_ in _COMPLEMENT and not is_clause_before(child, self.head) and not _is_aside(child))
                or (child.dep_ == "acl" and self.kind == "noun" and (has_to(child) or is_content(child)))
                or (child.dep_ == "relcl" and self.kind == "noun" and has_to(child))
                # "kept the railway blocked"
                or (child.dep_ == "oprd" and child.tag_ == "VBN" and self.kind == "verb" and not self.passive)
                or (child.dep_ == "advcl" and self.kind != "noun" and has_to(child) and child.i > self.head.i)
            ):
                found.extend(_verbal_conjuncts(child))
            elif child.ent_type_ in TIMES and self.kind == "verb" and child.i > self.head.i:
                # "gave them a week to cut its staff"
                found.extend(each for each in child.rights if each.dep_ in {"acl", "relcl"} and has_to(each))
        if self.head.dep_ == "csubj" and any(child.lower_ == "what" for child in self.head.lefts):
            # "what they demand is that he resign"
            found.extend(child for child in self.head.head.rights if child.dep_ == "ccomp" and is_content(child))
        if self.kind != "verb" and self.head.dep_ in {"dobj", "acomp", "attr", "nsubjpass"}:
            # "made a decision to leave": the infinitive often hangs on the light verb
            found.extend(
                child
                for child in self.head.head.children
                if child.dep_ in {"xcomp", "advcl"} and has_to(child) and child.i > self.head.i
            )
        return found

    @cached_property
    def questions(self) -> list[Token]:
        """Heads of indirect questions, and the mark of a direct one: "asked whether he would resign", "'Why?' he asked"."""
        return [child for child in self.head.children if is_question(child)] or asked_before(self.head)

    @cached_property
    def alternatives(self) -> list[Token]:
        """Verbs that "or" joins to it or to what is asked in it: "ordered them to leave or be shot"."""
        return [each for verb in (self.head, *self.complements) for each in joined_by_or(verb)]

    @cached_property
    def instead_of(self) -> list[Token]:
        """The verb that it is joined to by "or" or "otherwise": what is asked where it tells what happens else."""
        first = self.head.head
        if self.head.dep_ == "conj" and self.head in joined_by_or(first):
            return [first]
        asking = asking_before_otherwise(self.head)
        if asking is None:
            return []
        return [each for each in clause_of(asking).complements if each != self.head][:1] or [asking]

    def oblique(self, preposition: str, *, borrow: bool = True) -> list[Token]:
        """Heads of the phrases after a preposition, of one word or several ("in front of"), gerunds included.

        A noun borrows the prepositions of the verb whose object or subject it is ("imposed sanctions on Iran"), a verb
        those of its object ("established ties with Cuba"): the parser may attach them to either.
        """
        parts = preposition.split()
        if not self.head.sent.forms.issuperset(parts):
            return []
        match parts:
            case [first, noun, last]:
                before = obliques(self, first, borrow=borrow)
                return [
                    deeper
                    for each in before
                    if each.lower_ == noun
                    for deeper in obliques(clause_of(each), last, borrow=False)
                ]
            case _:
                return obliques(self, preposition, borrow=borrow)

    @cached_property
    def modifiers(self) -> list[Token]:
        """Adjectives and nouns before a noun: "Russian", "border" in "the Russian border attack"."""
        return [child for child in self.head.children if child.dep_ in PREMODIFIERS]

    @cached_property
    def auxiliaries(self) -> list[str]:
        """Its auxiliary verbs' lemmas in lower case; those of the first verb count for joined ones without their own.

        What somebody "is going to" do he "will", what he "has to" do he "must".
        """
        own = [child.lemma_.lower() for child in self.head.children if child.dep_ in {"aux", "auxpass"}]
        if not own and self.head.dep_ == "conj" and is_verb(self.head.head) and not own_subjects(self.head):
            return clause_of(self.head.head).auxiliaries
        if self.kind == "verb" and is_going_to(self.head):
            return [*own, "will"]
        if self.kind == "verb" and is_obliged_to(self.head):
            return [*own, "must"]
        predicate = self.kind == "adjective" or self.head.dep_ == "attr"
        if predicate and not own and is_verb(self.head.head):
            return clause_of(self.head.head).auxiliaries
        return own

    @cached_property
    def negated(self) -> bool:
        """Whether "not", "never" or "no" stands on the predicate or on one of its own arguments."""
        return self.negation is not None

    @cached_property
    def negation(self) -> Token | None:
        """The word that negates it."""
        holders = [self.head]
        if self.kind == "adjective" and self.head.dep_ in {"acomp", "attr", "oprd"}:
            holders.append(self.head.head)
        if self.kind == "verb" and is_going_to(self.head):
            holders.append(self.head.head)
        for holder in holders:
            for child in holder.children:
                if child.dep_ == "neg" or child.lower_ in {"never", "neither", "nor"}:
                    return child
                if child.lower_ in _NO_MORE and child.i > 0 and child.nbor(-1).lower_ == "no":
                    return child
        if self.kind == "verb" and (found := _turned_by(self.head)) is not None:
            return found
        nouns = [self.head] if self.kind == "noun" else [*own_subjects(self.head), *direct_objects(self.head)]
        for noun in nouns:
            if noun.lower_ in _NOBODY:
                return noun
            for child in noun.children:
                if child.dep_ in {"det", "neg", "preconj", "cc"} and child.lower_ in {"no", "neither"}:
                    return child
            first = noun.left_edge
            # "no fewer than 200 people" are many
            measured = first.i + 2 < len(first.doc) and first.nbor(2).lower_ == "than"
            if first.lower_ == "no" and first is not noun and not measured:
                return first  # "no more French hostages"
            if first.lower_ == "not" and first.i + 1 < len(first.doc) and first.nbor().lower_ in _SINGLE:
                return first
        return None

    @cached_property
    def finite(self) -> Token:
        """The verb that carries tense for this predicate: the predicate itself or its first auxiliary."""
        for child in self.head.children:
            if child.dep_ in {"aux", "auxpass"} and child.tag_ in TENSED:
                return child
        return self.head

    @cached_property
    def governor(self) -> Token | None:
        """The predicate that the clause hangs on; None for a main clause."""
        return None if self.head.dep_ == "ROOT" else self.head.head

    def own_words(self) -> list[Token]:
        """The clause's own tokens, without those of the clauses inside it."""
        found = [self.head]
        for token in found:
            found += [child for child in token.children if child.dep_ not in _CLAUSES]
        return found


def is_indicative(verb: Token) -> bool:
    """Whether a clause says that something is so: "that they left", "that they have left"; not "that they leave", "must leave"."""
    finite = clause_of(verb).finite
    if finite == verb:
        return verb.tag_ in {"VBD", "VBZ"}  # "leave" may be either
    return finite.tag_ in FINITE or (finite.tag_ == "MD" and finite.lower_ not in _DUTY)


def _turned_by(verb: Token) -> Token | None:
    """The "no" of a phrase that turns subject and auxiliary round: "under | no circumstances will Chad yield"."""
    phrase = next((child for child in verb.lefts if child.dep_ == "prep"), None)
    if phrase is None or phrase.right_edge.i + 1 >= verb.i:
        return None
    behind = phrase.right_edge.nbor()
    turned = (
        behind.head is verb
        and behind.dep_ in {"aux", "auxpass"}
        and any(each.i > behind.i for each in own_subjects(verb))
    )
    return next((word for word in phrase.subtree if turned and word.dep_ == "det" and word.lower_ == "no"), None)


def _is_aside(clause: Token) -> bool:
    """Whether a comma parts what the parser takes for a complement from words of the clause: "let convoys in, the envoy told reporters"."""
    first = clause.left_edge
    return (
        clause.i > clause.head.i + 1
        and first.i > clause.head.i + 2
        and first.nbor(-1).text == ","
        and bool(own_subjects(clause))
        and not any(child.dep_ == "mark" for child in clause.lefts)
    )


def _verbal_conjuncts(verb: Token) -> list[Token]:
    return [
        joined for joined in conjuncts(verb) if joined is verb or not any(c.dep_ == "nsubj" for c in joined.children)
    ]


def is_taken_up_by_which(clause: Clause) -> bool:
    """Whether a relative clause begins with ", which", that may take up the clause before it; "that" takes up only a noun."""
    pronoun = next((each for each in clause.head.subtree if each.tag_ in {"WDT", "WP"}), None)
    if pronoun is None and clause.head.dep_ == "relcl":
        # "…, which Togo condemned and Benin | welcomed"
        before = [child for child in clause.head.head.rights if child.dep_ == "relcl" and child.i < clause.head.i]
        return bool(before) and is_taken_up_by_which(clause_of(before[-1]))
    return pronoun is not None and pronoun.lower_ == "which" and pronoun.i > 0 and pronoun.nbor(-1).text == ","
