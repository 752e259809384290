"""`tocsin review`, `decide` and `gold` as a person uses them."""

from __future__ import annotations

import json
from pathlib import Path

from running import Tocsin


def test_from_the_queue_to_gold_that_eval_reads(tocsin: Tocsin, tmp_path: Path) -> None:
    article, store, gold = tmp_path / "one.txt", tmp_path / "one.db", tmp_path / "gold.yaml"
    article.write_text(
        "KINSHASA - Rebels attacked Goma on Monday. Rwandan rebels attacked Bukavu on Monday.\n\n"
        "France condemned the Rwandan government.\n"
    )
    assert tocsin("code", article, "--date", "2024-05-07", "--store", store, "--quiet").returncode == 0
    queue = [json.loads(line) for line in tocsin("review", "--store", store, "--json").stdout.splitlines()]
    assert len(queue) >= 3
    assert [each["doubt"] for each in queue] == sorted((each["doubt"] for each in queue), reverse=True)
    ids = [each["event"]["id"] for each in queue]
    for id_ in ids:
        ran = tocsin("decide", id_, "right", "--by", "Ada", "--store", store)
        assert ran.returncode == 0, ran.stderr
    assert "nothing is left" in tocsin("review", "--store", store).stdout
    ran = tocsin("gold", gold, "--store", store)
    assert "1 article " in ran.stdout
    measures = json.loads(tocsin("eval", "events", gold, "--json").stdout)
    assert measures["precision"] == measures["recall"] == measures["mode"] == measures["auxiliary"] == 1

    changed = ["--type", "COERCE/arrest", "--actor", "Rebels = COD REB", "--auxiliary", "future", "--why", "misread"]
    attack = next(each["event"]["id"] for each in queue if each["event"]["event"] == "ASSAULT")
    ran = tocsin("decide", attack, "mended", "--by", "Bo", *changed, "--store", store)
    assert ran.returncode == 0, ran.stderr
    (event,) = [
        json.loads(e) for e in tocsin("events", "--type", "COERCE", "--store", store, "--json").stdout.splitlines()
    ]
    assert (event["id"], event["mode"], event["auxiliary"], event["reviewed"]) == (
        attack,
        "arrest",
        ["future"],
        "mended",
    )
    assert event["actors"][0]["country"] == "COD"
    happened = tocsin("happenings", "--type", "COERCE", "--store", store, "--json").stdout.splitlines()
    assert [json.loads(line)["status"] for line in happened] == ["planned"]
    circumstances = ["--date", "on Monday = 2024-05-06", "--place", "Goma, COD", "--context", "military", "--mode", ""]
    ran = tocsin("decide", attack, "mended", "--by", "Bo", *circumstances, "--store", store)
    assert ran.returncode == 0, ran.stderr
    now = json.loads(tocsin("events", "--type", "COERCE", "--store", store, "--json").stdout)
    assert (now["mode"], now["contexts"], now["date"]["text"], now["place"]["name"]) == (
        None,
        ["military"],
        "on Monday",
        "Goma",
    )
    assert now["actors"] == event["actors"]  # what is not given stays
    happened = json.loads(tocsin("happenings", "--type", "COERCE", "--store", store, "--json").stdout)
    assert happened["dates"]["best"] == "2024-05-06"
    for option, value, fault in (
        ("--date", "2024-13-01", "2024-13-01: no date"),
        ("--place", "Goma, Congo", "no country Congo"),
        ("--context", "weather", "no context weather"),
        ("--mode", "visit", "COERCE has no mode visit"),
    ):
        ran = tocsin("decide", attack, "mended", "--by", "Bo", option, value, "--store", store)
        assert (ran.returncode, ran.stderr.count("\n"), fault in ran.stderr) == (1, 1, True), ran.stderr
    tocsin("gold", gold, "--store", store)
    measures = json.loads(tocsin("eval", "events", gold, "--json").stdout)
    assert 0 < measures["context_f1"] <= 1
    assert (measures["date"], measures["place"]) == (1, 1)
    assert json.loads(tocsin("eval", "events", gold, "--json").stdout)["recall"] < 1

    listed = [json.loads(line) for line in tocsin("review", "--list", "--store", store, "--json").stdout.splitlines()]
    assert [(each["by"], each["verdict"]) for each in listed] == [
        ("Bo", "mended"),
        ("Bo", "mended"),
        *[("Ada", "right")] * len(ids),
    ]
    assert listed[1]["why"] == "misread"
    assert tocsin("review", "--list", "--store", store, "--csv").stdout.count("\n") == len(listed) + 1


def test_terms_of_a_threat_are_mended_and_come_out_as_gold(tocsin: Tocsin, tmp_path: Path) -> None:
    article, store, gold = tmp_path / "one.txt", tmp_path / "one.db", tmp_path / "terms.yaml"
    article.write_text(
        "NAIROBI - Kenya threatened to close the border with Uganda unless the rebels leave the lake by Friday. "
        "Fishermen asked for patience.\n"
    )
    assert tocsin("code", article, "--date", "2024-05-07", "--store", store, "--quiet").returncode == 0

    def threat() -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = json.loads(tocsin("threats", "--store", store, "--json").stdout)
        return found

    key = json.loads(tocsin("events", "--type", "THREATEN", "--store", store, "--json").stdout)["id"]
    assert "condition: the rebels leave the lake" in tocsin("review", "--store", store).stdout
    terms = [
        "--act",
        "close the border",
        "--act-type",
        "COERCE/restrict",
        "--demand",
        "leave the lake",
        "--condition",
        "",
    ]
    ran = tocsin("decide", key, "mended", "--by", "Ada", *terms, "--deadline", "Friday = 2024-05-10", "--store", store)
    assert ran.returncode == 0, ran.stderr
    now = threat()
    assert (now["act"]["text"], now["act"]["mode"], now["condition"]) == ("close the border", "restrict", None)
    assert (now["demand"]["text"], now["deadline"]["value"]) == ("leave the lake", "2024-05-10")
    for option, value, fault in (
        ("--act", "open the border", "do not stand in the text"),
        ("--act-type", "STORM", "no event type STORM"),
        ("--deadline", "soon", "soon: no date"),
    ):
        ran = tocsin("decide", key, "mended", "--by", "Ada", option, value, "--store", store)
        assert (ran.returncode, ran.stderr.count("\n"), fault in ran.stderr) == (1, 1, True), ran.stderr
    ran = tocsin("gold", gold, "--terms", "--store", store)
    assert "1 threat " in ran.stdout
    judged = [json.loads(line) for line in tocsin("eval", "terms", gold, "--json").stdout.splitlines()]
    assert {each["id"] for each in judged if each["verdict"] == "right"} >= {"issuer", "target", "act", "deadline"}
    assert {each["id"]: each["wanted"] for each in judged}["condition"] == "none"


def test_a_missed_threat_is_added_with_its_terms(tocsin: Tocsin, tmp_path: Path) -> None:
    article, store, gold = tmp_path / "one.txt", tmp_path / "one.db", tmp_path / "terms.yaml"
    article.write_text("NAIROBI - Fishermen asked for patience. Kenya put a padlock on the table. The lake is calm.\n")
    assert tocsin("code", article, "--date", "2024-05-07", "--store", store, "--quiet").returncode == 0
    key = json.loads(tocsin("events", "--store", store, "--json").stdout.splitlines()[0])["id"].rpartition(".")[0]
    what = ["--type", "THREATEN", "--actor", "Kenya = KEN GOV", "--recipient", "Fishermen = KEN LAB"]
    terms = ["--act", "padlock", "--act-type", "COERCE/restrict", "--demand", "patience", "--deadline", "2024-05-10"]
    missed = ["decide", key, "missed", "--by", "Ada", "--store", store]
    for given, fault in (
        (what, "--words says which words tell a missed event"),
        ([*what, "--words", "a hammer"], "the words “a hammer” do not stand in the text"),
        (["--words", "put a padlock"], "say what is mended or missed"),
        (["--words", "put a padlock", "--date", "2024-05-07"], "an event has a type"),
    ):
        ran = tocsin(*missed, *given)
        assert (ran.returncode, ran.stderr.count("\n"), fault in ran.stderr) == (1, 1, True), ran.stderr
    ran = tocsin(*missed, *what, *terms, "--words", "put a padlock")
    assert ran.returncode == 0, ran.stderr
    id_ = ran.stdout.partition(":")[0]
    (threat,) = [json.loads(line) for line in tocsin("threats", "--store", store, "--json").stdout.splitlines()]
    assert threat["event"] == id_
    (event,) = [
        json.loads(e) for e in tocsin("events", "--type", "THREATEN", "--store", store, "--json").stdout.splitlines()
    ]
    assert (event["id"], event["date"]["value"], event["date"]["text"]) == (id_, "2024-05-07", None)
    assert (threat["act"]["mode"], threat["demand"]["text"]) == ("restrict", "patience")
    assert id_ in tocsin("happenings", "--type", "THREATEN", "--store", store, "--json").stdout
    assert "1 threat " in tocsin("gold", gold, "--terms", "--store", store).stdout
    ran = tocsin("decide", "nothing", "missed", "--by", "Ada", "--store", store, *what, "--words", "put")
    assert (ran.returncode, "no article nothing" in ran.stderr) == (1, True)
    assert tocsin("decide", id_, "open", "--by", "Ada", "--store", store).returncode == 0
    assert tocsin("threats", "--store", store, "--json").stdout == ""


def test_faults_are_one_line(tocsin: Tocsin, tmp_path: Path, made_store: Path) -> None:
    store = tmp_path / "copy.db"
    store.write_bytes(made_store.read_bytes())
    ran = tocsin("decide", "nothing.0", "wrong", "--by", "Ada", "--store", store)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
    ran = tocsin("decide", "nothing.0", "mended", "--by", "Ada", "--store", store)
    assert (ran.returncode, ran.stderr.count("\n")) == (1, 1)
