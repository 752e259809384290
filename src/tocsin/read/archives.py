"""Packed files: ZIP, gzip, bzip2 and xz. Nothing is ever unpacked to the disk, so no path leads anywhere."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import IO, TYPE_CHECKING, cast

from tocsin.read.fields import Refused, Unreadable
from tocsin.read.foreign import parsing
from tocsin.read.limits import Limits
from tocsin.read.options import Options
from tocsin.read.source import Source, some

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_BROKEN = (EOFError, OSError, zlib.error, lzma.LZMAError, gzip.BadGzipFile, zipfile.BadZipFile, ValueError)
_BUFFER = 65_536
#: Members that programs put into archives for themselves.
_OWN = ("__MACOSX/", ".DS_Store", "Thumbs.db")
_OFFICE = {
    "xl/workbook.xml": "an Excel workbook: save it as CSV",
    "ppt/presentation.xml": "a presentation, no article",
    "META-INF/container.xml": "an EPUB, no article",
}


def read_gzip(source: Source, options: Options) -> Iterator[Source]:
    """What a gzip file holds."""
    yield from _unpacked(source, lambda stream: cast(IO[bytes], gzip.GzipFile(fileobj=stream)), options.limits)


def read_bzip2(source: Source, options: Options) -> Iterator[Source]:
    """What a bzip2 file holds."""
    yield from _unpacked(source, bz2.BZ2File, options.limits)


def read_xz(source: Source, options: Options) -> Iterator[Source]:
    """What an xz file holds."""
    yield from _unpacked(source, lzma.LZMAFile, options.limits)


def read_zip(source: Source, options: Options) -> Iterator[Source | Refused]:
    """The files of a ZIP archive; one that is a Word file is that."""
    limits = options.limits
    file = source.seekable(limits.unpacked)
    with parsing("ZIP archive"):
        archive = zipfile.ZipFile(file)
    with archive:
        members = [member for member in archive.infolist() if not member.is_dir()]
        names = {member.filename for member in members}
        if len(members) > limits.members:
            raise Unreadable(f"{len(members):,} files in an archive, more than {limits.members:,}")
        if "word/document.xml" in names:
            yield _word_file(source, file, members, limits)
            return
        for name in _OFFICE.keys() & names:
            raise Unreadable(_OFFICE[name])
        meter = _Meter(limits)
        for member in members:
            name = f"{source.name}/{member.filename}"
            if member.filename.startswith(_OWN) or member.filename.endswith(_OWN):
                continue
            if member.flag_bits & 1:
                yield Refused(name, "locked by a password")
                continue
            meter.begin(member.compress_size)
            try:
                with parsing("file in a ZIP archive"):
                    stream = archive.open(member)
            except Unreadable as error:
                yield Refused(name, str(error))
                continue
            with stream:
                yield from _guarded(name, stream, meter, None)


def _word_file(source: Source, file: IO[bytes], members: list[zipfile.ZipInfo], limits: Limits) -> Source:
    """A Word file, which a library reads whole: so it may not be larger unpacked than a document may."""
    size = sum(member.file_size for member in members)
    if size > limits.document * 2:
        raise Unreadable(f"unpacks to {size:,} bytes: not one article")
    file.seek(0)
    return Source(source.name, file, url=source.url, kind="docx")


class _Meter:
    """Counts what is unpacked against what it was packed to."""

    def __init__(self, limits: Limits):
        self._limits = limits
        self._packed = self._unpacked = 0

    def begin(self, packed: int) -> None:
        """So many more packed bytes are being read."""
        self._packed += packed

    def add(self, unpacked: int) -> None:
        """So many bytes came out. Raises Unreadable when they are too many."""
        self._unpacked += unpacked
        if self._unpacked > self._limits.unpacked:
            raise Unreadable(f"unpacks to more than {self._limits.unpacked:,} bytes")
        if self._unpacked > self._limits.document and self._unpacked > self._packed * self._limits.ratio:
            raise Unreadable(f"unpacks to more than {self._limits.ratio} times its size: a bomb")


class _Counted(io.RawIOBase):
    """A packed stream that tells a meter how much of it was read."""

    def __init__(self, stream: IO[bytes], meter: _Meter):
        self._stream, self._meter = stream, meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        part = self._stream.read(len(memoryview(buffer)))
        self._meter.begin(len(part))
        memoryview(buffer)[: len(part)] = part
        return len(part)


class _Guarded(io.RawIOBase):
    """An unpacking stream that a meter watches; what the unpacker raises is Unreadable, after what it gave before."""

    def __init__(self, stream: IO[bytes], meter: _Meter):
        self._stream, self._meter = stream, meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        try:
            part = some(self._stream, len(memoryview(buffer)))
        except _BROKEN as error:
            raise Unreadable(f"broken archive: {' '.join(str(error).split())[:100]}") from None
        self._meter.add(len(part))
        memoryview(buffer)[: len(part)] = part
        return len(part)


def _unpacked(source: Source, unpack: Callable[[IO[bytes]], IO[bytes]], limits: Limits) -> Iterator[Source]:
    meter = _Meter(limits)
    packed = io.BufferedReader(_Counted(source.stream, meter), _BUFFER)
    with unpack(packed) as stream:
        yield from _guarded(source.name, stream, meter, source.url)


def _guarded(name: str, stream: IO[bytes], meter: _Meter, url: str | None) -> Iterator[Source]:
    guarded = io.BufferedReader(_Guarded(stream, meter), _BUFFER)
    yield Source(name, guarded, url=url)
