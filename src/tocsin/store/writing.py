"""Files of records and happenings: JSON Lines, CSV and Parquet."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Generic, Protocol, TypeVar

import msgspec

from tocsin.extras import arrow, parquet

_GROUP = 5_000
#: How a cell begins that a spreadsheet takes for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)


class Writer(Protocol[T_contra]):
    """Something that records or happenings are written to, one after the other."""

    def add(self, item: T_contra) -> None:
        """Writes one of them."""

    def close(self) -> None:
        """Ends the file."""


@dataclass(frozen=True)
class Layout(Generic[T]):
    """The flat form of what is written: its columns with their types, and the rows that one item gives."""

    columns: dict[str, type]
    rows: Callable[[T], Iterable[dict[str, Any]]]


def open_writer(target: str, layout: Layout[T]) -> Writer[T]:
    """The writer for a file, by its ending: .jsonl or - (JSON Lines), .csv and .parquet (rows of the layout).

    Raises ValueError when the ending is none of these, OSError when the file may not be written.
    """
    if target == "-":
        # JSON is UTF-8 whatever the terminal's encoding
        return JsonLines(open(sys.stdout.fileno(), "wb", 0, closefd=False))
    suffix = Path(target).suffix.lower()
    if suffix in {".jsonl", ".ndjson", ".json"}:
        return JsonLines(Path(target).open("wb", 0))
    if suffix == ".csv":
        return Csv(Path(target), layout)
    if suffix == ".parquet":
        return Parquet(Path(target), layout)
    raise ValueError(f"{target}: neither .jsonl, .csv nor .parquet")


class Writing(Generic[T]):
    """A file that is written in a `with` block, and closed at its end whatever happens. Faults of writing name it."""

    def __init__(self, target: str, layout: Layout[T]):
        self._target = target
        self._writer = open_writer(target, layout)

    def __enter__(self) -> Writing[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, item: T) -> None:
        """Writes one of them."""
        with self._named():
            self._writer.add(item)

    def close(self) -> None:
        """Ends the file."""
        with self._named():
            self._writer.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            error.filename = error.filename or ("standard output" if self._target == "-" else self._target)
            raise


class JsonLines:
    """One object a line. stream: writes at once, without a buffer."""

    def __init__(self, stream: IO[bytes]):
        self._stream = stream

    def add(self, item: object) -> None:
        """Writes one object, whole or, into a file, not at all."""
        line = memoryview(msgspec.json.encode(item) + b"\n")
        length = len(line)
        try:
            while line:
                line = line[self._stream.write(line) :]
        except OSError:
            if self._stream.seekable():
                self._stream.truncate(self._stream.tell() - (length - len(line)))
            raise

    def close(self) -> None:
        """Ends the file; standard output stays open."""
        self._stream.close()


class Csv(Generic[T]):
    """Rows of a layout, under a header. path: a file, or the number of an open one."""

    def __init__(self, path: Path | int, layout: Layout[T]):
        self._rows_of = layout.rows
        self._stream: IO[str]
        if isinstance(path, int):
            self._stream = open(path, "w", encoding="utf-8", newline="", closefd=False)  # noqa: SIM115
        else:
            self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._stream, layout.columns)
        self._writer.writeheader()

    def add(self, item: T) -> None:
        """Writes the rows of one item."""
        self._writer.writerows(map(plain_cells, self._rows_of(item)))
        self._stream.flush()

    def close(self) -> None:
        """Ends the file."""
        self._stream.close()


class Parquet(Generic[T]):
    """Rows of a layout, in row groups of some thousand."""

    def __init__(self, path: Path, layout: Layout[T]):
        writer = parquet().ParquetWriter
        self._schema = arrow_schema(layout.columns)
        self._writer = writer(path, self._schema)
        self._rows_of = layout.rows
        self._rows: list[dict[str, Any]] = []

    def add(self, item: T) -> None:
        """Writes the rows of one item."""
        self._rows += self._rows_of(item)
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        """Ends the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(arrow("Parquet").Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def arrow_schema(columns: Mapping[str, type]) -> Any:
    """Columns as a `pyarrow.Schema`."""
    pa = arrow("a table")
    types = {int: pa.int64(), float: pa.float64(), str: pa.string(), bool: pa.bool_()}
    return pa.schema([(name, types[kind]) for name, kind in columns.items()])


def plain_cells(row: Mapping[str, object]) -> dict[str, object]:
    """A row for CSV, an apostrophe before each text that a spreadsheet would run as a formula."""
    return {
        name: f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for name, cell in row.items()
    }


def to_json(value: object) -> str:
    """Any object of the record as JSON."""
    return msgspec.json.encode(value).decode()
