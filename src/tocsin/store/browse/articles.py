"""All that was read from an article."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from tocsin.model import Event, Figure, Record, Statement, Threat
from tocsin.store.queries import Queries
from tocsin.store.store import Store

T = TypeVar("T")


def record_of(store: Store, article_id: str) -> Record | None:
    """All that was read from an article, the events in the order of the text; None: there is no such article."""
    try:
        article = Queries(store).article(article_id)
    except KeyError:
        return None

    def of(kind: type[T], query: str) -> list[T]:
        with store.faults():
            rows = store.connection.execute(query, (article_id,)).fetchall()
        return [msgspec.json.decode(row["record"], type=kind) for row in rows]

    return Record(
        article=article,
        events=sorted(
            of(Event, "SELECT record FROM events WHERE article = ?"), key=lambda event: (event.trigger.start, event.id)
        ),
        statements=of(Statement, "SELECT record FROM statements WHERE article = ? ORDER BY rowid"),
        threats=of(
            Threat,
            "SELECT threats.record FROM threats JOIN events ON events.id = threats.event WHERE article = ? ORDER BY id",
        ),
        figures=of(Figure, "SELECT record FROM figures WHERE article = ? ORDER BY place"),
    )
