"""The ledger of a large store: `python bench/ledger.py [ARTICLES [MORE]]` (30,000 and 1,000; about 33 events each).

The records are generated and written through the store's own interface, nothing is parsed: countries of very different
prominence, 3 % threats (a third of them conditional, a fifth without a target, some with a deadline), days of two years. Only the
threats are merged into happenings, for the ledger looks at no others, and merging has a bench of its own. Times
are of the processor and of the clock: the ledger reckoned for the first time, brought up to date after MORE new articles of the
last day, brought up to date when nothing is new, a page of outcomes, an assessment. At the end the ledger that was kept is
compared with one that is reckoned at once.
"""

from __future__ import annotations

import random
import resource
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import TypeVar

from msgspec.structs import replace

from tocsin.codebook import load_codebook
from tocsin.judge import Keeping, Kept, assess, ledger_of
from tocsin.judge.ledger import reckon
from tocsin.judge.stored import InStore
from tocsin.merge import Merger
from tocsin.merge.facts import Facts
from tocsin.model import Actor, Article, Event, Record, Span, Threat, ThreatAct, When
from tocsin.model.record import AuxiliaryMode, content_id
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.merging import Merging

ARTICLES, MORE, EVENTS, DAYS = 30_000, 1_000, 33, 730
START = date(2023, 1, 1)
SECTORS = ("GOV", "MIL", "COP", "OPP", "REB", "CVL", "BUS", "JUD")
SYLLABLES = "ba do ke lu mi na po ra se ti vo zu chi gor han jal mar nev pra tol ush wen yar".split()
STATUS: tuple[tuple[AuxiliaryMode, ...], ...] = ((), ("historical",), ("future",), ("negation",))
T = TypeVar("T")


class World:
    """Articles of a made-up world, always the same."""

    def __init__(self) -> None:
        self._chance = random.Random(7)
        ontology = load_codebook().ontology.events
        self._kinds = [(e.event, m, e.quad) for e in ontology for m in (None, *(x.mode for x in e.modes))]
        self._kinds = [each for each in self._kinds if each[0] != "THREATEN"]
        self._acts = [each[:2] for each in self._kinds if each[0] in {"ASSAULT", "COERCE", "SANCTION", "MOBILIZE"}]
        self._countries = [f"{a}{b}{c}" for a in "ABCDEF" for b in "KLMNP" for c in "RSTVX"]
        self._weights = [1 / (place + 2) for place in range(len(self._countries))]
        self._words = ["".join(self._chance.choices(SYLLABLES, k=3)) for _ in range(4_000)]

    def article(self, day: date) -> Record:
        """An article of about 400 words."""
        chance = self._chance
        sentences = [" ".join(chance.choices(self._words, k=20)) for _ in range(20)]
        text = ". ".join(sentences) + "."
        article = Article(
            id=content_id(text, day.isoformat()),
            publisher=f"Publisher {chance.randrange(400)}",
            published=day.isoformat(),
            text=text,
        )
        pairs = [chance.choices(self._countries, self._weights, k=2) for _ in range(4)]
        events, threats = [], []
        for number in range(EVENTS):
            one, other = chance.choice(pairs)
            menacing = chance.random() < 0.03
            kind, mode, quad = ("THREATEN", None, "verbal conflict") if menacing else chance.choice(self._kinds)
            # most of what is told happened on the last days, a little of it long ago
            back = chance.randrange(1, 4) if chance.random() < 0.97 else chance.randrange(4, 400)
            event = Event(
                id=f"{article.id}.{number}",
                sentence=number // 2,
                trigger=Span(sentences[number // 2][:6], number, number + 6),
                event=kind,
                mode=mode,
                quad=quad,
                score=0.0,
                auxiliary=list(chance.choices(STATUS, [8, 1, 1, 1])[0]),
                actors=[_actor(one, chance.choice(SECTORS))],
                recipients=[_actor(other, chance.choice(SECTORS))] if chance.random() < 0.8 else [],
                date=When(
                    value=(day - timedelta(days=back)).isoformat(),
                    precision="day",
                    text="then" if chance.random() < 0.5 else None,
                ),
                rule="made up",
                confidence=1.0,
            )
            events.append(event)
            if menacing:
                threats.append(self._threat(event, day))
        return Record(article=article, events=events, threats=threats)

    def _threat(self, event: Event, day: date) -> Threat:
        chance = self._chance
        act, mode = chance.choice(self._acts)
        words = " ".join(chance.choices(self._words[:1_000], k=chance.randrange(2, 7)))
        condition = Span(words, 0, len(words)) if chance.random() < 0.33 else None
        last = (day + timedelta(days=chance.randrange(5, 40))).isoformat()
        return Threat(
            event=event.id,
            issuers=event.actors,
            targets=event.recipients,
            act=ThreatAct(text="it", start=0, end=2, event=act, mode=mode) if chance.random() < 0.8 else None,
            condition=condition,
            demand=condition if chance.random() < 0.5 else None,
            deadline=When(value=last, precision="day") if chance.random() < 0.1 else None,
        )


class OnlyThreats(Merger):
    """Merges threats and leaves the rest."""

    def facts(self, record: Record) -> list[Facts]:
        """What a record tells of threats."""
        return super().facts(replace(record, events=[each for each in record.events if each.event == "THREATEN"]))


def _actor(country: str, sector: str) -> Actor:
    return Actor(text=country, start=0, end=3, country=country, sectors=[sector])


def timed(name: str, work: Callable[[], T]) -> T:
    """Does it and says how long it took."""
    clock, processor = time.perf_counter(), time.process_time()
    result = work()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{name:<44} {processor:8.2f} s processor {clock:8.2f} s clock  peak {peak:5,.0f} MB", flush=True)
    return result


def write(store: Store, world: World, days: list[date]) -> None:
    """Writes an article for each day and merges them."""
    with store.transaction():
        for day in days:
            store.add(world.article(day), "bench")


def main() -> None:
    sizes = [int(each) for each in sys.argv[1:]]
    number, more = [*sizes, *(ARTICLES, MORE)[len(sizes) :]]
    codebook, world, merger = load_codebook(), World(), OnlyThreats()
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "bench.db") as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        days = [START + timedelta(days=DAYS * place // number) for place in range(number)]
        timed(f"write {number:,} articles", lambda: write(store, world, days))
        timed("merge them", lambda: Merging(store, merger).run())
        counts = Queries(store).counts()
        print(", ".join(f"{count:,} {name}" for name, count in counts.items()), flush=True)
        timed("ledger, first time", lambda: Keeping(store, codebook).run())
        write(store, world, [days[-1] + timedelta(days=1)] * more)
        timed(f"merge {more:,} more", lambda: Merging(store, merger).run())
        changed = timed(f"ledger after {more:,} more", lambda: Keeping(store, codebook).run())
        timed("ledger, nothing new", lambda: Keeping(store, codebook).run())
        kept = Kept(store)
        page = [stored.event.id for _, stored in Queries(store).threats(EventFilter(limit=100))]
        timed("outcomes of a page of 100 threats", lambda: kept.outcomes(page))
        ledger = ledger_of(store, codebook)
        entries = timed("all entries read", lambda: list(ledger.entries))
        timed("one assessed", lambda: assess(ledger, entries[0]))
        print(f"{changed:,} entries written of {len(entries):,}:", dict(Counter(e.outcome for e in entries)))
        happenings = Queries(store).happenings(EventFilter(event="THREATEN"))
        again = timed(
            "all reckoned at once",
            lambda: reckon(happenings, InStore(store), codebook, codebook.outcomes, ledger.as_of),
        )
        same = {each.id: each for each in entries} == {each.id: each for each in again.entries}
        print("kept and reckoned at once:", "the same" if same else "NOT THE SAME")
        print(f"store {store.path.stat().st_size / 2**20:,.0f} MB")


if __name__ == "__main__":
    main()
