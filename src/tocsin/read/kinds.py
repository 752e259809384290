"""What an input is, told by its content."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from importlib import import_module

from tocsin.extras import NotInstalled
from tocsin.read.fields import Fields, Link, Refused, Unreadable
from tocsin.read.options import Options
from tocsin.read.source import Source

Item = Fields | Link | Refused
Reader = Callable[[Source, Options], Iterator[Item | Source]]

#: The reader of each kind: module and function, loaded when it is needed.
READERS = {
    "bzip2": "archives.read_bzip2",
    "csv": "tables.read_csv",
    "docx": "documents.read_docx",
    "feed": "feeds.read_feed",
    "gzip": "archives.read_gzip",
    "html": "pages.read_page",
    "json": "jsonl.read_document",
    "jsonfeed": "feeds.read_json_feed",
    "jsonl": "jsonl.read_lines",
    "mail": "mail.read_mail",
    "mailbox": "mail.read_mailbox",
    "markdown": "text.read_markdown",
    "parquet": "tables.read_parquet",
    "pdf": "documents.read_pdf",
    "sitemap": "sitemaps.read_sitemap",
    "text": "text.read_text",
    "warc": "warc.read_warc",
    "xz": "archives.read_xz",
    "zip": "archives.read_zip",
}
#: Of these, what may be watched as a feed, and what a feed may link to.
FEEDS = frozenset({"feed", "jsonfeed", "sitemap"})
PAGES = frozenset({"docx", "html", "markdown", "pdf", "text"})

#: How files of a kind begin.
_MAGIC = [
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\0", "xz"),
    (b"PK\x03\x04", "zip"),
    (b"PK\x05\x06", "zip"),
    (b"PAR1", "parquet"),
    (b"WARC/", "warc"),
    (b"%PDF-", "pdf"),
]
#: Files that are known and not read.
_FOREIGN = [
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file: save it as .docx or as text"),
    (b"{\\rtf", "RTF: save it as .docx or as text"),
    (b"\x28\xb5\x2f\xfd", "packed by Zstandard: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive: unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"SQLite format 3\0", "a database, no article"),
]

_ELEMENT = re.compile(r"<(?!!--)(!doctype\s+)?(?:[\w.-]{1,40}:)?([a-z][\w.-]{0,40})", re.IGNORECASE)
_NOT_ELEMENTS = re.compile(r"\s+|<\?.*?\?>|<!--.*?-->|<!(?!doctype\s+html)[a-z]+(?:[^\[>]|\[[^\]]*\])*+>", re.IGNORECASE | re.DOTALL)  # fmt: skip
_XML = {"rss": "feed", "rdf": "feed", "feed": "feed", "urlset": "sitemap", "sitemapindex": "sitemap"}
_HTML = frozenset("html head body title meta link script style base div p article main section header nav table center h1 h2 span a img font".split())  # fmt: skip
_PAGE = re.compile(r"<html[\s>].*?<(?:head|body)[\s>]", re.IGNORECASE | re.DOTALL)

_FIELD = re.compile(r"[A-Za-z][A-Za-z0-9-]{0,60}:(?=[ \t\r\n])")
_MAIL = re.compile(r"^(?:from|to|date|subject|message-id|mime-version|received|return-path|delivered-to|content-type):", re.IGNORECASE | re.MULTILINE)  # fmt: skip
_MAILBOX = re.compile(r"From \S.{0,200}?\d\d:\d\d.{0,60}\r?\n[A-Za-z][A-Za-z0-9-]{0,60}:")

_JSON_FEED = re.compile(
    r'\{\s*(?:"[^"\\]{0,60}"\s*:\s*"[^"\\]{0,300}"\s*,\s*){0,9}"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version'
)
_JSON_DOCUMENT = re.compile(r'\{\s*\n\s*["}]|\[\s*\{')

_MARKDOWN = re.compile(
    r"^(?:#{1,6} \S|>\s+\S|```|!\[[^\]\n]*\]\(\S)|\*\*\S[^*\n]*\*\*|\[[^\]\n]{1,200}\]\(https?://", re.MULTILINE
)
_FRONT_MATTER = re.compile(r"---\r?\n[A-Za-z][\w -]{0,40}:")
#: So many marks make a text Markdown.
_MARKS = 2
_LOOK = 8_192


def kind_of(source: Source, options: Options) -> str:
    """The kind of an input, one of `READERS`. Raises Unreadable when it is known and not read."""
    head = source.head
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    for magic, fault in _FOREIGN:
        if head.startswith(magic):
            raise Unreadable(fault)
    if b"%PDF-" in head[:1024]:
        return "pdf"
    text = head.decode(source.encoding("latin-1"), "replace").lstrip("\ufeff\0 \t\r\n").removeprefix("ï»¿").lstrip()
    return _markup(text) or _json(text) or _mail(text) or _table_or_text(source, options, text)


def read_source(source: Source, options: Options, depth: int = 0) -> Iterator[Item]:
    """What an input holds, and what the inputs in it hold. Faults become refusals; what came before them stays."""
    try:
        kind = source.kind or kind_of(source, options)
        module, _, name = READERS[kind].partition(".")
        reader: Reader = getattr(import_module(f"tocsin.read.{module}"), name)
        for item in reader(source, options):
            if not isinstance(item, Source):
                yield item
            elif depth >= options.limits.depth:
                yield Refused(item.name, f"packed more than {options.limits.depth} times")
            else:
                yield from read_source(item, options, depth + 1)
    except (Unreadable, NotInstalled) as error:
        yield Refused(source.name, str(error))
    except OSError as error:
        yield Refused(source.name, error.strerror or " ".join(str(error).split()))
    except MemoryError:
        yield Refused(source.name, "takes more memory than there is")


def _markup(text: str) -> str | None:
    """HTML, a feed or a sitemap, by the first element."""
    if not text.startswith("<"):
        return "html" if _PAGE.search(text[:_LOOK]) and "</" in text else None
    place = 0
    while (found := _NOT_ELEMENTS.match(text, place)) is not None:
        place = found.end()
    first = _ELEMENT.match(text, place)
    if first is None:
        return "html" if _PAGE.search(text[:_LOOK]) else None
    name = first[2].lower()
    if not first[1] and name in _XML:
        return _XML[name]
    if name in _HTML or _PAGE.search(text[:_LOOK]):
        return "html"
    if text.startswith("<?xml"):
        raise Unreadable(f"XML of a kind that is not read (<{first[2]}>)")
    return None


def _json(text: str) -> str | None:
    if text.startswith("{"):
        if _JSON_FEED.match(text):
            return "jsonfeed"
        return "json" if _JSON_DOCUMENT.match(text) else "jsonl"
    return "json" if _JSON_DOCUMENT.match(text) else None


def _mail(text: str) -> str | None:
    if _MAILBOX.match(text):
        return "mailbox"
    headers = re.split(r"\r?\n\r?\n", text[:_LOOK], maxsplit=1)[0]
    known = {found.group().lower() for found in _MAIL.finditer(headers)}
    return (
        "mail"
        if _FIELD.match(headers) and len(known) >= _MARKS and known & {"from:", "received:", "return-path:"}
        else None
    )


def _table_or_text(source: Source, options: Options, text: str) -> str:
    from tocsin.read.tables import is_table

    if "\0" in text:
        raise Unreadable("binary, not text")
    if is_table(source, options):
        return "csv"
    marks = sum(1 for _ in _MARKDOWN.finditer(text[:_LOOK]))
    return "markdown" if _FRONT_MATTER.match(text) or marks >= _MARKS else "text"
