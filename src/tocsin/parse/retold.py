"""A text told in other words that the parser reads better, and what it saw there carried over to the words as they stand."""

from __future__ import annotations

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass, field
from functools import cached_property

from tocsin.parse.engine import Worded
from tocsin.parse.tokens import Doc, Span, Token, hang


@dataclass
class Retold:
    """A text, or part of one, in other words.

    origins: for each of its words where in the text the word stands that it is; for one put in, the word that it stands before.
    """

    words: list[str] = field(default_factory=list)
    spaces: list[bool] = field(default_factory=list)
    origins: list[int] = field(default_factory=list)

    def add(self, word: str, origin: int, *, space: bool = True) -> None:
        """Goes on with a word. space: whether one follows it."""
        self.words.append(word)
        self.spaces.append(space)
        self.origins.append(origin)

    @property
    def worded(self) -> Worded:
        """What an engine parses."""
        return Worded(self.words, self.spaces)

    @cached_property
    def places(self) -> dict[int, int]:
        """Where each word of the text stands here, if it does."""
        return {origin: place for place, origin in enumerate(self.origins)}


def take_over(own: Token, seen: Token) -> None:
    """Gives a word the form and the relation that the parser saw in another one."""
    own.tag_, own.pos_, own.dep_, own.lemma_, own.morph = seen.tag_, seen.pos_, seen.dep_, seen.lemma_, seen.morph


def carried_over(doc: Doc, retold: Retold, parsed: Doc) -> Doc:
    """A text's own words with what the parser saw in it as it was retold.

    Words that are not there go with the next one that is: they are parts of it.
    """
    seen: list[Token] = []
    place = len(parsed) - 1
    for token in reversed(doc.tokens):
        place = retold.places.get(token.i, place)
        seen.append(parsed[place])
    seen.reverse()
    found = Doc(doc.text, parsed.tensor[[token.i for token in seen]])
    for own, token in zip(map(copy, doc), seen, strict=True):
        take_over(own, token)
        own.doc, own.ent_type_, own.ent_iob_ = found, "", "O"
        found.tokens.append(own)
    for own, token in zip(found, seen, strict=True):
        own.head = found[retold.origins[token.head.i]]
    hang(found.tokens)
    found.set_sentences(sorted({0, *(token.left_edge.i for token in found if token.head is token)}))
    found.set_entities(list(_entities(found, seen)))
    return found


def _entities(found: Doc, seen: list[Token]) -> Iterator[Span]:
    """The named entities that the parser saw, in the text's own words."""
    start = 0
    for place in range(1, len(seen) + 1):
        before, after = seen[place - 1], seen[place] if place < len(seen) else None
        goes_on = (
            after is not None and after.ent_type_ == before.ent_type_ and (after.ent_iob_ != "B" or after is before)
        )
        if not goes_on:
            if before.ent_type_:
                yield Span(found, start, place, before.ent_type_)
            start = place
