"""Runs `tocsin` without its start: a process that has loaded everything forks for each command.

A start costs some five seconds, and hundreds of tests run commands. What a command does is a process of its own all the same, with its
own arguments, folder, environment, streams and exit status; only what was imported and the coder were there before. A test of
a start itself, of a signal that `tocsin` answers, or of workers starts it for real.

python forking.py serve SOCKET      # the server; ends when its standard input does
python forking.py SOCKET [ARG …]    # runs a command there, with this process's folder, environment and streams
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
from collections.abc import Iterator, Mapping, Sequence

#: What a server writes once it can be asked.
READY = b"ready"
#: Of a request: what comes before it tells its length.
_LENGTH = 8
#: Killed: no status came. As a shell says it of SIGKILL.
_KILLED = 137
#: Parts of the package of which everything is loaded before; the command line itself looks at the terminal when it is.
_LOADED = ["code", "codebook", "evaluate", "judge", "knowledge", "merge", "model", "parse", "read", "store"]
_LIBRARIES = [
    "pandas",  # Arrow asks for it
    "pyarrow.compute",
    "pyarrow.parquet",
    "rich.markup",
    "rich.progress",
    "rich.table",
    "trafilatura",
]


def forked(
    server: str,
    command: Sequence[str],
    folder: str,
    environment: Mapping[str, str],
    streams: Sequence[int] = (0, 1, 2),
    timeout: float | None = None,
) -> int:
    """Runs a command: the program's name and its arguments. Its exit status. Raises TimeoutError."""
    with begun(server, command, folder, environment, streams, timeout) as (_, connection):
        return ended(connection)


@contextlib.contextmanager
def begun(
    server: str,
    command: Sequence[str],
    folder: str,
    environment: Mapping[str, str],
    streams: Sequence[int] = (0, 1, 2),
    timeout: float | None = None,
) -> Iterator[tuple[int, socket.socket]]:
    """Begins a command: the id of its process, and where its end is told."""
    request = json.dumps([list(command), folder, dict(environment)]).encode()
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(timeout)
        connection.connect(server)
        socket.send_fds(connection, [len(request).to_bytes(_LENGTH, "big")], list(streams))
        connection.sendall(request)
        told = connection.recv(_LENGTH)
        if not told:  # 0 would be everybody
            raise ConnectionError("the process that commands are forked from has ended")
        yield int.from_bytes(told, "big"), connection


def ended(connection: socket.socket) -> int:
    """Waits for a command's end: its exit status. Raises TimeoutError."""
    status = connection.recv(1)
    return status[0] if status else _KILLED


def serve(server: str) -> None:
    """Forks for each command that is asked for, until standard input ends."""
    import gc
    import select

    _load()
    gc.freeze()  # what all share is not looked through by each
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(server)
    listening.listen(64)
    os.write(1, READY)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    while sys.stdin not in select.select([sys.stdin, listening], [], [])[0]:
        _reap()
        connection, _ = listening.accept()
        length, streams, _, _ = socket.recv_fds(connection, _LENGTH, 3)
        if len(streams) == 3 and os.fork() == 0:
            listening.close()
            connection.sendall(os.getpid().to_bytes(_LENGTH, "big"))
            _run(connection, int.from_bytes(length, "big"), streams)
        connection.close()
        for stream in streams:
            os.close(stream)
    _reap()
    os._exit(0)


def _reap() -> None:
    """Lets go of commands that have ended; how, they say themselves."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _load() -> None:
    """Imports what commands import, and makes what each makes alike: the coder, which keeps nothing between articles, and the parser of
    arguments.
    """
    import functools
    import importlib
    import pkgutil
    from typing import Any

    import typer

    from tocsin.cli.main import app

    for part in _LOADED:
        package = importlib.import_module(f"tocsin.{part}")
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    for library in _LIBRARIES:
        with contextlib.suppress(ImportError):
            importlib.import_module(library)
    from tocsin.code.coder import Coder, Setup
    from tocsin.read.languages import language_of

    language_of("What tells languages is loaded when it is first asked.")
    made, begin = Coder(), Coder.__init__

    def begun(self: Coder, *given: Any, **named: Any) -> None:
        if Setup(*given, **named) == Setup():
            vars(self).update(vars(made))
        else:
            begin(self, *given, **named)

    Coder.__init__ = begun  # type: ignore[method-assign]
    typer.main.get_command = functools.cache(typer.main.get_command)
    typer.main.get_command(app)


def _run(connection: socket.socket, length: int, streams: Sequence[int]) -> None:
    """Becomes the command, and ends as a Python program does."""
    import atexit
    import threading
    import time
    import traceback

    request = b""
    while len(request) < length:
        request += connection.recv(length - len(request))
    command, folder, environment = json.loads(request)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    status: object = 1
    try:
        os.chdir(folder)
        sys.argv = command
        from tocsin.cli import main

        main()
        status = 0
    except SystemExit as end:
        status = end.code or 0
    except BaseException:  # noqa: BLE001 - told, as Python does
        traceback.print_exc()
    if not isinstance(status, int):
        print(status, file=sys.stderr)
        status = 1
    try:
        threading._shutdown()  # type: ignore[attr-defined]
        atexit._run_exitfuncs()
        sys.stdout.flush()
        sys.stderr.flush()
    except ValueError:  # closed: who read it had enough
        pass
    except OSError:
        status = 120
    connection.sendall(bytes([status & 0xFF]))
    os._exit(0)


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(sys.argv[2])
    else:
        sys.exit(forked(sys.argv[1], ["tocsin", *sys.argv[2:]], os.getcwd(), os.environ))  # noqa: PTH109 - as little as may be is imported
