"""A run that finds no room: one clear line, what was finished is whole, and the same command goes on from there."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from test_store_killed import COLUMNS

from running import TOCSIN, Ran, Tocsin, articles_in, rows_of
from tocsin.model import Record

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="limits processes and mounts as Linux does")


def run_until(enough: Callable[[], bool], room: int, *args: str | Path) -> Ran:
    """Runs `tocsin`; as soon as enough is done its files may be no longer than so many bytes."""
    import resource

    command = [TOCSIN, *map(str, args)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        deadline = time.monotonic() + 120
        while not enough() and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.01)
        resource.prlimit(run.pid, resource.RLIMIT_FSIZE, (room, room))
        out, err = run.communicate(timeout=120)
    return Ran(command, run.returncode, out, err)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """A real file system that can be given so much room, again and again; skips where none may be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    mounted = False

    def with_room(size: str) -> Path:
        nonlocal mounted
        options = f"size={size}" + (",remount" if mounted else "")
        command = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
        try:
            done = subprocess.run(command, capture_output=True, check=False).returncode == 0
        except OSError:
            done = False
        if not done:
            pytest.skip("no file system may be mounted here")
        mounted = True
        return place

    yield with_room
    if mounted:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def whole_and_goes_on(tocsin: Tocsin, samples: Path, sample_store: Path, path: Path) -> None:
    """Whether a store that a run left is whole, and the same command brings it to what an undisturbed run gives."""
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    partial, whole = rows_of(path, COLUMNS), rows_of(sample_store, COLUMNS)
    assert 0 < len(partial["articles"]) < len(whole["articles"])
    assert all(set(rows) <= set(whole[table]) for table, rows in partial.items())
    ran = tocsin("code", samples, "--store", path, "--quiet")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert rows_of(path, COLUMNS) == whole


def test_a_full_disk_ends_in_one_line_with_the_store_whole(
    tocsin: Tocsin, samples: Path, sample_store: Path, small_disk: Callable[[str], Path]
) -> None:
    path = small_disk("1500k") / "news.db"
    ran = tocsin("code", samples, "--store", path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"tocsin: {path}: no room left on the disk; what was finished is kept\n"
    small_disk("50m")
    whole_and_goes_on(tocsin, samples, sample_store, path)


def test_a_store_that_may_grow_no_further_is_one_line_and_whole(tocsin: Tocsin, many: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    ran = run_until(lambda: articles_in(path) > 0, 100_000, "code", many, "--store", path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"tocsin: {path}: disk I/O error (full, at a limit or broken); what was finished is kept\n"
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("SELECT coded FROM runs").fetchone()[0] == articles_in(path)
        assert connection.execute("SELECT ending FROM runs").fetchone()[0] != "finished"


def test_a_file_of_records_that_may_grow_no_further_is_named_and_ends_with_a_record(many: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.jsonl"
    ran = run_until(lambda: path.exists() and path.stat().st_size > 0, 100_000, "code", many, "--to", path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"tocsin: {path}: {os.strerror(errno.EFBIG)}\n"
    lines = path.read_bytes().split(b"\n")
    assert [msgspec.json.decode(line, type=Record) for line in lines[:-1]]
    assert lines[-1] == b""


def test_no_room_for_the_model_of_languages_is_no_fault_of_an_article(samples: Path, tmp_path: Path) -> None:
    ran = run_until(lambda: True, 1_000, "code", samples, "--to", tmp_path / "news.jsonl")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == (
        f"tocsin: the model of languages cannot be unpacked to a temporary file: {os.strerror(errno.EFBIG)}\n"
    )
