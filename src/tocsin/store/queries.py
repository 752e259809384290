"""Reading the store: events, threats and statements by who, what and when."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import msgspec

from tocsin.model import Article, Event, Figure, Happening, Statement, Threat
from tocsin.store.store import Store


@dataclass(frozen=True)
class EventFilter:
    """Which events: by actor and recipient (ISO-3 code, `CODE:SECTOR`, entity key, or words of the name), type, mode, dates.

    since, until: ISO dates, both included. auxiliary: None: all, "asserted", or one of the auxiliary modes.
    """

    actor: str | None = None
    recipient: str | None = None
    event: str | None = None
    mode: str | None = None
    since: str | None = None
    until: str | None = None
    auxiliary: str | None = None
    limit: int | None = None


@dataclass(frozen=True)
class StatementFilter:
    """Which statements: by speaker (as an event's actor), words in them, dates."""

    speaker: str | None = None
    words: str | None = None
    since: str | None = None
    until: str | None = None
    limit: int | None = None


@dataclass(frozen=True)
class StoredEvent:
    """An event with the article that it was read from."""

    event: Event
    article: Article


@dataclass
class Where:
    """Conditions of a query with their values."""

    conditions: list[str] = field(default_factory=list)
    values: list[object] = field(default_factory=list)

    def add(self, condition: str, *values: object) -> None:
        """One more condition, and the values of its marks."""
        self.conditions.append(condition)
        self.values += values

    def __str__(self) -> str:
        return " AND ".join(self.conditions) or "1"


#: The latest first; of one article in the order of its text, whose tenth event is not its second.
_LATEST = "ORDER BY date DESC, article, length(id), id"
#: So many ids are named of those that a beginning may mean.
_SHOWN = 5
_ARTICLE = "id, ref, url, publisher, byline, title, published, language, text"


class Queries:
    """Questions to a store."""

    def __init__(self, store: Store):
        self._store = store

    def events(self, wanted: EventFilter) -> Iterator[StoredEvent]:
        """Events that fit, latest first."""
        where = event_conditions(wanted)
        query = f"SELECT record, article FROM events WHERE {where} {_LATEST} {_limit(wanted.limit)}"
        for row in self._rows(query, where.values):
            yield StoredEvent(msgspec.json.decode(row["record"], type=Event), self.article(row["article"]))

    def event(self, event_id: str) -> StoredEvent | None:
        """The event of that id; a unique beginning of an id is enough."""
        found = self._rows("SELECT record, article FROM events WHERE id = ?", [event_id]) or self._rows(
            "SELECT record, article FROM events WHERE substr(id, 1, ?) = ? LIMIT 2", [len(event_id), event_id]
        )
        if len(found) != 1:
            return None
        return StoredEvent(msgspec.json.decode(found[0]["record"], type=Event), self.article(found[0]["article"]))

    def beginning(self, start: str) -> list[str]:
        """The ids of the first few events that begin so; after them an ellipsis if there are more."""
        query = "SELECT id FROM events WHERE substr(id, 1, ?) = ? ORDER BY article, length(id), id LIMIT ?"
        found = [str(row["id"]) for row in self._rows(query, [len(start), start, _SHOWN + 1])]
        return found if len(found) <= _SHOWN else [*found[:_SHOWN], "…"]

    def threats(self, wanted: EventFilter) -> Iterator[tuple[Threat, StoredEvent]]:
        """Threats whose event fits, latest first."""
        where = event_conditions(wanted)
        query = f"""SELECT threats.record AS threat, events.record AS record, article FROM threats JOIN events ON id = threats.event
            WHERE {where} {_LATEST} {_limit(wanted.limit)}"""
        for row in self._rows(query, where.values):
            stored = StoredEvent(msgspec.json.decode(row["record"], type=Event), self.article(row["article"]))
            yield msgspec.json.decode(row["threat"], type=Threat), stored

    def happenings(self, wanted: EventFilter) -> Iterator[Happening]:
        """Happenings of which a report fits, latest first."""
        where = event_conditions(replace(wanted, since=None, until=None))
        query = f"""SELECT record FROM happenings WHERE id IN (SELECT happening FROM reports JOIN events ON events.id = reports.event
            WHERE {where})"""
        dates = Where(values=where.values)
        within_dates(dates, wanted.since, wanted.until)
        query += f" AND {dates} ORDER BY date DESC, id {_limit(wanted.limit)}"
        for row in self._rows(query, dates.values):
            yield msgspec.json.decode(row["record"], type=Happening)

    def happening(self, id_: str) -> Happening | None:
        """The happening of that id, or the one that an event of that id reports; a unique beginning of an id is enough."""
        of_event = "SELECT DISTINCT record FROM reports JOIN happenings ON id = happening WHERE"
        ways: list[tuple[str, list[object]]] = [
            (f"{of_event} reports.event = ?", [id_]),
            ("SELECT record FROM happenings WHERE substr(id, 1, ?) = ? LIMIT 2", [len(id_), id_]),
            (f"{of_event} substr(reports.event, 1, ?) = ? LIMIT 2", [len(id_), id_]),
        ]
        for query, values in ways:
            found = self._rows(query, values)
            if found:
                return msgspec.json.decode(found[0]["record"], type=Happening) if len(found) == 1 else None
        return None

    def statements(self, wanted: StatementFilter) -> Iterator[tuple[Statement, Article]]:
        """Statements that fit, latest first."""
        where = Where()
        if wanted.speaker:
            code, _, sector = wanted.speaker.partition(":")
            where.add(
                "(entity = ? OR instr(lower(speaker), ?) OR (country = ? AND (? = '' OR sector = ?)))",
                wanted.speaker,
                part_of_name(wanted.speaker),
                code.upper(),
                sector.upper(),
                sector.upper(),
            )
        if wanted.words:
            where.add("instr(lower(record ->> '$.text'), ?)", wanted.words.lower())
        within_dates(where, wanted.since, wanted.until)
        query = f"SELECT record, article FROM statements WHERE {where} {_LATEST} {_limit(wanted.limit)}"
        for row in self._rows(query, where.values):
            yield msgspec.json.decode(row["record"], type=Statement), self.article(row["article"])

    def figures(self, event_id: str) -> list[Figure]:
        """The figures that belong to an event."""
        rows = self._rows("SELECT record FROM figures WHERE event = ? ORDER BY place", [event_id])
        return [msgspec.json.decode(row["record"], type=Figure) for row in rows]

    def threat(self, event_id: str) -> Threat | None:
        """The threat that an event makes."""
        rows = self._rows("SELECT record FROM threats WHERE event = ?", [event_id])
        return msgspec.json.decode(rows[0]["record"], type=Threat) if rows else None

    def statement(self, statement_id: str) -> Statement | None:
        """The statement of that id."""
        rows = self._rows("SELECT record FROM statements WHERE id = ?", [statement_id])
        return msgspec.json.decode(rows[0]["record"], type=Statement) if rows else None

    def article(self, article_id: str) -> Article:
        """The article of that id. Raises KeyError when there is none."""
        rows = self._rows(f"SELECT {_ARTICLE} FROM articles WHERE id = ?", [article_id])
        if not rows:
            raise KeyError(article_id)
        return Article(**dict(rows[0]))

    def last_published(self) -> str | None:
        """The latest ISO day on which an article was published."""
        day: str | None = self._rows("SELECT max(published) AS day FROM articles", [])[0]["day"]
        return day

    def counts(self) -> dict[str, int]:
        """Numbers of rows: articles, events, happenings, statements, threats, figures."""
        names = ("articles", "events", "happenings", "statements", "threats", "figures")
        return {name: self._rows(f"SELECT count(*) AS n FROM {name}", [])[0]["n"] for name in names}

    def _rows(self, query: str, values: list[object]) -> list[sqlite3.Row]:
        with self._store.faults():
            return self._store.connection.execute(query, values).fetchall()


def event_conditions(wanted: EventFilter) -> Where:
    """What a filter asks of `events`."""
    where = Where()
    for side, who in (("actor", wanted.actor), ("recipient", wanted.recipient)):
        if who:
            code, _, sector = who.partition(":")
            where.add(
                """events.id IN (SELECT event FROM participants WHERE side = ? AND (entity = ? OR instr(lower(name), ?) OR instr(lower(text), ?)
                    OR (country = ? AND (? = '' OR sector = ?))))""",
                side,
                who,
                part_of_name(who),
                part_of_name(who),
                code.upper(),
                sector.upper(),
                sector.upper(),
            )
    of_kind(where, wanted, event="events.event", auxiliary="auxiliary")
    return where


def of_kind(where: Where, wanted: EventFilter, *, event: str, auxiliary: str) -> None:
    """Asks for the type, mode, auxiliary mode and days of a filter. event, auxiliary: the columns that hold them."""
    if wanted.event:
        where.add(f"{event} = ?", wanted.event.upper())
    if wanted.mode:
        where.add("mode = ?", wanted.mode)
    if wanted.auxiliary == "asserted":
        where.add(f"{auxiliary} = ''")
    elif wanted.auxiliary:
        where.add(f"' ' || {auxiliary} || ' ' LIKE ?", f"% {wanted.auxiliary} %")
    within_dates(where, wanted.since, wanted.until)


def part_of_name(who: str) -> str | None:
    """What a name must hold; nothing holds a country's code."""
    return who.lower() if len(who) > 3 else None


def within_dates(where: Where, since: str | None, until: str | None) -> None:
    """Conditions on the column `date`; both ISO days are included."""
    if since:
        where.add("date >= ?", since)
    if until:
        where.add("date <= ?", until)


def _limit(number: int | None) -> str:
    return f"LIMIT {int(number)}" if number is not None else ""
