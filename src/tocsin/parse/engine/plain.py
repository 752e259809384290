"""The engine for any pipeline: spaCy does all of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from tocsin.parse.engine.words import Forms, Words, build
from tocsin.parse.tokens import Doc, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc as Parsed

    from tocsin.parse.pipeline import Pipeline

_COLUMNS: list[int | str] = ["TAG", "POS", "DEP", "LEMMA", "MORPH"]
_BATCH = 64


class Worded(NamedTuple):
    """A text of which the words are known: whether a space follows each is said beside them."""

    words: list[str]
    spaces: list[bool]


class Engine(Protocol):
    """Parses texts."""

    @property
    def words(self) -> int:
        """How many words it keeps in memory."""

    def parse(self, texts: Sequence[str | Worded]) -> list[Doc]:
        """Each text, parsed; one without words is not allowed. Those of a call must not change each other's parse."""


class Plain:
    """Runs a pipeline as it is."""

    def __init__(self, nlp: Language | Pipeline):
        self._nlp = nlp
        self._words = Words(nlp.vocab)
        self._forms = Forms(nlp.vocab)

    @property
    def words(self) -> int:
        """How many words it keeps in memory."""
        return len(self._nlp.vocab)

    def parse(self, texts: Sequence[str | Worded]) -> list[Doc]:
        """Each text, parsed."""
        made = [made_of(text, self._nlp) for text in texts]
        return [self._read(parsed) for parsed in self._nlp.pipe(made, batch_size=_BATCH)]

    def _read(self, parsed: Parsed) -> Doc:
        forms = [self._forms.of(*row) for row in parsed.to_array(_COLUMNS).tolist()]
        heads = [token.head.i for token in parsed]
        doc = build(parsed.text, parsed.tensor, self._words.of(parsed), forms, heads)
        doc.set_sentences([sentence.start for sentence in parsed.sents])
        doc.set_entities([Span(doc, each.start, each.end, each.label_) for each in parsed.ents])
        return doc


def made_of(text: str | Worded, nlp: Language | Pipeline) -> Parsed:
    """A text cut into words, not parsed yet."""
    from spacy.tokens import Doc as Parsed

    return nlp.make_doc(text) if isinstance(text, str) else Parsed(nlp.vocab, text.words, text.spaces)
