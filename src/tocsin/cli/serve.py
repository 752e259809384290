"""`tocsin serve`."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

from tocsin.model import Fault


class ServeError(Fault):
    """The desk cannot be opened; the message says why."""


def run(path: Path, port: int) -> None:
    """Serves the desk of a store on the loopback address until it is stopped.

    Raises ServeError when the extra `web` is not installed or the port is taken, StoreError when the store cannot be opened.
    """
    try:
        import uvicorn

        from tocsin.web.app import make_app
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {"fastapi", "uvicorn", "jinja2"}:
            raise
        raise ServeError("the desk needs the extra `web`: pip install 'tocsin[web]'") from None
    app = make_app(path)
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
            listening.listen()  # who reads the line below can come at once
        except OSError as error:
            raise ServeError(f"port {port}: {error.strerror}") from None
        sys.stdout.write(f"the desk of {path}: http://127.0.0.1:{listening.getsockname()[1]}/ (Ctrl+C ends it)\n")
        sys.stdout.flush()
        uvicorn.Server(uvicorn.Config(app, log_level="warning", access_log=False)).run(sockets=[listening])
