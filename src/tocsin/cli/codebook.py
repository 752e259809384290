"""`tocsin codebook check`."""

from __future__ import annotations

from pathlib import Path

from tocsin.cli.output import console, errors
from tocsin.code.coder import Coder
from tocsin.codebook import BUILTIN
from tocsin.codebook.check import check
from tocsin.codebook.codebook import read_codebook
from tocsin.evaluate.examples import failures


def show_check(directory: Path | None, *, examples: bool) -> int:
    """Prints the faults of a codebook; the exit status: 1 if there are any."""
    faults: list[object] = list(check(directory))
    for fault in faults:
        errors.print(str(fault), soft_wrap=True)
    if faults:
        return 1
    book, actors = read_codebook([BUILTIN, directory] if directory else [BUILTIN])
    number = sum(len(frame.examples) + len(frame.counter_examples) for frame in book.frames)
    if examples:
        faults = list(failures(Coder(directory), book.frames))
        for fault in faults:
            errors.print(str(fault), soft_wrap=True)
    console.print(
        f"{directory or BUILTIN}: {len(book.frames):,} frames, {len(actors.entities):,} entities, "
        f"{len(actors.countries):,} countries, {number:,} examples; {len(faults) or 'no'} faults",
        soft_wrap=True,
    )
    return 1 if faults else 0
