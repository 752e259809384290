"""Threats and what became of them, and what is unusual."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query

from tocsin.judge import Assessment, Estimate, Judged, Standing, Watch, count_series, unusual
from tocsin.store.flat import THREAT_COLUMNS, threat_row
from tocsin.web.asked import AUXILIARY, OUTCOMES, AlertsAsked, ThreatsAsked
from tocsin.web.charts import follow_through
from tocsin.web.desk import LONG, PATIENT, Desk
from tocsin.web.pages.common import DeskHere, event_types, meanings, next_address
from tocsin.web.pages.events import with_article, with_words
from tocsin.web.view import View, published

router = APIRouter(tags=["threats"])

#: Observations of one kind that a page shows.
_WEIGHED = 25


@published(router, "/threats")
def threats(desk: DeskHere, asked: Annotated[ThreatsAsked, Query()]) -> View:
    """Threats, the latest first: issuer, target, act, condition, demand, deadline, outcome, and the words."""
    with desk.reading() as reading:
        page = reading.threats.page(asked.search(), asked.cursor(), asked.limit, asked.outcome)
        whole = page.after is None and asked.after is None
        number = len(page.items) if whole else reading.threats.number(asked.search(), asked.outcome)
        threats = with_words(page.items, reading.outcomes)
        as_of, behind = reading.outcomes.as_of, reading.outcomes.behind()
    return View(
        "threats",
        {"asked": asked, "types": event_types(desk.ontology), "auxiliaries": AUXILIARY, "outcomes": OUTCOMES},
        {
            "as_of": as_of,
            "behind": behind,
            "total": number,
            "threats": threats,
            "next": next_address("/threats", asked, page),
        },
        [*THREAT_COLUMNS, "outcome", "due", "settled"],
        [
            threat_row(each.threat, each.stored.event, each.stored.article) | _cells(shown["outcome"])
            for each, shown in zip(page.items, threats, strict=True)
        ],
        "/threats",
        asked.state(),
    )


def _cells(standing: Standing | None) -> dict[str, str | None]:
    return {name: getattr(standing, name) if standing else None for name in ("outcome", "due", "settled")}


@published(router, "/threats/{key}")
def assessment(desk: DeskHere, key: str) -> View:
    """A threat and how seriously to take it: its words, its terms, what became of it, how often such threats are carried out."""
    with desk.reading() as reading:
        entry = reading.outcomes.entry(key)
    if entry is None:
        soon = " What was decided last is being reckoned with: try again in a moment." if desk.settling.busy else ""
        raise HTTPException(404, f"There is no threat {key} whose outcome is known.{soon}")

    def reckon() -> Assessment:
        ledger = desk.record()
        with desk.reading(PATIENT) as reading:
            return ledger.assessed(reading.store, entry)

    assessed = desk.remembered.of(("assessment", entry.id), reckon)
    with desk.reading() as reading:
        reports = reading.threats.those(entry.reports)
        told = with_words(reports, reading.outcomes)
        known = reading.outcomes.of(case.id for case in assessed.estimate.cases)
        cited = {each for observation in assessed.observations for each in observation.events}
        cited |= {each.event for each in entry.evidence if each.event is not None}
        stored = {each: reading.queries.event(each) for each in sorted(cited)}
    estimate = assessed.estimate
    cases = [
        {
            "threat": case.id,
            "day": case.day,
            "due": case.due,
            "issuer": case.issuer,
            "target": case.target,
            "kind": case.kind,
            "outcome": case.outcome,
            "followed": case.followed,
            "linked": case.id in known,
        }
        for case in estimate.cases
    ]
    data = {
        "threat": entry,
        "as_of": assessed.as_of,
        "reports": told,
        "observations": assessed.observations,
        "estimate": {
            name: getattr(estimate, name) for name in "issuer kind target rate low high level a b followed".split()
        }
        | {"words": estimate.words(), "steps": estimate.steps},
        "cases": cases,
        "paragraph": assessed.paragraph,
        "cited": {key: with_article(each) for key, each in stored.items() if each is not None},
    }
    # one that lay behind when the threat was made binds nobody
    passed = any(each.threat.deadline for each in reports)
    weighed = [(kind, list(those)) for kind, those in groupby(assessed.observations, key=lambda each: each.kind)]
    context = {"chart": follow_through(_rates(estimate)), "passed": passed, "weighed": weighed, "most": _WEIGHED}
    columns = "threat day due issuer target kind outcome followed".split()
    rows = [{name: case[name] for name in columns} for case in cases]
    return View("assessment", context, data, columns, rows, f"/threats/{key}")


def _rates(estimate: Estimate) -> list[dict[str, Any]]:
    name = " ".join(
        part for part in (estimate.issuer, estimate.kind, f"→ {estimate.target}" if estimate.target else None) if part
    )
    return [{"name": name or "all", "rate": estimate.rate, "low": estimate.low, "high": estimate.high}]


@published(router, "/alerts")
def alerts(desk: DeskHere, asked: Annotated[AlertsAsked, Query()]) -> View:
    """Unusual rises of conflict or threats in the last period, each pair or country measured by its own past."""
    period = alerts_of(desk, asked)
    columns = "series period count expected probability".split()
    rows: list[dict[str, Any]] = [
        {name: getattr(alert, name) for name in columns} for alert in (period.alerts if period else [])
    ]
    data = {"judged": period, "alerts": rows}
    return View("alerts", {"asked": asked, "meanings": meanings(desk)}, data, columns, rows, "/alerts", asked.state())


def alerts_of(desk: Desk, asked: AlertsAsked) -> Judged | None:
    """What is unusual; None: there is nothing that could be judged."""
    return desk.remembered.of(("alerts", *sorted(asked.state().items())), lambda: _judged(desk, asked))


def _judged(desk: Desk, asked: AlertsAsked) -> Judged | None:
    watch = Watch()
    with desk.reading(None if asked.until else LONG) as reading:
        until = asked.until.isoformat() if asked.until else reading.rows.last_day()
        if not until:
            return None
        days = (watch.window + 2) * (7 if asked.every == "week" else 1)
        since = (date.fromisoformat(until) - timedelta(days=days)).isoformat()
        series = count_series(reading.rows.acts(since, until), asked.by, asked.of, asked.every)
    return next(iter(unusual(series, watch)), None)
