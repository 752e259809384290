"""`ledger`, `assess`, `correct` and `eval ledger`."""

from __future__ import annotations

import csv
import io
import json
import random
import shutil
from pathlib import Path

import pytest

from running import Tocsin

ARTICLES = [
    (
        "2024-03-06",
        "Wire",
        "Egyptian President Abdel Fattah al-Sisi threatened to sever ties with Qatar unless it expels the activists by March 20.",
    ),
    ("2024-03-10", "Post", "Egypt threatened again on Sunday to sever ties with Qatar."),
    ("2024-03-11", "Post", "Egypt did not cut diplomatic relations with Qatar, officials said."),
    (
        "2024-03-12",
        "Post",
        "In 1979 Egypt cut diplomatic relations with Qatar. Egypt expelled two diplomats of Qatar on Monday.",
    ),
    ("2024-03-14", "Wire", "Kuwait condemned Egypt. Qatar rejected the demand of Egypt."),
    ("2024-03-22", "Wire", "Egypt cut diplomatic relations with Qatar on Friday."),
    (
        "2024-03-23",
        "Wire",
        "Israeli Prime Minister Benjamin Netanyahu warned that Israel will strike Iran if Iran resumes enrichment.",
    ),
]


def write(path: Path, articles: list[tuple[str, str, str]]) -> Path:
    lines = [json.dumps({"date": day, "publisher": name, "text": text}) for day, name, text in articles]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def coded(tocsin: Tocsin, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("ledger")
    ran = tocsin("code", write(folder / "a.jsonl", ARTICLES), "--store", folder / "news.db", "--quiet")
    assert ran.returncode == 0, ran.stderr
    return folder / "news.db"


def listed(tocsin: Tocsin, store: Path, *options: str) -> list[dict[str, object]]:
    ran = tocsin("ledger", "--store", store, "--json", *options)
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def test_a_threat_stands_once_with_its_outcome(tocsin: Tocsin, coded: Path) -> None:
    israel, egypt = listed(tocsin, coded)
    assert (egypt["kind"], egypt["mode"], egypt["deadline"], egypt["due"]) == (
        "SANCTION",
        "discontinue",
        "2024-03-20",
        "2024-04-19",
    )
    assert (egypt["outcome"], egypt["settled"], egypt["repeated"]) == ("carried_out", "2024-03-22", ["2024-03-10"])
    (evidence,) = egypt["evidence"]  # type: ignore[misc]
    assert (evidence["words"], evidence["day"]) == ("cut", "2024-03-22")
    assert (israel["outcome"], israel["condition"]["text"]) == ("pending", "Iran resumes enrichment")  # type: ignore[index]


def test_as_known_on_another_day(tocsin: Tocsin, coded: Path) -> None:
    # denied and historical acts are no evidence, and what is published later is not there
    (egypt,) = listed(tocsin, coded, "--as-of", "2024-03-15")
    assert egypt["outcome"] == "pending"
    assert listed(tocsin, coded, "--as-of", "2025-01-01", "--target", "IRN")[0]["outcome"] == "not_triggered"
    assert (
        listed(tocsin, coded, "--as-of", "2024-04-10", "--target", "IRN", "--horizon", "10")[0]["due"] == "2024-04-02"
    )


@pytest.mark.parametrize(
    ("options", "count"),
    [
        (["--issuer", "EGY"], 1),
        (["--issuer", "EGY:GOV"], 1),
        (["--issuer", "netanyahu"], 1),
        (["--target", "QAT"], 1),
        (["--target", "EGY"], 0),
        (["--act", "assault"], 1),
        (["--act", "SANCTION/expel"], 0),
        (["--outcome", "pending"], 1),
        (["--since", "2024-03-20"], 1),
        (["--until", "2024-03-20"], 1),
        (["--limit", "1"], 1),
    ],
)
def test_filters(tocsin: Tocsin, coded: Path, options: list[str], count: int) -> None:
    assert len(listed(tocsin, coded, *options)) == count


def test_table_fits_and_csv_holds_the_same(tocsin: Tocsin, coded: Path) -> None:
    shown = tocsin("ledger", "--store", coded, COLUMNS="80").stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert "carried_out" in shown
    rows = list(csv.DictReader(io.StringIO(tocsin("ledger", "--store", coded, "--csv").stdout, newline="")))
    assert [row["id"] for row in rows] == [entry["id"] for entry in listed(tocsin, coded)]
    assert tocsin("ledger", "--store", coded, "--json", "--csv").returncode == 2


def test_the_order_of_arrival_changes_nothing(tocsin: Tocsin, coded: Path, tmp_path: Path) -> None:
    mixed = random.Random(3).sample(ARTICLES, len(ARTICLES))
    for part in (mixed[:3], mixed[3:], ARTICLES):
        tocsin("code", write(tmp_path / "part.jsonl", part), "--store", tmp_path / "news.db", "--quiet")
    assert listed(tocsin, tmp_path / "news.db") == listed(tocsin, coded)


def test_a_person_corrects_and_the_machine_leaves_it(tocsin: Tocsin, coded: Path, tmp_path: Path) -> None:
    store = tmp_path / "news.db"
    shutil.copy(coded, store)
    id_ = str(listed(tocsin, store, "--target", "QAT")[0]["id"])
    for outcome, why in (("lapsed", "only the consul left"), ("milder_act", "the embassy stayed open")):
        ran = tocsin("correct", id_[:6], outcome, "--by", "Ana Lys", "--why", why, "--store", store)
        assert ran.returncode == 0, ran.stderr
    later = write(
        tmp_path / "later.jsonl", [("2024-03-25", "Wire", "Egypt cut diplomatic relations with Qatar on Friday.")]
    )
    assert tocsin("code", later, "--store", store, "--quiet").returncode == 0
    (egypt,) = listed(tocsin, store, "--target", "QAT")
    assert (egypt["outcome"], egypt["reckoned"]) == ("milder_act", "carried_out")
    said = [(each["outcome"], each["by"], each["why"]) for each in egypt["corrections"]]  # type: ignore[attr-defined]
    assert said == [("lapsed", "Ana Lys", "only the consul left"), ("milder_act", "Ana Lys", "the embassy stayed open")]
    assert "Ana Lys set it" in tocsin("assess", id_, "--store", store, COLUMNS="4000").stdout
    assert tocsin("correct", "nope", "lapsed", "--by", "A", "--why", "B", "--store", store).returncode == 1
    assert tocsin("correct", id_, "won", "--by", "A", "--why", "B", "--store", store).returncode == 2


def test_assess_cites_what_a_reader_weighs(tocsin: Tocsin, coded: Path, tmp_path: Path) -> None:
    id_ = str(listed(tocsin, coded, "--target", "QAT")[0]["id"])
    ran = tocsin("assess", id_, "--store", coded, "--as-of", "2024-03-15", "--json")
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    kinds = {each["kind"]: each for each in found["observations"]}
    assert any("head of state" in each["words"] for each in found["observations"] if each["kind"] == "who spoke")
    assert kinds["deadline"]["day"] == "2024-03-20"
    assert "repeated once" in kinds["repeated"]["words"]
    assert "2 articles" in kinds["reported"]["words"]
    assert "SANCTION" in kinds["prepared"]["words"]
    assert "Qatar" in kinds["target did"]["words"]
    assert "Kuwait" in kinds["third party did"]["words"]
    assert all(each["events"] for each in found["observations"])
    events = {json.loads(line)["id"] for line in tocsin("events", "--store", coded, "--json").stdout.splitlines()}
    assert {event for each in found["observations"] for event in each["events"]} <= events
    assert found["estimate"]["cases"] == []
    assert all(clause["cites"] for clause in found["clauses"])
    # what comes after the break says nothing of the threat any more
    later = write(tmp_path / "later.jsonl", [("2024-05-02", "Wire", "Qatar condemned Egypt on Thursday.")])
    shutil.copy(coded, tmp_path / "news.db")
    assert tocsin("code", later, "--store", tmp_path / "news.db", "--quiet").returncode == 0
    settled = json.loads(tocsin("assess", id_, "--store", tmp_path / "news.db", "--json").stdout)
    assert (settled["threat"]["settled"], settled["as_of"]) == ("2024-03-22", "2024-05-02")
    assert max(each["day"] or "" for each in settled["observations"] if each["kind"] != "deadline") <= "2024-03-22"
    assert "in time until 2024-04-19" in found["paragraph"]
    # a stranger reads words, and finds the codes and ids behind them
    assert (
        "end of dealings (SANCTION)" in found["paragraph"] or "cut of relations or aid (SANCTION)" in found["paragraph"]
    )
    shown = tocsin("assess", id_, "--store", coded, COLUMNS="80").stdout
    assert max(map(len, shown.splitlines())) <= 80
    assert tocsin("assess", "nope", "--store", coded).returncode == 1


def test_follow_through_gives_estimate_interval_steps_and_cases(tocsin: Tocsin, coded: Path) -> None:
    ran = tocsin(
        "follow-through",
        "egy",
        "--target",
        "QAT",
        "--act",
        "sanction",
        "--store",
        coded,
        "--as-of",
        "2024-05-01",
        "--json",
    )
    assert ran.returncode == 0, ran.stderr
    found = json.loads(ran.stdout)
    assert [(case["issuer"], case["target"], case["outcome"]) for case in found["cases"]] == [
        ("EGY", "QAT", "carried_out")
    ]
    assert [step["level"] for step in found["steps"]] == ["all", "issuer", "kind", "target"]
    assert found["low"] < found["rate"] < found["high"] <= 1
    # Israel's is not due yet: it stands neither above nor below the line
    ran = tocsin("follow-through", "ISR", "--store", coded, "--json")
    assert (json.loads(ran.stdout)["cases"], json.loads(ran.stdout)["left_out"]) == ([], {"pending": 1})
    for width in (44, 60, 80):
        shown = tocsin("follow-through", "EGY", "--store", coded, "--as-of", "2024-05-01", COLUMNS=str(width)).stdout
        assert max(map(len, shown.splitlines())) <= width
        assert "90% interval" in " ".join(shown.split())
        assert found["cases"][0]["id"] in shown
    assert "nothing is known" in " ".join(tocsin("follow-through", "EGY", "--store", coded).stdout.split())
    wrong = tocsin("follow-through", "EGY", "--act", "WAR", "--store", coded)
    assert (wrong.returncode, "no event type" in wrong.stderr) == (1, True)


@pytest.mark.parametrize("width", [44, 60, 80])
@pytest.mark.parametrize("command", ["ledger", "assess"])
def test_nothing_is_cut_from_a_narrow_table(tocsin: Tocsin, coded: Path, command: str, width: int) -> None:
    entry = next(
        each for each in listed(tocsin, coded, "--as-of", "2024-03-15") if each["targets"][0]["country"] == "QAT"
    )  # type: ignore[index]
    given = [entry["id"]] if command == "assess" else []
    shown = tocsin(command, *given, "--store", coded, "--as-of", "2024-03-15", COLUMNS=str(width)).stdout
    assert max(map(len, shown.splitlines())) <= width
    for word in ("SANCTION/discontinu", "expels", "activists", "2024-04-19", str(entry["id"])):
        assert word in shown


def test_eval_ledger_tells_whose_the_misses_are(tocsin: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "stories.yaml").write_text(
        """stories:
  - id: right
    threat: {issuer: EGY, target: QAT, act: SANCTION, outcome: carried_out}
    articles:
      - {published: 2024-03-06, text: "Egypt {t|threatened to sever ties with Qatar}."}
      - {published: 2024-03-22, text: "Egypt cut diplomatic relations with Qatar on Friday."}
  - id: not_coded
    threat: {issuer: EGY, target: QAT, act: SANCTION, outcome: lapsed}
    articles:
      - {published: 2024-03-06, text: "Egypt and Qatar {t|played football}."}
""",
        encoding="utf-8",
    )
    measured = json.loads(tocsin("eval", "ledger", tmp_path, "--json").stdout)
    assert (measured["all"]["outcome"], measured["all"]["found"], measured["all"]["wrong_by_coder"]) == (0.5, 0.5, 0.5)
    assert "no such threat is coded" in tocsin("eval", "ledger", tmp_path, "--misses", "5").stdout
    (tmp_path / "stories.yaml").write_text("stories: [{id: a}]", encoding="utf-8")
    ran = tocsin("eval", "ledger", tmp_path)
    assert (ran.returncode, "stories.yaml:1" in ran.stderr) == (1, True)


def test_imported_threats_are_listed_and_assessed(tocsin: Tocsin, tmp_path: Path) -> None:
    rows = [
        ("Government (China)", "Threaten with military force", "Government (Japan)", "2014-03-01"),
        ("Government (China)", "Use conventional military force", "Government (Japan)", "2014-04-01"),
        ("Government (China)", "Make statement", "Government (Japan)", "2015-12-01"),
    ]
    (tmp_path / "events.tab").write_text("".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    store = tmp_path / "news.db"
    assert tocsin("import", tmp_path / "events.tab", "--store", store).returncode == 0
    (entry,) = listed(tocsin, store)
    assert (entry["source"], entry["outcome"], entry["condition"], entry["explicit"]) == (
        "icews",
        "carried_out",
        None,
        None,
    )
    found = tocsin("assess", str(entry["id"]), "--store", store, "--json")
    assert found.returncode == 0, found.stderr
    assert all(clause["cites"] for clause in json.loads(found.stdout)["clauses"])
    refused = tocsin("correct", str(entry["id"]), "lapsed", "--by", "Ana", "--why", "no", "--store", store)
    assert (refused.returncode, "imported" in refused.stderr) == (1, True)
