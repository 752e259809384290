"""The desk's questions to the store."""

from pathlib import Path

import pytest

from handmade import RAID, TALKS
from tocsin.store import Store, browse
from tocsin.store.browse import Browse, Cursor, Search, full_text


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
        Browse(store).events(Search(words=words))


def test_cursor_is_read_as_it_was_written() -> None:
    for cursor in (Cursor("2024-05-01", "a.1"), Cursor(None, "a.1")):
        assert Cursor.of(str(cursor)) == cursor
    for text in ("", "~", "2024-05-01", "2024-05-01~"):
        with pytest.raises(ValueError, match="no place"):
            Cursor.of(text)


def test_pairs_have_a_direction(made_store: Path) -> None:
    with Store(made_store) as store:
        assert Browse(store).pairs(Search()) == [("KAZ", "TKM", 1, 1)]


def test_threat_stands_among_its_words(made_store: Path) -> None:
    with Store(made_store) as store:
        (found,) = Browse(store).threats(Search()).items
    words = found.words
    assert words.trigger == "threatened"
    line = RAID.article.text.splitlines()[2]
    assert line.startswith(words.before + words.trigger + words.after.removesuffix("…").rstrip())


def test_record_is_whole(made_store: Path) -> None:
    with Store(made_store) as store:
        for record in (RAID, TALKS):
            assert Browse(store).record(record.article.id) == record
        assert Browse(store).record("none") is None


@pytest.mark.parametrize("words", ["dam", "talks", "the", "nowhere", "the dam"])
def test_common_words_find_the_same(made_store: Path, monkeypatch: pytest.MonkeyPatch, words: str) -> None:
    with Store(made_store) as store:
        found = Browse(store).events(Search(words=words))
        monkeypatch.setattr(browse, "_COMMON", 1)
        assert Browse(store).events(Search(words=words)) == found
