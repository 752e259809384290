"""What merging costs as the number of articles grows: `python bench/merge.py [ARTICLES…]` (1,000, 10,000 and 100,000).

The records are generated, nothing is parsed: a feed of 1,000 articles a day, stories of very different size among countries of
very different prominence, a third of the articles copies of others. Both ways are timed: all at once in memory, and into a
store in daily portions, as a feed is coded.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from math import log
from pathlib import Path

import numpy as np
from msgspec.structs import replace
from rich.console import Console
from rich.table import Table

from tocsin.codebook import load_codebook
from tocsin.merge import Merger
from tocsin.model import Actor, Article, Event, Figure, Place, Record, Span, When
from tocsin.model.record import content_id
from tocsin.store import Store
from tocsin.store.merging import Merging

SIZES = (1_000, 10_000, 100_000)
A_DAY = 1_000
START = date(2024, 1, 1)
SECTORS = ("GOV", "MIL", "COP", "OPP", "REB", "CVL", "BUS", "JUD")
SYLLABLES = "ba do ke lu mi na po ra se ti vo zu chi gor han jal mar nev pra tol ush wen yar".split()


class Feed:
    """Articles of a made-up world, always the same for one number."""

    def __init__(self, number: int):
        self._chance = random.Random(number)
        self._number = number
        events = load_codebook().ontology.events
        self._kinds = [
            (kind.event, mode, kind.quad) for kind in events for mode in (None, *(m.mode for m in kind.modes))
        ]
        countries = [f"{a}{b}{c}" for a in "ABCDEF" for b in "KLMNP" for c in "RSTVX"]
        self._countries = countries
        self._weights = [1 / (place + 3) for place in range(len(countries))]
        self._words = [self._word() for _ in range(4_000)]

    def days(self) -> Iterator[list[Record]]:
        """The records of each day."""
        made = 0
        for day in range(self._number // A_DAY + 1):
            records: list[Record] = []
            while len(records) < A_DAY and made + len(records) < self._number:
                records += self._story(START + timedelta(days=day), A_DAY - len(records))
            records = records[: self._number - made]
            made += len(records)
            if records:
                yield records

    def _story(self, day: date, most: int) -> list[Record]:
        """All articles of a day on one story."""
        chance = self._chance
        size = min(most, int(chance.paretovariate(1.1)), 60)
        kind, mode, quad = chance.choice(self._kinds)
        one, other = chance.choices(self._countries, self._weights, k=2)
        town = self._word().capitalize()
        names = [self._word().capitalize() for _ in range(4)]
        topic = chance.sample(self._words, 30)
        dead = chance.randrange(2, 60)
        records: list[Record] = []
        for number in range(size):
            if records and chance.random() < 0.35:
                source = chance.choice(records)
                records.append(_copied(source, f"Publisher {chance.randrange(400)}", number))
                continue
            text = " ".join([*chance.sample(topic, 20), *chance.sample(names, 2), *chance.choices(self._words, k=30)])
            text = f"{town} {chance.choice(names)} {kind.lower()}\n\n{town}: {text}.\n\n{' '.join(chance.choices(self._words, k=60))}."
            publisher = f"Publisher {chance.randrange(400)}"
            article = Article(
                id=content_id(text, day.isoformat(), publisher),
                publisher=publisher,
                title=text.partition("\n")[0],
                published=day.isoformat(),
                text=text,
            )
            who = self._actor(one, chance.choice(SECTORS[:4]))
            whom = self._actor(other, chance.choice(SECTORS[4:]))
            told = Event(
                id=f"{article.id}.0",
                sentence=1,
                trigger=Span("", len(article.title or "") + 4, len(article.title or "") + 4),
                event=kind,
                mode=mode if chance.random() < 0.7 else None,
                quad=quad,
                score=0.0,
                actors=[who],
                recipients=[whom] if chance.random() < 0.8 else [],
                date=When(
                    value=(day - timedelta(days=1)).isoformat(),
                    precision="day",
                    text="yesterday" if chance.random() < 0.5 else None,
                ),
                place=Place(text=town, start=0, end=len(town), name=town, country=other)
                if chance.random() < 0.5
                else None,
                rule="made up",
                confidence=1.0,
            )
            aside, mode_aside, _ = chance.choice(self._kinds)
            background = replace(told, id=f"{article.id}.1", event=aside, mode=mode_aside, place=None)
            figures = [Figure(kind="dead", value=dead + number // 3, text="", start=0, end=0, event=told.id)]
            records.append(Record(article=article, events=[told, background], figures=figures))
        return records

    def _word(self) -> str:
        return "".join(self._chance.choices(SYLLABLES, k=3))

    def _actor(self, country: str, sector: str) -> Actor:
        return Actor(text=country, start=0, end=0, country=country, sectors=[sector])


def _copied(record: Record, publisher: str, number: int) -> Record:
    """The same text in another paper."""
    id_ = f"{content_id(record.article.text, record.article.published, publisher)}{number:x}"
    events = [replace(each, id=f"{id_}.{place}") for place, each in enumerate(record.events)]
    figures = [replace(each, event=events[0].id) for each in record.figures]
    return Record(article=replace(record.article, id=id_, publisher=publisher), events=events, figures=figures)


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]] or list(SIZES)
    merger = Merger()
    merger.merge([])
    table = Table(title="CPU time on one core", box=None)
    for column in ("articles", "events", "happenings", "at once, s", "a day at a time, s", "last day, s", "peak MB"):
        table.add_column(column, justify="right")
    costs: list[tuple[float, float]] = []
    for size in sizes:
        records = [record for day in Feed(size).days() for record in day]
        started = time.process_time()
        happenings = len(merger.merge(records).happenings)
        at_once = time.process_time() - started
        daily, last = _by_day(size, merger)
        costs.append((at_once, daily))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        events = sum(len(record.events) for record in records)
        row = (
            f"{size:,}",
            f"{events:,}",
            f"{happenings:,}",
            f"{at_once:.1f}",
            f"{daily:.1f}",
            f"{last:.2f}",
            f"{peak:,.0f}",
        )
        table.add_row(*row)
        sys.stderr.write(f"{size:,} done\n")  # the largest takes a while
    console = Console()
    console.print(table)
    if len(sizes) > 1:
        for name, column in zip(("at once", "a day at a time"), zip(*costs, strict=True), strict=True):
            exponent = np.polyfit([log(size) for size in sizes], [log(cost) for cost in column], 1)[0]
            console.print(f"{name}: cost grows as articles to the power of {exponent:.2f}")


def _by_day(size: int, merger: Merger) -> tuple[float, float]:
    """Seconds for all days together and for the last, writing the records themselves not counted."""
    spent = last = 0.0
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "bench.db") as store:
        store.connection.execute("PRAGMA synchronous = OFF")  # the records' own writing is not measured
        for day in Feed(size).days():
            for record in day:
                store.add(record, "bench")
            started = time.process_time()
            Merging(store, merger).run()
            last = time.process_time() - started
            spent += last
    return spent, last


if __name__ == "__main__":
    main()
