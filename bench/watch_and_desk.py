"""`tocsin watch` writes and the desk is read and decides, both at once, for as long as one likes.

    python bench/watch_and_desk.py [MINUTES]    (10)

Ends with status 1 if anything went wrong.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "tests" / "web")]

from together import together  # noqa: E402


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("minutes", type=float, nargs="?", default=10.0)
    seconds = parser.parse_args().minutes * 60
    with tempfile.TemporaryDirectory() as folder:
        outcome = together(Path(folder), ROOT / "samples" / "crisis.jsonl", seconds, stories=int(seconds * 2))
    print(
        f"{outcome.articles:,} articles written, {sum(outcome.answers.values()):,} pages read, {outcome.decisions:,} decisions"
    )
    for fault in outcome.faults[:20]:
        print(fault)
    if outcome.status != 0:
        print(outcome.said)
    sys.exit(bool(outcome.faults or outcome.status))


if __name__ == "__main__":
    main()
