"""Other people's events: in and out."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.commands.options import (
    DEFAULT_STORE,
    ActorOption,
    AuxiliaryOption,
    CodebookOption,
    LimitOption,
    ModeOption,
    RecipientOption,
    SinceOption,
    StoreOption,
    TypeOption,
    UntilOption,
    period,
)
from tocsin.cli.helping import Command

PANEL = "Other people's data"
app = typer.Typer()


@app.command("import", cls=Command, rich_help_panel=PANEL)
def import_events(
    files: Annotated[list[Path], typer.Argument(help="Files, plain or packed by zip, gzip or bzip2.", metavar="FILE")],
    store: StoreOption = DEFAULT_STORE,
    kind: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="plover, gdelt, polecat, icews or icews-quadruples; told by the first line if not given.",
            metavar="NAME",
        ),
    ] = None,
    codebook: CodebookOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what was refused.")] = False,
) -> None:
    """Bring other people's events into the store: GDELT 2.0, POLECAT, ICEWS, PLOVER JSON.

    A line with a fault is refused and the rest goes on; exit status 1: something was refused. An event that is there
    already is not taken twice, so a run that was stopped can simply be started again.
    """
    from tocsin.cli.importing import run

    raise typer.Exit(run(files, store, kind, codebook, quiet=quiet))


@app.command(cls=Command, rich_help_panel=PANEL)
def export(
    to: Annotated[str, typer.Option("--to", help="The file, or - for standard output.", metavar="FILE")],
    store: StoreOption = DEFAULT_STORE,
    kind: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="plover, polecat, gdelt, geojson, csv or parquet; by default told by the file's ending.",
            metavar="NAME",
        ),
    ] = None,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    type_: TypeOption = None,
    mode: ModeOption = None,
    auxiliary: AuxiliaryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    codebook: CodebookOption = None,
) -> None:
    """Write events, the coder's own and imported ones, in a format that others read; the latest first.

    plover (JSON Lines), polecat and gdelt (tab-separated columns), geojson (events with coordinates), csv and parquet.
    """
    from tocsin.cli.exporting import run
    from tocsin.store import EventFilter

    since, until = period(since, until)
    run(store, to, kind, EventFilter(actor, recipient, type_, mode, since, until, auxiliary, limit), codebook)
