"""Participles that only describe: "the soldiers | sent to the province have begun", and those that tell a deed: "to have | tortured men"."""

from __future__ import annotations

from tocsin.parse.relations import NOMINAL, NOMINAL_SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_verb

_CLAUSE_SUBJECT = {"csubj": "nsubj", "csubjpass": "nsubjpass"}
_OPENING = {"WDT", "WP", "WRB", "IN", "TO", "MD", "VBZ", "VBP"}


def tell_participles(doc: Doc) -> None:
    """Hangs the former on those whom they describe, makes verbs of the latter, in place."""
    for token in doc:
        if token.dep_ in _CLAUSE_SUBJECT and token.tag_ in {"VBN", "VBD"} and is_verb(token.head):
            _describe(token)
        if token.tag_ == "VBN" and token.dep_ == "amod":
            _have_done(token)


def _describe(verb: Token) -> None:
    """To the parser it is the verb of a clause that is the subject; such a clause would begin with "that" or "what"."""
    who = next((child for child in verb.lefts if child.dep_ in NOMINAL_SUBJECT), None)
    if who is None or who.pos_ not in NOMINAL or any(child.tag_ in _OPENING for child in verb.lefts):
        return
    above = verb.head
    if verb.i > above.i or any(child.dep_ in {"dobj", "ccomp"} for child in verb.rights):
        return
    who.head, who.dep_ = above, "nsubjpass" if is_passive(above) else _CLAUSE_SUBJECT[verb.dep_]
    verb.head, verb.dep_, verb.tag_ = who, "acl", "VBN"
    hang(verb.doc.tokens)


def _have_done(participle: Token) -> None:
    """To the parser he is said to have somebody who has undergone it: "is suspected of having | armed rebels"."""
    noun, have = participle.head, participle.nbor(-1) if participle.i else participle
    if (
        have.lemma_.lower() != "have"
        or noun.head is not have
        or noun.dep_ != "dobj"
        or noun.left_edge is not participle
    ):
        return
    above = have.head
    told = have.dep_ in {"xcomp", "pcomp"} and (
        (have.tag_ == "VB" and is_verb(above) and is_passive(above)) or have.tag_ == "VBG"
    )
    if not told:
        return
    participle.head, participle.dep_, participle.pos_ = above, have.dep_, "VERB"
    noun.head = participle
    for child in have.children:
        if child not in {participle, noun}:
            child.head = participle
    have.head, have.dep_ = participle, "aux"
    hang(have.doc.tokens)
