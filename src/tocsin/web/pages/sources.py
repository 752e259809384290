"""What was read and refused, the feeds that are watched, and events of others."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from tocsin.store.browse.search import Search
from tocsin.store.feeds import Feeds
from tocsin.store.flat import EVENT_COLUMNS, imported_row
from tocsin.store.runs import refusals, runs
from tocsin.web.asked import ImportedAsked
from tocsin.web.desk import LONG, Desk
from tocsin.web.pages.common import DeskHere, event_types, meanings, next_address
from tocsin.web.view import View, published

router = APIRouter(tags=["sources"])

#: So many of the latest runs are shown, and so many of what each of them refused.
_RUNS, _REFUSED = 20, 20


@published(router, "/sources")
def sources(desk: DeskHere) -> View:
    """Publishers, feeds and runs: what was read of them, and what was refused and why."""
    data = desk.remembered.of("sources", lambda: _sources(desk))
    return View("sources", {}, data, "publisher articles events first last".split(), data["sources"], "/sources")


def _sources(desk: Desk) -> dict[str, Any]:
    with desk.reading(LONG) as reading:
        counts = reading.queries.counts() | {"imported events": reading.rows.count_imported()}
        columns = "publisher articles events first last".split()
        found = [{name: getattr(source, name) for name in columns} for source in reading.sources.all()]
        columns = "id command inputs started ended ending read coded known duplicate refused not_english events".split()
        read = [{name: getattr(run, name) for name in columns} for run in runs(reading.store, _RUNS)]
        for run in read:
            told = [{"place": place, "fault": fault} for place, fault in refusals(reading.store, run["id"])]
            run["refusals"] = told[:_REFUSED]
        columns = "url name succeeded failed fault failures due articles events".split()
        watched = [{name: getattr(feed, name) for name in columns} for feed in Feeds(reading.store).all()]
        return {
            "counts": counts,
            "languages": dict(reading.sources.languages()),
            "sources": found,
            "feeds": watched,
            "runs": read,
        }


@published(router, "/imported")
def imported(desk: DeskHere, asked: Annotated[ImportedAsked, Query()]) -> View:
    """Events imported from other data sets, the latest first. They cite no words, only their source."""
    search = Search(**{name: value for name, value in asked.state().items() if name not in ("after", "limit")})
    with desk.reading() as reading:
        page = reading.sources.imported(search, asked.cursor(), asked.limit)
    return View(
        "imported",
        {"asked": asked, "types": event_types(desk.ontology), "meanings": meanings(desk)},
        {"events": page.items, "next": next_address("/imported", asked, page)},
        EVENT_COLUMNS,
        [imported_row(each) for each in page.items],
        "/imported",
        asked.state(),
    )
