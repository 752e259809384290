"""HTML pages: the article without the page's furniture, its headline, byline, date, publisher and canonical address."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.read.fields import Fields, Unreadable
from tocsin.read.options import Options
from tocsin.read.source import Source

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w:.-]{2,40})", re.IGNORECASE)
#: How far into a page its encoding is looked for.
_DECLARED = 4_096
#: Elements that stand in a line.
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split()
)
_UNSEEN = frozenset(["script", "style", "noscript", "template", "iframe", "svg", "figure", "form", "button"])


def read_page(source: Source, options: Options) -> Iterator[Fields]:
    """The one article of a page."""
    html = decode(source.whole(options.limits.document), source.charset)
    yield page_fields(html, options.limits.elements, source.url, source.name)


def page_fields(html: str, elements: int, url: str | None, where: str) -> Fields:
    """The article of a page that is so written. Raises Unreadable when none is found, or the page is too large."""
    import trafilatura

    if (count := html.count("<")) > elements:
        raise Unreadable(f"a page of {count:,} tags, more than {elements:,}")
    found = trafilatura.bare_extraction(
        html, url=url, include_comments=False, with_metadata=True, date_extraction_params=_DATES
    )
    if found is None or isinstance(found, dict) or not found.text:
        raise Unreadable("no article on this page")
    return Fields(
        text=found.text.replace("\n", "\n\n"),
        title=found.title,
        byline=found.author,
        date=found.date,
        url=found.url or url,
        publisher=found.sitename,
        where=where,
    )


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
        return content.decode(next(filter(None, map(_codec, names)), "cp1252"), "replace")


def words_of(fragment: str) -> str:
    """The words of a piece of HTML, as feeds and mails hold it: one paragraph a block."""
    from lxml import etree, html

    try:
        tree = html.fromstring(f"<div>{fragment}</div>", parser=_parser())
    except (etree.ParserError, ValueError):
        return ""
    paragraphs = (" ".join(part.split()) for part in "".join(_pieces(tree)).split("\n"))
    return "\n\n".join(filter(None, paragraphs))


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


def _codec(name: str | None) -> str | None:
    """The codec of an encoding's name, read as browsers do; None: there is none of this name."""
    if name is None:
        return None
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(found, found)


#: The day of the first publication, not of the last change.
_DATES = {"original_date": True, "extensive_search": True}
