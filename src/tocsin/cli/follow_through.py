"""`tocsin follow-through`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from msgspec import to_builtins
from rich.table import Table

from tocsin.cli.ledger import entries_table
from tocsin.cli.output import FIXED, NUMBER, clean, console, table, write_json
from tocsin.codebook import load_codebook
from tocsin.judge import Case, Estimate, FollowThrough, ledger_of
from tocsin.model import Fault
from tocsin.store import Store


@dataclass(frozen=True)
class Asked:
    """Whose threats: of whom (ISO-3 code, or the name of somebody without a country), against whom, to do what; None: all."""

    issuer: str | None
    target: str | None
    #: A PLOVER type.
    act: str | None


def show_follow_through(
    path: Path,
    asked: Asked,
    as_of: str | None,
    horizon: int | None,
    limit: int,
    codebook: Path | None,
    *,
    as_json: bool,
) -> None:
    """Prints how often such threats are carried out once they come due, and the latest of the cases.

    Raises Fault when there is no such type of act.
    """
    book = load_codebook(codebook)
    kind = asked.act.upper() if asked.act else None
    if kind is not None and kind not in book.events:
        raise Fault(f"--act: no event type of PLOVER: {asked.act}")
    with Store(path, must_exist=True) as store:
        ledger = ledger_of(store, book, as_of, horizon)
        cases = ledger.cases()
        issuer = _spelt(asked.issuer, (case.issuer for case in cases))
        target = _spelt(asked.target, (case.target for case in cases))
        estimate = FollowThrough(cases, ledger.as_of).estimate(issuer=issuer, kind=kind, target=target)
        left = _left_out((entry.case() for entry in ledger.entries if entry.issuers), estimate)
        if as_json:
            found = {**to_builtins(estimate), "words": estimate.words(), "as_of": ledger.as_of, "left_out": left}
            write_json(found)
            return
        console.print(f"Threats {_of(estimate)}, as of {ledger.as_of}", style="bold")
        words = estimate.words()
        console.print(words[:1].upper() + words[1:])
        if left:
            told = ", ".join(f"{count:,} {outcome.replace('_', ' ')}" for outcome, count in left.items())
            console.print(f"Not counted: {told}.")
        console.print()
        console.print(_steps(estimate))
        if len(estimate.steps) > 1:
            told = "each case counts once, at the nearest level that has it; the formula: docs/follow-through.md"
            console.print(told, style="dim")
        latest = sorted(estimate.cases, key=lambda case: (case.day, case.id), reverse=True)[:limit]
        if latest:
            console.print()
            chosen = {case.id for case in latest}
            entries = {entry.id: entry for entry in ledger.entries if entry.id in chosen}
            console.print(entries_table([entries[case.id] for case in latest]))
            if len(latest) < len(estimate.cases):
                console.print(f"the latest {len(latest):,} of {len(estimate.cases):,} cases", style="dim")


def _spelt(wanted: str | None, names: Iterable[str | None]) -> str | None:
    """Somebody as the record spells him; whom it does not have stays as given, for he has no cases of his own."""
    if wanted is None:
        return None
    found = {name.casefold(): name for name in names if name is not None}
    return found.get(wanted.casefold(), wanted.upper() if len(wanted) == 3 else wanted)


def _left_out(cases: Iterable[Case], estimate: Estimate) -> dict[str, int]:
    """Threats of the same sort that say nothing of whether such are carried out, by outcome."""
    counted = {case.id for case in estimate.cases}
    asked = {"issuer": estimate.issuer, "kind": estimate.kind, "target": estimate.target}
    return dict(
        Counter(
            # settled early, but its time is not over: only the fast ones would be known
            case.outcome if case.followed is None else f"{case.outcome} before it was due"
            for case in cases
            if case.id not in counted
            and all(value is None or getattr(case, name) == value for name, value in asked.items())
        )
    )


def _of(estimate: Estimate) -> str:
    parts = [
        f"of {clean(estimate.issuer)}" if estimate.issuer else "of all",
        f"against {clean(estimate.target)}" if estimate.target else "",
        f"to do {estimate.kind}" if estimate.kind else "",
    ]
    return " ".join(filter(None, parts))


def _steps(estimate: Estimate) -> Table:
    """What each level starts with, as a rate and as so many cases; then which cases come to it, and what they weigh."""
    made = table(("level", FIXED), *((name, NUMBER) for name in ("prior", "as cases", "due", "done", "weigh")))
    for step in estimate.steps:
        made.add_row(
            {"kind": "act"}.get(step.level, step.level),
            f"{step.mean:.0%}",
            f"{step.prior:.1f}",
            f"{step.cases:,}",
            f"{step.followed:,}",
            f"{step.weight:.1f}",
        )
    return made
