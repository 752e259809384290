"""`tocsin watch` and `tocsin feeds`."""

from __future__ import annotations

import signal
import threading
from dataclasses import asdict, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from types import FrameType

from tocsin.cli.code import keep_ledger
from tocsin.cli.output import NUMBER, WORDS, clean, console, errors, table, write_json
from tocsin.cli.progress import count
from tocsin.code.coder import Setup
from tocsin.code.workers import code_each, lasting
from tocsin.extras import READ, needed
from tocsin.intake import Intake
from tocsin.intake.feeds import load_plan
from tocsin.intake.watcher import Round, Watcher
from tocsin.merge import Merger
from tocsin.read import Options
from tocsin.store import Store
from tocsin.store.feeds import Feeds, FeedState
from tocsin.store.merging import Merging
from tocsin.store.runs import recorded


def run(path: Path, options: Options, store_path: Path, setup: Setup, *, once: bool, quiet: bool) -> int:
    """Watches feeds; the exit status: of one round 1 if anything was refused or not to be read, else 0."""
    plan = load_plan(path)
    needed("trafilatura", "watching feeds", READ)
    options = replace(options, hosts=options.hosts | frozenset(plan.allow))
    stop = _stop_on_signals()
    coder = lasting(setup.coder)
    faults = 0

    def told(round_: Round) -> None:
        nonlocal faults
        faults += round_.fault is not None or bool(round_.outcomes["refused"])
        line = _line(round_)
        if line and (round_.fault is not None or not quiet):
            errors.print(f"{datetime.now():%H:%M:%S} {clean(line)}", soft_wrap=True)

    with Store(store_path) as store, recorded(store, "watch", [str(path)]) as kept:
        merging = Merging(store, Merger(setup.codebook))

        def settle() -> None:
            merging.run()
            keep_ledger(store, setup.codebook)

        intake = Intake(partial(code_each, coder), setup.stamp(), store, None, kept)
        Watcher(plan, options, store, intake, settle, told).run(stop, once=once)
        if stop.is_set():
            kept.end("stopped")
            errors.print("tocsin: stopped; the same command goes on from here")
    return 1 if once and faults else 0


def show_feeds(path: Path, *, as_json: bool) -> None:
    """Prints what is known of each feed."""
    with Store(path, must_exist=True) as store:
        found = Feeds(store).all()
    if as_json:
        for each in found:
            write_json(_status(each))
        return
    if not found:
        console.print("no feeds: `tocsin watch feeds.toml` watches some")
        return
    made = table(("feed", WORDS), "last read", "last fault", ("articles", NUMBER), ("events", NUMBER))
    for each in found:
        fault = f"{_time(each.failed)} {each.fault}" if each.fault else "none"
        made.add_row(
            clean(each.name or each.url), _time(each.succeeded), clean(fault), f"{each.articles:,}", f"{each.events:,}"
        )
    console.print(made)


def _status(feed: FeedState) -> dict[str, object]:
    hidden = {"etag", "modified", "held"}
    return {name: value for name, value in asdict(feed).items() if name not in hidden}


def _line(round_: Round) -> str:
    """What came of a round; nothing when there was nothing new."""
    if round_.fault is not None:
        return f"{round_.feed.shown}: {round_.fault}; again in {_long(round_.wait)}"
    names = {"not_english": "not English"}
    parts = [f"{number:,} {names.get(name, name)}" for name, number in sorted(round_.outcomes.items())]
    return f"{round_.feed.shown}: {', '.join(parts)}; {count(round_.events, 'event')}" if parts else ""


def _long(seconds: float) -> str:
    for size, unit in ((86_400, "d"), (3_600, "h"), (60, "min")):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {unit}"
    return f"{seconds:.0f} s"


def _time(iso: str | None) -> str:
    return iso[:16].replace("T", " ") if iso else "never"


def _stop_on_signals() -> threading.Event:
    """Is set by SIGTERM or Ctrl-C; a second one ends the program at once."""
    stop = threading.Event()

    def stopped(number: int, _: FrameType | None) -> None:
        stop.set()
        signal.signal(number, signal.default_int_handler)

    signal.signal(signal.SIGTERM, stopped)
    signal.signal(signal.SIGINT, stopped)
    return stop
