"""Verbs with a hyphen ("tear-gassed", "test-fires"): the tokenizer takes them apart, and the parser makes nouns of the pieces.

Such a text is parsed once more with a plain verb in their place, and what the parser sees there is carried over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tocsin.parse.engine import Engine
from tocsin.parse.relations import FINITE
from tocsin.parse.retold import Retold, carried_over
from tocsin.parse.tokens import Doc, hang

#: What stands in, with its forms by the ending that they have.
_PLAIN = {"": "attack", "s": "attacks", "ed": "attacked", "ing": "attacking"}


class _Piece(NamedTuple):
    """Three words that are one verb: the place of the first, the verb's lemma, and what stands in for it."""

    start: int
    lemma: str
    plain: str


class Hyphens:
    """Reads texts that have verbs with a hyphen.

    verbs: the lemmas of verbs, of which those with a hyphen count.
    """

    def __init__(self, engine: Engine, verbs: frozenset[str]):
        self._engine = engine
        self._forms = {
            form: (verb, _PLAIN[ending]) for verb in verbs if verb.count("-") == 1 for form, ending in _inflected(verb)
        }

    def read(self, doc: Doc, then: Callable[[Doc], Doc], *, terse: bool) -> Doc:
        """The text, read with plain verbs in the place of such ones; as it is, if it has none.

        then: what else is to be done about the parse, while the plain verbs stand there.
        terse: a headline, in which the bare form is a verb too, if there is no other: "Police tear-gas students".
        """
        bare = terse and not any(token.tag_ in FINITE for token in doc)
        pieces = {piece.start: piece for piece in self._pieces(doc, bare=bare)}
        if not pieces:
            return then(doc)
        retold = _with_plain_verbs(doc, pieces)
        found = carried_over(doc, retold, then(self._engine.parse([retold.worded])[0]))
        for piece in pieces.values():
            _make_compound(found, piece)
        hang(found.tokens)
        return found

    def _pieces(self, doc: Doc, *, bare: bool) -> Iterator[_Piece]:
        for hyphen in doc[1 : len(doc) - 1]:
            if hyphen.text != "-" or hyphen.whitespace_ or doc[hyphen.i - 1].whitespace_:
                continue
            first, last = doc[hyphen.i - 1], doc[hyphen.i + 1]
            found = self._forms.get(f"{first.lower_}-{last.lower_}")
            if found is not None and (found[1] != _PLAIN[""] or bare):
                yield _Piece(first.i, *found)


def _inflected(verb: str) -> Iterator[tuple[str, str]]:
    stem = verb.removesuffix("e")
    yield verb, ""
    yield f"{verb}es" if verb.endswith(("s", "sh", "ch")) else f"{verb}s", "s"
    for whole in (stem, f"{verb}{verb[-1]}"):  # tear-gassed
        yield f"{whole}ed", "ed"
        yield f"{whole}ing", "ing"


def _with_plain_verbs(doc: Doc, pieces: dict[int, _Piece]) -> Retold:
    retold = Retold()
    parts = {place for start in pieces for place in (start, start + 1)}
    for token in doc:
        if token.i not in parts:
            piece = pieces.get(token.i - 2)
            retold.add(piece.plain if piece else token.text, token.i, space=bool(token.whitespace_))
    return retold


def _make_compound(doc: Doc, piece: _Piece) -> None:
    """Makes the last of a piece's three words the verb."""
    first, hyphen, verb = doc[piece.start : piece.start + 3]
    for own, tag, pos, dep in ((first, "NN", "NOUN", "compound"), (hyphen, "HYPH", "PUNCT", "punct")):
        own.tag_, own.pos_, own.dep_, own.lemma_, own.head = tag, pos, dep, own.text, verb
    verb.lemma_ = piece.lemma
