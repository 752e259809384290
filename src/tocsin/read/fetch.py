"""Fetching what an address names, without being led where the user did not mean to go.

A name is resolved once, every address that it has is checked, and the connection is made to the address that was
checked; each redirection is checked again. Private, loopback and link-local addresses are refused unless the user
allows their host by name.
"""

from __future__ import annotations

import io
import ipaddress
import re
import socket
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPException
from urllib.parse import SplitResult, urljoin, urlsplit, urlunsplit

from urllib3 import HTTPHeaderDict
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError
from urllib3.response import BaseHTTPResponse
from urllib3.util import ssl_

from tocsin.read.fields import Unreadable
from tocsin.read.limits import Limits
from tocsin.read.source import Source

#: How the reader names itself to servers.
AGENT = "Tocsin (news reader)"
_PORTS = {"http": 80, "https": 443}
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w:.-]{2,40})", re.IGNORECASE)
_PART = 65_536
#: IPv6 addresses that stand for IPv4 ones behind a translator.
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")

Address = ipaddress.IPv4Address | ipaddress.IPv6Address


class Unreachable(Unreadable):
    """There was no answer this time; there may be one soon."""


class Slow(Unreachable):
    """The time was up before the answer was there."""


@dataclass(frozen=True)
class Answer:
    """What a server sent: where it came from in the end, its status, headers and body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes

    def source(self) -> Source:
        """The body as an input to be read."""
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return Source(self.url, io.BytesIO(self.body), url=self.url, charset=found[1] if found else None)


def fetch(
    url: str, limits: Limits, hosts: frozenset[str] = frozenset(), headers: Mapping[str, str] | None = None
) -> Answer:
    """What an http or https address names, redirections followed.

    hosts: names and addresses that may be private. headers: sent besides the usual ones.
    Raises Unreadable when it is refused, too large or too slow, Unreachable when it is not to be had.
    """
    ends = time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        parts = _parts(url)
        answer = _ask(parts, _checked(parts, hosts), headers or {}, limits, ends)
        target = answer.headers.get("location")
        if answer.status not in _REDIRECTS or not target:
            return answer
        url = urljoin(url, target)
    raise Unreadable(f"more than {limits.redirects} redirections")


def _parts(url: str) -> SplitResult:
    """An address in its parts. Raises Unreadable when it is none that is fetched."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
        host = (parts.hostname or "").encode("idna").decode("ascii")
    except ValueError:
        raise Unreadable("not an address") from None
    if parts.scheme not in _PORTS:
        raise Unreadable("neither http nor https")
    if not host:
        raise Unreadable("not an address")
    if parts.username is not None:
        raise Unreadable("an address with a user's name in it")
    shown = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=shown if port is None else f"{shown}:{port}", fragment="")


def _checked(parts: SplitResult, hosts: frozenset[str]) -> str:
    """An address to connect to. Raises Unreadable when the host has one that is private and is not allowed by name."""
    host = parts.hostname or ""
    try:
        found = socket.getaddrinfo(host, parts.port or _PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise Unreachable(f"no such host: {host}") from None
    addresses = [str(each[4][0]) for each in found]
    for address in addresses if host not in hosts else ():
        if not _is_public(ipaddress.ip_address(address.partition("%")[0])):
            raise Unreadable(f"{host} is at {address}, which is private: --allow-host {host} allows it")
    return addresses[0]


def _is_public(address: Address) -> bool:
    """Whether an address is one of the open internet, whatever it is wrapped in."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour or (address.teredo[1] if address.teredo else None)
        if address in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return _is_public(inner)
    return address.is_global and not address.is_multicast


def _ask(parts: SplitResult, address: str, headers: Mapping[str, str], limits: Limits, ends: float) -> Answer:
    """One request to the address that was checked, under the host's own name."""
    connection = _connection(parts, address, ends)
    target = urlunsplit(("", "", parts.path or "/", parts.query, ""))
    sent = {"Host": parts.netloc, "User-Agent": AGENT, "Accept-Encoding": "gzip, deflate", **headers}
    with _until(connection, ends, limits.seconds):
        connection.request("GET", target, headers=sent, preload_content=False, decode_content=True)
        response = connection.getresponse()
        body = b"" if response.status in _REDIRECTS else _body(response, limits)
    return Answer(urlunsplit(parts), response.status, _headers(response.headers), body)


def _connection(parts: SplitResult, address: str, ends: float) -> HTTPConnection:
    left = max(0.001, ends - time.monotonic())
    port = parts.port or _PORTS[parts.scheme]
    if parts.scheme == "http":
        return HTTPConnection(address, port, timeout=left)
    host = parts.hostname
    context = ssl_.create_urllib3_context()
    context.load_default_certs()
    return HTTPSConnection(address, port, timeout=left, ssl_context=context, server_hostname=host, assert_hostname=host)


@contextmanager
def _until(connection: HTTPConnection, ends: float, seconds: int) -> Iterator[None]:
    """Connects, and cuts the connection off when the time is up: a server that sends a byte now and then never times
    out by itself."""
    late = threading.Event()
    sockets: list[socket.socket] = []

    def cut() -> None:
        late.set()
        for each in sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(max(0.001, ends - time.monotonic()), cut)
    timer.daemon = True
    timer.start()
    try:
        connection.connect()
        # kept, since the connection lets go of it once the answer has begun
        sockets += [connection.sock] if connection.sock is not None else []
        yield
        if late.is_set():
            raise Slow(f"took more than {seconds} seconds")
    except Unreadable:
        raise
    except (HTTPError, HTTPException, OSError, ValueError) as error:
        slow = late.is_set() or isinstance(error, TimeoutError) or time.monotonic() >= ends
        said = " ".join(str(error).split())[:120]
        if slow:
            raise Slow(f"took more than {seconds} seconds") from None
        raise Unreachable(f"not to be had: {said}") from None
    finally:
        timer.cancel()
        connection.close()


def _body(response: BaseHTTPResponse, limits: Limits) -> bytes:
    """The body, unpacked. Raises Unreadable as soon as it is too large."""
    body = bytearray()
    while part := response.read1(_PART, decode_content=True):
        body += part
        if len(body) > limits.document:
            raise Unreadable(f"more than {limits.document:,} bytes: not one article")
    return bytes(body)


def _headers(headers: HTTPHeaderDict) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}
