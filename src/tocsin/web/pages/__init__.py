"""The desk's pages: what each shows, and where."""

from fastapi import APIRouter

from tocsin.web.pages import actors, articles, events, overview, review, session, sources, threats

#: A module with the pages of one subject each.
parts = (overview, threats, events, articles, actors, review, sources)

router = APIRouter()
for _part in parts:
    router.include_router(_part.router)

#: What changes the record.
changes = review.changes

__all__ = ["changes", "parts", "router", "session"]
