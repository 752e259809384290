"""Asides behind an object: "jailed the editor, already ill, | for six years". What follows them goes on with the verb."""

from __future__ import annotations

from tocsin.parse.relations import NOUNS, TENSED
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

_OBJECTS = {"dobj", "pobj", "dative", "nsubjpass"}
#: Such a long aside has commas of its own.
_LONGEST = 14
#: What goes on with the verb.
_GOING_ON = {"IN", "TO"}
_PARTICIPLES = {"VBN", "VBG"}


def close_asides(doc: Doc) -> None:
    """Hangs what follows such asides on the verb, and the asides on the object, in place."""
    for token in doc:
        if token.text == "," and token.i:
            _close(token)


def _close(comma: Token) -> None:
    tokens, sentence = comma.doc.tokens, comma.sent
    noun = _object_before(comma)
    if noun is None:
        return
    verb = noun.head
    while not is_verb(verb) and verb.head is not verb:
        verb = verb.head
    last = min(comma.i + _LONGEST, sentence.end - 2)
    end = next((at for at in range(comma.i + 2, last) if tokens[at].text == ","), None)
    if end is None or not is_verb(verb) or verb.i > noun.i:
        return
    opener = tokens[end + 1]
    inside = range(comma.i + 1, end)
    goes_on = opener if opener.tag_ != "TO" or opener.head.i < opener.i else opener.head
    if opener.tag_ not in _GOING_ON or goes_on.dep_ not in {"prep", "aux", "xcomp", "advcl", "acl", "relcl", "dative"}:
        return
    tops = [each for each in tokens[comma.i + 1 : end] if each.head.i not in inside and not each.is_punct]
    if len(tops) != 1 or _is_clause(tops[0], verb):
        return
    if goes_on.head.i in inside or (verb.i < goes_on.head.i < comma.i and goes_on.head.pos_ in NOUNS):
        goes_on.head = verb
        if is_verb(goes_on):
            goes_on.dep_ = "xcomp"
        _describe(tops[0], noun, verb)
        hang(tokens)


def _object_before(comma: Token) -> Token | None:
    """The noun that undergoes what the verb before it tells and whose phrase ends at a comma."""
    noun = comma.nbor(-1)
    found = None
    while noun.i < comma.i and noun.head is not noun and not is_verb(noun):
        if noun.dep_ in _OBJECTS and noun.pos_ in NOUNS and noun.right_edge.i >= comma.i - 1:
            found = noun
            if noun.dep_ != "pobj":
                break
        noun = noun.head
    return found


def _is_clause(top: Token, verb: Token) -> bool:
    """Whether what stands between commas tells something of its own: "…, police said, …", "…, but lost, …"."""
    # "…, including asset freezes, …" tells nothing, whatever the parser takes its noun for
    told = top.dep_ != "prep" and (top.tag_ in TENSED or any(child.tag_ in TENSED for child in top.children))
    return (told and top.dep_ != "relcl") or top.dep_ == "conj" or top is verb


def _describe(top: Token, noun: Token, verb: Token) -> None:
    """Hangs an aside on the noun before it, where the parser has it say how the verb came about."""
    if top.head is not verb or (top.tag_ == "IN" and top.dep_ != "advmod"):
        return
    called = next((child for child in top.rights if child.dep_ == "pobj"), None) if top.dep_ == "advmod" else None
    if called is not None:
        called.head, called.dep_, top.head = noun, "appos", called  # "France, once its closest ally"
    elif top.pos_ in NOUNS:
        top.head, top.dep_ = noun, "appos"
    elif top.tag_ in _PARTICIPLES:
        top.head, top.dep_ = noun, "acl"
