"""Blocks of an article: headline, running text, and the page furniture in which nothing is coded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from tocsin.parse.lines import Marks
from tocsin.read.bylines import byline_of
from tocsin.read.furniture import heads_furniture, is_furniture

_BLOCK = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_PART = re.compile(r"[^;\s][^;]*")
#: Longer lines are running text, however they end.
_LONG = 200
#: Items of fewer words tell nothing.
_ITEM = 3
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*\s*$")


#: "ASTANA, March 4 (Transcaspian Wire) - ", "ST. JOHN'S, Antigua and Barbuda, 4 March - ": place, day and agency before
#: the first sentence.
_DATELINE = re.compile(
    r"^(?:[*•·▪] *)?(?:[^\W\da-z][\w.'’]+(?:[ /,-]+(?:(?:and|of|the|es|d[aeo]s?|del|la|al) )?[^\W\da-z][\w.'’]+){0,4}?)"
    r"(?:,? +(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?"
    r"(?:,? *\([^()]{2,40}\)|,? +[A-Z]{2,8})?[ \u00a0]*(?:--|[-–—])[ \u00a0]+(?=[\"“A-Z])"
)
#: "FREETOWN: ", "PORT OF SPAIN, Jan 4: ": the same in capitals, as the papers of South Asia and digests print it.
_IN_CAPITALS = re.compile(
    r"^(?:[*•·▪] *)?(?=[^a-z:]{4})[^\W\da-z_][^\W\da-z_.'’]+(?:[ /,-]+[^\W\da-z_][^\W\da-z_.'’]+){0,4}"
    r"(?:,? +(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?)?: +(?=[\"“A-Z])"
)

#: A mark is what an item or an answer begins with ("1. ", "A: ").
Kind = Literal["headline", "dateline", "mark", "body", "furniture"]


@dataclass(frozen=True)
class Block:
    """A paragraph or line; `start` is its offset in the article."""

    text: str
    start: int
    kind: Kind
    #: An item of a list is a sentence, though nothing may end it.
    is_item: bool = False

    @property
    def is_terse(self) -> bool:
        """Whether it is written as headlines are, without what makes a sentence."""
        return self.kind == "headline" or (
            len(self.text) <= _LONG and not self.is_item and not _ENDS_SENTENCE.search(self.text)
        )


def blocks(text: str, title: str | None) -> list[Block]:
    """The blocks of an article's text, in order.

    Lines that were wrapped inside a paragraph stay together; a line that ends no sentence and is not the headline
    is furniture (a picture credit, a byline, "Explore more"), unless it is an item of a list, or the article has nothing else. What
    begins as furniture does ("Read more: ...", "Correction: ...") is that however it ends, with the items listed under it.
    """
    found: list[Block] = []
    marks = Marks.of(text)
    under = False
    for match in _BLOCK.finditer(text):
        for piece in _pieces(match, title, marks):
            stripped = piece.group().strip()
            if not stripped:
                continue
            is_item = marks.item(stripped) is not None
            under = heads_furniture(stripped) or (under and (is_item or not _ENDS_SENTENCE.search(stripped)))
            parts = [*_parts(stripped, piece.start() + piece.group().index(stripped), title, marks)]
            dropped = under or (stripped != title and is_furniture(stripped))
            found += (Block(each.text, each.start, "furniture") for each in parts) if dropped else parts
    if not any(block.kind == "body" for block in found):
        found = [Block(block.text, block.start, "body") if block.kind == "furniture" else block for block in found]
    return found


def _pieces(paragraph: re.Match[str], title: str | None, marks: Marks) -> Iterator[re.Match[str]]:
    """A paragraph, or what it falls apart into: the headline and a byline over the text, list items, entries of a live blog, and its
    lines if each stands for itself."""
    text, start, end = paragraph.string, *paragraph.span()
    lines = [*_LINE.finditer(text, start, end)]
    if title is not None and lines[0].group().strip() == title and not _is_list_of_lines(paragraph.group()):
        over = [lines[0], *takewhile(lambda line: byline_of(line.group()), lines[1:])]
        yield from over
        lines = lines[len(over) :]
    if not lines:
        return
    begins = [0, *marks.cuts([line.group() for line in lines])]
    for first, after in zip(begins, [*begins[1:], len(lines)], strict=True):
        if _is_list_of_lines(text[lines[first].start() : lines[after - 1].end()]):
            yield from lines[first:after]
        else:
            yield from _BLOCK.finditer(text, lines[first].start(), lines[after - 1].end())


def _parts(text: str, start: int, title: str | None, marks: Marks) -> Iterator[Block]:
    """The blocks of one paragraph: a headline falls apart at semicolons, a dateline and the mark of an item or answer come off."""
    kind = _kind(text, title)
    if kind == "headline":
        for part in _PART.finditer(text):
            yield Block(part.group(), start + part.start(), kind)
        return
    dateline = (_DATELINE.match(text) or _IN_CAPITALS.match(text)) if kind == "body" else None
    if dateline is not None:
        yield Block(dateline.group(), start, "dateline")
        text, start = text[dateline.end() :], start + dateline.end()
    mark = (marks.item(text) or marks.label(text)) if dateline is None else None
    if mark is not None:
        if any(map(str.isalnum, mark.group())):
            yield Block(mark.group(), start, "mark")
        text, start = text[mark.end() :], start + mark.end()
        if len(text.split()) >= _ITEM:
            kind = "body"
    yield Block(text, start, kind, is_item=mark is not None)


def _kind(text: str, title: str | None) -> Kind:
    if title is not None and text == title:
        return "headline"
    return "body" if _ENDS_SENTENCE.search(text) or len(text) > _LONG else "furniture"


def _is_list_of_lines(text: str) -> bool:
    """Whether each line stands for itself, rather than being one of a wrapped paragraph."""
    lines = text.splitlines()
    return len(lines) > 1 and (all(_ENDS_SENTENCE.search(line) for line in lines[:-1]) or max(map(len, lines)) > 120)
