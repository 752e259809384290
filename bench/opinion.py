"""What the second opinion changes on the project's own gold: noise kept out, and true events lost.

python bench/opinion.py
"""

from __future__ import annotations

from pathlib import Path

from rich.console import Console
from rich.table import Table

from tocsin.code.coder import Coder
from tocsin.evaluate.events import coding_with, score_noise, score_texts
from tocsin.evaluate.gold import read_texts

GOLD = Path(__file__).parents[1] / "tests" / "gold"


def main() -> None:
    coder = Coder()
    ontology = coder.codebook.ontology
    table = Table("", "events in noise, of sentences", "events right in type, of those coded")
    for name in ("frames and second opinion", "frames alone"):
        if name == "frames alone":
            coder.opinion = None
        code = coding_with(coder)
        tallies = [score_texts(read_texts(GOLD / part, ontology), code) for part in ("sentences", "articles")]
        sentences, found = score_noise(read_texts(GOLD / "noise", ontology), code)
        noisy = len({sentence for sentence, _ in found}) / sentences
        typed, coded = sum(each.typed for each in tallies), sum(each.coded for each in tallies)
        table.add_row(name, f"{noisy:.1%} of {sentences:,}", f"{typed:,} of {coded:,}")
    Console().print(table)


if __name__ == "__main__":
    main()
