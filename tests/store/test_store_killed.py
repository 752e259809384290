"""A run that is killed loses at most the article it was at."""

from __future__ import annotations

import random
import sqlite3
import sys
from pathlib import Path

import pytest

from running import Forks, Tocsin, articles_in, in_the_middle, killed, rows_of

COLUMNS = {
    "articles": "id, ref, url, publisher, byline, title, published, language, text, coder",
    "events": "*",
    "participants": "*",
    "statements": "*",
    "threats": "*",
    "figures": "*",
}
#: Made at the end of a run, in transactions of their own.
MERGED = dict.fromkeys(["happenings", "reports", "happening_keys", "copies", "merged"], "*")


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
@pytest.mark.parametrize("workers", ["1", "2"])
def test_a_killed_run_that_is_taken_up_again_gives_the_undisturbed_store(
    tocsin: Tocsin, forked: Forks | None, samples: Path, sample_store: Path, tmp_path: Path, workers: str
) -> None:
    whole = rows_of(sample_store, COLUMNS)
    seed = random.randrange(10**6)
    chance = random.Random(seed)
    path = tmp_path / "killed.db"
    killed_at: list[int] = []
    for _ in range(3):
        enough = articles_in(path) + chance.randrange(1, 5)
        command = ["code", samples, "--store", path, "--workers", workers, "--quiet"]
        # whose own process does all the work may be a fork
        kill = killed if forked is None or workers != "1" else forked.killed
        kill(*command, when=in_the_middle(path, enough, chance.uniform(0, 0.3)))
        killed_at.append(articles_in(path))
        partial = rows_of(path, COLUMNS)
        stamps = {row[-1] for row in (*whole["articles"], *partial["articles"])}
        assert len(stamps) == 1, "the codebook was edited while this test ran: run it again"
        for table, rows in partial.items():
            assert set(rows) <= set(whole[table]), f"seed {seed}: {table}"
        ids = {row[0] for row in partial["articles"]}
        whole_events = [row for row in whole["events"] if row[1] in ids]
        assert partial["events"] == whole_events, f"seed {seed}: an article stands there in part"
    assert 0 < killed_at[0] < len(whole["articles"]), f"seed {seed}: never killed in the middle"
    ran = tocsin("code", samples, "--store", path, "--workers", workers)
    assert ran.returncode == 0, ran.stderr
    assert f"{killed_at[-1]} already there" in ran.stdout
    assert rows_of(path, COLUMNS) == whole, f"seed {seed}, killed at {killed_at}"
    assert rows_of(path, MERGED) == rows_of(sample_store, MERGED), f"seed {seed}, killed at {killed_at}"
    with sqlite3.connect(path) as connection:
        counted = connection.execute("SELECT sum(coded), sum(events) FROM runs").fetchone()
        assert counted == (len(whole["articles"]), len(whole["events"])), f"seed {seed}: the runs do not add up"
        connection.execute("INSERT INTO articles_text (articles_text, rank) VALUES ('integrity-check', 1)")
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []


def test_coding_again_changes_nothing_not_even_the_time(tocsin: Tocsin, samples: Path, tmp_path: Path) -> None:
    path, one = tmp_path / "twice.db", tmp_path / "one.jsonl"
    one.write_text(samples.read_text(encoding="utf-8").splitlines()[0], encoding="utf-8")
    assert tocsin("code", one, "--store", path).returncode == 0
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE articles SET coded_at = '2001-01-01T00:00:00+00:00'")
    before = rows_of(path, COLUMNS)
    ran = tocsin("code", one, "--store", path)
    assert "0 articles coded, 0 events; 1 already there" in ran.stdout
    assert rows_of(path, COLUMNS) == before
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT DISTINCT coded_at FROM articles").fetchall() == [
            ("2001-01-01T00:00:00+00:00",)
        ]
