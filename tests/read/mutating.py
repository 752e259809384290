"""Broken files made out of whole ones, for the fuzzers of the readers."""

from __future__ import annotations

import io
import random

from seeds import SEEDS

from tocsin.model import Article
from tocsin.read import Limits, Options, Refused, Source, read_articles

#: Bytes that parsers take for something.
TOKENS = [
    b"\0", b"\n", b"\r\n\r\n", b'"', b"'", b"{", b"[", b"}", b"<", b">", b"</", b"<!--", b"-->", b"<!DOCTYPE x [", b"]>",
    b"<![CDATA[", b"]]>", b"&#0;", b"&#x110000;", b"&lt;", b"<script>", b"<table><tr><td>", b"<html", b"%s%n", b"\\ud800",
    b"\xed\xa0\x80", b"\xff\xfe", b"\xef\xbb\xbf", "\u202e\u200b\u2028".encode(), b"From a 10:00\nA: b\n", b"WARC/1.0\r\n",
    b"Content-Length: 99999999999\r\n", b"Content-Length: -1\r\n", b"Content-Type: multipart/mixed; boundary=x\r\n", b"--x\r\n",
    b"=?utf-8?q?=FF?=", b"=?x?b?!!?=", b"obj", b"endobj", b"stream\n", b"<< /Length 99999 >>", b"/Kids [1 0 R]", b"PK\x03\x04",
    b"PK\x01\x02", b"PAR1", b"\x1f\x8b\x08", b"999999999999999999999", b"-1", b"1e999", b"2024-13-45", b"text,body\n", b"\t", b",",
]  # fmt: skip
#: Small, so that what is too large comes up too.
OPTIONS = Options(Limits(document=200_000, row=20_000, elements=5_000, characters=50_000, unpacked=500_000))


def mutated(rng: random.Random) -> bytes:
    """A file that was whole once."""
    content = bytearray(rng.choice(list(SEEDS.values())))
    if rng.random() < 0.05:
        return rng.choice(list(SEEDS.values()))[: rng.randint(0, 20)] + rng.randbytes(rng.randint(0, 300))
    for _ in range(rng.choice([1, 1, 2, 4, 16])):
        place, length = rng.randint(0, len(content)), rng.choice([1, 1, 4, 30, 200])
        match rng.randint(0, 6):
            case 0 if content:
                content[min(place, len(content) - 1)] ^= 1 << rng.randint(0, 7)
            case 1:
                del content[place : place + length]
            case 2:
                content[place:place] = content[place : place + length] * rng.choice([1, 2, 50])
            case 3:
                content[place:place] = rng.choice(TOKENS) * rng.choice([1, 1, 3, 300])
            case 4:
                del content[place:]
            case 5:
                other = rng.choice(list(SEEDS.values()))
                content[place:] = other[rng.randint(0, len(other)) :]
            case 6:
                content[place : place + length] = rng.randbytes(length)
    return bytes(content)


def check(content: bytes) -> list[Article | Refused]:
    """Reads a file and looks whether all that comes of it is as promised."""
    items = list(read_articles(Source("x", io.BytesIO(content)), OPTIONS))
    for item in items:
        if isinstance(item, Refused):
            assert item.where.startswith("x"), item
            assert "\n" not in item.fault
            assert item.fault
        else:
            item.text.encode()
            assert item.text
            assert item.text == item.text.strip()
            assert "\0" not in item.text
            assert "\u202e" not in item.text
            assert item.title is None or item.title in item.text, item.title
            assert len(item.text) <= OPTIONS.limits.characters
    return items
