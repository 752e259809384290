"""`tocsin runs`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from rich.text import Text

from tocsin.cli.output import WORDS, ColumnOptions, clean, console, table, write_json
from tocsin.store import Store
from tocsin.store.runs import RunRow, refusals, runs


def show_runs(path: Path, limit: int | None, *, as_json: bool) -> None:
    """Prints the runs of a store, the latest first."""
    with Store(path, must_exist=True) as store:
        found = runs(store, limit)
    if as_json:
        for each in found:
            write_json({**asdict(each), "read": each.read})
        return
    if not found:
        console.print("no runs")
        return
    right: ColumnOptions = {"justify": "right", "overflow": "fold"}  # which may wrap
    counts = ("read", "coded", "known", "duplicate", "refused", "not\nEnglish", "events")
    made = table(("run", right), ("what", WORDS), *((name, right) for name in counts))
    for each in found:
        numbers = (each.read, each.coded, each.known, each.duplicate, each.refused, each.not_english, each.events)
        what = clean(" ".join([each.command, *each.inputs]))[:120] + _end(each)
        started = each.started[:16].replace("T", " ")
        made.add_row(str(each.id), Text(started).append(f"\n{what}", style="dim"), *(f"{n:,}" for n in numbers))
    console.print(made)


def show_refusals(path: Path, run: int, *, as_json: bool) -> None:
    """Prints what a run refused."""
    with Store(path, must_exist=True) as store:
        for place, fault in refusals(store, run):
            if as_json:
                write_json({"place": place, "fault": fault})
            else:
                console.print(clean(f"{place}: {fault}"), soft_wrap=True)


def _end(run: RunRow) -> str:
    if run.ended is None:
        return " (goes on, or was killed)"
    return "" if run.ending == "finished" else f" ({run.ending})"
