"""Verbs with a hyphen ("tear-gassed", "test-fires"): the tokenizer takes them apart, and the parser makes nouns of the pieces.

Such a text is parsed once more with a plain verb in their place, and what the parser sees there is carried over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import copy
from typing import NamedTuple

from tocsin.parse.engine import Worded
from tocsin.parse.tokens import Doc, Span, Token, hang

#: What stands in, with its forms by the ending that they have.
_PLAIN = {"": "attack", "s": "attacks", "ed": "attacked", "ing": "attacking"}
_FINITE = {"VBD", "VBZ", "VBP"}


class _Piece(NamedTuple):
    """Three words that are one verb: the place of the first, the verb's lemma, and what stands in for it."""

    start: int
    lemma: str
    plain: str


class Hyphens:
    """Tells verbs with a hyphen.

    verbs: the lemmas of verbs, of which those with a hyphen count.
    """

    def __init__(self, verbs: frozenset[str]):
        self._forms = {
            form: (verb, _PLAIN[ending]) for verb in verbs if verb.count("-") == 1 for form, ending in _inflected(verb)
        }

    def stand_in(self, doc: Doc, *, terse: bool) -> tuple[Worded, list[_Piece]] | None:
        """The text with plain verbs, and where they stand; None: it has no such verb.

        terse: a headline, in which the bare form is a verb too, if there is no other: "Police tear-gas students".
        """
        bare = terse and not any(token.tag_ in _FINITE for token in doc)
        pieces = list(self._pieces(doc, bare=bare))
        if not pieces:
            return None
        words, spaces = [token.text for token in doc], [bool(token.whitespace_) for token in doc]
        for piece in reversed(pieces):
            words[piece.start : piece.start + 3] = [piece.plain]
            spaces[piece.start : piece.start + 3] = [spaces[piece.start + 2]]
        return Worded(words, spaces), pieces

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


def carried_over(doc: Doc, parsed: Doc, pieces: Sequence[_Piece]) -> Doc:
    """The words as they stand with what the parser saw in the text with plain verbs."""
    seen: list[Token] = []
    verbs = {piece.start: piece.lemma for piece in pieces}
    place = 0
    for token in parsed:
        seen += [token] * (3 if place in verbs else 1)
        place = len(seen)
    found = Doc(doc.text, parsed.tensor[[token.i for token in seen]])
    last = {token.i: place for place, token in enumerate(seen)}
    for own, token in zip(map(copy, doc), seen, strict=True):
        own.doc, own.tag_, own.pos_, own.dep_ = found, token.tag_, token.pos_, token.dep_
        own.lemma_, own.morph, own.ent_type_, own.ent_iob_ = token.lemma_, token.morph, "", "O"
        found.tokens.append(own)
    for own, token in zip(found, seen, strict=True):
        own.head = found[last[token.head.i]]
    for start, lemma in verbs.items():
        for own, tag, pos, dep in (
            (found[start], "NN", "NOUN", "compound"),
            (found[start + 1], "HYPH", "PUNCT", "punct"),
        ):
            own.tag_, own.pos_, own.dep_, own.lemma_, own.head = tag, pos, dep, own.text, found[start + 2]
        found[start + 2].lemma_ = lemma
    hang(found.tokens)
    found.set_sentences(sorted({0, *(token.left_edge.i for token in found if token.head is token)}))
    found.set_entities([Span(found, last[each.start], last[each.end - 1] + 1, each.label_) for each in parsed.ents])
    return found
