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

from running import TOCSIN
from tocsin.read.events.columns import GDELT, ICEWS, POLECAT

ROOT = Path(__file__).parents[1]
#: Pages whose commands are not run from first to last by test_pages.
PAGES = {
    each: (ROOT / each).read_text("utf-8")
    for each in [
        "README.md",
        *(
            f"docs/{name}.md"
            for name in "actors alerts desk follow-through happenings importing ledger reading".split()
        ),
    ]
}
#: What does not end by itself, asks the network, or measures on gold and takes minutes.
LEFT_OUT = re.compile(r"tocsin (serve|watch|mcp|eval)\b|https?://|--engine ray")
TEXT = "Russia threatened on Monday to invade Ukraine. Kenya's army attacked rebels in Garissa."
PAGE = f"<html><head><title>Russia threatens Ukraine</title></head><body><article><p>{TEXT}</p></article></body></html>"


def commands(page: str) -> list[str]:
    """The shell lines of a page that call Tocsin and are to be run."""
    bodies = re.findall(r"^ *```console\n(.*?)^ *```", page, re.M | re.S)
    lines = [line[2:] for body in bodies for line in body.splitlines() if line.startswith("$ ")]
    runnable = (re.sub(r"\s+https?://\S+", "", line) for line in lines)  # an address beside files is left out
    wanted = re.compile(r"\btocsin |^echo ")
    return [line for line in runnable if wanted.search(line) and "pip " not in line and not LEFT_OUT.search(line)]


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
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with those files, and stores of the sample articles."""
    made = tmp_path_factory.mktemp("shown")
    _files(made)
    subprocess.run([TOCSIN, "code", "articles.jsonl", "--quiet"], cwd=made, check=True)
    for name in ("war.db", "sample.db"):
        shutil.copy(made / "tocsin.db", made / name)
    return made


def _known(command: str, folder: Path) -> str:
    """The command with ids that the store has in the place of those that the page has."""

    def ids(*arguments: str) -> list[str]:
        told = subprocess.run(
            [TOCSIN, *arguments, "--json", "--store", "sample.db"],
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        return [json.loads(line)["id"] for line in told.stdout.splitlines()]

    if re.search(r"\bh[0-9a-f]{8,12}\b", command):
        threat = "explain" not in command
        command = re.sub(r"\bh[0-9a-f]{8,12}\b", ids("ledger" if threat else "happenings")[0], command)
    if re.search(r"\b[0-9a-f]{12}\.\d\b|EVENT-ID", command):
        command = re.sub(r"\b[0-9a-f]{12}\.\d\b|EVENT-ID", ids("events")[0], command)
    return command


@pytest.mark.parametrize("page", PAGES)
def test_the_commands_of_a_page_run(page: str, folder: Path) -> None:
    shown = commands(PAGES[page])
    assert shown
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in shown:
        ran = subprocess.run(
            ["bash", "-c", _known(command, folder)],
            cwd=folder,
            env={**os.environ, "PATH": path},
            check=False,
            capture_output=True,
            text=True,
        )
        assert ran.returncode == 0, f"{page}: {command}\n{ran.stdout}{ran.stderr}"
