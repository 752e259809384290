"""A second deed that the parser takes for a trait of those to whom it is done: "burned houses and | looted shops"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.mending.past_forms import bases
from tocsin.parse.relations import NOUNS
from tocsin.parse.tokens import Doc, Token, hang


def part_second_deeds(doc: Doc, hostile: Set[str], taking: Set[str]) -> None:
    """Makes verbs of them, in place.

    hostile: lemmas of verbs of what is done against somebody; others may be done to those who suffered it ("treated soldiers
    and wounded civilians").
    taking: those by which one gets hold of something: "seized guns and smuggled cigarettes".
    """
    for word in doc[2:-1]:
        if word.dep_ != "amod" or not word.lower_.endswith("ed") or word.nbor(-1).dep_ != "cc":
            continue
        verb = _verb_before(word.head) if word.head.i == word.i + 1 else None
        deed = next(bases(word.lower_, hostile), None)
        if verb is not None and deed is not None and verb.lemma_.lower() in hostile - taking:
            _part(word, deed, verb)


def _verb_before(noun: Token) -> Token | None:
    """The verb in the past tense with whose object a noun is joined, or, as only verbs can be, with the verb itself."""
    if noun.dep_ != "conj" or noun.pos_ not in NOUNS:
        return None
    verb = noun.head.head if noun.head.dep_ == "dobj" else noun.head
    told = any(child.dep_ == "dobj" and child.i < noun.i for child in verb.rights)
    return verb if verb.tag_ == "VBD" and told else None


def _part(word: Token, deed: str, verb: Token) -> None:
    noun = word.head
    word.head, word.dep_, word.tag_, word.pos_, word.lemma_ = verb, "conj", "VBD", "VERB", deed
    noun.head, noun.dep_ = word, "dobj"
    word.nbor(-1).head = verb
    hang(word.doc.tokens)
