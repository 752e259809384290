"""Writing and opening the store."""

from __future__ import annotations

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from urllib.parse import urlsplit

import msgspec

from tocsin.model import Actor, Event, Fault, Record, Statement, Threat
from tocsin.model.happening import Who
from tocsin.model.review import Decision
from tocsin.model.rows import EventRow, Side
from tocsin.store.migrating import migrate
from tocsin.store.reviewed import doubt, reviewed
from tocsin.store.schema import MIGRATIONS

#: Seconds to wait for another writer.
_PATIENCE = 10.0
#: Seconds between two tries where it does not wait by itself.
_MOMENT = 0.01
#: urlsplit refuses some that begin otherwise well; they are no addresses.
_ADDRESS = re.compile(r"https?://[^/?#\[\]]+[/?]", re.IGNORECASE)
#: Marks the file as Tocsin's ("TOCS").
_APPLICATION = 0x544F4353


class StoreError(Fault):
    """The store cannot be opened, read or written; the message names the file and says why."""


class Store:
    """A SQLite file with the record. Each article is written whole or not at all.

    path: made when it is not there.
    Raises StoreError when it is no store of Tocsin's, is of a newer version, is locked or may not be written.
    """

    def __init__(self, path: Path | str, *, must_exist: bool = False):
        self.path = Path(path)
        if must_exist and not self.path.exists():
            raise StoreError(f"{self.path}: no such store")
        with self.faults():
            self.connection = sqlite3.connect(self.path, timeout=_PATIENCE, isolation_level=None)
            self.connection.row_factory = sqlite3.Row
            self._migrate()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Closes the file."""
        self.connection.close()

    def has(self, article: str, coder: str) -> bool:
        """Whether an article is there, coded by this coder."""
        with self.faults():
            found = self.connection.execute("SELECT 1 FROM articles WHERE id = ? AND coder = ?", (article, coder))
            return found.fetchone() is not None

    def add(self, record: Record, coder: str) -> bool:
        """Writes a record; False: it was there, coded by the same coder, and nothing was changed.

        What another version or codebook made of the same article is replaced.
        """
        if self.has(record.article.id, coder):
            return False
        with self.faults(), self.transaction():
            execute = self.connection.execute
            new = execute("DELETE FROM articles WHERE id = ?", (record.article.id,)).rowcount == 0
            if new and (earlier := self._under(record.article.url)) is not None:
                execute("INSERT OR IGNORE INTO versions VALUES (?, ?)", (record.article.id, earlier))
            article = msgspec.structs.asdict(record.article)
            article |= {"coder": coder, "coded_at": datetime.now(UTC).isoformat(timespec="seconds")}
            names = ", ".join(article)
            execute(f"INSERT INTO articles ({names}) VALUES ({_marks(len(article))})", tuple(article.values()))
            many = self.connection.executemany
            many(
                f"INSERT INTO statements VALUES ({_marks(9)})",
                [_statement(s, record) for s in record.statements],
            )
            if decided := self.decisions(record.article.id):
                bare = msgspec.structs.replace(record, article=msgspec.structs.replace(record.article, text=""))
                execute("INSERT INTO coded VALUES (?, ?)", (record.article.id, _json(bare)))
                record = reviewed(record, decided)
            self._add_events(record)
        return True

    def decisions(self, article: str) -> list[Decision]:
        """What persons have decided on the events of an article, in its order."""
        return self.read_decisions("WHERE article = ? ORDER BY id", article)

    def read_decisions(self, condition: str, *values: object) -> list[Decision]:
        """Decisions that a condition in the database's language asks for."""
        with self.faults():
            rows = self.connection.execute(f"SELECT {_DECISION} FROM decisions {condition}", values).fetchall()
        return [_decision(row) for row in rows]

    def apply(self, coded: Record, before: list[Decision], now: list[Decision]) -> None:
        """Brings the events of an article to what they are by the decisions of now, and not only by those before."""
        was, is_now = reviewed(coded, before), reviewed(coded, now)
        article = coded.article.id
        with self.faults(), self.transaction():
            if _bare(was.events) == _bare(is_now.events) and was.threats == is_now.threats:  # only the marks differ
                self.connection.executemany(
                    "UPDATE events SET reviewed = ?, doubt = ?, record = ? WHERE id = ?",
                    [(each.reviewed, doubt(each), _json(each), each.id) for each in is_now.events],
                )
                # of reports of a threat those that persons looked at come first: what it threatens is read anew
                looked_at = [n.id for w, n in zip(was.events, is_now.events, strict=True) if w.reviewed != n.reviewed]
                self.connection.executemany(
                    "DELETE FROM menaces WHERE happening = (SELECT happening FROM reports WHERE event = ?)",
                    [(each,) for each in looked_at],
                )
                return
            for table in ("events", "figures", "merged", "judged"):
                self.connection.execute(f"DELETE FROM {table} WHERE article = ?", (article,))
            self._add_events(is_now)

    def _add_events(self, record: Record) -> None:
        many = self.connection.executemany
        many(f"INSERT INTO events VALUES ({_marks(16)})", [_event(each, record) for each in record.events])
        many(f"INSERT INTO participants VALUES ({_marks(8)})", [p for e in record.events for p in _participants(e)])
        many("INSERT INTO threats VALUES (?, ?)", [(threat.event, _json(threat)) for threat in record.threats])
        many(
            f"INSERT INTO figures VALUES ({_marks(6)})",
            [
                (record.article.id, place, figure.kind, figure.value, figure.event, _json(figure))
                for place, figure in enumerate(record.figures)
            ],
        )

    def earlier(self, article: str) -> str | None:
        """Id of the version of an article that stood under its address before; None: it is the first."""
        with self.faults():
            found = self.connection.execute("SELECT earlier FROM versions WHERE article = ?", (article,)).fetchone()
            return str(found[0]) if found else None

    def _under(self, url: str | None) -> str | None:
        """The article that came last from an address; an address without a path is a site's, no article's."""
        parts = urlsplit(url) if url and _ADDRESS.match(url) else None
        if parts is None or not (parts.path.strip("/") or parts.query):
            return None
        query = "SELECT id FROM articles WHERE url = ? ORDER BY rowid DESC LIMIT 1"
        found = self.connection.execute(query, (url,)).fetchone()
        return str(found[0]) if found else None

    def add_rows(self, rows: Sequence[EventRow]) -> int:
        """Writes imported events; how many were new, or other than what was there under the same id."""
        with self.faults(), self.transaction():
            before = self.connection.total_changes
            self.connection.executemany(_IMPORT, [_imported(row) for row in rows])
            changed = self.connection.total_changes - before
            if changed:
                self.connection.execute("UPDATE ledger_state SET imported = NULL")
            return changed

    def _migrate(self) -> None:
        """Brings the tables up to date; of several programs that open a new store at once, one does."""
        execute = self.connection.execute
        execute("PRAGMA foreign_keys = ON")
        with self.transaction("BEGIN"):  # so that all that is asked is of one moment
            self._check_kind()
            current = self._version() == len(MIGRATIONS)
        if current:
            return
        self._write_ahead()
        with self.transaction():
            self._check_kind()
            migrate(self.connection, self.path)
            execute(f"PRAGMA application_id = {_APPLICATION}")

    def _write_ahead(self) -> None:
        """Lets others read while something is written. Here SQLite does not wait by itself for others who open the file."""
        patient_until = time.monotonic() + _PATIENCE
        while True:
            try:
                self.connection.execute("PRAGMA journal_mode = WAL")
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > patient_until:
                    raise
                time.sleep(_MOMENT)
            else:
                return

    def _version(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def _check_kind(self) -> None:
        application = self.connection.execute("PRAGMA application_id").fetchone()[0]
        tables = self.connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
        if tables and application != _APPLICATION:
            raise StoreError(f"{self.path}: a database, but no store of Tocsin's")
        if self._version() > len(MIGRATIONS):
            raise StoreError(f"{self.path}: made by a newer version of Tocsin")

    @contextmanager
    def transaction(self, begin: str = "BEGIN IMMEDIATE") -> Iterator[None]:
        """What is written inside a `with` block, whole or not at all. One inside another is part of it."""
        if self.connection.in_transaction:
            yield
            return
        self.connection.execute(begin)
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turns the library's faults inside a `with` block into a StoreError that names the file."""
        try:
            yield
        except sqlite3.Error as error:
            reason = {
                "file is not a database": "not a database",
                "database is locked": "locked by another program",
                "database or disk is full": "no room left on the disk; what was finished is kept",
                "disk I/O error": "disk I/O error (full, at a limit or broken); what was finished is kept",
            }
            raise StoreError(f"{self.path}: {reason.get(str(error), str(error))}") from error


def _marks(number: int) -> str:
    return ", ".join("?" * number)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _event(event: Event, record: Record) -> tuple[object, ...]:
    return (
        event.id,
        record.article.id,
        event.event,
        event.mode,
        event.quad,
        event.date.value if event.date else None,
        " ".join(event.auxiliary),
        event.confidence,
        _json(event),
        countries_of(event.actors),
        countries_of(event.recipients),
        sectors_of(event.actors, event.recipients),
        doubt(event),
        event.reviewed,
        "".join(f" {each} " for each in event.contexts),
        record.article.publisher,
    )


#: The columns of a decision.
_DECISION = "article, verdict, event, coded, who, why, at, whole, threat"


def _decision(row: sqlite3.Row) -> Decision:
    article, verdict, event, coded, who, why, at, whole, threat = row
    return Decision(
        article=article,
        verdict=verdict,
        event=msgspec.json.decode(event, type=Event),
        coded=coded,
        by=who,
        why=why,
        at=at,
        whole=bool(whole),
        threat=msgspec.json.decode(threat, type=Threat) if threat is not None else None,
    )


def _bare(events: list[Event]) -> list[Event]:
    """The events without what marks them as decided on."""
    return [msgspec.structs.replace(each, reviewed=None) for each in events]


_IMPORT = f"""
    INSERT INTO imported VALUES ({_marks(9)}) ON CONFLICT (id) DO UPDATE SET
        date = excluded.date, event = excluded.event, mode = excluded.mode, quad = excluded.quad,
        auxiliary = excluded.auxiliary, actors = excluded.actors, recipients = excluded.recipients, record = excluded.record
    WHERE record <> excluded.record
"""


def _imported(row: EventRow) -> tuple[object, ...]:
    return (
        row.id,
        row.date,
        row.event,
        row.mode,
        row.quad,
        None if row.auxiliary is None else " ".join(row.auxiliary),
        countries_of(row.actors),
        countries_of(row.recipients),
        _json(row),
    )


def countries_of(sides: Sequence[Actor | Side | Who]) -> str:
    """The countries of one side as a column holds them: separated by spaces, - where one is not known."""
    return " ".join([side.country or "-" for side in sides])


def sectors_of(*sides: Sequence[Actor | Who]) -> str:
    """The primary sectors of both sides as a column holds them."""
    return " ".join(each.sectors[0] for side in sides for each in side if each.sectors)


def _participants(event: Event) -> Iterator[tuple[object, ...]]:
    for side, actors in (("actor", event.actors), ("recipient", event.recipients)):
        for place, actor in enumerate(actors):
            sector = actor.sectors[0] if actor.sectors else None
            yield event.id, side, place, actor.country, sector, actor.entity, actor.name, actor.text


def _statement(statement: Statement, record: Record) -> tuple[object, ...]:
    speaker = statement.speaker
    return (
        statement.id,
        record.article.id,
        statement.kind,
        speaker.country if speaker else None,
        speaker.sectors[0] if speaker and speaker.sectors else None,
        speaker.entity if speaker else None,
        (speaker.name or speaker.text) if speaker else None,
        statement.date.value if statement.date else None,
        _json(statement),
    )
