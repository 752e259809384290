"""`tocsin eval pages`."""

from __future__ import annotations

import sys
from pathlib import Path

from tocsin.cli.output import FIXED, WORDS, clean, console, table
from tocsin.evaluate.pages import page_measures, read_pages
from tocsin.store.writing import to_json


def show_pages(folder: Path, *, as_json: bool) -> None:
    """Prints how well pages are read, and what is not right on each."""
    pages = read_pages(folder)
    measures = page_measures(pages)
    if as_json:
        sys.stdout.write(to_json({"pages": len(pages), **measures}) + "\n")
        return
    made = table(("page", FIXED), ("text F1", {"justify": "right", **FIXED}), ("not right", WORDS))
    for page in pages:
        faults = (f"{name}: {got or 'none'} for {wanted}" for name, (wanted, got) in page.faults.items())
        made.add_row(clean(page.gold.page), f"{page.f1:.3f}", clean("; ".join(faults)))
    console.print(made)
    console.print()
    for name, value in measures.items():
        console.print(f"{name.replace('_', ' '):10} {value:.3f}")
