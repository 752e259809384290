"""`tocsin eval`."""

from __future__ import annotations

import sys
from pathlib import Path

from tocsin.cli.output import FIXED, WORDS, clean, console, table
from tocsin.code.coder import Coder
from tocsin.evaluate.actors import judge, read_phrases
from tocsin.evaluate.relations import read_rows, sample, score_rows, scores
from tocsin.parse.syntax import DEFAULT_MODEL
from tocsin.store.export import to_json


def show_relations(
    file: Path, size: int | None, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool
) -> None:
    """Prints macro-F1 and the scores of each class."""
    rows = sample(read_rows(file), size)
    coder = Coder(codebook, model or DEFAULT_MODEL, base)
    result = scores(score_rows(rows, coder.code))
    if as_json:
        sys.stdout.write(to_json(result) + "\n")
        return
    numeric: dict[str, object] = {"justify": "right", **FIXED}
    made = table(("class", FIXED), *((name, numeric) for name in ("rows", "precision", "recall", "F1", "strict F1")))
    for name, score in result.lenient.items():
        strict = result.strict[name].f1
        made.add_row(
            name,
            str(score.rows),
            f"{score.precision:.2f}",
            f"{score.recall:.2f}",
            f"{score.f1:.2f}",
            f"{strict:.2f}",
        )
    made.add_row(
        "macro-F1",
        str(result.rows),
        "",
        "",
        f"{result.lenient_macro_f1:.3f}",
        f"{result.strict_macro_f1:.3f}",
        style="bold",
    )
    console.print(made)
    worst = ", ".join(f"{gold}→{got} {count}" for gold, got, count in result.confusions[:10])
    console.print(f"\nworst confusions: {worst}", soft_wrap=True)


def show_actors(file: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints the share of phrases that are right, and those that are not, the wrong before the unresolved."""
    judged = judge(read_phrases(file), Coder(codebook, model or DEFAULT_MODEL, base).actor)
    if as_json:
        sys.stdout.write(to_json(judged) + "\n")
        return
    bad = sorted((each for each in judged if not each.right), key=lambda each: not each.resolved)
    if bad:
        made = table(
            ("verdict", FIXED),
            ("phrase", WORDS),
            ("as of", FIXED),
            ("wanted", FIXED),
            ("got", FIXED),
            ("how", WORDS),
        )
        for each in bad:
            wanted = f"{_shown(each.phrase.country)} {_shown(each.phrase.sector)}"
            verdict = "wrong" if each.resolved else "unresolved"
            got = f"{each.country or '-'} {each.sector or '-'}"
            made.add_row(verdict, clean(each.phrase.text), each.phrase.date or "", wanted, got, clean(each.via))
        console.print(made)
        console.print()
    right = sum(each.right for each in judged)
    unresolved = sum(not each.resolved and not each.right for each in judged)
    console.print(
        f"{right} of {len(judged)} right ({right / max(1, len(judged)):.1%}), "
        f"{len(judged) - right - unresolved} wrong, {unresolved} unresolved",
        style="bold",
    )


def _shown(wanted: str | None) -> str:
    return "*" if wanted is None else wanted or "-"
