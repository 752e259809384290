"""Sentences whose subject stands last: "Also arrested was | the editor", "Among those killed were | nine nurses"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.relations import AUXILIARIES, NOMINAL, NOMINAL_SUBJECT, SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_BE = "be"
#: How the parser hangs such a subject.
_LAST = {"attr", "nsubj", "dobj"}
#: Tags of what stands for some of whom only the deed is told: "those arrested".
_THOSE = {"DT"}


def turn_inverted(doc: Doc, naming_some: Set[str], transitive: Set[str]) -> None:
    """Gives the verbs of such sentences their subjects, in place.

    transitive: lemmas of verbs that are always done to somebody or something.
    naming_some: lemmas of verbs that say who is among some: "those arrested | include a senator".
    """
    for sentence in doc.sents:
        root = sentence.root
        if not is_verb(root) or sentence[-1].text != ".":
            continue
        if root.lemma_.lower() not in transitive:
            _do(root)
        _undergo(root)
        auxiliary = next((child for child in root.rights if child.dep_ == "aux" and child.lemma_ == _BE), None)
        if root.lemma_ == _BE:
            _be_among(root)
            _take_part(root)
        elif auxiliary is not None and root.tag_ == "VBG":
            _take_part(auxiliary)
        elif root.lemma_.lower() in naming_some:
            _be_of_those(root)


def _last(verb: Token) -> Token | None:
    """The noun behind a verb that is its subject."""
    nouns = [child for child in verb.rights if child.dep_ in _LAST and child.pos_ in {*NOMINAL, "NUM"}]
    return nouns[0] if len(nouns) == 1 else None


def _undergo(verb: Token) -> None:
    """ "Also sentenced was | his son", "Killed in the raid were | two boys"."""
    be = next((child for child in verb.rights if child.dep_ == "auxpass" and child.lemma_ == _BE), None)
    if (
        be is None
        or verb.tag_ != "VBN"
        or any(child.dep_ in {*SUBJECT, "dobj"} and child.i < be.i for child in verb.children)
    ):
        return
    somebody = _last(be) or _last(verb)
    if somebody is not None and somebody.i > be.i and somebody.left_edge.i == be.i + 1:
        for child in [each for each in be.rights if each.i > somebody.i]:
            child.head = verb
        for child in [each for each in somebody.rights if each.text == "."]:
            child.head = verb
        somebody.head, somebody.dep_ = verb, "nsubjpass"
        hang(verb.doc.tokens)


def _be_among(be: Token) -> None:
    """ "Among those arrested was | a judge": whom it tells of was arrested."""
    among = next((child for child in be.lefts if child.dep_ == "prep" and child.i == child.sent.start), None)
    if among is None:
        among = next((child for child in be.lefts if child.dep_ == "prep" and child.i == child.sent.start + 1), None)
    those = None if among is None else next((child for child in among.rights if child.dep_ == "pobj"), None)
    somebody = _last(be)
    if those is None or somebody is None or somebody.left_edge.i != be.i + 1:
        return
    clause = next((child for child in those.rights if child.dep_ == "relcl" and child.left_edge.tag_ == "WP"), None)
    if clause is None:
        _tell_deed(be, those, somebody)
    elif those.tag_ in _THOSE and clause.left_edge.dep_ in SUBJECT:
        clause.head = somebody  # "Among those who met him were | two bishops"
        hang(be.doc.tokens)


def _be_of_those(verb: Token) -> None:
    """ "Those arrested include | a senator"."""
    those = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    somebody = next((child for child in verb.rights if child.dep_ == "dobj"), None)
    if those is not None and somebody is not None:
        _tell_deed(verb, those, somebody)


def _tell_deed(verb: Token, those: Token, somebody: Token) -> None:
    """Makes of "those arrested" the main verb, which the one that only tells of them stands beside."""
    deed = next((child for child in those.rights if child.dep_ == "acl" and child.tag_ == "VBN"), None)
    if deed is None or those.tag_ not in _THOSE or deed.i != those.i + 1:
        return
    for child in verb.children:
        if child is not those:
            child.head = deed
    deed.head, deed.dep_ = deed, "ROOT"
    verb.head, verb.dep_ = deed, "auxpass"
    if those.dep_ == "nsubj":
        those.head, those.dep_ = deed, "dep"
    somebody.head, somebody.dep_ = deed, "nsubjpass"
    hang(verb.doc.tokens)


def _take_part(be: Token) -> None:
    """ "Attending the talks were | envoys of Qatar"."""
    verb = be.left_edge if be.dep_ == "ROOT" else be.head
    somebody = _last(be)
    if verb.tag_ != "VBG" or verb.i != be.sent.start or verb not in {be.left_edge, be.sent.root} or somebody is None:
        return
    if any(child.dep_ in NOMINAL_SUBJECT for child in verb.children):
        return
    if somebody.left_edge.i != be.i + 1 or not any(child.dep_ in {"dobj", "prep"} for child in verb.rights):
        return
    for child in be.children:
        child.head = verb
    verb.head, verb.dep_, be.head, be.dep_ = verb, "ROOT", verb, "aux"
    somebody.head, somebody.dep_ = verb, "nsubj"
    hang(be.doc.tokens)


def _do(verb: Token) -> None:
    """ "Into the square marched | thousands of teachers"."""
    where = next((child for child in verb.lefts if child.i == verb.sent.start and child.dep_ == "prep"), None)
    if where is None or where.right_edge.i + 1 != verb.i or verb.tag_ != "VBD":
        return
    if any(child.dep_ in {*SUBJECT, *AUXILIARIES} for child in verb.children) or verb.lemma_ == _BE:
        return
    somebody = next((child for child in verb.rights if child.dep_ == "dobj" and child.left_edge.i == verb.i + 1), None)
    if somebody is not None:
        somebody.dep_ = "nsubj"
