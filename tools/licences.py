"""Writes the table of the licences of all locked packages: `python tools/licences.py > docs/licences.md`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, metadata, requires
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
HEAD = """# Licences of dependencies

Made by `make licences` from what the packages say of themselves. "Use" is what needs a package: the base, an extra, or development only. A dash: the package is
locked for another system and was not installed where the table was made.

| package | use | licence |
|---|---|---|"""


def locked() -> list[str]:
    """The names in the lock."""
    return sorted(set(re.findall(r"^([a-z0-9][\w.-]*)==", (ROOT / "locks" / "dev.txt").read_text("utf-8"), re.M)))


def licence(name: str) -> str:
    """What the package says of its licence: an expression, classifiers or a short text; a dash if it is not installed."""
    try:
        said = metadata(name)
    except PackageNotFoundError:
        return "—"
    classifiers = [each for each in said.get_all("Classifier", []) if each.startswith("License ::")]
    short = [each.rsplit(" :: ", 1)[1] for each in classifiers if each.count(" :: ") > 1]
    text = (said.get("License") or "").strip().splitlines()[:1]
    return said.get("License-Expression") or "; ".join(short) or (text[0][:60] if text else "") or "not said"


def needed(wanted: Iterable[str]) -> set[str]:
    """These requirements and what they need in turn, wherever that is installed."""
    found: set[str] = set()
    queue = [Requirement(each) for each in wanted]
    while queue:
        want = queue.pop()
        name = canonicalize_name(want.name)
        if name in found:
            continue
        found.add(name)
        try:
            further = requires(name) or []
        except PackageNotFoundError:
            continue
        extras = [*map(canonicalize_name, want.extras), ""]
        queue += [
            each
            for each in map(Requirement, further)
            if each.marker is None or any(each.marker.evaluate({"extra": extra}) for extra in extras)
        ]
    return found


def table() -> str:
    """The page."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    base = needed(project["dependencies"])
    extras = {extra: needed(wanted) for extra, wanted in project["optional-dependencies"].items()}

    def use(name: str) -> str:
        if name in base:
            return "base"
        return ", ".join(extra for extra, found in extras.items() if name in found) or "development"

    rows = [f"| {name} | {use(name)} | {licence(name)} |" for name in locked()]
    return "\n".join([HEAD, *rows]) + "\n"


if __name__ == "__main__":
    print(table(), end="")
