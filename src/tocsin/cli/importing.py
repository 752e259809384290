"""`tocsin import`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import islice
from pathlib import Path

from tocsin.cli.output import clean, console, errors
from tocsin.cli.progress import bar_of_bytes, count, reached
from tocsin.codebook import load_codebook
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model import Fault
from tocsin.model.rows import EventRow
from tocsin.read import Refused
from tocsin.read.events import FORMATS, read_rows
from tocsin.store import Store

#: Events written at once.
_BATCH = 20_000
#: Refused lines of a file that are named; of the rest only the number is told.
_NAMED = 20


def run(files: list[Path], store_path: Path, format_: str | None, codebook: Path | None, *, quiet: bool) -> int:
    """Imports the files; the exit status: 1 if anything was refused, 130 if stopped from the keyboard."""
    if format_ is not None and format_ not in FORMATS:
        raise Fault(f"--format: not one of {', '.join(FORMATS)}: {format_}")
    vocabulary = Vocabulary(load_codebook(codebook), load_knowledge(codebook))
    refused = 0
    with Store(store_path) as store, bar_of_bytes(quiet=quiet) as progress:
        for path in files:
            faults = _Faults()
            try:
                task = progress.add_task(clean(path.name)[:40], total=path.stat().st_size)
                advance, beyond = reached(progress, task), partial(_tell_beyond, path)
                rows = faults.aside(read_rows(path, vocabulary, format_, advance, beyond))
                read = changed = 0
                while batch := list(islice(rows, _BATCH)):
                    changed += store.add_rows(batch)
                    read += len(batch)
                progress.remove_task(task)
                if not quiet:
                    there = f", {read - changed:,} of them already there" if changed < read else ""
                    console.print(f"{clean(str(path))}: {count(read, 'event')}{there} → {store_path}", soft_wrap=True)
            except KeyboardInterrupt:
                progress.stop()
                errors.print("tocsin: stopped; what was read is kept, the same command goes on from here")
                return 130
            except (Fault, OSError) as fault:
                told = f"{path}: {fault.strerror}" if isinstance(fault, OSError) and fault.strerror else str(fault)
                errors.print(f"refused: {clean(told)}", soft_wrap=True)
                refused += 1
            faults.tell_rest(path)
            refused += faults.count
    return 1 if refused else 0


class _Faults:
    """Tells of refused lines, and does not flood the terminal."""

    def __init__(self) -> None:
        self.count = 0

    def aside(self, items: Iterator[EventRow | Refused]) -> Iterator[EventRow]:
        """The rows; what was refused is told."""
        for item in items:
            if isinstance(item, Refused):
                self.count += 1
                if self.count <= _NAMED:
                    errors.print(f"refused: {clean(str(item))}", soft_wrap=True)
            else:
                yield item

    def tell_rest(self, path: Path) -> None:
        """How many lines were refused beyond those named."""
        if self.count > _NAMED:
            errors.print(f"refused: {clean(str(path))}: {self.count - _NAMED:,} more lines", soft_wrap=True)


def _tell_beyond(path: Path, columns: list[str]) -> None:
    """Columns that are not read, in one line; their rows are."""
    told = ", ".join(clean(name)[:40] or "(without a name)" for name in columns[:_NAMED])
    more = f" and {len(columns) - _NAMED:,} more" if columns[_NAMED:] else ""
    errors.print(f"{clean(str(path))}: columns that are not known and not read: {told}{more}", soft_wrap=True)
