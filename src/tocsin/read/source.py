"""An open input: its name, its bytes, and a look at its beginning."""

from __future__ import annotations

import codecs
import io
import tempfile
from collections.abc import Iterator
from functools import cached_property
from typing import IO, TYPE_CHECKING, cast

from tocsin.read.fields import Unreadable

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

#: Bytes that tell what an input is.
HEAD = 65_536
_BLANK = b"\xef\xbb\xbf \t\r\n\0"
_MARKS = [(codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")]


class Source:
    """An open stream of bytes with a name, and what is known of it from elsewhere.

    url: the address that it was fetched from. charset: the encoding that the sender names, if it is one. kind: what it is, if that is known.
    """

    def __init__(
        self,
        name: str,
        stream: IO[bytes],
        *,
        url: str | None = None,
        charset: str | None = None,
        kind: str | None = None,
    ):
        self.name = name
        self.url = url
        self.charset = known_codec(charset)
        self.kind = kind
        self._given = stream

    @cached_property
    def head(self) -> bytes:
        """Its beginning, which stays to be read."""
        start = self._given.tell() if self._given.seekable() else None
        head = _look(self._given)
        if start is not None:
            self._given.seek(start)
        return head

    @cached_property
    def stream(self) -> IO[bytes]:
        """Its bytes, from the first."""
        head = self.head
        return self._given if self._given.seekable() else io.BufferedReader(_Rejoined(head, self._given), HEAD)

    def whole(self, limit: int) -> bytes:
        """All its bytes. Raises Unreadable when they are more than the limit."""
        content = self.stream.read(limit + 1)
        if len(content) > limit:
            raise Unreadable(f"more than {limit:,} bytes: not one article")
        return content

    def encoding(self, default: str) -> str:
        """The encoding that a byte order mark tells, or the default."""
        return next((name for mark, name in _MARKS if self.head.startswith(mark)), default)

    def lines(self, encoding: str, limit: int) -> Iterator[tuple[int, str]]:
        """Its lines and their numbers, from 1. Raises Unreadable at one that is too long or not in this encoding."""
        encoding = self.encoding(encoding)
        number = 0
        try:
            for line in self._decoded(encoding, limit):
                number += 1
                if len(line) > limit:
                    raise Unreadable(f"line {number}: more than {limit:,} characters: not one article")
                yield number, line
        except UnicodeError:
            raise Unreadable(f"line {number + 1}: not {encoding.upper().removesuffix('-SIG')}") from None

    def _decoded(self, encoding: str, limit: int) -> Iterator[str]:
        """Its lines, each decoded when it is its turn, so that one that cannot be loses none before it."""
        if not encoding.startswith("utf-16"):
            while line := self.stream.readline(limit + 1):
                yield line.decode(encoding)
            return
        text = io.TextIOWrapper(self.stream, encoding, newline="")
        try:
            while wide := text.readline(limit + 1):
                yield wide
        finally:
            text.detach()

    def seekable(self, limit: int) -> IO[bytes]:
        """Its bytes as a file in which one can go back; a pipe is copied to a temporary file first."""
        if self.stream.seekable():
            return self.stream
        copy = tempfile.TemporaryFile()  # noqa: SIM115 - closed when the reader lets go of it
        left = limit
        while part := self.stream.read(HEAD):
            left -= len(part)
            if left < 0:
                raise Unreadable("too large to be copied from a pipe")
            copy.write(part)
        copy.seek(0)
        return copy


class _Rejoined(io.RawIOBase):
    """The bytes that were looked at, then the rest of the stream."""

    def __init__(self, head: bytes, stream: IO[bytes]):
        self._head = memoryview(head)
        self._stream = stream

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        view = memoryview(buffer).cast("B")
        part: bytes | memoryview = self._head[: len(view)]
        if len(part):
            self._head = self._head[len(part) :]
        else:
            part = some(self._stream, len(view))
        view[: len(part)] = part
        return len(part)


def known_codec(name: str | None) -> str | None:
    """The codec of an encoding's name, read as browsers do; None: there is none of this name."""
    if name is None:
        return None
    try:
        b"a".decode(name)
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030"}.get(found, found)


def _look(stream: IO[bytes]) -> bytes:
    """The beginning of a stream: from a slow pipe no more than its first line that is not blank."""
    head = b""
    while len(head) < HEAD:
        part = some(stream, HEAD - len(head))
        if not part:
            break
        head += part
        if b"\n" in head.lstrip(_BLANK):
            break
    return head


def some(stream: IO[bytes], size: int) -> bytes:
    """The next bytes of a stream, as many as it has at hand; none at its end."""
    read = getattr(stream, "read1", stream.read)
    return cast(bytes, read(size))
