"""What compiling gains: `python bench/compiled.py FOLDER [ARTICLES] [ROUNDS]`, after `make compiled`: FOLDER is `.venv/compiled`.

With the `src` of another tree as FOLDER, how this one's code stands beside that one's: `git worktree add ../before COMMIT`,
`python bench/compiled.py ../before/src`. With --whole as the last word each article is another, whole one, in place of the
corpus, in which the same paragraphs come again.

Each article goes in turns through the source and through the compiled code, each in a process of its own, so that whatever else
the machine does falls on both; of all rounds the least counts, by article and stage.
"""

from __future__ import annotations

import gc
import os
import subprocess
import sys
import time
from pathlib import Path

import msgspec
from corpus import corpus, whole

SOURCE = Path(__file__).parents[1] / "src"
STAGES = ("parsing", "coding")
WHOLE = "--whole"


def serve(number: int, *said: str) -> None:
    """Codes the articles whose numbers are asked for, and tells how long each stage took and what came of it."""
    from tocsin.code.coder import Coder
    from tocsin.code.workers import lasting
    from tocsin.model import Article

    texts = whole(number) if WHOLE in said else corpus(number)
    articles = [Article(id=str(each), text=text, published="2024-05-01") for each, text in enumerate(texts)]
    coder = lasting(Coder)
    print("ready", flush=True)
    for line in sys.stdin:
        started = time.process_time()
        document = coder.parser.parse(articles[int(line)].text)
        parsed = time.process_time()
        record = coder.code_parsed(articles[int(line)], document)
        coded = time.process_time()
        told = (parsed - started, coded - parsed, msgspec.json.encode(record).decode())
        print(msgspec.json.encode(told).decode(), flush=True)
        del document, record
        gc.collect(1)


def start(folder: Path, number: int, said: list[str]) -> subprocess.Popen[str]:
    """A process that codes with the package in a folder."""
    process = subprocess.Popen(
        [sys.executable, __file__, "serve", str(number), *said],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(folder)},
    )
    assert process.stdout is not None
    process.stdout.readline()
    return process


def ask(process: subprocess.Popen[str], article: int) -> tuple[float, float, str]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{article}\n")
    process.stdin.flush()
    return msgspec.json.decode(process.stdout.readline(), type=tuple[float, float, str])


def main(folder: Path, number: int, rounds: int, said: list[str]) -> int:
    processes = [start(each, number, said) for each in (SOURCE, folder)]
    least = [[[float("inf")] * len(STAGES) for _ in range(number)] for _ in processes]
    other = set()
    for _ in range(rounds):
        for article in range(number):
            told = [ask(process, article) for process in processes]
            if told[0][-1] != told[1][-1]:
                other.add(article)
            for best, (*spent, _) in zip(least, told, strict=True):
                best[article] = [min(pair) for pair in zip(best[article], spent, strict=True)]
    for process in processes:
        process.communicate()
    source, compiled = [[sum(each[stage] for each in of) for stage in range(len(STAGES))] for of in least]
    for name, before, after in zip((*STAGES, "both"), (*source, sum(source)), (*compiled, sum(compiled)), strict=True):
        print(f"{name:8} source {before:6.2f} s, {folder} {after:6.2f} s: {before / after:.2f} times as fast")
    print(f"{len(other)} of {number} records differ")
    return int(bool(other))


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]), *sys.argv[3:])
    else:
        said = [each for each in sys.argv[1:] if each == WHOLE]
        folder, *numbers = [each for each in sys.argv[1:] if each != WHOLE]
        articles, rounds = (*numbers, *("20", "4")[len(numbers) :])
        sys.exit(main(Path(folder), int(articles), int(rounds), said))
