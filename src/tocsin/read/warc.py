"""Web archives (WARC), as Common Crawl News gives them, one record after the other."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

from tocsin.read.fields import Refused
from tocsin.read.foreign import parsing
from tocsin.read.options import Options
from tocsin.read.source import Source

#: What a server may call a page, feed or document; everything else is no text.
_TEXTS = ("text/html", "application/xhtml", "text/plain", "application/pdf", "application/rss", "application/atom", "text/xml", "application/xml")  # fmt: skip
_OK = 200


def read_warc(source: Source, options: Options) -> Iterator[Source | Refused]:
    """The page of each record that holds one; answers other than 200, pictures, scripts and styles are passed over."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    kinds = WarcRecordType.response | WarcRecordType.resource | WarcRecordType.conversion
    limit = options.limits.document
    with parsing("WARC"):
        records = iter(ArchiveIterator(source.stream, record_types=kinds, auto_decode="all", strict_mode=False))
    while True:
        with parsing("WARC"):
            record = next(records, None)
            if record is None:
                return
            if record.is_http and record.http_headers is not None:
                kind, wanted = record.http_content_type, record.http_headers.status_code == _OK
            else:
                kind, wanted = record.headers.get("Content-Type"), True
            if not wanted or not (kind or "text/html").lower().startswith(_TEXTS):
                continue
            url = record.headers.get("WARC-Target-URI")
            charset = record.http_charset if record.is_http else None
            content = record.reader.read(limit + 1)
        where = f"{source.name}:{url or record.record_id}"
        if len(content) > limit:
            yield Refused(where, f"more than {limit:,} bytes: not one article")
        else:
            yield Source(where, BytesIO(content), url=url, charset=charset)
