"""The spaCy component: `nlp.add_pipe("tocsin")` fills `doc._.tocsin` with the record of the text."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from spacy.language import Language
from spacy.tokens import Doc, Span

from tocsin.code.coder import Coder
from tocsin.model import Article, Record
from tocsin.model.record import content_id
from tocsin.read import check_day

NAME = "tocsin"
#: Where a document keeps its record: as JSON, so that spaCy can write the document and send it to another process.
_KEPT = "tocsin"
#: What a text must have been given, and the pipes of spaCy's own pipelines that give it.
_NEEDED = {"DEP": "parser", "TAG": "tagger", "POS": "attribute_ruler", "LEMMA": "lemmatizer", "ENT_IOB": "ner"}


def _record(doc: Doc) -> Record | None:
    kept = doc.user_data.get(_KEPT)
    return None if kept is None else msgspec.json.decode(kept, type=Record)


Doc.set_extension(NAME, getter=_record, force=True)
Doc.set_extension("tocsin_published", default=None, force=True)
Doc.set_extension("tocsin_title", default=None, force=True)


@Language.factory(
    NAME,
    default_config={"codebook": None, "actors": None},
    assigns=["doc._.tocsin"],
    requires=["token.dep", "token.tag", "token.pos", "token.lemma", "doc.ents"],
)
def make(nlp: Language, name: str, codebook: str | None, actors: str | None) -> Component:
    """The component. codebook, actors: paths, as `tocsin.Coder` takes them."""
    return Component(nlp, name, codebook, actors)


class Component:
    """Codes each document with the parse that the pipes before it have made.

    `doc._.tocsin_published` (ISO day) and `doc._.tocsin_title` (the headline, as it stands in the text) may be set before: give the
    pipeline documents of `nlp.make_doc`. Raises ValueError when a pipe that it needs does not stand before it, or a day is none.
    """

    def __init__(self, nlp: Language, name: str, codebook: str | None, actors: str | None):
        self._before = _Before(nlp, name)
        self._coder = Coder(
            Path(codebook) if codebook is not None else None,
            self._before,
            Path(actors) if actors is not None else None,
        )
        # the document at hand is one
        self._lock = threading.Lock()

    def __call__(self, doc: Doc) -> Doc:
        """Codes a document."""
        missing = [f"{pipe!r}" for mark, pipe in _NEEDED.items() if len(doc) and not doc.has_annotation(mark)]
        if missing:
            raise ValueError(
                f"tocsin needs an English pipeline that parses; before it is missing: {', '.join(missing)}"
                " (spacy.load gives one that has them, spacy.blank does not)"
            )
        day = doc._.tocsin_published
        published = check_day(str(day)) if day is not None else None
        article = Article(
            id=content_id(doc.text, published), title=doc._.tocsin_title, published=published, text=doc.text
        )
        with self._lock, self._before.at_hand(doc):
            record = self._coder.code_article(article)
        doc.user_data[_KEPT] = msgspec.json.encode(record).decode()
        return doc


def _is_whole(span: Span) -> bool:
    """Whether no sentence goes on before or behind a span."""
    sentences = [each for each in span.doc.sents if each.start < span.end and span.start < each.end]
    beyond = [*span.doc[sentences[0].start : span.start], *span.doc[span.end : sentences[-1].end]]
    roots = [token for token in span if token.head.i == token.i or not span.start <= token.head.i < span.end]
    return all(token.is_space for token in beyond) and all(token.dep_ == "ROOT" for token in roots)


class _Before:
    """The pipes that stand before the component, as the coder's parser asks them.

    Paragraphs of the document at hand were parsed in it. What is not one of them (a headline in other words, a paragraph of
    which a sentence was taken to go on in the next) is parsed now.
    """

    def __init__(self, nlp: Language, name: str):
        self._nlp = nlp
        self._own = name
        self._doc: Doc | None = None
        self._place = 0

    @property
    def name(self) -> str:
        """Name of the model: the second opinion is only asked with that for which it was trained."""
        return f"{self._nlp.meta['lang']}_{self._nlp.meta['name']}"

    @property
    def vocab(self) -> Any:
        """The vocabulary of the pipeline."""
        return self._nlp.vocab

    @contextmanager
    def at_hand(self, doc: Doc) -> Iterator[None]:
        """Inside, texts that stand in a document are taken from it."""
        self._doc, self._place = doc, 0
        try:
            yield
        finally:
            self._doc = None

    def make_doc(self, text: str) -> Doc:
        """A text cut into words: if it is the next paragraph of the document at hand, as it was parsed there."""
        if self._doc is not None:
            start = self._doc.text.find(text, self._place)
            span = self._doc.char_span(start, start + len(text)) if start >= 0 else None
            if span is not None and _is_whole(span):
                self._place = start + len(text)
                return span.as_doc()
        return self._nlp.make_doc(text)

    def __call__(self, text: str) -> Doc:
        """A text, parsed."""
        return next(self.pipe([text]))

    def pipe(self, texts: Iterable[str | Doc], batch_size: int = 0) -> Iterator[Doc]:
        """Texts, or documents cut into words, parsed."""
        for text in texts:
            doc = self.make_doc(text) if isinstance(text, str) else text
            yield doc if doc.has_annotation("DEP") else self._parsed(doc)

    def _parsed(self, doc: Doc) -> Doc:
        for name, pipe in self._nlp.pipeline:
            if name == self._own:
                break
            doc = pipe(doc)
        return doc
