"""`tocsin ledger`, `assess` and `correct`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from msgspec import to_builtins
from rich.table import Table
from rich.text import Text

from tocsin.cli.commands.options import Form
from tocsin.cli.output import FIXED, WORDS, ColumnOptions, clean, console, errors, table, who, write_csv, write_json
from tocsin.codebook import load_codebook
from tocsin.judge import COUNTING, Assessment, Entry, Ledger, assess, ledger_of
from tocsin.model.correction import Outcome
from tocsin.model.happening import Who
from tocsin.store import Store
from tocsin.store.corrections import Corrections

COLUMNS = [
    "id",
    "source",
    "day",
    "issuers",
    "targets",
    "act",
    "event",
    "mode",
    "score",
    "condition",
    "demand",
    "deadline",
    "explicit",
    "due",
    "outcome",
    "reckoned",
    "settled",
    "evidence",
    "repeated",
    "articles",
    "publishers",
]


@dataclass(frozen=True)
class LedgerFilter:
    """Which threats: by issuer and target (ISO-3 code, `CODE:SECTOR`, entity key or words of the name), act, outcome, day."""

    issuer: str | None = None
    target: str | None = None
    #: A PLOVER type or TYPE/mode.
    act: str | None = None
    outcome: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None

    def fits(self, entry: Entry) -> bool:
        """Whether it is one of them."""
        event, _, mode = (self.act or "").partition("/")
        return (
            (self.issuer is None or _is(self.issuer, entry.issuers))
            and (self.target is None or _is(self.target, entry.targets))
            and (not event or event.upper() == entry.kind)
            and (not mode or mode == entry.mode)
            and (self.outcome is None or self.outcome == entry.outcome)
            and (self.since is None or entry.day >= self.since)
            and (self.until is None or entry.day <= self.until)
        )


def show_ledger(
    path: Path, wanted: LedgerFilter, as_of: str | None, horizon: int | None, codebook: Path | None, form: Form
) -> None:
    """Prints the threats that fit, the latest first."""
    with Store(path, must_exist=True) as store:
        ledger = ledger_of(store, load_codebook(codebook), as_of, horizon)
        kept = as_of is None and horizon is None
        found = islice(filter(wanted.fits, _latest_first(ledger, in_order=kept)), wanted.limit)
        if form == "json":
            for entry in found:
                write_json(entry)
        elif form == "csv":
            write_csv(COLUMNS, map(_row, found))
        else:
            shown = list(found)
            console.print(entries_table(shown) if shown else "no such threats")
            if shown:
                imported = f"; imported events as of {ledger.data_end}" if ledger.data_end is not None else ""
                console.print(f"as of {ledger.as_of}{imported}", style="dim", soft_wrap=True)


def _latest_first(ledger: Ledger, *, in_order: bool) -> Iterable[Entry]:
    """Its threats; in_order: they stand so, and need not be held to be sorted."""
    return ledger.entries if in_order else sorted(ledger.entries, key=lambda entry: (entry.day, entry.id), reverse=True)


def correct(path: Path, id_: str, outcome: Outcome, by: str, why: str, codebook: Path | None) -> int:
    """Sets the outcome of a threat; the exit status: 1 if there is no such threat."""
    with Store(path, must_exist=True) as store:
        entry = ledger_of(store, load_codebook(codebook)).of(id_)
        if entry is None:
            errors.print(f"tocsin: {path}: no threat, or more than one, whose id begins with {id_}", soft_wrap=True)
            return 1
        if entry.source is not None:
            errors.print(f"tocsin: {entry.id}: imported; only what was read here can be corrected", soft_wrap=True)
            return 1
        Corrections(store).add(entry.reports[0], outcome, by, why)
    console.print(f"{entry.id}: {outcome} (the rule says {entry.reckoned})", soft_wrap=True)
    return 0


def show_assessment(path: Path, id_: str, as_of: str | None, codebook: Path | None, *, as_json: bool) -> int:
    """Prints how seriously to take a threat; the exit status: 1 if there is no such threat."""
    book = load_codebook(codebook)
    with Store(path, must_exist=True) as store:
        ledger = ledger_of(store, book, as_of)
        entry = ledger.of(id_)
        if entry is None:
            errors.print(f"tocsin: {path}: no threat, or more than one, whose id begins with {id_}", soft_wrap=True)
            return 1
        found = assess(ledger, entry)
    if as_json:
        write_json({**to_builtins(found), "paragraph": found.paragraph})
    else:
        _print_assessment(found)
    return 0


def _print_assessment(found: Assessment) -> None:
    console.print(entries_table([found.threat]))
    estimate = found.estimate
    console.print(Text.assemble((f"\nas of {found.as_of}: ", "bold"), estimate.words()))
    narrow = console.width < _WIDE
    made = table(("observed", FIXED), ("what", WORDS), *([] if narrow else [("cites", NAMED)]))
    kinds: Counter[str] = Counter()
    for each in found.observations:
        kinds[each.kind] += 1
        if kinds[each.kind] > _SORTS and each.kind in _MANY:
            continue
        what = Text(clean(each.words) + (f" on {each.day}" if each.day and each.kind != "deadline" else ""))
        cites = "\n".join([*each.events[:_SHOWN], *(["…"] if len(each.events) > _SHOWN else [])])
        made.add_row(each.kind, *([what.append(f"\n{cites}", style="dim")] if narrow else [what, cites]))
    console.print()
    console.print(made)
    for kind in _MANY:
        if kinds[kind] > _SORTS:
            told = f"{kind}: the latest {_SORTS} of {kinds[kind]:,} sorts; --json has all"
            console.print(told, style="dim", soft_wrap=True)
    console.print()
    console.print(clean(found.paragraph))


#: So many events are cited in the table; JSON has all.
_SHOWN = 3
#: What there may be much of, and how many sorts of it are shown, the latest.
_MANY, _SORTS = ("prepared", "target did", "third party did"), 6


def _is(wanted: str, parties: list[Who]) -> bool:
    code, _, sector = wanted.upper().partition(":")
    words = wanted.casefold()
    return any(
        wanted == each.entity
        or (code == each.country and (not sector or sector in each.sectors[:1]))
        or (len(words) > 3 and words in f"{each.name or ''}\n{each.text}".casefold())
        for each in parties
    )


def _row(entry: Entry) -> dict[str, object]:
    return {
        "id": entry.id,
        "source": entry.source,
        "day": entry.day,
        "issuers": who(entry.issuers),
        "targets": who(entry.targets),
        "act": entry.act.text if entry.act else None,
        "event": entry.kind,
        "mode": entry.mode,
        "score": entry.score,
        "condition": entry.condition.text if entry.condition else None,
        "demand": entry.demand.text if entry.demand else None,
        "deadline": entry.deadline,
        "explicit": entry.explicit,
        "due": entry.due,
        "outcome": entry.outcome,
        "reckoned": entry.reckoned,
        "settled": entry.settled,
        "evidence": " ".join(each.event or each.article or "" for each in entry.evidence),
        "repeated": len(entry.repeated),
        "articles": entry.articles,
        "publishers": entry.publishers,
    }


#: Colour of an outcome by whether it counts as followed through.
_STYLE = {True: "red", False: "green", None: "yellow"}


#: Narrower terminals have what was threatened and what became of it in one column: two of words and ids would not fit.
_WIDE = 76


def entries_table(entries: list[Entry], title: str | None = None) -> Table:
    """Threats, one a line, with what became of them and what shows it."""
    if console.width < _WIDE:
        made = table(("who → whom", NAMED), ("threat and outcome", WORDS), title=title)
        for entry in entries:
            made.add_row(
                Text(f"{entry.day}\n").append(_sides(entry)), _terms(entry).append("\n").append(_outcome(entry))
            )
        return made
    made = table(("day", FIXED), ("who → whom", NAMED), ("threat", WORDS), ("outcome", NAMED), title=title)
    for entry in entries:
        made.add_row(entry.day, _sides(entry), _terms(entry), _outcome(entry))
    return made


#: Wide enough for most ids, which are of no use in two pieces. A least width would not do: Rich then cuts the next column.
NAMED: ColumnOptions = {"overflow": "fold", "width": 22}


def _sides(entry: Entry) -> Text:
    sides = Text(f"{who(entry.issuers)} → {who(entry.targets)}").append(f"\n{entry.id}", style="dim")
    if entry.repeated:
        sides.append(f"\nrepeated {len(entry.repeated)} ×", style="dim")
    return sides


def _terms(entry: Entry) -> Text:
    """What is threatened, on what condition and until when."""
    what = Text(clean(entry.act.text) if entry.act else "" if entry.kind else "act not said")
    if entry.kind:
        kind = f"{entry.kind}/{entry.mode}" if entry.mode else entry.kind
        what.append(f" ({kind})" if entry.act else kind, style="yellow")
    averts = entry.demand is not None and entry.condition is not None and entry.demand.text == entry.condition.text
    for name, term in (("unless" if averts else "if", entry.condition), ("demand", None if averts else entry.demand)):
        if term is not None:
            what.append(f"\n{name}: ", style="dim").append(clean(term.text))
    if entry.deadline is not None:
        what.append("\nuntil: ", style="dim").append(entry.deadline)
    if entry.source is not None:
        what.append(f"\nfrom {clean(entry.source)}", style="dim")
    return what


def _outcome(entry: Entry) -> Text:
    """What became of it, since when, and the events that show it."""
    outcome = Text(entry.outcome, style=_STYLE[COUNTING[entry.outcome]])
    if entry.corrections:
        last = entry.corrections[-1]
        outcome.append(f"\nset by {clean(last.by)} {last.at[:10]}", style="dim")
    elif entry.settled is None:
        outcome.append(f"\nuntil {entry.due}", style="dim")
    else:
        outcome.append(f"\n{entry.settled}", style="dim")
    for evidence in entry.evidence[:_SHOWN]:
        outcome.append(f"\n{evidence.event or evidence.article}", style="dim")
    if entry.evidence[_SHOWN:]:
        outcome.append(f"\nand {len(entry.evidence) - _SHOWN} more", style="dim")
    return outcome
