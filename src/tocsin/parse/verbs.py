"""Verbs: their forms and voices, and what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.relations import AUXILIARIES, FINITE, SUBJECT

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


#: Verbs whose object undergoes what a participle behind it says, by which alone such a participle is told from a past tense; the tree must know them before any codebook is asked.
CAUSING = {"have", "get", "see", "want", "order"}
#: Verbs that with an infinitive stand for "must", as auxiliaries do; `speech.yaml` has all by which a speaker asks for something.
_OBLIGING = {"have", "need"}
_VERBS = {"VERB", "AUX"}
_NOMINAL = {"pobj", "dobj", "nsubj", "nsubjpass", "ROOT", "conj", "pcomp"}
_MODIFIERS = {"det", "amod", "compound", "poss", "nmod"}
_OBJECT = {"dobj", "obj"}
_QUESTION_TAGS = {"WRB", "WP"}
#: What ends a quotation, and how many words may tell who speaks behind it.
_CLOSING = {'"', "”", "'", "’"}
_SPEAKER = 12


def is_verb(token: Token) -> bool:
    """Whether the token is a verb form, not one used as an adjective or, after a determiner or modifier, as a noun."""
    tag = token.tag_
    if tag == "VBG" and token.dep_ in _NOMINAL and any(c.dep_ in _MODIFIERS for c in token.lefts):
        return False
    return token.pos_ in _VERBS or (tag.startswith("VB") and token.dep_ != "amod")


def is_perfect(verb: Token) -> bool:
    """Whether a verb stands in a perfect tense: "has fled", "had fled"."""
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in verb.children)


def is_comment(verb: Token) -> bool:
    """Whether a clause behind a preposition says what somebody calls it: "fell back, in what critics | called a mistake"."""
    asked = (child for child in verb.lefts if child.tag_ in _QUESTION_TAGS and child.dep_ not in SUBJECT)
    return verb.dep_ == "pcomp" and next(asked, None) is not None


def is_passive(verb: Token) -> bool:
    """Whether a verb is passive, by its form or by sharing the auxiliary of the verb that it is joined with."""
    if any(child.dep_ in {"auxpass", "nsubjpass", "csubjpass"} for child in verb.children):
        return True
    if verb.tag_ in {"VBN", "VBD"} and verb.dep_ == "ccomp" and verb.head.lemma_.lower() in CAUSING:
        # "had the bishop arrested", "saw its catch seized"; not "had the bishop not met them"
        causes = verb.head.dep_ == "conj" or any(child.dep_ in {*SUBJECT, "aux"} for child in verb.head.children)
        return causes and not any(child.dep_ in {"aux", "mark", "neg"} for child in verb.children)
    if verb.tag_ != "VBN" or is_perfect(verb):
        return False
    if any(child.dep_ == "agent" for child in verb.children):
        return True
    if verb.dep_ in {"acl", "advcl"}:
        return not any(child.dep_ in _OBJECT for child in verb.children)
    return verb.dep_ == "conj" and is_verb(verb.head) and not own_subjects(verb) and is_passive(verb.head)


def is_question(verb: Token) -> bool:
    """Whether it heads an indirect question: "whether he would resign", "why she was shot"."""
    words = {child.lower_ for child in verb.lefts if child.dep_ == "mark"}
    asking = not words.isdisjoint({"whether", "if"}) or any(child.tag_ in _QUESTION_TAGS for child in verb.lefts)
    return verb.dep_ == "ccomp" and is_verb(verb) and asking


def asked_before(verb: Token) -> list[Token]:
    """The question mark of what is asked in a quotation before its speaker: "'Will it rain?' a farmer asked"."""
    place = verb.i - 1
    while place > max(0, verb.i - _SPEAKER) and verb.doc[place].text not in _CLOSING:
        if is_verb(verb.doc[place]) or verb.doc[place].text == ".":
            return []
        place -= 1
    mark = verb.doc[max(0, place - 1)]
    return [mark] if verb.doc[place].text in _CLOSING and mark.text == "?" else []


def own_subjects(predicate: Token) -> list[Token]:
    """The subject; of two that the parser gives to one verb, the nearer is it."""
    found = [child for child in predicate.children if child.dep_ in SUBJECT]
    before = [child for child in found if child.i < predicate.i]
    return before[-1:] or found[:1]


def has_to(verb: Token) -> bool:
    """Whether it is an infinitive with "to"."""
    return any(child.tag_ == "TO" and child.dep_ == "aux" for child in verb.children)


def is_going_to(verb: Token) -> bool:
    """Whether it is an infinitive of what is to come: "is going to attack", where the parser makes `going` the governor."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going" and has_to(verb)


def is_obliged_to(verb: Token) -> bool:
    """Whether it is an infinitive of what somebody must do now: "they have to leave", "needs to withdraw"; "had to leave" they did."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_.lower() not in _OBLIGING or not has_to(verb):
        return False
    auxiliaries = {child.lower_ for child in above.children if child.dep_ in AUXILIARIES}
    # "has yet to leave" he has not
    beside = any(child.dep_ in {"neg", "dobj", "acomp"} or child.lower_ == "yet" for child in above.children)
    return not beside and (above.tag_ in {"VBP", "VBZ"} or not auxiliaries.isdisjoint({"will", "shall", "'ll", "’ll"}))


def is_content(verb: Token) -> bool:
    """Whether a clause on a noun says what the noun is about: "his demand that it leave"."""
    return any(child.dep_ == "mark" and child.lower_ == "that" for child in verb.children)


def openers(verb: Token) -> set[str]:
    """The words that open a clause: "unless", "if"; "should" before its subject."""
    first = verb.left_edge
    inverted = {first.lower_} if first.dep_ == "aux" and first.head == verb and is_verb(verb) else set()
    return {child.lower_ for child in verb.lefts if child.dep_ in {"mark", "advmod"}} | inverted


def is_finite(verb: Token) -> bool:
    """Whether a verb is finite, by itself or by an auxiliary verb."""
    return verb.tag_ in FINITE or any(
        child.dep_ in AUXILIARIES and child.tag_ in {*FINITE, "MD"} for child in verb.children
    )
