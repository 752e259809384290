"""Outcomes of threats that persons have set. They stand apart from what is coded and are never overwritten, only followed by others."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from tocsin.model.correction import Correction, Outcome
from tocsin.store.store import Store


class Corrections:
    """The corrections in a store. Each hangs on the words that report the threat, so that coding the article anew keeps it."""

    def __init__(self, store: Store):
        self._store = store

    def add(self, event: str, outcome: Outcome, by: str, why: str) -> Correction:
        """Sets the outcome of the threat that an event reports.

        Raises KeyError when there is no such event, StoreError when the store cannot be written.
        """
        made = Correction(outcome=outcome, by=by, why=why, at=datetime.now(UTC).isoformat(timespec="seconds"))
        with self._store.faults(), self._store.transaction():
            found = self._store.connection.execute(
                "SELECT article, record ->> '$.trigger.start' FROM events WHERE id = ?", (event,)
            ).fetchone()
            if found is None:
                raise KeyError(event)
            self._store.connection.execute(
                "INSERT INTO corrections (article, start, outcome, who, why, at) VALUES (?, ?, ?, ?, ?, ?)",
                (*found, made.outcome, made.by, made.why, made.at),
            )
        return made

    def of_events(self) -> dict[str, list[Correction]]:
        """All corrections by the id of the event that stands where they were made, the earliest first."""
        query = """SELECT events.id, corrections.outcome, who AS by, why, at FROM corrections
            JOIN events ON events.article = corrections.article AND events.record ->> '$.trigger.start' = start
            WHERE events.event = 'THREATEN' ORDER BY corrections.id"""
        found: dict[str, list[Correction]] = {}
        with self._store.faults():
            for event, *fields in self._store.connection.execute(query):
                values = dict(zip(("outcome", "by", "why", "at"), fields, strict=True))
                found.setdefault(event, []).append(msgspec.convert(values, Correction))
        return found
