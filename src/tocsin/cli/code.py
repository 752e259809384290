"""`tocsin code`."""

from __future__ import annotations

from contextlib import ExitStack
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
from tocsin.model import Record
from tocsin.parse.syntax import DEFAULT_MODEL
from tocsin.read import Refused, read_inputs
from tocsin.store import Store
from tocsin.store.export import Writing, open_writer
from tocsin.version import coder_stamp

#: Up to so many articles are shown with their whole record.
_SHOWN = 1


def run(
    inputs: list[str],
    date: str | None,
    to: str | None,
    store_path: Path | None,
    codebook: Path | None,
    model: str | None,
    *,
    quiet: bool,
) -> int:
    """Codes the inputs; the exit status: 1 if anything was refused."""
    refused = coded = passed_over = events = 0
    shown: list[Record] = []
    coder = Coder(codebook, model or DEFAULT_MODEL)
    stamp = coder_stamp(coder.codebook, coder.parser.model)
    with ExitStack() as stack:
        store = stack.enter_context(Store(store_path)) if store_path is not None else None
        writer = stack.enter_context(Writing(open_writer(to))) if to is not None else None
        progress = stack.enter_context(_progress(quiet=quiet))
        task = progress.add_task("reading", total=None)
        for item in read_inputs(inputs, date):
            if isinstance(item, Refused):
                refused += 1
                errors.print(f"refused: {clean(str(item))}", soft_wrap=True, markup=False)
                continue
            progress.update(task, description=clean(item.title or item.ref or item.id)[:40])
            if store is not None and writer is None and store.has(item.id, stamp):
                passed_over += 1
            else:
                record = coder.code_article(item)
                if writer is not None:
                    writer.add(record)
                if store is not None:
                    store.add(record, stamp)
                coded += 1
                events += len(record.events)
                shown = [*shown, record][: _SHOWN + 1]
            progress.advance(task)
    if not quiet:
        if to != "-" and len(shown) in range(1, _SHOWN + 1) and coded == len(shown):
            for record in shown:
                show_record(record)
        out = errors if to == "-" else console
        out.print(_summary(coded, passed_over, refused, events, to, store_path), soft_wrap=True, markup=False)
    return 1 if refused else 0


def show_record(record: Record) -> None:
    """Prints one article's record."""
    article = record.article
    by_id = {event.id: event for event in record.events}
    heading = " · ".join(part for part in (article.title, article.publisher, article.published) if part)
    console.print(clean(heading or article.ref or article.id), style="bold", markup=False)
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


def _summary(coded: int, passed_over: int, refused: int, events: int, to: str | None, store: Path | None) -> str:
    parts = [f"{coded:,} article{'' if coded == 1 else 's'} coded, {events:,} event{'' if events == 1 else 's'}"]
    if passed_over:
        parts.append(f"{passed_over:,} already there")
    if refused:
        parts.append(f"{refused:,} refused")
    where = [place for place in (to if to != "-" else None, str(store) if store else None) if place]
    return "; ".join(parts) + (f" → {', '.join(where)}" if where else "")


def _progress(*, quiet: bool) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    )
