"""How tests run `tocsin`: as a process of its own."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

Ran = subprocess.CompletedProcess[str]
Tocsin = Callable[..., Ran]

#: The console script that stands beside this Python.
TOCSIN = str(Path(sys.executable).with_name("tocsin"))


def rows_of(path: Path, tables: Mapping[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """What stands in tables of a store, in an order of its own; of each table these columns."""
    with sqlite3.connect(path) as connection:
        return {
            table: sorted(connection.execute(f"SELECT {columns} FROM {table}").fetchall(), key=repr)
            for table, columns in tables.items()
        }


def articles_in(path: Path) -> int:
    """How many articles are in a store that may not be there yet."""
    if not path.exists():
        return 0
    connection = sqlite3.connect(path, timeout=5)
    try:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
    except sqlite3.OperationalError:
        return 0
    finally:
        connection.close()
