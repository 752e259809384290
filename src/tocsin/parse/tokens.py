"""Words as they were parsed, held as plain objects: what a coder asks of them a thousand times must cost nothing.

The names are spaCy's own and mean the same. What spaCy works out at each call (the text of a word, the words that hang on
it, the ends of its phrase) stands here ready, and nothing here holds on to the pipeline that parsed it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal, overload

if TYPE_CHECKING:
    from numpy.typing import NDArray


class Token:
    """A word or punctuation mark. `i` is its number in the text, `idx` the offset of its first character there."""

    __slots__ = (
        "children",
        "clause",
        "dep_",
        "doc",
        "ent_iob_",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_alpha",
        "is_punct",
        "is_quote",
        "is_title",
        "is_upper",
        "left_edge",
        "lefts",
        "lemma_",
        "lemmas",
        "lower_",
        "morph",
        "pos_",
        "right_edge",
        "rights",
        "sent",
        "tag_",
        "text",
        "whitespace_",
    )

    doc: Doc
    i: int
    idx: int
    text: str
    lower_: str
    whitespace_: str
    tag_: str
    pos_: str
    dep_: str
    lemma_: str
    ent_type_: str
    ent_iob_: str
    #: Features of its form, as Universal Dependencies name them: {"Number": ["Plur"]}.
    morph: Mapping[str, list[str]]
    is_alpha: bool
    is_punct: bool
    is_quote: bool
    is_title: bool
    is_upper: bool
    #: The word that it hangs on; itself if it is the root of its sentence.
    head: Token
    #: What hangs on it, in the order of the text; before it; behind it.
    children: tuple[Token, ...]
    lefts: tuple[Token, ...]
    rights: tuple[Token, ...]
    #: The first and the last word of all that hangs on it, itself included.
    left_edge: Token
    right_edge: Token
    sent: Span
    #: Kept for `clause_of`, once somebody has asked for the clause that it heads.
    clause: object
    #: Kept for the coder, which asks a dozen times what a word is called.
    lemmas: tuple[str, ...] | None

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.text

    @property
    def is_sent_start(self) -> bool:
        """Whether it is the first word of its sentence."""
        return self.i == self.sent.start

    @property
    def n_rights(self) -> int:
        """How many words behind it hang on it."""
        return len(self.rights)

    @property
    def subtree(self) -> list[Token]:
        """It and all that hangs on it, at whatever remove, in the order of the tree."""
        found: list[Token] = []
        self._gather(found)
        return found

    def _gather(self, found: list[Token]) -> None:
        for child in self.lefts:
            child._gather(found)
        found.append(self)
        for child in self.rights:
            child._gather(found)

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, at whatever remove, the nearest first."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other hangs on it, at whatever remove."""
        token = other
        while token.head is not token:
            token = token.head
            if token is self:
                return True
        return False

    def nbor(self, distance: int = 1) -> Token:
        """The word so many places behind it, before it if negative. Raises IndexError beyond the ends of the text."""
        place = self.i + distance
        if place < 0:
            raise IndexError(f"no word {distance} places from {self.text!r}")
        return self.doc.tokens[place]


class Span:
    """Words that stand beside each other in a text; `label_` says of a named entity what it is."""

    __slots__ = ("_forms", "_vector", "doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label_: str = ""):
        self.doc = doc
        self.start = start
        self.end = end
        self.label_ = label_
        self._forms: frozenset[str] | None = None
        self._vector: NDArray[Any] | None = None

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __getitem__(self, place: int) -> Token:
        return self.doc.tokens[self.start : self.end][place]

    @property
    def start_char(self) -> int:
        """Offset of its first character in the text."""
        return self.doc.tokens[self.start].idx

    @property
    def end_char(self) -> int:
        """Offset after its last character."""
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.doc.text[self.start_char : self.end_char] if self.end > self.start else ""

    @property
    def forms(self) -> frozenset[str]:
        """Its words in lower case."""
        if self._forms is None:
            self._forms = frozenset([token.lower_ for token in self])
        return self._forms

    @property
    def vector(self) -> NDArray[Any]:
        """The mean of its words' vectors."""
        if self._vector is None:
            self._vector = self.doc.tensor[self.start : self.end].mean(axis=0)
        return self._vector

    @property
    def root(self) -> Token:
        """The word on which the others hang: a root of a sentence, or the one nearest to it."""
        tokens = self.doc.tokens[self.start : self.end]
        for token in tokens:
            if token.head is token:
                return token
        outermost = [token for token in tokens if not self.start <= token.head.i < self.end]
        return min(outermost, key=_depth, default=tokens[0])


class Doc:
    """A text that has been parsed: its words, sentences and named entities, and the vectors that the parser had of them."""

    __slots__ = ("ents", "sents", "start", "tensor", "text", "tokens")

    def __init__(self, text: str, tensor: NDArray[Any]):
        self.text = text
        #: Where it begins in the article.
        self.start = 0
        self.tensor = tensor
        self.tokens: list[Token] = []
        self.sents: list[Span] = []
        self.ents: tuple[Span, ...] = ()

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> Span: ...
    def __getitem__(self, place: int | slice) -> Token | Span:
        if isinstance(place, int):
            return self.tokens[place]
        start, end, _ = place.indices(len(self.tokens))
        return Span(self, start, max(start, end))

    def set_sentences(self, starts: Sequence[int]) -> None:
        """Cuts it into sentences. starts: the number of the first word of each."""
        self.sents = [Span(self, start, end) for start, end in pairwise((*starts, len(self.tokens)))]
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence

    def set_entities(self, entities: Sequence[Span]) -> None:
        """Says which of its words are named entities."""
        self.ents = tuple(entities)
        for entity in entities:
            for token in entity:
                token.ent_type_, token.ent_iob_ = entity.label_, "I" if token.i > entity.start else "B"

    def char_span(self, start: int, end: int, alignment_mode: Literal["expand", "contract"]) -> Span | None:
        """The words between two offsets.

        alignment_mode: whether words count that are only partly there (expand) or not (contract). None: there are no words.
        """
        first, last = self._at(start), self._at(end - 1)
        if first is None or last is None:
            return None
        if alignment_mode == "contract":
            first += self.tokens[first].idx < start
            last -= end < self.tokens[last].idx + len(self.tokens[last])
            if last < first:
                return None
        else:
            first += start == self.tokens[first].idx + len(self.tokens[first])
        return Span(self, first, last + 1)

    def _at(self, offset: int) -> int | None:
        """The number of the word that a character belongs to, as the space behind a word does."""
        place = bisect_right(self.tokens, offset, key=_start) - 1
        if place < 0:
            return None
        token = self.tokens[place]
        return place if offset < token.idx + len(token.text) + len(token.whitespace_) else None


def _depth(token: Token) -> int:
    """How far a word is from the root of its sentence; punctuation and space on which nothing hangs come last."""
    if (token.is_punct or token.text.isspace()) and not token.children:
        return len(token.doc.tokens) - 1
    return sum(1 for _ in token.ancestors)


def _start(token: Token) -> int:
    return token.idx


def _number(token: Token) -> int:
    return token.i


_NEW, _ON_THE_WAY, _SOUND = 0, 1, 2


def _cut_circles(tokens: list[Token]) -> None:
    """Makes a root of a word that hangs on itself by way of others: whoever moved it must not make others walk in circles."""
    states = bytearray(len(tokens))
    for token in tokens:
        path = []
        word = token
        while states[word.i] == _NEW:
            states[word.i] = _ON_THE_WAY
            path.append(word.i)
            if states[word.head.i] == _ON_THE_WAY and word.head is not word:
                word.head, word.dep_ = word, "ROOT"
            word = word.head
        for place in path:
            states[place] = _SOUND


def hang(tokens: list[Token]) -> None:
    """Works out anew, of all words of a text, what hangs on each, when some have been moved."""
    _cut_circles(tokens)
    attach(tokens)


def attach(tokens: list[Token]) -> None:
    """Works out, of all words of a text, what hangs on each, given what each hangs on: none in a circle, as a parser gives it."""
    children: list[list[Token]] = [[] for _ in tokens]
    for token in tokens:
        if token.head is not token:
            children[token.head.i].append(token)
    for token, hanging in zip(tokens, children, strict=True):
        token.clause = token.lemmas = None  # what was read off the tree before
        if hanging:
            before = bisect_right(hanging, token.i, key=_number)
            token.children = tuple(hanging)
            token.lefts, token.rights = token.children[:before], token.children[before:]
        else:
            token.children = token.lefts = token.rights = ()
    # who comes first of those that hang on a word is its edge: each word tells those above it until one knows already
    first: list[Token | None] = [None] * len(tokens)
    last: list[Token | None] = [None] * len(tokens)
    for known, order in ((first, tokens), (last, tokens[::-1])):
        for token in order:
            above = token
            while known[above.i] is None:
                known[above.i] = token
                above = above.head
    for token in tokens:
        token.left_edge, token.right_edge = first[token.i] or token, last[token.i] or token
