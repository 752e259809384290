"""Threats, and what is unusual."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query

from tocsin.judge import Watch, count_series, unusual
from tocsin.store.export import THREAT_COLUMNS, threat_row
from tocsin.web.asked import AUXILIARY, AlertsAsked, ThreatsAsked
from tocsin.web.pages.common import DeskHere, event_types, next_address
from tocsin.web.pages.events import with_words
from tocsin.web.view import View, published

router = APIRouter(tags=["threats"])


@published(router, "/threats")
def threats(desk: DeskHere, asked: Annotated[ThreatsAsked, Query()]) -> View:
    """Threats, the latest first: issuer, target, act, condition, demand, deadline, and the words."""
    with desk.reading() as reading:
        page = reading.threats(asked.search(), asked.cursor(), asked.limit)
    return View(
        "threats",
        {"asked": asked, "types": event_types(desk.ontology), "auxiliaries": AUXILIARY},
        {
            "threats": [with_words(each) for each in page.items],
            "next": next_address("/threats", asked, page),
        },
        THREAT_COLUMNS,
        [threat_row(each.threat, each.stored.event, each.stored.article) for each in page.items],
        "/threats",
        asked.state(),
    )


@published(router, "/alerts")
def alerts(desk: DeskHere, asked: Annotated[AlertsAsked, Query()]) -> View:
    """Unusual rises of conflict or threats in the last period, each pair or country measured by its own past."""
    watch = Watch()
    with desk.reading() as reading:
        until = asked.until.isoformat() if asked.until else reading.rows.last_day()
        judged = []
        if until:
            days = (watch.window + 2) * (7 if asked.every == "week" else 1)
            since = (date.fromisoformat(until) - timedelta(days=days)).isoformat()
            judged = unusual(count_series(reading.rows.acts(since, until), asked.by, asked.of, asked.every), watch)
    period = judged[0] if judged else None
    columns = "series period count expected probability".split()
    rows: list[dict[str, Any]] = [
        {name: getattr(alert, name) for name in columns} for alert in (period.alerts if period else [])
    ]
    data = {"judged": period, "alerts": rows}
    return View("alerts", {"asked": asked}, data, columns, rows, "/alerts", asked.state())
