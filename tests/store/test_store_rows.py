"""Imported events in the store, beside the coder's own; and every format out and in again."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Iterable
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from handmade import RAID, RECORDS
from tocsin.codebook import Codebook, load_codebook
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model.rows import EventRow, Side, Spot
from tocsin.read.events import read_rows
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.flat import EVENT_COLUMNS
from tocsin.store.flat import ROWS as FLAT
from tocsin.store.formats import TEXTS
from tocsin.store.rows import Act, Rows
from tocsin.store.schema import MIGRATIONS
from tocsin.store.writing import Csv, Parquet

RUSSIA, UKRAINE = Side(name="Russia", country="RUS", sectors=["MIL"]), Side(name="Ukraine", country="UKR")
SHELLING = EventRow(
    id="gdelt:7",
    source="gdelt",
    date="2024-05-02",
    event="ASSAULT",
    mode="heavy-weapons",
    quad="material conflict",
    score=-9.5,
    cameo="194",
    goldstein=-10,
    contexts=["military"],
    actors=[RUSSIA],
    recipients=[UKRAINE],
    place=Spot(name="Kyiv", country="UKR", admin1="UP12", lat=50.4, lon=30.5),
    reports=3,
    published="2024-05-03",
    url="https://news.example/7",
)
REMARK = EventRow(id="icews:1", source="icews", date="2024-05-01", cameo="010", actors=[Side(name="Ana Lys")])
PLAN = replace(SHELLING, id="plover:2", source="plover", date="2024-04-30", auxiliary=["future"])
ROWS = [SHELLING, REMARK, PLAN]


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="module")
def vocabulary(book: Codebook) -> Vocabulary:
    return Vocabulary(book, load_knowledge())


@pytest.fixture
def store(tmp_path: Path) -> Iterable[Store]:
    with Store(tmp_path / "news.db") as store:
        for record in RECORDS:
            store.add(record, "coder 1")
        assert store.add_rows(ROWS) == 3
        yield store


def ids(rows: Iterable[EventRow]) -> list[str]:
    return [row.id for row in rows]


def test_the_same_events_are_not_taken_twice_and_changed_ones_are_replaced(store: Store) -> None:
    assert store.add_rows(ROWS) == 0
    assert store.add_rows([replace(SHELLING, reports=9), REMARK]) == 1
    assert list(Rows(store).imported(EventFilter(event="ASSAULT", auxiliary="asserted"))) == [
        replace(SHELLING, reports=9)
    ]
    assert Rows(store).count_imported() == 3


def test_imported_events_leave_the_record_alone(store: Store) -> None:
    assert Queries(store).counts()["events"] == 5
    assert [stored.event for stored in Queries(store).events(EventFilter(event="THREATEN"))] == [RAID.events[0]]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (EventFilter(), ["gdelt:7", "icews:1", "plover:2"]),
        (EventFilter(actor="rus"), ["gdelt:7", "plover:2"]),
        (EventFilter(actor="RUS:MIL", recipient="UKR"), ["gdelt:7", "plover:2"]),
        (EventFilter(actor="RUS:GOV"), []),
        (EventFilter(actor="UKR"), []),
        (EventFilter(actor="ana l"), ["icews:1"]),
        (EventFilter(event="assault", mode="heavy-weapons"), ["gdelt:7", "plover:2"]),
        (EventFilter(auxiliary="asserted"), ["gdelt:7", "icews:1"]),
        (EventFilter(auxiliary="future"), ["plover:2"]),
        (EventFilter(since="2024-05-01", until="2024-05-01"), ["icews:1"]),
    ],
)
def test_imported_events_are_found_as_the_coders_own_are(store: Store, wanted: EventFilter, found: list[str]) -> None:
    assert ids(Rows(store).imported(wanted)) == found


def test_events_of_every_source_come_together_latest_first(store: Store) -> None:
    rows = list(Rows(store).all(EventFilter()))
    days = [row.date or "" for row in rows]
    assert len(rows) == 8
    assert days == sorted(days, reverse=True)
    assert ids(Rows(store).all(EventFilter(limit=2))) == ids(rows[:2])
    own = next(row for row in rows if row.id == RAID.events[0].id)
    assert (own.source, own.event, own.auxiliary) == (None, "THREATEN", [])
    assert own.actors == [Side(name="Kazakh Army", country="KAZ", sectors=["MIL"])]
    assert (own.publisher, own.url) == (RAID.article.publisher, RAID.article.url)


def test_acts_are_what_the_texts_assert(store: Store) -> None:
    acts = list(Rows(store).acts("2024-05-01", "2024-05-31"))
    assert Act("2024-05-02", "ASSAULT", "material conflict", ("RUS",), ("UKR",)) in acts
    assert Act("2024-05-01", "THREATEN", "verbal conflict", ("KAZ",), ("TKM",)) in acts
    assert Act("2024-05-01", None, None, (), ()) in acts
    # neither what is planned nor what is denied
    assert not [act for act in Rows(store).acts() if act.date < "2024-05-01"]
    assert Rows(store).last_day() == "2024-06-02"


def test_a_store_of_the_first_version_takes_imported_events(tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    with sqlite3.connect(old) as connection:
        connection.executescript(MIGRATIONS[0])
        connection.execute(
            "INSERT INTO articles VALUES ('a', NULL, NULL, NULL, NULL, NULL, NULL, 'en', 'text', 'c', '2024')"
        )
        connection.execute("PRAGMA user_version = 1")
        connection.execute(f"PRAGMA application_id = {0x544F4353}")
    with Store(old) as store:
        assert store.add_rows(ROWS) == 3
        assert Queries(store).counts()["articles"] == 1


def test_nothing_of_a_batch_that_fails_is_left(store: Store) -> None:
    store.connection.execute(
        "CREATE TRIGGER no BEFORE INSERT ON imported WHEN new.id = 'x:2' BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    with pytest.raises(Exception, match="no"):
        store.add_rows([replace(REMARK, id="x:1"), replace(REMARK, id="x:2")])
    with sqlite3.connect(store.path) as connection:
        assert connection.execute("SELECT count(*) FROM imported").fetchone() == (3,)


def written(name: str, rows: Iterable[EventRow], book: Codebook) -> str:
    writer = TEXTS[name](book)
    return writer.begin() + "".join(map(writer.add, rows)) + writer.end()


def read_again(path: Path, text: str, vocabulary: Vocabulary) -> list[EventRow]:
    path.write_text(text, encoding="utf-8")
    rows = list(read_rows(path, vocabulary))
    assert all(isinstance(row, EventRow) for row in rows), rows
    return rows  # type: ignore[return-value]


NAMES = st.text("abcÄé '-", min_size=1, max_size=8).map(lambda name: f"N{name}n")
COUNTRIES = st.sampled_from(["RUS", "UKR", "XKX", "ROU", "EUR", "UNO", "IGO", "COD"])
DAYS = st.dates().filter(lambda day: day.year >= 1000).map(lambda day: day.isoformat())
DEGREES = st.integers(-90_0000, 90_0000).map(lambda number: number / 10_000)


@st.composite
def rows(draw: st.DrawFn, source: str) -> EventRow:
    """An event as that source gives it."""
    book = load_codebook()

    def side() -> list[Side]:
        sectors = draw(st.lists(st.sampled_from(["GOV", "MIL", "JRN", "MED", "REB", "CVL"]), max_size=3, unique=True))
        made = Side(name=draw(NAMES), country=draw(st.none() | COUNTRIES), sectors=sectors)
        return [made] if draw(st.booleans()) else []

    place = Spot(
        name=draw(NAMES),
        country=draw(st.sampled_from(["RUS", "UKR", "FRA"])),
        admin1=draw(st.sampled_from(["RS48", "UP12"])),
        lat=draw(DEGREES),
        lon=draw(DEGREES),
    )
    number = draw(st.integers(1, 10**12))
    common = EventRow(
        id=f"{source}:{number}",
        source=source,
        date=draw(DAYS),
        actors=side(),
        recipients=side(),
        place=draw(st.none() | st.just(place)),
        published=draw(st.none() | DAYS),
    )
    if source == "polecat":
        kind = draw(st.sampled_from(book.ontology.events))
        mode = draw(st.sampled_from([None, *(each.mode for each in kind.modes)]))
        return replace(
            common,
            event=kind.event,
            mode=mode,
            quad=kind.quad,
            score=book.score(kind.event, mode),
            contexts=draw(st.lists(st.sampled_from(book.ontology.contexts), max_size=2, unique=True)),
            publisher=draw(st.none() | NAMES),
        )
    code = draw(st.sampled_from(book.eventdata.cameo))
    return replace(
        common,
        event=code.event,
        mode=code.mode,
        quad=book.events[code.event].quad if code.event else None,
        score=book.score(code.event, code.mode) if code.event else None,
        cameo=code.code,
        contexts=code.contexts,
        goldstein=draw(st.none() | DEGREES),
        reports=draw(st.none() | st.integers(1, 10_000)),
        url=draw(st.none() | NAMES),
    )


MANY = settings(deadline=None, max_examples=25)


@MANY
@given(data=st.data())
@pytest.mark.parametrize("source", ["gdelt", "polecat"])
def test_what_came_in_a_format_goes_out_in_it_unchanged(
    source: str, data: st.DataObject, book: Codebook, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory
) -> None:
    given_rows = data.draw(st.lists(rows(source), min_size=1, max_size=4))
    path = tmp_path_factory.mktemp("round") / "trip"
    assert read_again(path, written(source, given_rows, book), vocabulary) == given_rows


@MANY
@given(given_rows=st.lists(rows("gdelt") | rows("polecat"), min_size=1, max_size=4))
def test_plover_json_loses_nothing(
    given_rows: list[EventRow], book: Codebook, vocabulary: Vocabulary, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("round") / "trip.jsonl"
    assert read_again(path, written("plover", given_rows, book), vocabulary) == given_rows


def test_the_coders_own_events_go_out_and_in_again(
    store: Store, book: Codebook, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    own = list(Rows(store).own(EventFilter()))
    again = read_again(tmp_path / "own.jsonl", written("plover", own, book), vocabulary)
    assert [replace(row, id=row.id.removeprefix("plover:"), source=None) for row in again] == own
    pairs = read_again(tmp_path / "own.csv", written("gdelt", own, book), vocabulary)
    assert len({row.id for row in pairs}) == len(pairs)
    sides = [(row.event, side.name) for row in pairs for side in (*row.actors, *row.recipients)]
    assert sorted(sides, key=str) == sorted(
        [(row.event, side.name) for row in own for side in (*row.actors, *row.recipients)], key=str
    )


def test_geojson_holds_what_has_coordinates(book: Codebook) -> None:
    found = json.loads(written("geojson", [SHELLING, REMARK, PLAN], book))
    assert found["type"] == "FeatureCollection"
    assert [feature["id"] for feature in found["features"]] == ["gdelt:7", "plover:2"]
    feature = found["features"][0]
    assert feature["geometry"] == {"type": "Point", "coordinates": [30.5, 50.4]}
    assert feature["properties"]["event"] == "ASSAULT"
    assert feature["properties"]["actors"][0]["country"] == "RUS"
    assert json.loads(written("geojson", [], book))["features"] == []


def test_tables_have_the_same_columns_for_every_source_and_the_coders_own_cite_their_words(
    store: Store, tmp_path: Path
) -> None:
    for path, writer in ((tmp_path / "x.csv", Csv), (tmp_path / "x.parquet", Parquet)):
        made = writer(path, FLAT)
        for row in Rows(store).flat(EventFilter()):
            made.add(row)
        made.close()
    table = {row["id"]: row for row in pq.read_table(tmp_path / "x.parquet").to_pylist()}
    with (tmp_path / "x.csv").open(encoding="utf-8", newline="") as stream:
        text = {row["id"]: row for row in csv.DictReader(stream)}
    assert list(table["gdelt:7"]) == list(text["gdelt:7"]) == list(EVENT_COLUMNS)
    assert len(table) == len(text) == 8
    for name in EVENT_COLUMNS:
        for key, row in table.items():
            assert text[key][name] == ("" if row[name] is None else str(row[name]))
    assert (table["gdelt:7"]["trigger"], table["gdelt:7"]["actor_countries"]) == (None, "RUS")
    assert table[RAID.events[0].id]["trigger"] == "threatened"


def test_tabs_and_line_ends_in_values_do_not_break_lines(
    book: Codebook, vocabulary: Vocabulary, tmp_path: Path
) -> None:
    odd = replace(SHELLING, url="https://a\tb\nc\r")
    for name in ("gdelt", "polecat"):
        assert len(read_again(tmp_path / name, written(name, [odd, odd], book), vocabulary)) == 2
