"""What workers gain: `python bench/workers.py [ARTICLES] [WORKERS…]` (400 articles with the density of news, with 1 and 2).

Wall-clock time of whole runs of `tocsin code`, loading and writing the store included, and of the coding alone; the machine's load is told, since
it decides what there is to gain.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from corpus import corpus


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    counts = [int(each) for each in sys.argv[2:]] or [1, 2]
    first = None
    with tempfile.TemporaryDirectory() as folder:
        rows, one = Path(folder) / "articles.jsonl", Path(folder) / "one.jsonl"
        lines = [
            json.dumps({"text": text, "date": "2024-03-20", "publisher": f"Publisher {place}"})
            for place, text in enumerate(corpus(number))
        ]
        rows.write_text("\n".join(lines), encoding="utf-8")
        one.write_text(lines[0], encoding="utf-8")
        for workers in counts:
            load = os.getloadavg()[0]
            begin = took(one, Path(folder) / f"one{workers}.db", workers)
            whole = took(rows, Path(folder) / f"{workers}.db", workers)
            first = first or (whole, whole - begin)
            peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
            print(
                f"{workers} workers: {whole:.1f} s, {number / whole:.1f} articles/s, {first[0] / whole:.2f} times as fast; "
                f"without loading {whole - begin:.1f} s, {first[1] / (whole - begin):.2f} times; "
                f"largest process {peak:,.0f} MB; load before {load:.1f} on {os.cpu_count()} cores"
            )


def took(path: Path, store: Path, workers: int) -> float:
    command = [
        sys.executable,
        "-m",
        "tocsin",
        "code",
        str(path),
        "--store",
        str(store),
        "--workers",
        str(workers),
        "-q",
    ]
    started = time.monotonic()
    subprocess.run(command, check=True)
    return time.monotonic() - started


if __name__ == "__main__":
    main()
