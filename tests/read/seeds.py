"""Small files of every kind, each with the same article, for the tests and the fuzzers of the readers."""

from __future__ import annotations

import bz2
import gzip
import io
import json
import lzma
import zipfile
from collections.abc import Iterable

import docx
import pyarrow as pa
import pyarrow.parquet as pq

TITLE = "Ferries stay in port after collision"
FIRST = (
    "The harbour council of Veldt banned all ferries on Friday after two boats had struck each other in the channel."
)
SECOND = "The mayor said that the ban would hold until somebody could tell him why the lights had been off that night."
DAY = "2024-03-08"
URL = "https://wire.example/2024/03/08/ferries"


def page(title: str = TITLE, paragraphs: Iterable[str] = (FIRST, SECOND), head: str = "") -> str:
    body = "".join(f"<p>{each}</p>" for each in paragraphs)
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{title} | Harbour Wire</title><meta charset=utf-8>"
        f'<meta property="og:site_name" content="Harbour Wire"><meta property="article:published_time" content="{DAY}">'
        f'<link rel="canonical" href="{URL}"><meta name="author" content="Marta Oduya">{head}</head><body>'
        f"<nav><a href=/>Home</a> <a href=/world>World</a></nav><article><h1>{title}</h1>{body}</article>"
        f"<footer>All rights reserved.</footer></body></html>"
    )


def mail(subject: str = TITLE, body: str = f"{FIRST}\n\n{SECOND}\n", more: str = "") -> str:
    return (
        f"From: Harbour Wire <news@wire.example>\r\nTo: you@example.org\r\nSubject: {subject}\r\n"
        f"Date: Fri, 08 Mar 2024 09:30:00 +0000\r\nMessage-ID: <1@wire.example>\r\n{more}\r\n{body}"
    )


def mailbox(number: int = 2) -> str:
    return "".join(
        f"From news@wire.example Fri Mar  8 09:30:00 2024\n{mail(body=f'{FIRST}{n}.')}\n\n" for n in range(number)
    )


def rss(description: str = FIRST, head: str = "") -> str:
    return (
        f'<?xml version="1.0"?>{head}<rss version="2.0"><channel><title>Harbour Wire</title><link>https://wire.example</link>'
        f"<item><title>{TITLE}</title><link>{URL}</link><guid>{URL}</guid><description>{description}</description>"
        f"<pubDate>Fri, 08 Mar 2024 09:30:00 GMT</pubDate></item></channel></rss>"
    )


def atom() -> str:
    return (
        '<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Wire</title><id>x</id><updated>2024-03-08T09:30:00Z</updated>'
        f'<entry><title>{TITLE}</title><link href="{URL}"/><id>{URL}</id><published>2024-03-08T09:30:00Z</published>'
        f"<updated>2024-04-01T09:30:00Z</updated><author><name>Marta Oduya</name></author>"
        f'<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</content></entry></feed>'
    )


def json_feed() -> str:
    item = {"id": URL, "url": URL, "title": TITLE, "content_html": f"<p>{FIRST}</p><p>{SECOND}</p>", "date_published": f"{DAY}T09:30:00Z", "authors": [{"name": "Marta Oduya"}]}  # fmt: skip
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Wire", "items": [item]})


def sitemap(*urls: str) -> str:
    rows = "".join(
        f"<url><loc>{url}</loc><news:news><news:publication><news:name>Harbour Wire</news:name></news:publication>"
        f"<news:publication_date>{DAY}</news:publication_date><news:title>{TITLE}</news:title></news:news></url>"
        for url in urls or (URL,)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'
    )


def pdf(pages: Iterable[Iterable[str]] = ((FIRST, SECOND),)) -> bytes:
    """A PDF with these lines on its pages."""
    pages = [list(lines) for lines in pages]
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b""]
    kids = []
    for lines in pages:
        shown = "".join(f"({line.translate({40: '[', 41: ']'})}) Tj T* " for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 50 750 Td {shown}ET".encode("cp1252")
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica"
            b" >> >> >> /MediaBox [0 0 900 800] /Contents %d 0 R >>" % (len(objects) + 2)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % kid for kid in kids), len(kids))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        table,
        size,
        len(out),
    )


def word_file() -> bytes:
    document = docx.Document()
    document.core_properties.author = "Marta Oduya"
    document.add_heading(TITLE, 0)
    document.add_paragraph(FIRST)
    document.add_paragraph(SECOND)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def parquet(**columns: list[object]) -> bytes:
    out = io.BytesIO()
    pq.write_table(pa.table(columns or {"title": [TITLE], "body": [f"{FIRST}\n\n{SECOND}"]}), out)
    return out.getvalue()


def record(
    url: str, body: bytes, status: str = "200 OK", kind: str = "text/html; charset=utf-8", more: str = ""
) -> bytes:
    """A WARC record of an answer."""
    http = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-09T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:12345678-1234-5678-1234-567812345678>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def zipped(**members: bytes) -> bytes:
    return zipped_as({f"{name}.dat": content for name, content in members.items()})


def zipped_as(members: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


ROW = {
    "id": "w-17",
    "title": TITLE,
    "date": DAY,
    "url": URL,
    "publisher": "Harbour Wire",
    "text": f"{FIRST}\n\n{SECOND}",
}
TABLE = f'id,headline,body,pub_date\nw-17,{TITLE},"{FIRST}\n\n{SECOND}",{DAY}\n'

#: One file of each kind, by the name of its kind.
SEEDS: dict[str, bytes] = {
    "text": f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n".encode(),
    "markdown": f"# {TITLE}\n\n**{FIRST}**\n\n> {SECOND}\n".encode(),
    "html": page().encode(),
    "jsonl": json.dumps(ROW).encode() + b"\n",
    "json": json.dumps([ROW], indent=2).encode(),
    "csv": TABLE.encode(),
    "tsv": f"headline\tbody\n{TITLE}\t{FIRST} {SECOND}\n".encode(),
    "parquet": parquet(),
    "mail": mail().encode(),
    "mailbox": mailbox(1).encode(),
    "pdf": pdf(((TITLE, "", FIRST, SECOND),)),
    "docx": word_file(),
    "warc": record(URL, page().encode()),
    "rss": rss(f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;").encode(),
    "atom": atom().encode(),
    "jsonfeed": json_feed().encode(),
    "zip": zipped(a=page().encode()),
    "gzip": gzip.compress(page().encode()),
    "bzip2": bz2.compress(page().encode()),
    "xz": lzma.compress(page().encode()),
    "warc.gz": gzip.compress(record(URL, page().encode())),
}
