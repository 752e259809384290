"""Reading the news: `code`, `watch`, and what became of what was read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from tocsin.cli.commands.options import (
    DEFAULT_STORE,
    BaseOption,
    CodebookOption,
    HostsOption,
    JsonOption,
    LimitOption,
    LimitsOption,
    ModelOption,
    StoreOption,
    checked,
    checked_day,
    number,
)
from tocsin.cli.helping import Command

PANEL = "Reading"
#: Of processes on one machine.
MOST_WORKERS = 256
app = typer.Typer()


@app.command(cls=Command, rich_help_panel=PANEL)
def code(
    inputs: Annotated[
        list[str],
        typer.Argument(help="Files, folders, patterns, http(s) addresses, or - for standard input.", metavar="INPUT"),
    ],
    date: Annotated[
        str | None,
        typer.Option("--date", help="Date of publication of articles that bring none.", metavar="DAY"),
    ] = None,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            help="Write records to a .jsonl, .csv or .parquet file, a folder of parts for `load` (DIR/), or - (JSON Lines on standard output), instead of the store.",
            metavar="FILE",
        ),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option("--store", help="The store, a SQLite file (tocsin.db unless --to is given).", metavar="FILE"),
    ] = None,
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    columns: Annotated[
        list[str] | None,
        typer.Option("--map", help="What a column or key is called, as text=body. Repeatable.", metavar="FIELD=COLUMN"),
    ] = None,
    encoding: Annotated[
        str, typer.Option("--encoding", help="Encoding of text, CSV and TSV, as cp1252.", metavar="NAME")
    ] = "utf-8",
    follow: Annotated[bool, typer.Option("--follow", help="Fetch the addresses that a sitemap lists.")] = False,
    hosts: HostsOption = None,
    limits: LimitsOption = None,
    workers: Annotated[
        int | None,
        typer.Option(
            "--workers",
            help="Code in so many processes at once: 1 if not given, on a cluster one a core.",
            metavar="N",
            min=1,
            max=100_000,
        ),
    ] = None,
    engine: Annotated[
        Literal["ray"] | None,
        typer.Option("--engine", help="ray: code on a Ray cluster (docs/cluster.md).", metavar="NAME"),
    ] = None,
    address: Annotated[
        str | None,
        typer.Option(
            "--address",
            help="Of the cluster, as ray://head:10001; if not given, RAY_ADDRESS, or one is started on this machine.",
            metavar="ADDRESS",
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what was refused.")] = False,
) -> None:
    """Code articles: text, Markdown, HTML, JSON Lines, CSV, TSV, Parquet, mail, PDF, Word, WARC, feeds, also packed.

    What an input is, is told by its content. The records go into the store, or to the file that --to names (and into the
    store too if --store is given). Articles that the store has already are passed over, those that are not English only
    counted. Exit status 1: something was refused.
    """
    from tocsin.cli.code import is_folder, run
    from tocsin.code.coder import Setup
    from tocsin.extras import RAY, needed
    from tocsin.parse.syntax import DEFAULT_MODEL
    from tocsin.read import Limits, Options, check_day, check_encoding, check_mapping, files_of

    options = Options(
        limits=checked(Limits().with_settings, limits or [], "--limits"),
        columns=checked(check_mapping, columns or [], "--map"),
        encoding=checked(check_encoding, encoding, "--encoding"),
        date=checked_day(check_day, date, "--date"),
        hosts=frozenset(hosts or []),
        follow=follow,
    )
    target = store if to is not None or store is not None else DEFAULT_STORE
    setup = Setup(codebook, model or DEFAULT_MODEL, base)
    if engine == "ray":
        if to is None or not is_folder(to) or store is not None:
            raise typer.BadParameter("writes parts: --to DIR/, and `tocsin load` takes them", param_hint="--engine ray")
        needed("ray.data", "`--engine ray`", RAY)
        from tocsin.cli.cluster import run as run_on_cluster

        names = checked(files_of, inputs, "INPUT")
        raise typer.Exit(run_on_cluster(names, options, to, setup, address, workers, quiet=quiet))
    if address is not None:
        raise typer.BadParameter("is for --engine ray", param_hint="--address")
    if (workers or 1) > MOST_WORKERS:
        raise typer.BadParameter(f"at most {MOST_WORKERS} on one machine", param_hint="--workers")
    raise typer.Exit(run(inputs, options, to, target, setup, workers or 1, quiet=quiet))


@app.command(cls=Command, rich_help_panel=PANEL)
def load(
    parts: Annotated[
        list[str],
        typer.Argument(help="Folders of parts, as `code --to DIR/` and `code --engine ray` write them.", metavar="DIR"),
    ],
    store: StoreOption = DEFAULT_STORE,
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    unfinished: Annotated[
        bool, typer.Option("--unfinished", help="Also take what a run left that did not come to its end.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what was refused.")] = False,
) -> None:
    """Load parts into the store: articles that were coded elsewhere, by the same version and codebook.

    Parts of another coder are refused, so that a store holds one. Articles that the store has already are passed over, so
    a run that was stopped can simply be started again. Exit status 1: a part was not whole.
    """
    from tocsin.extras import arrow

    arrow("`load`")
    from tocsin.cli.loading import run
    from tocsin.code.coder import Setup
    from tocsin.parse.syntax import DEFAULT_MODEL

    setup = Setup(codebook, model or DEFAULT_MODEL, base)
    raise typer.Exit(run(parts, store, setup, unfinished=unfinished, quiet=quiet))


@app.command(cls=Command, rich_help_panel=PANEL)
def watch(
    feeds: Annotated[Path, typer.Argument(help="The feeds, a TOML file (docs/watching.md).", metavar="FILE")],
    store: StoreOption = DEFAULT_STORE,
    once: Annotated[bool, typer.Option("--once", help="Read each feed once and end, as for cron.")] = False,
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    hosts: HostsOption = None,
    limits: LimitsOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only faults of feeds.")] = False,
) -> None:
    """Watch feeds: RSS, Atom, JSON Feed and news sitemaps. What is new is fetched and coded into the store.

    Ends at Ctrl-C or SIGTERM when the article in hand is finished, and goes on from there when it is started again.
    Exit status 1 with --once: a feed was not to be read, or something was refused.
    """
    from tocsin.cli.watch import run
    from tocsin.code.coder import Setup
    from tocsin.parse.syntax import DEFAULT_MODEL
    from tocsin.read import Limits, Options

    set_ = checked(Limits().with_settings, limits or [], "--limits")
    options = Options(limits=set_, hosts=frozenset(hosts or []))
    setup = Setup(codebook, model or DEFAULT_MODEL, base)
    raise typer.Exit(run(feeds, options, store, setup, once=once, quiet=quiet))


@app.command("feeds", cls=Command, rich_help_panel=PANEL)
def feeds_(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """List the feeds that are watched: when each was last read, its last fault, and what was coded from it."""
    from tocsin.cli.watch import show_feeds

    show_feeds(store, as_json=as_json)


@app.command(cls=Command, rich_help_panel=PANEL)
def runs(
    store: StoreOption = DEFAULT_STORE,
    refused: Annotated[
        int | None, typer.Option("--refused", help="What this run refused, and why.", metavar="RUN", parser=number)
    ] = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the runs of `code` and `watch`, the latest first: what became of each article that was read."""
    from tocsin.cli.runs import show_refusals, show_runs

    if refused is not None:
        show_refusals(store, refused, as_json=as_json)
    else:
        show_runs(store, limit, as_json=as_json)
