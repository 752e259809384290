"""Who may read and change the record at the desk, and how a request shows that it comes from there."""

from __future__ import annotations

import hmac
import secrets
import time
from collections import deque
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from fastapi import Request
from starlette.datastructures import Headers

from tocsin.web.render import Sitting

#: The names under which the desk answers on its own machine: another one means that a page elsewhere reaches for it (DNS
#: rebinding).
HERE = ("localhost", "127.0.0.1", "[::1]")
#: A shorter token could be guessed.
SHORTEST = 16
#: Seconds after which one must sign in again.
LASTING = 7 * 24 * 3600
#: Bytes of a form.
LARGEST = 64_000
#: So many wrong tokens in so many seconds from one address are enough.
_TRIES, _WHILE = 5, 60.0
TOO_MANY = "Too many wrong tokens: wait a minute."
#: What may be asked for without a token.
_OPEN = ("/session", "/desk.css", "/favicon.ico")


class Tries:
    """Wrong tokens, by the address they came from."""

    def __init__(self) -> None:
        self._failed: deque[tuple[float, str]] = deque(maxlen=10_000)

    def too_many(self, address: str) -> bool:
        """Whether an address must wait."""
        since = time.monotonic() - _WHILE
        return sum(when > since and who == address for when, who in tuple(self._failed)) >= _TRIES

    def failed(self, address: str) -> None:
        """Notes a wrong token."""
        self._failed.append((time.monotonic(), address))


@dataclass(frozen=True)
class Access:
    """What the desk lets people do."""

    #: Whether the record may be changed.
    review: bool = False
    #: What one must know to read anything; None: whoever reaches the desk may.
    token: str | None = field(default=None, repr=False)
    #: Further names under which the desk answers.
    names: tuple[str, ...] = ()
    #: Whether people reach it by https, so that cookies need not travel by anything else.
    https: bool = False
    #: By whom decisions are where nobody need sign in.
    user: str = "somebody"
    #: Wrong tokens of late.
    tries: Tries = field(default_factory=Tries, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.token is not None and len(self.token) < SHORTEST:
            raise ValueError(f"a token needs at least {SHORTEST} characters")

    @property
    def sessions(self) -> bool:
        """Whether cookies are needed at all."""
        return self.review or self.token is not None

    def knows(self, token: str) -> bool:
        """Whether it is the token; takes as long whatever is given."""
        return self.token is None or hmac.compare_digest(token.encode(), self.token.encode())

    def sitting(self, request: Request) -> Sitting:
        """Who asks."""
        if not self.sessions:
            return Sitting()
        session = request.session
        if ("csrf" not in session and self.review) or request.url.path == "/session":
            session.setdefault("csrf", secrets.token_urlsafe(24))
        name = str(session.get("name") or "")
        signed_in = bool(name) if self.token else False
        return Sitting(
            name=name or (self.user if self.token is None else ""),
            reviewing=self.review and (self.token is None or signed_in),
            signed_in=signed_in,
            admitted=self.token is None or signed_in or self._is_shown(request),
            csrf=str(session.get("csrf", "")),
            sessions=True,
        )

    def refusal(self, request: Request, sitting: Sitting) -> tuple[HTTPStatus, str] | None:
        """Why a request is not answered, if it is not."""
        if request.method not in {"GET", "HEAD"}:
            size = request.headers.get("content-length", "0")
            if not size.isdecimal() or "transfer-encoding" in request.headers:
                return HTTPStatus.LENGTH_REQUIRED, "A form must say how long it is."
            if int(size) > LARGEST:
                return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The form is too long."
            if not self._from_here(request):
                return HTTPStatus.FORBIDDEN, "The form does not come from this desk."
        if not sitting.admitted and request.url.path not in _OPEN:
            if _bearer(request) is not None and self.tries.too_many(address_of(request)):
                return HTTPStatus.TOO_MANY_REQUESTS, TOO_MANY
            return HTTPStatus.UNAUTHORIZED, "Sign in to read the record."
        return None

    def _is_shown(self, request: Request) -> bool:
        """Whether a program shows the token. Wrong ones count as those of the form do."""
        given, address = _bearer(request), address_of(request)
        if given is None or self.tries.too_many(address):
            return False
        if self.knows(given):
            return True
        self.tries.failed(address)
        return False

    @staticmethod
    def _from_here(request: Request) -> bool:
        if request.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
            return False
        origin = request.headers.get("origin")
        return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def address_of(request: Request) -> str:
    """The address that a request comes from; empty: it is not known."""
    return request.client.host if request.client else ""


def _bearer(request: Request) -> str | None:
    """The token that a program shows, None: it shows none."""
    scheme, _, given = Headers(scope=request.scope).get("authorization", "").partition(" ")
    return given.strip() if scheme.lower() == "bearer" else None


def fits(sitting: Sitting, csrf: str) -> bool:
    """Whether a form was made for who sends it."""
    return bool(sitting.csrf) and hmac.compare_digest(csrf.encode(), sitting.csrf.encode())


def sign_in(session: MutableMapping[str, Any], name: str) -> None:
    """Begins a new session, in which no form of an earlier one holds."""
    session.clear()
    session.update(name=name, csrf=secrets.token_urlsafe(24))


def local(path: str, otherwise: str) -> str:
    """A path of the desk to go on to, or another where the one given leads elsewhere."""
    plain = path.isprintable() and path.startswith("/") and not path.startswith(("//", "/\\"))
    return path if plain and "\\" not in path else otherwise
