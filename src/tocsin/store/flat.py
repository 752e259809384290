"""The record as flat rows: the columns of events, happenings, threats and statements, and what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tocsin.model import Actor, Article, Event, Happening, Record, Statement, Threat
from tocsin.model.happening import Where, Who
from tocsin.model.record import FigureKind, Place
from tocsin.model.rows import EventRow, Side, Spot
from tocsin.store.writing import Layout

#: Columns of an event row and their types. Lists are joined with "; ".
EVENT_COLUMNS: dict[str, type] = {
    "id": str,
    "date": str,
    "precision": str,
    "event": str,
    "mode": str,
    "quad": str,
    "score": float,
    "auxiliary": str,
    "contexts": str,
    "actors": str,
    "actor_countries": str,
    "actor_sectors": str,
    "recipients": str,
    "recipient_countries": str,
    "recipient_sectors": str,
    "place": str,
    "place_country": str,
    "place_admin1": str,
    "place_lat": float,
    "place_lon": float,
    "place_geonames": int,
    "place_precision": str,
    "trigger": str,
    "start": int,
    "end": int,
    "sentence": int,
    "attribution": str,
    "cameo": str,
    "rule": str,
    "confidence": float,
    "reviewed": str,
    "article": str,
    "published": str,
    "publisher": str,
    "url": str,
    "title": str,
}


#: Figures that have columns of their own.
FIGURE_KINDS: tuple[FigureKind, ...] = ("dead", "injured", "detained", "displaced", "size", "money")
#: Columns of a happening row and their types.
HAPPENING_COLUMNS: dict[str, type] = dict.fromkeys(
    (
        "id date precision first_date last_date event mode quad status actors actor_countries actor_sectors recipients "
        "recipient_countries recipient_sectors place place_country place_admin1"
    ).split(),
    str,
)
HAPPENING_COLUMNS |= {"place_lat": float, "place_lon": float, "place_geonames": int}
HAPPENING_COLUMNS |= {"articles": int, "publishers": int, "reports": str, "links": str}
HAPPENING_COLUMNS |= {f"{kind}_{name}": float for kind in FIGURE_KINDS for name in ("lowest", "highest", "latest")}
#: Columns of a threat row.
THREAT_COLUMNS = (
    "event date issuers issuer_countries issuer_sectors targets target_countries target_sectors act act_event condition "
    "demand deadline explicit publisher title url"
).split()
#: Columns of a statement row.
STATEMENT_COLUMNS = "id date kind speakers speaker_countries speaker_sectors text medium publisher title url".split()


def event_row(event: Event, article: Article) -> dict[str, Any]:
    """An event as a flat row of `EVENT_COLUMNS`."""
    return {
        "id": event.id,
        "date": event.date.value if event.date else None,
        "precision": event.date.precision if event.date else None,
        "event": event.event,
        "mode": event.mode,
        "quad": event.quad,
        "score": event.score,
        "auxiliary": "; ".join(event.auxiliary),
        "contexts": "; ".join(event.contexts),
        **_side("actor", event.actors),
        **_side("recipient", event.recipients),
        **_place(event.place),
        "place_precision": event.place.precision if event.place else None,
        "trigger": event.trigger.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "sentence": event.sentence,
        "attribution": event.attribution,
        "cameo": event.cameo,
        "rule": event.rule,
        "confidence": event.confidence,
        "reviewed": event.reviewed,
        "article": article.id,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "title": article.title,
    }


def happening_row(happening: Happening) -> dict[str, Any]:
    """A happening as a flat row of `HAPPENING_COLUMNS`; of each kind of figure the lowest, highest and latest."""
    dates, place = happening.dates, happening.places[0] if happening.places else None
    row: dict[str, Any] = {
        "id": happening.id,
        "date": dates.best,
        "precision": dates.precision,
        "first_date": dates.first,
        "last_date": dates.last,
        "event": happening.event,
        "mode": happening.mode,
        "quad": happening.quad,
        "status": happening.status,
        **_side("actor", happening.actors),
        **_side("recipient", happening.recipients),
        **_place(place),
        "articles": happening.articles,
        "publishers": happening.publishers,
        "reports": "; ".join(report.event for report in happening.reports),
        "links": "; ".join(f"{link.status} {link.happening}" for link in happening.links),
    }
    spreads = {spread.kind: spread for spread in happening.figures}
    for kind in FIGURE_KINDS:
        spread = spreads.get(kind)
        for name in ("lowest", "highest", "latest"):
            row[f"{kind}_{name}"] = getattr(spread, name).value if spread else None
    return row


def imported_row(row: EventRow) -> dict[str, Any]:
    """An imported event as a flat row of `EVENT_COLUMNS`; what would cite words is empty."""
    known = {
        "id": row.id,
        "date": row.date,
        "precision": "day" if row.date else None,
        "event": row.event,
        "mode": row.mode,
        "quad": row.quad,
        "score": row.score,
        "auxiliary": None if row.auxiliary is None else "; ".join(row.auxiliary),
        "contexts": "; ".join(row.contexts),
        **_side("actor", row.actors),
        **_side("recipient", row.recipients),
        **_place(row.place),
        "cameo": row.cameo,
        "published": row.published,
        "publisher": row.publisher,
        "url": row.url,
    }
    return dict.fromkeys(EVENT_COLUMNS) | known


def threat_row(threat: Threat, event: Event, article: Article) -> dict[str, Any]:
    """A threat as a flat row."""
    return {
        "event": threat.event,
        "date": event.date.value if event.date else None,
        **_side("issuer", threat.issuers),
        **_side("target", threat.targets),
        "act": threat.act.text if threat.act else None,
        "act_event": threat.act.event if threat.act else None,
        "condition": threat.condition.text if threat.condition else None,
        "demand": threat.demand.text if threat.demand else None,
        "deadline": threat.deadline.value if threat.deadline else None,
        "explicit": threat.explicit,
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
    }


def statement_row(statement: Statement, article: Article) -> dict[str, Any]:
    """A statement as a flat row."""
    return {
        "id": statement.id,
        "date": statement.date.value if statement.date else None,
        "kind": statement.kind,
        **_side("speaker", [statement.speaker] if statement.speaker else []),
        "text": statement.text,
        "medium": statement.medium,
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
    }


def _side(name: str, parties: Sequence[Actor | Who | Side]) -> dict[str, str]:
    """Those who take part on one side, in columns."""
    return {
        f"{name}s": "; ".join(each.name or ("" if isinstance(each, Side) else each.text) for each in parties),
        f"{name}_countries": "; ".join(each.country or "" for each in parties),
        f"{name}_sectors": "; ".join(" ".join(each.sectors) for each in parties),
    }


def _place(place: Place | Spot | Where | None) -> dict[str, Any]:
    """Where it was, in columns."""
    return {
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_admin1": place.admin1 if place else None,
        "place_lat": place.lat if place else None,
        "place_lon": place.lon if place else None,
        "place_geonames": place.geonames if place else None,
    }


#: One row an event.
RECORDS: Layout[Record] = Layout(
    EVENT_COLUMNS, lambda record: [event_row(event, record.article) for event in record.events]
)
#: One row a happening.
HAPPENINGS: Layout[Happening] = Layout(HAPPENING_COLUMNS, lambda happening: [happening_row(happening)])
#: One row a row: events of any source, made flat before.
ROWS: Layout[dict[str, Any]] = Layout(EVENT_COLUMNS, lambda row: [row])
