"""What the coder knows: the codebook, and actors of your own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from tocsin.cli.commands.options import (
    DEFAULT_BASE,
    BaseOption,
    CodebookOption,
    JsonOption,
    ModelOption,
    OwnBaseOption,
    checked_day,
)
from tocsin.cli.helping import Command, Group

PANEL = "What the coder knows"
app = typer.Typer()
codebook_app = typer.Typer(help="The codebook: what the coder knows.", no_args_is_help=True, cls=Group)
actors_app = typer.Typer(help="Your own knowledge of actors, beside the codebook's.", no_args_is_help=True, cls=Group)
app.add_typer(codebook_app, name="codebook", rich_help_panel=PANEL)
app.add_typer(actors_app, name="actors", rich_help_panel=PANEL)


@app.command(cls=Command, rich_help_panel=PANEL)
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

    day = checked_day(check_day, date, "--date")
    raise typer.Exit(show(phrase, day, country, codebook, model, base, as_json=as_json))


@codebook_app.command(cls=Command)
def check(
    directory: Annotated[
        Path | None,
        typer.Argument(help="A folder of your own; without it the built-in one.", metavar="[DIR]"),
    ] = None,
    examples: Annotated[bool, typer.Option("--examples", help="Run the frames' examples too.")] = False,
    frames: Annotated[
        list[str] | None, typer.Option("--frame", help="Run the examples of this frame. Repeatable.", metavar="ID")
    ] = None,
) -> None:
    """Check a codebook: names file, line and fault. Exit status 1: there are faults."""
    from tocsin.cli.codebook import show_check

    raise typer.Exit(show_check(directory, frames or [], examples=examples))


@actors_app.command("import", cls=Command)
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


@actors_app.command("show", cls=Command)
def show_entity(
    key: Annotated[str, typer.Argument(help="Key of an entity.", metavar="KEY")],
    base: BaseOption = None,
    as_json: JsonOption = False,
    codebook: CodebookOption = None,
) -> None:
    """Show all that is known of an entity: names, country, sectors, offices with their dates."""
    from tocsin.cli.actors import show

    raise typer.Exit(show(key, base, codebook, as_json=as_json))


@actors_app.command(cls=Command)
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


@actors_app.command(cls=Command)
def sources(base: OwnBaseOption = DEFAULT_BASE, as_json: JsonOption = False) -> None:
    """List what has been imported."""
    from tocsin.cli.actors import show_sources

    show_sources(base, as_json=as_json)


@actors_app.command(cls=Command)
def remove(
    source: Annotated[str, typer.Argument(help="Name of a source, as `sources` lists it.", metavar="SOURCE")],
    base: OwnBaseOption = DEFAULT_BASE,
) -> None:
    """Take an imported source out again."""
    from tocsin.cli.actors import remove_source

    raise typer.Exit(remove_source(source, base))
