"""The first page."""

from __future__ import annotations

from datetime import date, timedelta

from fastapi import APIRouter

from tocsin.store.browse import Search
from tocsin.store.export import EVENT_COLUMNS, event_row
from tocsin.web.pages.common import DeskHere, meanings
from tocsin.web.pages.events import with_article, with_words
from tocsin.web.view import View, published

router = APIRouter(tags=["overview"])

#: Days that the first page looks back on.
_DAYS = 30


@published(router, "/")
def overview(desk: DeskHere) -> View:
    """The last days of the record at a glance."""
    with desk.reading() as reading:
        counts = reading.queries.counts()
        last = reading.last_day()
        since = (date.fromisoformat(last) - timedelta(days=_DAYS - 1)).isoformat() if last else None
        recent = Search(auxiliary="asserted", since=since, until=last)
        events = reading.events(recent, limit=12).items
        threats = reading.threats(Search(since=since, until=last), limit=8).items
        facets = reading.facets(recent)
        pairs = reading.pairs(recent)
    data = {
        "counts": counts,
        "since": since,
        "until": last,
        "types": dict(facets.counts["event"]),
        "complete": facets.complete,
        "pairs": [{"actor": who, "recipient": whom, "events": n, "conflict": c} for who, whom, n, c in pairs],
        "threats": [with_words(each) for each in threats],
        "events": [with_article(stored) for stored in events],
    }
    rows = [event_row(stored.event, stored.article) for stored in events]
    return View("overview", {"meanings": meanings(desk.ontology)}, data, EVENT_COLUMNS, rows, "/")
