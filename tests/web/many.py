"""A store of many events, made in seconds: a few records over and over, each time under other ids and on other days."""

from __future__ import annotations

from pathlib import Path

from handmade import RECORDS
from tocsin.merge import Merger
from tocsin.store import Store
from tocsin.store.merging import Merging

_TABLES = ["articles", "events", "participants", "statements", "threats", "figures", "happenings", "reports"]


def store_of_many(path: Path, events: int) -> Path:
    """A store with so many events at least, in the three thousand days before those of the records."""
    with Store(path) as store:
        for record in RECORDS:
            store.add(record, "a coder")
        Merging(store, Merger()).run()
        execute = store.connection.execute
        execute("PRAGMA synchronous = OFF")
        copies = -(-events // execute("SELECT count(*) FROM events").fetchone()[0])
        articles, happenings = (
            [row["id"] for row in execute(f"SELECT id FROM {of}")] for of in ("articles", "happenings")
        )
        indexes = execute("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
        with store.transaction():
            for index in indexes:  # made of all rows at once, they take a fraction of the time
                execute(f"DROP INDEX {index['name']}")
            execute("CREATE TEMP TABLE copy (n INTEGER PRIMARY KEY)")
            execute(
                f"""WITH RECURSIVE counted (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counted LIMIT {copies})
                    INSERT INTO copy SELECT n FROM counted"""
            )
            for table in _TABLES:
                columns = [row["name"] for row in execute(f"PRAGMA table_info({table})")]
                ids = [*articles, *happenings] if table in {"happenings", "reports"} else articles
                cells = [_cell(column, ids) for column in columns]
                execute(f"CREATE TEMP TABLE first AS SELECT * FROM {table}")
                execute(
                    f"INSERT INTO {table} ({', '.join(columns)}) SELECT {', '.join(cells)} FROM copy CROSS JOIN first"
                )
                execute("DROP TABLE first")
            for index in indexes:
                execute(index["sql"])
    return path


def _cell(column: str, ids: list[str]) -> str:
    """A column of a copy; records keep the day that they say."""
    if column in {"date", "published"}:
        return f"date({column}, '-' || (n % 3000) || ' days')"
    if column in {"id", "article", "event", "happening", "island", "record"}:
        for each in ids:  # a copy keeps the first characters of an id; no real one has a z
            column = f"replace({column}, '{each}', '{each[:-6]}' || printf('z%05x', n))"
    return column
