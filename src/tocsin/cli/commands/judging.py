"""What became of threats, how seriously to take the next, and unusual rises."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from tocsin.cli.commands.options import (
    DEFAULT_STORE,
    OUTCOMES,
    AsOfOption,
    CodebookOption,
    CsvOption,
    HorizonOption,
    JsonOption,
    LimitOption,
    OutcomeName,
    SinceOption,
    StoreOption,
    ThreatArgument,
    UntilOption,
    as_of_day,
    form,
    period,
)
from tocsin.cli.helping import Command

PANEL = "Judging"
app = typer.Typer()


@app.command(cls=Command, rich_help_panel=PANEL)
def ledger(
    store: StoreOption = DEFAULT_STORE,
    issuer: Annotated[str | None, typer.Option("--issuer", help="As --actor of `events`.", metavar="WHO")] = None,
    target: Annotated[str | None, typer.Option("--target", help="As --issuer.", metavar="WHO")] = None,
    act: Annotated[
        str | None,
        typer.Option("--act", help="The act threatened, a PLOVER type or TYPE/mode.", metavar="ACT"),
    ] = None,
    outcome: Annotated[
        OutcomeName | None, typer.Option("--outcome", help=f"What became of them: {OUTCOMES}.", metavar="OUTCOME")
    ] = None,
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

    since, until = period(since, until)
    wanted = LedgerFilter(issuer, target, act, outcome, since, until, limit)
    show_ledger(store, wanted, as_of_day(as_of), horizon, codebook, form(as_json, as_csv))


@app.command(cls=Command, rich_help_panel=PANEL)
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

    raise typer.Exit(show_assessment(store, threat_id, as_of_day(as_of), codebook, as_json=as_json))


@app.command("follow-through", cls=Command, rich_help_panel=PANEL)
def follow_through(
    issuer: Annotated[
        str | None,
        typer.Argument(
            help="Whose threats: ISO-3 code, or the name of one without a country. None: all.", metavar="WHO"
        ),
    ] = None,
    target: Annotated[str | None, typer.Option("--target", help="Against whom, as the issuer.", metavar="WHO")] = None,
    act: Annotated[
        str | None, typer.Option("--act", help="The act threatened, a PLOVER type.", metavar="EVENT")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
    as_of: AsOfOption = None,
    horizon: HorizonOption = None,
    limit: Annotated[int, typer.Option("--limit", help="Show at most so many cases.", metavar="N", min=0)] = 10,
    as_json: JsonOption = False,
    codebook: CodebookOption = None,
) -> None:
    """How often somebody's threats were carried out once they came due: estimate, 90 % interval, and the cases.

    Where there are few cases, others help, the nearer the more; the table says what each level brought in and weighs.
    The formula and an example by hand are in docs/follow-through.md. --json has all cases.
    """
    from tocsin.cli.follow_through import Asked, show_follow_through

    asked = Asked(issuer, target, act)
    show_follow_through(store, asked, as_of_day(as_of), horizon, limit, codebook, as_json=as_json)


@app.command(cls=Command, rich_help_panel=PANEL)
def correct(
    threat_id: ThreatArgument,
    outcome: Annotated[OutcomeName, typer.Argument(help=f"What became of it: {OUTCOMES}.", metavar="OUTCOME")],
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


@app.command(cls=Command, rich_help_panel=PANEL)
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
            "--false-alarms",
            help="How many to put up with in one period, all pairs or countries together.",
            metavar="N",
            min=0,
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

    _, until = period(None, until)
    watch = Watch(false_alarms=false_alarms, window=window)
    show_alerts(store, by, of, every, watch, last, until, form(as_json, as_csv))
