"""The docs as people use them: what pages show is what the program prints, every command in them exists, the site builds."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from tocsin.cli.main import app

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tools"))

from run_pages import run_page  # noqa: E402

#: Pages that are run from the first block to the last; the blocks of python.md are run by test_docs_python.
RUN = ["tutorial", "follow-a-country", "ledger-from-events", "write-a-frame", "add-actors", "review-and-measure"]
ALL = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("name", RUN)
def test_what_a_page_shows_is_what_is_printed(name: str, programs: Path, tmp_path: Path) -> None:
    shown = list(run_page((ROOT / "docs" / f"{name}.md").read_text("utf-8"), tmp_path, programs))
    assert shown
    for each in shown:
        assert each.fits, f"{name}.md: {each.command}\n" + "\n".join(each.printed) + "\n`make docs` writes it anew"


def _lines() -> Iterator[tuple[str, str]]:
    """Each line of a page's shell blocks that calls Tocsin, or make."""
    for page in (each for each in ALL if each.name != "commands.md"):  # it is made from the program
        for body in re.findall(r"^ *```(?:console|sh)\n(.*?)^ *```", page.read_text("utf-8"), re.M | re.S):
            for line in re.sub(r"\\\n", " ", body).splitlines():
                command = line.strip().removeprefix("$ ")
                for part in re.split(r"\s*(?:&&|\||;)\s*", command):
                    words = part.removeprefix("do ")
                    if words.startswith(("tocsin ", "make ")) and (
                        line.lstrip().startswith("$ ") or page.name != "README.md"
                    ):
                        yield page.name, words


def _options(command: Any) -> set[str]:
    return {name for each in command.params for name in (*each.opts, *each.secondary_opts)} | {"--help"}


def test_every_command_in_the_docs_exists_with_its_options() -> None:
    root: Any = typer.main.get_command(app)
    targets = set(re.findall(r"^([\w-]+):", (ROOT / "Makefile").read_text("utf-8"), re.M))
    lines = list(_lines())
    assert len(lines) > 50
    wrong = []
    for page, line in lines:
        words = shlex.split(line, comments=True)
        if words[0] == "make":
            wrong += [f"{page}: {line}" for word in words[1:] if "=" not in word and word not in targets]
            continue
        command, place = root, 1
        while hasattr(command, "commands") and place < len(words) and words[place] in command.commands:
            command, place = command.commands[words[place]], place + 1
        known = _options(command)
        if place == 1 and not words[1].startswith("-") and words[1] != "COMMAND":
            wrong.append(f"{page}: {line}")
        wrong += [
            f"{page}: {line}" for word in words[place:] if word.startswith("--") and word.split("=")[0] not in known
        ]
    assert wrong == []


def test_the_site_builds_without_a_warning_and_every_page_is_in_it(tmp_path: Path) -> None:
    listed = set(re.findall(r'= "([\w-]+\.md)"', (ROOT / "zensical.toml").read_text("utf-8")))
    assert {path.name for path in (ROOT / "docs").glob("*.md")} - listed == set()
    config = (ROOT / "zensical.toml").read_text("utf-8")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    (tmp_path / "src").symlink_to(ROOT / "src")
    (tmp_path / "zensical.toml").write_text(config, encoding="utf-8")
    build = [sys.executable, "-m", "zensical", "build", "--strict"]
    ran = subprocess.run(build, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "No issues found" in ran.stdout + ran.stderr
    for name in listed - {"index.md"}:
        assert (tmp_path / "site" / name.removesuffix(".md") / "index.html").exists(), name
    assert 'id="tocsin.store.opened.Opened.events"' in (tmp_path / "site" / "api" / "index.html").read_text("utf-8")


def test_no_word_of_the_docs_is_misspelt() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "codespell_lib", "--ignore-words-list", "demarche,bloc,blocs,beginn", *map(str, ALL)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.stdout, ran.returncode) == ("", 0)
