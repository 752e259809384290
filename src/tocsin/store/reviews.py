"""What persons have decided on events: kept beside the record, applied to it, never overwritten, only followed by others."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
from msgspec.structs import replace

from tocsin.model import Event, Record, Threat
from tocsin.model.review import Decision, Verdict
from tocsin.store.browse.articles import record_of
from tocsin.store.browse.asking import Asking
from tocsin.store.browse.search import Search
from tocsin.store.browse.shown import Words, among_words
from tocsin.store.queries import Queries, StoredEvent
from tocsin.store.reviewed import attached, doubt, kept_ids
from tocsin.store.store import Store


@dataclass(frozen=True)
class Doubtful:
    """An event that nobody has decided on, with the words around it, the threat that it makes and how doubtful it is, from 0 to 1."""

    stored: StoredEvent
    words: Words
    doubt: float
    threat: Threat | None = None


class Reviews:
    """The decisions in a store."""

    def __init__(self, store: Store):
        self._store = store
        self._queries = Queries(store)

    def decide(
        self,
        event_id: str,
        verdict: Verdict,
        by: str,
        why: str = "",
        mended: Event | None = None,
        threat: Threat | None = None,
    ) -> Decision:
        """Decides on an event, and changes the record accordingly. Happenings and ledger follow when they are brought up to date next.

        mended: the event as it should be; needed when the verdict is `mended`. threat: the threat that it makes then, None: it
        makes none, or its terms stay as they were coded. The id may be of an event that a decision has taken out of the record.
        Raises KeyError when there is none, StoreError when the store cannot be written.
        """
        with self._store.faults(), self._store.transaction():
            article = event_id.rpartition(".")[0]
            record = self.coded(article)
            if record is None:
                raise KeyError(event_id)
            before = self._store.decisions(article)
            event, coded, its_threat = self._decided_on(event_id, record, before)
            if verdict == "mended":
                if mended is None:
                    raise ValueError("an event is mended by another")
                event, its_threat = replace(mended, trigger=event.trigger), threat
            return self._add(article, verdict, replace(event, reviewed=None), coded, by, why, record, its_threat)

    def miss(
        self, article: str, event: Event, by: str, why: str = "", threat: Threat | None = None
    ) -> tuple[str, Decision]:
        """Adds an event that the text tells and that was not coded, and the threat that it makes; gives its id in the record, too.

        Raises KeyError when there is no such article, StoreError when the store cannot be written.
        """
        with self._store.faults(), self._store.transaction():
            record = self.coded(article)
            if record is None:
                raise KeyError(article)
            made = self._add(article, "missed", event, None, by, why, record, threat)
            return kept_ids(self._store.decisions(article))[made.key], made

    def coded(self, article: str) -> Record | None:
        """What the coder made of an article, before anything was decided, without its text; None: there is no such article."""
        with self._store.faults():
            kept = self._store.connection.execute("SELECT record FROM coded WHERE article = ?", (article,)).fetchone()
        if kept is not None:
            return msgspec.json.decode(kept[0], type=Record)
        record = record_of(self._store, article)
        return replace(record, article=replace(record.article, text="")) if record else None

    def of_article(self, article: str) -> dict[str, list[Decision]]:
        """By the id of an event all that was decided on it, in its order; the ids are also those of events taken out."""
        decisions = self._store.decisions(article)
        record = self.coded(article)
        if record is None or not decisions:
            return {}
        names = kept_ids(decisions) | {each.key: event for event, each in attached(record, decisions).items()}
        found: dict[str, list[Decision]] = {}
        for each in decisions:
            found.setdefault(names[each.key], []).append(each)
        return found

    def all(self, limit: int | None = None) -> list[Decision]:
        """All decisions, the latest first."""
        return self._store.read_decisions("ORDER BY id DESC LIMIT ?", -1 if limit is None else limit)

    def articles(self) -> list[str]:
        """Ids of the articles on which something was decided, those of gone articles too."""
        with self._store.faults():
            rows = self._store.connection.execute("SELECT DISTINCT article FROM decisions ORDER BY article").fetchall()
        return [row[0] for row in rows]

    def pending(self) -> int:
        """Number of articles whose happenings do not follow yet what was decided on their events."""
        query = """SELECT count(DISTINCT decisions.article) FROM decisions JOIN articles ON articles.id = decisions.article
            WHERE decisions.article NOT IN (SELECT article FROM merged)"""
        with self._store.faults():
            return int(self._store.connection.execute(query).fetchone()[0])

    def counts(self) -> dict[str, int]:
        """Number of decisions by verdict."""
        query = "SELECT verdict, count(*) FROM decisions GROUP BY verdict ORDER BY count(*) DESC, verdict"
        with self._store.faults():
            return dict(self._store.connection.execute(query).fetchall())

    def queue(self, search: Search, after: str | None = None, limit: int = 20) -> tuple[list[Doubtful], str | None]:
        """Events that nobody has decided on, the most doubtful first, and where the next part of the list begins.

        after: what an earlier part gave. Raises ValueError when it is something else.
        """
        asking = Asking(self._store)
        conditions = asking.of_events(search)
        where = conditions.all
        where.add("events.reviewed IS NULL")
        if after is not None:
            most, _, last = after.partition("~")
            where.add("(events.doubt < ? OR (events.doubt = ? AND events.id > ?))", float(most), float(most), last)
        source = conditions.along("events_by_type_and_doubt" if search.event else "events_doubted").source
        rows = asking.rows(
            f"SELECT events.id FROM {source} WHERE {where} ORDER BY events.doubt DESC, events.id LIMIT {int(limit) + 1}",
            [*conditions.given, *where.values],
        )
        found = [
            Doubtful(stored, words, doubt(stored.event), self._queries.threat(stored.event.id))
            for stored, words in among_words(asking, [row["id"] for row in rows])
        ]
        goes_on = f"{found[limit - 1].doubt}~{found[limit - 1].stored.event.id}" if len(found) > limit else None
        return found[:limit], goes_on

    def _decided_on(
        self, event_id: str, record: Record, before: list[Decision]
    ) -> tuple[Event, str | None, Threat | None]:
        """The event as the coder has it, its type and the threat that it makes; of one that stands by a decision alone, as that
        decision has it.
        """
        event = next((each for each in record.events if each.id == event_id), None)
        if event is not None:
            known = attached(record, before).get(event_id)
            # the key of an earlier decision, should the coder have called it something else since
            threat = next((each for each in record.threats if each.event == event_id), None)
            if known is None:
                return event, event.event, threat
            return replace(event, trigger=known.event.trigger), known.coded, threat
        ids = kept_ids(before)
        for each in reversed(before):
            if ids[each.key] == event_id:
                return each.event, each.coded, each.threat
        raise KeyError(event_id)

    def _add(
        self,
        article: str,
        verdict: Verdict,
        event: Event,
        coded: str | None,
        by: str,
        why: str,
        record: Record,
        threat: Threat | None = None,
    ) -> Decision:
        made = Decision(
            article=article,
            verdict=verdict,
            event=event,
            coded=coded,
            by=by,
            why=why,
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            threat=threat,
        )
        before = self._store.decisions(article)
        self._store.connection.execute(
            "INSERT INTO decisions (article, verdict, event, coded, who, why, at, whole, threat) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (article, verdict, _json(event), coded, by, why, made.at, made.whole, _json(threat) if threat else None),
        )
        self._store.connection.execute("INSERT OR IGNORE INTO coded VALUES (?, ?)", (article, _json(record)))
        self._store.apply(record, before, [*before, made])
        return made


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
