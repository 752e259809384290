"""`tocsin export`."""

from __future__ import annotations

import sys
from pathlib import Path

from tocsin.cli.output import console, errors
from tocsin.cli.progress import count
from tocsin.codebook import load_codebook
from tocsin.model import Fault
from tocsin.store import EventFilter, Store
from tocsin.store.flat import ROWS
from tocsin.store.formats import ENDINGS, TABLES, TEXTS
from tocsin.store.kinds import checked_kinds
from tocsin.store.rows import Rows
from tocsin.store.writing import Csv, Parquet


def run(path: Path, to: str, format_: str | None, wanted: EventFilter, codebook: Path | None) -> None:
    """Writes the events that fit."""
    format_ = format_ or ENDINGS.get(Path(to).suffix.lower(), "plover" if to == "-" else "")
    if format_ not in {*TEXTS, *TABLES}:
        raise Fault(f"{to}: which format? --format {', '.join((*TEXTS, *TABLES))}")
    if format_ == "parquet" and to == "-":
        raise Fault("--format parquet: needs a file")
    with Store(path, must_exist=True) as store:
        wanted, rows = checked_kinds(store, wanted), Rows(store)
        told = _table(rows, to, format_, wanted) if format_ in TABLES else _text(rows, to, format_, wanted, codebook)
    (errors if to == "-" else console).print(f"{told} → {to}", soft_wrap=True)


def _table(rows: Rows, to: str, format_: str, wanted: EventFilter) -> str:
    """What was written, in words."""
    writer = (
        Parquet(Path(to), ROWS) if format_ == "parquet" else Csv(sys.stdout.fileno() if to == "-" else Path(to), ROWS)
    )
    written = 0
    try:
        for row in rows.flat(wanted):
            writer.add(row)
            written += 1
    finally:
        writer.close()
    return count(written, "event")


def _text(rows: Rows, to: str, format_: str, wanted: EventFilter, codebook: Path | None) -> str:
    """What was written, in words, and what the format could not hold."""
    writer = TEXTS[format_](load_codebook(codebook))
    written = left = 0
    where: Path | int = sys.stdout.fileno() if to == "-" else Path(to)
    with open(where, "w", encoding="utf-8", newline="\n", closefd=to != "-") as stream:
        stream.write(writer.begin())
        for row in rows.all(wanted):
            text = writer.add(row)
            stream.write(text)
            written += bool(text)
            left += not text
        stream.write(writer.end())
    return count(written, "event") + (f", {left:,} without {writer.needs} left out" if left else "")
