"""`tocsin load`."""

from __future__ import annotations

import time
from pathlib import Path

from tocsin.cli.code import Tally, keep_ledger, summary
from tocsin.cli.output import clean, errors
from tocsin.cli.output import console as out
from tocsin.cli.progress import bar_of_articles, count, merge_with_progress
from tocsin.code.coder import Setup
from tocsin.intake.intake import Keeper
from tocsin.intake.parts import loaded
from tocsin.merge import Merger
from tocsin.store import Store
from tocsin.store.formats.folder import PartsError
from tocsin.store.formats.parts import Parts
from tocsin.store.merging import Merging
from tocsin.store.runs import recorded


def run(folders: list[str], store_path: Path, setup: Setup, *, unfinished: bool, quiet: bool) -> int:
    """Takes parts into a store; the exit status: 1 if a part was not whole, 130 if stopped from the keyboard."""
    stamp = setup.stamp()
    opened = [Parts(folder, stamp, unfinished=unfinished) for folder in folders]
    manifests = [parts.manifest for parts in opened]
    total = sum(sum(each.counts.values()) for each in manifests if each) if all(manifests) else None
    tally, broken = Tally(), 0
    started = time.monotonic()
    try:
        with Store(store_path) as store, bar_of_articles(quiet=quiet) as progress:
            task = progress.add_task("loading", total=total, said="")
            with recorded(store, "load", folders) as kept:
                keeper = Keeper(stamp, store, None, kept)
                for taken in loaded(opened, store, stamp):
                    if isinstance(taken, PartsError):
                        errors.print(f"refused: {clean(str(taken))}", soft_wrap=True)
                        broken += 1
                        continue
                    keeper.write(taken)
                    tally.add(taken)
                    number = tally.outcomes.total()
                    rate = number / max(time.monotonic() - started, 0.001)
                    progress.update(task, completed=number, said=f"{count(number, 'article')}, {rate:,.0f}/s")
            merge_with_progress(Merging(store, Merger(setup.codebook)), progress)
            keep_ledger(store, setup.codebook)
    except KeyboardInterrupt:
        errors.print("tocsin: stopped; what was finished is kept")
        return 130
    if not quiet:
        out.print(summary(tally, "loaded", [str(store_path)]), soft_wrap=True)
    return 1 if broken else 0
