"""Objects behind the one to whom they go, which the parser takes for one phrase: "sent to Kyiv | six howitzers"."""

from __future__ import annotations

from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_NAMES = {"NNP", "NNPS"}
_IN_PHRASE = {"compound", "nmod", "poss", "amod"}
#: What opens a phrase.
_OPENING = {"CD", "DT", "PRP$"}


def part_objects(doc: Doc) -> None:
    """Parts the two, in place."""
    for token in doc:
        if token.lower_ == "to" and token.dep_ in {"prep", "dative"} and is_verb(token.head):
            _part(token)


def _part(to: Token) -> None:
    verb = to.head
    thing = next((child for child in to.rights if child.dep_ == "pobj"), None)
    if thing is None or any(child.dep_ in {"dobj", "nsubjpass", "ccomp", "xcomp"} for child in verb.children):
        return
    if thing.tag_ in _NAMES:
        _take_apposition(thing, verb)
        return
    before = [child for child in thing.lefts if child.dep_ in {*_IN_PHRASE, "nummod", "det"}]
    name = next((each for each in reversed(before) if each.tag_ in _NAMES and each.dep_ in _IN_PHRASE), None)
    if name is None or any(child.tag_ == "POS" for child in name.rights):
        return
    behind = [each for each in before if each.i > name.i]
    people = not behind and thing.tag_ == "NNS" and name.lower_.endswith("s")  # "gave to the Houthis | drones"
    if not people and not (behind and behind[0].left_edge.tag_ in _OPENING):
        return
    for child in before:
        if child.i < name.i:
            child.head = name
    name.head, name.dep_, thing.head, thing.dep_ = to, "pobj", verb, "dobj"
    hang(to.doc.tokens)


def _take_apposition(name: Token, verb: Token) -> None:
    """ "handed over to Bolivia | the former minister": nothing parts the two, so that they are not the same."""
    thing = next((child for child in name.rights if child.dep_ == "appos"), None)
    if thing is not None and thing.left_edge.i == name.i + 1 and thing.left_edge.tag_ in _OPENING:
        thing.head, thing.dep_ = verb, "dobj"
        hang(verb.doc.tokens)
