"""JSON Lines: one object an article, with `text` and optional id, title, date, url, publisher."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

import msgspec


class Fields(msgspec.Struct, kw_only=True):
    """What an input says of an article."""

    text: str
    id: str | None = None
    title: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None


def looks_like_jsonl(first: bytes) -> bool:
    """Whether a file whose first line this is holds JSON objects."""
    return first.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def rows(first: bytes, rest: Iterable[bytes], start: int = 1) -> Iterator[tuple[int, Fields | str]]:
    """Each row's number, the first one's being `start`, and its fields, or what is wrong with it. Blank lines are passed over."""
    for number, line in enumerate(chain([first], rest), start):
        if line.strip():
            yield number, _fields(line.removeprefix(b"\xef\xbb\xbf"))


def _fields(line: bytes) -> Fields | str:
    try:
        data = msgspec.json.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        return f"not JSON: {error}"
    except RecursionError:
        return "not JSON: nested too deeply"
    if not isinstance(data, dict):
        return "not a JSON object"
    if not isinstance(data.get("text"), str):
        return "no `text`" if "text" not in data else "`text` is no string"
    try:
        return msgspec.convert({**data, "id": _word(data.get("id"))}, Fields)
    except msgspec.ValidationError as error:
        return str(error).replace("$.", "")


def _word(value: object) -> str | None:
    """An id as text; numbers are common."""
    return None if value is None else str(value)
