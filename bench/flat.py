"""Whether memory stays flat: `python bench/flat.py [ARTICLES]` (100,000 articles of one or two sentences, one worker).

What may grow with a run grows with the number of articles, of names and of days, not with the length of an article: so each article
is one sentence of the corpus and a line with a name that was never seen before, a thousand of them a day. It is a whole `tocsin code` with its store.
Each line tells the largest memory so far, the memory now, and the seconds of processor that a thousand articles took since the line before; if a garbage
collector does nothing and no cache is bounded, they rise.
"""

from __future__ import annotations

import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from corpus import name, paragraphs
from kill import coded

A_DAY = 1_000
LINES = 20
START = date(2024, 1, 1)
_END = re.compile(r"(?<=[.!?]) (?=[A-Z])")
_TICKS = os.sysconf("SC_CLK_TCK")


def articles(number: int) -> Iterator[dict[str, str]]:
    """So many, always the same."""
    chance = random.Random(11)
    sentences = [
        sentence
        for folder in ("articles", "noise/articles")
        for part in paragraphs(folder)
        for sentence in _END.split(part)
        if 8 < len(sentence.split()) < 25
    ]
    for place in range(number):
        text = f"{chance.choice(sentences)}\n\nReporting by {name(chance)} {name(chance)}."
        day = START + timedelta(days=place // A_DAY)
        yield {"text": text, "date": day.isoformat(), "publisher": f"Publisher {place % 400}"}


def state(pid: int) -> tuple[float, float, float]:
    """Megabytes at most and now, and seconds of processor, of a process."""
    folder = Path("/proc") / str(pid)
    said = dict(line.split(":", 1) for line in (folder / "status").read_text(encoding="utf-8").splitlines())
    most, now = (int(said[name].split()[0]) / 1024 for name in ("VmHWM", "VmRSS"))
    spent = (folder / "stat").read_text(encoding="utf-8").rsplit(")", 1)[1].split()[11:13]
    return most, now, sum(map(int, spent)) / _TICKS


def main() -> int:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        rows, store = Path(folder) / "articles.jsonl", Path(folder) / "flat.db"
        with rows.open("w", encoding="utf-8") as out:
            out.writelines(json.dumps(each) + "\n" for each in articles(number))
        print(f"{'articles':>10} {'most, MB':>10} {'now, MB':>10} {'s a thousand':>13}", flush=True)
        with subprocess.Popen(
            [sys.executable, "-m", "tocsin", "code", str(rows), "--store", str(store), "--quiet"]
        ) as run:
            last, before = 0, 0.0
            most = spent = 0.0
            while run.poll() is None:
                time.sleep(0.5)
                done = coded(store)
                if done - last >= number / LINES:
                    most, now, spent = state(run.pid)
                    print(
                        f"{done:>10,} {most:>10,.0f} {now:>10,.0f} {(spent - before) / (done - last) * 1000:>13.2f}",
                        flush=True,
                    )
                    last, before = done, spent
                try:
                    most, _, spent = state(run.pid)
                except (OSError, KeyError):
                    break  # it has ended
        print(f"{coded(store):>10,} {most:>10,.0f} with merging and ledger, {spent:,.0f} s of processor in all")
    return run.returncode


if __name__ == "__main__":
    sys.exit(main())
