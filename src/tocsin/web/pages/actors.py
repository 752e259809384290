"""Those who take part: the list of them, one, and one who acts on another."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query

from tocsin.store.browse import Search
from tocsin.web.asked import ActorAsked, ActorsAsked, PairAsked
from tocsin.web.chart import stacked
from tocsin.web.desk import Desk, Reading
from tocsin.web.pages.common import DeskHere, event_types, meanings
from tocsin.web.pages.events import with_article, with_words
from tocsin.web.view import View, published

router = APIRouter(tags=["actors"])

#: A record longer than so many months is counted by year.
_MONTHS = 60


@published(router, "/actors")
def actors(desk: DeskHere, asked: Annotated[ActorsAsked, Query()]) -> View:
    """Who takes part, the most frequent first."""
    with desk.reading() as reading:
        found = reading.parties(asked.words)
    columns = "country entity name events".split()
    rows = [{name: getattr(party, name) for name in columns} for party in found]
    context = {"asked": asked, "meanings": meanings(desk.ontology)}
    return View("actors", context, {"actors": rows}, columns, rows, "/actors", asked.state())


@published(router, "/actor")
def actor(desk: DeskHere, asked: Annotated[ActorAsked, Query()]) -> View:
    """One who takes part: what they did over time, their threats, their latest events."""
    days = {name: value for name, value in asked.state().items() if name != "who"}
    search = Search(actor=asked.who, auxiliary="asserted", **days)
    with desk.reading() as reading:
        name = reading.name(asked.who)
        data, chart = _profile(desk, reading, search)
        data["undergone"] = [
            with_article(each)
            for each in reading.events(Search(recipient=asked.who, auxiliary="asserted", **days), limit=8).items
        ]
    known = meanings(desk.ontology).get(asked.who.upper())
    context = {"title": name or asked.who, "known": known, "chart": chart, "asked": asked, "days": days}
    return View("actor", context, {"who": asked.who, **data}, *_counted(data), "/actor", asked.state())


@published(router, "/pair")
def pair(desk: DeskHere, asked: Annotated[PairAsked, Query()]) -> View:
    """One who acts on another: what they did over time, their threats, their latest events."""
    search = Search(auxiliary="asserted", **asked.state())
    with desk.reading() as reading:
        names = [reading.name(who) or who for who in (asked.actor, asked.recipient)]
        data, chart = _profile(desk, reading, search)
    context = {"names": names, "chart": chart, "asked": asked}
    both = {"actor": asked.actor, "recipient": asked.recipient}
    return View("pair", context, {**both, **data}, *_counted(data), "/pair", asked.state())


def _profile(desk: Desk, reading: Reading, search: Search) -> tuple[dict[str, Any], object]:
    """What asserted events of a search come to, by type and month or year."""
    by_period = reading.by_period(search)
    every = "month"
    if len(by_period) > _MONTHS:
        every, by_month, by_period = "year", by_period, {}
        for month, counts in by_month.items():
            by_period.setdefault(month[:4], Counter()).update(counts)
    total: Counter[str] = Counter()
    for counts in by_period.values():
        total.update(counts)
    types = [kind for kind in event_types(desk.ontology) if total[kind]]
    data = {
        "every": every,
        "types": {kind: total[kind] for kind in types},
        "periods": [
            {"period": period, **{kind: counts[kind] for kind in types}} for period, counts in by_period.items()
        ],
        "events": [with_article(each) for each in reading.events(search, limit=12).items],
        "threats": [
            with_words(each)
            for each in reading.threats(
                Search(actor=search.actor, recipient=search.recipient, since=search.since, until=search.until), limit=8
            ).items
        ],
    }
    quads = {each.event: each.quad for each in desk.ontology.events}
    return data, stacked(by_period, quads)


def _counted(data: dict[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
    return ["period", *data["types"]], data["periods"]
