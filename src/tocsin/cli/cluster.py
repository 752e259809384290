"""`tocsin code --engine ray`."""

from __future__ import annotations

from collections import Counter

from tocsin.cli.code import Tally, summary
from tocsin.cli.output import clean, console, errors
from tocsin.code.coder import Setup
from tocsin.intake.cluster import code_on_cluster
from tocsin.read import Options
from tocsin.store.formats.parts import Parts


def run(
    names: list[str], options: Options, to: str, setup: Setup, address: str | None, coders: int | None, *, quiet: bool
) -> int:
    """Codes inputs, files and addresses, on a cluster; the exit status: 1 if anything was refused, 130 if stopped from the keyboard."""
    progress = errors.is_terminal and not quiet
    try:
        manifest = code_on_cluster(names, options, setup, to, address, coders, progress=progress)
    except KeyboardInterrupt:
        errors.print(f"tocsin: stopped; what was finished is in {clean(to)}: tocsin load --unfinished")
        return 130
    tally = Tally(Counter(manifest.counts), events=manifest.events)
    for row in Parts(to, manifest.coder).passed_over():
        if row.outcome == "refused":
            errors.print(f"refused: {clean(f'{row.place}: {row.fault}')}", soft_wrap=True)
        elif row.outcome == "not_english":
            tally.languages[row.language or "?"] += 1
    if not quiet:
        console.print(summary(tally, "coded", [to]), soft_wrap=True)
    return 1 if tally.outcomes["refused"] else 0
