"""A second deed that the parser takes for a trait of those to whom it is done: "burned houses and | looted shops"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.mending.past_forms import bases
from tocsin.parse.relations import NOUNS
from tocsin.parse.tokens import Doc, Token, hang


def part_second_deeds(doc: Doc, known: Set[str], hostile: Set[str], taking: Set[str]) -> None:
    """Makes verbs of them, in place.

    known: lemmas of verbs of acts, which are such where to the parser a noun is joined with a verb: "condemned it and | offered talks".
    hostile: lemmas of verbs of what is done against somebody; others may be done to those who suffered it ("treated soldiers
    and wounded civilians").
    taking: those by which one gets hold of something: "seized guns and smuggled cigarettes".
    """
    for word in doc[2:-1]:
        if word.dep_ != "amod" or not word.lower_.endswith("ed") or word.nbor(-1).dep_ != "cc":
            continue
        noun = word.head
        verb = _verb_before(noun) if noun.i > word.i else None
        if verb is None or verb.lemma_.lower() in taking:
            continue
        if verb is noun.head:
            deed = next(bases(word.lower_, known), None)
        else:
            near = noun.i == word.i + 1 and verb.lemma_.lower() in hostile
            deed = next(bases(word.lower_, hostile), None) if near else None
        if deed is not None:
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
