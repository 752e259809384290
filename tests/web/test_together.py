"""Writing by `tocsin watch` and reading at the desk at once. The long form is `bench/watch_and_desk.py`."""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import pytest
from together import together


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGTERM")
def test_a_watch_and_the_desk_do_not_disturb_each_other(samples: Path, tmp_path: Path) -> None:
    outcome = together(tmp_path, samples, seconds=5, stories=30)
    assert outcome.faults == []
    assert (outcome.status, outcome.said) == (0, "tocsin: stopped; the same command goes on from here\n")
    assert outcome.articles >= 3
    assert outcome.answers.keys() == {200}
    with sqlite3.connect(tmp_path / "together.db") as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT sum(refused) FROM runs").fetchone() == (0,)
