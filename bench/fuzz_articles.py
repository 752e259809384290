"""Codes made-up articles by the thousand, to find one that the coder breaks on or never ends with.

Each is made of sentences from `train/`, joined, quoted and listed as papers do, so that the parser meets trees that no test has.

python bench/fuzz_articles.py [SECONDS] [SEED]
"""

from __future__ import annotations

import random
import re
import signal
import sys
import time
import traceback
from pathlib import Path
from types import FrameType

from tocsin.code.coder import Coder

TRAIN = Path(__file__).parents[1] / "train"
#: An article takes a tenth of a second.
_PATIENCE = 20
_SENTENCES = 6
#: Such a share of sentences is put into other words.
_DRESSED = 0.6
_FORMS = (
    '"{}," he wrote in the letter, seen by a paper.',
    '"{}',
    '"Should {}, Chad will answer," it said.',
    "{} - and {}",
    "{}; {}",
    "Police said {}, and that {}",
    "{}, along with Togo, {}",
    "In 2024, {}",
    "Kenyan, Ugandan and Malian officials {}",
    '"If {}, we will strike," the minister said.',
)


def main() -> int:
    """Codes articles for so many seconds; status 1 if one of them broke the coder or took too long."""
    seconds, seed = (float(each) for each in (sys.argv[1:] + ["60", "1"][len(sys.argv) - 1 :])[:2])
    chance, coder, sentences = random.Random(seed), Coder(), list(_sentences())
    signal.signal(signal.SIGALRM, _give_up)
    until, tried, faults = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        text = _article(chance, sentences)
        tried += 1
        signal.alarm(_PATIENCE)
        try:
            coder.code(text, published="2024-05-15")
        except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
            faults += 1
            print(text, traceback.format_exc(limit=-6), sep="\n\n", file=sys.stderr)
        finally:
            signal.alarm(0)
    print(f"{tried:,} articles, {faults} broke the coder or took more than {_PATIENCE} seconds")
    return 1 if faults else 0


def _sentences() -> list[str]:
    lines = (line for path in sorted(TRAIN.glob("*.txt")) for line in path.read_text(encoding="utf-8").splitlines())
    marked = (line.partition(" | ")[2] for line in lines)
    return [re.sub(r"\[[atr] ([^\]]+)\]", r"\1", each) for each in marked if each]


def _article(chance: random.Random, sentences: list[str]) -> str:
    told = []
    for _ in range(_SENTENCES):
        form = chance.choice(_FORMS) if chance.random() < _DRESSED else "{}"
        parts = [chance.choice(sentences).rstrip(".") for _ in range(form.count("{}"))]
        whole = form.format(*parts)
        told.append(whole if whole.endswith((".", '"')) else f"{whole}.")
    title, *rest = told
    return "\n\n".join((title.rstrip("."), " ".join(rest[:3]), " ".join(rest[3:])))


def _give_up(number: int, frame: FrameType | None) -> None:
    raise TimeoutError(f"{_PATIENCE} seconds are over")


if __name__ == "__main__":
    sys.exit(main())
