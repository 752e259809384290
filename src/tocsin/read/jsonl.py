"""JSON Lines: one object an article, with `text` and optional id, title, byline, date, url, publisher."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import msgspec

from tocsin.read.columns import fields_of, find_columns
from tocsin.read.fields import Fields, Refused, Unreadable
from tocsin.read.options import Options
from tocsin.read.source import Source


def read_lines(source: Source, options: Options) -> Iterator[Fields | Refused]:
    """The article of each line. Blank lines are passed over."""
    for number, line in _lines(source.stream, options.limits.row):
        where = f"{source.name}:{number}"
        if line is None:
            yield Refused(where, f"more than {options.limits.row:,} bytes: not one article")
        elif line.strip():
            yield _article(line.removeprefix(b"\xef\xbb\xbf"), where, options)


def read_document(source: Source, options: Options) -> Iterator[Fields | Refused]:
    """The articles of one JSON document: a list of objects, or one object."""
    data = decode(source.whole(options.limits.document).removeprefix(b"\xef\xbb\xbf"))
    for number, item in enumerate(data, 1) if isinstance(data, list) else [(1, data)]:
        where = f"{source.name}:{number}"
        try:
            yield _fields(item, where, options)
        except Unreadable as error:
            yield Refused(where, str(error))


def decode(content: bytes) -> object:
    """What a JSON text says. Raises Unreadable when it is none."""
    try:
        return msgspec.json.decode(content)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Unreadable(f"not JSON: {error}") from None
    except RecursionError:
        raise Unreadable("not JSON: nested too deeply") from None


def _article(line: bytes, where: str, options: Options) -> Fields | Refused:
    try:
        return _fields(decode(line), where, options)
    except Unreadable as error:
        return Refused(where, str(error))


def _fields(data: object, where: str, options: Options) -> Fields:
    if not isinstance(data, dict):
        raise Unreadable("not a JSON object")
    return fields_of(data, find_columns(data, options.columns), where)


def _lines(stream: IO[bytes], limit: int) -> Iterator[tuple[int, bytes | None]]:
    """The lines of a stream by number; None stands for one that is too long."""
    number = 0
    while line := stream.readline(limit + 1):
        number += 1
        if len(line) <= limit:
            yield number, line
            continue
        while not line.endswith(b"\n") and line:
            line = stream.readline(limit)
        yield number, None
