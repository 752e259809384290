"""`tocsin serve`."""

from __future__ import annotations

import getpass
import ipaddress
import os
import socket
import sys
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tocsin.model import Fault

if TYPE_CHECKING:
    from tocsin.web.access import Access

#: Connections at once; whoever asks over a further one is told to come again.
_AT_ONCE = 256


class ServeError(Fault):
    """The desk cannot be opened; the message says why."""


@dataclass(frozen=True)
class Serving:
    """Where the desk answers, and what it lets people do."""

    port: int
    host: str = "127.0.0.1"
    review: bool = False
    token_file: Path | None = None
    #: The address that people reach it by, where that is another.
    url: str | None = None


def run(path: Path, serving: Serving) -> None:
    """Serves the desk of a store until it is stopped.

    Raises ServeError when the extra `web` is not installed, the port is taken, or the desk would be open to strangers,
    StoreError when the store cannot be opened.
    """
    try:
        import uvicorn

        from tocsin.web.app import make_app, warm
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in {
            "fastapi",
            "uvicorn",
            "jinja2",
            "itsdangerous",
            "python_multipart",
        }:
            raise
        raise ServeError("the desk needs the extra `web`: pip install 'tocsin[web]'") from None
    address = _address(serving.host)
    app = make_app(path, _access(serving, address))
    family = socket.AF_INET6 if address.version == 6 else socket.AF_INET
    with socket.socket(family) as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((str(address), serving.port))
            listening.listen()  # who reads the line below can come at once
        except OSError as error:
            raise ServeError(f"{serving.host}, port {serving.port}: {error.strerror}") from None
        name = f"[{address}]" if address.version == 6 else str(address)
        sys.stdout.write(f"the desk of {path}: http://{name}:{listening.getsockname()[1]}/ (Ctrl+C ends it)\n")
        sys.stdout.flush()
        config = uvicorn.Config(
            app, log_level="warning", access_log=False, limit_concurrency=_AT_ONCE, server_header=False
        )
        threading.Thread(target=warm, args=(app,), daemon=True).start()
        uvicorn.Server(config).run(sockets=[listening])


def _access(serving: Serving, address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> Access:
    from tocsin.web.access import SHORTEST, Access

    token = os.environ.get("TOCSIN_TOKEN")
    if serving.token_file is not None:
        token = serving.token_file.read_text(encoding="utf-8").strip()
    if token is not None and len(token) < SHORTEST:
        raise ServeError(f"the token has fewer than {SHORTEST} characters")
    if token is None and not address.is_loopback:
        raise ServeError(
            f"--host {serving.host}: others can reach it, so it needs a token (--token-file or TOCSIN_TOKEN)"
        )
    names = [] if address.is_unspecified else [str(address)]
    parts = urlsplit(serving.url or "")
    if serving.url is not None:
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ServeError(f"--url {serving.url}: no address of the web")
        names.append(parts.hostname)
    return Access(review=serving.review, token=token, names=tuple(names), https=parts.scheme == "https", user=_user())


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    try:
        return ipaddress.ip_address("127.0.0.1" if host == "localhost" else host)
    except ValueError:
        raise ServeError(f"--host {host}: no address of a machine, as 127.0.0.1 or 0.0.0.0") from None


def _user() -> str:
    """The name of who runs the desk."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):
        return "somebody"
