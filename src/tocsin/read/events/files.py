"""Files of event data, plain or packed, line by line."""

from __future__ import annotations

import bz2
import gzip
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tocsin.model import Fault

_MAGIC = {b"PK": "zip", b"\x1f\x8b": "gzip", b"BZ": "bzip2"}


@dataclass(frozen=True, slots=True)
class Line:
    """A line as bytes without its end: the member of the archive (None: a plain file), its number from 1, and how many
    bytes of the file have been read."""

    member: str | None
    number: int
    content: bytes
    read: int


def lines_of(path: Path) -> Iterator[Line]:
    """The lines of a file, also inside gzip, bzip2 or zip (every file in it, one after the other).

    Raises OSError when it cannot be read, Fault when the archive is broken.
    """
    with ExitStack() as stack:
        raw = stack.enter_context(path.open("rb"))
        kind = _MAGIC.get(raw.read(2))
        raw.seek(0)
        try:
            if kind == "zip":
                archive = stack.enter_context(zipfile.ZipFile(raw))
                for member in archive.infolist():
                    if not member.is_dir():
                        with archive.open(member) as stream:
                            yield from _lines(stream, raw, member.filename)
            elif kind == "gzip":
                yield from _lines(gzip.GzipFile(fileobj=raw), raw)
            elif kind == "bzip2":
                yield from _lines(bz2.BZ2File(raw), raw)
            else:
                yield from _lines(raw, raw)
        except (EOFError, gzip.BadGzipFile, zipfile.BadZipFile, zlib.error) as error:
            raise Fault(f"{path}: broken archive: {error}") from error


def _lines(stream: Iterable[bytes], raw: IO[bytes], member: str | None = None) -> Iterator[Line]:
    for number, content in enumerate(stream, 1):
        yield Line(member, number, content.rstrip(b"\r\n"), raw.tell() if number % 1024 == 0 else 0)
