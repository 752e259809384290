"""How tests run `tocsin`: as a process of its own."""

from __future__ import annotations

import os
import select
import shlex
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import forking

Ran = subprocess.CompletedProcess[str]
Tocsin = Callable[..., Ran]

#: The console script that stands beside this Python.
TOCSIN = str(Path(sys.executable).with_name("tocsin"))
#: Options of commands that start further processes, as which these begin decides what they are.
_STARTING = {"--workers", "--engine"}
#: How long a command may take, and a server until it has loaded everything.
_PATIENCE = 300


class Forks:
    """Runs `tocsin` in a fork of a process that has loaded everything: see `forking`."""

    def __init__(self, folder: Path):
        #: Where the server is asked.
        self.server = str(folder / "server")
        #: A folder whose program `tocsin` is run so, for a shell's PATH.
        self.programs = folder / "programs"
        self.programs.mkdir()
        program = self.programs / "tocsin"
        begin = shlex.join([sys.executable, "-IS", forking.__file__, self.server])
        program.write_text(f'#!/bin/sh\nexec {begin} "$@"\n', encoding="utf-8")
        program.chmod(0o755)

    def __call__(self, *args: str | Path, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> Ran:
        """Runs a command, its output captured."""
        command, folder = [TOCSIN, *map(str, args)], str(cwd or Path.cwd())
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            given.write(stdin)
            given.seek(0)
            streams = [each.fileno() for each in (given, out, err)]
            status = forking.forked(self.server, command, folder, environment_of(environment), streams, _PATIENCE)
            out.seek(0)
            err.seek(0)
            return Ran(command, status, out.read().decode(), err.read().decode())

    def killed(self, *args: str | Path, when: Callable[[], bool]) -> None:
        """Begins a command, its output thrown away, and kills it when the time has come, if it has not ended before: SIGKILL asks nobody,
        however the process came about.
        """
        with Path(os.devnull).open("r+b") as nowhere:
            command, streams = [TOCSIN, *map(str, args)], [nowhere.fileno()] * 3
            begun = forking.begun(self.server, command, str(Path.cwd()), environment_of({}), streams, _PATIENCE)
            with begun as (pid, end):

                def over() -> bool:
                    return bool(select.select([end], [], [], 0)[0])

                wait_for(when, over)
                if not over():
                    os.kill(pid, signal.SIGKILL)
                forking.ended(end)


def killed(*args: str | Path, when: Callable[[], bool]) -> None:
    """The same from its start."""
    with subprocess.Popen([TOCSIN, *map(str, args)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
        wait_for(when, lambda: run.poll() is not None)
        run.kill()


def in_the_middle(path: Path, enough: int, later: float) -> Callable[[], bool]:
    """A time to kill a run: so many articles are in its store, and so many seconds more have gone by."""

    def come() -> bool:
        if articles_in(path) < enough:
            return False
        time.sleep(later)
        return True

    return come


def wait_for(when: Callable[[], bool], over: Callable[[], bool]) -> None:
    """Waits for the one or the other, but not for ever."""
    deadline = time.monotonic() + _PATIENCE
    while not over() and not when() and time.monotonic() < deadline:
        time.sleep(0.03)


@contextmanager
def forks() -> Iterator[Forks | None]:
    """A server of one's own; None where there is none to be had."""
    if sys.platform != "linux":
        yield None
        return
    with tempfile.TemporaryDirectory() as folder:  # pytest's have names too long for a socket
        made = Forks(Path(folder))
        command = [sys.executable, forking.__file__, "serve", made.server]
        pipe = subprocess.PIPE
        # Ctrl-C is not for it: it ends when its input does
        with subprocess.Popen(command, stdin=pipe, stdout=pipe, start_new_session=True) as server:
            assert server.stdout
            assert server.stdout.read() == forking.READY
            yield made
            assert server.stdin
            server.stdin.close()


def environment_of(further: Mapping[str, str]) -> dict[str, str]:
    """The environment of a command: a window of a width of its own, and what a test asks for."""
    return {**os.environ, "COLUMNS": "160", **further}


def started(*args: str | Path, stdin: bytes = b"", cwd: Path | None = None, **environment: str) -> Ran:
    """Runs `tocsin` from its start, its output captured."""
    ran = subprocess.run(
        [TOCSIN, *map(str, args)],
        input=stdin,
        capture_output=True,
        cwd=cwd,
        env=environment_of(environment),
        timeout=_PATIENCE,
        check=False,
    )
    return Ran(ran.args, ran.returncode, ran.stdout.decode(), ran.stderr.decode())


def needs_a_start(args: tuple[str | Path, ...], environment: Mapping[str, str]) -> bool:
    """Whether a command is to be run from its start: it starts others, or Python itself is told something."""
    return not _STARTING.isdisjoint(map(str, args)) or any(name.startswith("PYTHON") for name in environment)


def rows_of(path: Path, tables: Mapping[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """What stands in tables of a store, in an order of its own; of each table these columns."""
    with sqlite3.connect(path) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in tables.items()
        }


def articles_in(path: Path) -> int:
    """How many articles are in a store that may not be there yet."""
    if not path.exists():
        return 0
    connection = sqlite3.connect(path, timeout=5)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
