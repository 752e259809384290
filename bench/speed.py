"""Speed and memory of coding, by stage, on one core: `python bench/speed.py [ARTICLES] [--least RATIO]`.

Every ten articles go first through the full spaCy pipeline alone, then through Tocsin's parser, its coder and the store, so
that whatever else the machine does falls on all alike: the ratios hold on a busy machine, the seconds only on a quiet one. Two
corpora: one with the density of news, and the samples, of which nearly every sentence tells of something.

With --least the exit status is 1 if coding news, whole, is less than so many times as fast as the pipeline alone: a slow-down
shows in one short run.
"""

from __future__ import annotations

import argparse
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

import msgspec
import spacy
from corpus import WORDS, corpus
from rich.console import Console
from rich.table import Table

from tocsin.code.coder import Coder
from tocsin.code.workers import lasting
from tocsin.model import Article
from tocsin.model.record import content_id
from tocsin.parse.syntax import DEFAULT_MODEL
from tocsin.store import Store

SAMPLES = Path(__file__).parents[1] / "samples" / "crisis.jsonl"
DAY = "2024-03-20"
CHUNK = 10
STAGES = ("full spaCy pipeline alone", "parsing", "coding", "store")


def articles(number: int) -> list[str]:
    """So many texts of about 400 words, made of the samples' paragraphs in their order."""
    paragraphs = [
        paragraph
        for line in SAMPLES.read_bytes().splitlines()
        for paragraph in msgspec.json.decode(line)["text"].split("\n\n")
    ]
    texts: list[str] = []
    current: list[str] = []
    for paragraph in islice(cycle(paragraphs), number * 40):
        current.append(paragraph)
        if sum(len(each.split()) for each in current) >= WORDS:
            texts.append("\n\n".join(current))
            current = []
        if len(texts) == number:
            break
    return texts


class Clock:
    """Seconds of the processor by stage."""

    def __init__(self) -> None:
        self.spent = dict.fromkeys(STAGES, 0.0)
        self._since = 0.0

    def start(self) -> None:
        self._since = time.process_time()

    def lap(self, stage: str) -> None:
        now = time.process_time()
        self.spent[stage] += now - self._since
        self._since = now


def measure(coder: Coder, full: spacy.language.Language, name: str, texts: list[str], console: Console) -> float:
    """Times a corpus; how many times as fast the whole is as the pipeline alone."""
    clock = Clock()
    sentences = told = events = 0
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "bench.db") as store:
        for chunk in _chunks([_article(number, text) for number, text in enumerate(texts)]):
            clock.start()
            for _ in full.pipe([article.text for article in chunk]):
                pass
            clock.lap(STAGES[0])
            documents = [coder.parser.parse(article.text) for article in chunk]
            clock.lap(STAGES[1])
            records = [coder.code_parsed(*each) for each in zip(chunk, documents, strict=True)]
            clock.lap(STAGES[2])
            for record in records:
                store.add(record, "bench")
            clock.lap(STAGES[3])
            sentences += sum(len(document.sentences) for document in documents)
            told += sum(len({event.sentence for event in record.events}) for record in records)
            events += sum(len(record.events) for record in records)
    words = sum(len(text.split()) for text in texts)
    whole = sum(clock.spent[stage] for stage in STAGES[1:])
    table = Table(
        title=f"{name}: {len(texts):,} articles, {words:,} words, {sentences:,} sentences, {told / sentences:.0%} of "
        f"them with an event, {events:,} events",
        title_justify="left",
        box=None,
    )
    for column in ("stage", "seconds of processor", "words/s", "sentences/s", "articles/s"):
        table.add_column(column, justify="left" if column == "stage" else "right")
    for stage, seconds in (*clock.spent.items(), ("Tocsin, whole", whole)):
        rates = (words / seconds, sentences / seconds, len(texts) / seconds)
        table.add_row(stage, f"{seconds:.2f}", f"{rates[0]:,.0f}", f"{rates[1]:,.0f}", f"{rates[2]:,.1f}")
    console.print(table)
    ratio = clock.spent[STAGES[0]] / whole
    console.print(
        f"whole coding is {ratio:.2f} times as fast as the pipeline alone, parsing "
        f"{clock.spent[STAGES[0]] / clock.spent['parsing']:.2f} times; coding takes "
        f"{clock.spent['coding'] / clock.spent['parsing']:.2f} of parsing; {events / clock.spent['store']:,.0f} events/s "
        "into the store\n"
    )
    return ratio


def _article(number: int, text: str) -> Article:
    """A text in a paper of its own: the same text twice is two articles."""
    paper = f"Paper {number}"
    return Article(id=content_id(text, DAY, paper), publisher=paper, published=DAY, text=text)


def _chunks(articles: list[Article]) -> Iterator[list[Article]]:
    for start in range(0, len(articles), CHUNK):
        yield articles[start : start + CHUNK]


def main() -> int:
    options = argparse.ArgumentParser(description="Speed and memory of coding, by stage, on one core.")
    options.add_argument("articles", nargs="?", type=int, default=100)
    options.add_argument("--least", type=float, default=0.0)
    chosen = options.parse_args()
    console = Console(width=120)
    started = time.process_time()
    coder = lasting(Coder)
    loaded = time.process_time() - started
    full = spacy.load(DEFAULT_MODEL)
    warm = coder.code("Chad accused Sudan of an attack.", published=DAY)
    assert warm.events
    list(full.pipe(["Chad accused Sudan of an attack."]))
    news = measure(coder, full, "news", list(corpus(chosen.articles)), console)
    measure(coder, full, "samples", articles(chosen.articles), console)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"loading takes {loaded:.1f} s; peak memory {peak:,.0f} MB, with two pipelines loaded")
    if news < chosen.least:
        console.print(f"slower than it was: {news:.2f}, at least {chosen.least:.2f} is asked")
    return int(news < chosen.least)


if __name__ == "__main__":
    sys.exit(main())
