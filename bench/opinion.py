"""What the second opinion changes on the project's own gold, and how far its probabilities hold there.

python bench/opinion.py
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import numpy as np
from rich.console import Console
from rich.table import Table

from tocsin.code.coder import Coder
from tocsin.evaluate.events import Tally, coding_with, score_noise, score_texts
from tocsin.evaluate.gold import GoldText, read_texts
from tocsin.model import Event, Record

GOLD = Path(__file__).parents[1] / "tests" / "gold"


def main() -> None:
    coder = Coder()
    ontology = coder.codebook.ontology
    texts = [text for part in ("sentences", "articles") for text in read_texts(GOLD / part, ontology)]
    noise = read_texts(GOLD / "noise", ontology)
    table = Table("", "events in noise, of sentences", "events right in type, of those coded")
    reliability = None
    for name in ("frames and second opinion", "frames alone"):
        if name == "frames alone":
            coder.opinion = None
        tally, events = scored(texts, coder)
        sentences, found = score_noise(noise, coding_with(coder))
        noisy = len({sentence for sentence, _ in found}) / sentences
        table.add_row(name, f"{noisy:.1%} of {sentences:,}", f"{tally.typed:,} of {tally.coded:,}")
        reliability = reliability or reliable(tally, events)
    console = Console()
    console.print(table)
    console.print(reliability)


def scored(texts: Iterable[GoldText], coder: Coder) -> tuple[Tally, list[Event]]:
    """The tally of some texts, and all events that were coded in them."""
    code, events = coding_with(coder), list[Event]()

    def kept(text: GoldText) -> tuple[Record, list[tuple[int, int]]]:
        record, sentences = code(text)
        events.extend(record.events)
        return record, sentences

    return score_texts(texts, kept), events


def reliable(tally: Tally, events: list[Event]) -> Table:
    """Confidence beside the share of events that are right in type."""
    wrong = {
        miss.coded.id
        for miss in tally.misses
        if miss.coded is not None and (miss.gold is None or miss.gold.event != miss.coded.event)
    }
    sure = np.array([event.confidence for event in events])
    right = np.array([event.id not in wrong for event in events])
    error = 0.0
    table = Table("confidence", "events", "mean confidence", "right in type")
    for low, high in ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.01)):
        inside = (sure >= low) & (sure < high)
        if inside.any():
            error += inside.mean() * abs(right[inside].mean() - sure[inside].mean())
            table.add_row(
                f"{low:.2f}-{min(high, 1):.2f}",
                f"{inside.sum():,}",
                f"{sure[inside].mean():.2f}",
                f"{right[inside].mean():.2f}",
            )
    table.caption = f"expected calibration error {error:.3f}"
    return table


if __name__ == "__main__":
    main()
