"""Plain text and Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

from tocsin.read.bylines import byline_of, is_stamp
from tocsin.read.days import day_if_any, day_in
from tocsin.read.fields import Fields, Unreadable
from tocsin.read.furniture import is_furniture
from tocsin.read.options import Options
from tocsin.read.source import Source

if TYPE_CHECKING:
    from markdown_it.token import Token

_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_MAX_TITLE = 200
#: The most bytes that a character takes.
_WIDEST = 4


def read_text(source: Source, options: Options) -> Iterator[Fields]:
    """One article: all of the text."""
    yield Fields(text=text_of(source, options), url=source.url, where=source.name)


def read_markdown(source: Source, options: Options) -> Iterator[Fields]:
    """One article: its words without the marks; front matter gives title, date, author and address."""
    text = text_of(source, options).replace("\r\n", "\n")
    front, body = _front_matter(text)
    title, text = _plain(body)
    yield Fields(
        text=text,
        title=front.get("title") or title,
        byline=front.get("author") or front.get("byline"),
        date=day_if_any(front.get("date")),
        url=front.get("url") or source.url,
        publisher=front.get("publisher"),
        where=source.name,
    )


def header(text: str) -> tuple[str | None, str | None]:
    """Headline and byline out of the lines before the first paragraph of running text; None: not there.

    The headline is the first of these lines that is neither a name, a day, page furniture nor in capitals throughout; a name alone
    is the byline.
    """
    title = byline = None
    for line in _over(text):
        if byline is None and (name := byline_of(line)):
            byline = name
        elif title is None and not line.isupper() and len(line.split()) > 2 and not is_stamp(line):
            title = None if is_furniture(line) else line.lstrip("# ")
    return title, byline


def day_over(text: str) -> str | None:
    """The ISO day of publication, if a line over the first paragraph of running text is nothing but that, or has it beside the byline."""
    lines = (line for line in _over(text) if is_stamp(line) or byline_of(line))
    return next(filter(None, map(day_in, lines)), None)


def _over(text: str) -> Iterator[str]:
    """The lines before the first paragraph of running text."""
    lines = [each.strip() for each in text.splitlines()]
    for number, line in enumerate(lines):
        if not line:
            continue
        if _ENDS_SENTENCE.search(line) or len(line) > _MAX_TITLE or _goes_on(line, lines[number + 1 :]):
            return
        yield line


def _goes_on(line: str, after: list[str]) -> bool:
    """Whether a line of running text was wrapped: with the first word of the next it would be longer than the longest of its paragraph."""
    under = [*takewhile(bool, after)]
    if not under or byline_of(under[0]) or not _ENDS_SENTENCE.search(under[-1]):
        return False
    return len(line) + 1 + len(under[0].split()[0]) > max(map(len, under))


def decode(content: bytes, encoding: str) -> str:
    """Bytes as text. Raises Unreadable that says why they are none."""
    if not content.strip():
        raise Unreadable("empty file")
    if encoding != "utf-16" and b"\0" in content:
        raise Unreadable("binary, not text")
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeError as error:
        place = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise Unreadable(f"not {encoding.upper().removesuffix('-SIG')}{place}") from None


def text_of(source: Source, options: Options) -> str:
    """All of an input as text, in the encoding that it or the user names. Raises Unreadable that says why it is none."""
    content = source.whole(min(options.limits.document, options.limits.characters * _WIDEST + _WIDEST))
    return decode(content, source.encoding(source.charset or options.encoding))


def _front_matter(text: str) -> tuple[dict[str, str], str]:
    """The keys between the dashes at the top, as far as they are plain words, and what follows."""
    found = re.match(r"---\n(.*?)\n(?:---|\.\.\.)\n", text, re.DOTALL)
    if found is None:
        return {}, text
    pairs = (line.partition(":") for line in found[1].splitlines() if line[:1].isalpha())
    front = {key.strip().casefold(): value.strip().strip("\"'") for key, _, value in pairs}
    return {key: value for key, value in front.items() if value}, text[found.end() :]


def _plain(markdown: str) -> tuple[str | None, str]:
    """The first heading of Markdown, and its blocks as paragraphs of plain text."""
    from markdown_it import MarkdownIt

    title: str | None = None
    blocks: list[str] = []
    tokens = MarkdownIt("commonmark").parse(markdown)
    for before, token in zip([None, *tokens], tokens, strict=False):
        if token.type == "inline":
            text = _words(token)
            if before is not None and before.type == "heading_open":
                title = title or text
            if text:
                blocks.append(text)
    return title, "\n\n".join(blocks)


def _words(token: Token) -> str:
    kinds = {"softbreak": "\n", "hardbreak": "\n", "image": "", "html_inline": ""}
    return "".join(kinds.get(child.type, child.content) for child in token.children or []).strip()
