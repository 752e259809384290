"""Kills a run at random moments, again and again, and compares its store with that of an undisturbed run.

    python bench/kill.py [ARTICLES] [KILLS] [--workers N]    (2,000 articles, 50 kills, one worker)

The articles are the samples' paragraphs. Ends with status 1, and the seed, if the stores differ in anything but times.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
from itertools import cycle, islice
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))

from running import articles_in, rows_of  # noqa: E402 (the same as tests use)

SAMPLES = ROOT / "samples" / "crisis.jsonl"
TABLES = {
    "articles": "id, ref, url, publisher, byline, title, published, language, text, coder",
    **dict.fromkeys(("events", "participants", "statements", "threats", "figures"), "*"),
    **dict.fromkeys(("happenings", "reports", "happening_keys", "copies", "merged", "versions"), "*"),
}


def write_articles(path: Path, number: int) -> None:
    """So many short articles, no two the same."""
    rows = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    parts = [(row, part) for row in rows for part in row["text"].split("\n\n") if len(part) > 80]
    with path.open("w", encoding="utf-8") as out:
        for place, (row, part) in enumerate(islice(cycle(parts), number)):
            made = {"text": part, "date": row.get("date"), "publisher": f"Publisher {place}"}
            out.write(json.dumps({name: value for name, value in made.items() if value}) + "\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("articles", type=int, nargs="?", default=2_000)
    parser.add_argument("kills", type=int, nargs="?", default=50)
    parser.add_argument("--workers", default="1")
    given = parser.parse_args()
    chance = random.Random(seed := random.randrange(10**6))
    with tempfile.TemporaryDirectory() as folder:
        articles, whole, killed = (Path(folder) / name for name in ("articles.jsonl", "whole.db", "killed.db"))
        write_articles(articles, given.articles)
        code = [sys.executable, "-m", "tocsin", "code", str(articles), "--quiet", "--workers", given.workers, "--store"]
        started = time.monotonic()
        subprocess.run([*code, str(whole)], check=True)
        print(
            f"undisturbed: {articles_in(whole):,} articles in {time.monotonic() - started:.0f} s, load {os.getloadavg()[0]:.1f}"
        )
        moments = []
        for kill in range(given.kills):
            before = articles_in(killed)
            share = (given.articles - before) / (given.kills - kill + 1)
            enough = before + chance.uniform(0, 2 * share)  # now and then none at all, or in the middle of merging
            with subprocess.Popen([*code, str(killed)]) as run:
                while articles_in(killed) < enough and run.poll() is None:
                    time.sleep(0.02)
                time.sleep(chance.uniform(0, 0.5))
                run.kill()
            moments.append(articles_in(killed))
        ran = subprocess.run([*code, str(killed)], check=False)
        same = ran.returncode == 0 and rows_of(killed, TABLES) == rows_of(whole, TABLES)
        with sqlite3.connect(killed) as connection:
            sums = connection.execute("SELECT sum(coded), sum(known) FROM runs").fetchone()
            whole_file = connection.execute("PRAGMA integrity_check").fetchone()[0]
    print(f"killed {given.kills} times, with so many articles in the store: {' '.join(map(str, moments))}")
    print(f"coded in all runs together: {sums[0]:,}; integrity: {whole_file}")
    print(f"the stores are {'the same' if same else f'NOT the same (seed {seed})'}")
    sys.exit(0 if same and sums[0] == given.articles and whole_file == "ok" else 1)


if __name__ == "__main__":
    main()
