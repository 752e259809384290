"""Blocks of an article: headline, running text, and the page furniture in which nothing is coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from tocsin.read.bylines import byline_of

_BLOCK = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_PART = re.compile(r"[^;\s][^;]*")
#: Longer lines are running text, however they end.
_LONG = 200
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*\s*$")


#: "ASTANA, March 4 (Transcaspian Wire) - ", "ST. JOHN'S, Antigua and Barbuda, 4 March - ": place, day and agency before
#: the first sentence.
_DATELINE = re.compile(
    r"^(?:[*•·▪] *)?(?:[^\W\da-z][\w.'’]+(?:[ /,-]+(?:(?:and|of|the|es|d[aeo]s?|del|la|al) )?[^\W\da-z][\w.'’]+){0,4}?)"
    r"(?:,? +(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
    r"(?:,? *\([^()]{2,40}\)|,? +[A-Z]{2,8})? *(?:--|[-–—]) +(?=[\"“A-Z])"
)
#: "FREETOWN: ", "PORT OF SPAIN, Jan 4: ": the same in capitals, as the papers of South Asia and digests print it.
_IN_CAPITALS = re.compile(
    r"^(?:[*•·▪] *)?(?=[^a-z:]{4})[^\W\da-z_][^\W\da-z_.'’]+(?:[ /,-]+[^\W\da-z_][^\W\da-z_.'’]+){0,4}"
    r"(?:,? +(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?: +(?=[\"“A-Z])"
)

Kind = Literal["headline", "dateline", "body", "furniture"]


@dataclass(frozen=True)
class Block:
    """A paragraph or line; `start` is its offset in the article."""

    text: str
    start: int
    kind: Kind

    @property
    def is_terse(self) -> bool:
        """Whether it is written as headlines are, without what makes a sentence."""
        return self.kind == "headline" or (len(self.text) <= _LONG and not _ENDS_SENTENCE.search(self.text))


def blocks(text: str, title: str | None) -> list[Block]:
    """The blocks of an article's text, in order.

    Lines that were wrapped inside a paragraph stay together; a line that ends no sentence and is not the headline
    is furniture (a picture credit, a byline, "Explore more"), unless the article has nothing else.
    """
    found: list[Block] = []
    for match in _BLOCK.finditer(text):
        for piece in _pieces(match, title):
            stripped = piece.group().strip()
            if stripped:
                found += _parts(stripped, piece.start() + piece.group().index(stripped), title)
    if not any(block.kind == "body" for block in found):
        found = [Block(block.text, block.start, "body") if block.kind == "furniture" else block for block in found]
    return found


def _pieces(paragraph: re.Match[str], title: str | None) -> Iterator[re.Match[str]]:
    """A paragraph, or its lines if each stands for itself; the headline and a byline do so with the text right under them."""
    text, start, end = paragraph.string, *paragraph.span()
    lines = [*_LINE.finditer(text, start, end)]
    if _is_list_of_lines(paragraph.group()):
        yield from lines
    elif title is None or lines[0].group().strip() != title:
        yield paragraph
    else:
        over = [lines[0], *takewhile(lambda line: byline_of(line.group()), lines[1:])]
        yield from over
        yield from _BLOCK.finditer(text, over[-1].end(), end)


def _parts(text: str, start: int, title: str | None) -> Iterator[Block]:
    """The blocks of one paragraph: a headline falls apart at semicolons, a dateline comes off."""
    kind = _kind(text, title)
    if kind == "headline":
        for part in _PART.finditer(text):
            yield Block(part.group(), start + part.start(), kind)
        return
    dateline = (_DATELINE.match(text) or _IN_CAPITALS.match(text)) if kind == "body" else None
    if dateline is not None:
        yield Block(dateline.group(), start, "dateline")
        text, start = text[dateline.end() :], start + dateline.end()
    yield Block(text, start, kind)


def _kind(text: str, title: str | None) -> Kind:
    if title is not None and text == title:
        return "headline"
    return "body" if _ENDS_SENTENCE.search(text) or len(text) > _LONG else "furniture"


def _is_list_of_lines(text: str) -> bool:
    """Whether each line stands for itself, rather than being one of a wrapped paragraph."""
    lines = text.splitlines()
    return len(lines) > 1 and (all(_ENDS_SENTENCE.search(line) for line in lines[:-1]) or max(map(len, lines)) > 120)
