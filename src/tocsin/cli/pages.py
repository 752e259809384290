"""`tocsin eval pages`."""

from __future__ import annotations

from pathlib import Path

from tocsin.cli.output import FIXED, NUMBER, WORDS, clean, console, table, write_json
from tocsin.evaluate.pages import page_measures, read_pages


def show_pages(folder: Path, *, as_json: bool) -> None:
    """Prints how well pages are read, and what is not right on each."""
    pages = read_pages(folder)
    measures = page_measures(pages)
    if as_json:
        write_json({"pages": len(pages), **measures})
        return
    made = table(("page", FIXED), ("text F1", NUMBER), ("not right", WORDS))
    for page in pages:
        faults = (f"{name}: {got or 'none'} for {wanted}" for name, (wanted, got) in page.faults.items())
        made.add_row(clean(page.gold.page), f"{page.f1:.3f}", clean("; ".join(faults)))
    console.print(made)
    console.print()
    for name, value in measures.items():
        console.print(f"{name.replace('_', ' '):10} {value:.3f}")
