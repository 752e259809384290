"""The store as Python programs read it."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import tocsin
from handmade import RAID, TALKS
from tocsin.store import Store, StoreError
from tocsin.store.opened import Opened

THREAT, DEMAND, SHELLING = (event.id for event in RAID.events)
CONSULT, FREEZE = (event.id for event in TALKS.events)


@pytest.fixture(scope="module")
def opened(handmade_store: Path) -> Iterator[Opened]:
    with tocsin.open(handmade_store) as opened:
        yield opened


def test_filters_are_those_of_the_store(opened: Opened) -> None:
    assert {row["id"] for row in opened.events(actor="KAZ", auxiliary="asserted")} == {THREAT, DEMAND, CONSULT}
    assert [row["id"] for row in opened.events(recipient="TKM")] == [THREAT]
    assert [row["id"] for row in opened.events(type="sanction")] == [FREEZE]
    assert [row["event"] for row in opened.threats(actor="kaz:mil", mode="violence")] == [THREAT]
    assert opened.threats(actor="UZB").rows() == []
    assert len(opened.events(limit=2).rows()) == 2
    assert opened.events(since="2030-01-01").rows() == []
    assert opened.events(until="1999-01-01").rows() == []
    assert [row["event"] for row in opened.happenings(type="ASSAULT")] == ["ASSAULT"]
    assert [row["text"] for row in opened.statements(words="water", speaker="Tolenova")] == [
        "We demand 40% of the water,"
    ]
    assert opened.statements(speaker="UZB").rows() == []


@pytest.mark.parametrize("name", ["events", "happenings", "threats", "statements"])
@pytest.mark.parametrize("empty", [False, True])
def test_a_table_holds_the_rows_with_types_that_do_not_depend_on_them(opened: Opened, name: str, empty: bool) -> None:
    found = getattr(opened, name)(until="1999-01-01" if empty else None)
    table = found.to_arrow()
    assert table.to_pylist() == found.rows()
    assert (table.num_rows == 0) == empty
    assert table.column_names == found.columns
    assert table.schema == getattr(opened, name)().to_arrow().schema


def test_pandas_and_polars_hold_the_same(opened: Opened) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    ids = [row["id"] for row in opened.events()]
    assert list(opened.events().to_pandas()["id"]) == ids
    assert opened.events().to_polars()["id"].to_list() == ids


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_a_missing_library_is_named(opened: Opened, library: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=f"needs {library}: pip install .{library}"):
        getattr(opened.events(), f"to_{library}")()


@pytest.mark.parametrize(
    "wrong", [{"since": "yesterday"}, {"auxiliary": "maybe"}, {"type": "ATTACK"}, {"mode": "bombing"}, {"limit": -1}]
)
def test_a_filter_that_is_none_is_refused(opened: Opened, wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        opened.events(**wrong)  # type: ignore[arg-type]


def test_nothing_can_be_written(opened: Opened) -> None:
    with pytest.raises(StoreError, match="readonly"), opened._store.faults():
        opened._store.connection.execute("DELETE FROM articles")


def test_what_is_written_meanwhile_is_found(tmp_path: Path) -> None:
    path = tmp_path / "tocsin.db"
    Store(path).close()
    with tocsin.open(path) as opened, Store(path) as store:
        assert opened.events().rows() == []
        store.add(TALKS, "a coder")
        assert {row["id"] for row in opened.events()} == {CONSULT, FREEZE}


def test_what_is_no_store_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such store"):
        tocsin.open(tmp_path / "none.db")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "text.db").write_text("no database at all " * 100)
    with pytest.raises(StoreError, match="not a database"):
        tocsin.open(tmp_path / "text.db")
    with sqlite3.connect(tmp_path / "other.db") as other:
        other.execute("CREATE TABLE t (x)")
    with pytest.raises(StoreError, match="no store of Tocsin's"):
        tocsin.open(tmp_path / "other.db")
    old = tmp_path / "old.db"
    Store(old).close()
    with sqlite3.connect(old) as connection:
        connection.execute("PRAGMA user_version = 3")
    with pytest.raises(StoreError, match="older version"):
        tocsin.open(old)
