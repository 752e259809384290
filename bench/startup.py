"""Start-up and size: `python bench/startup.py [TIMES]` (5).

Seconds of the processor and of the clock, the least of some runs, of `tocsin --help` and of `tocsin code` over one article, and
what the installed packages take, those that Tocsin needs and no others.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
import time
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

from corpus import corpus
from packaging.requirements import Requirement


def took(*arguments: str) -> tuple[float, float]:
    """Seconds of the processor and of the clock of one run."""
    before, started = os.times(), time.perf_counter()
    subprocess.run([sys.executable, "-m", "tocsin", *arguments], check=True, stdout=subprocess.DEVNULL)
    after = os.times()
    spent = after.children_user + after.children_system - before.children_user - before.children_system
    return spent, time.perf_counter() - started


def needed() -> set[str]:
    """The packages that Tocsin needs, and those that these need."""
    found: set[str] = set()
    waiting = ["tocsin"]
    while waiting:
        name = waiting.pop()
        for line in requires(name) or []:
            requirement = Requirement(line)
            other = re.sub(r"[-_.]+", "-", requirement.name).lower()
            if other in found or (requirement.marker and not requirement.marker.evaluate({"extra": ""})):
                continue
            try:
                distribution(other)
            except PackageNotFoundError:
                continue
            found.add(other)
            waiting.append(other)
    return found


def size(name: str) -> int:
    """Bytes of a package's files."""
    files = distribution(name).files or []
    return sum(path.stat().st_size for each in files if (path := Path(str(each.locate()))).is_file())


def main() -> None:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    with tempfile.TemporaryDirectory() as folder:
        article = Path(folder) / "article.txt"
        article.write_text(next(corpus(1)), encoding="utf-8")
        for name, arguments in (
            ("tocsin --help", ["--help"]),
            ("tocsin code one-article", ["code", str(article), "--to", "-", "--quiet"]),
        ):
            runs = [took(*arguments) for _ in range(times)]
            print(
                f"{name}: {min(run[0] for run in runs):.2f} s of processor, {min(run[1] for run in runs):.2f} s by the clock"
            )
    names = sorted(needed(), key=size, reverse=True)
    print(f"{len(names)} packages needed, {sum(map(size, names)) / 2**20:,.0f} MB installed; the largest: ", end="")
    print(", ".join(f"{name} {size(name) / 2**20:,.0f}" for name in names[:6]))


if __name__ == "__main__":
    main()
