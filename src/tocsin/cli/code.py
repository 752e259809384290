"""`tocsin code`."""

from __future__ import annotations

import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from rich.progress import Progress

from tocsin.cli.output import (
    clean,
    console,
    errors,
    events_table,
    figures_table,
    statements_table,
    threats_table,
)
from tocsin.cli.progress import bar_of_articles, count, merge_with_progress
from tocsin.code.coder import Setup
from tocsin.code.workers import Workers, code_each, lasting
from tocsin.codebook import load_codebook
from tocsin.extras import arrow
from tocsin.intake import Intake, Taken
from tocsin.intake.intake import CodeMany, RecordsOut
from tocsin.merge import Merger
from tocsin.model import Article, Record
from tocsin.read import Options, Refused, reach_of, read_inputs
from tocsin.store import Store
from tocsin.store.flat import RECORDS
from tocsin.store.merging import Merging, Portions
from tocsin.store.runs import Outcome, recorded
from tocsin.store.writing import Writer, Writing


@dataclass
class Tally:
    """What became of the inputs: each article, or what should have been one, ends in one way."""

    outcomes: Counter[Outcome] = field(default_factory=Counter)
    #: Of what is not English, how many in which language.
    languages: Counter[str] = field(default_factory=Counter)
    events: int = 0
    #: Coded articles whose day nobody tells.
    undated: int = 0
    #: The record, while there is only one.
    only: Record | None = None

    def add(self, taken: Taken) -> None:
        """Counts one."""
        self.outcomes[taken.outcome] += 1
        if taken.record is not None:
            self.events += len(taken.record.events)
            self.undated += taken.record.article.published is None
            self.only = taken.record if self.outcomes["coded"] == 1 else None
        if taken.outcome == "not_english":
            self.languages[taken.language or "?"] += 1


def run(
    inputs: list[str],
    options: Options,
    to: str | None,
    store_path: Path | None,
    setup: Setup,
    workers: int,
    *,
    quiet: bool,
) -> int:
    """Codes the inputs; the exit status: 1 if anything was refused, 130 if stopped from the keyboard."""
    tally = Tally()
    stamp = setup.stamp()
    merger = Merger(setup.codebook)
    try:
        with ExitStack() as stack:
            many = stack.enter_context(coding(setup, workers))
            store = stack.enter_context(Store(store_path)) if store_path is not None else None
            writer = stack.enter_context(closing(_opened(to, stamp, inputs))) if to is not None else None
            progress = stack.enter_context(bar_of_articles(quiet=quiet))
            kept = stack.enter_context(recorded(store, "code", inputs)) if store is not None else None
            merging = Merging(store, merger) if store is not None else None
            # one process alone would gain nothing, and merge some twice
            portions = Portions(merging) if merging is not None and workers > 1 else None
            _take(inputs, options, Intake(many, stamp, store, writer, kept), portions, progress, tally)
            if store is not None and merging is not None:
                merge_with_progress(merging, progress)
                keep_ledger(store, setup.codebook)
    except KeyboardInterrupt:
        errors.print("tocsin: stopped; what was finished is kept")
        return 130
    if not quiet:
        if tally.only is not None and to != "-":
            show_record(tally.only)
        out = errors if to == "-" else console
        where = [str(each) for each in (to, store_path) if each not in {None, "-"}]
        out.print(summary(tally, "coded", where), soft_wrap=True)
        if tally.undated:
            without = count(tally.undated, "article")
            errors.print(
                f"{without} without a date of publication: --date gives one, or “on Monday” is no day", soft_wrap=True
            )
    return 1 if tally.outcomes["refused"] else 0


def _opened(to: str, stamp: str, inputs: list[str]) -> Writer[Taken]:
    """What writes to a file, or to a folder of parts."""
    if not is_folder(to):
        return RecordsOut(Writing(to, RECORDS))
    arrow("a folder of parts")
    from tocsin.intake.parts import PartsOut  # Arrow takes a moment to load
    from tocsin.store.formats.parts import PartsWriter

    return PartsOut(PartsWriter(to, stamp, inputs))


def is_folder(to: str) -> bool:
    """Whether a target is a folder, for parts: it is there, or it ends so."""
    return to.endswith(("/", os.sep)) or Path(to).is_dir()


@contextmanager
def coding(setup: Setup, workers: int) -> Iterator[CodeMany]:
    """Codes in this process, or in as many others as there are workers."""
    if workers == 1:
        yield partial(code_each, lasting(setup.coder))
        return
    with Workers(setup.coder, workers) as pool:
        yield pool.code_each


def keep_ledger(store: Store, codebook: Path | None) -> None:
    """Brings a store's ledger up to date."""
    from tocsin.judge.keeping import Keeping  # takes a moment, and not all who code keep a store

    Keeping(store, load_codebook(codebook)).run()


def _take(
    inputs: list[str], options: Options, intake: Intake, portions: Portions | None, progress: Progress, tally: Tally
) -> None:
    """Takes each article in, one after the other.

    portions: merges what was written while others are coded.
    """
    reach = reach_of(inputs)
    task = progress.add_task("reading", total=reach.total, said="")
    started = time.monotonic()
    read = 0

    def counted() -> Iterator[Article | Refused]:
        nonlocal read
        for item in read_inputs(inputs, options=options, reach=reach):
            read += 1
            yield item
        if portions is not None:
            portions.merge()  # while the last articles are coded

    for taken in intake.decided(counted()):
        intake.write(taken)
        tally.add(taken)
        if portions is not None and taken.record is not None:
            portions.add(taken.record.article.id)
        if taken.refused is not None:
            errors.print(f"refused: {clean(str(taken.refused))}", soft_wrap=True)
        elif taken.article is not None:
            article = taken.article
            progress.update(task, description=clean(article.title or article.ref or article.id)[:40])
        number = tally.outcomes.total()
        rate = number / max(time.monotonic() - started, 0.001)
        done = reach.done * number / read  # workers are given articles ahead
        progress.update(task, completed=done, said=f"{count(number, 'article')}, {rate:,.1f}/s")


def show_record(record: Record) -> None:
    """Prints one article's record."""
    article = record.article
    by_id = {event.id: event for event in record.events}
    heading = " · ".join(part for part in (article.title, article.publisher, article.published) if part)
    console.print(clean(heading or article.ref or article.id), style="bold")
    tables = [
        (events_table(record.events, "events"), record.events),
        (
            threats_table([(threat, by_id[threat.event]) for threat in record.threats], "threats"),
            record.threats,
        ),
        (statements_table(record.statements, "statements"), record.statements),
        (figures_table(record.figures, "figures"), record.figures),
    ]
    for made, rows in tables:
        if rows:
            console.print()
            console.print(made)
    console.print()


def summary(tally: Tally, done: str, where: list[str]) -> str:
    """The last line of a run: what was done to how many articles, what became of the others, and where it all is."""
    counts = tally.outcomes
    parts = [f"{count(counts['coded'], 'article')} {done}, {count(tally.events, 'event')}"]
    if counts["known"]:
        parts.append(f"{counts['known']:,} already there")
    if counts["duplicate"]:
        parts.append(count(counts["duplicate"], "duplicate"))
    if counts["refused"]:
        parts.append(f"{counts['refused']:,} refused")
    if counts["not_english"]:
        languages = ", ".join(f"{name} {number:,}" for name, number in tally.languages.most_common())
        parts.append(f"{counts['not_english']:,} not English ({languages})")
    if counts.total() > counts["coded"]:
        parts.append(f"{counts.total():,} read in all")
    return "; ".join(parts) + (f" → {', '.join(where)}" if where else "")
