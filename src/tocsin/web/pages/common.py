"""What several pages share."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends, Request

from tocsin.codebook.schema import Ontology
from tocsin.store.browse.search import Page
from tocsin.web.asked import Paged
from tocsin.web.desk import Desk
from tocsin.web.render import address


def _desk(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk


DeskHere = Annotated[Desk, Depends(_desk)]


def next_address(path: str, asked: Paged, page: Page[Any]) -> str | None:
    """Where the list goes on."""
    return address(path, asked.state(), after=str(page.after)) if page.after else None


def event_types(ontology: Ontology) -> list[str]:
    """The PLOVER types."""
    return [each.event for each in ontology.events]


def meanings(desk: Desk) -> dict[str, str]:
    """What each code stands for."""
    types = {each.event: each.meaning for each in desk.ontology.events}
    return {**types, **desk.ontology.sectors, **desk.codes.names}
