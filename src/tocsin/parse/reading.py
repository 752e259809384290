"""From spaCy's objects to plain ones: each text is read once, column by column."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tocsin.parse.tokens import Doc, Span, Token, hang

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parsed
    from spacy.vocab import Vocab

_COLUMNS: list[int | str] = ["ORTH", "TAG", "POS", "DEP", "LEMMA", "MORPH", "ENT_TYPE", "ENT_IOB", "SPACY", "HEAD"]
_IOB = ("", "I", "O", "B")


class _Word(NamedTuple):
    """What is the same of a word wherever it stands."""

    text: str
    lower: str
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_title: bool
    is_upper: bool


class Reader:
    """Reads the texts that a pipeline has parsed. What it learns of words is kept until `forget` is called."""

    def __init__(self, vocab: Vocab):
        self._vocab = vocab
        self._words: dict[int, _Word] = {}
        self._names: dict[int, str] = {}
        self._forms: dict[int, dict[str, list[str]]] = {}

    def forget(self) -> None:
        """Lets go of all words, so that the memory of a long run does not grow with its vocabulary."""
        self._words.clear()
        self._names.clear()
        self._forms.clear()

    def read(self, parsed: Parsed) -> Doc:
        """The text as plain objects."""
        doc = Doc(parsed.text, parsed.tensor)
        tokens = doc.tokens
        name, words = self._name, self._words
        heads: list[int] = []
        offset = 0
        rows = parsed.to_array(_COLUMNS).view("int64").tolist()
        for number, (orth, tag, pos, dep, lemma, morph, kind, iob, space, head) in enumerate(rows):
            word = words.get(orth) or self._word(orth)
            token = Token()
            token.doc, token.i, token.idx = doc, number, offset
            token.text, token.lower_ = word.text, word.lower
            token.is_alpha, token.is_punct, token.is_quote = word.is_alpha, word.is_punct, word.is_quote
            token.is_title, token.is_upper = word.is_title, word.is_upper
            token.tag_, token.pos_, token.dep_, token.lemma_ = name(tag), name(pos), name(dep), name(lemma)
            token.morph = self._form(morph)
            token.ent_type_, token.ent_iob_ = name(kind), _IOB[iob]
            token.whitespace_ = " " if space else ""
            heads.append(number + head)
            offset += len(word.text) + space
            tokens.append(token)
        for token, head in zip(tokens, heads, strict=True):
            token.head = tokens[head]
        hang(tokens)
        for sentence in parsed.sents:
            span = Span(doc, sentence.start, sentence.end)
            doc.sents.append(span)
            for token in span:
                token.sent = span
        doc.ents = tuple(Span(doc, each.start, each.end, each.label_) for each in parsed.ents)
        return doc

    def _word(self, orth: int) -> _Word:
        held = self._vocab[orth % _HASHES]
        word = _Word(held.text, held.lower_, held.is_alpha, held.is_punct, held.is_quote, held.is_title, held.is_upper)
        self._words[orth] = word
        return word

    def _name(self, code: int) -> str:
        found = self._names.get(code)
        if found is None:
            found = self._names[code] = self._vocab.strings[code % _HASHES] if code else ""
        return found

    def _form(self, code: int) -> dict[str, list[str]]:
        found = self._forms.get(code)
        if found is None:
            parts = [part.split("=", 1) for part in self._name(code).split("|") if "=" in part]
            found = self._forms[code] = {field: values.split(",") for field, values in parts}
        return found


#: Codes of words have no sign in spaCy, but columns of them are read with one.
_HASHES = 1 << 64
