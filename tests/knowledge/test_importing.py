"""Other people's knowledge comes in whole or not at all, and is found beside the codebook's."""

import bz2
import gzip
import json
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.codebook import load_codebook
from tocsin.codebook.schema import Entity, Imports
from tocsin.knowledge import Knowledge, load_knowledge
from tocsin.knowledge.importing import Importer, ImportFault
from tocsin.knowledge.local import BaseError, LocalBase, Source
from tocsin.knowledge.phrases import words_of


@pytest.fixture
def base(tmp_path: Path) -> LocalBase:
    return LocalBase(tmp_path / "actors.db", must_exist=False)


@lru_cache(maxsize=1)
def known() -> tuple[Knowledge, Imports]:
    return load_knowledge(), load_codebook().imports


def brought(base: LocalBase, path: Path, **options: object) -> Source:
    return Importer(base, *known()).run(path, **options)  # type: ignore[arg-type]


def written(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def only(base: LocalBase, key: str) -> Entity:
    ((entity, _source),) = base.entities(key)
    return entity


OPENSANCTIONS = (
    {
        "id": "occ-1",
        "schema": "Occupancy",
        "properties": {"holder": ["p-1"], "post": ["pos-1"], "startDate": ["2018-01-02"], "endDate": ["2021"]},
    },
    {
        "id": "p-1",
        "schema": "Person",
        "caption": "Ireti Adeyosola",
        "properties": {
            "name": ["Ireti Adeyosola"],
            "alias": ["I. Adeyosola"],
            "gender": ["female"],
            "topics": ["role.pep"],
        },
    },
    {"id": "pos-1", "schema": "Position", "properties": {"name": ["Minister of Defence"], "country": ["ng"]}},
    {"id": "x-1", "schema": "Vessel", "properties": {"name": ["Sea Star"]}},
    {
        "id": "o-1",
        "schema": "Organization",
        "properties": {"name": ["Blue Lagoon Front"], "country": ["ph"], "topics": ["crime.terror"]},
    },
    {
        "id": "p-2",
        "schema": "Person",
        "properties": {"name": ["Vasil Torkunau"], "country": ["by"], "position": ["Member of Parliament"]},
    },
)


def test_opensanctions_joins_persons_offices_and_terms_in_any_order(base: LocalBase, tmp_path: Path) -> None:
    source = brought(base, written(tmp_path / "entities.ftm.json", *OPENSANCTIONS))
    assert (source.format, source.entities) == ("opensanctions", 3)
    minister = only(base, "p-1")
    assert (minister.country, minister.sex, minister.aliases) == ("NGA", "f", ["I. Adeyosola"])
    (term,) = minister.periods
    assert (term.sectors, term.role, term.start, term.end) == (["GOV"], "minister of defence", "2018-01-02", "2021")
    assert only(base, "o-1").sectors == ["REB"]
    assert only(base, "p-2").periods[0].sectors == ["LEG"]


def claim(item: str, **qualifiers: str) -> dict[str, object]:
    times = {
        name: [{"datavalue": {"value": {"time": f"+{day}T00:00:00Z", "precision": 11}}}]
        for name, day in qualifiers.items()
    }
    return {"mainsnak": {"datavalue": {"value": {"id": item}}}, "rank": "normal", "qualifiers": times}


def thing(key: str, label: str, claims: dict[str, object]) -> str:
    labels = {"en": {"language": "en", "value": label}, "de": {"language": "de", "value": "x"}}
    return json.dumps({"type": "item", "id": key, "labels": labels, "aliases": [], "claims": claims}) + ","


WIKIDATA = (
    "[",
    thing("Q1", "Anele Mokwena", {"P31": [claim("Q5")], "P21": [claim("Q6581097")], "P27": [claim("Q258")], "P39": [
        claim("Q90", P580="2001-02-03", P582="2005-06-07"), claim("Q91", P580="2006-01-01") | {"rank": "deprecated"}]}),
    thing("Q90", "Minister of Police of South Africa", {"P31": [claim("Q83307")], "P1001": [claim("Q258")]}),
    thing("Q91", "Mayor of Nowhere", {"P31": [claim("Q30185")], "P1001": [claim("Q258")]}),
    thing("Q258", "South Africa", {"P298": [{"mainsnak": {"datavalue": {"value": "ZAF"}}, "rank": "normal"}]}),
    thing("Q7", "Karoo Unity Party", {"P31": [claim("Q7278")], "P17": [claim("Q258")]}),
    thing("Q8", "A painter", {"P31": [claim("Q5")], "P106": [claim("Q1028181")]}),
    "]",
)  # fmt: skip


@pytest.mark.parametrize("pack", [lambda raw: raw, gzip.compress, bz2.compress], ids=["plain", "gzip", "bzip2"])
def test_wikidata_dump_gives_persons_with_offices_and_bodies(
    base: LocalBase, tmp_path: Path, pack: Callable[[bytes], bytes]
) -> None:
    dump = tmp_path / "dump"
    dump.write_bytes(pack("\n".join(WIKIDATA).encode()))
    assert brought(base, dump).entities == 2
    person = only(base, "Q1")
    assert (person.name, person.country, person.sex) == ("Anele Mokwena", "ZAF", "m")
    assert [(term.sectors, term.start, term.end) for term in person.periods] == [(["GOV"], "2001-02-03", "2005-06-07")]
    party = only(base, "Q7")
    assert (party.kind, party.country, party.sectors) == ("party", "ZAF", ["PTY"])


PETRARCH = """# a comment
IRETI_ADEYOSOLA_  ; and another
+ADEYOSOLA_I._
    [NGAGOV 990529-20030529]
    [NGAELI >20030529]
UNITED_LAGOON_FRONT_ [PHLREB]
NOBODY_ [---]
WELDER_ {WELDERS_} [~LAB]
"""


def test_petrarch_dictionaries_give_dated_actors_and_role_words(base: LocalBase, tmp_path: Path) -> None:
    file = tmp_path / "own.actors.txt"
    file.write_text(PETRARCH, encoding="utf-8")
    assert brought(base, file).entities == 2
    actor = only(base, "petrarch:ireti-adeyosola")
    assert (actor.name, actor.aliases, actor.country) == ("Ireti Adeyosola", ["Adeyosola I."], "NGA")
    assert [(term.sectors, term.start, term.end) for term in actor.periods] == [
        (["GOV"], "1999-05-29", "2003-05-29"),
        (["ELI"], "2003-05-29", None),
    ]
    assert [role.sectors for role in base.roles().get("welders")] == [["LAB"]]


def test_csv_rows_of_one_key_are_one_person_with_several_terms(base: LocalBase, tmp_path: Path) -> None:
    rows = (
        "key,name,aliases,country,sectors,role,from,to",
        'ia,Ireti Adeyosola,"Adeyosola, I.|Mama Ireti",NGA,GOV,mayor,2001,2004',
        "ia,Ireti Adeyosola,,NGA,LEG,senator,2005,",
    )
    assert brought(base, written(tmp_path / "mine.csv", *rows)).entities == 1
    person = only(base, "ia")
    assert person.aliases == ["Adeyosola, I.", "Mama Ireti"]
    assert [(term.role, term.start, term.end) for term in person.periods] == [
        ("mayor", "2001", "2004"),
        ("senator", "2005", None),
    ]


def test_yaml_in_the_codebooks_own_form_is_read(base: LocalBase, tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(
        "entities:\n  - {key: blf, name: Blue Lagoon Front, country: PHL, kind: group, sectors: [REB]}\n",
        encoding="utf-8",
    )
    assert brought(base, file).entities == 1
    assert only(base, "blf").sectors == ["REB"]


FAULTS = {
    "broken.json": (json.dumps(OPENSANCTIONS[1]) + '\n{"id": 3}\n', ":2: no FollowTheMoney entity"),
    "dump.json": ("[\n" + WIKIDATA[1] + '\n{"id": "Q2", "P39", "claims"\n]\n', ":3: no Wikidata item"),
    "own.actors": ("ONE_MAN_ [NGAGOV]\nTWO_MEN_ [nga]\n", ":2: no code: [nga]"),
    "dates.actors": ("ONE_MAN_\n [NGAGOV 1999]\n", ":2: no dates: 1999"),
    "cells.csv": ("name,country\nA B,NGA\nC D,NGA,x\n", ":3: 3 cells, but 2 columns"),
    "column.csv": ("name,colour\nA B,red\n", ":1: no column colour"),
    "nameless.csv": ("name,country\n,NGA\n", ":2: no name"),
    "shape.yaml": ("entities:\n  - {key: a, name: A B, kind: group}\n  - {key: b, kind: group}\n", ":3: "),
    "empty.csv": ("", ": empty"),
    "prose.txt": ("Nothing that is known.\n", ": no format that is known"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_file_with_a_fault_is_refused_whole_with_file_and_line(base: LocalBase, tmp_path: Path, name: str) -> None:
    text, fault = FAULTS[name]
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ImportFault) as raised:
        brought(base, file)
    assert str(raised.value).startswith(f"{file}{fault}")
    assert base.sources() == []
    tables = {row[0] for row in base.connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables == {"sources", "entities", "names", "roles"}


def test_bytes_that_are_no_text_are_refused(base: LocalBase, tmp_path: Path) -> None:
    file = tmp_path / "latin.csv"
    file.write_bytes(b"name,country\nJos\xe9,PER\n")
    with pytest.raises(ImportFault, match="not UTF-8"):
        brought(base, file)


def test_a_faulty_second_import_leaves_the_first_as_it_was(base: LocalBase, tmp_path: Path) -> None:
    good = written(tmp_path / "good.csv", "name,country", "Blue Lagoon Front,PHL")
    brought(base, good, name="mine")
    bad = written(tmp_path / "bad.csv", "name,country", "Red Lagoon Front,PHL", ",PHL")
    with pytest.raises(ImportFault):
        brought(base, bad, name="mine")
    assert [entity.name for entity, _ in base.search("blue lagoon", 5)] == ["Blue Lagoon Front"]


def test_an_import_of_the_same_name_replaces_the_earlier_one_and_removal_leaves_nothing(
    base: LocalBase, tmp_path: Path
) -> None:
    brought(base, written(tmp_path / "one.csv", "name,country", "Blue Lagoon Front,PHL"), name="mine")
    brought(base, written(tmp_path / "two.csv", "name,country", "Red Lagoon Front,PHL"), name="mine")
    assert [source.entities for source in base.sources()] == [1]
    assert base.search("blue", 5) == []
    assert base.remove("mine")
    assert not base.remove("mine")
    assert base.connection.execute(
        "SELECT (SELECT count(*) FROM names) + (SELECT count(*) FROM entities)"
    ).fetchone() == (0,)


def _persons(count: int) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = []
    for number in range(count):
        rows.append(
            {
                "id": f"p{number}",
                "schema": "Person",
                "properties": {"name": [f"Person Number{number:05}"], "country": ["ng"]},
            }
        )
        rows.append(
            {
                "id": f"o{number}",
                "schema": "Occupancy",
                "properties": {"holder": [f"p{number}"], "post": ["pos"], "startDate": ["2001"]},
            }
        )
    return [*rows, {"id": "pos", "schema": "Position", "properties": {"name": ["Mayor"], "country": ["ng"]}}]


def _content(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    query = "SELECT form, key, record FROM names JOIN entities ON entities.id = entity ORDER BY form, key"
    return connection.execute(query).fetchall()


def test_an_import_that_was_killed_goes_on_and_ends_as_if_undisturbed(tmp_path: Path) -> None:
    file = written(tmp_path / "many.json", *_persons(12_000))
    whole = LocalBase(tmp_path / "whole.db", must_exist=False)
    brought(whole, file)
    killed = tmp_path / "killed.db"
    command = [sys.executable, "-m", "tocsin", "actors", "import", str(file), "--base", str(killed)]
    running = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    line = 0
    while running.poll() is None and time.monotonic() < until:
        try:
            line = sqlite3.connect(f"file:{killed}?mode=ro", uri=True).execute("SELECT line FROM staging").fetchone()[0]
        except (sqlite3.Error, TypeError):
            line = 0
        if line:
            running.send_signal(signal.SIGKILL)
            break
    running.wait()
    assert running.returncode == -signal.SIGKILL, "it was through before it could be killed"
    with LocalBase(killed) as base:
        assert base.sources() == []
        assert base.search("person number", 5) == []
    assert subprocess.run(command, check=False, capture_output=True).returncode == 0
    assert _content(killed) == _content(tmp_path / "whole.db")


def test_what_is_no_knowledge_base_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.commit()
    text = tmp_path / "text.db"
    text.write_text("no database " * 100, encoding="utf-8")
    for path in (other, text, tmp_path / "missing.db"):
        with pytest.raises(BaseError, match=path.name):
            LocalBase(path)


NAME = st.lists(
    st.sampled_from("Ama Kofi Ibarra Óscar Łukasz al de Nur-Din O'Brien Ōta".split()), min_size=2, max_size=4
)


@settings(max_examples=40, deadline=None)
@given(st.lists(NAME, min_size=1, max_size=8))
def test_every_imported_name_is_found_in_running_text(
    tmp_path_factory: pytest.TempPathFactory, names: list[list[str]]
) -> None:
    folder = tmp_path_factory.mktemp("names")
    full = [" ".join(["Zeb", *name]) for name in names]
    with LocalBase(folder / "actors.db", must_exist=False) as base:
        brought(base, written(folder / "names.csv", "name,country", *(f"{name},GHA" for name in full)))
        for name in full:
            (match,) = base.find(words_of(f"that {name} was"))
            assert (match.start, match.end) == (5, 5 + len(name))
            assert match.values[0].country == "GHA"
