"""`happenings`, `merge`, `explain` on happenings, and `eval happenings`."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from running import Tocsin
from tocsin.merge import Merger
from tocsin.store import Store
from tocsin.store.flat import HAPPENING_COLUMNS
from tocsin.store.merging import Merging

ARTICLES = [
    {
        "title": "Rebels kill 12 in Beni",
        "text": "Rebels killed 12 villagers in Beni on Tuesday, Congolese officials said. Soldiers searched the hills around the town.",
        "date": "2024-03-06",
        "publisher": "Wire",
    },
    {
        "title": "Twelve dead in Congo",
        "text": "Rebels killed 12 villagers in Beni on Tuesday, Congolese officials said. Soldiers searched the hills around the town.",
        "date": "2024-03-06",
        "publisher": "Coast Radio",
    },
    {
        "title": "Congo mourns",
        "text": "Congolese rebels killed 20 villagers in Beni on Tuesday, a priest said.",
        "date": "2024-03-07",
        "publisher": "Kinshasa Matin",
    },
    {
        "title": "Kenya and Uganda",
        "text": "Kenya and Uganda signed a trade agreement on Monday.",
        "date": "2024-03-05",
        "publisher": "Wire",
    },
]


@pytest.fixture(scope="module")
def coded(tocsin: Tocsin, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("happenings")
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, ARTICLES)), encoding="utf-8")
    ran = tocsin("code", folder / "articles.jsonl", "--store", folder / "news.db", "--quiet")
    assert ran.returncode == 0, ran.stderr
    return folder / "news.db"


def listed(tocsin: Tocsin, store: Path, *options: str) -> list[dict[str, object]]:
    ran = tocsin("happenings", "--store", store, "--json", *options)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def raid(tocsin: Tocsin, store: Path) -> dict[str, object]:
    (happening,) = (each for each in listed(tocsin, store, "--type", "ASSAULT") if each["articles"] == 3)
    return happening


def test_coding_ends_with_merging(tocsin: Tocsin, coded: Path) -> None:
    happening = raid(tocsin, coded)
    assert (happening["publishers"], happening["dates"]["best"]) == (2, "2024-03-05")  # type: ignore[index]
    (spread,) = happening["figures"]  # type: ignore[misc]
    assert (spread["lowest"]["value"], spread["highest"]["value"]) == (12, 20)
    assert spread["highest"]["report"]["publisher"] == "Kinshasa Matin"


@pytest.mark.parametrize("width", ["80", "120"])
def test_the_table_fits_and_shows_reports_publishers_and_the_spread(tocsin: Tocsin, coded: Path, width: str) -> None:
    shown = tocsin("happenings", "--store", coded, COLUMNS=width).stdout
    assert max(map(len, shown.splitlines())) <= int(width)
    (line,) = (line for line in shown.splitlines() if str(raid(tocsin, coded)["id"]) in line)
    assert "3 by 2" in line
    assert "dead 12 to 20, latest 20" in " ".join(shown.split())
    assert "Beni, COD" in " ".join(shown.split())


@pytest.mark.parametrize(
    ("options", "number"),
    [(["--type", "support"], 1), (["--since", "2024-03-08"], 0), (["--actor", "KEN"], 1), (["--limit", "1"], 1)],
    ids=str,
)
def test_options_choose(tocsin: Tocsin, coded: Path, options: list[str], number: int) -> None:
    assert len(listed(tocsin, coded, *options)) == number


def test_every_form_holds_the_same_happenings(tocsin: Tocsin, coded: Path, tmp_path: Path) -> None:
    wanted = [each["id"] for each in listed(tocsin, coded)]
    printed = csv.DictReader(io.StringIO(tocsin("happenings", "--store", coded, "--csv").stdout, newline=""))
    assert [row["id"] for row in printed] == wanted
    for name in ("h.jsonl", "h.csv", "h.parquet"):
        assert tocsin("happenings", "--store", coded, "--to", tmp_path / name).returncode == 0
    assert [json.loads(line)["id"] for line in (tmp_path / "h.jsonl").read_text().splitlines()] == wanted
    with (tmp_path / "h.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert [row["id"] for row in rows] == wanted
    table = pq.read_table(tmp_path / "h.parquet")
    assert table.column_names == list(HAPPENING_COLUMNS)
    assert table["id"].to_pylist() == wanted
    (row,) = (row for row in rows if row["id"] == raid(tocsin, coded)["id"])
    assert (row["dead_lowest"], row["dead_highest"], row["articles"]) == ("12.0", "20.0", "3")


def test_a_happening_is_explained_by_its_id_or_that_of_a_report(tocsin: Tocsin, coded: Path) -> None:
    happening = raid(tocsin, coded)
    report = happening["reports"][0]["event"]  # type: ignore[index]
    for id_ in (str(happening["id"]), report):
        shown = " ".join(tocsin("explain", id_, "--store", coded).stdout.split())
        assert "3 articles by 2 independent publishers" in shown
        assert "Kinshasa Matin" in shown
        assert "same day" in shown
    assert tocsin("explain", "hnone", "--store", coded).returncode == 1


def test_merge_finishes_what_was_not_merged(tocsin: Tocsin, coded: Path, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    with sqlite3.connect(coded) as source, sqlite3.connect(path) as copy:
        source.backup(copy)
    before = listed(tocsin, path)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM merged")
        connection.execute("DELETE FROM happenings")
    assert listed(tocsin, path) == []
    assert "4 articles merged" in tocsin("merge", "--store", path).stdout
    assert listed(tocsin, path) == before
    with Store(path) as store:
        assert Merging(store, Merger()).pending() == 0


STORIES = """
stories:
  - id: beni
    happenings: {raid: a raid}
    articles:
      - {id: a, publisher: Wire, published: "2024-03-06", title: "Rebels {raid|kill} 12", text: "Rebels {raid|killed} 12 villagers in Beni on Tuesday, Congolese officials said."}
      - {id: b, publisher: Coast, published: "2024-03-06", title: Dead in Congo, copy: a, edits: {officials: soldiers}}
"""


def test_eval_happenings_prints_b_cubed_and_copies(tocsin: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "stories.yaml").write_text(STORIES, encoding="utf-8")
    measured = json.loads(tocsin("eval", "happenings", tmp_path, "--json").stdout)["all"]
    assert (measured["articles"], measured["copies"], measured["copies_found"]) == (2, 1, 1)
    assert (measured["precision"], measured["recall"], measured["f1"]) == (1.0, 1.0, 1.0)
    shown = tocsin("eval", "happenings", tmp_path).stdout
    assert "B³ F1" in shown
    (tmp_path / "stories.yaml").write_text(STORIES.replace("{raid|killed}", "{flood|killed}"), encoding="utf-8")
    ran = tocsin("eval", "happenings", tmp_path)
    assert ran.returncode == 1
    assert "stories.yaml:3: beni/a: no happening flood" in ran.stderr
