"""Nationalities that a comma parts before one noun, as headlines list them: the parser takes the first for a name."""

from __future__ import annotations

from tocsin.parse.tokens import Doc, Token, hang

#: Entity labels of nationalities.
_PEOPLES = {"NORP", "GPE"}
#: How the parser hangs the first of them, and the noun.
_FIRST, _NOUN = {"pobj", "dobj", "acomp"}, {"appos", "conj", "dep"}


def list_peoples(doc: Doc) -> None:
    """Makes them the adjectives of that noun, in place: "visa bans on | Georgian, Belarusian judges"."""
    for token in doc:
        if token.dep_ in _FIRST and token.ent_type_ in _PEOPLES:
            _list(token)


def _list(first: Token) -> None:
    if first.i + 3 >= len(first.doc) or first.nbor().text != "," or first.nbor(2).ent_type_ not in _PEOPLES:
        return
    last = first.nbor(2)
    noun = last.head
    named = last.dep_ in {"amod", "compound"} and noun.tag_ == "NNS" and noun.dep_ in _NOUN
    between = [*first.doc[first.i + 2 : noun.i]]
    if not named or any(first.lefts) or any(token.is_punct or token.dep_ == "det" for token in between):
        return
    noun.head, noun.dep_ = first.head, "dobj" if first.dep_ == "acomp" else first.dep_
    first.head, first.dep_, first.tag_, first.pos_ = noun, "amod", "JJ", "ADJ"
    hang(first.doc.tokens)
