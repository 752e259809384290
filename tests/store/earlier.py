"""Stores as earlier versions made them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from tocsin.store.schema import MIGRATIONS


def earlier(made: Path, path: Path, version: int) -> None:
    """The same store as an earlier version would have it."""
    with closing(sqlite3.connect(path, isolation_level=None)) as old, closing(sqlite3.connect(made)) as new:
        for script in MIGRATIONS[:version]:
            old.executescript(script)
        old.execute(f"PRAGMA application_id = {new.execute('PRAGMA application_id').fetchone()[0]}")
        old.execute(f"PRAGMA user_version = {version}")
        for (table,) in old.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'"
        ).fetchall():
            names = ", ".join(name for _, name, *_ in old.execute(f"PRAGMA table_info({table})"))
            marks = ", ".join("?" * (names.count(",") + 1))
            old.executemany(
                f"INSERT OR REPLACE INTO {table} ({names}) VALUES ({marks})",
                new.execute(f"SELECT {names} FROM {table}"),
            )
