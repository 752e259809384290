"""Web archives (WARC), as Common Crawl News gives them, one record after the other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import IO

from tocsin.read.fields import Refused
from tocsin.read.foreign import parsing
from tocsin.read.options import Options
from tocsin.read.source import Source

#: What a server may call a page, feed or document; everything else is no text.
_TEXTS = re.compile(r"text/(?:html|plain|xml)|application/(?:xhtml|xml|rss|atom|feed\+json|pdf)", re.IGNORECASE)
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_KINDS = frozenset(["response", "resource", "conversion"])
_OK = "200"


def read_warc(source: Source, options: Options) -> Iterator[Source | Refused]:
    """The page of each record that holds one; answers other than 200, pictures, scripts and styles are passed over."""
    from warcio.archiveiterator import ArchiveIterator

    class Quiet(ArchiveIterator):  # type: ignore[misc]
        """Does not print what is wrong with an archive."""

        INC_RECORD = ""

    limit = options.limits.document
    with parsing("WARC"):
        records = iter(Quiet(source.stream))
    while True:
        with parsing("WARC"):
            record = next(records, None)
            if record is None:
                return
            http = record.http_headers
            if record.rec_type not in _KINDS or (http is not None and http.get_statuscode() != _OK):
                continue
            kind = (http or record.rec_headers).get_header("Content-Type") or "text/html"
            if not _TEXTS.match(kind):
                continue
            url = record.rec_headers.get_header("WARC-Target-URI")
            where = f"{source.name}:{url or record.rec_headers.get_header('WARC-Record-ID')}"
            content = _read(record.content_stream(), limit)
        if len(content) > limit:
            yield Refused(where, f"more than {limit:,} bytes: not one article")
        else:
            found = _CHARSET.search(kind)
            yield Source(where, BytesIO(content), url=url, charset=found[1] if found else None)


def _read(stream: IO[bytes], limit: int) -> bytes:
    """As much of a stream as is needed to see that it is too long; the library may give it in parts."""
    content = bytearray()
    while len(content) <= limit and (part := stream.read(limit + 1 - len(content))):
        content += part
    return bytes(content)
