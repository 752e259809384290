"""`tocsin actor` and `tocsin eval`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Tocsin


def row(number: int, text: str, event: str, actor: str, recipient: str) -> str:
    def at(words: str) -> list[dict[str, object]]:
        start = text.index(words)
        return [{"text": words, "start": start, "end": start + len(words)}]

    return json.dumps(
        {
            "id": f"own-{number}",
            "text": text,
            "event": event,
            "quad": "4",
            "actors": at(actor),
            "recipients": at(recipient),
        }
    )


@pytest.fixture
def pairs(tmp_path: Path) -> Path:
    """Three pairs: right, right but in the other direction, and one that nothing is coded for."""
    path = tmp_path / "pairs.jsonl"
    lines = [
        row(0, "Kazakhstan attacked Turkmenistan.", "ASSAULT", "Kazakhstan", "Turkmenistan"),
        row(1, "Uzbekistan attacked Tajikistan.", "ASSAULT", "Tajikistan", "Uzbekistan"),
        row(2, "Kenya is north of Tanzania.", "AID", "Kenya", "Tanzania"),
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_relations_are_scored_leniently_and_strictly(tocsin: Tocsin, pairs: Path) -> None:
    ran = tocsin("eval", "relations", pairs, "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    result = json.loads(ran.stdout)
    assert result["rows"] == 3
    assert result["lenient"]["ASSAULT"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "rows": 2}
    assert result["strict"]["ASSAULT"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "rows": 2}
    assert result["lenient"]["AID"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "rows": 1}
    assert (result["lenient_macro_f1"], result["strict_macro_f1"]) == (0.5, 0.25)
    assert result["confusions"] == [["AID", "NONE", 1]]


def test_relations_as_a_table_name_classes_and_confusions(tocsin: Tocsin, pairs: Path) -> None:
    ran = tocsin("eval", "relations", pairs, "--sample", "99")
    assert ran.returncode == 0
    (line,) = (line.split() for line in ran.stdout.splitlines() if line.startswith("macro-F1"))
    assert line == ["macro-F1", "3", "0.500", "0.250"]
    assert "AID→NONE 1" in ran.stdout
    assert "\x1b" not in ran.stdout


@pytest.mark.parametrize("command", ["relations", "actors"])
def test_a_gold_file_that_is_none_is_one_line(tocsin: Tocsin, tmp_path: Path, command: str) -> None:
    bad = tmp_path / "bad.jsonl"
    bad.write_text('\n{"id": "own-0"}\n', encoding="utf-8")
    for path in (bad, tmp_path / "missing.jsonl"):
        ran = tocsin("eval", command, path)
        assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
        assert str(path) in ran.stderr
    assert command == "actors" or f"{bad}:2: " in tocsin("eval", command, bad).stderr


def test_a_row_may_hold_any_line_separator_of_unicode(tmp_path: Path) -> None:
    from tocsin.evaluate.relations import read_rows

    path = tmp_path / "pairs.jsonl"
    line = row(0, "Kazakhstan\u2028attacked Turkmenistan.", "ASSAULT", "Kazakhstan", "Turkmenistan")
    path.write_text(json.dumps(json.loads(line), ensure_ascii=False) + "\n", encoding="utf-8")
    assert len(read_rows(path)) == 1


def test_actors_are_scored_by_every_tested_field(tocsin: Tocsin, tmp_path: Path) -> None:
    path = tmp_path / "phrases.json"
    phrases = [
        {"text": "the Kazakh army", "country": "KAZ", "sector": "MIL"},
        {"text": "Kenyan police", "country": "KEN", "sector": None},
        {"text": "Kenyan police", "country": "TZA", "sector": None},
        {"text": "a lukewarm cup", "country": "", "sector": ""},
        {"text": "a lukewarm cup", "country": "KEN", "sector": None},
    ]
    path.write_text(json.dumps(phrases), encoding="utf-8")
    ran = tocsin("eval", "actors", path)
    assert ran.returncode == 0
    assert "3 of 5 right (60.0%), 1 wrong, 1 unresolved" in ran.stdout
    wrong, unresolved = (line for line in ran.stdout.splitlines() if line.startswith(("wrong", "unresolved")))
    assert "Kenyan police" in wrong
    assert "lukewarm" in unresolved
    judged = json.loads(tocsin("eval", "actors", path, "--json").stdout)
    assert [(each["country"], each["sector"]) for each in judged][:2] == [("KAZ", "MIL"), ("KEN", "COP")]


def test_actor_as_json_gives_codes_and_how(tocsin: Tocsin) -> None:
    ran = tocsin("actor", "the Kazakh army", "--json")
    (actor,) = json.loads(ran.stdout)
    assert (ran.returncode, actor["country"], actor["sectors"]) == (0, "KAZ", ["MIL"])
    assert actor["via"] not in {"", "unresolved"}


def test_actor_depends_on_the_date(tocsin: Tocsin) -> None:
    then = json.loads(tocsin("actor", "Angela Merkel", "--date", "2015-06-01", "--json").stdout)
    now = json.loads(tocsin("actor", "Angela Merkel", "--date", "2023-06-01", "--json").stdout)
    assert (then[0]["country"], then[0]["sectors"][0]) == ("DEU", "GOV")
    assert (now[0]["country"], now[0]["sectors"][0]) == ("DEU", "ELI")


@pytest.mark.parametrize("phrase", ["a lukewarm cup", "", "\x1b[31m"], ids=["nobody", "no word", "control"])
def test_a_phrase_that_names_nobody_is_status_1(tocsin: Tocsin, phrase: str) -> None:
    ran = tocsin("actor", phrase)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith("not resolved: ")
    assert ran.stderr.count("\n") == 1
    assert "\x1b" not in ran.stderr


def test_a_phrase_that_names_nobody_is_an_empty_list_in_json(tocsin: Tocsin) -> None:
    ran = tocsin("actor", "a lukewarm cup", "--json")
    assert (ran.returncode, ran.stdout) == (1, "[]\n")


def test_a_gold_file_that_is_not_utf8_is_named(tocsin: Tocsin, tmp_path: Path) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_bytes(b'{"id": "caf\xe9"}\n')
    assert str(path) in tocsin("eval", "relations", path).stderr


def test_contexts_are_measured_one_by_one(tocsin: Tocsin, tmp_path: Path) -> None:
    gold = tmp_path / "gold.yaml"
    gold.write_text(
        """sentences:
  - {id: a, text: Norway expelled two Russian diplomats., events: [{event: SANCTION, trigger: expelled, contexts: [diplomatic, health]}]}
  - {id: b, text: Kenya attacked Sudan., events: [{event: AID, trigger: attacked, contexts: [military]}]}
""",
        encoding="utf-8",
    )
    ran = tocsin("eval", "contexts", gold, "--json")
    assert (ran.returncode, ran.stderr) == (0, "")
    result = json.loads(ran.stdout)
    # an event of another type is no matter of contexts
    assert result["events"] == 1
    assert result["contexts"] == {
        "diplomatic": {"gold": 1, "coded": 1, "right": 1},
        "health": {"gold": 1},
    }
    assert result["f1"] == pytest.approx(2 / 3)
    ran = tocsin("eval", "contexts", gold)
    (line,) = (line.split() for line in ran.stdout.splitlines() if line.startswith("health"))
    assert line == ["health", "1", "0", "0", "0.00", "0.00"]
