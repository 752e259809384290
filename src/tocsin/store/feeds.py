"""What is known of feeds that are watched, and of what they list."""

from __future__ import annotations

import time
from dataclasses import dataclass
from datetime import UTC, datetime

from tocsin.store.runs import Outcome, now
from tocsin.store.store import Store


@dataclass(frozen=True)
class FeedState:
    """A feed, as the store knows it. Times are ISO, UTC."""

    url: str
    name: str | None
    etag: str | None
    modified: str | None
    #: When it was last read; None: never.
    succeeded: str | None
    #: When and why it last was not to be read.
    failed: str | None
    fault: str | None
    #: In a row.
    failures: int
    due: str | None
    #: Whether the server itself asked to wait until then.
    held: int
    #: Coded from it, with all their versions.
    articles: int
    events: int

    @property
    def wait(self) -> float:
        """Seconds until it is due."""
        return 0.0 if self.due is None else max(0.0, datetime.fromisoformat(self.due).timestamp() - time.time())


@dataclass(frozen=True)
class LinkState:
    """What became of an address that a feed lists, when it was last read."""

    mark: str
    outcome: Outcome
    tries: int
    read_at: str

    @property
    def age(self) -> float:
        """Seconds since it was read."""
        return time.time() - datetime.fromisoformat(self.read_at).timestamp()


class Feeds:
    """The feeds of a store."""

    def __init__(self, store: Store):
        self._store = store

    def all(self) -> list[FeedState]:
        """Every feed that was ever watched, in the order of their names."""
        with self._store.faults():
            rows = self._store.connection.execute("SELECT * FROM feeds ORDER BY coalesce(name, url), url")
            return [FeedState(**dict(row)) for row in rows]

    def open(self, url: str, name: str | None) -> FeedState:
        """A feed that is to be watched; known from now on."""
        with self._store.faults():
            self._store.connection.execute(
                "INSERT INTO feeds (url, name) VALUES (?, ?) ON CONFLICT (url) DO UPDATE SET name = excluded.name",
                (url, name),
            )
            return FeedState(
                **dict(self._store.connection.execute("SELECT * FROM feeds WHERE url = ?", (url,)).fetchone())
            )

    def succeed(self, url: str, etag: str | None, modified: str | None, seconds: float) -> None:
        """Notes that a feed was read and all that it lists dealt with.

        etag, modified: what the server is told next time, to learn whether there is something new.
        seconds: until it is due again.
        """
        query = (
            """UPDATE feeds SET etag = ?, modified = ?, succeeded = ?, failures = 0, held = 0, due = ? WHERE url = ?"""
        )
        with self._store.faults():
            self._store.connection.execute(query, (etag, modified, now(), _in(seconds), url))

    def fail(self, url: str, fault: str, seconds: float, *, held: bool) -> None:
        """Notes that a feed was not to be read, and why."""
        query = "UPDATE feeds SET failed = ?, fault = ?, failures = failures + 1, held = ?, due = ? WHERE url = ?"
        with self._store.faults():
            self._store.connection.execute(query, (now(), fault, int(held), _in(seconds), url))

    def link(self, url: str) -> LinkState | None:
        """What became of an address; None: it is new."""
        with self._store.faults():
            query = "SELECT mark, outcome, tries, read_at FROM links WHERE url = ?"
            row = self._store.connection.execute(query, (url,)).fetchone()
            return LinkState(**dict(row)) if row else None

    def note(
        self, url: str, feed: str, mark: str, outcome: Outcome, fault: str | None, article: str | None, events: int
    ) -> None:
        """Notes what became of an address that a feed lists."""
        refused = int(outcome == "refused")
        with self._store.faults(), self._store.transaction():
            self._store.connection.execute(
                """INSERT INTO links VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET
                    mark = excluded.mark, outcome = excluded.outcome, fault = excluded.fault,
                    article = coalesce(excluded.article, article), read_at = excluded.read_at,
                    tries = excluded.tries * (1 + iif(mark = excluded.mark, tries, 0))""",
                (url, feed, mark, outcome, fault, article, refused, now()),
            )
            if outcome == "coded":
                self._store.connection.execute(
                    "UPDATE feeds SET articles = articles + 1, events = events + ? WHERE url = ?", (events, feed)
                )


def _in(seconds: float) -> str:
    return datetime.fromtimestamp(time.time() + seconds, UTC).isoformat(timespec="milliseconds")
