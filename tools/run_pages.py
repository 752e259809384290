"""Runs the pages of the docs: `python tools/run_pages.py docs/tutorial.md` writes what their commands print into them.

A block ```console holds commands after `$ ` and what they print; a block with title="FILE" is that file. Blocks run in the order
of the page, in one empty folder. … stands for any words or lines, and stays.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_BLOCK = re.compile(r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', re.M | re.S)
_ELLIPSIS = "…"
WIDTH = "100"


@dataclass(frozen=True)
class Shown:
    """A command of a page, what the page says that it prints, and what it prints."""

    command: str
    told: list[str]
    printed: list[str]

    @property
    def fits(self) -> bool:
        """Whether it prints what the page says; where the page says nothing, anything will do."""
        if not self.told:
            return True
        parts = ("\n".join(self.told)).split(_ELLIPSIS)
        pattern = ".*".join(re.escape(part) for part in parts)
        return re.fullmatch(pattern, "\n".join(self.printed), re.S) is not None


def run_page(page: str, folder: Path, programs: Path | None = None) -> Iterator[Shown]:
    """Each command of a page, run. Raises CalledProcessError when the shell itself cannot be run.

    programs: a folder whose programs are run before those that stand beside this Python.
    """
    for kind, name, body in _BLOCK.findall(page):
        if name:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(body, encoding="utf-8")
        elif kind == "python":
            yield _run(f"python - <<'END'\n{body}END", [], folder, programs)
        elif kind == "console":
            for command, told in _commands(body):
                yield _run(command, told, folder, programs)


def _commands(body: str) -> Iterator[tuple[str, list[str]]]:
    command, told = "", []
    for line in body.splitlines():
        if line.startswith("$ "):
            if command:
                yield command, told
            command, told = line[2:], []
        else:
            told.append(line)
    if command:
        yield command, told


def _run(command: str, told: list[str], folder: Path, programs: Path | None) -> Shown:
    path = [*([str(programs)] if programs else []), str(Path(sys.executable).parent), os.environ["PATH"]]
    environment = {**os.environ, "COLUMNS": WIDTH, "PATH": os.pathsep.join(path)}
    ran = subprocess.run(
        ["bash", "-c", command],
        cwd=folder,
        env=environment,
        check=False,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    return Shown(command, told, [line.rstrip() for line in ran.stdout.rstrip().splitlines()])


def written(page: str, folder: Path) -> str:
    """The page with what its commands print; where it says nothing of that, it stays so."""
    shown = run_page(page, folder)

    def block(match: re.Match[str]) -> str:
        kind, name, body = match.groups()
        if name:
            return match.group()
        if kind == "python":
            next(shown)
            return match.group()
        if kind != "console":
            return match.group()
        lines = []
        for _ in _commands(body):
            each = next(shown)
            open_ended = any(_ELLIPSIS in line for line in each.told)
            kept = not each.told or (open_ended and each.fits)
            lines += [f"$ {each.command}", *(each.told if kept else each.printed)]
        return "```console\n" + "".join(f"{line}\n" for line in lines) + "```"

    return _BLOCK.sub(block, page)


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with tempfile.TemporaryDirectory() as made:
            path = Path(name)
            path.write_text(written(path.read_text(encoding="utf-8"), Path(made)), encoding="utf-8")
