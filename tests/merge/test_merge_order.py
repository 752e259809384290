"""The order in which articles come changes nothing, neither in memory nor in a store that is filled in portions."""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from reports import report

from tocsin.merge import Merger
from tocsin.model import Record
from tocsin.store import Store, merging
from tocsin.store.merging import Merging, Portions

TABLES = ("happenings", "reports", "happening_keys", "copies", "copy_keys", "merged")
TEXTS = (
    "Rebels killed nine villagers in Orlagan after dark, the mayor Aidana Serik said.",
    "The mayor of Orlagan said that rebels had killed villagers when darkness fell over the valley.",
    "Rebels killed nine villagers in Orlagan after dark, the mayor Aidana Serik said. Soldiers are searching the hills.",
    "Soldiers killed a herdsman near Temir on their way back from the hills.",
)
TITLES = ("Raid on Orlagan", "News in short")

records = st.builds(
    report,
    st.sampled_from(TEXTS),
    st.just("killed"),
    title=st.sampled_from(TITLES),
    published=st.sampled_from(["2024-03-05", "2024-03-06", "2024-03-07"]),
    publisher=st.sampled_from("ABC"),
    kind=st.sampled_from(["ASSAULT", "MOBILIZE", "ACCUSE"]),
    actors=st.sampled_from([["XAA REB"], ["XAA MIL"], ["XCC MIL"], []]),
    recipients=st.sampled_from([["XBB CVL"], ["XAA REB"], []]),
    day=st.sampled_from([None, "2024-03-04", "2024-03-05"]),
    place=st.sampled_from([None, "Orlagan", "Temir"]),
    auxiliary=st.sampled_from([[], ["future"], ["negation"], ["historical"]]),
    dead=st.sampled_from([None, 9, 12]),
)
#: Articles whose ids differ.
feeds = st.lists(records, min_size=1, max_size=12, unique_by=lambda record: record.article.id)


@pytest.fixture(scope="module")
def merger() -> Merger:
    return Merger()


@given(feeds, st.randoms())
@settings(max_examples=60, deadline=None)
def test_shuffled_articles_give_the_same_happenings(merger: Merger, feed: list[Record], chance: object) -> None:
    shuffled = feed[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert merger.merge(shuffled) == merger.merge(feed)


def stored(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        return {table: sorted(connection.execute(f"SELECT * FROM {table}").fetchall()) for table in TABLES}


def filled(merger: Merger, portions: list[list[Record]]) -> dict[str, list[tuple[object, ...]]]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "news.db"
        with Store(path) as store:
            for portion in portions:
                for record in portion:
                    store.add(record, "coder 1")
                Merging(store, merger).run()
        return stored(path)


@given(feeds, st.randoms(), st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_portions_in_any_order_give_the_store_that_one_run_gives(
    merger: Merger, feed: list[Record], chance: object, size: int
) -> None:
    shuffled = feed[:]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    portions = [shuffled[place : place + size] for place in range(0, len(shuffled), size)]
    at_once = filled(merger, [feed])
    assert filled(merger, portions) == at_once
    assert {row[0] for row in at_once["happenings"]} == {each.id for each in merger.merge(feed).happenings}


@given(feeds, st.data(), st.integers(1, 4))
@settings(max_examples=40, deadline=None)
def test_articles_merged_as_they_are_written_give_the_store_that_one_run_gives(
    merger: Merger, feed: list[Record], data: st.DataObject, size: int
) -> None:
    """Some are coded anew or go in between; what is not merged at the end is what a run that was killed leaves."""
    now = {record.article.id: record for record in feed}
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(merging, "_PORTION", size)
        path = Path(folder) / "news.db"
        with Store(path) as store:
            portions = Portions(Merging(store, merger))
            for record in feed:
                store.add(record, "coder 1")
                portions.add(record.article.id)
                other = data.draw(st.none() | st.sampled_from(feed))
                if other is not None and other is not record and store.has(other.article.id, "coder 1"):
                    now[other.article.id] = replace(other, events=[], figures=[])
                    store.add(now[other.article.id], "coder 2")
                    portions.add(other.article.id)
            Merging(store, merger).run()
            assert Merging(store, merger).pending() == 0
        left, expected = stored(path), filled(merger, [list(now.values())])
    for table in ("happenings", "reports", "happening_keys", "copies", "merged"):
        assert left[table] == expected[table], table


def test_only_what_is_there_and_not_merged_is_taken(merger: Merger, tmp_path: Path) -> None:
    feed = [report(text, "killed", publisher=publisher) for text in TEXTS for publisher in "AB"]
    ids = [record.article.id for record in feed]
    path = tmp_path / "news.db"
    with Store(path) as store:
        for record in feed:
            store.add(record, "coder 1")
        ours, theirs = Merging(store, merger), Merging(store, merger)
        ours.take(ids[:5])
        theirs.take([*ids[3:7], "gone"])
        assert theirs.pending() == 1
        assert ours.run() == 1
    assert stored(path) == filled(merger, [feed])


def test_what_other_rules_merged_is_left_to_a_run(merger: Merger, tmp_path: Path) -> None:
    feed = [report(text, "killed") for text in TEXTS]
    others = Merger()
    others.stamp = "other rules"
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(feed[0], "coder 1")
        Merging(store, others).run()
        for record in feed[1:]:
            store.add(record, "coder 1")
        ours = Merging(store, merger)
        ours.take([record.article.id for record in feed])
        assert [row[1] for row in stored(path)["merged"]] == ["other rules"]
        ours.run()
    assert stored(path) == filled(merger, [feed])


def test_batches_of_one_give_the_same_as_one_batch(merger: Merger, monkeypatch: pytest.MonkeyPatch) -> None:
    feed = [report(text, "killed", publisher=publisher) for text in TEXTS for publisher in "AB"]
    whole = filled(merger, [feed])
    monkeypatch.setattr(merging, "_BATCH", 1)
    assert filled(merger, [feed]) == whole


def test_an_article_that_is_coded_anew_takes_its_old_reports_with_it(merger: Merger, tmp_path: Path) -> None:
    path = tmp_path / "news.db"
    first, second = (report(TEXTS[0], "killed", publisher=publisher) for publisher in "AB")
    with Store(path) as store:
        for record in (first, second):
            store.add(record, "coder 1")
        Merging(store, merger).run()
        whole = stored(path)
        store.add(replace(first, events=[], figures=[]), "coder 2")
        Merging(store, merger).run()
        assert [row[6] for row in stored(path)["happenings"]] == [1]
        store.add(first, "coder 1")
        Merging(store, merger).run()
    assert stored(path) == whole


@pytest.mark.parametrize("gone", range(3))
@pytest.mark.parametrize("later", [True, False])
def test_an_article_that_is_deleted_leaves_what_the_others_give_by_themselves(
    merger: Merger, tmp_path: Path, gone: int, later: bool
) -> None:
    copies = [report(TEXTS[0], "killed", publisher=publisher) for publisher in "ABC"]
    copies.sort(key=lambda each: each.article.id)  # the first of the group has the first id
    new = [report(TEXTS[0], "killed", publisher="D")] if later else []
    path = tmp_path / "news.db"
    with Store(path) as store:
        for record in copies:
            store.add(record, "coder 1")
        Merging(store, merger).run()
        with store.transaction():
            store.connection.execute("DELETE FROM articles WHERE id = ?", (copies[gone].article.id,))
        for record in new:
            store.add(record, "coder 1")
        Merging(store, merger).run()
        assert Merging(store, merger).pending() == 0
    del copies[gone]
    left, expected = stored(path), filled(merger, [copies + new])
    assert len(expected["copies"]) == 2 + later
    for table in ("happenings", "reports", "copies", "merged"):
        assert left[table] == expected[table], table


def test_copies_that_only_a_deleted_one_connected_are_copies_no_more(merger: Merger, tmp_path: Path) -> None:
    words = [f"word{number}" for number in range(90)]
    texts = [" ".join(words[start : start + 50]) for start in (0, 14, 28)]
    feed = [report(f"Rebels killed nine. {text}", "killed", publisher=p) for text, p in zip(texts, "ABC", strict=True)]
    path = tmp_path / "news.db"
    with Store(path) as store:
        for record in feed:
            store.add(record, "coder 1")
        Merging(store, merger).run()
        assert len(stored(path)["copies"]) == 3
        with store.transaction():
            store.connection.execute("DELETE FROM articles WHERE id = ?", (feed[1].article.id,))
        Merging(store, merger).run()
    assert stored(path)["copies"] == filled(merger, [[feed[0], feed[2]]])["copies"] == []


def test_other_rules_merge_everything_anew(tmp_path: Path) -> None:
    rules = (Path(merging.__file__).parents[1] / "codebook" / "builtin" / "merging.yaml").read_text(encoding="utf-8")
    own = tmp_path / "own"
    own.mkdir()
    (own / "merging.yaml").write_text(rules.replace("threshold: 3", "threshold: 90"), encoding="utf-8")
    with Store(tmp_path / "news.db") as store:
        for text in TEXTS[:2]:
            store.add(report(text, "killed"), "coder 1")
        counts = []
        for merger in (Merger(), Merger(own), Merger()):
            assert Merging(store, merger).pending() == 2
            assert Merging(store, merger).run() == 2
            assert Merging(store, merger).pending() == 0
            counts.append(len(stored(tmp_path / "news.db")["happenings"]))
    assert counts == [1, 2, 1]


def test_a_merge_that_is_interrupted_leaves_what_was_there(
    merger: Merger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.db"
    with Store(path) as store:
        store.add(report(TEXTS[0], "killed", publisher="A"), "coder 1")
        Merging(store, merger).run()
        before = stored(path)
        later = report(TEXTS[0], "killed", publisher="B")
        store.add(later, "coder 1")

        def stop(*_: object) -> None:
            raise KeyboardInterrupt

        with monkeypatch.context() as patch:
            patch.setattr(Merging, "_replace", stop)
            with pytest.raises(KeyboardInterrupt):
                Merging(store, merger).run()
            with pytest.raises(KeyboardInterrupt):
                Merging(store, merger).take([later.article.id])
        assert stored(path) == before
        assert Merging(store, merger).run() == 1
    assert [row[6] for row in stored(path)["happenings"]] == [2]
