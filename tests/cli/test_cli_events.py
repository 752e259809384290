"""`tocsin import`, `export` and `alerts` as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import random
from datetime import date, timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from handmade import TALKS
from running import Tocsin
from tocsin.model import When
from tocsin.model.rows import EventRow, Side
from tocsin.read.events.columns import POLECAT
from tocsin.store import Store

SAMPLE = (
    "China\tConsult\tIran\t2013-04-02\n"
    "North Korea\tThreaten with military force\tSouth Korea\t2013-04-03\n"
    "Police (Kenya)\tUse tactics of violent repression\tCitizen (Kenya)\t2013-04-03\n"
)


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "sample.tsv"
    path.write_text(SAMPLE)
    return path


def test_import_then_look_then_export(tocsin: Tocsin, sample: Path, tmp_path: Path) -> None:
    store = tmp_path / "n.db"
    ran = tocsin("import", sample, "--store", store)
    assert (ran.returncode, ran.stdout) == (0, f"{sample}: 3 events → {store}\n")
    again = tocsin("import", sample, "--store", store)
    assert again.stdout == f"{sample}: 3 events, 3 of them already there → {store}\n"
    shown = tocsin("events", "--store", store, "--actor", "PRK").stdout
    assert "THREATEN/violence" in shown and "PRK → KOR" in shown
    (found,) = map(json.loads, tocsin("events", "--store", store, "--type", "CONSULT", "--json").stdout.splitlines())
    assert found["source"] == "icews"
    assert "3 imported events" in tocsin("overview", "--store", store).stdout
    out = tmp_path / "x.jsonl"
    ran = tocsin("export", "--store", store, "--to", out, "--recipient", "KEN")
    assert (ran.returncode, ran.stdout) == (0, f"1 event → {out}\n")
    assert json.loads(out.read_text())["actors"] == [{"name": "Police (Kenya)", "country": "KEN", "sectors": ["COP"]}]


def test_export_of_every_source_to_standard_output(tocsin: Tocsin, made_store: Path) -> None:
    ran = tocsin("export", "--store", made_store, "--to", "-", "--format", "polecat")
    table = list(csv.DictReader(io.StringIO(ran.stdout), delimiter="\t"))
    assert len(table) == 5 and list(table[0]) == POLECAT
    assert "5 events" in ran.stderr
    rows = csv.DictReader(io.StringIO(tocsin("export", "--store", made_store, "--to", "-", "--format", "csv").stdout))
    assert "threatened" in {row["trigger"] for row in rows}


def test_bad_lines_are_named_and_the_rest_goes_on(tocsin: Tocsin, sample: Path, tmp_path: Path) -> None:
    sample.write_text(SAMPLE + "China\tWaltz with\tIran\t2013-04-02\n" + "x\n" * 30 + SAMPLE.replace("2013", "2014"))
    ran = tocsin("import", sample, tmp_path / "missing.csv", "--store", tmp_path / "n.db")
    assert ran.returncode == 1
    assert ran.stdout.startswith(f"{sample}: 6 events")
    told = ran.stderr.splitlines()
    assert told[0] == f"refused: {sample}:4: no event text that is known: 'Waltz with'"
    assert told[20] == f"refused: {sample}: 11 more lines"
    assert told[21] == f"refused: {tmp_path / 'missing.csv'}: No such file or directory"


@pytest.mark.parametrize(
    ("arguments", "fault"),
    [
        (["import", "FILE", "--format", "cobol"], "tocsin: --format: not one of plover, gdelt"),
        (["import", "FILE", "--format", "gdelt"], "refused: FILE:1: not gdelt"),
        (["export", "--to", "x.doc"], "tocsin: x.doc: which format?"),
        (["export", "--to", "-", "--format", "parquet"], "tocsin: --format parquet: needs a file"),
    ],
)
def test_faults_of_use_are_one_line(
    tocsin: Tocsin, sample: Path, tmp_path: Path, arguments: list[str], fault: str
) -> None:
    Store(tmp_path / "n.db").close()
    ran = tocsin(
        *[str(sample) if each == "FILE" else each for each in arguments], "--store", tmp_path / "n.db", cwd=tmp_path
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith(fault.replace("FILE", str(sample)))
    assert len(ran.stderr.splitlines()) == 1


def test_alerts_find_a_planted_rise_and_say_what_they_looked_at(tocsin: Tocsin, tmp_path: Path) -> None:
    chance = random.Random(2)
    first, rows = date(2023, 1, 2), []
    countries = ["RUS", "UKR", "POL", "BLR", "KAZ", "UZB"]
    for week in range(60):
        for _ in range(80 + week):
            a, b = chance.sample(countries, 2)
            rows.append((week, a, b, chance.random() < 0.3))
        rows += [(week, "KAZ", "UZB", True)] * (40 if week == 59 else 1)
    events = [
        EventRow(
            id=f"x:{number}",
            source="x",
            date=(first + timedelta(days=7 * week + number % 7)).isoformat(),
            event="ASSAULT" if fight else "CONSULT",
            quad="material conflict" if fight else "verbal cooperation",
            actors=[Side(country=a)],
            recipients=[Side(country=b)],
        )
        for number, (week, a, b, fight) in enumerate(rows)
    ]
    store = tmp_path / "n.db"
    with Store(store) as opened:
        opened.add_rows(events)
    ran = tocsin("alerts", "--store", store, "--false-alarms", "0.01", "--last", "8")
    lines = ran.stdout.splitlines()
    assert lines[0].startswith("week of 2024-02-19: material conflict, 30 pairs with a past")
    assert lines[2].startswith("KAZ > UZB")
    assert lines.count("nothing unusual") == 7
    (found,) = csv.DictReader(io.StringIO(tocsin("alerts", "--store", store, "--false-alarms", "0.01", "--csv").stdout))
    assert (found["series"], found["tested"]) == ("KAZ > UZB", "30")
    judged = json.loads(tocsin("alerts", "--store", store, "--by", "country", "--json").stdout)
    assert judged["tested"] == 6
    assert {alert["series"] for alert in judged["alerts"]} >= {"UZB"}
    assert "nothing unusual" in tocsin("alerts", "--store", store, "--of", "threats").stdout


def test_alerts_end_with_the_last_article_though_it_tells_of_what_is_to_come(tocsin: Tocsin, tmp_path: Path) -> None:
    event = TALKS.events[0]
    days = ["2024-05-13", "2024-05-22", "2024-05-30", "2031-01-01"]
    told = [
        replace(event, id=f"{TALKS.article.id}.{number}", date=When(value=day, precision="day"))
        for number, day in enumerate(days)
    ]
    store = tmp_path / "n.db"
    with Store(store) as opened:
        opened.add(replace(TALKS, events=told), "a coder")
    ran = tocsin("alerts", "--store", store, "--last", "2")
    assert TALKS.article.published == "2024-06-03"
    assert [line.split(":")[0] for line in ran.stdout.splitlines() if line.startswith("week")] == [
        "week of 2024-05-27",
        "week of 2024-05-20",
    ]


def test_alerts_of_an_empty_store_are_no_fault(tocsin: Tocsin, tmp_path: Path) -> None:
    Store(tmp_path / "n.db").close()
    ran = tocsin("alerts", "--store", tmp_path / "n.db")
    assert (ran.returncode, ran.stdout) == (0, "no events that could be judged by a past\n")
