"""The parts of a headline: "Nepal unrest: army deployed in Kathmandu", "Breaking - gunmen storm school", "… | Coast Radio".

A parser that takes them for one sentence makes the label the subject of what it only stands before. Each is read by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy
from itertools import pairwise

import numpy as np

from tocsin.parse.engine import Engine
from tocsin.parse.retold import Retold, take_over
from tocsin.parse.tokens import Doc, Span, hang

_COLON = ":"
_BAR = "|"
_DASHES = {"-", "–", "—", "--"}
_QUESTION = "?"


class Parts:
    """Reads the parts of headlines one by one."""

    def __init__(self, engine: Engine):
        self._engine = engine

    def read(self, doc: Doc, then: Callable[[Doc], Doc]) -> Doc:
        """The headline with each part parsed by itself; as it is, if it has but one.

        then: what else is to be done about the parse of a part.
        """
        starts = [0, *_starts(doc), len(doc)]
        if len(starts) == 2:
            return then(doc)
        spans = [doc[start:end] for start, end in pairwise(starts)]
        parsed = self._engine.parse([told(span).worded for span in spans])
        return joined(doc, [then(part) for part in parsed])


def _starts(doc: Doc) -> Iterator[int]:
    """Where the second and each further part begins."""
    dashes = [token.i for token in doc if token.text in _DASHES and _stands_free(doc, token.i)]
    quoted = False
    for token in doc:
        if token.text in {'"', "“", "”"}:
            quoted = token.text != "”" and not quoted
        last = token.i + 1 == len(doc)
        if token.i == 0 or last or quoted:
            continue
        spaced = bool(token.whitespace_)
        breaks = token.text in {_COLON, _QUESTION} and spaced
        # two dashes are the marks of an aside
        breaks = breaks or (token.text == _BAR and spaced) or dashes == [token.i] or _is_toll(doc, token.i + 1)
        if breaks and any(other.is_alpha for other in doc.tokens[token.i + 1 :]):
            yield token.i + 1


def _is_toll(doc: Doc, at: int) -> bool:
    """Whether a headline ends, behind a comma, in how many came to harm: "…, 40 dead"."""
    return doc[at - 1].text == "," and at + 2 == len(doc) and doc[at].tag_ in {"CD", "NNS"} and doc[at + 1].tag_ == "JJ"


def _stands_free(doc: Doc, at: int) -> bool:
    """Whether spaces stand on both sides of a word."""
    return at > 0 and bool(doc[at - 1].whitespace_) and bool(doc[at].whitespace_)


def told(span: Span) -> Retold:
    """Words of a text by themselves."""
    retold = Retold()
    for token in span:
        retold.add(token.text, token.i, space=bool(token.whitespace_))
    return retold


def joined(doc: Doc, parts: list[Doc]) -> Doc:
    """A headline's own words with what was seen in its parts, each of which is a sentence there."""
    found = Doc(doc.text, np.concatenate([part.tensor for part in parts]))
    found.tokens.extend(map(copy, doc))
    starts: list[int] = []
    entities: list[Span] = []
    first = 0
    for part in parts:
        for seen in part:
            own = found[first + seen.i]
            take_over(own, seen)
            own.doc, own.head, own.ent_type_, own.ent_iob_ = found, found[first + seen.head.i], "", "O"
        starts += [first + sentence.start for sentence in part.sents]
        entities += [Span(found, first + each.start, first + each.end, each.label_) for each in part.ents]
        first += len(part)
    hang(found.tokens)
    found.set_sentences(starts)
    found.set_entities(entities)
    return found
