"""JSON Lines: one article a row, bad rows refused by number."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tocsin.model import Article
from tocsin.read import Refused, read_inputs

FULL: dict[str, object] = {
    "id": "w-17",
    "title": "Ferries stay in port",
    "date": "2024-03-08",
    "url": "https://wire.example/17",
    "publisher": "Harbour Wire",
    "text": "The harbour council shut the quay on Friday.",
}


def read(path: Path, content: str | bytes, date: str | None = None) -> list[Article | Refused]:
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(read_inputs([str(path)], date))


def article(path: Path, row: dict[str, object], date: str | None = None) -> Article:
    (item,) = read(path, json.dumps(row), date)
    assert isinstance(item, Article), str(item)
    return item


def test_every_field_of_a_row_is_kept(tmp_path: Path) -> None:
    found = article(tmp_path / "a.jsonl", FULL)
    assert (found.ref, found.title, found.published, found.url, found.publisher, found.byline) == (
        "w-17",
        "Ferries stay in port",
        "2024-03-08",
        "https://wire.example/17",
        "Harbour Wire",
        None,
    )


def test_text_alone_is_enough_and_the_row_is_its_ref(tmp_path: Path) -> None:
    found = article(tmp_path / "a.jsonl", {"text": FULL["text"]})
    assert (found.text, found.ref) == (FULL["text"], f"{tmp_path / 'a.jsonl'}:1")
    assert (found.title, found.published, found.url, found.publisher) == (None, None, None, None)


def test_fields_that_nobody_knows_and_null_fields_do_no_harm(tmp_path: Path) -> None:
    row = {"text": FULL["text"], "section": ["world", 3], "title": None, "date": None, "id": None, "url": None}
    assert article(tmp_path / "a.jsonl", row).id == article(tmp_path / "b.jsonl", {"text": FULL["text"]}).id


def test_a_number_is_an_id(tmp_path: Path) -> None:
    assert article(tmp_path / "a.jsonl", {**FULL, "id": 9_007_199_254_740_993}).ref == "9007199254740993"


def test_a_title_that_is_not_in_the_text_becomes_its_first_line(tmp_path: Path) -> None:
    found = article(tmp_path / "a.jsonl", FULL)
    assert found.text == f"{FULL['title']}\n\n{FULL['text']}"


def test_a_title_that_is_in_the_text_is_not_added_again(tmp_path: Path) -> None:
    text = f"{FULL['title']}\n\n{FULL['text']}"
    assert article(tmp_path / "a.jsonl", {**FULL, "text": text}).text == text


def test_the_given_date_is_only_for_rows_without_one(tmp_path: Path) -> None:
    assert article(tmp_path / "a.jsonl", FULL, "2020-01-01").published == "2024-03-08"
    assert article(tmp_path / "a.jsonl", {"text": "Shut."}, "2020-01-01").published == "2020-01-01"


@pytest.mark.parametrize(
    "date", ["2024-03-08", "2024-03-08T23:59:59Z", "2024-03-08 10:00", " 2024-03-08T10:00:00+05:00 "]
)
def test_dates_with_a_time_give_the_day(tmp_path: Path, date: str) -> None:
    assert article(tmp_path / "a.jsonl", {**FULL, "date": date}).published == "2024-03-08"


def test_id_does_not_depend_on_where_it_was_found_but_on_text_date_and_publisher(tmp_path: Path) -> None:
    first = article(tmp_path / "a.jsonl", FULL).id
    assert article(tmp_path / "b.jsonl", {**FULL, "id": "other", "url": "https://mirror.example/"}).id == first
    for name, value in (("date", "2024-03-09"), ("publisher", "Inland Wire"), ("text", "Another text.")):
        assert article(tmp_path / "c.jsonl", {**FULL, name: value}).id != first
    assert len(first) == 12
    assert int(first, 16) >= 0


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\n\n\n", "\n   \n"])
def test_line_ends_and_blank_lines_do_not_matter(tmp_path: Path, ending: str) -> None:
    rows = [json.dumps({**FULL, "id": number}) for number in range(3)]
    items = read(tmp_path / "a.jsonl", b"\xef\xbb\xbf" + ending.join(rows).encode())
    assert [item.ref for item in items if isinstance(item, Article)] == ["0", "1", "2"]


@pytest.mark.parametrize(
    "start", ["\n", "\r\n\r\n", "\ufeff\n"], ids=["blank line", "two blank lines", "BOM and blank line"]
)
def test_blank_lines_before_the_first_row_are_passed_over(tmp_path: Path, start: str) -> None:
    items = read(tmp_path / "a.jsonl", start + json.dumps(FULL) + "\n")
    assert [item.ref for item in items if isinstance(item, Article)] == ["w-17"]


def test_characters_outside_the_basic_plane_come_from_surrogate_pairs(tmp_path: Path) -> None:
    (item,) = read(tmp_path / "a.jsonl", rb'{"text": "Shut \ud83d\udea2 today."}')
    assert isinstance(item, Article)
    assert item.text == "Shut 🚢 today."


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (b'{"title": "Ferries"}', "no `text`"),
        (b'{"text": 5}', "`text` is no string"),
        (b'{"text": null}', "`text` is no string"),
        (b'{"text": ["a"]}', "`text` is no string"),
        (b'{"text": ""}', "empty text"),
        (b'{"text": " \\n "}', "empty text"),
        (b'{"text": "Shut.", "date": "last Friday"}', "not a date"),
        (b'{"text": "Shut.", "date": "2023-02-29"}', "not a date"),
        (b'{"text": "Shut.", "date": 20240308}', "date"),
        (b'{"text": "Shut.", "title": 7}', "title"),
        (b'{"text": "Shut.", "url": {}}', "url"),
        (b'{"text": "Shut."', "not JSON"),
        (b'{"text": "Shut."} x', "not JSON"),
        (b"Shut.", "not JSON"),
        (b'["Shut."]', "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"text": "caf\xe9"}', "not JSON"),
        (rb'{"text": "a \ud800 b"}', "not"),
        (rb'{"text": "a \udc00\ud800 b"}', "not"),
        (rb'{"text": "Shut.", "title": "\udfff"}', "not"),
        (rb'{"text": "Shut.", "id": "\ud800"}', "not"),
        (rb'{"text": "Shut.", "publisher": "\ud800 Wire"}', "not"),
        (rb'{"text": "a\u0000b"}', "binary"),
        (b'{"text": "' + b"x" * 10_000_000 + b'"}', "not one article"),
    ],
)
def test_a_bad_row_is_refused_by_number_and_the_good_ones_come(tmp_path: Path, row: bytes, fault: str) -> None:
    path = tmp_path / "a.jsonl"
    good = json.dumps(FULL).encode()
    first, bad, last = read(path, good + b"\n" + row + b"\n" + good + b"\n")
    assert isinstance(first, Article)
    assert isinstance(last, Article)
    assert isinstance(bad, Refused)
    assert bad.where == f"{path}:2"
    assert fault in bad.fault
    assert "\n" not in str(bad)
    assert len(bad.fault) < 200


def test_a_row_is_numbered_by_its_line_in_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    items = read(path, json.dumps(FULL) + "\n\n\n{bad}\n")
    assert [item.where for item in items if isinstance(item, Refused)] == [f"{path}:4"]


def test_a_row_nested_without_end_is_refused(tmp_path: Path) -> None:
    deep = b'{"text": "Shut.", "more": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
    bad, good = read(tmp_path / "a.jsonl", deep + b"\n" + json.dumps(FULL).encode())
    assert isinstance(bad, Refused)
    assert isinstance(good, Article)


def test_rows_are_read_one_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(FULL) + "\n{bad}\n", encoding="utf-8")
    stream = read_inputs([str(path)])
    assert isinstance(next(stream), Article)
    assert isinstance(next(stream), Refused)
    assert next(stream, None) is None
