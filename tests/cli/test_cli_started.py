"""What most tests run in a fork of a process that has loaded everything is what `tocsin` does from its start."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from running import Forks, started

CALLS = [
    ("code", "-", "--date", "2024-05-02", "--store", "{}.db"),
    ("code", "news.jsonl", "none.txt", "--to", "-"),
    ("events", "--store", "{}.db"),
    ("events", "--store", "{}.db", "--limit", "few"),
    ("ledger", "--store", "none.db"),
]


@pytest.fixture
def forks(forked: Forks | None) -> Forks:
    if forked is None:
        pytest.skip("every command is run from its start here")
    return forked


def test_a_fork_says_and_does_what_a_start_does(forks: Forks, samples: Path, tmp_path: Path) -> None:
    lines = samples.read_text(encoding="utf-8").splitlines()[:2]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), encoding="utf-8")
    given = json.loads(lines[0])["text"].encode()
    for call in CALLS:
        both = [
            run(*(each.format(name) for each in call), stdin=given, cwd=tmp_path, COLUMNS="90")
            for run, name in ((started, "started"), (forks, "forked"))
        ]
        one, other = ((each.returncode, each.stdout, each.stderr.replace("forked", "started")) for each in both)
        assert other == (one[0], one[1].replace("→ started.db", "→ forked.db"), one[2])


def test_a_shell_runs_forks_with_its_own_folder_streams_and_status(forks: Forks, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Kazakhstan attacked Turkmenistan on Monday.", encoding="utf-8")
    script = "tocsin code - --to - --quiet < a.txt | tee told && tocsin nonsense 2> /dev/null; echo $?"
    ran = subprocess.run(
        ["bash", "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{forks.programs}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=True,
    )
    record, status = ran.stdout.splitlines()
    assert json.loads(record)["events"][0]["event"] == "ASSAULT"
    assert (tmp_path / "told").read_text(encoding="utf-8") == f"{record}\n"
    assert (status, ran.stderr) == ("2", "")
