"""Names that were taken for common words, and the other way round."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.tokens import Doc, Span, Token


def open_name(word: Token, known: frozenset[str]) -> None:
    """Tells a participle that opens a sentence from the name behind it: "Jailed | Bahraini preacher Hasan Jassim"."""
    stem = word.lower_.removesuffix("d")
    if word.tag_ != "NNP" or stem == word.lower_ or {stem, stem.removesuffix("e")}.isdisjoint(known):
        return
    entity = next((each for each in word.doc.ents if each.start == word.i), None)
    if entity is not None and entity.label_ != "PERSON":
        return  # "United Nations"
    word.tag_, word.pos_, word.lemma_ = "VBN", "VERB", stem if stem in known else stem.removesuffix("e")
    if entity is None:
        return
    word.ent_type_, word.ent_iob_ = "", "O"
    rest = Span(word.doc, entity.start + 1, entity.end, entity.label_)
    # one name before a noun is more likely a people's
    named = rest.end - rest.start > 1
    for token in rest:
        token.ent_type_, token.ent_iob_ = (rest.label_ if named else ""), ("I" if named else "O")
    if named:
        rest[0].ent_iob_ = "B"
    word.doc.ents = tuple(
        each for each in (rest if each is entity else each for each in word.doc.ents) if each is not rest or named
    )


def is_bare_name(token: Token, is_name: Callable[[str], bool]) -> bool:
    """Whether a family name at the head of a sentence was taken for a common word: "Trump threatens"."""
    return token.pos_ != "PROPN" and token.is_title and not token.lefts and token.pos_ != "PRON" and is_name(token.text)


def is_shouted(doc: Doc) -> bool:
    """Whether it is written in capitals throughout."""
    words = [token for token in doc if token.is_alpha]
    return sum(token.is_upper for token in words) > len(words) / 2


def is_acronym(token: Token) -> bool:
    """Whether a body's letters were taken for a common word: "WHO", "NATO"."""
    common = token.pos_ in {"NOUN", "VERB", "ADJ"} or token.tag_ == "WP"  # WHO
    return len(token) > 2 and token.is_alpha and token.is_upper and common
