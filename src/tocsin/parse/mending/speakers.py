"""Who speaks where a second verb of speech follows what was said: "said rebels had fled and | urged residents to return"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.relations import SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_passive, is_perfect, is_verb, own_subjects

#: Tags of a verb in the past; the tagger takes one form for the other.
_PAST = {"VBD", "VBN"}


def return_to_speaker(doc: Doc, saying: Set[str], speech_acts: Set[str], promising: Set[str]) -> None:
    """Joins such a verb to the one that introduces what was said, in place.

    saying: lemmas of verbs that introduce what somebody said.
    speech_acts: lemmas of verbs of what is done to others by words: "urge".
    promising: lemmas of those that may as well be told of the one who is spoken of: "vow".
    """
    for token in doc:
        if token.dep_ != "conj" or not is_verb(token):
            continue
        lemma = token.lemma_.lower()
        if lemma in speech_acts or lemma in promising:
            _return(token, saying, certain=lemma in speech_acts)


def _return(verb: Token, saying: Set[str], *, certain: bool) -> None:
    """Joins one verb to the verb of saying above.

    certain: whether those of whom the speaker tells are seldom who does it.
    """
    if any(child.dep_ in {*SUBJECT, "aux", "auxpass", "mark"} for child in verb.lefts):
        return
    told = verb.head
    while told.dep_ == "conj" and is_verb(told) and told.head.i < told.i:
        told = told.head
    speech = told.head
    if told.dep_ != "ccomp" or not is_verb(told) or speech.lemma_.lower() not in saying or speech.i > told.i:
        return
    same = {speech.tag_, verb.tag_} <= _PAST or speech.tag_ == verb.tag_
    if not same or not own_subjects(speech) or is_perfect(speech) or not _is_spoken_of(told, certain=certain):
        return
    joiner = next((child for child in verb.head.rights if child.dep_ == "cc" and child.i < verb.i), None)
    if joiner is None:
        return
    verb.head = joiner.head = speech
    verb.tag_ = speech.tag_
    hang(verb.doc.tokens)


def _is_spoken_of(told: Token, *, certain: bool) -> bool:
    """Whether the clause tells of others than the one who goes on speaking: its tense is another, or those are the speaker's own."""
    subject = next(iter(own_subjects(told)), None)
    if subject is None:
        return False
    owned = any(child.tag_ == "PRP$" for child in subject.lefts)
    if is_passive(told) or owned:
        return True
    speaks = subject.pos_ in {"PROPN", "PRON"}
    helped = any(child.dep_ == "aux" for child in told.lefts)  # "was holding 73 women and urged"
    return certain and (helped or not speaks)
