"""`code --to DIR/` and `load`: what is coded in one place comes into a store in another, whole, once, and from the same coder only."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from running import TOCSIN, Tocsin
from tocsin.store.formats.folder import Folder, PartsError
from tocsin.store.formats.parts import Parts, PartsWriter, Row

TABLES = {
    "articles": "id, ref, url, publisher, byline, title, published, language, text, coder",
    **dict.fromkeys(("events", "participants", "statements", "threats", "figures", "happenings", "reports"), "*"),
}


def content(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with sqlite3.connect(path) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in TABLES.items()
        }


@pytest.fixture(scope="module")
def mixed(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The samples, one of them twice, a row that is none, and one that is not English."""
    lines = samples.read_text(encoding="utf-8").splitlines()
    french = json.dumps(
        {"text": "Le président a annoncé mardi que les troupes quitteraient la ville avant la fin du mois."}
    )
    path = tmp_path_factory.mktemp("mixed") / "mixed.jsonl"
    path.write_text("\n".join([*lines[:3], "{", *lines[3:], french, lines[1]]), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def parts(tocsin: Tocsin, mixed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Parts of them. For reading only."""
    folder = tmp_path_factory.mktemp("parts") / "parts"
    ran = tocsin("code", mixed, "--to", f"{folder}/")
    assert ran.returncode == 1
    assert ran.stdout.startswith("18 articles coded, ")
    assert "1 duplicate; 1 refused; 1 not English (fr 1); 21 read in all" in ran.stdout
    return folder


@pytest.fixture
def copy(parts: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(parts, tmp_path / "copy"))


def test_what_is_loaded_is_what_coding_into_the_store_gives(
    tocsin: Tocsin, mixed: Path, parts: Path, tmp_path: Path
) -> None:
    straight, loaded = tmp_path / "straight.db", tmp_path / "loaded.db"
    said = tocsin("code", mixed, "--store", straight).stdout
    ran = tocsin("load", parts, "--store", loaded)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.replace("loaded,", "coded,").replace(str(loaded), "") == said.replace(str(straight), "")
    assert content(loaded) == content(straight)
    for path in (straight, loaded):
        (run,) = map(json.loads, tocsin("runs", "--store", path, "--json").stdout.splitlines())
        assert [run[name] for name in ("coded", "duplicate", "refused", "not_english")] == [18, 1, 1, 1]
        assert "not JSON" in tocsin("runs", "--store", path, "--refused", "1").stdout
    assert run["command"] == "load"


def test_loading_again_changes_nothing(tocsin: Tocsin, parts: Path, tmp_path: Path) -> None:
    path = tmp_path / "s.db"
    assert tocsin("load", parts, "--store", path, "--quiet").returncode == 0
    before = content(path)
    ran = tocsin("load", parts, parts, "--store", path)
    assert ran.stdout.startswith(
        "0 articles loaded, 0 events; 18 already there; 20 duplicates; 2 refused; 2 not English"
    )
    assert content(path) == before


def test_a_manifest_tells_what_the_parts_hold(parts: Path, mixed: Path) -> None:
    manifest = json.loads((parts / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["counts"] == {"coded": 18, "duplicate": 1, "refused": 1, "not_english": 1}
    assert manifest["inputs"] == [str(mixed)]
    table = pq.read_table(parts / "part-000000.parquet")
    assert manifest["parts"] == [
        {"name": "part-000000.parquet", "rows": 21, "bytes": (parts / "part-000000.parquet").stat().st_size}
    ]
    assert manifest["events"] == sum(table["events"].to_pylist()) > 0
    assert set(table["coder"].to_pylist()) == {manifest["coder"]}


def other_manifest(folder: Path, **changed: object) -> None:
    path = folder / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changed), encoding="utf-8")


def other_rows(folder: Path, change: Callable[[dict[str, object]], object]) -> None:
    """Changes each row of the part, and what the manifest says of its size."""
    path = folder / "part-000000.parquet"
    table = pq.read_table(path)
    rows = table.to_pylist()
    for row in rows:
        change(row)
    pq.write_table(pa.Table.from_pylist(rows, schema=table.schema), path)
    other_manifest(folder, parts=[{"name": path.name, "rows": len(rows), "bytes": path.stat().st_size}])


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (lambda folder: (folder / "manifest.json").unlink(), "no manifest.json"),
        (shutil.rmtree, "no manifest.json"),
        (lambda folder: (folder / "manifest.json").write_text("{"), "manifest.json: Input data was truncated"),
        (lambda folder: other_manifest(folder, format=2), "made by a newer version of Tocsin"),
        (
            lambda folder: other_manifest(folder, coder="tocsin 0.0.9"),
            "coded by another coder (tocsin 0.0.9); this one is",
        ),
        (lambda folder: (folder / "part-000000.parquet").unlink(), "part-000000.parquet: not there"),
        (lambda folder: (folder / "part-000000.parquet").write_bytes(b"PAR1"), "not what was written"),
        (
            lambda folder: other_manifest(
                folder, parts=[{"name": "../copy/part-000000.parquet", "rows": 1, "bytes": 1}]
            ),
            "not there, or not what was written",
        ),
        (lambda folder: other_rows(folder, lambda row: row.update(coder="x")), "coded by another coder (x)"),
        (lambda folder: other_rows(folder, lambda row: row.update(record="{")), "part-000000.parquet:1: no record"),
        (lambda folder: other_rows(folder, lambda row: row.update(article="x")), "the record of another article"),
        (lambda folder: other_rows(folder, lambda row: row.update(outcome="x")), "no outcome 'x'"),
    ],
)
def test_parts_that_are_not_whole_or_not_of_this_coder_are_refused_in_one_line(
    tocsin: Tocsin, copy: Path, tmp_path: Path, spoil: Callable[[Path], object], said: str
) -> None:
    spoil(copy)
    ran = tocsin("load", copy, "--store", tmp_path / "s.db")
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (1, "", 1)
    assert ran.stderr.startswith(f"tocsin: {copy}")
    assert said in ran.stderr


def test_parts_of_another_codebook_are_refused(tocsin: Tocsin, parts: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "frames").mkdir(parents=True)
    (own / "lemmas.yaml").write_text("lemmas: {}\n", encoding="utf-8")
    ran = tocsin("load", parts, "--store", tmp_path / "s.db", "--codebook", own)
    assert ran.returncode == 1
    assert ran.stderr.count("\n") == 1


def test_what_a_killed_run_left_is_taken_when_asked_for(tocsin: Tocsin, copy: Path, tmp_path: Path) -> None:
    (copy / "manifest.json").unlink()
    (copy / "part-000001.parquet").write_bytes(b"PAR1 and then it was killed")
    ran = tocsin("load", copy, "--store", tmp_path / "s.db", "--unfinished")
    assert ran.returncode == 1
    assert ran.stdout.startswith("18 articles loaded, ")
    assert ran.stderr.count("\n") == 1
    assert ran.stderr.startswith(f"refused: {copy}/part-000001.parquet: no part, or not whole")


def test_a_folder_that_holds_something_is_not_written_to(tocsin: Tocsin, mixed: Path, copy: Path) -> None:
    before = sorted(path.name for path in copy.iterdir())
    ran = tocsin("code", mixed, "--to", copy)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == f"tocsin: {copy}: not empty; parts are written to a new folder\n"
    assert sorted(path.name for path in copy.iterdir()) == before


def test_ctrl_c_leaves_parts_that_can_be_loaded(tocsin: Tocsin, tmp_path: Path) -> None:
    many, folder, path = tmp_path / "many.jsonl", tmp_path / "parts", tmp_path / "s.db"
    short = ({"text": f"Kenya's army attacked rebels on Monday. This is dispatch {n}."} for n in range(2_000))
    many.write_text("\n".join(map(json.dumps, short)), encoding="utf-8")
    with subprocess.Popen([TOCSIN, "code", str(many), "--to", f"{folder}/"], stderr=subprocess.PIPE, text=True) as run:
        deadline = time.monotonic() + 120
        while not list(folder.glob("*.parquet")) and run.poll() is None and time.monotonic() < deadline:
            time.sleep(0.03)
        run.send_signal(signal.SIGINT)
        _, err = run.communicate(timeout=60)
    assert (run.returncode, err) == (130, "tocsin: stopped; what was finished is kept\n")
    ran = tocsin("load", folder, "--store", path)
    assert ran.returncode == 0
    assert 200 <= int(ran.stdout.split()[0].replace(",", "")) < 2_000


def test_parts_may_be_of_any_number_and_under_an_address(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.store.formats.parts.ROWS", 4)
    monkeypatch.setattr("tocsin.store.formats.parts._GROUP", 2)
    address = f"{(tmp_path / 'parts').as_uri()}/"
    rows = [Row("refused", place=f"a:{n}", fault="empty text") for n in range(11)]
    writer = PartsWriter(address, "a coder", ["a"])
    for row in rows:
        writer.add(row)
    writer.close()
    assert Folder(address).parts() == [f"part-{n:06}.parquet" for n in range(3)]
    found = Parts(address, "a coder")
    assert list(found.rows()) == list(found.passed_over()) == rows
    with pytest.raises(PartsError, match="Unrecognized filesystem type"):
        Folder("gopher://x/")


@pytest.mark.parametrize(
    "wrong",
    [
        ("--engine", "ray"),
        ("--engine", "ray", "--to", "x.jsonl"),
        ("--engine", "ray", "--to", "x/", "--store", "x.db"),
        ("--address", "local"),
        ("--workers", "300"),
    ],
)
def test_wrong_usage_of_the_engine_is_told_before_anything_is_done(
    tocsin: Tocsin, samples: Path, tmp_path: Path, wrong: tuple[str, ...]
) -> None:
    ran = tocsin("code", samples, *wrong, cwd=tmp_path)
    assert (ran.returncode, ran.stdout) == (2, "")
    assert not list(tmp_path.iterdir())
