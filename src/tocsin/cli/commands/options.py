"""Options that several commands take, and the checks of what is given for them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

#: What a store can count to.
_MOST = 2**62


def number(said: str) -> int:
    """A whole number from 1 on; wrong usage when it is none."""
    if not (said.isdecimal() and 1 <= int(said[:20]) <= _MOST):
        raise typer.BadParameter(f"no whole number from 1 on: {said[:40]!r}")
    return int(said)


StoreOption = Annotated[Path, typer.Option("--store", help="The store, a SQLite file.", metavar="FILE")]
CodebookOption = Annotated[
    Path | None, typer.Option("--codebook", help="A folder laid over the built-in codebook.", metavar="DIR")
]
ModelOption = Annotated[
    str | None,
    typer.Option("--model", help="An installed spaCy pipeline, such as en_core_web_lg.", metavar="NAME"),
]
BaseOption = Annotated[
    Path | None,
    typer.Option(
        "--actors",
        help="A knowledge base made by `tocsin actors import`, used beside the codebook.",
        metavar="FILE",
        envvar="TOCSIN_ACTORS",
    ),
]
OwnBaseOption = Annotated[
    Path, typer.Option("--base", help="The knowledge base, a SQLite file.", metavar="FILE", envvar="TOCSIN_ACTORS")
]
HostsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--allow-host", help="Fetch from this host though its address is private. Repeatable.", metavar="HOST"
    ),
]
LimitsOption = Annotated[
    list[str] | None,
    typer.Option(
        "--limits",
        help="Set a limit of reading, as document=50M (docs/reading.md). Repeatable.",
        metavar="NAME=NUMBER",
        envvar="TOCSIN_LIMITS",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
CsvOption = Annotated[bool, typer.Option("--csv", help="Print CSV.")]
SinceOption = Annotated[str | None, typer.Option("--since", help="From this day on (YYYY-MM-DD).", metavar="DAY")]
UntilOption = Annotated[str | None, typer.Option("--until", help="Up to this day (YYYY-MM-DD).", metavar="DAY")]
LimitOption = Annotated[int | None, typer.Option("--limit", help="At most so many.", metavar="N", parser=number)]
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", help="ISO-3 code, CODE:SECTOR, entity key or words of the name.", metavar="WHO"),
]
TypeOption = Annotated[str | None, typer.Option("--type", help="A PLOVER event type, or TYPE/mode.", metavar="TYPE")]
ModeOption = Annotated[str | None, typer.Option("--mode", help="A PLOVER mode.", metavar="MODE")]
AuxiliaryOption = Annotated[
    str | None,
    typer.Option("--auxiliary", help="asserted, historical, future, hypothetical or negation.", metavar="MODE"),
]
RecipientOption = Annotated[str | None, typer.Option("--recipient", help="As --actor.", metavar="WHO")]

AsOfOption = Annotated[
    str | None,
    typer.Option("--as-of", help="As known on this day; by default the latest day of publication.", metavar="DAY"),
]
HorizonOption = Annotated[
    int | None,
    typer.Option("--horizon", help="Days that a threat without a deadline stays open.", metavar="DAYS", min=1),
]
ThreatArgument = Annotated[
    str, typer.Argument(help="Id of a threat, or of an event that reports it, or its beginning.", metavar="THREAT-ID")
]
OutcomeName = Literal["carried_out", "milder_act", "conceded", "withdrawn", "not_triggered", "lapsed", "pending"]
OUTCOMES = "carried_out, milder_act, conceded, withdrawn, not_triggered, lapsed or pending"

Form = Literal["table", "json", "csv"]
Given = TypeVar("Given")
Checked = TypeVar("Checked")

DEFAULT_STORE = Path("tocsin.db")
DEFAULT_BASE = Path("actors.db")


def form(as_json: bool, as_csv: bool) -> Form:
    """How to print; wrong usage when two ways are asked for."""
    if as_json and as_csv:
        raise typer.BadParameter("--json or --csv, not both")
    return "json" if as_json else "csv" if as_csv else "table"


def checked_day(check: Callable[[str], str], value: str | None, option: str) -> str | None:
    """A day, if one is given."""
    return None if value is None else checked(check, value, option)


def checked(check: Callable[[Given], Checked], value: Given, option: str) -> Checked:
    """A value as it is meant; wrong usage when it is not what the option takes."""
    try:
        return check(value)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def as_of_day(day: str | None) -> str | None:
    """The day of --as-of."""
    from tocsin.read import check_day

    return checked_day(check_day, day, "--as-of")


def period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    """The days of --since and --until."""
    from tocsin.read import check_day

    return checked_day(check_day, since, "--since"), checked_day(check_day, until, "--until")
