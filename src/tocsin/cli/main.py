"""`tocsin`: the commands and their options. What they need is loaded when they run, so that `--help` is quick."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

app = typer.Typer(
    name="tocsin",
    help="Reads the news and keeps the record: who did, said or threatened what to whom, each field with its words.",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
eval_app = typer.Typer(help="Measure the coder on gold records.", no_args_is_help=True)
codebook_app = typer.Typer(help="The codebook: what the coder knows.", no_args_is_help=True)
app.add_typer(eval_app, name="eval")
actors_app = typer.Typer(help="Your own knowledge of actors, beside the codebook's.", no_args_is_help=True)
app.add_typer(codebook_app, name="codebook")
app.add_typer(actors_app, name="actors")

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
LimitOption = Annotated[int | None, typer.Option("--limit", help="At most so many.", metavar="N", min=1, max=2**62)]
ActorOption = Annotated[
    str | None,
    typer.Option("--actor", help="ISO-3 code, CODE:SECTOR, entity key or words of the name.", metavar="WHO"),
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

DEFAULT_STORE = Path("tocsin.db")
DEFAULT_BASE = Path("actors.db")


def main() -> None:
    """Runs the command line. Faults that a user can mend are one line and exit status 1; wrong usage is 2."""
    from tocsin.cli.faults import told

    with told():
        app()


@app.command()
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
            help="Write records to a .jsonl, .csv or .parquet file, or - (JSON Lines on standard output), instead of the store.",
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
        int, typer.Option("--workers", help="Code in so many processes at once.", metavar="N", min=1, max=256)
    ] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Print only what was refused.")] = False,
) -> None:
    """Code articles: text, Markdown, HTML, JSON Lines, CSV, TSV, Parquet, mail, PDF, Word, WARC, feeds, also packed.

    What an input is, is told by its content. The records go into the store, or to the file that --to names (and into the
    store too if --store is given). Articles that the store has already are passed over, those that are not English only
    counted. Exit status 1: something was refused.
    """
    from tocsin.cli.code import run
    from tocsin.code.coder import Setup
    from tocsin.parse.syntax import DEFAULT_MODEL
    from tocsin.read import Limits, Options, check_day, check_encoding, check_mapping

    options = Options(
        limits=_checked(Limits().with_settings, limits or [], "--limits"),
        columns=_checked(check_mapping, columns or [], "--map"),
        encoding=_checked(check_encoding, encoding, "--encoding"),
        date=_day(check_day, date, "--date"),
        hosts=frozenset(hosts or []),
        follow=follow,
    )
    target = store if to is not None or store is not None else DEFAULT_STORE
    setup = Setup(codebook, model or DEFAULT_MODEL, base)
    raise typer.Exit(run(inputs, options, to, target, setup, workers, quiet=quiet))


@app.command()
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

    set_ = _checked(Limits().with_settings, limits or [], "--limits")
    options = Options(limits=set_, hosts=frozenset(hosts or []))
    setup = Setup(codebook, model or DEFAULT_MODEL, base)
    raise typer.Exit(run(feeds, options, store, setup, once=once, quiet=quiet))


@app.command("feeds")
def feeds_(store: StoreOption = DEFAULT_STORE, as_json: JsonOption = False) -> None:
    """List the feeds that are watched: when each was last read, its last fault, and what was coded from it."""
    from tocsin.cli.watch import show_feeds

    show_feeds(store, as_json=as_json)


@app.command()
def runs(
    store: StoreOption = DEFAULT_STORE,
    refused: Annotated[
        int | None, typer.Option("--refused", help="What this run refused, and why.", metavar="RUN", min=1, max=2**62)
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


@app.command()
def overview(store: StoreOption = DEFAULT_STORE) -> None:
    """What is in the store, at a glance: events, threats with their conditions, who speaks."""
    from tocsin.cli.query import show_overview

    show_overview(store)


@app.command()
def events(
    store: StoreOption = DEFAULT_STORE,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    kind: Annotated[str | None, typer.Option("--type", help="A PLOVER event type.", metavar="EVENT")] = None,
    mode: Annotated[str | None, typer.Option("--mode", help="A PLOVER mode.", metavar="MODE")] = None,
    auxiliary: Annotated[
        str | None,
        typer.Option("--auxiliary", help="asserted, historical, future, hypothetical or negation.", metavar="MODE"),
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List events, the latest first."""
    from tocsin.cli.query import show_events
    from tocsin.store import EventFilter

    since, until = _period(since, until)
    wanted = EventFilter(actor, recipient, kind, mode, since, until, auxiliary, limit)
    show_events(store, wanted, _form(as_json, as_csv))


@app.command()
def happenings(
    store: StoreOption = DEFAULT_STORE,
    actor: ActorOption = None,
    recipient: RecipientOption = None,
    kind: Annotated[str | None, typer.Option("--type", help="A PLOVER event type.", metavar="EVENT")] = None,
    mode: Annotated[str | None, typer.Option("--mode", help="A PLOVER mode.", metavar="MODE")] = None,
    auxiliary: Annotated[
        str | None,
        typer.Option("--auxiliary", help="asserted, historical, future, hypothetical or negation.", metavar="MODE"),
    ] = None,
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

    since, until = _period(since, until)
    wanted = EventFilter(actor, recipient, kind, mode, since, until, auxiliary, limit)
    show_happenings(store, wanted, _form(as_json, as_csv), to)


@app.command()
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


@app.command()
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

    since, until = _period(since, until)
    wanted = EventFilter(actor=actor, recipient=recipient, since=since, until=until, limit=limit)
    show_threats(store, wanted, _form(as_json, as_csv))


@app.command()
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

    since, until = _period(since, until)
    show_statements(store, StatementFilter(actor, words, since, until, limit), _form(as_json, as_csv))


@app.command("import")
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


@app.command()
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
    type_: Annotated[str | None, typer.Option("--type", help="A PLOVER event type.", metavar="EVENT")] = None,
    mode: Annotated[str | None, typer.Option("--mode", help="A PLOVER mode.", metavar="MODE")] = None,
    auxiliary: Annotated[
        str | None,
        typer.Option("--auxiliary", help="asserted, historical, future, hypothetical or negation.", metavar="MODE"),
    ] = None,
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

    since, until = _period(since, until)
    run(store, to, kind, EventFilter(actor, recipient, type_, mode, since, until, auxiliary, limit), codebook)


@app.command()
def ledger(
    store: StoreOption = DEFAULT_STORE,
    issuer: Annotated[str | None, typer.Option("--issuer", help="As --actor of `events`.", metavar="WHO")] = None,
    target: Annotated[str | None, typer.Option("--target", help="As --issuer.", metavar="WHO")] = None,
    act: Annotated[
        str | None,
        typer.Option("--act", help="The act threatened, a PLOVER type or TYPE/mode.", metavar="ACT"),
    ] = None,
    outcome: Annotated[OutcomeName | None, typer.Option("--outcome", help="What became of them.")] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    as_of: AsOfOption = None,
    horizon: HorizonOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
    codebook: CodebookOption = None,
) -> None:
    """List threats, each once however often it was repeated, with what became of it; the latest first.

    The rule, and how long a threat stays open, are in docs/ledger.md.
    """
    from tocsin.cli.ledger import LedgerFilter, show_ledger

    since, until = _period(since, until)
    wanted = LedgerFilter(issuer, target, act, outcome, since, until, limit)
    show_ledger(store, wanted, _as_of(as_of), horizon, codebook, _form(as_json, as_csv))


@app.command()
def assess(
    threat_id: ThreatArgument,
    store: StoreOption = DEFAULT_STORE,
    as_of: AsOfOption = None,
    as_json: JsonOption = False,
    codebook: CodebookOption = None,
) -> None:
    """Say how seriously to take a threat: how often such threats are carried out, and what else the record holds, each cited.

    Who spoke, how explicit, deadline, repetition, preparations, what the target and others did, and past acts that the
    articles name stand beside the estimate, not in it.
    """
    from tocsin.cli.ledger import show_assessment

    raise typer.Exit(show_assessment(store, threat_id, _as_of(as_of), codebook, as_json=as_json))


@app.command()
def correct(
    threat_id: ThreatArgument,
    outcome: Annotated[OutcomeName, typer.Argument(help="What became of it.")],
    by: Annotated[str, typer.Option("--by", help="Who says so.", metavar="NAME")],
    why: Annotated[str, typer.Option("--why", help="What it rests on.", metavar="WORDS")],
    store: StoreOption = DEFAULT_STORE,
    codebook: CodebookOption = None,
) -> None:
    """Set what became of a threat, where the rule is wrong. It is kept with who, when and why; a later one takes its place.

    New articles do not change it, nor does coding anew.
    """
    from tocsin.cli.ledger import correct as run

    raise typer.Exit(run(store, threat_id, outcome, by, why, codebook))


@app.command()
def alerts(
    store: StoreOption = DEFAULT_STORE,
    by: Annotated[
        Literal["pair", "country"], typer.Option("--by", help="Actor and recipient, or a country on either side.")
    ] = "pair",
    of: Annotated[
        Literal["conflict", "threats"], typer.Option("--of", help="Material conflict, or threats.")
    ] = "conflict",
    every: Annotated[Literal["day", "week"], typer.Option("--every", help="How long a period is.")] = "week",
    false_alarms: Annotated[
        float,
        typer.Option(
            "--false-alarms", help="How many to put up with in one period, all pairs or countries together.", min=0
        ),
    ] = 1.0,
    window: Annotated[
        int, typer.Option("--window", help="Past periods that a count is measured by.", metavar="N", min=2)
    ] = 52,
    last: Annotated[int, typer.Option("--last", help="So many periods, the latest first.", metavar="N", min=1)] = 1,
    until: UntilOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """Show unusual rises of conflict or threats, each pair or country measured by its own past.

    The number of all events in a period is taken into account, so more sources raise no alarm by themselves.
    """
    from tocsin.cli.alerts import show_alerts
    from tocsin.judge.alerts import Watch

    _, until = _period(None, until)
    watch = Watch(false_alarms=false_alarms, window=window)
    show_alerts(store, by, of, every, watch, last, until, _form(as_json, as_csv))


@app.command()
def serve(
    store: StoreOption = DEFAULT_STORE,
    port: Annotated[
        int, typer.Option("--port", help="The port; 0: any that is free.", metavar="N", min=0, max=65_535)
    ] = 8765,
) -> None:
    """Open the desk: web pages to read the record, on this machine only (127.0.0.1).

    Overview, threats, events, happenings, articles with their marks, actors, alerts, sources; each page also as JSON and CSV.
    Needs the extra `web`.
    """
    from tocsin.cli.serve import run

    run(store, port)


@app.command()
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


@app.command()
def actor(
    phrase: Annotated[str, typer.Argument(help="A phrase as it stands in a text.", metavar="PHRASE")],
    date: Annotated[str | None, typer.Option("--date", help="As of this day (YYYY-MM-DD).", metavar="DAY")] = None,
    country: Annotated[
        str | None,
        typer.Option("--country", help="ISO-3 code of the country that the text is about.", metavar="CODE"),
    ] = None,
    as_json: JsonOption = False,
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
) -> None:
    """Say whom a phrase names: country, sectors, role, and how that was found."""
    from tocsin.cli.actor import show
    from tocsin.read import check_day

    day = _day(check_day, date, "--date")
    raise typer.Exit(show(phrase, day, country, codebook, model, base, as_json=as_json))


@eval_app.command()
def relations(
    file: Annotated[Path, typer.Argument(help="Gold pairs, JSON Lines.", metavar="FILE")],
    size: Annotated[
        int | None,
        typer.Option("--sample", help="So many rows at random, always the same.", metavar="N", min=1),
    ] = None,
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure events on (actor, recipient) pairs in sentences: macro-F1, lenient and strict."""
    from tocsin.cli.evaluate import show_relations

    show_relations(file, size, codebook, model, base, as_json=as_json)


@eval_app.command()
def actors(
    file: Annotated[Path, typer.Argument(help="Gold phrases, JSON.", metavar="FILE")],
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure the resolution of actors on phrases."""
    from tocsin.cli.evaluate import show_actors

    show_actors(file, codebook, model, base, as_json=as_json)


@eval_app.command("events")
def eval_events(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    misses: Annotated[int, typer.Option("--misses", help="Print so many that are not right.", metavar="N", min=0)] = 0,
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure whole events (type, actors, recipients), modes, contexts and statements on gold texts."""
    from tocsin.cli.evaluate import show_events

    show_events(path, codebook, model, base, misses=misses, as_json=as_json)


@eval_app.command("contexts")
def eval_contexts(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure the contexts of events, one by one, over those that are right in type."""
    from tocsin.cli.evaluate import show_contexts

    show_contexts(path, codebook, model, base, as_json=as_json)


@eval_app.command("auxiliary")
def eval_auxiliary(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure the auxiliary modes of marked events."""
    from tocsin.cli.evaluate import show_auxiliary

    show_auxiliary(path, codebook, model, base, as_json=as_json)


@eval_app.command("noise")
def eval_noise(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how often an event is coded where there is none."""
    from tocsin.cli.evaluate import show_noise

    show_noise(path, codebook, model, base, as_json=as_json)


@eval_app.command("coreference")
def eval_coreference(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure which mentions are taken for the same."""
    from tocsin.cli.evaluate import show_coreference

    show_coreference(path, codebook, model, base, as_json=as_json)


@eval_app.command("dates")
def eval_dates(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure when: the dates of marked events."""
    from tocsin.cli.facts import show_dates

    show_dates(path, codebook, model, base, as_json=as_json)


@eval_app.command("places")
def eval_places(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure where: the places of marked events."""
    from tocsin.cli.facts import show_places

    show_places(path, codebook, model, base, as_json=as_json)


@eval_app.command("figures")
def eval_figures(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure how many: the figures of texts."""
    from tocsin.cli.facts import show_figures

    show_figures(path, codebook, model, base, as_json=as_json)


@eval_app.command("pages")
def eval_pages(
    folder: Annotated[Path, typer.Argument(help="A folder of pages with gold.jsonl.", metavar="DIR")],
    as_json: JsonOption = False,
) -> None:
    """Measure what is read from HTML pages: the words of the text, headline, date and byline."""
    from tocsin.cli.pages import show_pages

    show_pages(folder, as_json=as_json)


@eval_app.command("happenings")
def eval_happenings(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    misses: Annotated[
        int, typer.Option("--misses", help="Print so many of the worst confusions.", metavar="N", min=0)
    ] = 10,
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure which reports are merged to one happening (B³), and which articles are found to be near-copies."""
    from tocsin.cli.evaluate import show_merging

    show_merging(path, codebook, model, base, misses=misses, as_json=as_json)


@eval_app.command("ledger")
def eval_ledger(
    path: Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")],
    misses: Annotated[int, typer.Option("--misses", help="Print so many that are not right.", metavar="N", min=0)] = 0,
    codebook: CodebookOption = None,
    model: ModelOption = None,
    base: BaseOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure what became of threats: stories over several articles with known outcomes."""
    from tocsin.cli.threats import show_threats_measured

    show_threats_measured(path, codebook, model, base, misses=misses, as_json=as_json)


@codebook_app.command()
def check(
    directory: Annotated[
        Path | None,
        typer.Argument(help="A folder of your own; without it the built-in one.", metavar="[DIR]"),
    ] = None,
    examples: Annotated[bool, typer.Option("--examples", help="Run the frames' examples too.")] = False,
) -> None:
    """Check a codebook: names file, line and fault. Exit status 1: there are faults."""
    from tocsin.cli.codebook import show_check

    raise typer.Exit(show_check(directory, examples=examples))


@actors_app.command("import")
def import_(
    files: Annotated[list[Path], typer.Argument(help="Files, plain or packed by gzip or bzip2.", metavar="FILE")],
    base: OwnBaseOption = DEFAULT_BASE,
    kind: Annotated[
        str | None,
        typer.Option(
            "--format",
            help="opensanctions, wikidata, petrarch, csv or yaml; told by the content if not given.",
            metavar="NAME",
        ),
    ] = None,
    name: Annotated[
        str | None,
        typer.Option("--name", help="What to call the source; by default as the file.", metavar="NAME"),
    ] = None,
    codebook: CodebookOption = None,
) -> None:
    """Bring persons, offices, parties, groups and bodies from files into a knowledge base of your own.

    Reads OpenSanctions (FollowTheMoney JSON lines), Wikidata's JSON dump, PETRARCH dictionaries, CSV and YAML. A file with
    a fault is refused whole; a run that was stopped goes on where it stopped when it is started again. An import of the
    same name replaces the earlier one.
    """
    from tocsin.cli.actors import run_import

    if name is not None and len(files) > 1:
        raise typer.BadParameter("goes with one file", param_hint="--name")
    raise typer.Exit(run_import(files, base, kind, name, codebook))


@actors_app.command("show")
def show_entity(
    key: Annotated[str, typer.Argument(help="Key of an entity.", metavar="KEY")],
    base: BaseOption = None,
    as_json: JsonOption = False,
    codebook: CodebookOption = None,
) -> None:
    """Show all that is known of an entity: names, country, sectors, offices with their dates."""
    from tocsin.cli.actors import show

    raise typer.Exit(show(key, base, codebook, as_json=as_json))


@actors_app.command()
def search(
    words: Annotated[str, typer.Argument(help="The beginning of a name.", metavar="WORDS")],
    base: BaseOption = None,
    limit: Annotated[int, typer.Option("--limit", help="At most so many.", metavar="N", min=1, max=100_000)] = 20,
    as_json: JsonOption = False,
    codebook: CodebookOption = None,
) -> None:
    """Find entities by the beginning of a name; where there is none, by names that are written alike."""
    from tocsin.cli.actors import show_search

    raise typer.Exit(show_search(words, base, limit, codebook, as_json=as_json))


@actors_app.command()
def sources(base: OwnBaseOption = DEFAULT_BASE, as_json: JsonOption = False) -> None:
    """List what has been imported."""
    from tocsin.cli.actors import show_sources

    show_sources(base, as_json=as_json)


@actors_app.command()
def remove(
    source: Annotated[str, typer.Argument(help="Name of a source, as `sources` lists it.", metavar="SOURCE")],
    base: OwnBaseOption = DEFAULT_BASE,
) -> None:
    """Take an imported source out again."""
    from tocsin.cli.actors import remove_source

    raise typer.Exit(remove_source(source, base))


Form = Literal["table", "json", "csv"]
Given = TypeVar("Given")
Checked = TypeVar("Checked")


def _form(as_json: bool, as_csv: bool) -> Form:
    if as_json and as_csv:
        raise typer.BadParameter("--json or --csv, not both")
    return "json" if as_json else "csv" if as_csv else "table"


def _day(check: Callable[[str], str], value: str | None, option: str) -> str | None:
    return None if value is None else _checked(check, value, option)


def _checked(check: Callable[[Given], Checked], value: Given, option: str) -> Checked:
    """A value as it is meant; wrong usage when it is not what the option takes."""
    try:
        return check(value)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint=option) from None


def _as_of(day: str | None) -> str | None:
    from tocsin.read import check_day

    return _day(check_day, day, "--as-of")


def _period(since: str | None, until: str | None) -> tuple[str | None, str | None]:
    from tocsin.read import check_day

    return _day(check_day, since, "--since"), _day(check_day, until, "--until")


if __name__ == "__main__":
    main()
