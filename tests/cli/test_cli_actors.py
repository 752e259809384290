"""`tocsin actors`: a user's own knowledge from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from running import Tocsin

ROWS = """key,name,aliases,country,sectors,role,from,to
ia,Ireti Adeyosola,Mama Ireti,NGA,GOV,works minister,2016,2020
blf,Blue Lagoon Front,BLF,PHL,REB,,,
"""


@pytest.fixture(scope="module")
def base(tocsin: Tocsin, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("actors")
    (folder / "mine.csv").write_text(ROWS, encoding="utf-8")
    ran = tocsin("actors", "import", folder / "mine.csv", "--base", folder / "own.db")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "mine.csv: 2 entities (csv)" in ran.stdout
    return folder / "own.db"


def test_an_imported_minister_is_one_only_while_in_office(tocsin: Tocsin, base: Path) -> None:
    for day, sector in (("2018-05-01", "GOV"), ("2023-05-01", "ELI")):
        ran = tocsin("actor", "Ireti Adeyosola", "--date", day, "--actors", base, "--json")
        (actor,) = json.loads(ran.stdout)
        assert (actor["country"], actor["sectors"]) == ("NGA", [sector])
        assert actor["via"] == "knowledge base: ia"


def test_own_knowledge_codes_beside_the_built_in_one(tocsin: Tocsin, base: Path, tmp_path: Path) -> None:
    text = tmp_path / "news.txt"
    text.write_text("The Blue Lagoon Front attacked Kenyan soldiers on Monday.\n", encoding="utf-8")
    ran = tocsin("code", text, "--to", "-", TOCSIN_ACTORS=str(base))
    (event,) = json.loads(ran.stdout)["events"]
    assert (event["actors"][0]["entity"], event["actors"][0]["country"]) == ("blf", "PHL")
    assert event["recipients"][0]["country"] == "KEN"


def test_show_and_search_know_both(tocsin: Tocsin, base: Path) -> None:
    shown = tocsin("actors", "show", "ia", "--actors", base)
    assert shown.returncode == 0
    for words in ("Ireti Adeyosola", "mine.csv", "Mama Ireti", "works minister", "2016", "2020"):
        assert words in shown.stdout
    assert "Angela Merkel" in tocsin("actors", "show", "angela-merkel").stdout
    found = tocsin("actors", "search", "blue lagoon", "--actors", base, "--json")
    assert [json.loads(line)["entity"]["key"] for line in found.stdout.splitlines()] == ["blf"]


def test_a_name_spelt_otherwise_is_offered_and_an_unknown_one_is_not(tocsin: Tocsin) -> None:
    near = tocsin("actors", "search", "Angela Merkle")
    assert near.returncode == 0
    assert "angela-merkel" in near.stdout
    none = tocsin("actors", "search", "Qwxzy Vbnmkl")
    assert (none.returncode, none.stdout) == (1, "")
    assert "nobody of that name" in none.stderr


def test_a_refused_file_is_named_with_its_line_and_the_others_come_in(tocsin: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "bad.csv").write_text("name,country\nA B,NGA\n,NGA\n", encoding="utf-8")
    (tmp_path / "good.csv").write_text("name,country\nC D,NGA\n", encoding="utf-8")
    ran = tocsin("actors", "import", "bad.csv", "missing.csv", "good.csv", cwd=tmp_path)
    assert ran.returncode == 1
    assert "refused: bad.csv:3: no name" in ran.stderr
    assert "refused: missing.csv: No such file or directory" in ran.stderr
    assert "Traceback" not in ran.stderr
    listed = tocsin("actors", "sources", "--base", "actors.db", "--json", cwd=tmp_path)
    assert [json.loads(line)["name"] for line in listed.stdout.splitlines()] == ["good.csv"]


def test_a_source_can_be_taken_out_again(tocsin: Tocsin, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text(ROWS, encoding="utf-8")
    tocsin("actors", "import", "mine.csv", "--name", "ours", cwd=tmp_path)
    assert tocsin("actors", "remove", "ours", cwd=tmp_path).returncode == 0
    again = tocsin("actors", "remove", "ours", cwd=tmp_path)
    assert (again.returncode, again.stderr) == (1, "no source ours\n")


@pytest.mark.parametrize("arguments", [["actor", "x", "--actors", "no.db"], ["actors", "sources", "--base", "no.db"]])
def test_a_base_that_is_not_there_is_one_line(tocsin: Tocsin, tmp_path: Path, arguments: list[str]) -> None:
    ran = tocsin(*arguments, cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "tocsin: no.db: no such knowledge base\n"
