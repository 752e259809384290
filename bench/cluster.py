"""What coding on a cluster takes, and what a year of news would: `python bench/cluster.py [ARTICLES]` (1,000, of about 400 words).

Processor time of reading, coding and writing an article, measured in one process; then whole runs of `tocsin code --engine ray` on this
machine, less those of a handful of articles, which tell what the start takes. The table of a year is made of the processor time.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from speed import articles

#: Articles a day: a newspaper's archive, a country's press, what large crawls of the world's news find.
DAYS = (300, 10_000, 100_000, 500_000)


def processor_seconds(rows: Path, folder: Path) -> float:
    """Of one core, for all the articles of a file, as a coder of a cluster takes them."""
    from tocsin.code.coder import Coder
    from tocsin.code.workers import code_each
    from tocsin.intake import Intake
    from tocsin.intake.parts import row_of
    from tocsin.read import read_inputs
    from tocsin.store.formats.parts import PartsWriter

    coder = Coder()
    coder.code("Kazakhstan attacked Turkmenistan in Ashgabat on Monday.", published="2024-03-20")
    started = time.process_time()
    writer = PartsWriter(str(folder), "a coder", [])
    for taken in Intake(partial(code_each, coder), "a coder", None).decided(read_inputs([str(rows)])):
        writer.add(row_of(taken))
    writer.close()
    return time.process_time() - started


def wall_seconds(rows: Path, folder: Path, coders: int) -> float:
    """Of a whole run on Ray."""
    started = time.perf_counter()
    command = [sys.executable, "-m", "tocsin", "code", str(rows), "--engine", "ray", "--address", "local", "--quiet"]
    subprocess.run([*command, "--workers", str(coders), "--to", f"{folder}/"], check=True)
    return time.perf_counter() - started


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    cores = os.cpu_count() or 1
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [
            json.dumps({"text": text, "date": "2024-03-20", "publisher": f"Publisher {place}"})
            for place, text in enumerate(articles(number))
        ]
        rows, few = folder / "articles.jsonl", folder / "few.jsonl"
        rows.write_text("\n".join(lines), encoding="utf-8")
        few.write_text("\n".join(lines[:cores]), encoding="utf-8")
        each = processor_seconds(rows, folder / "here") / number
        print(f"{number:,} articles: {each * 1_000:.1f} ms of a core each, {1 / each:.1f} a second")
        print("\n| articles a day | a year | core-hours |\n|---|---|---|")
        for day in DAYS:
            year = day * 365
            print(f"| {day:,} | {year:,} | {year * each / 3600:,.0f} |")
        start = wall_seconds(few, folder / "few", cores)
        whole = wall_seconds(rows, folder / "far", cores)
        print(
            f"\non Ray, {cores} coders: {whole:.0f} s, {start:.0f} of them to start and end; {number / (whole - start):.1f} articles a "
            f"second between; load {os.getloadavg()[0]:.1f}"
        )


if __name__ == "__main__":
    main()
