"""`tocsin merge`, `tocsin happenings`, and a happening explained."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rich.text import Text

from tocsin.cli.code import keep_ledger
from tocsin.cli.commands.options import Form
from tocsin.cli.output import (
    FIXED,
    WORDS,
    clean,
    code_of,
    console,
    errors,
    happenings_table,
    kind_of,
    spread_of,
    table,
    write_csv,
    write_json,
)
from tocsin.cli.progress import bar_of_articles, count, merge_with_progress
from tocsin.merge import Merger
from tocsin.model import Happening
from tocsin.model.happening import Report, Who
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.flat import HAPPENING_COLUMNS, HAPPENINGS, happening_row
from tocsin.store.kinds import checked_kinds
from tocsin.store.merging import Merging
from tocsin.store.writing import Writing


def run_merge(path: Path, codebook: Path | None, *, quiet: bool) -> int:
    """Merges what a store holds; the exit status: 130 if stopped from the keyboard."""
    with Store(path, must_exist=True) as store, bar_of_articles(quiet=quiet) as progress:
        try:
            done = merge_with_progress(Merging(store, Merger(codebook)), progress)
            keep_ledger(store, codebook)
        except KeyboardInterrupt:
            progress.stop()
            errors.print("tocsin: stopped; what was finished is kept")
            return 130
        if not quiet:
            happenings = count(Queries(store).counts()["happenings"], "happening")
            console.print(f"{count(done, 'article')} merged; {happenings} in {path}", soft_wrap=True)
    return 0


def show_happenings(path: Path, wanted: EventFilter, form: Form, to: str | None) -> None:
    """Prints the happenings that fit, or writes them to a file."""
    with Store(path, must_exist=True) as store:
        found = Queries(store).happenings(checked_kinds(store, wanted))
        if to is not None:
            with Writing(to, HAPPENINGS) as writer:
                for each in found:
                    writer.add(each)
        elif form == "json":
            for each in found:
                write_json(each)
        elif form == "csv":
            write_csv(HAPPENING_COLUMNS, map(happening_row, found))
        else:
            rows = list(found)
            console.print(happenings_table(rows) if rows else "no such happenings")


def print_happening(happening: Happening) -> None:
    """Prints a happening: what its reports agree on, where they differ and who gives what, and why they are one."""
    console.print(Text.assemble(kind_of(happening), f"  {happening.id}  {happening.quad}, {happening.status}"))
    console.print(_numbers(happening))
    console.print()
    by_event = {report.event: report for report in happening.reports}
    fields = table(("field", FIXED), ("value", WORDS), ("given by", WORDS))
    for side, people in (("actor", happening.actors), ("recipient", happening.recipients)):
        for each in people:
            fields.add_row(side, _value(each), _givers(by_event[event] for event in each.events))
    for date in happening.dates.given:
        precision = "" if date.precision == "day" else f" ({date.precision})"
        fields.add_row("date", f"{date.value}{precision}", _givers(by_event[event] for event in date.events))
    if not happening.dates.given and happening.dates.best:
        fields.add_row("date", happening.dates.best, "dates of publication")
    for place in happening.places:
        name = ", ".join(part for part in (place.name, place.country) if part)
        fields.add_row("place", clean(name), _givers(by_event[event] for event in place.events))
    for spread in happening.figures:
        if spread.disputed:
            fields.add_row(spread.kind, spread_of(spread).removeprefix(f"{spread.kind} "), "")
        said: dict[str, list[Report]] = {}
        for reading in spread.readings:
            said.setdefault(reading.text, []).append(reading.report)
        for text, reports in said.items():
            fields.add_row("" if spread.disputed else spread.kind, clean(text), _givers(reports))
    for link in happening.links:
        fields.add_row("see also", link.happening, link.status)
    console.print(fields)
    console.print()
    why = {each.event: each for each in happening.why}
    listed = table(
        ("published", FIXED), ("publisher", WORDS), ("report", FIXED), ("like", FIXED), ("why", {**WORDS, "ratio": 3})
    )
    for report in happening.reports:
        reason = why.get(report.event)
        words = (
            "; ".join(reason.agree) + (f"; but {', '.join(reason.differ)}" if reason.differ else "") if reason else ""
        )
        listed.add_row(
            report.published or "?",
            clean(report.publisher or ""),
            report.event,
            reason.like if reason else "",
            clean(words),
        )
    console.print(listed)


def _numbers(happening: Happening) -> str:
    return (
        f"{count(happening.articles, 'article')} by {count(happening.publishers, 'independent publisher')}, "
        f"{count(len(happening.reports), 'mention')}"
    )


def _givers(reports: Iterable[Report]) -> str:
    """Who gives something, each publisher once."""
    return clean(", ".join(dict.fromkeys(report.publisher or report.article for report in reports)))


def _value(each: Who) -> str:
    code = code_of(each)
    name = each.name or each.text
    return clean(f"{code} ({name})" if each.country and name not in code else code)
