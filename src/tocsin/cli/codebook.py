"""`tocsin codebook check`."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from tocsin.cli.output import console, errors
from tocsin.code.coder import Coder
from tocsin.codebook import BUILTIN
from tocsin.codebook.check import check
from tocsin.codebook.codebook import read_codebook
from tocsin.evaluate.examples import failures
from tocsin.model import Fault


def show_check(directory: Path | None, frames: Collection[str], *, examples: bool) -> int:
    """Prints the faults of a codebook; the exit status: 1 if there are any.

    frames: ids of those whose examples are run. examples: those of all are.
    Raises Fault when there is no such frame.
    """
    faults: list[object] = list(check(directory))
    for fault in faults:
        errors.print(str(fault), soft_wrap=True)
    if faults:
        return 1
    book, actors = read_codebook([BUILTIN, directory] if directory else [BUILTIN])
    unknown = {*frames} - {frame.id for frame in book.frames}
    if unknown:
        raise Fault(f"--frame: no frame {', '.join(sorted(unknown))} in {directory or BUILTIN}")
    number = sum(len(frame.examples) + len(frame.counter_examples) for frame in book.frames)
    run = [frame for frame in book.frames if examples or frame.id in frames]
    if run:
        faults = list(failures(Coder(directory), run))
        for fault in faults:
            errors.print(str(fault), soft_wrap=True)
    console.print(
        f"{directory or BUILTIN}: {len(book.frames):,} frames, {len(actors.entities):,} entities, "
        f"{len(actors.countries):,} countries, {number:,} examples; {len(faults) or 'no'} {'fault' if len(faults) == 1 else 'faults'}",
        soft_wrap=True,
    )
    return 1 if faults else 0
