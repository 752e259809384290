"""How far something has come: bars on standard error, where somebody looks."""

from __future__ import annotations

from collections.abc import Callable

from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)

from tocsin.cli.output import errors
from tocsin.store.merging import Merging


def bar_of_articles(*, quiet: bool) -> Progress:
    """A bar whose tasks count articles and say something of them (`said`)."""
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[said]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    )


def bar_of_bytes(*, quiet: bool = False) -> Progress:
    """A bar whose tasks count bytes of files."""
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        console=errors,
        transient=True,
        disable=quiet or not errors.is_terminal,
    )


def reached(progress: Progress, task: TaskID) -> Callable[[int], None]:
    """What tells a bar how many bytes of a task are done."""
    return lambda count: progress.update(task, completed=count)


def count(number: int, noun: str) -> str:
    """So many of something: `1 event`, `2,000 events`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def merge_with_progress(merging: Merging, progress: Progress) -> int:
    """Merges what is pending in a store; the number of articles."""
    total = merging.pending()
    task = progress.add_task("merging", total=total, said=count(total, "article"))
    return merging.run(lambda done: progress.advance(task, done))
