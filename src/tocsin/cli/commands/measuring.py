"""`tocsin eval`: measures of the coder on gold records."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.commands.options import BaseOption, CodebookOption, JsonOption, ModelOption
from tocsin.cli.helping import Command, Group

PANEL = "What the coder knows"
app = typer.Typer()
eval_app = typer.Typer(help="Measure the coder on gold records.", no_args_is_help=True, cls=Group)
app.add_typer(eval_app, name="eval", rich_help_panel=PANEL)

GoldArgument = Annotated[Path, typer.Argument(help="A gold file, or a folder of them.", metavar="PATH")]

#: Measures that differ only in what they count: command, where its tables are printed, and its help.
PLAIN = (
    ("actors", "evaluate:show_actors", "Measure the resolution of actors on phrases."),
    (
        "contexts",
        "evaluate:show_contexts",
        "Measure the contexts of events, one by one, over those that are right in type.",
    ),
    ("auxiliary", "evaluate:show_auxiliary", "Measure the auxiliary modes of marked events."),
    ("noise", "evaluate:show_noise", "Measure how often an event is coded where there is none."),
    ("coreference", "evaluate:show_coreference", "Measure which mentions are taken for the same."),
    ("dates", "facts:show_dates", "Measure when: the dates of marked events."),
    ("places", "facts:show_places", "Measure where: the places of marked events."),
    ("figures", "facts:show_figures", "Measure how many: the figures of texts."),
    (
        "terms",
        "facts:show_terms",
        "Measure what threats say: the act, its type, the condition, the demand, the deadline.",
    ),
)
#: Those that also print what is not right: so many by default.
WITH_MISSES = (
    (
        "events",
        "evaluate:show_events",
        0,
        "Measure whole events (type, actors, recipients), modes, contexts and statements on gold texts.",
    ),
    (
        "happenings",
        "evaluate:show_merging",
        10,
        "Measure which reports are merged to one happening (B³), and which articles are found to be near-copies.",
    ),
    (
        "ledger",
        "threats:show_threats_measured",
        0,
        "Measure what became of threats: stories over several articles with known outcomes.",
    ),
)


@eval_app.command(cls=Command)
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


@eval_app.command(cls=Command)
def pages(
    folder: Annotated[Path, typer.Argument(help="A folder of pages with gold.jsonl.", metavar="DIR")],
    as_json: JsonOption = False,
) -> None:
    """Measure what is read from HTML pages: the words of the text, headline, date and byline."""
    from tocsin.cli.pages import show_pages

    show_pages(folder, as_json=as_json)


def _plain(name: str, shown_by: str, explained: str) -> None:
    def run(
        path: GoldArgument,
        codebook: CodebookOption = None,
        model: ModelOption = None,
        base: BaseOption = None,
        as_json: JsonOption = False,
    ) -> None:
        module, function = shown_by.split(":")
        getattr(import_module(f"tocsin.cli.{module}"), function)(path, codebook, model, base, as_json=as_json)

    eval_app.command(name, cls=Command, help=explained)(run)


def _with_misses(name: str, shown_by: str, count: int, explained: str) -> None:
    def run(
        path: GoldArgument,
        misses: Annotated[
            int, typer.Option("--misses", help="Print so many that are not right.", metavar="N", min=0)
        ] = count,
        codebook: CodebookOption = None,
        model: ModelOption = None,
        base: BaseOption = None,
        as_json: JsonOption = False,
    ) -> None:
        module, function = shown_by.split(":")
        show = getattr(import_module(f"tocsin.cli.{module}"), function)
        show(path, codebook, model, base, misses=misses, as_json=as_json)

    eval_app.command(name, cls=Command, help=explained)(run)


for each in PLAIN:
    _plain(*each)
for one in WITH_MISSES:
    _with_misses(*one)
