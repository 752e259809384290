"""The first page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from itertools import product
from math import sqrt
from typing import Any

from fastapi import APIRouter

from tocsin.store.browse.search import Search
from tocsin.store.feeds import Feeds
from tocsin.store.flat import EVENT_COLUMNS, event_row
from tocsin.store.rows import Act
from tocsin.web.asked import AlertsAsked
from tocsin.web.charts import sparkline
from tocsin.web.desk import LONG, Desk
from tocsin.web.map import drawn
from tocsin.web.pages.common import DeskHere, event_types, meanings
from tocsin.web.pages.events import as_shown, with_words
from tocsin.web.pages.threats import alerts_of
from tocsin.web.view import View, published

router = APIRouter(tags=["overview"])

#: Days that the first page looks back on, and those before that they are compared with.
_DAYS, _BEFORE = 30, 90
_PAIRS = 10
#: So many of the latest happenings are looked at for the map.
_PLACED = 5_000


@published(router, "/")
def overview(desk: DeskHere) -> View:
    """The last days of the record at a glance."""
    data, rows = desk.remembered.of("overview", lambda: _overview(desk))
    context = {
        "meanings": meanings(desk),
        "drawing": drawn(data["places"]),
        "days_chart": sparkline(data["days"], _days(data["since"])) if data["days"] else None,
    }
    return View("overview", context, data, EVENT_COLUMNS, rows, "/")


def _overview(desk: Desk) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    alerts = alerts_of(desk, AlertsAsked())
    with desk.reading(LONG) as reading:
        counts = reading.queries.counts() | {"imported events": reading.rows.count_imported()}
        last = reading.sources.last_day()
        since = (date.fromisoformat(last) - timedelta(days=_DAYS - 1)).isoformat() if last else None
        recent = Search(auxiliary="asserted", since=since, until=last)
        events = reading.events.page(recent, limit=10).items
        threats = reading.threats.page(Search(since=since, until=last), limit=6).items
        places = reading.happenings.alike(Search(since=since, until=last), "asserted", look=_PLACED).places
        acts = list(reading.rows.acts(_back(since, _BEFORE), last)) if since else []
        watched = Feeds(reading.store).all()
        pending = reading.threats.those(reading.threats.due_next(6))
        shown = {
            "threats": with_words(threats, reading.outcomes),
            "pending": with_words(pending, reading.outcomes),
        }
    now = [act for act in acts if since and act.date >= since]
    types: Counter[str] = Counter()
    days: Counter[tuple[str, str]] = Counter()
    for act in now:
        if act.event:
            types[act.event] += act.number
        days[act.date, "conflict" if (act.quad or "").endswith("conflict") else "other"] += act.number
    data = {
        "reckoned": datetime.now(UTC).isoformat(timespec="seconds"),
        "counts": {name: number for name, number in counts.items() if number or name != "imported events"},
        "since": since,
        "until": last,
        "types": {name: types[name] for name in event_types(desk.ontology) if types[name]},
        "days": [
            {"day": day, "kind": kind, "events": days[day, kind]}
            for day in _days(since)
            for kind in ("conflict", "other")
            if days[day, kind]
        ],
        "pairs": _changes(acts, since) if since else [],
        "places": places.places,
        "alerts": alerts.alerts[:6] if alerts else [],
        "alerts_of": alerts.period if alerts else None,
        **shown,
        "feeds": {
            "watched": len(watched),
            "failing": [{"url": each.url, "name": each.name, "fault": each.fault} for each in watched if each.failures],
        },
        "events": [as_shown(each) for each in events],
    }
    return data, [event_row(stored.event, stored.article) for stored in events]


def _back(day: str, days: int) -> str:
    return (date.fromisoformat(day) - timedelta(days=days)).isoformat()


def _days(since: str | None) -> list[str]:
    return [_back(since, -place) for place in range(_DAYS)] if since else []


def _changes(acts: Iterable[Act], since: str) -> list[dict[str, Any]]:
    """Pairs of countries whose asserted events have changed most against the days before, the greatest change first.

    What differs by less than chance alone would make it differ is left out. Changes are set against what chance does to counts: the difference is divided by the root of what one expects.
    """
    now, before, conflict = Counter[tuple[str, str]](), Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for act in acts:
        for pair in product(act.actors, act.recipients):
            if act.date < since:
                before[pair] += act.number
            else:
                now[pair] += act.number
                conflict[pair] += act.number if (act.quad or "").endswith("conflict") else 0
    share = _DAYS / _BEFORE

    def change(pair: tuple[str, str]) -> float:
        usual = share * before[pair]
        return (now[pair] - usual) / sqrt(usual + 1)

    ordered = sorted(
        (pair for pair in {*now, *before} if abs(change(pair)) >= 1), key=lambda pair: (-abs(change(pair)), pair)
    )
    return [
        {
            "actor": pair[0],
            "recipient": pair[1],
            "events": now[pair],
            "conflict": conflict[pair],
            "usual": round(share * before[pair], 1),
        }
        for pair in ordered[:_PAIRS]
    ]
