"""The commands that pages show only in passing run, too: over stores and files of the names that they use."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from running import Tocsin
from test_pages import RUN
from tocsin.codebook import schema
from tocsin.codebook.load import yaml_as
from tocsin.intake.feeds import load_plan
from tocsin.read.events.columns import GDELT, ICEWS, POLECAT

ROOT = Path(__file__).parents[1]
#: Pages that test_pages runs from first to last, and the one that is made from the program.
ELSEWHERE = {*RUN, "commands"}
PAGES = {
    str(each.relative_to(ROOT)): each.read_text("utf-8")
    for each in [
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *sorted((ROOT / "docs").glob("*.md")),
    ]
    if each.stem not in ELSEWHERE
}
#: Pages whose Python has tests of its own: test_docs_python, test_docs.
PYTHON = {"docs/python.md", "README.md"}
#: Commands that are not run here, and why.
NOT_RUN = {
    r"^tocsin (serve|watch|mcp)\b": "does not end by itself: tests/web, tests/intake and tests/bridges start it",
    r"^tocsin eval\b": "measures on gold, some of it not in the tree, and takes minutes: tests/gold/test_gold.py",
    r"^tocsin codebook check --examples": "runs all examples: tests/codebook/test_examples.py",
    r"--engine ray|^tocsin load parts-2024": "needs the extra `ray`: tests/intake/test_cluster.py",
    r"^tocsin import (202305\*|ngec)": "docs/importing.md has the same with a file's whole name",
    r"^make ": "the targets are looked up by test_pages",
    r"^TOCSIN_COMPILED=1 ": "compiles C for minutes",
    r"^python (bench|train|tests/gold)/": "measures, and takes minutes to hours",
    r"\bpip install\b": "asks the package index",
    r"^\(umask|^install -d|^python3 -c .*/etc/|^chmod 600 /etc|^systemctl ": "changes the machine",
}
#: Blocks of these kinds are no program: what was printed, a picture of the parts, and what other programs are told.
SHOWN = {"text", "nginx", "cron"}
TEXT = "Russia threatened on Monday to invade Ukraine. Kenya's army attacked rebels in Garissa."
PAGE = f"<html><head><title>Russia threatens Ukraine</title></head><body><article><p>{TEXT}</p></article></body></html>"


def _blocks(page: str) -> list[tuple[str, str]]:
    """Each block of a page: its kind and what it holds."""
    return re.findall(r"^ *```(\w+)[^\n]*\n(.*?)^ *```", page, re.M | re.S)


def _lines(page: str) -> list[str]:
    """The lines of a page that are typed into a shell."""
    typed = []
    for kind, body in _blocks(page):
        lines = [line.strip() for line in body.splitlines()]
        typed += [line for line in lines if line] if kind == "sh" else [line[2:] for line in lines if line[:2] == "$ "]
    return [re.sub(r"\s+# .*", "", line) for line in typed]


def commands(page: str) -> list[str]:
    """Those of them that are run. An address beside files is left out."""
    runnable = (re.sub(r"\s+https?://\S+", "", line) if " --url " not in line else line for line in _lines(page))
    return [line for line in runnable if not any(re.search(pattern, line) for pattern in NOT_RUN)]


def _row(columns: list[str], **values: str) -> str:
    return "\t".join(values.get(name.replace(" ", "_"), "") for name in columns) + "\n"


def _files(folder: Path) -> None:
    """Everything that the pages name, as small as may be."""
    (folder / "article.txt").write_text(TEXT + "\n")
    (folder / "page.html").write_text(PAGE)
    (folder / "corpus.csv").write_text(f'paragraphs,day_of_issue\n"{TEXT}",2024-03-08\n')
    (folder / "more.jsonl").write_text(json.dumps({"text": TEXT, "date": "2024-05-02"}) + "\n")
    (folder / "articles").mkdir()
    (folder / "articles" / "one.txt").write_text("Iran accused Israel of an attack.\n")
    shutil.copy(ROOT / "samples" / "crisis.jsonl", folder / "articles.jsonl")
    with (folder / "news.warc.gz").open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(
                "https://wire.example/b", "response", payload=io.BytesIO(PAGE.encode()), http_headers=head
            )
        )
    (folder / "entities.ftm.json").write_text(
        json.dumps(
            {"id": "o", "schema": "Organization", "properties": {"name": ["Blue Lagoon Front"], "country": ["ph"]}}
        )
        + "\n"
    )
    party = {
        "type": "item",
        "id": "Q7",
        "labels": {"en": {"language": "en", "value": "Karoo Unity Party"}},
        "aliases": [],
        "claims": {"P31": [{"mainsnak": {"datavalue": {"value": {"id": "Q7278"}}}, "rank": "normal"}]},
    }
    (folder / "latest-all.json.gz").write_bytes(gzip.compress(f"[\n{json.dumps(party)},\n]\n".encode()))
    (folder / "Phoenix.actors.txt").write_text("IRETI_ADEYOSOLA_\n    [NGAGOV 990529-20030529]\n")
    (folder / "my-list.csv").write_text("name,country\nLake Guard,UGA\n")
    (folder / "my-codebook" / "frames").mkdir(parents=True)
    shutil.copy(ROOT / "src/tocsin/codebook/builtin/frames/protest.yaml", folder / "my-codebook" / "frames")
    with zipfile.ZipFile(folder / "20230525.export.CSV.zip", "w") as packed:
        gdelt = _row(
            GDELT, GlobalEventID="1", Day="20230525", Actor1CountryCode="RUS", Actor2CountryCode="UKR", EventCode="138"
        )
        packed.writestr("20230525.export.CSV", gdelt)
    polecat = {
        "Event_ID": "a1",
        "Event_Date": "2023-05-25",
        "Event_Type": "THREATEN",
        "Actor_Country": "RUS",
        "Recipient_Country": "UKR",
    }
    (folder / "ngecEvents.DV.2023.txt").write_text("\t".join(POLECAT) + "\n" + _row(POLECAT, **polecat))
    icews = {"Event_ID": "7", "Event_Date": "2013-05-25", "CAMEO_Code": "138", "Source_Country": "Russian Federation"}
    (folder / "events.2013.tab").write_text("\t".join(ICEWS) + "\n" + _row(ICEWS, **icews))


@pytest.fixture(scope="module")
def folder(sample_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with those files, and stores of the sample articles."""
    made = tmp_path_factory.mktemp("shown")
    _files(made)
    for name in ("tocsin.db", "war.db", "sample.db"):
        shutil.copy(sample_store, made / name)
    return made


def _known(command: str, folder: Path, tocsin: Tocsin) -> str:
    """The command with ids that the store has in the place of those that the page has."""

    def ids(*arguments: str) -> list[str]:
        told = tocsin(*arguments, "--json", "--store", "sample.db", cwd=folder)
        assert told.returncode == 0, told.stderr
        return [json.loads(line)["id"] for line in told.stdout.splitlines()]

    if re.search(r"\bh[0-9a-f]{8,12}\b", command):
        threat = "explain" not in command
        command = re.sub(r"\bh[0-9a-f]{8,12}\b", ids("ledger" if threat else "happenings")[0], command)
    if re.search(r"\b[0-9a-f]{12}\.\d\b|EVENT-ID", command):
        of_threats = ("--type", "THREATEN") if "--act" in command else ()
        command = re.sub(r"\b[0-9a-f]{12}\.\d\b|EVENT-ID", ids("events", *of_threats)[0], command)
    if " missed " in command:  # the id of an article
        command = re.sub(r"\b[0-9a-f]{12}\b", ids("events")[0].partition(".")[0], command)
    return command


@pytest.mark.parametrize("page", [page for page, text in PAGES.items() if commands(text)])
def test_the_commands_of_a_page_run(page: str, folder: Path, programs: Path, tocsin: Tocsin) -> None:
    path = os.pathsep.join([str(programs), str(Path(sys.executable).parent), os.environ["PATH"]])
    for command in commands(PAGES[page]):
        ran = subprocess.run(
            ["bash", "-c", _known(command, folder, tocsin)],
            cwd=folder,
            env={**os.environ, "PATH": path},
            check=False,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, f"{page}: {command}\n{ran.stdout}{ran.stderr}"


@pytest.mark.parametrize("page", [page for page, text in PAGES.items() if "```python" in text and page not in PYTHON])
def test_the_python_of_a_page_runs(page: str, folder: Path, tmp_path: Path) -> None:
    """Its blocks one after the other, in a folder that has what the pages name."""
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    blocks = [body for kind, body in _blocks(PAGES[page]) if kind == "python"]
    ran = subprocess.run(
        [sys.executable, "-"], input="\n".join(blocks), cwd=tmp_path, check=False, capture_output=True, text=True
    )
    assert (ran.returncode, ran.stderr) == (0, ""), f"{page}: {ran.stderr}"
    assert ran.stdout


def test_the_pieces_of_a_codebook_are_such() -> None:
    """Each block of docs/codebook.md is what the page says, and a fault in one would be told."""
    kinds = [list[schema.Frame], schema.ContextWords, list[schema.Frame], list[schema.Entity]]
    blocks = [body for kind, body in _blocks(PAGES["docs/codebook.md"]) if kind == "yaml"]
    for body, kind in zip(blocks, kinds, strict=True):
        assert yaml_as(body, kind)


def test_the_files_that_are_shown_whole_are_read(tmp_path: Path) -> None:
    (feeds,) = [body for kind, body in _blocks(PAGES["docs/watching.md"]) if kind == "toml"]
    (tmp_path / "feeds.toml").write_text(feeds, encoding="utf-8")
    assert len(load_plan(tmp_path / "feeds.toml").feed) == 3
    (told,) = [body for kind, body in _blocks(PAGES["docs/assistants.md"]) if kind == "json"]
    assert json.loads(told)["mcpServers"]["tocsin"]["args"][0] == "mcp"


def test_every_block_is_run_or_it_is_said_why_not() -> None:
    looked_at = {"console", "sh", "python"} | SHOWN
    others = {(page, kind) for page, text in PAGES.items() for kind, _ in _blocks(text) if kind not in looked_at}
    assert others == {("docs/codebook.md", "yaml"), ("docs/watching.md", "toml"), ("docs/assistants.md", "json")}
    apart = [
        body for name in RUN for kind, body in _blocks((ROOT / f"docs/{name}.md").read_text("utf-8")) if kind == "sh"
    ]
    left = [re.sub(r"\s+# .*", "", line) for body in apart for line in body.splitlines()]
    assert [line for line in left if not any(re.search(pattern, line) for pattern in NOT_RUN)] == []
    lines = left + [line for text in PAGES.values() for line in _lines(text)]
    unused = [pattern for pattern in NOT_RUN if not any(re.search(pattern, line) for line in lines)]
    assert unused == []
    named = {name for line in lines for name in re.findall(r"^python ((?:bench|train|tests/gold)/\S+)", line)}
    assert [name for name in sorted(named) if not (ROOT / name).exists()] == []
