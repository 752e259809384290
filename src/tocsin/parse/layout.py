"""Blocks of an article: headline, running text, and the page furniture in which nothing is coded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_BLOCK = re.compile(r"[^\n]+(?:\n(?!\s*\n)[^\n]+)*")
_LINE = re.compile(r"[^\n]+")
_PART = re.compile(r"[^;\s][^;]*")
_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*\s*$")


@dataclass(frozen=True)
class Block:
    """A paragraph or line; `start` is its offset in the article."""

    text: str
    start: int
    kind: Literal["headline", "body", "furniture"]


def blocks(text: str, title: str | None) -> list[Block]:
    """The blocks of an article's text, in order.

    Lines that were wrapped inside a paragraph stay together; a line that ends no sentence and is not the headline
    is furniture (a picture credit, a byline, "Explore more"), unless the article has nothing else.
    """
    found = []
    for match in _BLOCK.finditer(text):
        pieces = [match]
        if _is_list_of_lines(match.group()):
            pieces = list(_LINE.finditer(text, match.start(), match.end()))
        for piece in pieces:
            stripped = piece.group().strip()
            if stripped:
                start = piece.start() + piece.group().index(stripped)
                kind = _kind(stripped, title)
                # "Toll rises; envoys told to leave": each part of a headline is a sentence of its own
                parts = _PART.finditer(stripped) if kind == "headline" else [None]
                found += [
                    Block(p.group(), start + p.start(), kind) if p else Block(stripped, start, kind) for p in parts
                ]
    if not any(block.kind == "body" for block in found):
        found = [Block(block.text, block.start, "body") if block.kind == "furniture" else block for block in found]
    return found


def _kind(text: str, title: str | None) -> Literal["headline", "body", "furniture"]:
    if title is not None and text == title:
        return "headline"
    return "body" if _ENDS_SENTENCE.search(text) or len(text) > 200 else "furniture"


def _is_list_of_lines(text: str) -> bool:
    """Whether each line stands for itself, rather than being one of a wrapped paragraph."""
    lines = text.splitlines()
    return len(lines) > 1 and (all(_ENDS_SENTENCE.search(line) for line in lines[:-1]) or max(map(len, lines)) > 120)
