"""`tocsin watch` as a process: stopped, killed, and taken up again."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from newsroom import Newsroom, page, rss, send

from running import TOCSIN, Forks, Tocsin, articles_in, in_the_middle, killed, rows_of, wait_for

TABLES = {
    "articles": "id, ref, url, publisher, byline, title, published, language, text, coder",
    "events": "*",
    "participants": "*",
    "statements": "*",
    "threats": "*",
    "figures": "*",
    "happenings": "*",
    "reports": "*",
    "copies": "*",
    "links": "url, feed, mark, outcome, article",
    "feeds": "url, name, articles, events",
}


@pytest.fixture
def site(samples: Path) -> Iterator[Newsroom]:
    """A site with the samples as pages, listed by two feeds."""
    made = Newsroom()
    texts = [json.loads(line)["text"] for line in samples.read_text(encoding="utf-8").splitlines()]
    listed = [(made.put(f"/{number}", page(text)), text[:200]) for number, text in enumerate(texts)]
    made.put("/one", rss(listed[:9]))
    made.put("/two", rss(listed[9:]))
    yield made
    made.close()


@pytest.fixture
def feeds(site: Newsroom, tmp_path: Path) -> Path:
    path = tmp_path / "feeds.toml"
    path.write_text(
        f"""pause = "0s"
allow = ["127.0.0.1"]
retries = 0

[[feed]]
name = "One"
url = "{site.url("/one")}"

[[feed]]
url = "{site.url("/two")}"
""",
        encoding="utf-8",
    )
    return path


def stopped(feeds: Path, store: Path, enough: int, how: signal.Signals) -> tuple[int, str]:
    """A watch that gets a signal when so many articles are in its store: its exit status and what it said."""
    command = [TOCSIN, "watch", str(feeds), "--store", str(store)]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as run:
        wait_for(lambda: articles_in(store) >= enough, lambda: run.poll() is not None)
        os.kill(run.pid, how)
        _, err = run.communicate(timeout=60)
    return run.returncode, err


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_killed_watch_that_is_taken_up_again_gives_the_undisturbed_store(
    tocsin: Tocsin, forked: Forks | None, feeds: Path, tmp_path: Path
) -> None:
    kill = killed if forked is None else forked.killed
    whole, path = tmp_path / "whole.db", tmp_path / "killed.db"
    assert tocsin("watch", feeds, "--once", "--store", whole).returncode == 0
    chance = random.Random(seed := random.randrange(10**6))
    killed_at = []
    for _ in range(3):
        enough = articles_in(path) + chance.randrange(1, 5)
        kill("watch", feeds, "--store", path, "--once", when=in_the_middle(path, enough, chance.uniform(0, 0.2)))
        killed_at.append(articles_in(path))
    assert 0 < killed_at[0] < 18, f"seed {seed}: never killed in the middle"
    assert tocsin("watch", feeds, "--once", "--store", path).returncode == 0
    assert rows_of(path, TABLES) == rows_of(whole, TABLES), f"seed {seed}, killed at {killed_at}"
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT sum(coded), sum(known) FROM runs").fetchone() == (18, 0)


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT], ids=lambda how: how.name)
def test_a_stopped_watch_ends_in_order_and_goes_on_where_it_was(
    tocsin: Tocsin, feeds: Path, tmp_path: Path, how: signal.Signals
) -> None:
    path = tmp_path / "s.db"
    status, said = stopped(feeds, path, 3, how)
    assert status == 0
    assert said.splitlines()[-1] == "tocsin: stopped; the same command goes on from here"
    assert "Traceback" not in said
    assert 3 <= articles_in(path) < 18
    assert tocsin("watch", feeds, "--once", "--store", path).returncode == 0
    assert articles_in(path) == 18
    last, first = (msgspec.json.decode(line) for line in tocsin("runs", "--json", "--store", path).stdout.splitlines())
    assert (first["ending"], last["ending"]) == ("stopped", "finished")
    assert first["coded"] + last["coded"] == 18


def test_each_feed_has_its_status(tocsin: Tocsin, site: Newsroom, feeds: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    site.put("/two", send("", 500))
    ran = tocsin("watch", feeds, "--once", "--store", path)
    assert ran.returncode == 1
    assert "One: 9 coded" in ran.stderr
    assert "/two: the server says 500; again in" in ran.stderr
    rows = [msgspec.json.decode(line) for line in tocsin("feeds", "--store", path, "--json").stdout.splitlines()]
    one, two = sorted(rows, key=lambda row: row["name"] is None)
    assert (one["articles"], one["fault"], one["succeeded"] is None) == (9, None, False)
    assert one["events"] > 20
    assert (two["articles"], two["fault"], two["succeeded"]) == (0, "the server says 500", None)
    shown = tocsin("feeds", "--store", path).stdout
    assert "the server says 500" in shown
    assert "never" in shown


def test_a_private_address_is_not_asked_unless_the_file_or_the_option_allows_it(
    tocsin: Tocsin, site: Newsroom, feeds: Path, tmp_path: Path
) -> None:
    feeds.write_text(feeds.read_text(encoding="utf-8").replace('allow = ["127.0.0.1"]', ""), encoding="utf-8")
    ran = tocsin("watch", feeds, "--once", "--store", tmp_path / "s.db", "--quiet")
    assert ran.returncode == 1
    assert ran.stderr.count("which is private") == 2
    assert site.handler.asked == []


def test_a_file_of_feeds_that_is_not_there_is_one_line(tocsin: Tocsin, tmp_path: Path) -> None:
    ran = tocsin("watch", "none.toml", cwd=tmp_path)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    assert "none.toml" in ran.stderr
