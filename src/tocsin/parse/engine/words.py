"""From spaCy's objects to plain ones: what is the same of a word wherever it stands is asked once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from tocsin.parse.tokens import Doc, Token, attach

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc as Parsed
    from spacy.vocab import Vocab


class Word(NamedTuple):
    """A word as it is written."""

    text: str
    lower: str
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_title: bool
    is_upper: bool
    #: A space, if one follows it.
    space: str


class Form(NamedTuple):
    """What a word is where it stands: fine and coarse part of speech, relation to its head, lemma, features of its form."""

    tag: str
    pos: str
    dep: str
    lemma: str
    morph: Mapping[str, list[str]]


class Words:
    """The words of a vocabulary, each read once."""

    def __init__(self, vocab: Vocab):
        self._vocab = vocab
        self._held: dict[tuple[int, int], Word] = {}

    def of(self, parsed: Parsed) -> list[Word]:
        """The words of a text."""
        held, rows = self._held, parsed.to_array(["ORTH", "SPACY"]).tolist()
        return [held.get((orth, space)) or self._new(orth, space) for orth, space in rows]

    def _new(self, orth: int, space: int) -> Word:
        lexeme = self._vocab[orth]
        word = Word(
            lexeme.text,
            lexeme.lower_,
            lexeme.is_alpha,
            lexeme.is_punct,
            lexeme.is_quote,
            lexeme.is_title,
            lexeme.is_upper,
            " " if space else "",
        )
        self._held[orth, space] = word
        return word


class Forms:
    """Forms by spaCy's codes, each read once."""

    def __init__(self, vocab: Vocab):
        self._strings = vocab.strings
        self._held: dict[tuple[int, int, int, int, int], Form] = {}

    def of(self, tag: int, pos: int, dep: int, lemma: int, morph: int) -> Form:
        """The form of those codes."""
        key = (tag, pos, dep, lemma, morph)
        found = self._held.get(key)
        if found is None:
            *names, features = (self._strings[code] if code else "" for code in key)
            found = self._held[key] = Form(names[0], names[1], names[2], names[3], features_of(features))
        return found


def features_of(morph: str) -> dict[str, list[str]]:
    """Features as Universal Dependencies write them: "Number=Plur|Person=3"."""
    parts = [part.split("=", 1) for part in morph.split("|") if "=" in part]
    return {field: values.split(",") for field, values in parts}


def build(text: str, tensor: NDArray[Any], words: Sequence[Word], forms: Sequence[Form], heads: Sequence[int]) -> Doc:
    """A parsed text, but for its sentences and entities. heads: the number of the word that each hangs on."""
    doc = Doc(text, tensor)
    tokens = doc.tokens
    offset = 0
    for number, (word, form) in enumerate(zip(words, forms, strict=True)):
        token = Token()
        token.doc, token.i, token.idx = doc, number, offset
        (
            token.text,
            token.lower_,
            token.is_alpha,
            token.is_punct,
            token.is_quote,
            token.is_title,
            token.is_upper,
            token.whitespace_,
        ) = word
        token.tag_, token.pos_, token.dep_, token.lemma_, token.morph = form
        token.ent_type_, token.ent_iob_ = "", "O"
        offset += len(token.text) + len(token.whitespace_)
        tokens.append(token)
    for token, head in zip(tokens, heads, strict=True):
        token.head = tokens[head]
    attach(tokens)
    return doc
