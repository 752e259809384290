"""Several who are listed: "arrested the editor, | three reporters and a photographer"."""

from __future__ import annotations

from collections.abc import Set

from tocsin.parse.relations import SUBJECT
from tocsin.parse.tokens import Doc, Token, hang
from tocsin.parse.verbs import is_verb

#: How a phrase begins that names somebody of its own.
_OPENING = {"DT", "CD", "PRP$"}
#: How a name hangs on a verb of which the parser does not know it for a subject.
_UNHUNG = {"parataxis", "npadvmod", "dep", "nsubj"}


def join_items(doc: Doc, plurals: Set[str], people: Set[str]) -> None:
    """Joins the second of several who are listed with the first, where the parser takes it for who the first is, in place.

    plurals: lemmas of nouns that are plural though they do not look it: "a family, two adults and a child" are the same.
    people: those for anybody, of whom others may say who they are: "two men, a lawyer and a priest".
    """
    for token in doc:
        first = _before(token)
        if first is not None and first.lemma_.lower() not in plurals and _are_listed(first, token, people):
            token.head, token.dep_ = first, "conj"
            hang(doc.tokens)


def join_names(doc: Doc) -> None:
    """Joins the first of several names before a verb with the others, where the parser parts them, in place.

    "Mali, | Burkina Faso and Niger left the bloc": to the parser Burkina Faso is who Mali is, or the only subject.
    """
    for token in doc:
        first = _name_before(token)
        if first is not None:
            if token.dep_ in SUBJECT:
                first.head, first.dep_ = token.head, token.dep_
            token.head, token.dep_ = first, "conj"
            hang(doc.tokens)


def _name_before(name: Token) -> Token | None:
    """The name that another may follow in a list whose last one "and" joins, right before their verb."""
    edge = name.left_edge
    if name.pos_ != "PROPN" or edge.i < 2 or edge.nbor(-1).text != "," or not _is_joined_before_verb(name):
        return None
    if name.dep_ == "appos":
        first = name.head if name.head.dep_ in SUBJECT else None
    elif name.dep_ in SUBJECT:
        before = [child for child in name.head.lefts if child.i < edge.i and child.dep_ in _UNHUNG]
        first = before[-1] if before and before[-1].i == edge.i - 2 else None
    else:
        first = None
    alike = first is not None and first.pos_ == "PROPN" and first.ent_type_ == name.ent_type_ != ""
    return first if alike and not any(child.dep_ == "det" for child in edge.children) else None


def _is_joined_before_verb(name: Token) -> bool:
    """Whether "and" joins another name to one, and their verb follows."""
    end = name.right_edge.i + 1
    joined = any(child.dep_ == "conj" and child.pos_ == "PROPN" for child in name.rights)
    return joined and end < len(name.doc) and (is_verb(name.doc[end]) or name.doc[end].dep_ in {"aux", "auxpass"})


def _before(item: Token) -> Token | None:
    """The noun that an item may follow: what it seems to be an apposition of, or another subject of the same verb."""
    edge = item.left_edge
    if item.pos_ != "NOUN" or edge.tag_ not in _OPENING or edge.i < 2 or edge.nbor(-1).text != ",":
        return None
    if not any(child.dep_ == "cc" for child in item.rights) or not any(child.dep_ == "conj" for child in item.rights):
        return None
    if item.dep_ == "appos":
        object_ = _object_before(edge)
        if object_ is not None and item.head.i < object_.i:
            return object_  # to the parser two nuns say who the gunmen are
        return item.head if item.head.pos_ == "NOUN" else None
    if item.dep_ in SUBJECT:
        others = [child for child in item.head.lefts if child.dep_ == item.dep_ and child.i < item.i]
        return others[-1] if len(others) == 1 and others[-1].right_edge.i + 1 >= edge.i - 1 else None
    return None


def _object_before(edge: Token) -> Token | None:
    """The object that ends before a comma: "abducted | a priest |, two nuns"."""
    noun = edge.nbor(-2)
    return noun if noun.pos_ == "NOUN" and noun.dep_ == "dobj" else None


def _are_listed(first: Token, item: Token, people: Set[str]) -> bool:
    """Whether they are two: one cannot be several, and who is told twice before a verb stands between commas.

    Nor has each thing that is said of one an article of its own, unless he is only somebody: "an editor, a lawyer and a nun".
    """
    if first.left_edge.tag_ not in _OPENING:
        return False
    last = [child for child in item.rights if child.dep_ == "conj"][-1]
    apart = last.left_edge.tag_ in _OPENING and last.pos_ == "NOUN"
    if apart and first.lemma_.lower() not in people and (_is_many(item) or not _is_definite(first)):
        return True
    several = not _is_many(first) and (_is_many(item) or _is_many(last))
    end = item.right_edge.i + 1
    return several or (end < len(item.doc) and (is_verb(item.doc[end]) or item.doc[end].dep_ in {"aux", "auxpass"}))


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ == "the" or child.dep_ == "poss" for child in noun.lefts)


def _is_many(noun: Token) -> bool:
    return noun.tag_ == "NNS" or any(child.dep_ == "nummod" and child.lower_ != "one" for child in noun.lefts)
