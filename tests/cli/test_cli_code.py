"""`tocsin code`: inputs to files, standard output and the store."""

from __future__ import annotations

import csv
import json
import os
import pty
import signal
import sqlite3
import subprocess
import time
import zipfile
from pathlib import Path

import msgspec
import pyarrow.parquet as pq
import pytest

from running import TOCSIN, Tocsin, articles_in
from tocsin.model import Record
from tocsin.store.flat import EVENT_COLUMNS

ATTACK = "Kazakhstan attacked Turkmenistan on Monday."
TALKS = "Uzbekistan threatened Tajikistan with war."


def rows_file(path: Path, *rows: dict[str, object] | str) -> Path:
    lines = (row if isinstance(row, str) else json.dumps(row) for row in rows)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.fixture
def two(tmp_path: Path) -> Path:
    return rows_file(
        tmp_path / "two.jsonl",
        {"text": ATTACK, "date": "2024-03-05", "publisher": "Wire"},
        {"text": TALKS, "date": "2024-03-06", "title": "Tashkent, “angry”; says so"},
    )


def records(text: str) -> list[Record]:
    return [msgspec.json.decode(line, type=Record) for line in text.splitlines()]


def test_records_go_to_standard_output_and_the_summary_does_not(tocsin: Tocsin, two: Path) -> None:
    ran = tocsin("code", two, "--to", "-", cwd=two.parent)
    assert ran.returncode == 0
    first, second = records(ran.stdout)
    assert [event.event for event in first.events] == ["ASSAULT"]
    assert [event.event for event in second.events] == ["THREATEN"]
    assert first.article.published == "2024-03-05"
    assert second.article.text.startswith("Tashkent, “angry”")
    assert "2 articles coded" in ran.stderr
    assert not (two.parent / "tocsin.db").exists()


def test_standard_input_and_a_given_date_are_read(tocsin: Tocsin) -> None:
    ran = tocsin("code", "-", "--date", "2024-03-05", "--to", "-", "--quiet", stdin=ATTACK.encode())
    (record,) = records(ran.stdout)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (record.article.published, record.article.ref) == ("2024-03-05", "-")
    assert record.events[0].date is not None
    assert record.events[0].date.value == "2024-03-04"


def test_every_form_holds_the_same_events_and_the_store_takes_them_too(tocsin: Tocsin, two: Path) -> None:
    there = two.parent
    for name in ("out.jsonl", "out.csv", "out.parquet"):
        assert tocsin("code", two, "--to", name, "--store", "news.db", "--quiet", cwd=there).returncode == 0
    events = [event for record in records((there / "out.jsonl").read_text(encoding="utf-8")) for event in record.events]
    assert len(events) == 2
    with (there / "out.csv").open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    assert list(rows[0]) == list(EVENT_COLUMNS)
    table = pq.read_table(there / "out.parquet")
    assert table.column_names == list(EVENT_COLUMNS)
    assert {field.name: str(field.type) for field in table.schema} == {
        name: {str: "string", int: "int64", float: "double"}[kind] for name, kind in EVENT_COLUMNS.items()
    }
    ids = [event.id for event in events]
    assert [row["id"] for row in rows] == table["id"].to_pylist() == ids
    assert [row["event"] for row in rows] == table["event"].to_pylist() == ["ASSAULT", "THREATEN"]
    assert [row["actor_countries"] for row in rows] == table["actor_countries"].to_pylist() == ["KAZ", "UZB"]
    assert rows[1]["title"] == table["title"].to_pylist()[1] == "Tashkent, “angry”; says so"
    assert table["start"].to_pylist() == [event.trigger.start for event in events]
    with sqlite3.connect(there / "news.db") as connection:
        assert sorted(row[0] for row in connection.execute("SELECT id FROM events")) == sorted(ids)


def test_a_parquet_file_without_events_is_still_one(tocsin: Tocsin, tmp_path: Path) -> None:
    ran = tocsin("code", "-", "--to", tmp_path / "none.parquet", "-q", stdin=b"The tea was lukewarm.")
    assert ran.returncode == 0
    assert pq.read_table(tmp_path / "none.parquet").num_rows == 0


@pytest.mark.parametrize("target", ["out.txt", "out", "none/out.csv", "none/out.jsonl", "none/out.parquet"])
def test_a_target_that_cannot_be_is_one_line(tocsin: Tocsin, two: Path, target: str) -> None:
    ran = tocsin("code", two, "--to", target, cwd=two.parent)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.count("\n") == 1
    assert target in ran.stderr


def test_each_bad_input_is_one_line_and_the_rest_is_coded(tocsin: Tocsin, tmp_path: Path) -> None:
    news, empty = tmp_path / "news", tmp_path / "empty folder"
    news.mkdir()
    empty.mkdir()
    for name, content in {
        "a.txt": b"",
        "b.txt": b"  \n ",
        "c.txt": b"caf\xe9",
        "d.txt": b"PK\x03\x04\x00",
        "e.txt": b"x" * 10_000_000,
        "g.txt": ATTACK.encode(),
    }.items():
        (news / name).write_bytes(content)
    rows_file(
        news / "f.jsonl", {"text": TALKS}, {"title": "T"}, '{"text": "\\ud800"}', {"text": "x", "date": "soon"}, "{"
    )
    ran = tocsin("code", news, empty, tmp_path / "missing [red].txt", "--to", "-", "--quiet", cwd=tmp_path)
    assert ran.returncode == 1
    assert [record.article.text for record in records(ran.stdout)] == [TALKS, ATTACK]
    lines = ran.stderr.splitlines()
    assert [line.split(": ")[:2] for line in lines] == [
        ["refused", str(path)]
        for path in (
            news / "a.txt",
            news / "b.txt",
            news / "c.txt",
            news / "d.txt",
            news / "e.txt",
            f"{news / 'f.jsonl'}:2",
            f"{news / 'f.jsonl'}:3",
            f"{news / 'f.jsonl'}:4",
            f"{news / 'f.jsonl'}:5",
            empty,
            tmp_path / "missing [red].txt",
        )
    ]


def test_the_hundredth_row_is_named_as_such(tocsin: Tocsin, tmp_path: Path) -> None:
    path = rows_file(tmp_path / "long.jsonl", {"text": "The tea was lukewarm."}, *[""] * 98, "{")
    ran = tocsin("code", path, "--to", "-", "--quiet")
    assert f"refused: {path}:100: not JSON" in ran.stderr


def test_a_file_whose_name_is_not_utf8_is_coded_or_refused_alone(tocsin: Tocsin, tmp_path: Path) -> None:
    folder = tmp_path / "news"
    folder.mkdir()
    (folder / os.fsdecode(b"a\xff.txt")).write_text(ATTACK, encoding="utf-8")
    (folder / "b.txt").write_text(TALKS, encoding="utf-8")
    ran = tocsin("code", folder, "--to", "-", "--quiet")
    assert TALKS in ran.stdout


def test_a_name_too_long_for_the_system_does_not_stop_the_rest(tocsin: Tocsin, two: Path) -> None:
    ran = tocsin("code", "n" * 5_000, two, "--to", "-", "--quiet")
    assert len(records(ran.stdout)) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("code",),
        ("code", "-", "--nonsense"),
        ("code", "-", "--date", "nonsense"),
        ("code", "-", "--date", "2023-02-29"),
        ("nonsense",),
        ("code", "-", "--map", "body"),
        ("code", "-", "--limits", "documents=3"),
        ("code", "-", "--encoding", "nonsense"),
        ("events", "--json", "--csv"),
        ("threats", "--json", "--csv"),
        ("statements", "--json", "--csv"),
        ("events", "--limit", "0"),
        ("events", "--limit", "few"),
        ("events", "--since", "nonsense"),
        ("statements", "--until", "2024-13-01"),
        ("explain",),
        ("actor", "Kazakhstan", "--date", "nonsense"),
        ("eval", "relations"),
        ("codebook", "nonsense"),
    ],
    ids=" ".join,
)
def test_wrong_usage_is_status_2_and_makes_nothing(tocsin: Tocsin, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    ran = tocsin(*arguments, cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert "Traceback" not in ran.stderr
    assert ran.stderr
    assert list(tmp_path.iterdir()) == []


COMMANDS = [
    [],
    ["code"],
    ["overview"],
    ["feeds"],
    ["runs"],
    ["watch"],
    ["load"],
    ["mcp"],
    ["events"],
    ["happenings"],
    ["merge"],
    ["threats"],
    ["ledger"],
    ["assess"],
    ["follow-through"],
    ["correct"],
    ["statements"],
    ["serve"],
    ["explain"],
    ["actor"],
    ["import"],
    ["export"],
    ["alerts"],
    ["eval"],
    ["eval", "relations"],
    ["eval", "actors"],
    ["eval", "events"],
    ["eval", "auxiliary"],
    ["eval", "noise"],
    ["eval", "dates"],
    ["eval", "places"],
    ["eval", "figures"],
    ["eval", "terms"],
    ["eval", "coreference"],
    ["eval", "contexts"],
    ["eval", "pages"],
    ["eval", "happenings"],
    ["eval", "ledger"],
    ["actors"],
    ["actors", "import"],
    ["actors", "show"],
    ["actors", "search"],
    ["actors", "sources"],
    ["actors", "remove"],
    ["codebook"],
    ["codebook", "check"],
    ["review"],
    ["decide"],
    ["gold"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_has_help(tocsin: Tocsin, command: list[str]) -> None:
    ran = tocsin(*command, "--help")
    assert ran.returncode == 0
    assert "Usage: " + " ".join(["tocsin", *command]) in ran.stdout
    assert "\x1b" not in ran.stdout
    assert ran.stderr == ""
    for jargon in ("<bool>", "<str>", "<path>", "list[", "4611686018427387904"):
        assert jargon not in ran.stdout


def test_articles_whose_day_nobody_tells_are_told(tocsin: Tocsin, tmp_path: Path) -> None:
    rows = [{"text": ATTACK}, {"text": f"{ATTACK} Again."}, {"text": ATTACK, "date": "2024-03-05"}]
    path = tmp_path / "news.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    ran = tocsin("code", path, cwd=tmp_path)
    assert ran.stderr == "2 articles without a date of publication: --date gives one, or “on Monday” is no day\n"
    assert tocsin("code", path, "--quiet", "--store", "other.db", cwd=tmp_path).stderr == ""


def test_the_paragraphs_of_help_fill_the_line(tocsin: Tocsin) -> None:
    lines = tocsin("code", "--help", COLUMNS="80").stdout.splitlines()
    first = next(number for number, line in enumerate(lines) if "What an input is" in line)
    paragraph = [line.strip() for line in lines[first : lines.index(" " * 80, first)]]
    words = [line.split()[0] for line in paragraph[1:]]
    assert all(len(f" {line} {word}") > 79 for line, word in zip(paragraph, words, strict=False))


def test_the_help_names_every_command_that_is_tested_for_help() -> None:
    import typer.main

    from tocsin.cli.main import app

    group = typer.main.get_command(app)
    found: list[list[str]] = [[]]
    for name, command in group.commands.items():  # type: ignore[attr-defined]
        found += [[name], *([name, inner] for inner in getattr(command, "commands", {}))]
    assert sorted(found) == sorted(COMMANDS)


def test_one_article_is_shown_and_piped_output_has_no_terminal_codes(tocsin: Tocsin, tmp_path: Path) -> None:
    path = rows_file(
        tmp_path / "one.jsonl", {"text": ATTACK, "date": "2024-03-05", "title": "War \x1b]0;owned\x07\x9b31m"}
    )
    ran = tocsin("code", path, cwd=tmp_path)
    assert ran.returncode == 0
    assert "ASSAULT" in ran.stdout
    assert "1 article coded, 1 event → tocsin.db" in ran.stdout
    assert not {"\x1b", "\x07", "\x9b"} & set(ran.stdout + ran.stderr)


def test_control_characters_of_an_article_do_not_reach_a_terminal(tmp_path: Path) -> None:
    path = rows_file(tmp_path / "one.jsonl", {"text": ATTACK, "title": "War \x1b]0;owned\x07 \u202egnihton \x9b31m"})
    master, slave = pty.openpty()
    command = [TOCSIN, "code", str(path), "--to", str(tmp_path / "o.jsonl")]
    with subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave) as run:
        os.close(slave)
        shown = b""
        while True:
            try:
                part = os.read(master, 65_536)
            except OSError:
                break
            if not part:
                break
            shown += part
    os.close(master)
    assert run.returncode == 0
    text = shown.decode()
    assert "owned" in text
    assert "\x1b[" in text, "a terminal gets colours"
    assert "\x1b]" not in text
    assert not {"\x07", "\u202e", "\x9b"} & set(text)


def test_brackets_of_an_article_are_shown_as_they_are(tocsin: Tocsin, tmp_path: Path) -> None:
    said = "We [the army] will stay [/b] here"
    text = f"{ATTACK} “{said},” President Kassym-Jomart Tokayev said on Tuesday."
    ran = tocsin("code", "-", "--to", tmp_path / "o.jsonl", stdin=text.encode())
    assert ran.returncode == 0, ran.stderr
    assert said in " ".join(ran.stdout.split())


def test_codebook_folder_adds_a_verb_and_replaces_a_frame(tocsin: Tocsin, tmp_path: Path) -> None:
    folder = tmp_path / "own" / "frames"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(
        "event: SANCTION\nframes:\n  - {id: zorple, verbs: [zorple]}\n  - {id: attack, event: AID, verbs: [attack]}\n",
        encoding="utf-8",
    )
    text = f"Kazakhstan zorpled Turkmenistan. {ATTACK}".encode()
    plain = tocsin("code", "-", "--to", "-", "-q", stdin=text)
    own = tocsin("code", "-", "--to", "-", "-q", "--codebook", folder.parent, stdin=text)
    assert [(event.event, event.rule) for event in records(plain.stdout)[0].events] == [("ASSAULT", "attack")]
    got = [(event.event, event.rule) for event in records(own.stdout)[0].events]
    assert got == [("SANCTION", "zorple"), ("AID", "attack")]


def test_another_codebook_codes_a_stored_article_anew(tocsin: Tocsin, two: Path) -> None:
    folder = two.parent / "own" / "frames"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text("event: AID\nframes:\n  - {id: attack, verbs: [attack]}\n", encoding="utf-8")
    assert tocsin("code", two, cwd=two.parent).returncode == 0
    again = tocsin("code", two, "--codebook", "own", cwd=two.parent)
    assert "2 articles coded" in again.stdout
    assert '"event":"AID"' in tocsin("events", "--json", cwd=two.parent).stdout


@pytest.mark.parametrize("kind", ["codebook", "model"])
def test_a_codebook_or_model_that_is_not_there_is_one_line(tocsin: Tocsin, tmp_path: Path, kind: str) -> None:
    ran = tocsin("code", "-", "--to", "-", f"--{kind}", "nowhere", stdin=ATTACK.encode(), cwd=tmp_path)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert "nowhere" in ran.stderr


def stopped(samples: Path, path: Path) -> subprocess.CompletedProcess[str]:
    """A run on the samples that gets Ctrl-C when the first article is in the store."""
    command = [TOCSIN, "code", str(samples), "--store", str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        deadline = time.monotonic() + 120
        while run.poll() is None and articles_in(path) < 1 and time.monotonic() < deadline:
            time.sleep(0.03)
        run.send_signal(signal.SIGINT)
        out, err = run.communicate(timeout=60)
    return subprocess.CompletedProcess(command, run.returncode, out, err)


def test_a_stopped_run_is_status_130_keeps_what_was_finished_and_says_so(tmp_path: Path, samples: Path) -> None:
    ran = stopped(samples, tmp_path / "stopped.db")
    assert (ran.returncode, ran.stdout) == (130, "")
    assert ran.stderr == "tocsin: stopped; what was finished is kept\n"
    assert 1 <= articles_in(tmp_path / "stopped.db") < 18


def test_json_is_utf8_whatever_the_encoding_of_standard_output(tocsin: Tocsin) -> None:
    text = f"Президент. {ATTACK}"
    ran = tocsin("code", "-", "--to", "-", "-q", stdin=text.encode(), PYTHONIOENCODING="cp1252")
    assert records(ran.stdout)[0].article.text == text


def test_the_counts_of_a_run_add_up(tocsin: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_text(TALKS, encoding="utf-8")
    assert "1 article coded" in tocsin("code", "old.txt", cwd=tmp_path).stdout
    french = "Le conseil du port a interdit vendredi toutes les traversées de nuit après la collision de deux navires."
    rows_file(tmp_path / "new.jsonl", {"text": ATTACK}, {"text": ATTACK}, {"text": french}, {"title": "T"})
    ran = tocsin("code", "old.txt", "new.jsonl", cwd=tmp_path)
    assert ran.returncode == 1
    assert (
        "1 article coded, 1 event; 1 already there; 1 duplicate; 1 refused; 1 not English (fr 1); 5 read in all"
        in ran.stdout.replace("\n", " ")
    )


def test_pages_tables_and_archives_are_coded_with_their_columns_mapped(tocsin: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "page").write_text(f"<html><body><h1>On Monday</h1><p>{ATTACK}</p></body></html>", encoding="utf-8")
    (tmp_path / "table").write_text(f"no,para\n1,{TALKS}\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "both.zip", "w") as archive:
        archive.write(tmp_path / "page", "page")
        archive.write(tmp_path / "table", "table")
    ran = tocsin("code", "both.zip", "--map", "text=para", "--to", "-", "-q", cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert [record.article.text for record in records(ran.stdout)] == [f"On Monday\n\n{ATTACK}", TALKS]


def test_limits_are_set_by_option_and_by_environment(tocsin: Tocsin, two: Path) -> None:
    for ran in (
        tocsin("code", two, "--to", "-", "--limits", "characters=44"),
        tocsin("code", two, "--to", "-", TOCSIN_LIMITS="characters=44 row=9k"),
    ):
        assert len(records(ran.stdout)) == 1
        assert "more than 44: not one article" in ran.stderr


def test_cells_that_a_spreadsheet_would_run_are_defused(tocsin: Tocsin, tmp_path: Path) -> None:
    path = rows_file(tmp_path / "one.jsonl", {"text": ATTACK, "title": '=HYPERLINK("x")', "publisher": "@wire"})
    assert tocsin("code", path, "--to", "o.csv", "--store", "s.db", "-q", cwd=tmp_path).returncode == 0
    with (tmp_path / "o.csv").open(encoding="utf-8", newline="") as stream:
        (row,) = csv.DictReader(stream)
    assert (row["title"], row["publisher"]) == ('\'=HYPERLINK("x")', "'@wire")
    assert row["score"] == "-9.0"
    (listed,) = csv.DictReader(tocsin("events", "--store", "s.db", "--csv", cwd=tmp_path).stdout.splitlines())
    assert listed["title"] == '\'=HYPERLINK("x")'


def test_names_of_files_do_not_reach_a_terminal_as_they_are(tocsin: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "a\x1b[31m\u202e.txt").write_bytes(b"")
    ran = tocsin("code", tmp_path, "--to", "-", "-q")
    assert "empty file" in ran.stderr
    assert not {"\x1b", "\u202e"} & set(ran.stderr)
    ran = tocsin("events", "--store", "no\x1b[31mne.db", cwd=tmp_path)
    assert ran.returncode == 1
    assert "\x1b" not in ran.stderr
