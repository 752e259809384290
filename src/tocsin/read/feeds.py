"""Feeds: RSS, Atom and JSON Feed, one article an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO

from msgspec.structs import replace

from tocsin.read.days import day_if_any
from tocsin.read.fields import Fields, Refused, Unreadable
from tocsin.read.foreign import parsing
from tocsin.read.jsonl import decode
from tocsin.read.options import Options
from tocsin.read.pages import words_of
from tocsin.read.source import Source

_TAG = re.compile(r"<[a-zA-Z/!]|&[#\w]+;")


def read_feed(source: Source, options: Options) -> Iterator[Fields | Refused]:
    """The entries of an RSS or Atom feed, as much as it holds of each."""
    import feedparser

    content = source.whole(options.limits.document)
    headers = {"content-type": f"application/xml; charset={source.charset}"} if source.charset else {}
    with parsing("feed"):
        feed = feedparser.parse(BytesIO(content), response_headers=headers)
    if not feed.entries and feed.bozo:
        raise Unreadable(f"broken feed: {' '.join(str(feed.bozo_exception).split())[:100]}")
    publisher = feed.feed.get("title")
    for number, entry in enumerate(feed.entries, 1):
        where = f"{source.name}:{number}"
        parts = [*(part.get("value") for part in entry.get("content", [])), entry.get("summary")]
        longest = max((part for part in parts if part), key=len, default="")
        day = entry.get("published_parsed") or entry.get("updated_parsed")
        given = Fields(
            where=where,
            text=longest,
            title=entry.get("title"),
            id=entry.get("id"),
            url=entry.get("link"),
            byline=entry.get("author"),
            date="{:04}-{:02}-{:02}".format(*day[:3]) if day else None,
            publisher=entry.get("source", {}).get("title") or publisher,
        )
        yield _entry(given)


def read_json_feed(source: Source, options: Options) -> Iterator[Fields | Refused]:
    """The items of a JSON Feed."""
    feed = decode(source.whole(options.limits.document).removeprefix(b"\xef\xbb\xbf"))
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(feed, dict) or not isinstance(items, list):
        raise Unreadable("a JSON Feed without items")
    for number, item in enumerate(items, 1):
        where = f"{source.name}:{number}"
        if not isinstance(item, dict):
            yield Refused(where, "not a JSON object")
            continue
        authors = [_word(author, "name") for author in item.get("authors") or [] if isinstance(author, dict)]
        given = Fields(
            where=where,
            text=_word(item, "content_html") or _word(item, "content_text") or _word(item, "summary") or "",
            title=_word(item, "title"),
            id=_word(item, "id"),
            url=_word(item, "url"),
            byline=", ".join(filter(None, authors)) or None,
            date=day_if_any(_word(item, "date_published")),
            publisher=_word(feed, "title"),
        )
        yield _entry(given)


def _entry(given: Fields) -> Fields | Refused:
    """An entry as an article, without the marks; one that has nothing but a title is that title."""
    title = _words(given.title) if given.title else None
    text = _words(given.text) or title or ""
    if not text:
        return Refused(given.where, "an entry without text")
    return replace(given, text=text, title=title, publisher=_words(given.publisher) if given.publisher else None)


def _words(text: str) -> str:
    return words_of(text) if _TAG.search(text) else text.strip()


def _word(item: Mapping[str, object], key: str) -> str | None:
    value = item.get(key)
    return value if isinstance(value, str) and value else None
