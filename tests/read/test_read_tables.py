"""CSV, TSV and Parquet, and which column holds what."""

from __future__ import annotations

import datetime
import json

import pytest
from reading import article, read, refusal
from seeds import DAY, FIRST, ROW, SECOND, TITLE, parquet

from tocsin.model import Article
from tocsin.read import Limits, Options, Refused, check_mapping


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_field_of_a_row_is_found_by_the_name_of_its_column(delimiter: str, end: str) -> None:
    header = ["Article ID", "Head_Line", "BODY", "pub-date", "Source", "author", "link"]
    row = ["w-17", TITLE, f'"{FIRST}{end}{end}{SECOND}"', DAY, "Harbour Wire", "Marta Oduya", "https://wire.example/17"]
    found = article(end.join([delimiter.join(header), delimiter.join(row), ""]))
    assert (found.ref, found.title, found.published, found.publisher, found.byline, found.url) == (
        "w-17",
        TITLE,
        DAY,
        "Harbour Wire",
        "Marta Oduya",
        "https://wire.example/17",
    )
    assert found.text == f"{TITLE}\n\n{FIRST}\n\n{SECOND}"


def test_the_best_name_is_taken_and_the_mapping_goes_before_it() -> None:
    table = "text,body,story_so_far\nOne is shut.,Two is shut.,Three is shut.\n"
    assert article(table).text == "One is shut."
    assert article(table, Options(columns={"text": "story_so_far"})).text == "Three is shut."


def test_the_mapping_counts_for_json_and_parquet_too() -> None:
    options = Options(columns={"text": "paragraphs", "title": "top"})
    for content in (json.dumps({"paragraphs": FIRST, "top": TITLE}), parquet(paragraphs=[FIRST], top=[TITLE])):
        found = article(content, options)
        assert (found.title, found.text) == (TITLE, f"{TITLE}\n\n{FIRST}")


def test_a_column_that_is_not_there_is_named() -> None:
    assert "no `boddy`, which is to be the text" in refusal("text,n\na,1\n", Options(columns={"text": "boddy"})).fault
    assert "no `text` among id, date, para; see --map" in refusal("id,date,para\n1,2024-03-08,Shut.\n").fault


@pytest.mark.parametrize("setting", ["text", "text=", "body=text", "=x"])
def test_a_mapping_that_is_none_is_named(setting: str) -> None:
    with pytest.raises(ValueError, match="FIELD=COLUMN"):
        check_mapping([setting])


def test_a_bad_row_is_refused_by_the_line_it_begins_in() -> None:
    table = f'id,text\n1,"The quay\nis shut."\n2\n3,{FIRST},x\n4,""\n5,Shut.\n'
    items = read(table)
    assert [type(item) for item in items] == [Article, Refused, Refused, Refused, Article]
    assert [item.where for item in items if isinstance(item, Refused)] == ["x:4", "x:5", "x:6"]
    assert [item.ref for item in items if isinstance(item, Article)] == ["1", "5"]


def test_a_quotation_mark_that_is_never_closed_ends_the_table_with_a_refusal() -> None:
    table = f'id,text\n1,{FIRST}\n2,"{"Shut. " * 100_000}\n'
    first, rest = read(table, Options(Limits(row=100_000)))
    assert isinstance(first, Article)
    assert isinstance(rest, Refused)
    assert "line 3" in rest.fault


def test_a_table_that_is_not_utf8_says_in_which_line() -> None:
    first, rest = read(b"id,text\n1,Shut.\n" + b"2,Caf\xe9.\n" * 3)
    assert isinstance(first, Article)
    assert rest == Refused("x", "line 3: not UTF-8")
    assert len(read(b"id,text\n1,Caf\xe9 shut.\n", Options(encoding="cp1252"))) == 1


def test_a_table_from_excel_in_utf16_is_read() -> None:
    assert article("id\ttext\n1\tThe café is shut.\n".encode("utf-16")).text == "The café is shut."


def test_parquet_dates_and_empty_cells() -> None:
    rows = parquet(
        text=[FIRST, None, SECOND], published=[datetime.datetime(2024, 3, 8, 10), None, None], title=[None, "T", None]
    )
    first, second, third = read(rows)
    assert isinstance(first, Article)
    assert first.published == DAY
    assert isinstance(second, Refused)
    assert (second.where, second.fault) == ("x:2", "`text` is no string")
    assert isinstance(third, Article)
    assert third.published is None


@pytest.mark.parametrize(
    ("given", "day"),
    [
        ("2024-03-08", "2024-03-08"),
        ("20240308", "2024-03-08"),
        ("2024/03/08", "2024-03-08"),
        ("8 March 2024", "2024-03-08"),
        ("March 8, 2024", "2024-03-08"),
        ("Mar 8, 2024", "2024-03-08"),
        ("Fri, 08 Mar 2024 09:30:00 GMT", "2024-03-08"),
        ("2024-03-08T09:30:00.123Z", "2024-03-08"),
        ("03/08/2024", None),
        ("8.3.24", None),
        ("yesterday", None),
    ],
)
def test_a_date_is_read_if_it_can_be_in_one_way_only(given: str, day: str | None) -> None:
    (item,) = read(json.dumps({**ROW, "date": given}))
    assert (item.published if isinstance(item, Article) else None) == day
    assert isinstance(item, Article) or "not a date" in item.fault


def test_lists_of_objects_and_pretty_printed_ones_are_read() -> None:
    assert len(read(json.dumps([ROW, {**ROW, "id": 2}]))) == 2
    assert article(json.dumps(ROW, indent=2)).title == TITLE
    first, second = read(json.dumps([{"title": "T"}, ROW]))
    assert isinstance(first, Refused)
    assert first.where == "x:1"
    assert isinstance(second, Article)


def test_a_field_of_another_kind_counts_only_under_its_own_name() -> None:
    row = {"text": FIRST, "source": {"id": 1}, "author": ["Marta Oduya", "Jo Lind"]}
    assert (article(json.dumps(row)).publisher, article(json.dumps(row)).byline) == (None, "Marta Oduya, Jo Lind")
    assert "`publisher` is no string" in refusal(json.dumps({"text": FIRST, "publisher": {"id": 1}})).fault
