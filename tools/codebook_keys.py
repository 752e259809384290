"""Writes the page of all keys of the codebook's files: `python tools/codebook_keys.py > docs/codebook-keys.md`.

The keys are read off the types that every file is checked against; what a key means is the comment `#:` before it there.
"""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from functools import cache
from typing import Any, get_args, get_type_hints

import msgspec

from tocsin.codebook.codebook import PARTS

HEAD = """# The codebook, every key

Made from the code by `make docs`. [The codebook](codebook.md) explains the parts that one writes most: frames, contexts, outer
acts, actors. Of a key that is left out the value is empty, null or false, if nothing else is said. `EVENT` stands for an event type (`ASSAULT`), `EVENT/mode` for one of its modes
(`ASSAULT/aerial`), a sector is a PLOVER code (`GOV`), a country an ISO-3 code (`KEN`).
"""


@cache
def meanings(shape: type[msgspec.Struct]) -> dict[str, str]:
    """What each key of a type means, in the words before it."""
    source = inspect.getsource(shape)
    lines = source.splitlines()
    found: dict[str, str] = {}
    for node in ast.parse(source).body[0].body:  # type: ignore[attr-defined]
        if not isinstance(node, ast.AnnAssign) or not isinstance(node.target, ast.Name):
            continue
        above = node.lineno - 1
        while lines[above - 1].lstrip().startswith("#:"):
            above -= 1
        words = (line.strip().removeprefix("#:").strip() for line in lines[above : node.lineno - 1])
        found[node.target.id] = " ".join(words)
    return found


def below(hint: Any) -> Iterator[type[msgspec.Struct]]:
    """The types of entries that a type of values holds."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        yield hint
    for each in get_args(hint):
        yield from below(each)


def kind(hint: Any) -> str:
    """A type of values in the words of YAML."""
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    arguments = get_args(hint)
    origin = getattr(hint, "__origin__", None)
    if origin in {list, frozenset}:
        return f"list of {kind(arguments[0])}"
    if origin is dict:
        return f"mapping, {kind(arguments[0])} to {kind(arguments[1])}"
    if origin is tuple:
        return " and ".join(map(kind, arguments))
    if arguments and all(isinstance(each, str) for each in arguments):
        return " or ".join(f"`{each}`" for each in arguments)
    if arguments:
        return " or ".join(kind(each) for each in arguments)
    return {str: "text", bool: "true or false", int: "whole number", float: "number", type(None): "null"}[hint]


def default(field: Any) -> str:
    """What holds if a key is left out; nothing where that is empty or nothing, too."""
    if field.default_factory is not msgspec.NODEFAULT:
        made = field.default_factory()
    elif field.default is not msgspec.NODEFAULT:
        made = field.default
    else:
        return "*Must be given.*"
    if made is None or made is False or isinstance(made, msgspec.Struct) or made in ([], {}, "", frozenset()):
        return ""
    return f"*Default: `{', '.join(made) if isinstance(made, list) else made}`.*"


def cell(text: str) -> str:
    """Text that may stand in a cell of a table."""
    return text.replace("|", r"\|")


def section(shape: type[msgspec.Struct], heading: str) -> Iterator[str]:
    """A heading, what the type is, and a row for each of its keys."""
    yield f"\n{heading}\n"
    told = re.sub(r"^`[^`]*\.yaml`: ", "", inspect.getdoc(shape) or "")
    yield re.sub(r"(?<!\n)\n(?!\n)", " ", told[:1].upper() + told[1:])
    yield "\n| key | meaning |\n|---|---|"
    hints = get_type_hints(shape)
    for field in msgspec.structs.fields(shape):
        told = " ".join(filter(None, (meanings(shape)[field.name], default(field))))
        yield f"| `{field.encode_name}`<br>{cell(kind(hints[field.name]))} | {cell(told)} |"


def shapes(root: type[msgspec.Struct]) -> Iterator[type[msgspec.Struct]]:
    """The types of entries that a file's type holds, however deep, each once."""
    found: dict[type[msgspec.Struct], None] = {}
    left = [root]
    while left:
        for hint in get_type_hints(left.pop(0)).values():
            for each in below(hint):
                if each not in found:
                    found[each] = None
                    left.append(each)
    return iter(found)


def page() -> Iterator[str]:
    """The lines of the page."""
    yield HEAD.rstrip()
    told: set[type[msgspec.Struct]] = set()
    for name, root in PARTS.items():
        yield from section(root, f"## `{name}`")
        for shape in shapes(root):
            if shape not in told:
                told.add(shape)
                yield from section(shape, f"### {shape.__name__}")


if __name__ == "__main__":
    sys.stdout.write("\n".join(page()) + "\n")
