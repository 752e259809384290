"""Bringing the tables of a store that an earlier version made up to date, and telling how far that has come."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path

from tocsin.store.schema import MIGRATIONS

#: Hears of what takes long. The command line prints it.
_LOG = logging.getLogger("tocsin.store")
#: Seconds until something is told, and between two tellings.
_SOON, _OFTEN = 1.0, 10.0
#: Steps of the database between two looks at the clock.
_LOOK = 100_000


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Brings the tables up to date, inside a transaction of the caller's.

    What takes longer than a second is told to the log `tocsin.store` while it goes on.
    """
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    statements = [each for script in MIGRATIONS[version:] for each in _statements(script)]
    begun, told, done = time.monotonic(), 0.0, 0

    def look() -> int:
        nonlocal told
        spent = time.monotonic() - begun
        if spent > (told + _OFTEN if told else _SOON):
            told = spent
            part = f"step {done + 1} of {len(statements)}, {spent:.0f} s"
            _LOG.info("%s: bringing a store of an earlier version up to date: %s", path, part)
        return 0

    connection.set_progress_handler(look, _LOOK)
    try:
        for done, statement in enumerate(statements):  # noqa: B007 - `look` tells it
            connection.execute(statement)
    finally:
        connection.set_progress_handler(None, 0)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    if told:
        _LOG.info("%s: up to date after %.0f s", path, time.monotonic() - begun)


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one, so that they can share a transaction."""
    statement = ""
    for line in script.splitlines():
        statement += line + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
