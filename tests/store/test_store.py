"""Writing the store: whole articles or nothing, and faults in one line."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import threading
from pathlib import Path

import pytest
from earlier import earlier
from msgspec.structs import replace

from handmade import RAID, RECORDS, TALKS
from running import Tocsin
from tocsin.cli.faults import told
from tocsin.model import Figure, Record
from tocsin.store import EventFilter, Queries, Store, StoreError, migrating

TABLES = ("articles", "events", "participants", "statements", "threats", "figures")


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with sqlite3.connect(path) as connection:
        return sorted(connection.execute(f"SELECT * FROM {table}").fetchall(), key=repr)


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows(path, table) for table in TABLES}


def fault(path: Path, **options: bool) -> str:
    with pytest.raises(StoreError) as caught:
        Store(path, **options)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert "\n" not in message
    return message.removeprefix(f"{path}: ")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.db"


@pytest.fixture
def filled(path: Path) -> Path:
    with Store(path) as store:
        for record in RECORDS:
            assert store.add(record, "coder 1")
    return path


def test_a_new_store_is_strict_keeps_references_and_lets_readers_in(path: Path) -> None:
    with Store(path) as store:
        assert store.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert store.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        made = {row["name"]: row["strict"] for row in store.connection.execute("PRAGMA table_list")}
    assert {name: made.get(name) for name in TABLES} == dict.fromkeys(TABLES, 1)


def test_a_store_that_is_opened_again_still_keeps_references_and_wal(filled: Path) -> None:
    with Store(filled) as store:
        assert store.connection.execute("PRAGMA foreign_keys").fetchone()[0] == 1
        assert store.connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        with pytest.raises(sqlite3.IntegrityError):
            store.connection.execute("INSERT INTO threats VALUES ('no such event', '{}')")


def test_an_empty_file_becomes_a_store(path: Path) -> None:
    path.touch()
    with Store(path) as store:
        assert store.add(RAID, "coder 1")
    with Store(path) as store:
        assert Queries(store).counts() == {
            "articles": 1,
            "events": 3,
            "happenings": 0,
            "statements": 1,
            "threats": 1,
            "figures": 1,
        }


def test_opening_changes_nothing(filled: Path) -> None:
    before = everything(filled)
    Store(filled).close()
    assert everything(filled) == before


@pytest.mark.parametrize(
    ("words", "found"),
    [("dam", [RAID]), ("tashkent", [TALKS]), ("neighbours", [RAID]), ("KAZ*", RECORDS), ("ferry", [])],
)
def test_full_text_search_finds_articles_by_their_words(filled: Path, words: str, found: list[Record]) -> None:
    query = (
        "SELECT id FROM articles_text JOIN articles ON articles.rowid = articles_text.rowid WHERE articles_text MATCH ?"
    )
    with Store(filled) as store:
        ids = {row["id"] for row in store.connection.execute(query, [words])}
    assert ids == {record.article.id for record in found}


def test_adding_the_same_article_again_changes_nothing(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("UPDATE articles SET coded_at = '2001-01-01T00:00:00+00:00'")
    before = everything(filled)
    with Store(filled) as store:
        assert not store.add(RAID, "coder 1")
        assert not store.add(replace(RAID, events=[], threats=[], figures=[]), "coder 1")
    assert everything(filled) == before


def test_another_coder_replaces_the_record_and_leaves_the_others(filled: Path) -> None:
    kept = [row for row in rows(filled, "events") if row[1] == TALKS.article.id]
    poorer = replace(RAID, events=RAID.events[1:2], threats=[], figures=[])
    with Store(filled) as store:
        assert not store.has(RAID.article.id, "coder 2")
        assert store.add(poorer, "coder 2")
        assert store.has(RAID.article.id, "coder 2")
        assert not store.has(RAID.article.id, "coder 1")
        queries = Queries(store)
        assert queries.counts() == {
            "articles": 2,
            "events": 3,
            "happenings": 0,
            "statements": 1,
            "threats": 0,
            "figures": 0,
        }
        assert queries.event(RAID.events[0].id) is None
    assert [row for row in rows(filled, "events") if row[1] == TALKS.article.id] == kept
    assert {row[0] for row in rows(filled, "participants")} == {each.id for each in (*poorer.events, *TALKS.events)}


def test_full_text_index_follows_replacement(filled: Path) -> None:
    with Store(filled) as store:
        renamed = replace(RAID, article=replace(RAID.article, title="Water dispute deepens"))
        store.add(renamed, "coder 2")
        count = "SELECT count(*) FROM articles_text WHERE articles_text MATCH ?"
        assert store.connection.execute(count, ["deepens"]).fetchone()[0] == 1
        store.connection.execute("INSERT INTO articles_text (articles_text, rank) VALUES ('integrity-check', 1)")


def test_a_record_that_cannot_be_written_leaves_nothing_of_itself(path: Path) -> None:
    stray = Figure(kind="dead", value=1, text="12", start=0, end=2, event="no such event")
    with Store(path) as store:
        store.add(TALKS, "coder 1")
        before = everything(path)
        with pytest.raises(StoreError):
            store.add(replace(RAID, figures=[*RAID.figures, stray]), "coder 1")
        assert everything(path) == before
        assert store.add(RAID, "coder 1"), "the store goes on after a failure"


def test_a_replacement_that_cannot_be_written_leaves_the_old_record(filled: Path) -> None:
    stray = Figure(kind="dead", value=1, text="12", start=0, end=2, event="no such event")
    before = everything(filled)
    with Store(filled) as store, pytest.raises(StoreError):
        store.add(replace(RAID, figures=[stray]), "coder 2")
    assert everything(filled) == before


def test_an_exception_of_any_kind_in_the_middle_leaves_nothing(filled: Path) -> None:
    before = everything(filled)
    no_text = replace(RAID.events[0], date="no date")
    with Store(filled) as store:
        with pytest.raises(AttributeError):
            store.add(replace(RAID, events=[no_text]), "coder 2")
        assert not store.connection.in_transaction
    assert everything(filled) == before


def test_a_full_disk_leaves_nothing_of_the_article(path: Path) -> None:
    long = replace(RAID, article=replace(RAID.article, text=RAID.article.text + " Water." * 100_000))
    with Store(path) as store:
        store.add(TALKS, "coder 1")
        before = everything(path)
        pages = store.connection.execute("PRAGMA page_count").fetchone()[0]
        store.connection.execute(f"PRAGMA max_page_count = {pages + 5}")
        with pytest.raises(StoreError):
            store.add(long, "coder 1")
        assert everything(path) == before


def test_a_text_is_no_store(path: Path) -> None:
    path.write_text("Ferries stay in port.\n" * 200, encoding="utf-8")
    assert fault(path) == "not a database"
    assert path.read_text(encoding="utf-8").startswith("Ferries")


def test_another_database_is_left_alone(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE ferries (name TEXT)")
    before = path.read_bytes()
    assert fault(path) == "a database, but no store of Tocsin's"
    assert path.read_bytes() == before


def test_a_store_of_a_newer_version_is_refused(filled: Path) -> None:
    with sqlite3.connect(filled) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert fault(filled) == "made by a newer version of Tocsin"


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    assert fault(tmp_path) == "unable to open database file"


def test_a_path_below_a_file_or_below_nothing_is_refused(filled: Path, tmp_path: Path) -> None:
    assert fault(filled / "news.db") == "unable to open database file"
    assert fault(tmp_path / "none" / "news.db") == "unable to open database file"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root writes everywhere")
def test_a_folder_without_the_right_to_write_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    folder.mkdir(mode=0o500)
    assert fault(folder / "news.db") == "unable to open database file"


def test_a_store_that_must_exist_is_not_made(path: Path) -> None:
    assert fault(path, must_exist=True) == "no such store"
    assert not path.exists()


def test_a_writer_that_another_holds_up_says_so_and_writes_nothing(filled: Path) -> None:
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Store(filled) as store:
        store.connection.execute("PRAGMA busy_timeout = 50")
        with pytest.raises(StoreError, match="locked by another program"):
            store.add(RAID, "coder 2")
        assert Queries(store).counts()["articles"] == 2, "reading goes on"
        other.execute("ROLLBACK")
        assert store.add(RAID, "coder 2")
    other.close()


def test_a_reader_sees_whole_articles_while_another_writes(filled: Path) -> None:
    with Store(filled) as reader, Store(filled) as writer:
        writer.connection.execute("BEGIN IMMEDIATE")
        writer.connection.execute("DELETE FROM articles")
        assert len(list(Queries(reader).events(EventFilter()))) == 5
        writer.connection.execute("ROLLBACK")


def test_several_programs_may_make_the_same_store_at_once(tmp_path: Path) -> None:
    faults: list[str] = []

    def make(path: Path, start: threading.Barrier) -> None:
        start.wait()
        try:
            Store(path).close()
        except StoreError as error:
            faults.append(str(error))

    for number in range(5):
        start = threading.Barrier(4)
        threads = [threading.Thread(target=make, args=(tmp_path / f"{number}.db", start)) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert faults == []


@pytest.fixture
def damaged(filled: Path) -> Path:
    """A store whose table of events has a page of rubbish."""
    with sqlite3.connect(filled) as connection:
        page = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'events'").fetchone()[0]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    content = bytearray(filled.read_bytes())
    content[(page - 1) * size : page * size] = b"\x55" * size
    filled.write_bytes(content)
    return filled


def test_reading_a_damaged_store_is_a_store_error(damaged: Path) -> None:
    with Store(damaged) as store, pytest.raises(StoreError, match="malformed"):
        list(Queries(store).events(EventFilter()))


def test_writing_a_damaged_store_is_a_store_error(damaged: Path) -> None:
    with Store(damaged) as store, pytest.raises(StoreError, match="malformed"):
        store.add(RAID, "coder 2")


def unusable(kind: str, tmp_path: Path, filled: Path) -> Path:
    path = tmp_path / "faulty.db"
    if kind == "text":
        path.write_text("Ferries stay in port.\n" * 200, encoding="utf-8")
    elif kind == "below a file":
        path = filled / "news.db"
    elif kind == "folder":
        path.mkdir()
    else:
        shutil.copy(filled, path)
        with sqlite3.connect(path) as connection:
            connection.execute(f"PRAGMA {kind}")
    return path


@pytest.mark.parametrize("kind", ["text", "below a file", "folder", "user_version = 99", "application_id = 7"])
def test_commands_refuse_an_unusable_store_in_one_line(tocsin: Tocsin, tmp_path: Path, filled: Path, kind: str) -> None:
    path = unusable(kind, tmp_path, filled)
    ran = tocsin("events", "--store", path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"tocsin: {path}: ")
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [("overview",), ("events",), ("threats",), ("statements",), ("explain", "0")])
def test_commands_that_read_do_not_make_a_store(tocsin: Tocsin, tmp_path: Path, command: tuple[str, ...]) -> None:
    ran = tocsin(*command, cwd=tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr) == (1, "", "tocsin: tocsin.db: no such store\n")
    assert list(tmp_path.iterdir()) == []


def test_code_waits_for_another_writer_then_says_so(tocsin: Tocsin, filled: Path) -> None:
    other = sqlite3.connect(filled, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    before = everything(filled)
    ran = tocsin("code", "-", "--store", filled, stdin=b"The quay of Veldt is shut.")
    other.close()
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"tocsin: {filled}: locked by another program\n"
    assert everything(filled) == before


def test_code_refuses_an_unusable_store_in_one_line(tocsin: Tocsin, filled: Path) -> None:
    ran = tocsin("code", "-", "--store", filled / "below", stdin=b"The quay of Veldt is shut.")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"tocsin: {filled / 'below'}: unable to open database file\n"


def test_a_limit_beyond_all_bounds_is_no_traceback(tocsin: Tocsin, filled: Path) -> None:
    ran = tocsin("events", "--store", filled, "--limit", "99999999999999999999")
    assert "Traceback" not in ran.stderr
    assert ran.returncode in {0, 2}


def test_bringing_an_older_store_up_to_date_says_how_far_it_has_come(
    filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name in ("quick.db", "slow.db"):
        earlier(filled, tmp_path / name, 1)
    with told():
        Store(tmp_path / "quick.db").close()
        assert capfd.readouterr().err == ""
        for name, value in (("_SOON", -1), ("_OFTEN", -1), ("_LOOK", 10)):
            monkeypatch.setattr(migrating, name, value)
        Store(tmp_path / "slow.db").close()
    *steps, last = capfd.readouterr().err.splitlines()
    assert re.match(
        r"tocsin: .*slow\.db: bringing a store of an earlier version up to date: step \d+ of \d+, \d+ s", steps[0]
    )
    assert len({each.split("step ")[1].split()[0] for each in steps}) > 5
    assert re.match(r"tocsin: .*slow\.db: up to date after \d+ s", last)
