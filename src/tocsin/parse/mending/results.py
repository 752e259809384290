"""What a deed ended in, told behind a comma: "shelled the town on Friday, | killing four"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.relations import NOUNS, TIMES
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

#: How an adjective hangs on the verb of the deed that ends in it, and how an object may hang on that.
_STATES = {"oprd", "acomp"}
_OBJECTS = {"dobj", "ccomp", "npadvmod"}
#: Tags of verbs that tell a deed by themselves.
_DEEDS = {"VBD", "VBZ", "VBP", "VBN", "VB"}


def hang_results(doc: Doc, harming: Set[str]) -> None:
    """Hangs such a participle on the verb, not on the day or place before it, in place.

    harming: lemmas of verbs that tell what an attack ended in.
    """
    for token in doc:
        if token.tag_ == "VBG" and token.i > 1 and token.left_edge.i > 0 and token.left_edge.nbor(-1).text == ",":
            _hang(token, harming)
        if token.pos_ == "ADJ" and token.dep_ in _STATES and is_verb(token.head):
            _return_object(token)
        if token.dep_ == "oprd" and token.head.lemma_.lower() in harming:
            _count_left(token)
        if token.tag_ in {"VBN", "VBD"} and token.dep_ == "conj" and token.head.lemma_.lower() in harming:
            _share_left(token)
        if token.tag_ in {"VBN", "VBD"} and token.dep_ == "oprd" and token.head.lemma_.lower() in harming:
            # what they are left like, no deed of its own
            token.tag_, token.pos_, token.lemma_ = "JJ", "ADJ", token.lower_


def _return_object(state: Token) -> None:
    """Hangs on the verb whom the parser hangs on what they end as: "shot | dead | the mayor of Tunja"."""
    verb = state.head
    undergone = next((child for child in state.rights if child.dep_ in _OBJECTS), None)
    if undergone is None or state.i != verb.i + 1 or any(child.dep_ == "dobj" for child in verb.children):
        return
    undergone.head, undergone.dep_ = verb, "dobj"
    hang(state.doc.tokens)


def _count_left(state: Token) -> None:
    """Makes an object of the number of those who are left like something: "left | 30 | dead"."""
    number = next((child for child in state.lefts if child.dep_ == "nummod"), None)
    verb = state.head
    if number is not None and verb.i < number.i and not any(child.dep_ == "dobj" for child in verb.rights):
        number.head, number.dep_ = verb, "dobj"
        hang(state.doc.tokens)


def _share_left(state: Token) -> None:
    """Lets more be left as a second participle says: "leaving nine people dead and dozens | wounded"."""
    leaving = state.head
    first = next((child for child in leaving.rights if child.dep_ == "dobj"), None)
    more = next((child for child in state.lefts if child.dep_ == "nsubj"), None)
    left = any(child.dep_ == "oprd" for child in leaving.rights)
    if first is None or more is None or not left or any(child.dep_ == "dobj" for child in state.rights):
        return
    more.head, more.dep_ = first, "conj"
    state.dep_, state.tag_ = "oprd", "VBN"
    hang(state.doc.tokens)


def _hang(participle: Token, harming: Set[str]) -> None:
    above = participle.head
    harms = participle.lemma_.lower() in harming and any(child.dep_ == "dobj" for child in participle.rights)
    on_noun = participle.dep_ == "acl" and above.pos_ in NOUNS and above.dep_ in {"pobj", "npadvmod"}
    on_day = on_noun and above.ent_type_ in TIMES
    # "in pursuit of fleeing soldiers, | killing two"
    on_gerund = participle.dep_ == "conj" and above.tag_ == "VBG" and above.dep_ in {"pcomp", "amod"}
    joined = any(child.dep_ == "cc" and child.i < participle.i for child in above.rights)
    if not (on_day or (harms and (on_noun or (on_gerund and not joined)))):
        return
    verb = above
    while verb.head is not verb and not (is_verb(verb) and verb.tag_ in _DEEDS):
        verb = verb.head
    if is_verb(verb) and verb.tag_ in _DEEDS and verb.i < participle.i:
        participle.head, participle.dep_ = verb, "advcl"
        hang(participle.doc.tokens)
