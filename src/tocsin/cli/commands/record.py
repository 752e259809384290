"""What the record holds: events, happenings, threats, statements, and how each came about."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.commands.options import (
    DEFAULT_STORE,
    ActorOption,
    AuxiliaryOption,
    CodebookOption,
    CsvOption,
    JsonOption,
    LimitOption,
    ModeOption,
    RecipientOption,
    SinceOption,
    StoreOption,
    TypeOption,
    UntilOption,
    form,
    period,
)
from tocsin.cli.helping import Command

PANEL = "The record"
app = typer.Typer()


@app.command(cls=Command, rich_help_panel=PANEL)
def overview(store: StoreOption = DEFAULT_STORE, codebook: CodebookOption = None) -> None:
    """What is in the store, at a glance: the latest happenings and threats, each once, and what became of the threats."""
    from tocsin.cli.overview import show_overview

    show_overview(store, codebook)


@app.command(cls=Command, rich_help_panel=PANEL)
def events(
    store: StoreOption = DEFAULT_STORE,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    type_: TypeOption = None,
    mode: ModeOption = None,
    auxiliary: AuxiliaryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List events, the latest first."""
    from tocsin.cli.query import show_events
    from tocsin.store import EventFilter

    since, until = period(since, until)
    wanted = EventFilter(actor, recipient, type_, mode, since, until, auxiliary, limit)
    show_events(store, wanted, form(as_json, as_csv))


@app.command(cls=Command, rich_help_panel=PANEL)
def happenings(
    store: StoreOption = DEFAULT_STORE,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    type_: TypeOption = None,
    mode: ModeOption = None,
    auxiliary: AuxiliaryOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    to: Annotated[
        str | None, typer.Option("--to", help="Write them to a .jsonl, .csv or .parquet file.", metavar="FILE")
    ] = None,
) -> None:
    """List happenings, the latest first: what several reports tell as one, with the spread of their figures.

    Reports "5 by 2": five articles, by two publishers that tell it in words of their own; near-copies of one text count once.
    The options choose by the reports: a happening is listed when one of its events fits.
    """
    from tocsin.cli.happenings import show_happenings
    from tocsin.store import EventFilter

    since, until = period(since, until)
    wanted = EventFilter(actor, recipient, type_, mode, since, until, auxiliary, limit)
    show_happenings(store, wanted, form(as_json, as_csv), to)


@app.command(cls=Command, rich_help_panel=PANEL)
def threats(
    store: StoreOption = DEFAULT_STORE,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List threats: issuer, target, act, condition, demand, deadline."""
    from tocsin.cli.query import show_threats
    from tocsin.store import EventFilter

    since, until = period(since, until)
    wanted = EventFilter(actor=actor, recipient=recipient, since=since, until=until, limit=limit)
    show_threats(store, wanted, form(as_json, as_csv))


@app.command(cls=Command, rich_help_panel=PANEL)
def statements(
    store: StoreOption = DEFAULT_STORE,
    actor: Annotated[str | None, typer.Option("--actor", help="The speaker, as in `events`.", metavar="WHO")] = None,
    words: Annotated[str | None, typer.Option("--words", help="Words of the statement.", metavar="TEXT")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List statements and their speakers."""
    from tocsin.cli.query import show_statements
    from tocsin.store import StatementFilter

    since, until = period(since, until)
    show_statements(store, StatementFilter(actor, words, since, until, limit), form(as_json, as_csv))


@app.command(cls=Command, rich_help_panel=PANEL)
def explain(
    event_id: Annotated[
        str, typer.Argument(help="Id of an event or happening, or a unique beginning of it.", metavar="ID")
    ],
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Show the words that an event was read from, the rule, how each actor was resolved, and the happening that it reports.

    Of a happening: its reports, what each gives, and why they are held to be one.
    """
    from tocsin.cli.explain import show

    raise typer.Exit(show(store, event_id))


@app.command(cls=Command, rich_help_panel=PANEL)
def merge(
    store: StoreOption = DEFAULT_STORE,
    codebook: CodebookOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing.")] = False,
) -> None:
    """Merge the reports in a store to happenings. `code` does it at its end; a run that was stopped is finished by this.

    Only what new articles touch is merged anew. By another codebook's rules everything is.
    """
    from tocsin.cli.happenings import run_merge

    raise typer.Exit(run_merge(store, codebook, quiet=quiet))


@app.command(cls=Command, rich_help_panel=PANEL)
def serve(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[
        int, typer.Option("--port", help="The port; 0: any that is free.", metavar="N", min=0, max=65_535)
    ] = 8765,
    review: Annotated[
        bool,
        typer.Option(
            "--review", help="Let people confirm, mend and reject what was coded; without it they can only read."
        ),
    ] = False,
    host: Annotated[
        str,
        typer.Option(
            "--host", help="The address to answer on. Any but this machine's own needs a token.", metavar="IP"
        ),
    ] = "127.0.0.1",
    token_file: Annotated[
        Path | None,
        typer.Option(
            "--token-file",
            help="A file with what people must know to sign in, at least 16 characters; or give it as TOCSIN_TOKEN.",
            metavar="FILE",
        ),
    ] = None,
    url: Annotated[
        str | None,
        typer.Option("--url", help="The address that people reach it by, as https://desk.example.org.", metavar="URL"),
    ] = None,
) -> None:
    """Open the desk: web pages to read the record, on this machine only unless --host says otherwise.

    Overview, threats, events, happenings, articles with their marks, actors, alerts, review, sources; each page also as
    JSON and CSV. Needs the extra `web`.
    """
    from tocsin.cli.serve import Serving, run

    run(store, Serving(port=port, host=host, review=review, token_file=token_file, url=url))


@app.command(cls=Command, rich_help_panel=PANEL)
def mcp(store: StoreOption = DEFAULT_STORE, codebook: CodebookOption = None) -> None:
    """Let an assistant (a language model) query the store by the Model Context Protocol, over standard input and output.

    Read-only; each answer cites article, address, offsets and words. Needs the extra `mcp`.
    """
    from tocsin.extras import MCP, needed

    needed("mcp", "an assistant", MCP)
    from tocsin.bridges.assistant import run

    run(store, codebook)
