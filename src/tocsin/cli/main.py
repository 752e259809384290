"""`tocsin`: the command line, put together from its groups of commands."""

from __future__ import annotations

from importlib.metadata import version
from typing import Annotated

import typer

from tocsin.cli.commands import exchange, judging, knowledge, measuring, reading, record, reviewing
from tocsin.cli.helping import Group

app = typer.Typer(
    name="tocsin",
    no_args_is_help=True,
    add_completion=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    cls=Group,
)
for group in (reading, record, reviewing, judging, exchange, knowledge, measuring):
    app.add_typer(group.app)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"tocsin {version('tocsin')}")
        raise typer.Exit


@app.callback()
def tocsin(
    _: Annotated[
        bool, typer.Option("--version", help="Show the version and exit.", callback=_show_version, is_eager=True)
    ] = False,
) -> None:
    """Reads the news and keeps the record: who did, said or threatened what to whom, each field with its words."""


def main() -> None:
    """Runs the command line. Faults that a user can mend are one line and exit status 1; wrong usage is 2."""
    from tocsin.cli.faults import told

    with told():
        app()


if __name__ == "__main__":
    main()
