"""How commands show their help: paragraphs that fill the line, and no types of the program's own ("<bool>", "<list[str]>")."""

from __future__ import annotations

from inspect import cleandoc
from typing import Any

from typer.core import TyperArgument, TyperCommand, TyperGroup


class Command(TyperCommand):
    """A command with plain help."""

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.help = _flowed(self.help)

    def get_params(self, ctx: Any) -> Any:
        """Its arguments and options."""
        return [_plain(each) for each in super().get_params(ctx)]


class Group(TyperGroup):
    """A group of commands with plain help."""

    def get_params(self, ctx: Any) -> Any:
        """Its options."""
        return [_plain(each) for each in super().get_params(ctx)]


def _plain(parameter: Any) -> Any:
    """A flag takes no value and an argument has its name: neither has a type to tell."""
    if isinstance(parameter, TyperArgument) or getattr(parameter, "is_flag", False):
        parameter.display_type_rich = lambda ctx: None
    return parameter


def _flowed(text: str | None) -> str | None:
    """A docstring with each of its paragraphs on one line, which the terminal breaks where it ends."""
    if text is None:
        return None
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in cleandoc(text).split("\n\n"))
