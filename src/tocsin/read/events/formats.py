"""Which format a file has, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model import Fault
from tocsin.model.rows import EventRow
from tocsin.read.events import gdelt, icews, plover, polecat
from tocsin.read.events.files import lines_of
from tocsin.read.fields import Refused

#: Given the first line: whether it is a header, and the function that makes rows of lines (ValueError: what is wrong with
#: one); None: another format.
Reader = Callable[[str, Vocabulary], tuple[bool, Callable[[str], EventRow]] | None]

#: By name. The first that knows the first line of a file reads it.
FORMATS: dict[str, Reader] = {
    "plover": plover.reader,
    "gdelt": gdelt.reader,
    "polecat": polecat.reader,
    "icews": icews.reader,
    "icews-quadruples": icews.quadruples,
}


def read_rows(
    path: Path, vocabulary: Vocabulary, format_: str | None = None, on_bytes: Callable[[int], object] = id
) -> Iterator[EventRow | Refused]:
    """The events of a file one at a time, whatever its size; a line with a fault is refused, and the rest goes on.

    format_: one of `FORMATS` (None: told by the first line).
    on_bytes: is told how many bytes of the file have been read so far.
    Raises OSError when the file cannot be read, Fault when it has no such format or is a broken archive.
    """
    member: str | None = None
    parse: Callable[[str], EventRow] | None = None
    for line in lines_of(path):
        if line.read:
            on_bytes(line.read)
        where = f"{path}:{line.number}" if line.member is None else f"{path}/{line.member}:{line.number}"
        try:
            text = line.content.decode("utf-8-sig" if line.number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            yield Refused(where, f"not UTF-8: {error.reason} at byte {error.start}")
            continue
        if not text.strip():
            continue
        if parse is None or line.member != member:
            member = line.member
            header, parse = _reader(text, vocabulary, format_, where)
            if header:
                continue
        try:
            yield parse(text)
        except ValueError as error:
            yield Refused(where, str(error))


def _reader(
    first: str, vocabulary: Vocabulary, format_: str | None, where: str
) -> tuple[bool, Callable[[str], EventRow]]:
    for name, reader in FORMATS.items():
        if format_ in {None, name} and (found := reader(first, vocabulary)):
            return found
    wanted = format_ or f"no format that is known: {', '.join(FORMATS)}"
    raise Fault(f"{where}: {'not ' if format_ else ''}{wanted}")
