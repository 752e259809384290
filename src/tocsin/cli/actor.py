"""`tocsin actor`."""

from __future__ import annotations

from pathlib import Path

from tocsin.cli.output import FIXED, WORDS, clean, console, errors, table, write_json
from tocsin.code.coder import Coder
from tocsin.parse.syntax import DEFAULT_MODEL


def show(
    phrase: str,
    date: str | None,
    country: str | None,
    codebook: Path | None,
    model: str | None,
    base: Path | None,
    *,
    as_json: bool,
) -> int:
    """Prints whom a phrase names; the exit status: 1 if nobody known."""
    actors = Coder(codebook, model or DEFAULT_MODEL, base).actor(phrase, date, country)
    if as_json:
        write_json(actors)
    elif actors:
        made = table(("country", FIXED), ("sectors", FIXED), ("name", WORDS), ("role", WORDS), ("how", WORDS))
        for each in actors:
            made.add_row(
                each.country or "?",
                " ".join(each.sectors) or "?",
                clean(each.name or ""),
                clean(each.role or ""),
                clean(each.via),
            )
        console.print(made)
    else:
        errors.print(f"not resolved: {clean(phrase)}", soft_wrap=True)
    return 0 if actors else 1
