"""`tocsin code --engine ray` on a real Ray with two coders: the rows of one machine, from JSON Lines, Parquet and WARC,
though one of them is killed in the middle."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import time
from html import escape
from pathlib import Path

import pyarrow as pa
import pyarrow.dataset as ds
import pyarrow.parquet as pq
import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from running import TOCSIN, Ran, Tocsin

pytest.importorskip("ray")
pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds the coders by /proc")


def parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rsplit(") ", 1)[1].split()[1])
    except OSError:
        return 0


def is_below(pid: int, above: int) -> bool:
    while pid > 1:
        pid = parent(pid)
        if pid == above:
            return True
    return False


def coders_at_work(run: int) -> list[int]:
    """The processes of a run that code just now, as Ray names them."""
    found = []
    for each in Path("/proc").iterdir():
        try:
            title = (each / "cmdline").read_bytes() if each.name.isdigit() else b""
        except OSError:
            continue
        if title.startswith(b"ray::MapWorker(MapBatches(_Coding)).submit") and is_below(int(each.name), run):
            found.append(int(each.name))
    return found


def rows(folder: Path) -> pa.Table:
    names = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["parts"]
    return ds.dataset([str(folder / part["name"]) for part in names]).to_table()


def as_lines(rows: list[dict[str, str]], path: Path) -> None:
    """JSON Lines, the last of which are none and not English."""
    french = {"text": "Le président a annoncé mardi que les troupes quitteraient la ville avant la fin du mois."}
    path.write_text("\n".join([*map(json.dumps, rows), "{", json.dumps(french)]), encoding="utf-8")


def as_parquet(rows: list[dict[str, str]], path: Path) -> None:
    """Parquet in several row groups, the last row without a text."""
    pq.write_table(pa.Table.from_pylist([*rows, {**rows[0], "text": None}]), path, row_group_size=8)


def as_warc(rows: list[dict[str, str]], path: Path) -> None:
    """A packed web archive, the last page of which has no text."""
    with path.open("wb") as file:
        writer = WARCWriter(file, gzip=True)
        for row in [*rows, {**rows[0], "text": ""}]:
            text = "".join(f"<p>{escape(each)}</p>" for each in row["text"].split("\n\n"))
            head = (
                f'<meta property="article:published_time" content="{row["date"]}"><title>{escape(row["title"])}</title>'
            )
            page = f"<html><head>{head}</head><body><article>{text}</article></body></html>".encode()
            kind = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            url = f"https://{row['publisher']}.example/{row['id']}"
            writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page), http_headers=kind))


@pytest.fixture
def inputs(samples: Path, tmp_path: Path) -> list[str]:
    """A file of the samples in each form that archives come in, each time a little different, with something in it to be refused."""
    lines = samples.read_text(encoding="utf-8").splitlines()
    (tmp_path / "archive").mkdir()
    for number, (write, end) in enumerate([(as_lines, "jsonl"), (as_parquet, "parquet"), (as_warc, "warc.gz")]):
        rows = [{**json.loads(line), "publisher": f"p{number}"} for line in lines]
        write(rows, tmp_path / "archive" / f"{number}.{end}")
    return [str(tmp_path / "archive" / "*")]


def run_with_a_kill(inputs: list[str], folder: Path, tries: int = 3) -> Ran:
    """A run on a Ray of its own, one of whose two coders is killed while it codes."""
    command = [TOCSIN, "code", *inputs, "--engine", "ray", "--address", "local", "--workers", "2", "--to", f"{folder}/"]
    killed = None
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        deadline = time.monotonic() + 300
        while killed is None and run.poll() is None and time.monotonic() < deadline:
            for killed in coders_at_work(run.pid)[:1]:
                os.kill(killed, signal.SIGKILL)
            time.sleep(0.05)
        out, err = run.communicate(timeout=300)
    if "timed out during startup" in err and tries > 1:  # Ray gives itself 30 seconds, however busy the machine is
        return run_with_a_kill(inputs, folder, tries - 1)
    assert killed is not None, err
    return Ran(command, run.returncode, out, err)


def test_the_rows_are_those_of_one_machine_though_a_coder_is_killed(
    tocsin: Tocsin, inputs: list[str], tmp_path: Path
) -> None:
    far, here = tmp_path / "far", tmp_path / "here"
    ran, one = run_with_a_kill(inputs, far), tocsin("code", *inputs, "--to", f"{here}/")
    assert (ran.returncode, one.returncode) == (1, 1), ran.stderr
    assert ran.stdout.replace(str(far), str(here)) == one.stdout
    assert [line for line in ran.stderr.splitlines() if line.startswith("refused: ")] == one.stderr.splitlines()
    assert len(one.stderr.splitlines()) == 3
    assert rows(far).num_rows == 3 * (18 + 1) + 1
    assert rows(far).equals(rows(here))


def test_no_cluster_where_one_is_said_to_be_is_one_line(tocsin: Tocsin, samples: Path, tmp_path: Path) -> None:
    ran = tocsin("code", samples, "--engine", "ray", "--address", "127.0.0.1:1", "--to", f"{tmp_path}/parts/")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "tocsin: no Ray cluster at 127.0.0.1:1: " in ran.stderr
    assert "Traceback" not in ran.stderr
