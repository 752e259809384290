"""`tocsin code`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
)

from tocsin.cli.output import (
    clean,
    console,
    errors,
    events_table,
    figures_table,
    statements_table,
    threats_table,
)
from tocsin.code.coder import Coder
from tocsin.merge import Merger
from tocsin.model import Article, Record
from tocsin.parse.syntax import DEFAULT_MODEL
from tocsin.read import CODED, Options, Refused, read_inputs
from tocsin.store import Store
from tocsin.store.export import RECORDS, Writer, Writing, open_writer
from tocsin.store.merging import Merging
from tocsin.version import coder_stamp


@dataclass
class Tally:
    """What became of the inputs: each article, or what should have been one, ends in one of the first five."""

    coded: int = 0
    #: In the store before this run.
    known: int = 0
    #: The same as one before it in this run.
    duplicate: int = 0
    refused: int = 0
    #: Of languages that are not coded.
    foreign: Counter[str] = field(default_factory=Counter)
    events: int = 0
    #: The record, while there is only one.
    only: Record | None = None

    @property
    def read(self) -> int:
        """How many there were."""
        return self.coded + self.known + self.duplicate + self.refused + self.foreign.total()


def run(
    inputs: list[str],
    options: Options,
    to: str | None,
    store_path: Path | None,
    codebook: Path | None,
    model: str | None,
    actors: Path | None,
    *,
    quiet: bool,
) -> int:
    """Codes the inputs; the exit status: 1 if anything was refused, 130 if stopped from the keyboard."""
    tally = Tally()
    coder = Coder(codebook, model or DEFAULT_MODEL, actors)
    with ExitStack() as stack:
        store = stack.enter_context(Store(store_path)) if store_path is not None else None
        writer = stack.enter_context(Writing(open_writer(to, RECORDS))) if to is not None else None
        progress = stack.enter_context(progress_bar(quiet=quiet))
        try:
            _code_all(read_inputs(inputs, options=options), coder, store, writer, progress, tally)
            if store is not None:
                merge_with_progress(Merging(store, Merger(codebook)), progress)
        except KeyboardInterrupt:
            progress.stop()
            errors.print("tocsin: stopped; what was finished is kept")
            return 130
    if not quiet:
        if tally.only is not None and to != "-":
            show_record(tally.only)
        out = errors if to == "-" else console
        out.print(_summary(tally, to, store_path), soft_wrap=True)
    return 1 if tally.refused else 0


def merge_with_progress(merging: Merging, progress: Progress) -> int:
    """Merges what is pending in a store; the number of articles."""
    task = progress.add_task("merging", total=merging.pending())
    return merging.run(lambda count: progress.advance(task, count))


def _code_all(
    items: Iterable[Article | Refused],
    coder: Coder,
    store: Store | None,
    writer: Writer[Record] | None,
    progress: Progress,
    tally: Tally,
) -> None:
    """Codes each article and writes its record, one after the other."""
    stamp = coder_stamp(coder.codebook, coder.parser.model, coder.local)
    task = progress.add_task("reading", total=None)
    seen: set[str] = set()
    for item in items:
        if isinstance(item, Refused):
            tally.refused += 1
            errors.print(f"refused: {clean(str(item))}", soft_wrap=True)
            continue
        progress.update(task, description=clean(item.title or item.ref or item.id)[:40])
        if item.language not in CODED:
            tally.foreign[item.language] += 1
        elif item.id in seen:
            tally.duplicate += 1
        elif store is not None and writer is None and store.has(item.id, stamp):
            tally.known += 1
        else:
            record = coder.code_article(item)
            if writer is not None:
                writer.add(record)
            if store is not None:
                store.add(record, stamp)
            tally.coded += 1
            tally.events += len(record.events)
            tally.only = record if tally.coded == 1 else None
        seen.add(item.id)
        progress.advance(task)


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


def _summary(tally: Tally, to: str | None, store: Path | None) -> str:
    parts = [f"{_number(tally.coded, 'article')} coded, {_number(tally.events, 'event')}"]
    if tally.known:
        parts.append(f"{tally.known:,} already there")
    if tally.duplicate:
        parts.append(_number(tally.duplicate, "duplicate"))
    if tally.refused:
        parts.append(f"{tally.refused:,} refused")
    if tally.foreign:
        languages = ", ".join(f"{name} {count:,}" for name, count in tally.foreign.most_common())
        parts.append(f"{tally.foreign.total():,} not English ({languages})")
    if tally.read > tally.coded:
        parts.append(f"{tally.read:,} read in all")
    where = [place for place in (to if to != "-" else None, str(store) if store else None) if place]
    return "; ".join(parts) + (f" → {', '.join(where)}" if where else "")


def _number(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def progress_bar(*, quiet: bool) -> Progress:
    """A bar on standard error, where somebody looks."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    )
