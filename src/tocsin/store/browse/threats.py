"""Lists of threats."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace

import msgspec

from tocsin.model import Threat
from tocsin.store.browse.asking import COMMON, Asking, Conditions
from tocsin.store.browse.search import Cursor, Page, Search
from tocsin.store.browse.shown import Words, among_words
from tocsin.store.queries import StoredEvent

#: More are not counted.
_COUNTED = 1_000


@dataclass(frozen=True)
class StoredThreat:
    """A threat with its event, the article (without its text) and the words that it was read from."""

    threat: Threat
    stored: StoredEvent
    words: Words


class Threats:
    """Questions about threats."""

    def __init__(self, asking: Asking):
        self._asking = asking

    def page(
        self, search: Search, after: Cursor | None = None, limit: int = 50, outcome: str | None = None
    ) -> Page[StoredThreat]:
        """Threats whose event fits, the latest first. outcome: what became of them, None: anything or nothing known."""
        places = self._asking.page(self._conditions(search, outcome), after, limit)
        return Page(self.those([id_ for _, id_ in places.items]), places.after)

    def number(self, search: Search, outcome: str | None = None) -> int | None:
        """How many threats fit; None: more than a thousand."""
        conditions = self._conditions(search, outcome)
        query = f"SELECT 1 FROM {conditions.source} WHERE {conditions.all} LIMIT {_COUNTED + 1}"
        rows = self._asking.rows(query, [*conditions.given, *conditions.all.values])
        return len(rows) if len(rows) <= _COUNTED else None

    def _conditions(self, search: Search, outcome: str | None) -> Conditions:
        conditions = self._asking.of_events(replace(search, event="THREATEN"))
        # asked of each row, and last: of a list that is looked in, SQLite would make its way first
        conditions.dear.add("EXISTS (SELECT 1 FROM threats WHERE threats.event = events.id)")
        if search.act:
            conditions.dear.add(
                "EXISTS (SELECT 1 FROM threats WHERE threats.event = events.id AND threats.record ->> '$.act.event' = ?)",
                search.act.upper(),
            )
        if outcome and self._is_common(outcome):
            conditions.dear.add(
                """(SELECT coalesce((SELECT value FROM json_each(?) WHERE key = ledger.id), reckoned) FROM reports
                    CROSS JOIN ledger_happenings USING (happening) CROSS JOIN ledger ON ledger.id = threat
                    WHERE reports.event = events.id) = ?""",
                json.dumps(self._corrected()),
                outcome,
            )
        elif outcome:
            conditions.dear.add(
                """events.id IN (SELECT reports.event FROM outcomes CROSS JOIN ledger_happenings USING (threat)
                    CROSS JOIN reports USING (happening) WHERE outcome = ?)""",
                outcome,
            )
        return conditions

    def _is_common(self, outcome: str) -> bool:
        """Whether so many threats ended so that a walk along the list soon finds a page of them."""
        query = f"SELECT count(*) FROM (SELECT 1 FROM ledger WHERE reckoned = ? LIMIT {COMMON + 1})"
        return int(self._asking.rows(query, [outcome])[0][0]) > COMMON

    def _corrected(self) -> dict[str, str]:
        """What persons have set as outcomes, by threat."""
        if not self._asking.rows("SELECT 1 FROM corrections LIMIT 1"):
            return {}
        rows = self._asking.rows("SELECT threat, outcome FROM outcomes WHERE corrected_by IS NOT NULL")
        return {row["threat"]: row["outcome"] for row in rows}

    def those(self, events: list[str]) -> list[StoredThreat]:
        """The threats that events make, in their order; events that make none, or are not there, are left out."""
        found = []
        for each, words in among_words(self._asking, events):
            rows = self._asking.rows("SELECT record FROM threats WHERE event = ?", [each.event.id])
            if rows:
                found.append(StoredThreat(msgspec.json.decode(rows[0]["record"], type=Threat), each, words))
        return found

    def due_next(self, limit: int) -> list[str]:
        """Ids of the events that first report the open threats, those due first at the beginning."""
        query = """SELECT (SELECT min(reports.event) FROM ledger_happenings JOIN reports USING (happening)
                JOIN threats ON threats.event = reports.event WHERE ledger_happenings.threat = outcomes.threat) AS event
            FROM outcomes WHERE outcome = 'pending' AND source IS NULL ORDER BY due, threat LIMIT ?"""
        return [row["event"] for row in self._asking.rows(query, [limit]) if row["event"]]
