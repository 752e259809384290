"""`overview`, `events`, `threats`, `statements`, `explain` on a store made by hand."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
from pathlib import Path

import pytest
from msgspec.structs import replace

from handmade import RAID, RECORDS, TALKS
from running import TOCSIN, Tocsin
from tocsin.store import Queries, Store

THREAT, DEMAND, SHELLING = RAID.events
COMMANDS = ["events", "threats", "statements"]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_events_as_json_are_the_events_of_the_record(tocsin: Tocsin, made_store: Path) -> None:
    ran = tocsin("events", "--store", made_store, "--json")
    found = {row["id"]: row for row in map(json.loads, ran.stdout.splitlines())}
    assert set(found) == {event.id for record in RECORDS for event in record.events}
    row = found[THREAT.id]
    assert row["article"] == RAID.article.id
    assert row["trigger"] == {"text": "threatened", "start": THREAT.trigger.start, "end": THREAT.trigger.end}
    assert row["actors"][0]["entity"] == "kazakh-army"
    assert (ran.returncode, ran.stderr) == (0, "")


def test_events_as_csv_have_the_article_beside_them(tocsin: Tocsin, made_store: Path) -> None:
    rows = {row["id"]: row for row in table(tocsin("events", "--store", made_store, "--csv").stdout)}
    assert len(rows) == 5
    shelling = rows[SHELLING.id]
    assert shelling["auxiliary"] == "historical; negation"
    assert (shelling["place"], shelling["precision"], shelling["url"]) == ("Orlagan", "month", RAID.article.url)
    assert rows[TALKS.events[0].id]["actor_countries"] == "KAZ; UZB"


def test_events_as_a_table_show_type_codes_and_id_and_words_where_there_is_room(
    tocsin: Tocsin, made_store: Path
) -> None:
    for width, words in (("80", []), ("160", ["threatened"])):
        ran = tocsin("events", "--store", made_store, COLUMNS=width)
        (line,) = (line for line in ran.stdout.splitlines() if THREAT.id in line)
        assert line.split() == ["2024-05-01", "THREATEN/violence", "KAZ", "MIL", "→", "TKM", *words, THREAT.id]
        assert max(map(len, ran.stdout.splitlines())) <= int(width)


def test_threats_in_every_form(tocsin: Tocsin, made_store: Path) -> None:
    shown = " ".join(tocsin("threats", "--store", made_store).stdout.split())
    assert "air strikes (ASSAULT)" in shown
    assert "the dam stays shut" in shown
    assert "2024-05-09" in shown
    (data,) = map(json.loads, tocsin("threats", "--store", made_store, "--json").stdout.splitlines())
    assert data["condition"]["text"] == "the dam stays shut"
    (row,) = table(tocsin("threats", "--store", made_store, "--csv").stdout)
    assert (row["act"], row["act_event"], row["deadline"]) == ("air strikes", "ASSAULT", "2024-05-09")


def test_statements_in_every_form(tocsin: Tocsin, made_store: Path) -> None:
    words = RAID.statements[0].text
    assert words in tocsin("statements", "--store", made_store).stdout
    (data,) = map(json.loads, tocsin("statements", "--store", made_store, "--json").stdout.splitlines())
    assert (data["text"], data["speaker"]["entity"]) == (words, "aigerim-tolenova")
    (row,) = table(tocsin("statements", "--store", made_store, "--csv").stdout)
    assert (row["text"], row["speakers"], row["publisher"]) == (words, "Aigerim Tolenova", "Northern Post")


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (["--actor", "KAZ"], 3),
        (["--actor", "KAZ:GOV"], 1),
        (["--recipient", "TKM"], 1),
        (["--type", "assault"], 1),
        (["--mode", "visit"], 1),
        (["--type", "threaten/Violence"], 1),
        (["--auxiliary", "asserted"], 3),
        (["--since", "2024-05-02"], 1),
        (["--until", "2024-04-30"], 1),
        (["--limit", "2"], 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else None,
)
def test_options_reach_the_filter(tocsin: Tocsin, made_store: Path, options: list[str], number: int) -> None:
    assert len(tocsin("events", "--store", made_store, "--json", *options).stdout.splitlines()) == number


@pytest.mark.parametrize("command", [("events",), ("happenings",), ("export", "--to", "-")], ids=lambda each: each[0])
@pytest.mark.parametrize(
    ("options", "fault"),
    [
        (["--type", "ATTACK"], "ATTACK: no event type; those are AGREE, CONSULT, "),
        (["--mode", "bombing"], "bombing: no mode; those are "),
        (["--type", "CONSULT", "--mode", "aerial"], "aerial: no mode of CONSULT; those are visit, "),
        (["--type", "CONSULT/visit", "--mode", "meet"], "two modes: visit and meet"),
        (["--auxiliary", "maybe"], "maybe: no auxiliary mode; those are asserted, historical, "),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_type_or_mode_that_is_none_is_a_fault_and_not_found_nothing(
    tocsin: Tocsin, made_store: Path, command: tuple[str, ...], options: list[str], fault: str
) -> None:
    ran = tocsin(*command, "--store", made_store, *options)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.startswith(f"tocsin: {fault}")
    assert ran.stderr.count("\n") == 1


def test_events_of_one_article_and_day_come_in_the_order_of_its_text(tocsin: Tocsin, tmp_path: Path) -> None:
    event = TALKS.events[0]
    several = [replace(event, id=f"{TALKS.article.id}.{number}") for number in range(12)]
    with Store(tmp_path / "tocsin.db") as store:
        store.add(replace(TALKS, events=several), "a coder")
    for form in ("--csv", "--json"):
        shown = tocsin("events", form, cwd=tmp_path).stdout.splitlines()
        ids = [row["id"] for row in (table("\n".join(shown)) if form == "--csv" else map(json.loads, shown))]
        assert ids == [each.id for each in several]


@pytest.mark.parametrize("command", COMMANDS)
def test_nothing_found_is_said_and_no_fault(tocsin: Tocsin, made_store: Path, command: str) -> None:
    ran = tocsin(command, "--store", made_store, "--actor", "Nobody At All")
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, f"no such {command}\n", "")
    assert tocsin(command, "--store", made_store, "--actor", "Nobody At All", "--json").stdout == ""


@pytest.mark.parametrize("command", ["overview", *COMMANDS])
def test_piped_tables_have_no_terminal_codes(tocsin: Tocsin, made_store: Path, command: str) -> None:
    ran = tocsin(command, "--store", made_store)
    assert ran.returncode == 0
    assert "\x1b" not in ran.stdout


def test_overview_counts_and_says_what_to_type_next(tocsin: Tocsin, made_store: Path) -> None:
    ran = tocsin("overview", "--store", made_store)
    assert ran.stdout.startswith("2 articles, 5 events, 5 happenings, 1 statement, 1 threat, 1 figure\n")
    with Store(made_store) as store:
        of_threat, of_shelling = (Queries(store).happening(each.id) for each in (THREAT, SHELLING))
    assert of_threat is not None and of_shelling is not None
    shown = ran.stdout.partition("threats, and what became of them")[0]
    assert of_threat.id in shown
    assert of_shelling.id not in shown, "only what the articles assert"
    assert f"tocsin assess {of_threat.id} --store {made_store}" in ran.stdout


def test_overview_of_an_empty_store_is_no_fault(tocsin: Tocsin, tmp_path: Path) -> None:
    Store(tmp_path / "tocsin.db").close()
    ran = tocsin("overview", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("0 articles")


def test_overview_says_why_undated_threats_are_not_followed(tocsin: Tocsin, tmp_path: Path) -> None:
    text = b"Iran threatened to close the strait unless Kuwait paid."
    assert tocsin("code", "-", "--quiet", cwd=tmp_path, stdin=text).returncode == 0
    shown = tocsin("overview", cwd=tmp_path).stdout
    assert "no threat has a day to be followed from" in shown
    assert "what became of them" not in shown


def test_overview_writes_the_path_as_it_is(tocsin: Tocsin, tmp_path: Path) -> None:
    Store(tmp_path / "[old].db").close()
    assert (
        "tocsin statements --limit 10 --store [old].db"
        in tocsin("overview", "--store", "[old].db", cwd=tmp_path).stdout
    )


def test_explain_shows_words_rule_and_how_each_actor_was_resolved(tocsin: Tocsin, made_store: Path) -> None:
    ran = tocsin("explain", THREAT.id, "--store", made_store)
    shown = " ".join(ran.stdout.split())
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "[The Kazakh army]actor [threatened]trigger [Turkmenistan]recipient" in shown
    for words in ("THREATEN/violence", "rule: threaten/with", "made by hand", "date of publication", "asserted yes"):
        assert words in shown
    assert "the dam stays shut" in shown
    assert "Northern Post" in shown
    assert "\x1b" not in ran.stdout


def test_explain_shows_the_speaker_the_place_the_figures_and_what_is_not_asserted(
    tocsin: Tocsin, made_store: Path
) -> None:
    assert "Aigerim Tolenova" in tocsin("explain", DEMAND.id, "--store", made_store).stdout
    shown = " ".join(tocsin("explain", SHELLING.id, "--store", made_store).stdout.split())
    for words in ("Orlagan, KAZ", "no: historical, negation", "12 people", "[in April]date"):
        assert words in shown


def test_explain_takes_a_unique_beginning(tocsin: Tocsin, made_store: Path) -> None:
    whole = tocsin("explain", SHELLING.id, "--store", made_store)
    assert SHELLING.id.endswith(".10")
    assert tocsin("explain", THREAT.id[:-1] + "0", "--store", made_store).stdout != whole.stdout
    single = TALKS.events[1].id
    assert tocsin("explain", single, "--store", made_store).returncode == 0


def test_explain_of_a_prefix_is_that_of_the_whole_id(tocsin: Tocsin, tmp_path: Path) -> None:
    with Store(tmp_path / "tocsin.db") as store:
        store.add(replace(TALKS, events=TALKS.events[:1]), "a coder")
    event_id = TALKS.events[0].id
    whole, part = tocsin("explain", event_id, cwd=tmp_path), tocsin("explain", event_id[:5], cwd=tmp_path)
    assert (part.returncode, part.stdout) == (0, whole.stdout)


def test_explain_of_no_event_or_of_several_is_status_1_and_says_which(tocsin: Tocsin, made_store: Path) -> None:
    unknown, several = (tocsin("explain", id_, "--store", made_store) for id_ in ("ffffffffffff.77", RAID.article.id))
    assert (unknown.returncode, unknown.stdout) == (several.returncode, several.stdout) == (1, "")
    assert unknown.stderr == f"tocsin: {made_store}: no event ffffffffffff.77\n"
    named = ", ".join((THREAT.id, DEMAND.id, SHELLING.id))
    assert several.stderr == f"tocsin: {made_store}: several begin with {RAID.article.id}: {named}\n"


def test_control_characters_in_a_title_are_not_shown(tocsin: Tocsin, tmp_path: Path) -> None:
    title = "War \x1b]0;owned\x07 \x9b31m \u202egnihton"
    with Store(tmp_path / "tocsin.db") as store:
        store.add(replace(RAID, article=replace(RAID.article, title=title, publisher="\x1b[2JPost")), "a coder")
    ran = tocsin("explain", THREAT.id, cwd=tmp_path)
    assert "owned" in ran.stdout
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(ran.stdout)
    json_lines = tocsin("events", "--json", cwd=tmp_path).stdout
    assert "\x1b" not in json_lines


@pytest.mark.parametrize("command", ["statements", "events"])
def test_brackets_in_an_articles_words_are_shown(tocsin: Tocsin, tmp_path: Path, command: str) -> None:
    said = replace(RAID.statements[0], text="We [the army] stay [/b]")
    nobody = replace(SHELLING.actors[0], text="[rebels] of [/i]", name=None)
    events = [THREAT, DEMAND, replace(SHELLING, actors=[nobody])]
    with Store(tmp_path / "tocsin.db") as store:
        store.add(replace(RAID, statements=[said], events=events), "a coder")
    ran = tocsin(command, cwd=tmp_path)
    assert ran.returncode == 0
    assert {"statements": said.text, "events": nobody.text}[command] in ran.stdout


def test_csv_of_nothing_has_its_header(tocsin: Tocsin, made_store: Path) -> None:
    assert tocsin("events", "--store", made_store, "--actor", "Nobody At All", "--csv").stdout.startswith("id,date,")


def test_overview_calls_the_program_as_the_shell_would_find_it(made_store: Path) -> None:
    shown = {}
    for name, path in (("beside", "/nowhere"), ("found", str(Path(TOCSIN).parent))):
        ran = subprocess.run(
            [TOCSIN, "overview", "--store", made_store],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PATH": path, "COLUMNS": "200"},
        )
        shown[name] = ran.stdout.splitlines()
    assert f"  {TOCSIN} serve --store {made_store}" in shown["beside"]
    assert f"  tocsin serve --store {made_store}" in shown["found"]
