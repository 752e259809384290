"""News sitemaps: lists of addresses."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.read.fields import Link, Unreadable
from tocsin.read.foreign import parsing
from tocsin.read.options import Options
from tocsin.read.source import Source

_FIELDS = {"loc": "url", "title": "title", "publication_date": "date", "name": "publisher"}


def read_sitemap(source: Source, options: Options) -> Iterator[Link]:
    """The addresses of a sitemap, or of the sitemaps that an index lists, with what it says of each."""
    from defusedxml.ElementTree import iterparse

    number = 0
    found: dict[str, str] = {}
    with parsing("sitemap"):
        parsed = iterparse(source.stream, events=("start", "end"), forbid_dtd=True)
    while True:
        with parsing("sitemap"):
            event, element = next(parsed, ("", None))
        if element is None:
            return
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            found = {} if tag in {"url", "sitemap"} else found
            continue
        if tag in _FIELDS and element.text and not element.tag.partition("}")[0].endswith("sitemap-image/1.1"):
            found.setdefault(_FIELDS[tag], " ".join(element.text.split()))
        if tag in {"url", "sitemap"}:
            number += 1
            if number > options.limits.members:
                raise Unreadable(f"more than {options.limits.members:,} addresses")
            if "url" in found:
                yield Link(f"{source.name}:{number}", **found)
            element.clear()
