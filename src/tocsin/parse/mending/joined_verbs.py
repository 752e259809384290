"""Verbs that are told one after the other with one object, and what is told behind an aside: "arrested, | beat and freed three"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.relations import AUXILIARIES, FINITE, NOMINAL_SUBJECT, NOUNS, SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_PAST = {"VBD", "VBN"}
#: What shows that a verb stands in no row of others.
_OWN = {*SUBJECT, *AUXILIARIES, "mark"}


def join_verbs(doc: Doc, known: Set[str], transitive: Set[str]) -> None:
    """Joins them, in place.

    known: lemmas of verbs of acts. transitive: those that are always done to somebody or something.
    """
    for token in doc:
        if token.tag_ == "VB" and token.dep_ == "conj" and token.lower_ in known:
            _tell_past(token)
        if token.tag_ in _PAST and token.dep_ == "dep" and token.lemma_.lower() in known:
            _join(token)
        if token.dep_ == "oprd" and token.pos_ in NOUNS and token.head.lemma_.lower() in transitive:
            _take_object(token)
        if token.dep_ == "conj" and token.pos_ in {*NOUNS, "NUM"} and is_verb(token.head):
            _join_behind_aside(token)
        if token.dep_ in NOMINAL_SUBJECT and token.i:
            _give_to_infinitive(token)


def _tell_past(verb: Token) -> None:
    """Tells a verb that is its own past: "arrested, | beat and freed them"."""
    own = any(child.dep_ in _OWN for child in verb.children)
    if verb.head.tag_ == "VBD" and not own and not any(child.dep_ in AUXILIARIES for child in verb.head.children):
        verb.tag_ = "VBD"


def _join(verb: Token) -> None:
    """ "first warned, | then fined and at last expelled him"."""
    first = verb.head
    row = first.tag_ == "VBD" and first.i < verb.i and verb.left_edge.nbor(-1).text == ","
    if row and not any(child.dep_ in _OWN for child in verb.children) and any(c.dep_ == "conj" for c in verb.rights):
        verb.dep_, verb.tag_ = "conj", "VBD"


def _take_object(noun: Token) -> None:
    """ "summoned, and later expelled, | the envoy"."""
    verb = noun.head
    bare = not any(child.dep_ in {"dobj", "nsubjpass", "auxpass"} for child in verb.children)
    if (
        bare
        and noun.left_edge.i == verb.i + 2
        and verb.nbor().text == ","
        and noun.left_edge.dep_ in {"det", "poss", "nummod"}
    ):
        noun.dep_ = "dobj"
        if verb.tag_ == "VBN" and not any(child.dep_ in AUXILIARIES for child in verb.children) and verb.dep_ == "conj":
            verb.tag_ = verb.head.tag_


def _join_behind_aside(noun: Token) -> None:
    """Joins to the object what comes behind who says so: "killed a commander, it said, and | two of his aides"."""
    verb = noun.head
    done = next((child for child in verb.rights if child.dep_ == "dobj" and child.i < noun.i), None)
    aside = next((child for child in verb.rights if child.dep_ == "parataxis" and child.i < noun.i), None)
    if done is None or aside is None or not done.i < aside.i or noun.left_edge.nbor(-1).dep_ != "cc":
        return
    noun.left_edge.nbor(-1).head = noun.head = done
    hang(noun.doc.tokens)


def _give_to_infinitive(noun: Token) -> None:
    """Gives an infinitive the object that the parser takes for a second subject: "the decision to turn away | the ship was condemned"."""
    verb, before = noun.head, noun.left_edge.i - 1
    subject = next((child for child in verb.lefts if child.dep_ in NOMINAL_SUBJECT), noun)
    if subject is noun or before < 1 or not is_verb(verb) or subject.right_edge.i != before:
        return
    infinitive = next(
        (child for child in subject.rights if child.dep_ in {"acl", "relcl"} and child.tag_ == "VB"), None
    )
    if infinitive is None or infinitive.right_edge.i != before or any(c.dep_ == "dobj" for c in infinitive.rights):
        return
    if all(child.dep_ in {"aux", "advmod", "prt"} for child in infinitive.children):
        noun.head, noun.dep_ = infinitive, "dobj"
        hang(noun.doc.tokens)


def rouse_behind_infinitive(doc: Doc) -> None:
    """Makes the verb of a sentence without one of what describes a second noun behind an infinitive's object, in place.

    "Bolivia's decision to expel the envoy | angered Peru."
    """
    for sentence in doc.sents:
        root = sentence.root
        if root.pos_ not in NOUNS or sentence[-1].text != ".":
            continue
        infinitive = next(
            (child for child in root.rights if child.dep_ in {"acl", "relcl"} and child.tag_ == "VB"), None
        )
        thing = None if infinitive is None else next((c for c in infinitive.rights if c.dep_ == "dobj"), None)
        other = None if thing is None else next((c for c in thing.rights if c.dep_ == "appos"), None)
        if infinitive is None or thing is None or other is None or other.left_edge.i != thing.i + 1:
            continue
        verb = other.left_edge
        if (
            verb.tag_ not in _PAST
            or verb.dep_ != "amod"
            or any(t.tag_ in FINITE and t.head.dep_ != "relcl" and t.dep_ != "relcl" for t in sentence if t is not verb)
        ):
            continue
        _rouse(verb, root, other)


def _rouse(verb: Token, subject: Token, thing: Token) -> None:
    verb.head, verb.dep_, verb.tag_, verb.pos_ = verb, "ROOT", "VBD", "VERB"
    for child in subject.rights:
        if child.i > verb.i:
            child.head = verb
    subject.head, subject.dep_, thing.head, thing.dep_ = verb, "nsubj", verb, "dobj"
    hang(verb.doc.tokens)
