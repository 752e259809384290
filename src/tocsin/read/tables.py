"""Tables: CSV, TSV and Parquet, one row an article."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping

from tocsin.extras import parquet
from tocsin.read.columns import field_of, fields_of, find_columns
from tocsin.read.fields import Fields, Refused, Unreadable
from tocsin.read.foreign import parsing
from tocsin.read.options import Options
from tocsin.read.source import Source

_DELIMITERS = "\t,;|"
_NAME = re.compile(r"\ufeff?[\w .:/()-]{1,40}$")
_ENOUGH = 3
_BATCH = 256


def is_table(source: Source, options: Options) -> bool:
    """Whether a text is CSV or TSV."""
    return _delimiter_of(_beginning(source, options.encoding), options.columns) is not None


def read_csv(source: Source, options: Options) -> Iterator[Fields | Refused]:
    """The article of each row; a row is known by the line that it begins in."""
    delimiter = _delimiter_of(_beginning(source, options.encoding), options.columns)
    if delimiter is None:
        raise Unreadable("not a table")
    lines = (line for _, line in source.lines(options.encoding, options.limits.row))
    csv.field_size_limit(options.limits.row)
    rows = csv.reader(lines, delimiter=delimiter)
    try:
        header = [name.removeprefix("\ufeff").strip() for name in next(rows)]
        columns = find_columns(header, options.columns)
        start = rows.line_num + 1
        for row in rows:
            where, start = f"{source.name}:{start}", rows.line_num + 1
            if len(row) == len(header):
                yield fields_of(_cells(header, row, columns["text"]), columns, where)
            elif row:
                yield Refused(where, f"{len(row)} cells, but the header has {len(header)}")
    except csv.Error as error:
        raise Unreadable(f"line {rows.line_num}: {error}") from None


def _cells(header: list[str], row: list[str], text: str) -> dict[str, str | None]:
    """The cells by column; an empty one says nothing, but a text may be empty."""
    return {name: cell if name == text else cell or None for name, cell in zip(header, row, strict=True)}


def read_parquet(source: Source, options: Options) -> Iterator[Fields | Refused]:
    """The article of each row, by its number from 1."""
    pq = parquet()
    number = 0
    stream = source.seekable(options.limits.unpacked)
    try:
        with parsing("Parquet"):
            file = pq.ParquetFile(stream)
            columns = find_columns(file.schema_arrow.names, options.columns)
            batches = file.iter_batches(batch_size=_BATCH, columns=sorted(set(columns.values())))
        while True:
            with parsing("Parquet"):
                rows = next((batch.to_pylist() for batch in batches), None)
            if rows is None:
                return
            for row in rows:
                number += 1
                where = f"{source.name}:{number}"
                try:
                    yield fields_of(row, columns, where)
                except Unreadable as error:
                    yield Refused(where, str(error))
    except OSError as error:  # so it calls what is wrong with the file too
        raise Unreadable(f"broken Parquet: {error}") from None


def _delimiter_of(beginning: str, mapping: Mapping[str, str]) -> str | None:
    """The delimiter of a table that begins so; None: it is no table.

    A table has a header of names, one of them known or mapped to hold the text; or there are three or more, and two of
    them are known, or the first rows have all as many cells.
    """
    first = beginning.partition("\n")[0].rstrip("\r")
    for delimiter in sorted(_DELIMITERS, key=lambda each: -first.count(each)):
        header = next(iter(_rows(first, delimiter)), [])
        names = [name.removeprefix("\ufeff").strip() for name in header]
        if not all(_NAME.match(name) for name in names) or len(set(names)) < len(names):
            continue
        if len(names) > 1 and (mapping.get("text") in names or any(field_of(name) == "text" for name in names)):
            return delimiter
        if len(names) >= _ENOUGH and sum(field_of(name) is not None for name in names) > 1:
            return delimiter
        if len(names) >= _ENOUGH and _even(beginning, delimiter, len(names)):
            return delimiter
    alone = first.removeprefix("\ufeff").strip()
    return "," if "\n" in beginning and alone and alone in {"text", mapping.get("text")} else None


def _even(beginning: str, delimiter: str, width: int) -> bool:
    """Whether the first rows all have so many cells; the last one, which may be cut off, does not count."""
    rows = _rows(beginning, delimiter)[1:-1]
    return len(rows) >= _ENOUGH - 1 and all(len(row) == width for row in rows[:20])


def _rows(text: str, delimiter: str) -> list[list[str]]:
    try:
        return [row for row in csv.reader(text.splitlines(keepends=True), delimiter=delimiter) if row]
    except csv.Error:
        return []


def _beginning(source: Source, encoding: str) -> str:
    return source.head.decode(source.encoding(encoding), "replace")
