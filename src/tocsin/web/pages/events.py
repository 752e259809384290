"""Events and happenings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from tocsin.store.browse.facets import Facets
from tocsin.store.browse.shown import Shown
from tocsin.store.browse.threats import StoredThreat
from tocsin.store.flat import EVENT_COLUMNS, HAPPENING_COLUMNS, event_row, happening_row
from tocsin.store.queries import StoredEvent
from tocsin.web.asked import AUXILIARY, STATUSES, EventsAsked, HappeningsAsked
from tocsin.web.map import drawn
from tocsin.web.outcomes import Outcomes
from tocsin.web.pages.common import DeskHere, event_types, meanings, next_address
from tocsin.web.view import View, published

router = APIRouter(tags=["events"])


@published(router, "/events")
def events(desk: DeskHere, asked: Annotated[EventsAsked, Query()]) -> View:
    """Events, the latest first, with what they have in common counted."""
    search = asked.search()
    with desk.reading() as reading:
        listed = reading.events.listed(search, asked.cursor(), asked.limit, asked.sort)
    page, facets = listed.page, listed.facets
    return View(
        "events",
        {
            "asked": asked,
            "meanings": meanings(desk),
            "types": event_types(desk.ontology),
            "auxiliaries": AUXILIARY,
        },
        {
            **_told(facets),
            "events": [as_shown(each) for each in page.items],
            "next": next_address("/events", asked, page),
        },
        EVENT_COLUMNS,
        [event_row(stored.event, stored.article) for stored in page.items],
        "/events",
        asked.state(),
    )


def _told(facets: Facets) -> dict[str, Any]:
    return {
        "total": facets.total,
        "complete": facets.complete,
        "facets": {name: dict(counts) for name, counts in facets.counts.items()},
    }


def as_shown(shown: Shown) -> dict[str, Any]:
    """An event beside its article and the words around its trigger."""
    return {**with_article(shown), "words": shown.words}


def with_article(stored: StoredEvent | Shown) -> dict[str, Any]:
    """An event beside the article that it was read from, without its text."""
    article = stored.article
    names = ("id", "title", "publisher", "published", "url")
    return {"event": stored.event, "article": {name: getattr(article, name) for name in names}}


def with_words(found: Sequence[StoredThreat], outcomes: Outcomes) -> list[dict[str, Any]]:
    """Threats beside what became of them (None: not known), their events, articles and the words that they were read from."""
    standing = outcomes.of(each.threat.event for each in found)
    return [
        {
            "threat": each.threat,
            "outcome": standing.get(each.threat.event),
            "words": each.words,
            **with_article(each.stored),
        }
        for each in found
    ]


@published(router, "/happenings")
def happenings(desk: DeskHere, asked: Annotated[HappeningsAsked, Query()]) -> View:
    """Happenings, the latest first: what several reports tell as one."""
    with desk.reading() as reading:
        page = reading.happenings.page(asked.search(), asked.status, asked.cursor(), asked.limit, asked.sort)
        alike = reading.happenings.alike(asked.search(), asked.status)
        first = {
            each.event.id: as_shown(each) for each in reading.events.those([h.reports[0].event for h in page.items])
        }
    places = alike.places
    return View(
        "happenings",
        {
            "asked": asked,
            "types": event_types(desk.ontology),
            "meanings": meanings(desk),
            "statuses": STATUSES,
            "drawing": drawn(places.places),
            "looked": places,
        },
        {
            **_told(alike.facets),
            "happenings": page.items,
            # to each id the first report
            "first": {each.id: first[each.reports[0].event] for each in page.items if each.reports[0].event in first},
            "places": places.places,
            "next": next_address("/happenings", asked, page),
        },
        HAPPENING_COLUMNS,
        [happening_row(each) for each in page.items],
        "/happenings",
        asked.state(),
    )


@published(router, "/happenings/{key}")
def happening(desk: DeskHere, key: str) -> View:
    """A happening with its reports, and what each of them gives."""
    with desk.reading() as reading:
        found = reading.queries.happening(key)
        if found is None:
            raise HTTPException(404, f"There is no happening {key}.")
        told = reading.events.those([report.event for report in found.reports])
    reports = [as_shown(each) for each in told]
    rows = [event_row(each.event, each.article) for each in told]
    path = f"/happenings/{found.id}"
    return View("happening", {}, {"happening": found, "reports": reports}, EVENT_COLUMNS, rows, path)
