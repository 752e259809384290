"""Writes the page of all commands: `python tools/commands.py > docs/commands.md`.

It is typer's own page, but for the lists of commands: there each is told by its whole first sentence.
"""

from __future__ import annotations

from functools import partialmethod

from typer.cli import get_docs_for_click
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from tocsin.cli.main import app

#: Longer than any first sentence.
ENOUGH = 1_000


def page() -> str:
    """The page as Markdown."""
    for kind in (TyperCommand, TyperGroup):
        kind.get_short_help_str = partialmethod(kind.get_short_help_str, limit=ENOUGH)  # type: ignore[assignment,method-assign]
    program = get_command(app)
    return get_docs_for_click(obj=program, ctx=program.context_class(program), name="tocsin", title="Commands")


if __name__ == "__main__":
    print(page().strip())
