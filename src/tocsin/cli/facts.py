"""`tocsin eval dates`, `eval places`, `eval figures`, `eval terms`."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from tocsin.cli.output import FIXED, WORDS, clean, console, table, write_json
from tocsin.code.coder import Coder
from tocsin.evaluate.facts import (
    Judged,
    judge_dates,
    judge_figures,
    judge_places,
    read_counted,
    read_dated,
    read_placed,
    share,
)
from tocsin.evaluate.terms import judge_terms, read_terms
from tocsin.parse.syntax import DEFAULT_MODEL

#: The worst first: what is wrong misleads, what is missing does not.
_WORST = ("wrong", "unresolved", "not coded")


def show_dates(path: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints the share of dates that are right, and those that are not."""
    texts = read_dated(path)
    _show(judge_dates(texts, Coder(codebook, model or DEFAULT_MODEL, base).code), as_json=as_json)


def show_places(path: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints the share of places that are right, and those that are not."""
    texts = read_placed(path)
    _show(judge_places(texts, Coder(codebook, model or DEFAULT_MODEL, base).code), as_json=as_json)


def show_figures(path: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints the share of texts whose figures are right, and those that are not."""
    texts = read_counted(path)
    _show(judge_figures(texts, Coder(codebook, model or DEFAULT_MODEL, base).code), as_json=as_json)


def show_terms(path: Path, codebook: Path | None, model: str | None, base: Path | None, *, as_json: bool) -> None:
    """Prints the share of the terms of threats that are right, and those that are not."""
    gold = read_terms(path)
    _show(judge_terms(gold, Coder(codebook, model or DEFAULT_MODEL, base).code), as_json=as_json)


def _show(judged: list[Judged], *, as_json: bool) -> None:
    if as_json:
        for each in judged:
            write_json(each)
        return
    bad = sorted((each for each in judged if each.verdict != "right"), key=lambda each: _WORST.index(each.verdict))
    if bad:
        made = table(("id", FIXED), ("verdict", FIXED), ("wanted", WORDS), ("got", WORDS), ("text", WORDS))
        for each in bad:
            made.add_row(each.id, each.verdict, clean(each.wanted), clean(each.got), clean(each.text))
        console.print(made)
        console.print()
    counts = Counter(each.verdict for each in judged)
    console.print(
        f"{counts['right']} of {len(judged)} right ({share(judged):.1%}), {counts['wrong']} wrong, "
        f"{counts['unresolved']} unresolved, {counts['not coded']} not coded; "
        f"{share(judged, of_coded=True):.1%} of those coded",
        style="bold",
    )
