"""`tocsin overview`: what a store holds at a glance, and what to type next."""

from __future__ import annotations

import shutil
import sys
from itertools import islice
from pathlib import Path

from tocsin.cli.ledger import entries_table
from tocsin.cli.output import console, happenings_table
from tocsin.cli.progress import count
from tocsin.codebook import load_codebook
from tocsin.judge import ledger_of
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.rows import Rows

#: So many happenings and threats are shown, the latest.
_HAPPENINGS = 16
_THREATS = 8


def show_overview(path: Path, codebook: Path | None) -> None:
    """Prints the latest happenings and threats, each once however often it was reported."""
    with Store(path, must_exist=True) as store:
        queries = Queries(store)
        counts = queries.counts()
        imported = Rows(store).count_imported()
        counts |= {"imported events": imported} if imported else {}
        console.print(", ".join(count(number, name.removesuffix("s")) for name, number in counts.items()), style="bold")
        told = list(queries.happenings(EventFilter(auxiliary="asserted", limit=_HAPPENINGS)))
        console.print()
        console.print(happenings_table(told, f"the latest {len(told)} happenings that articles assert"))
        threats = list(islice(ledger_of(store, load_codebook(codebook)).entries, _THREATS))
        if threats:
            console.print()
            console.print(entries_table(threats, f"the latest {len(threats)} threats, and what became of them"))
        elif counts["threats"]:
            console.print("\nno threat has a day to be followed from: give articles theirs (--date)", soft_wrap=True)
    chosen = f" --store {path}" if str(path) != "tocsin.db" else ""
    console.print("\nnext", style="bold")
    called = _called()
    for command in (
        *(f"explain {each.id}" for each in told[:1]),
        *(f"assess {each.id}" for each in threats[:1]),
        "events --type ASSAULT",
        "statements --limit 10",
        "serve",
    ):
        console.print(f"  {called} {command}{chosen}", soft_wrap=True)
    console.print(f"  {called} code your-article.txt --date 2024-05-01", soft_wrap=True)


def _called() -> str:
    """What the program has to be called by: its path, where the shell would not find it, as that in a clone's `.venv`."""
    name = sys.argv[0]
    return name if Path(name).name == "tocsin" and shutil.which("tocsin") is None else "tocsin"
