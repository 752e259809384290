"""HTML pages: the article without the page's furniture, its headline, byline, date, publisher and canonical address."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from copy import deepcopy
from itertools import takewhile
from typing import TYPE_CHECKING

from tocsin.extras import READ, needed
from tocsin.read.bylines import authors_of, byline_of
from tocsin.read.days import day_in
from tocsin.read.fields import Fields, Unreadable
from tocsin.read.foreign import parsing
from tocsin.read.furniture import mend, tidy
from tocsin.read.options import Options
from tocsin.read.source import Source, known_codec

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
#: How far into a page its encoding is looked for.
_DECLARED = 4_096
#: Elements that stand in a line.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split()
)
#: The day of the first publication, not of the last change; none rather than the year of a copyright.
_DATES = {"original_date": True, "extensive_search": False}
_SEPARATOR = re.compile(r"\s+(?:[-–—|·•»:]|::)\s+")
#: Characters of a line that is no longer one of date, byline or section.
_PARAGRAPH = 120
_UNSEEN = frozenset(["script", "style", "noscript", "template", "iframe", "svg", "figure", "form", "button"])


def read_page(source: Source, options: Options) -> Iterator[Fields]:
    """The one article of a page."""
    content = source.whole(options.limits.document)
    with parsing("page"):
        html = decode(content, source.charset)
    yield page_fields(html, options.limits.elements, source.url, source.name)


def page_fields(html: str, elements: int, url: str | None, where: str) -> Fields:
    """The article of a page that is so written. Raises Unreadable when none is found, or the page is too large."""
    trafilatura = needed("trafilatura", "an HTML page", READ)
    if (count := html.count("<")) > elements:
        raise Unreadable(f"a page of {count:,} tags, more than {elements:,}")
    with parsing("page"):
        tree = trafilatura.load_html(html)
        if tree is None:
            raise Unreadable("no article on this page")
        mend(tree)
        meta = trafilatura.extract_metadata(deepcopy(tree), default_url=url, date_config=_DATES)
        title = _headline(tree, meta.title)
        below = _below(tree, title)
        tidy(tree)
        found = trafilatura.bare_extraction(tree, url=url, include_comments=False)
    if found is None or isinstance(found, dict) or not found.text:
        raise Unreadable("no article on this page")
    paragraphs = (line.removeprefix("- ") for line in found.text.splitlines())
    return Fields(
        text="\n\n".join(paragraphs),
        title=title,
        byline=authors_of(meta.author) or next(filter(None, map(byline_of, below)), None),
        date=meta.date or next(filter(None, map(day_in, below)), None),
        url=meta.url or url,
        publisher=meta.sitename,
        where=where,
    )


def _headline(tree: HtmlElement, title: str | None) -> str | None:
    """The headline; where only the page's title tells it, the longest part of that: the others name the site."""
    heads = {" ".join(head.text_content().split()) for head in tree.iter("h1", "h2")}
    parts = [part.strip() for part in _SEPARATOR.split(tree.findtext(".//title") or "")]
    return max(parts, key=len) if title in parts and title not in heads else title


def _below(tree: HtmlElement, title: str | None) -> list[str]:
    """The short lines between the headline and the first paragraph, where date and byline stand."""
    body = tree.find("body")
    lines = _lines(tree if body is None else body)
    for place, line in enumerate(lines):
        if line == title:
            return list(takewhile(lambda each: len(each) < _PARAGRAPH, lines[place + 1 : place + 9]))
    return []


def decode(content: bytes, charset: str | None = None) -> str:
    """A page as text: by its byte order mark, else as UTF-8 if it is that, else as its sender or itself says."""
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if content.startswith(mark):
            return content.decode(name, "replace").removeprefix("\ufeff")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        declared = _CHARSET.search(content[:_DECLARED])
        names = [charset, declared[1].decode("ascii") if declared else None]
        return content.decode(next(filter(None, map(known_codec, names)), "cp1252"), "replace")


def words_of(fragment: str) -> str:
    """The words of a piece of HTML, as feeds and mails hold it: one paragraph a block."""
    from lxml import etree, html

    try:
        tree = html.fromstring(f"<div>{fragment}</div>", parser=_parser())
    except (etree.ParserError, ValueError):
        return ""
    return "\n\n".join(_lines(tree))


def _lines(tree: HtmlElement) -> list[str]:
    """The words of a tree, one string a block."""
    return [line for part in "".join(_pieces(tree)).split("\n") if (line := " ".join(part.split()))]


def _parser() -> object:
    from lxml import html

    return html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _pieces(tree: HtmlElement) -> Iterator[str]:
    """The text of a tree in order, a line end at the edges of blocks. Without recursion: pages are nested as they please."""
    from lxml import etree

    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end")):
        tag = node.tag if isinstance(node.tag, str) else ""
        if event == "start":
            hidden += tag in _UNSEEN
            yield "" if tag in _INLINE else "\n"
            yield "" if hidden else (node.text or "").replace("\n", " ")
        else:
            hidden -= tag in _UNSEEN
            yield "" if tag in _INLINE else "\n"
            yield "" if hidden else (node.tail or "").replace("\n", " ")
