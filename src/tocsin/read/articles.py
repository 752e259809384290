"""Inputs to articles: files, folders, standard input. Bad input is refused with a reason; the rest goes on."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tocsin.model import Article
from tocsin.model.record import content_id
from tocsin.read.days import check_day
from tocsin.read.jsonl import Fields, looks_like_jsonl, rows
from tocsin.read.text import header

#: Longer articles are refused: no news text is, and parsing takes memory by length.
MAX_CHARACTERS = 500_000
#: Larger files that are no JSON Lines are not read at all.
_MAX_BLANK = 1_000
_MAX_BYTES = 4 * MAX_CHARACTERS


@dataclass(frozen=True)
class Refused:
    """An input that gave no article: where it is (file, or file:row) and what is wrong with it."""

    where: str
    fault: str

    def __str__(self) -> str:
        return f"{self.where}: {self.fault}"


def read_inputs(inputs: Iterable[str], date: str | None = None) -> Iterator[Article | Refused]:
    """The articles of files, folders (all files below) and `-` (standard input), one at a time.

    date: ISO date of publication for articles that bring none.
    """
    for name in inputs:
        if name == "-":
            yield from _stream(sys.stdin.buffer, "-", date)
            continue
        try:
            files = _files(Path(name))
        except OSError as error:
            yield Refused(name, error.strerror or str(error))
            continue
        if not files:
            yield Refused(name, "no files in this folder")
        for file in files:
            # a name that is not UTF-8 is shown with its bytes written out
            shown = str(file).encode("utf-8", "backslashreplace").decode()
            try:
                with file.open("rb") as stream:
                    yield from _stream(stream, shown, date)
            except OSError as error:
                yield Refused(shown, error.strerror or str(error))


def article_of(fields: Fields, ref: str, date: str | None = None) -> Article:
    """An article out of its fields; a title that is not in the text becomes its first line.

    Raises ValueError that says what is wrong.
    """
    text = _clean(fields.text)
    title = _clean(fields.title) if fields.title else None
    byline = None
    if title is None:
        title, byline = header(text)
    elif title not in text:
        text = f"{title}\n\n{text}"
    if not text.strip():
        raise ValueError("empty text")
    if len(text) > MAX_CHARACTERS:
        raise ValueError(f"{len(text):,} characters, more than {MAX_CHARACTERS:,}: not one article")
    published = check_day(fields.date) if fields.date else date
    return Article(
        id=content_id(text, published, fields.publisher),
        ref=fields.id or ref,
        url=fields.url,
        publisher=fields.publisher,
        byline=byline,
        title=title,
        published=published,
        text=text,
    )


def _stream(stream: Iterable[bytes], name: str, date: str | None) -> Iterator[Article | Refused]:
    """The articles of one open file: JSON Lines row by row, anything else as one text."""
    lines = iter(stream)
    first = next(lines, b"")
    blank = 0
    while first and not first.strip(b"\xef\xbb\xbf \t\r\n") and blank < _MAX_BLANK:
        blank += 1
        first = next(lines, b"")
    if looks_like_jsonl(first):
        for number, row in rows(first, lines, blank + 1):
            where = f"{name}:{number}"
            if isinstance(row, str):
                yield Refused(where, row)
                continue
            try:
                yield article_of(row, where, date)
            except ValueError as error:
                yield Refused(where, str(error))
        return
    content = bytearray(first)
    for line in lines:
        content += line
        if len(content) > _MAX_BYTES:
            break
    try:
        yield article_of(Fields(text=_decode(bytes(content))), name, date)
    except ValueError as error:
        yield Refused(name, str(error))


def _decode(content: bytes) -> str:
    if len(content) > _MAX_BYTES:
        raise ValueError(f"more than {_MAX_BYTES:,} bytes: not one article")
    if not content.strip():
        raise ValueError("empty file")
    if b"\0" in content:
        raise ValueError("binary, not text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"not UTF-8 (byte {error.start})") from None


def _clean(text: str) -> str:
    """The text with line ends as \\n. Raises ValueError when it holds what is no character."""
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"not valid Unicode (character {error.start})") from None
    if "\0" in text:
        raise ValueError("binary, not text")
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _files(path: Path) -> list[Path]:
    """The file itself, or all files below a folder that are not hidden."""
    if not path.is_dir():
        return [path]
    return sorted(each for each in path.rglob("*") if each.is_file() and not _hidden(each, path))


def _hidden(path: Path, top: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(top).parts)
