"""Writes the manual page of the program: `python tools/man.py > docs/tocsin.1`.

One page for the program and all its commands, read off the same objects that give `--help`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from inspect import cleandoc
from typing import Any

from typer.main import get_command

from tocsin.cli.main import app


def roff(text: str) -> str:
    """The text with what roff would take for its own escaped."""
    text = text.replace("\\", r"\e").replace("-", r"\-")
    return re.sub(r"^(?=[.'])", r"\\&", text, flags=re.M)


def paragraphs(text: str) -> Iterator[str]:
    """The lines of a help text; a blank line begins a paragraph."""
    for number, block in enumerate(re.split(r"\n\s*\n", cleandoc(text))):
        if number:
            yield ".PP"
        yield roff(re.sub(r"`([^`]+)`", r"\1", block))


def options(command: Any, context: Any) -> Iterator[str]:
    """The options of a command, each with what it is for."""
    for parameter in command.params:
        if shown := parameter.get_help_record(context):
            name, told = shown
            yield ".TP"
            yield rf"\fB{roff(name)}\fP"
            yield roff(re.sub(r"`([^`]+)`", r"\1", told))


def commands(command: Any, context: Any) -> Iterator[tuple[Any, Any]]:
    """The commands below one, and those below them, with their contexts."""
    for name, below in getattr(command, "commands", {}).items():
        if below.hidden:
            continue
        inner = below.context_class(below, info_name=name, parent=context)
        yield below, inner
        yield from commands(below, inner)


def page() -> Iterable[str]:
    """The lines of the page."""
    program = get_command(app)
    context = program.context_class(program, info_name="tocsin")
    yield '.TH TOCSIN 1 "" "Tocsin" "User Commands"'
    yield ".SH NAME"
    yield rf"tocsin \- {roff('reads the news and keeps the record')}"
    yield ".SH SYNOPSIS"
    yield rf"\fBtocsin\fP {roff(' '.join(program.collect_usage_pieces(context)))}"
    yield ".SH DESCRIPTION"
    yield from paragraphs(program.help or "")
    yield ".SH OPTIONS"
    yield from options(program, context)
    yield ".SH COMMANDS"
    for command, inner in commands(program, context):
        yield rf".SS {roff(inner.command_path)} {roff(' '.join(command.collect_usage_pieces(inner)))}"
        yield from paragraphs(command.help or "")
        yield from options(command, inner)


if __name__ == "__main__":
    print("\n".join(page()))
