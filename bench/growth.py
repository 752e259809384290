"""What a store costs as it grows: `python bench/growth.py [ARTICLES… --plot]` (1,000, 3,000 and 10,000; about 33 events each).

The records are those of `bench/ledger.py`, generated and not parsed. For each size: writing them, merging their threats,
reckoning the ledger, and the mean of some pages that a desk asks for; then the exponent by which each grows (1: in proportion).
--plot draws docs/growth.svg.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from math import log
from pathlib import Path

import numpy as np
from ledger import DAYS, EVENTS, START, OnlyThreats, World, write
from rich.console import Console
from rich.table import Table

from tocsin.codebook import load_codebook
from tocsin.judge import Keeping
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.merging import Merging

SIZES = (1_000, 3_000, 10_000)
STEPS = ("write", "merge", "ledger", "page")
PAGES: tuple[Callable[[Queries], object], ...] = (
    lambda asked: list(asked.events(EventFilter(limit=100))),
    lambda asked: list(asked.events(EventFilter(event="THREATEN", limit=100))),
    lambda asked: list(asked.threats(EventFilter(limit=100))),
    lambda asked: asked.happenings(EventFilter(event="THREATEN", limit=100)),
)


def seconds(work: Callable[[], object]) -> float:
    """Seconds of the processor."""
    started = time.process_time()
    work()
    return time.process_time() - started


def measure(size: int) -> dict[str, float]:
    """Seconds by step for a store of so many articles."""
    codebook, world = load_codebook(), World()
    days = [START + timedelta(days=DAYS * place // size) for place in range(size)]
    records = [world.article(day) for day in days]
    feed = iter(records)
    world.article = lambda day: next(feed)  # type: ignore[method-assign]  # making them up is not measured
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "bench.db") as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        spent = {
            "write": seconds(lambda: write(store, world, days)),
            "merge": seconds(lambda: Merging(store, OnlyThreats()).run()),
            "ledger": seconds(lambda: Keeping(store, codebook).run()),
        }
        asked = Queries(store)
        spent["page"] = seconds(lambda: [page(asked) for page in PAGES]) / len(PAGES)
    return spent


def plot(sizes: list[int], spent: list[dict[str, float]], exponents: dict[str, float]) -> None:
    """Draws docs/growth.svg."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "tocsin"  # the same file each time
    matplotlib.rcParams["svg.fonttype"] = "none"
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(6, 4))
    for step in STEPS:
        axes.loglog(sizes, [each[step] for each in spent], marker="o", label=f"{step} (power {exponents[step]:.2f})")
    axes.set(xlabel="articles in the store", ylabel="seconds of processor")
    axes.legend()
    figure.tight_layout()
    figure.savefig(Path(__file__).parents[1] / "docs" / "growth.svg", metadata={"Date": None})


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:] if each != "--plot"] or list(SIZES)
    spent = [measure(size) for size in sizes]
    console = Console(width=110)
    table = Table(title="seconds of processor", box=None)
    for column in ("articles", "events", *STEPS, "events/s written"):
        table.add_column(column, justify="right")
    for size, each in zip(sizes, spent, strict=True):
        rate = size * EVENTS / each["write"]
        table.add_row(f"{size:,}", f"{size * EVENTS:,}", *(f"{each[step]:.3f}" for step in STEPS), f"{rate:,.0f}")
    console.print(table)
    if len(sizes) > 1:
        exponents = {
            step: float(np.polyfit([log(size) for size in sizes], [log(each[step]) for each in spent], 1)[0])
            for step in STEPS
        }
        console.print("grows as articles to the power of " + ", ".join(f"{s} {e:.2f}" for s, e in exponents.items()))
        if "--plot" in sys.argv:
            plot(sizes, spent, exponents)


if __name__ == "__main__":
    main()
