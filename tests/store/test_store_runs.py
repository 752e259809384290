"""Runs: each article read is counted once, in the store; an article that changes under its address is a new version."""

from __future__ import annotations

import json
import re
from pathlib import Path

import msgspec
import pytest

from handmade import RECORDS
from running import Tocsin
from tocsin.intake import Intake
from tocsin.intake.intake import Taken
from tocsin.model import Article, Record
from tocsin.model.record import content_id
from tocsin.read import Refused
from tocsin.store import Store
from tocsin.store.runs import recorded, refusals, runs


def article(text: str, language: str = "en", url: str | None = None) -> Article:
    return Article(id=content_id(text, None), language=language, url=url, text=text)


def code_many(items: object) -> object:
    for item in items:  # type: ignore[attr-defined]
        yield Record(article=item) if isinstance(item, Article) else item


def intake(store: Store, run: object = None) -> Intake:
    return Intake(code_many, "a coder", store, None, run)  # type: ignore[arg-type]


def test_each_article_ends_in_one_way_and_the_store_keeps_the_counts(tmp_path: Path) -> None:
    items = [
        article("Old."),
        article("New."),
        Refused("a.txt", "no \udcff text"),
        article("New."),
        article("Neu.", "de"),
        article("Newer."),
    ]
    with Store(tmp_path / "s.db") as store:
        store.add(Record(article=article("Old.")), "a coder")
        with recorded(store, "code", ["a\udcff.txt"]) as run:
            taken = intake(store, run)
            got = []
            for each in taken.decided(items):
                taken.write(each)
                got.append(each.outcome)
        assert got == ["known", "coded", "refused", "duplicate", "not_english", "coded"]
        (row,) = runs(store)
        assert (row.coded, row.known, row.duplicate, row.refused, row.not_english) == (2, 1, 1, 1, 1)
        assert (row.read, row.ending) == (6, "finished")
        assert list(refusals(store, row.id)) == [("a.txt", "no \\udcff text")]


def test_the_count_of_a_run_that_was_killed_is_that_of_its_articles(tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    with Store(path) as store:
        manager = recorded(store, "code", [])
        taken = intake(store, manager.__enter__())
        taken.write(Taken("coded", record=RECORDS[0]))
        with pytest.raises(ZeroDivisionError), store.transaction():
            taken.write(Taken("coded", record=RECORDS[1]))
            raise ZeroDivisionError
        (row,) = runs(store)
        assert (row.coded, row.events, row.ended) == (1, len(RECORDS[0].events), None)
        assert store.connection.execute("SELECT count(*) FROM articles").fetchone()[0] == 1


@pytest.mark.parametrize(("raised", "ending"), [(KeyboardInterrupt, "stopped"), (ValueError, "failed")])
def test_how_a_run_ended_is_kept(tmp_path: Path, raised: type[BaseException], ending: str) -> None:
    with Store(tmp_path / "s.db") as store:
        with pytest.raises(raised), recorded(store, "code", []):
            raise raised
        assert runs(store)[0].ending == ending


def test_an_article_that_changed_under_its_address_is_a_version_of_the_earlier(tmp_path: Path) -> None:
    url = "https://wire.example/ferries"
    first, second, third = (article(text, url=url) for text in ("One dead.", "Two dead.", "Three dead."))
    with Store(tmp_path / "s.db") as store:
        for each in (first, second, third):
            store.add(Record(article=each), "a coder")
        assert [store.earlier(each.id) for each in (first, second, third)] == [None, first.id, second.id]
        for each in (first, second, third):
            store.add(Record(article=each), "another coder")
        assert [store.earlier(each.id) for each in (first, second, third)] == [None, first.id, second.id]


@pytest.mark.parametrize("url", [None, "https://wire.example", "https://wire.example/", "not an address", "http://["])
def test_what_is_no_address_of_an_article_links_none(tmp_path: Path, url: str | None) -> None:
    with Store(tmp_path / "s.db") as store:
        for text in ("One.", "Two."):
            store.add(Record(article=article(text, url=url)), "a coder")
        assert store.earlier(article("Two.").id) is None


def test_runs_are_listed_with_their_counts_and_what_was_refused(tocsin: Tocsin, tmp_path: Path) -> None:
    rows = [
        {"text": "Kazakhstan attacked Turkmenistan on Monday."},
        {"text": "Kazakhstan attacked Turkmenistan on Monday."},
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join([*map(json.dumps, rows), "{"]), encoding="utf-8")
    assert tocsin("code", path, "--store", "s.db", "-q", cwd=tmp_path).returncode == 1
    assert tocsin("code", path, "--store", "s.db", "-q", cwd=tmp_path).returncode == 1
    again, first = (
        msgspec.json.decode(line)
        for line in tocsin("runs", "--store", "s.db", "--json", cwd=tmp_path).stdout.splitlines()
    )
    assert (first["coded"], first["duplicate"], first["refused"], first["read"], first["events"]) == (1, 1, 1, 3, 1)
    assert (again["known"], again["duplicate"], again["refused"], again["read"]) == (1, 1, 1, 3)
    assert first["inputs"] == [str(path)]
    assert "not JSON" in tocsin("runs", "--store", "s.db", "--refused", "1", cwd=tmp_path).stdout
    listed = tocsin("runs", "--store", "s.db", cwd=tmp_path, COLUMNS="80").stdout
    assert "news.jsonl" in listed.replace("\n", "").replace(" ", "")
    assert re.findall(r"^ *(\d)  \d{4}-\d\d-\d\d \d\d:\d\d  ", listed, re.MULTILINE) == ["2", "1"]
    assert "…" not in listed
