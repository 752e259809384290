"""The desk as an ASGI application."""

from __future__ import annotations

import secrets
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from importlib.resources import files
from pathlib import Path

import msgspec
from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from tocsin.store import StoreError
from tocsin.version import __version__
from tocsin.web import pages
from tocsin.web.access import HERE, LASTING, Access
from tocsin.web.desk import Desk
from tocsin.web.render import SITTING, address, page, style

_HEADERS = {
    # nothing but the desk's own style sheet and script files: none inside a page, no frame, nothing from elsewhere
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-cache",
}
#: What the package ships beside its pages: see tools/desk_files.py.
_FILES = {
    "vega.js": "text/javascript",
    "charts.js": "text/javascript",
    "review.js": "text/javascript",
    "world.svg": "image/svg+xml",
}

#: Pages that need not be asked for anything.
_LISTS = {"/threats", "/events", "/happenings", "/actors", "/alerts", "/review", "/decisions", "/imported"}

#: What is wrong with what an address or a form gives, where the framework's own words are not for its readers.
_PLAIN = {
    "date_from_datetime_parsing": "not a day; write it as 2024-03-05",
    "date_from_datetime_inexact": "not a day; write it as 2024-03-05",
    "date_parsing": "not a day; write it as 2024-03-05",
    "missing": "is needed",
}

#: The same of fields that hold a code.
_CODES = {
    "country": "not the code of a country, which has three letters: KAZ",
    "sector": "not the code of a sector, which has three letters: MIL",
}


def make_app(path: Path, access: Access | None = None) -> FastAPI:
    """The desk of a store. access: who may do what; None: whoever reaches it may read.

    Raises StoreError when the store cannot be opened.
    """
    access = access or Access()
    app = FastAPI(
        title="Tocsin",
        version=__version__,
        description="The record of a store: every page has a `.json` and a `.csv` twin.",
        docs_url=None,  # these pages load scripts from elsewhere
        redoc_url=None,
    )
    app.state.desk = Desk(path)
    app.include_router(pages.router)
    if access.review:
        app.include_router(pages.changes)
    if access.sessions:
        app.include_router(pages.session.routes(access))

    _serve_files(app)
    _tell_faults(app, path)

    @app.middleware("http")
    async def admitted(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        sitting = access.sitting(request)
        SITTING.set(sitting)
        refusal = access.refusal(request, sitting)
        if refusal is None:
            return await answer(request)
        if refusal[0] == HTTPStatus.UNAUTHORIZED and request.method == "GET" and _is_page(request):
            to = request.url.path + (f"?{request.url.query}" if request.url.query else "")
            return RedirectResponse(address("/session", to=to), HTTPStatus.SEE_OTHER)
        return _fault(request, *refusal)

    if access.sessions:
        app.add_middleware(
            SessionMiddleware,
            secret_key=secrets.token_urlsafe(32),
            session_cookie="tocsin",
            max_age=LASTING,
            same_site="strict",
            https_only=access.https,
        )

    @app.middleware("http")
    async def guarded(request: Request, answer: Callable[[Request], Awaitable[Response]]) -> Response:
        response = await answer(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response

    app.add_middleware(TrustedHostMiddleware, allowed_hosts=[*HERE, *access.names])
    return app


def _serve_files(app: FastAPI) -> None:
    """The addresses of what the package ships beside its pages."""

    @app.get("/favicon.ico", include_in_schema=False)
    def icon() -> Response:  # browsers ask for it whatever the pages say
        return Response(status_code=HTTPStatus.NO_CONTENT)

    @app.get("/desk.css", include_in_schema=False)
    def css() -> Response:
        return Response(style(), media_type="text/css", headers={"Cache-Control": "max-age=300"})

    for name, media in _FILES.items():
        app.add_api_route(f"/{name}", partial(_file, name, media), include_in_schema=False, response_class=Response)


def _tell_faults(app: FastAPI, path: Path) -> None:
    """How the desk says what is wrong: as a page, or as JSON where JSON or CSV was asked for."""

    @app.exception_handler(HTTPException)
    def told(request: Request, error: HTTPException) -> Response:
        unknown = (error.status_code, error.detail) == (HTTPStatus.NOT_FOUND, HTTPStatus.NOT_FOUND.phrase)
        return _fault(
            request, error.status_code, f"There is no page {request.url.path}." if unknown else str(error.detail)
        )

    @app.exception_handler(RequestValidationError)
    def not_understood(request: Request, error: RequestValidationError) -> Response:
        faults = [
            f"{' '.join(map(str, fault['loc'][1:]))}: {_plain(str(fault['loc'][-1]), fault['type'], fault['msg'])}"
            for fault in error.errors()
        ]
        return _fault(request, HTTPStatus.UNPROCESSABLE_ENTITY, "; ".join(faults))

    @app.exception_handler(StoreError)
    def store_fault(request: Request, error: StoreError) -> Response:
        return _fault(request, HTTPStatus.SERVICE_UNAVAILABLE, str(error).removeprefix(f"{path}: "))


def warm(app: FastAPI) -> None:
    """Reckons what the first page, the assessments and the lists of all actors and sources need, so that nobody waits for it; a store
    that is not to be read says so when it is asked.
    """
    with suppress(StoreError):
        pages.overview.overview(app.state.desk)
        app.state.desk.record()
        pages.actors.everybody(app.state.desk)
        pages.sources.sources(app.state.desk)


def _plain(field: str, kind: str, message: str) -> str:
    """What is wrong with a field, in words for those who filled it in."""
    if field in _CODES and kind == "string_pattern_mismatch":
        return _CODES[field]
    return _PLAIN.get(kind, message.removeprefix("Value error, "))


def _is_page(request: Request) -> bool:
    return not request.url.path.endswith((".json", ".csv"))


def _file(name: str, media: str) -> Response:
    """A file that the package ships."""
    content = (files("tocsin.web") / "static" / name).read_bytes()
    return Response(content, media_type=media, headers={"Cache-Control": "max-age=3600"})


def _fault(request: Request, status: int, message: str) -> Response:
    if not _is_page(request):
        return Response(msgspec.json.encode({"error": message}), status, media_type="application/json")
    listed = request.method == "GET" and status == HTTPStatus.UNPROCESSABLE_ENTITY and request.url.path in _LISTS
    context = {"message": message, "status": status, "plain": request.url.path if listed else None}
    return Response(page("fault", "", {}, context), status, media_type="text/html")
