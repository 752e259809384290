"""`tocsin code --workers`: the same record as with one, in the same order, and an end that says what happened."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from running import TOCSIN, Tocsin, articles_in

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the workers by /proc")


def children(pid: int) -> list[int]:
    try:
        return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]
    except OSError:
        return []


def workers(pid: int) -> list[int]:
    return [each for each in children(pid) if b"spawn_main" in Path(f"/proc/{each}/cmdline").read_bytes()]


def gone(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").split(") ")[1].startswith("Z")
    except OSError:
        return True


def test_workers_give_the_same_in_the_same_order(tocsin: Tocsin, samples: Path, tmp_path: Path) -> None:
    lines = samples.read_text(encoding="utf-8").splitlines()
    mixed = tmp_path / "mixed.jsonl"
    mixed.write_text("\n".join([*lines[:3], "{", lines[0], *lines[3:], '{"title": "T"}']), encoding="utf-8")
    one = tocsin("code", mixed, "--to", "-")
    two = tocsin("code", mixed, "--to", "-", "--workers", "2")
    assert one.stdout.count("\n") == len(lines)
    assert two.stdout == one.stdout
    assert two.stderr == one.stderr
    assert two.returncode == one.returncode == 1


@pytest.mark.parametrize("fault", [("--codebook", "nowhere"), ("--model", "nowhere")], ids=lambda each: each[0])
def test_a_worker_that_cannot_begin_is_one_line(tocsin: Tocsin, samples: Path, fault: tuple[str, str]) -> None:
    ran = tocsin("code", samples, "--to", "-", "--workers", "2", *fault)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert "nowhere" in ran.stderr


def disturbed(many: Path, path: Path, do: object) -> tuple[subprocess.CompletedProcess[str], list[int]]:
    """A run with two workers, disturbed when the first articles are in the store; and who the workers were."""
    command = [TOCSIN, "code", str(many), "--store", str(path), "--workers", "2"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as run:
        deadline = time.monotonic() + 120
        while run.poll() is None and articles_in(path) < 1 and time.monotonic() < deadline:
            time.sleep(0.03)
        found = workers(run.pid)
        do(run.pid, found)  # type: ignore[operator]
        out, err = run.communicate(timeout=60)
    return subprocess.CompletedProcess(command, run.returncode, out, err), found


def test_a_killed_worker_ends_the_run_in_one_line_and_what_was_finished_stays(
    tocsin: Tocsin, many: Path, tmp_path: Path
) -> None:
    path = tmp_path / "s.db"
    ran, found = disturbed(many, path, lambda _, found: os.kill(found[0], signal.SIGKILL))
    assert len(found) == 2
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        "tocsin: a worker ended by itself (killed, or out of memory); what was finished is kept: run it again\n"
    )
    kept = articles_in(path)
    assert 1 <= kept < 720
    assert all(map(gone, found))
    assert f'"coded":{kept}' in tocsin("runs", "--store", path, "--json").stdout


def test_ctrl_c_ends_the_workers_too(many: Path, tmp_path: Path) -> None:
    ran, found = disturbed(many, tmp_path / "s.db", lambda pid, _: os.killpg(pid, signal.SIGINT))
    assert (ran.returncode, ran.stdout) == (130, "")
    assert ran.stderr == "tocsin: stopped; what was finished is kept\n"
    assert all(map(gone, found))


def test_workers_do_not_outlive_a_run_that_is_killed(many: Path, tmp_path: Path) -> None:
    _, found = disturbed(many, tmp_path / "s.db", lambda pid, _: os.kill(pid, signal.SIGKILL))
    deadline = time.monotonic() + 30
    while not all(map(gone, found)) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(found) == 2
    assert all(map(gone, found))
