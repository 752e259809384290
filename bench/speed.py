"""Speed and memory of coding, by stage, on one core: `make bench` or `python bench/speed.py [ARTICLES]`.

The articles are the samples, cut and joined to about 400 words each.
"""

from __future__ import annotations

import resource
import sys
import time
from itertools import cycle, islice
from pathlib import Path

import msgspec
from rich.console import Console
from rich.table import Table

WORDS = 400
SAMPLES = Path(__file__).parents[1] / "samples" / "crisis.jsonl"


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


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    texts = articles(number)
    words = sum(len(text.split()) for text in texts)
    started = time.perf_counter()
    from tocsin.code.coder import Coder
    from tocsin.model import Article
    from tocsin.model.record import content_id

    coder = Coder()
    loaded = time.perf_counter() - started
    coder.code(texts[0], published="2024-03-20")
    parsing = coding = 0.0
    events = 0
    for text in texts:
        article = Article(id=content_id(text, "2024-03-20"), published="2024-03-20", text=text)
        t0 = time.process_time()
        document = coder.parser.parse(text)
        t1 = time.process_time()
        record = coder.code_parsed(article, document)
        t2 = time.process_time()
        parsing, coding, events = parsing + t1 - t0, coding + t2 - t1, events + len(record.events)
    table = Table(title=f"{number} articles, {words:,} words, {events:,} events; CPU time on one core", box=None)
    for column in ("stage", "seconds", "words/s", "articles/s"):
        table.add_column(column, justify="left" if column == "stage" else "right")
    for stage, seconds in (("parsing", parsing), ("coding", coding), ("both", parsing + coding)):
        table.add_row(stage, f"{seconds:.2f}", f"{words / seconds:,.0f}", f"{number / seconds:.1f}")
    console = Console()
    console.print(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    console.print(f"coding takes {coding / parsing:.2f} of parsing; loading {loaded:.1f} s; peak memory {peak:,.0f} MB")


if __name__ == "__main__":
    main()
