"""Reads the codebook: YAML files into the types of `schema`, every fault with file and line."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from tocsin.model import Fault

T = TypeVar("T")

#: The codebook that comes with Tocsin.
BUILTIN = Path(__file__).parent / "builtin"

_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STEP = re.compile(r"\.(\w+)|\[(\d+|\.\.\.)\]")


class CodebookError(Fault):
    """A fault in a codebook file; the message names file, line and fault."""

    def __init__(self, path: Path, line: int | None, fault: str):
        where = f"{path}:{line}" if line else str(path)
        super().__init__(f"{where}: {fault}")
        self.path, self.line, self.fault = path, line, fault


class _Words(_LOADER):  # type: ignore[misc]
    """Leaves every scalar but `null` as the word it is: years, dates, `no` and `on` are text until the shape says
    otherwise."""


_Words.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":null", ":merge"))]
    for first, resolvers in _LOADER.yaml_implicit_resolvers.items()
}


class ShapeError(ValueError):
    """YAML text that does not fit; `line` is where, if that is known."""

    def __init__(self, line: int | None, fault: str):
        super().__init__(fault)
        self.line, self.fault = line, fault


def read_yaml(path: Path, shape: type[T]) -> T:
    """The file as `shape`.

    Raises CodebookError with file and line when it cannot be read, is not YAML, or does not fit the shape.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise CodebookError(path, None, f"cannot be read: {error}") from error
    try:
        return yaml_as(text, shape)
    except ShapeError as error:
        raise CodebookError(path, error.line, error.fault) from error


def yaml_as(text: str, shape: type[T]) -> T:
    """YAML text as `shape`. Raises ShapeError when it is not YAML or does not fit."""
    try:
        data = yaml.load(text, Loader=_Words)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        raise ShapeError(line, f"not YAML: {error.problem}") from error
    except yaml.YAMLError as error:
        raise ShapeError(None, f"not YAML: {str(error).splitlines()[0]}") from error
    try:
        return msgspec.convert(data, shape, strict=False)
    except msgspec.ValidationError as error:
        fault, _, where = str(error).partition(" - at `")
        raise ShapeError(_line_of(text, where.rstrip("`")), fault) from error


def _line_of(text: str, where: str) -> int | None:
    """Line of the YAML node that a path such as `$.frames[3].verbs` leads to."""
    node = yaml.compose(text, Loader=_Words)
    for name, index in _STEP.findall(where):
        if isinstance(node, yaml.MappingNode):
            found = [value for key, value in node.value if key.value == name]
        elif isinstance(node, yaml.SequenceNode) and index.isdigit():
            found = node.value[int(index) : int(index) + 1]
        else:
            found = []
        if not found:
            break
        node = found[0]
    return node.start_mark.line + 1 if node else None


def line_of_text(path: Path, words: str) -> int | None:
    """The first line of a file that holds these words, not as the beginning of longer ones."""
    whole = re.compile(rf"{re.escape(words)}(?![\w-])")
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if whole.search(line):
            return number
    return None
