"""Signing in and out."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request, Response
from fastapi.responses import RedirectResponse
from pydantic import BaseModel, StringConstraints

from tocsin.web.access import TOO_MANY, Access, address_of, fits, local, sign_in
from tocsin.web.render import SITTING, page

#: Seconds that a wrong token costs.
_PENALTY = 0.5


class Signing(BaseModel):
    """The form."""

    csrf: Annotated[str, StringConstraints(max_length=100)]
    name: Annotated[str, StringConstraints(min_length=1, max_length=80, strip_whitespace=True)]
    token: Annotated[str, StringConstraints(max_length=400)] = ""
    to: Annotated[str, StringConstraints(max_length=2_000)] = "/"


class Leaving(BaseModel):
    """The form."""

    csrf: Annotated[str, StringConstraints(max_length=100)]


def routes(access: Access) -> APIRouter:
    """The pages of a desk with sessions."""
    router = APIRouter(include_in_schema=False)

    @router.get("/session")
    def ask(to: str = "/") -> Response:
        context = {"to": local(to, "/"), "needs_token": access.token is not None, "fault": None}
        return Response(page("session", "/session", {}, context), media_type="text/html")

    @router.post("/session")
    def enter(request: Request, form: Annotated[Signing, Form()]) -> Response:
        if not fits(SITTING.get(), form.csrf):
            raise HTTPException(403, "The form is of another session: open its page again.")
        address = address_of(request)
        if access.tries.too_many(address):
            raise HTTPException(429, TOO_MANY)
        if not access.knows(form.token):
            access.tries.failed(address)
            time.sleep(_PENALTY)
            context = {"to": local(form.to, "/"), "needs_token": True, "fault": "That is not the token."}
            return Response(page("session", "/session", {}, context), 401, media_type="text/html")
        sign_in(request.session, form.name)
        return RedirectResponse(local(form.to, "/"), 303)

    @router.post("/session/end")
    def leave(request: Request, form: Annotated[Leaving, Form()]) -> Response:
        if not fits(SITTING.get(), form.csrf):
            raise HTTPException(403, "The form is of another session: open its page again.")
        request.session.clear()
        return RedirectResponse("/session" if access.token else "/", 303)

    return router
