"""Prepositions with what stands after them, and what a relative pronoun there or elsewhere takes up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.phrases import conjuncts

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


#: Words before "to" and a source.
_BY_WHOSE_WORD = {"according", "thanks", "owing"}
#: Tags of relative pronouns.
RELATIVE_TAGS = {"WDT", "WP", "WP$"}
_DEPTH = 8


def prepositions(head: Token, preposition: str) -> list[Token]:
    """The prepositions of that form that hang on a word, or on an adverb or preposition that does."""
    found = []
    for child in head.children:
        if child.dep_ in {"prep", "agent", "dative", "prt"} and child.lower_ == preposition:
            found.append(child)
        elif child.dep_ in {"prep", "advmod", "prt", "acomp", "oprd"} and child.lower_ not in _BY_WHOSE_WORD:
            # "away from", "out of", "responsible for"
            found.extend(deeper for deeper in child.children if deeper.dep_ == "prep" and deeper.lower_ == preposition)
    # "is not for sale" is said of the whole
    return [each for each in found if not is_ruled_out(each)] or found


def is_ruled_out(preposition: Token) -> bool:
    """Whether it is said of whom something does not hold: "by Togo, not | by Benin", "by guards rather than | by rebels"."""
    before = [preposition.nbor(-each).lower_ for each in (1, 2) if preposition.i >= each]
    return before[:1] == ["not"] or before == ["than", "rather"]


def objects_of(preposition: Token) -> list[Token]:
    """Heads of the phrases after a preposition, and after it said again: "of shelling a village and of burning it"."""
    found = [
        noun
        for child in preposition.children
        if child.dep_ in {"pobj", "pcomp"}
        for noun in (antecedents_in(child, preposition) if child.tag_ in RELATIVE_TAGS else conjuncts(child))
    ]
    again = (
        child
        for child in preposition.rights
        if child.dep_ == "conj" and child.lower_ == preposition.lower_ and not is_ruled_out(child)
    )
    return [*found, *(noun for each in again for noun in objects_of(each))]


def antecedents_in(noun: Token, predicate: Token) -> list[Token]:
    """A relative pronoun's antecedent, else the noun with what it is joined with."""
    if noun.tag_ in RELATIVE_TAGS:
        verb = predicate
        for _ in range(_DEPTH):
            if verb.dep_ in {"relcl", "ROOT"}:
                break
            verb = verb.head
        return _joined_before(verb) if verb.dep_ == "relcl" else []
    return conjuncts(noun)


def _joined_before(clause: Token) -> list[Token]:
    """Whom a relative clause tells of: the noun before it, or all that are joined: "Chad and Libya, who signed a truce"."""
    noun = clause.head
    first = clause.left_edge
    beside = first.i > 0 and clause.doc.tokens[first.i - 1].text == ","
    finite = next((child for child in clause.lefts if child.dep_ in {"aux", "auxpass"}), clause)
    plural = finite.tag_ == "VBP" or finite.lower_ == "were"
    # the parser may hang the clause on the last of them
    last = noun.dep_ == "conj" and noun.pos_ == noun.head.pos_ == "PROPN" and (plural or beside)
    joined = [each for each in conjuncts(noun.head if last else noun) if each.i < first.i]
    if len(joined) < 2 or first.lower_ not in {"who", "which"}:
        return [noun]
    if finite.tag_ == "VBZ" or finite.lower_ == "was":
        return joined[-1:] if beside and noun.pos_ == "PROPN" else [noun]
    return joined if plural or beside else [noun]


def antecedents_of(pronoun: Token) -> list[Token]:
    """What a relative pronoun stands for."""
    return antecedents_in(pronoun, pronoun.head)
