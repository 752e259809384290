"""Which format a file has, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model import Fault
from tocsin.model.rows import EventRow
from tocsin.read.events import gdelt, icews, plover, polecat
from tocsin.read.events.columns import ICEWS, POLECAT
from tocsin.read.events.fields import Columns
from tocsin.read.events.files import lines_of
from tocsin.read.fields import Refused

#: Given the first line: whether it is a header, and the function that makes rows of lines (ValueError: what is wrong with
#: one); None: another format.
Reader = Callable[[str, Vocabulary], tuple[bool, Callable[[str], EventRow]] | None]


@dataclass(frozen=True)
class Format:
    """A format of event data."""

    reader: Reader
    #: Of one with a header: the columns that tell it, and all that it has.
    needed: Sequence[str] = ()
    columns: Sequence[str] = ()


#: By name. The first that knows the first line of a file reads it.
FORMATS = {
    "plover": Format(plover.reader),
    "gdelt": Format(gdelt.reader),
    "polecat": Format(polecat.reader, polecat.NEEDED, POLECAT),
    "icews": Format(icews.reader, icews.NEEDED, ICEWS),
    "icews-quadruples": Format(icews.quadruples),
}


def read_rows(
    path: Path,
    vocabulary: Vocabulary,
    format_: str | None = None,
    on_bytes: Callable[[int], object] = id,
    on_beyond: Callable[[list[str]], object] = id,
) -> Iterator[EventRow | Refused]:
    """The events of a file one at a time, whatever its size; a line with a fault is refused, and the rest goes on.

    format_: one of `FORMATS` (None: told by the first line).
    on_bytes: is told how many bytes of the file have been read so far. on_beyond: is told the columns of a header that the format does
    not have, and that so are not read.
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
            name, header, parse = _reader(text, vocabulary, format_, where)
            if header:
                if beyond := Columns(text.split("\t")).beyond(FORMATS[name].columns):
                    on_beyond(beyond)
                continue
        try:
            yield parse(text)
        except ValueError as error:
            yield Refused(where, str(error))


def _reader(
    first: str, vocabulary: Vocabulary, format_: str | None, where: str
) -> tuple[str, bool, Callable[[str], EventRow]]:
    """The format's name, whether the first line is its header, and what makes rows of lines."""
    for name, each in FORMATS.items():
        if format_ in {None, name} and (found := each.reader(first, vocabulary)):
            return name, *found
    columns = Columns(first.split("\t"))
    for name, each in ((name, each) for name, each in FORMATS.items() if each.needed):
        lacking = columns.lacking(each.needed)
        if format_ == name or (format_ is None and len(lacking) < len(each.needed) - 1):
            raise Fault(f"{where}: not {name}: no column {', '.join(lacking)} in its header (tab-separated)")
    wanted = format_ or f"no format that is known: {', '.join(FORMATS)}"
    raise Fault(f"{where}: {'not ' if format_ else ''}{wanted}")
