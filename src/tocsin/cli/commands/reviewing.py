"""What persons decide on the record."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from tocsin.cli.commands.options import (
    DEFAULT_STORE,
    ActorOption,
    CsvOption,
    JsonOption,
    LimitOption,
    SinceOption,
    StoreOption,
    UntilOption,
    form,
    period,
)
from tocsin.cli.helping import Command

PANEL = "Review"
app = typer.Typer()


@app.command(cls=Command, rich_help_panel=PANEL)
def review(
    store: StoreOption = DEFAULT_STORE,
    decided: Annotated[
        bool, typer.Option("--list", help="What was decided, the latest first, instead of what is to be decided.")
    ] = False,
    actor: ActorOption = None,
    kind: Annotated[
        str | None, typer.Option("--type", help="One of the 16 PLOVER event types.", metavar="TYPE")
    ] = None,
    since: SinceOption = None,
    until: UntilOption = None,
    limit: LimitOption = None,
    as_json: JsonOption = False,
    as_csv: CsvOption = False,
) -> None:
    """List events that nobody has decided on, the most doubtful first; with --list what was decided, by whom, when and why.

    Doubtful is what the coder's confidence is low for and where it knows nobody of those who take part. At most 20
    unless --limit says otherwise.
    """
    from tocsin.cli.reviewing import show_decisions, show_queue
    from tocsin.store.browse.search import Search

    since, until = period(since, until)
    if decided:
        show_decisions(store, limit, form(as_json, as_csv))
    else:
        show_queue(store, Search(actor=actor, event=kind, since=since, until=until), limit or 20, form(as_json, as_csv))


@app.command(cls=Command, rich_help_panel=PANEL)
def decide(
    event: Annotated[
        str, typer.Argument(help="Id of an event, or of the article that tells a missed one.", metavar="ID")
    ],
    verdict: Annotated[
        Literal["right", "mended", "wrong", "missed", "open"],
        typer.Argument(
            metavar="VERDICT",
            help="right, mended (with what is to be otherwise), wrong, missed (with --words and what it is), or open: taken back.",
        ),
    ],
    by: Annotated[str, typer.Option("--by", help="Who decides.", metavar="NAME")],
    why: Annotated[str, typer.Option("--why", help="What it rests on.", metavar="WORDS")] = "",
    words: Annotated[
        str | None,
        typer.Option(
            "--words",
            help="Of a missed event: the words that tell it, as they stand in the article, once.",
            metavar="WORDS",
        ),
    ] = None,
    kind: Annotated[
        str | None, typer.Option("--type", help="The type it should have, TYPE or TYPE/mode.", metavar="TYPE")
    ] = None,
    actors: Annotated[
        list[str] | None,
        typer.Option(
            "--actor", help="Who acts, as 'the Kenyan army = KEN MIL'. Repeatable; '': nobody.", metavar="WHO"
        ),
    ] = None,
    recipients: Annotated[
        list[str] | None, typer.Option("--recipient", help="To whom, as --actor.", metavar="WHO")
    ] = None,
    auxiliary: Annotated[
        list[str] | None,
        typer.Option(
            "--auxiliary",
            help="An auxiliary mode it should have (historical, future, hypothetical, negation), or asserted. Repeatable.",
            metavar="MODE",
        ),
    ] = None,
    mode: Annotated[
        str | None, typer.Option("--mode", help="The mode it should have, one of its type's; '': none.", metavar="MODE")
    ] = None,
    date: Annotated[
        str | None,
        typer.Option(
            "--date",
            help="When: 2024-05-06, 2024-05, 2024, 2024-W19, a range 2024-05-06/2024-05-09, with ~ after it if that is rough; "
            "with the words that tell it, 'last Monday = 2024-05-06'. '': no date.",
            metavar="DATE",
        ),
    ] = None,
    place: Annotated[
        str | None,
        typer.Option(
            "--place",
            help="Where, NAME, COUNTRY or NAME, REGION, COUNTRY; with the words that tell it if they are others: "
            "'the city = Kharkiv, UKR'. '': no place.",
            metavar="PLACE",
        ),
    ] = None,
    contexts: Annotated[
        list[str] | None,
        typer.Option(
            "--context", help="A context it should have. Repeatable, all that it has; '': none.", metavar="CONTEXT"
        ),
    ] = None,
    act: Annotated[
        str | None,
        typer.Option("--act", help="Of a threat: the words of what is threatened; '': none.", metavar="WORDS"),
    ] = None,
    act_type: Annotated[
        str | None,
        typer.Option(
            "--act-type", help="What the act would be, TYPE or TYPE/mode; '': none that PLOVER has.", metavar="TYPE"
        ),
    ] = None,
    condition: Annotated[
        str | None,
        typer.Option("--condition", help="Of a threat: the words of its condition; '': none.", metavar="WORDS"),
    ] = None,
    demand: Annotated[
        str | None,
        typer.Option("--demand", help="Of a threat: the words of what is demanded; '': nothing.", metavar="WORDS"),
    ] = None,
    deadline: Annotated[
        str | None, typer.Option("--deadline", help="Of a threat: as --date; '': none.", metavar="DATE")
    ] = None,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Decide on an event: it is right, wrong, should be otherwise, or was missed. It is kept with who, when and why.

    Coding anew does not change it. A later decision takes its place; all are kept. Happenings and ledger follow at once, unless another
    codebook made them or many articles wait to be merged. Issuer and target of a threat are its event's --actor and --recipient.
    """
    from tocsin.cli.reviewing import Changes
    from tocsin.cli.reviewing import decide as run

    changes = Changes(
        kind, actors, recipients, auxiliary, mode, date, place, contexts, act, act_type, condition, demand, deadline
    )
    raise typer.Exit(run(store, event, verdict, by, why, changes, words))


@app.command(cls=Command, rich_help_panel=PANEL)
def gold(
    file: Annotated[Path, typer.Argument(help="The file to write, YAML.", metavar="FILE")],
    terms: Annotated[
        bool, typer.Option("--terms", help="The threats that were decided on, for `tocsin eval terms`, instead.")
    ] = False,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Write what was decided as gold for `tocsin eval events`: the articles all of whose events were decided on."""
    from tocsin.cli.reviewing import write_gold, write_gold_terms

    (write_gold_terms if terms else write_gold)(store, file)
