"""Scores coreference on marked articles: `tocsin eval coreference`.

A mention that is not the first of its chain is linked right when most of the earlier mentions that the coder takes for the same
are of its chain; of as many of two chains, the one mentioned last counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from tocsin.code.coder import Coder
from tocsin.codebook.load import CodebookError, read_yaml
from tocsin.evaluate.gold import gold_files
from tocsin.model import Article
from tocsin.parse.prepositions import RELATIVE_TAGS

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

Kind = Literal["name", "description", "pronoun", "relative"]
Verdict = Literal["right", "wrong", "missed"]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    text: str
    title: str | None = None
    published: str | None = None
    publisher: str | None = None


@dataclass(frozen=True)
class MarkedMention:
    """Words of a chain, by their offsets."""

    chain: str
    start: int
    end: int


@dataclass(frozen=True)
class ChainedText:
    """An article without its braces, and its mentions in order."""

    id: str
    text: str
    published: str | None
    mentions: list[MarkedMention]


@dataclass(frozen=True)
class LinkedMention:
    """A mention with what became of it; `found` are the words that it was linked to."""

    text: str
    mention: str
    chain: str
    kind: Kind
    verdict: Verdict
    found: str | None
    context: str


#: For each mention's offsets: what the coder takes it for (equal for the same), and its kind.
Links = Callable[[ChainedText], list[tuple[object | None, Kind]]]


def read_chains(path: Path) -> list[ChainedText]:
    """Marked articles of a file or folder. Raises CodebookError that names the file of one that is none."""
    return [_unmarked(each, read_yaml(each, _File)) for each in gold_files(path)]


def _unmarked(path: Path, file: _File) -> ChainedText:
    text: list[str] = []
    length = 0
    open_: list[tuple[str, int]] = []
    mentions = []
    place = 0
    while place < len(file.text):
        character = file.text[place]
        if character == "{":
            bar = file.text.find("|", place)
            if bar < 0:
                raise CodebookError(path, None, "a brace without its chain")
            open_.append((file.text[place + 1 : bar], length))
            place = bar + 1
            continue
        if character == "}":
            if not open_:
                raise CodebookError(path, None, "a closing brace too many")
            chain, start = open_.pop()
            mentions.append(MarkedMention(chain, start, length))
        else:
            text.append(character)
            length += 1
        place += 1
    if open_:
        raise CodebookError(path, None, f"the brace of {open_[0][0]} is not closed")
    ordered = sorted(mentions, key=lambda each: (each.start, -each.end))
    return ChainedText(file.id, "".join(text), file.published, ordered)


def links_of(coder: Coder) -> Links:
    """What a coder takes each mention of a text for."""

    def links(text: ChainedText) -> list[tuple[object | None, Kind]]:
        article = Article(id=text.id, text=text.text, published=text.published)
        document = coder.parser.parse(text.text)
        mentions = coder.mentions(article, document)
        found: list[tuple[object | None, Kind]] = []
        for mention in text.mentions:
            head = document.head_within(mention.start, mention.end)
            found.append((None, "name") if head is None else (mentions.identity(head), _kind(head)))
        return found

    return links


def _kind(head: Token) -> Kind:
    if head.tag_ in RELATIVE_TAGS:
        return "relative"
    return "pronoun" if head.pos_ == "PRON" else "name" if head.pos_ == "PROPN" else "description"


def score_chains(texts: Iterable[ChainedText], links: Links) -> list[LinkedMention]:
    """Each mention that is not the first of its chain, with what became of it."""
    found = []
    for text in texts:
        linked = links(text)
        for place, (mention, (identity, kind)) in enumerate(zip(text.mentions, linked, strict=True)):
            earlier = text.mentions[:place]
            if not any(each.chain == mention.chain for each in earlier):
                continue
            same = [
                text.mentions[before]
                for before in range(place - 1, -1, -1)
                if identity is not None and linked[before][0] == identity
            ]
            meant = Counter(each.chain for each in same).most_common(1)
            antecedent = next((each for each in same if each.chain == meant[0][0]), None) if meant else None
            verdict: Verdict = (
                "missed" if antecedent is None else "right" if antecedent.chain == mention.chain else "wrong"
            )
            found.append(
                LinkedMention(
                    text.id,
                    text.text[mention.start : mention.end],
                    mention.chain,
                    kind,
                    verdict,
                    text.text[antecedent.start : antecedent.end] if antecedent else None,
                    text.text[max(0, mention.start - 60) : mention.end + 40].replace("\n", " "),
                )
            )
    return found
