"""Fixtures that several folders share: loading the model takes seconds, so it happens once."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from handmade import RECORDS
from running import TOCSIN, Forks, Ran, Tocsin, forks, needs_a_start, started
from tocsin.knowledge import load_knowledge
from tocsin.knowledge.gazetteer import load_gazetteer
from tocsin.merge import Merger
from tocsin.store import Store
from tocsin.store.merging import Merging

if TYPE_CHECKING:
    from tocsin.code.coder import Coder
    from tocsin.parse import Parser

#: Test files of few tests that take long.
LONG = {
    "test_alerts",
    "test_api",
    "test_browser",
    "test_cli_workers",
    "test_cluster",
    "test_examples",
    "test_gazetteer",
    "test_many",
    "test_store_killed",
    "test_watch_process",
}
SAMPLES = Path(__file__).parent.parent / "samples" / "crisis.jsonl"


def pytest_sessionstart(session: pytest.Session) -> None:
    """What is compiled from the codebook at its first use is compiled before the tests, by two processes that share it: all need it at once,
    and each would do all of it.
    """
    if not hasattr(session.config, "workerinput"):
        words = "from tocsin.codebook.codebook import country_words; country_words()"
        with subprocess.Popen([sys.executable, "-c", words]):
            load_gazetteer()
        load_knowledge()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """What takes minutes with few tests begins first, so that no process is left with it at the end: they share the files."""
    items.sort(key=lambda item: not _is_long(item.path))


def _is_long(path: Path) -> bool:
    """Whether a file runs whole commands, articles or machines: those of the project's pages and packages, the gold, the cluster."""
    return path.parent == Path(__file__).parent or path.parent.name == "gold" or path.stem in LONG


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are told by their number: some (a gzip file's) carry the time, and both processes must name a test alike."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the built-in codebook. It keeps nothing between articles."""
    from tocsin.code.coder import Coder
    from tocsin.code.workers import lasting

    return lasting(Coder)


@pytest.fixture(scope="session")
def parser(coder: Coder) -> Parser:
    """The parser that the coder uses."""
    return coder.parser


@pytest.fixture(scope="session")
def forked() -> Iterator[Forks | None]:
    """Runs `tocsin` in a fork of a process that has loaded everything; None where that cannot be."""
    with forks() as made:
        yield made


@pytest.fixture(scope="session")
def tocsin(forked: Forks | None) -> Tocsin:
    """Runs `tocsin` with these arguments in a process of its own, its output captured. A test of a start runs `started`."""

    def run(*args: str | Path, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> Ran:
        how = started if forked is None or needs_a_start(args, environment) else forked
        return how(*args, stdin=stdin, cwd=cwd, **environment)

    return run


@pytest.fixture(scope="session")
def programs(forked: Forks | None) -> Path:
    """The folder whose `tocsin` a shell is to run."""
    return Path(TOCSIN).parent if forked is None else forked.programs


@pytest.fixture(scope="session")
def samples() -> Path:
    """The 18 sample articles."""
    return SAMPLES


@pytest.fixture(scope="session")
def sample_store(tocsin: Tocsin, samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the sample articles, coded without disturbance. For reading only."""
    path = tmp_path_factory.mktemp("samples") / "samples.db"
    ran = tocsin("code", samples, "--store", path, "--quiet")
    assert ran.returncode == 0, ran.stderr
    return path


@pytest.fixture(scope="session")
def handmade_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the records of `handmade`. For reading only: whoever runs a command on it takes `made_store`."""
    path = tmp_path_factory.mktemp("made") / "made.db"
    with Store(path) as store:
        for record in RECORDS:
            store.add(record, "a coder")
        Merging(store, Merger()).run()
    return path


@pytest.fixture
def made_store(handmade_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A test's own copy of `handmade_store`: the ledger is kept where it is reckoned, and no other test may see it."""
    return Path(shutil.copy(handmade_store, tmp_path_factory.mktemp("made")))


@pytest.fixture
def many(samples: Path, tmp_path: Path) -> Path:
    """The samples many times over, each time a little different."""
    lines = samples.read_text(encoding="utf-8").splitlines()
    path = tmp_path / "many.jsonl"
    path.write_text(
        "\n".join(line.replace('"text":', f'"publisher": "P{n}", "text":', 1) for n in range(40) for line in lines),
        encoding="utf-8",
    )
    return path
