"""`tocsin eval dates`, `eval places`, `eval figures`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Tocsin

DATES = """sentences:
  - {id: d-1, text: Iraqi jets bombed Syrian rebels on Friday., published: "2024-05-13", trigger: bombed, date: {value: "2024-05-10", precision: day}}
  - {id: d-2, text: Iraqi jets bombed Syrian rebels on Friday., published: "2024-05-13", trigger: bombed, date: {value: "2024-05-17", precision: day}}
  - {id: d-3, text: Iraqi jets bombed Syrian rebels on Friday., published: "2024-05-13", trigger: Friday, date: null}
"""
PLACES = """sentences:
  - {id: p-1, text: Kenyan police arrested two students in Kisumu., trigger: arrested, place: {name: Kisumu, country: KEN, lat: -0.1, lon: 34.8, precision: city}}
  - {id: p-2, text: Kenyan police arrested two students in Kisumu., trigger: arrested, place: {name: Mombasa, country: KEN, lat: -4.05, lon: 39.67, precision: city}}
  - {id: p-3, text: Kenyan police arrested two students., trigger: arrested, place: {name: Kenya, country: KEN, precision: country}}
  - {id: p-4, text: Russian troops shelled villages in the Sumy region., trigger: shelled, place: {name: Sumy, country: UKR, precision: region}}
"""
TOLD_WITH = """sentences:
  - {id: t-1, text: Kenya imposed sanctions on Sudan on Monday., published: "2024-05-15", trigger: imposed, date: {value: "2024-05-13", precision: day}}
  - {id: t-2, text: "Kenya mourned, and imposed sanctions on Sudan on Monday.", published: "2024-05-15", trigger: mourned, date: {value: "2024-05-13", precision: day}}
"""
FIGURES = """sentences:
  - {id: f-1, text: Kenyan police killed 12 protesters., figures: [{kind: dead, value: 12, comparator: exact, trigger: killed}]}
  - {id: f-2, text: Kenyan police killed 12 protesters., figures: [{kind: dead, value: 13, comparator: exact}]}
  - {id: f-3, text: Kenyan police killed 12 protesters., figures: []}
  - {id: f-4, text: Kenyan police killed 12 protesters., figures: [{kind: dead, value: 12, comparator: exact, trigger: protesters}]}
"""


@pytest.mark.parametrize(
    ("command", "gold", "verdicts"),
    [
        ("dates", DATES, ["right", "wrong", "not coded"]),
        # "imposed" tells the event that is coded by "sanctions"; "mourned" tells none
        ("dates", TOLD_WITH, ["right", "not coded"]),
        ("places", PLACES, ["right", "wrong", "unresolved", "right"]),
        # the last one's event is not coded, so that only its number is tested
        ("figures", FIGURES, ["right", "wrong", "wrong", "right"]),
    ],
)
def test_each_item_is_judged(tocsin: Tocsin, tmp_path: Path, command: str, gold: str, verdicts: list[str]) -> None:
    (tmp_path / "gold.yaml").write_text(gold, encoding="utf-8")
    ran = tocsin("eval", command, tmp_path, "--json")
    assert ran.returncode == 0
    assert [json.loads(line)["verdict"] for line in ran.stdout.splitlines()] == verdicts


def test_table_shows_the_worst_first(tocsin: Tocsin, tmp_path: Path) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text(PLACES, encoding="utf-8")
    ran = tocsin("eval", "places", path)
    assert ran.returncode == 0
    assert "2 of 4 right (50.0%), 1 wrong, 1 unresolved, 0 not coded" in ran.stdout
    assert ran.stdout.index("p-2") < ran.stdout.index("p-3")
    assert "p-1" not in ran.stdout


@pytest.mark.parametrize(
    ("command", "bad", "fault"),
    [
        ("dates", DATES.replace("trigger: Friday", "trigger: Sunday"), "gold.yaml:4: d-3: the trigger 'Sunday'"),
        ("places", PLACES.replace("precision: country", "precision: village"), "gold.yaml:4: "),
        ("figures", "sentences: [", "gold.yaml:"),
    ],
)
def test_a_gold_file_with_a_fault_is_one_line(
    tocsin: Tocsin, tmp_path: Path, command: str, bad: str, fault: str
) -> None:
    path = tmp_path / "gold.yaml"
    path.write_text(bad, encoding="utf-8")
    ran = tocsin("eval", command, path)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert fault in ran.stderr


def test_a_missing_gold_file_is_one_line(tocsin: Tocsin, tmp_path: Path) -> None:
    ran = tocsin("eval", "dates", tmp_path / "missing.yaml")
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert "missing.yaml" in ran.stderr
