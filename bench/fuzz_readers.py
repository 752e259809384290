"""Runs the readers on broken files without end in sight: `python bench/fuzz_readers.py [INPUTS] [FIRST]`.

Each input has a number, from which it is made anew: `python bench/fuzz_readers.py 1 NUMBER`. A crash, a broken promise
(tests/read/mutating.py) or an input that takes more than ten seconds of processor time ends the run with its number and status 1.
"""

from __future__ import annotations

import logging
import random
import signal
import sys
import time
import warnings
from multiprocessing import Pool
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "read"))

_PATIENCE = 10
_PIECE = 500


def piece(first: int) -> tuple[int, int, float, int, list[str]]:
    """So many inputs from a number on: articles, refusals, the slowest with its number, and what went wrong."""
    from mutating import check, mutated

    from tocsin.model import Article

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    signal.signal(signal.SIGPROF, _late)
    articles = refusals = slowest = 0
    longest = 0.0
    wrong = []
    for number in range(first, first + min(_PIECE, INPUTS)):
        content = mutated(random.Random(number))
        started = time.process_time()
        signal.setitimer(signal.ITIMER_PROF, _PATIENCE)
        try:
            items = check(content)
        except BaseException as error:  # noqa: BLE001 - whatever it is, it has to be told with its number
            wrong.append(f"{number}: {type(error).__name__}: {error}"[:300])
            continue
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        taken = time.process_time() - started
        if taken > longest:
            longest, slowest = taken, number
        articles += sum(isinstance(item, Article) for item in items)
        refusals += sum(not isinstance(item, Article) for item in items)
    return articles, refusals, longest, slowest, wrong


def _late(*_: object) -> None:
    raise TimeoutError(f"more than {_PATIENCE} seconds")


INPUTS = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
FIRST = int(sys.argv[2]) if len(sys.argv) > 2 else 0


def main() -> int:
    started = time.perf_counter()
    articles = refusals = slowest = 0
    longest = 0.0
    wrong: list[str] = []
    with Pool(2, maxtasksperchild=20) as pool:
        for more in pool.imap_unordered(piece, range(FIRST, FIRST + INPUTS, _PIECE)):
            articles, refusals = articles + more[0], refusals + more[1]
            longest, slowest = max((longest, slowest), (more[2], more[3]))
            wrong += more[4]
            for line in more[4]:
                print(line, flush=True)
    minutes = (time.perf_counter() - started) / 60
    print(
        f"{INPUTS:,} inputs in {minutes:.1f} minutes: {articles:,} articles, {refusals:,} refusals, {len(wrong)} wrong"
    )
    print(f"the slowest took {longest:.2f} s (number {slowest})")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
