"""An article with its marks."""

from __future__ import annotations

import msgspec
from fastapi import APIRouter, HTTPException

from tocsin.model.marks import paragraphs
from tocsin.store.browse.articles import record_of
from tocsin.store.flat import EVENT_COLUMNS, event_row
from tocsin.store.reviews import Reviews
from tocsin.web.pages.common import DeskHere
from tocsin.web.view import View, published

router = APIRouter(tags=["articles"])


@published(router, "/articles/{key}")
def article(desk: DeskHere, key: str) -> View:
    """An article: its text, and all that was read from it."""
    with desk.reading() as reading:
        record = record_of(reading.store, key)
        if record is None:
            raise HTTPException(404, f"There is no article {key}.")
        decided = Reviews(reading.store).of_article(key)
        found = {event.id: reading.queries.happening(event.id) for event in record.events}
    reported = {event: each for event, each in found.items() if each and len(each.reports) > 1}
    standing = {event.id for event in record.events}
    data = {name: getattr(record, name) for name in record.__struct_fields__}
    data["decisions"] = [each for decisions in decided.values() for each in decisions]
    context = {
        "paragraphs": paragraphs(record),
        "number": {event.id: place for place, event in enumerate(record.events, 1)},
        "said": {statement.id: statement for statement in record.statements},
        "threat_of": {threat.event: threat for threat in record.threats},
        "figures_of": {
            event.id: [figure for figure in record.figures if figure.event == event.id] for event in record.events
        },
        "happening_of": reported,
        "decided": decided,
        "gone": {
            event: each[-1] for event, each in decided.items() if event not in standing and each[-1].verdict == "wrong"
        },
    }
    bare = msgspec.structs.replace(record.article, text="")
    rows = [event_row(event, bare) for event in record.events]
    return View("article", context, data, EVENT_COLUMNS, rows, f"/articles/{record.article.id}")
