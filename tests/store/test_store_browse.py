"""The desk's questions to the store."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from earlier import earlier

from handmade import RAID, TALKS
from tocsin.merge import Merger
from tocsin.store import Store
from tocsin.store.browse import asking, facets
from tocsin.store.browse.articles import record_of
from tocsin.store.browse.asking import Asking, Holding
from tocsin.store.browse.events import Events
from tocsin.store.browse.happenings import Happenings
from tocsin.store.browse.search import Cursor, Search, Sort, full_text
from tocsin.store.browse.threats import Threats
from tocsin.store.merging import Merging
from tocsin.store.queries import Queries
from tocsin.store.reviews import Reviews
from tocsin.store.schema import MIGRATIONS


@pytest.mark.parametrize(
    ("words", "question"),
    [
        ("border dam", '"border" "dam"'),
        ('"border dam" treaty*', '"border dam" "treaty" *'),
        ("a AND b OR (c)", '"a" "AND" "b" "OR" "(c)"'),
        ('un"balanced', '"un" "balanced"'),
        ("", '""'),
    ],
)
def test_no_word_is_an_operator(words: str, question: str) -> None:
    assert full_text(words) == question


@pytest.mark.parametrize("words", ["*", '"', '""', "-", "a:b", "NEAR(a b)", "^a", '"*"', "a**", "{x}", "\x00"])
def test_no_words_are_a_fault(made_store: Path, words: str) -> None:
    with Store(made_store) as store:
        Events(Asking(store)).page(Search(words=words))


def test_cursor_is_read_as_it_was_written() -> None:
    for cursor in (Cursor("2024-05-01", "a.1"), Cursor(None, "a.1")):
        assert Cursor.of(str(cursor)) == cursor
    for text in ("", "~", "2024-05-01", "2024-05-01~"):
        with pytest.raises(ValueError, match="no place"):
            Cursor.of(text)


def test_threat_stands_among_its_words(made_store: Path) -> None:
    with Store(made_store) as store:
        (found,) = Threats(Asking(store)).page(Search()).items
    words = found.words
    assert words.trigger == "threatened"
    line = RAID.article.text.splitlines()[2]
    assert line.startswith(words.before + words.trigger + words.after.removesuffix("…").rstrip())


def test_record_is_whole(made_store: Path) -> None:
    with Store(made_store) as store:
        for record in (RAID, TALKS):
            assert record_of(store, record.article.id) == record
        assert record_of(store, "none") is None


@pytest.mark.parametrize("words", ["dam", "talks", "the", "nowhere", "the dam", "th*", "t* the", "*"])
@pytest.mark.parametrize("sort", ["latest", "earliest"])
def test_common_words_find_the_same(
    made_store: Path, monkeypatch: pytest.MonkeyPatch, words: str, sort: Literal["latest", "earliest"]
) -> None:
    with Store(made_store) as store:
        found = Events(Asking(store)).page(Search(words=words), sort=sort)
        monkeypatch.setattr(asking, "COMMON", 1)
        monkeypatch.setattr(asking, "_AT_ONCE", 1)
        assert Events(Asking(store)).page(Search(words=words), sort=sort) == found


def test_of_many_articles_that_hold_words_no_more_are_read_than_the_list_needs() -> None:
    with closing(sqlite3.connect(":memory:")) as store:
        rows = store.execute(
            "WITH RECURSIVE n (n) AS (SELECT 100000 UNION ALL SELECT n - 2 FROM n WHERE n > 2) SELECT n FROM n"
        )
        holding = Holding(rows, [each for (each,) in rows.fetchmany(100)])
        assert [each in holding for each in (100001, 100000, 99999, 90000, 89999)] == [False, True, False, True, False]
        left = rows.fetchone()
        assert left is not None
        assert left[0] > 80000
        assert [each in holding for each in (2, 1, 100000)] == [True, False, True]


def columns(store: Store) -> list[tuple[object, ...]]:
    """All that lists ask of events and happenings."""
    queries = (
        "SELECT id, contexts, publisher, doubt FROM events ORDER BY id",
        "SELECT id, quad, actors, recipients, sectors, told_by FROM happenings ORDER BY id",
    )
    found = [tuple(row) for query in queries for row in store.connection.execute(query)]
    return [
        *found,
        *(
            (id_, sorted(set(cell.split())))
            for id_, cell in store.connection.execute("SELECT id, contexts FROM happenings")
        ),
    ]


@pytest.mark.parametrize("version", [len(MIGRATIONS) - 1, len(MIGRATIONS) - 2])
def test_a_store_of_an_earlier_version_is_brought_up_to_date(made_store: Path, tmp_path: Path, version: int) -> None:
    made, path = tmp_path / "made.db", tmp_path / "earlier.db"
    with Store(made_store) as store, closing(sqlite3.connect(made)) as copy:
        store.connection.backup(copy)
    with Store(made) as store:
        Merging(store, Merger()).run()
        event = Reviews(store).queue(Search())[0][0].stored.event.id
        Reviews(store).decide(event, "right", "Ada")
        now, listed = columns(store), Events(Asking(store)).listed(Search(), sort="doubtful")
        alike = Happenings(Asking(store)).alike(Search())
    earlier(made, path, version)
    with Store(path) as store:
        assert columns(store) == now
        assert Events(Asking(store)).listed(Search(), sort="doubtful") == listed
        assert Happenings(Asking(store)).alike(Search()) == alike
    assert len(now) > 5
    for facets_ in (listed.facets, alike.facets):
        assert facets_.counts["context"]
        assert facets_.counts["publisher"]


SEARCHES = [Search(), Search(actor="KAZ"), Search(event="ASSAULT"), Search(words="the")]


@pytest.mark.parametrize("search", SEARCHES)
@pytest.mark.parametrize("sort", ["latest", "earliest", "doubtful"])
@pytest.mark.parametrize("common", [1, 5_000])
def test_pages_join_without_gap_or_repetition(
    made_store: Path, monkeypatch: pytest.MonkeyPatch, search: Search, sort: Sort, common: int
) -> None:
    monkeypatch.setattr(asking, "COMMON", common)
    with Store(made_store) as store:
        events = Events(Asking(store))
        whole = [each.event.id for each in events.page(search, limit=100, sort=sort).items]
        for size in (1, 2, 3):
            found: list[str] = []
            after: Cursor | None = None
            while True:
                part = events.listed(search, after, size, sort).page
                found += [each.event.id for each in part.items]
                after = part.after
                if after is None:
                    break
            assert found == whole
        assert set(whole) == {each.event.id for each in events.page(search, limit=100).items}
    assert whole


def test_what_is_common_grows_with_the_store(made_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "COMMON", 1)
    search = Search(actor="KAZ")
    with Store(made_store) as store:
        walked, page = Asking(store).of_events(search), Events(Asking(store)).listed(search)
        monkeypatch.setattr(asking, "_SHARE", 1)  # only what all have is common
        looked_up = Asking(store).of_events(search)
        assert (walked.driver is None, looked_up.driver is None) == (True, False)
        assert Events(Asking(store)).listed(search) == page


@pytest.mark.parametrize("common", [1, 5_000])
@pytest.mark.parametrize("name", ["context", "publisher"])
def test_happenings_are_counted_by_what_their_reports_have(
    made_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, common: int
) -> None:
    monkeypatch.setattr(asking, "COMMON", common)
    path = tmp_path / "merged.db"
    with Store(made_store) as store, closing(sqlite3.connect(path)) as copy:
        store.connection.backup(copy)
    with Store(path) as store:
        Merging(store, Merger()).run()
        happenings = Happenings(Asking(store))
        counted = happenings.alike(Search()).facets.counts[name]
        assert counted
        for value, number in counted:
            search = Search(**{name: value})
            page = happenings.page(search).items
            assert len(page) == number == happenings.alike(search).facets.total
            reported = {
                each.id
                for each in happenings.page(Search()).items
                if any(
                    (value in event.contexts if name == "context" else article.publisher == value)
                    for event, article in (
                        (at.event, at.article)
                        for at in (Queries(store).event(report.event) for report in each.reports)
                        if at
                    )
                )
            }
            assert {each.id for each in page} == reported


def test_what_is_looked_up_row_by_row_is_counted_among_the_latest(
    made_store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(made_store) as store:
        monkeypatch.setattr(asking, "COMMON", 1)
        events = Events(Asking(store))
        search = Search(words="the")
        all_of_them = events.listed(search)
        monkeypatch.setattr(facets, "_LOOKED", 2)
        some = events.listed(search)
        monkeypatch.setattr(facets, "_LOOKED", 100)
        assert events.listed(search) == all_of_them
    assert all_of_them.facets.complete
    assert not some.facets.complete
    assert some.facets.total <= 2 < all_of_them.facets.total
    assert some.page == all_of_them.page  # the list itself is whole
