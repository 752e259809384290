"""The desk's pages: what each shows, and where."""

from fastapi import APIRouter

from tocsin.web.pages import actors, articles, events, overview, sources, threats

router = APIRouter()
for _part in (overview, threats, events, articles, actors, sources):
    router.include_router(_part.router)

__all__ = ["router"]
