"""Those who take part, and pairs of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeAlias

from fastapi import APIRouter, Query

from tocsin.store.browse.actors import Party
from tocsin.store.browse.search import Search
from tocsin.web.asked import ActorAsked, ActorsAsked, PairAsked
from tocsin.web.chart import all_periods, monday, stacked
from tocsin.web.charts import follow_through, score_over_time, types_over_time
from tocsin.web.desk import LONG, Desk, Reading
from tocsin.web.outcomes import Record
from tocsin.web.pages.common import DeskHere, event_types, meanings
from tocsin.web.pages.events import as_shown, with_words
from tocsin.web.scores import mean_scores
from tocsin.web.view import View, published

router = APIRouter(tags=["actors"])

#: Type and mode.
Kind: TypeAlias = tuple[str, str | None]

#: A record longer than so many months is counted by year, and one no longer than so many by week.
_MONTHS, _SHORT = 60, 4


@published(router, "/actors")
def actors(desk: DeskHere, asked: Annotated[ActorsAsked, Query()]) -> View:
    """Who takes part, the most frequent first."""
    if asked.words:
        with desk.reading() as reading:
            found = reading.actors.all(asked.words)
    else:
        found = everybody(desk)
    columns = "country entity name events".split()
    rows = [{name: getattr(party, name) for name in columns} for party in found]
    context = {"asked": asked, "meanings": meanings(desk)}
    return View("actors", context, {"actors": rows}, columns, rows, "/actors", asked.state())


def everybody(desk: Desk) -> list[Party]:
    """The countries and bodies that take part, the most frequent first: counted once until the store changes."""

    def reckon() -> list[Party]:
        with desk.reading(LONG) as reading:
            return reading.actors.all()

    return desk.remembered.of("actors", reckon)


@published(router, "/actor")
def actor(desk: DeskHere, asked: Annotated[ActorAsked, Query()]) -> View:
    """One who takes part: what they did over time, who speaks for them, their threats, their latest events."""
    days = {name: value for name, value in asked.state().items() if name != "who"}
    search = Search(actor=asked.who, auxiliary="asserted", **days)
    ledger = desk.record()
    with desk.reading() as reading:
        name = reading.actors.name(asked.who)
        data, charts = _profile(desk, reading, search, ledger)
        data["speakers"] = reading.actors.speakers(asked.who)
        data["undergone"] = [
            as_shown(each)
            for each in reading.events.page(Search(recipient=asked.who, auxiliary="asserted", **days), limit=8).items
        ]
    context = {"title": name or _called(desk, asked.who), "asked": asked, "days": days, **charts}
    return View("actor", context, {"who": asked.who, **data}, *_counted(data), "/actor", asked.state())


@published(router, "/pair")
def pair(desk: DeskHere, asked: Annotated[PairAsked, Query()]) -> View:
    """One who acts on another: what they did over time, their threats, their latest events."""
    search = Search(auxiliary="asserted", **asked.state())
    ledger = desk.record()
    with desk.reading() as reading:
        names = [reading.actors.name(who) or _called(desk, who) for who in (asked.actor, asked.recipient)]
        data, charts = _profile(desk, reading, search, ledger)
        data["speakers"] = reading.actors.speakers(asked.actor)
    context = {"names": names, "asked": asked, **charts}
    both = {"actor": asked.actor, "recipient": asked.recipient}
    return View("pair", context, {**both, **data}, *_counted(data), "/pair", asked.state())


def _called(desk: Desk, who: str) -> str:
    """What a code stands for: "Kenya (KEN:MIL)"; anything else stays as it was asked for."""
    name = desk.codes.names.get(who.partition(":")[0].upper())
    return f"{name} ({who.upper()})" if name else who


def _profile(desk: Desk, reading: Reading, search: Search, ledger: Record) -> tuple[dict[str, Any], dict[str, object]]:
    """What asserted events of a search come to, by type and month or year, and the charts of it."""
    by_period = _periods(desk, search, 7)
    every = "month"
    if len(by_period) > _MONTHS:
        every, by_period = "year", _gathered(by_period, lambda month: month[:4])
    elif by_period and len(all_periods(min(by_period), max(by_period))) <= _SHORT:
        every, by_period = "week", _gathered(_periods(desk, search, 10), monday)
    by_type: dict[str, Counter[str]] = {period: Counter() for period in by_period}
    for period, found in by_period.items():
        for (kind, _), number in found.items():
            by_type[period][kind] += number
    total = sum(by_type.values(), Counter[str]())
    types = [kind for kind in event_types(desk.ontology) if total[kind]]
    scores: dict[tuple[str, str | None], float] = {(each.event, None): each.score for each in desk.ontology.events}
    scores |= {(each.event, mode.mode): mode.score for each in desk.ontology.events for mode in each.modes}
    made = Search(actor=search.actor, recipient=search.recipient, since=search.since, until=search.until)
    data: dict[str, Any] = {
        "every": every,
        "types": {kind: total[kind] for kind in types},
        "periods": [{"period": period, **{kind: found[kind] for kind in types}} for period, found in by_type.items()],
        "scores": mean_scores(by_period, scores),
        "follow_through": _follow_through(ledger, search),
        "events": [as_shown(each) for each in reading.events.page(search, limit=10).items],
        "threats": with_words(reading.threats.page(made, limit=8).items, reading.outcomes),
    }
    quads = {each.event: each.quad for each in desk.ontology.events}
    asked = ("actor", "recipient", "auxiliary", "since", "until")
    charts: dict[str, object] = {
        "acts": {name: getattr(search, name) for name in asked},
        "meanings": meanings(desk),
        "chart": stacked(by_type, quads),
        "types_chart": types_over_time(data["periods"], quads, every) if types else None,
        "score_chart": score_over_time(data["scores"], every) if data["scores"] else None,
        "rates_chart": follow_through(data["follow_through"]) if data["follow_through"] else None,
    }
    return data, charts


def _periods(desk: Desk, search: Search, characters: int) -> dict[str, Counter[Kind]]:
    """Events of a search by month, or by day: of frequent actors of a large store that takes long."""

    def reckon() -> dict[str, Counter[Kind]]:
        with desk.reading() as reading:
            return reading.events.by_period(search, characters)

    return desk.remembered.of(("periods", search, characters), reckon)


def _gathered(by_period: Mapping[str, Counter[Kind]], longer: Callable[[str], str]) -> dict[str, Counter[Kind]]:
    """Counts of longer periods."""
    found: dict[str, Counter[Kind]] = {}
    for period, counts in by_period.items():
        found.setdefault(longer(period), Counter()).update(counts)
    return found


def _follow_through(ledger: Record, search: Search) -> list[dict[str, Any]]:
    """How often threats of a country were carried out: all of them, those against the other one, and by kind of act."""
    issuer = (search.actor or "").upper()
    target = (search.recipient or "").upper() or None
    cases = [case for case in ledger.cases if case.issuer.upper() == issuer]
    if not cases:
        return []
    kinds = Counter(case.kind for case in cases if case.kind and target in (None, (case.target or "").upper()))
    asked: list[tuple[str, str | None, str | None]] = [("all its threats", None, None)]
    asked += [(f"against {target}", None, target)] if target else []
    asked += [
        (f"to do {kind}", kind, target) for kind, _ in sorted(kinds.items(), key=lambda each: (-each[1], each[0]))
    ]
    found = []
    for name, kind, whom in asked:
        estimate = ledger.follow_through.estimate(issuer=cases[0].issuer, kind=kind, target=whom)
        found.append(
            {
                "name": name,
                "due": len(estimate.cases),
                "followed": estimate.followed,
                "rate": round(estimate.rate, 3),
                "low": round(estimate.low, 3),
                "high": round(estimate.high, 3),
            }
        )
    return found


def _counted(data: dict[str, Any]) -> tuple[list[str], list[dict[str, Any]]]:
    return ["period", *data["types"]], data["periods"]
