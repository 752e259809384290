"""The base does without the libraries of extras: what needs one says in one line how to install it."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import docx
import pytest

from tocsin.extras import NotInstalled, needed
from tocsin.model import Article
from tocsin.read import Refused, read_inputs
from tocsin.store import Store

ROOT = Path(__file__).parents[1]
ASK = "needs pyarrow: pip install 'tocsin[tables]'"


def tocsin(without: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    program = f"import sys; sys.modules[{without!r}] = None; from tocsin.cli import main; main()"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=cwd, capture_output=True, text=True, check=False
    )


def test_reading_and_writing_parquet_without_pyarrow_is_refused_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "news.parquet").write_bytes(b"PAR1")
    (tmp_path / "news.txt").write_text("Russia threatened Ukraine with war.", encoding="utf-8")
    with Store(tmp_path / "s.db"):
        pass
    read = tocsin("pyarrow", "code", "news.parquet", "--store", "s.db", "--quiet", cwd=tmp_path)
    assert (read.returncode, f"news.parquet: Parquet {ASK}" in read.stderr) == (1, True), read.stderr
    for written in (
        tocsin("pyarrow", "code", "news.txt", "--to", "out.parquet", "--quiet", cwd=tmp_path),
        tocsin("pyarrow", "export", "--to", "out.parquet", "--store", "s.db", cwd=tmp_path),
    ):
        assert (written.returncode, written.stderr) == (1, f"tocsin: Parquet {ASK}\n")
    assert not (tmp_path / "out.parquet").exists()


@pytest.mark.parametrize(
    ("library", "name", "content", "said"),
    [
        ("trafilatura", "page.html", b"<html><body><p>Hello</p></body></html>", "an HTML page needs trafilatura"),
        ("pypdf", "paper.pdf", b"%PDF-1.4", "PDF needs pypdf"),
        ("docx", "letter.docx", None, "a Word file needs python-docx"),
    ],
)
def test_what_only_some_read_is_refused_and_the_rest_is_read(
    library: str, name: str, content: bytes | None, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is None:
        docx.Document().save(tmp_path / name)
    else:
        (tmp_path / name).write_bytes(content)
    (tmp_path / "zz.txt").write_text("Russia threatened Ukraine with war.", encoding="utf-8")
    monkeypatch.setitem(sys.modules, library, None)
    refused, article = read_inputs([str(tmp_path)])
    assert isinstance(refused, Refused) and f"{said}: pip install 'tocsin[read]'" in str(refused)
    assert isinstance(article, Article)


def test_a_table_without_pyarrow_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import tocsin

    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with Store(tmp_path / "s.db"):
        pass
    with tocsin.open(tmp_path / "s.db") as opened, pytest.raises(ImportError, match=r"tocsin\[tables\]"):
        opened.events().to_arrow()


@pytest.mark.parametrize(
    ("library", "arguments", "said"),
    [
        ("pyarrow", ("code", "news.txt", "--to", "out/"), f"a folder of parts {ASK}"),
        ("pyarrow", ("load", "out"), f"`load` {ASK}"),
        (
            "ray",
            ("code", "news.txt", "--to", "out/", "--engine", "ray"),
            "`--engine ray` needs ray: pip install 'tocsin[ray]'",
        ),
    ],
)
def test_parts_and_a_cluster_without_their_library_are_refused_in_one_line(
    library: str, arguments: tuple[str, ...], said: str, tmp_path: Path
) -> None:
    ran = tocsin(library, *arguments, cwd=tmp_path)
    assert (ran.returncode, ran.stderr) == (1, f"tocsin: {said}\n")
    assert not list(tmp_path.iterdir())


def test_a_library_that_lacks_one_of_its_own_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "halfway.py").write_text("raise ImportError('the cleaner is now\\na separate project')\n")
    monkeypatch.syspath_prepend(tmp_path)
    said = r"pages needs halfway, which cannot be loaded \(the cleaner is now a separate project\): pip install 'tocsin\[read\]'"
    with pytest.raises(NotInstalled, match=f"^{said}$"):
        needed("halfway", "pages", "tocsin[read]")


def test_every_extra_that_is_advised_exists() -> None:
    extras = set(tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"])
    sources = [*(ROOT / "src" / "tocsin").rglob("*.py"), *(ROOT / "docs").glob("*.md"), ROOT / "README.md"]
    advised = {
        each
        for path in sources
        for line in path.read_text("utf-8").split("tocsin[")[1:]
        for each in line.partition("]")[0].split(",")
    }
    assert advised <= extras
