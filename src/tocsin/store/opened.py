"""The store as Python programs read it: `tocsin.open("tocsin.db")`."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from tocsin.extras import arrow, needed
from tocsin.model import AuxiliaryMode
from tocsin.read import check_day
from tocsin.store.flat import (
    EVENT_COLUMNS,
    HAPPENING_COLUMNS,
    STATEMENT_COLUMNS,
    THREAT_COLUMNS,
    happening_row,
    statement_row,
    threat_row,
)
from tocsin.store.kinds import checked_kinds
from tocsin.store.queries import EventFilter, Queries, StatementFilter
from tocsin.store.rows import Rows
from tocsin.store.schema import MIGRATIONS
from tocsin.store.store import Store, StoreError
from tocsin.store.writing import arrow_schema

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

Row = dict[str, Any]
#: "asserted", or one of the auxiliary modes.
Told = Literal["asserted"] | AuxiliaryMode

F = TypeVar("F", EventFilter, StatementFilter)
_BATCH = 5_000


class ReadOnlyStore(Store):
    """A store that cannot be written, while others may write it.

    Raises StoreError when it is not there, is no store of Tocsin's or is of another version.
    """

    def __init__(self, path: Path | str):
        self.path = Path(path)
        if not self.path.exists():
            raise StoreError(f"{self.path}: no such store")
        with self.faults():
            self.connection = sqlite3.connect(
                f"{self.path.absolute().as_uri()}?mode=ro", uri=True, timeout=10, isolation_level=None
            )
            self.connection.row_factory = sqlite3.Row
            try:
                self._check()
            except BaseException:
                self.connection.close()
                raise

    def _check(self) -> None:
        self._check_kind()
        if self._version() < len(MIGRATIONS):
            raise StoreError(
                f"{self.path}: made by an older version of Tocsin; `tocsin overview --store FILE` brings it up to date"
            )


class Found:
    """What a question finds: iterate over it for rows, or take it as one table.

    Nothing is read before; each time that it is iterated over, the store is asked anew. Codes of several actors are joined
    with "; ", dates are ISO text, unknown cells are None.
    """

    def __init__(self, columns: dict[str, type], rows: Callable[[], Iterable[Row]]):
        self._columns = columns
        self._rows = rows

    @property
    def columns(self) -> list[str]:
        """Names of the columns."""
        return list(self._columns)

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows())

    def rows(self) -> list[Row]:
        """All rows, each a dict of the columns."""
        return list(self)

    def to_arrow(self) -> pa.Table:
        """A `pyarrow.Table`; its columns have the same types however many rows there are.

        Raises ImportError when pyarrow (the extra `tables`) is not installed. This holds for pandas and Polars, too.
        """
        library = arrow("an Arrow table")  # half a second that other uses need not wait for
        schema, rows = arrow_schema(self._columns), iter(self)
        batches = []
        while part := list(islice(rows, _BATCH)):
            batches.append(library.RecordBatch.from_pylist(part, schema=schema))
        made: pa.Table = library.Table.from_batches(batches, schema=schema)
        return made

    def to_pandas(self) -> pd.DataFrame:
        """A `pandas.DataFrame`. Raises ImportError when pandas is not installed."""
        needed("pandas", "a pandas frame", "pandas")
        return self.to_arrow().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """A `polars.DataFrame`. Raises ImportError when Polars is not installed."""
        frame: pl.DataFrame = needed("polars", "a Polars frame", "polars").from_arrow(self.to_arrow())
        return frame


class Opened:
    """A store opened for reading.

    In every question: actor, recipient (of a statement: speaker): ISO-3 code, `CODE:SECTOR`, entity key, or words of a name. type: PLOVER
    type of event. auxiliary: "asserted" or an auxiliary mode. since, until: ISO days, both included. limit: how many
    rows at most. All are looked up in the store; what is None does not matter. The latest rows come first.
    Raises ValueError when a type, mode, auxiliary mode, day or limit is none. What is found must be read before the store is closed.
    """

    def __init__(self, path: Path | str):
        self._store = ReadOnlyStore(path)
        self._queries = Queries(self._store)

    def __enter__(self) -> Opened:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"tocsin.open({str(self._store.path)!r})"

    def close(self) -> None:
        """Closes the file."""
        self._store.close()

    def _kinds(self, wanted: EventFilter) -> EventFilter:
        return checked_kinds(self._store, wanted)

    def events(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,
        mode: str | None = None,
        auxiliary: Told | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Found:
        """Events, the coder's own and imported ones."""
        wanted = _checked(self._kinds(EventFilter(actor, recipient, type, mode, since, until, auxiliary, limit)))
        return Found(EVENT_COLUMNS, lambda: Rows(self._store).flat(wanted))

    def happenings(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,
        mode: str | None = None,
        auxiliary: Told | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Found:
        """Happenings of which a report fits."""
        wanted = _checked(self._kinds(EventFilter(actor, recipient, type, mode, since, until, auxiliary, limit)))
        return Found(HAPPENING_COLUMNS, lambda: map(happening_row, self._queries.happenings(wanted)))

    def threats(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        mode: str | None = None,
        auxiliary: Told | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Found:
        """Threats with their act, condition, demand and deadline."""
        wanted = _checked(self._kinds(EventFilter(actor, recipient, None, mode, since, until, auxiliary, limit)))
        return Found(
            dict.fromkeys(THREAT_COLUMNS, str) | {"explicit": bool},
            lambda: (threat_row(threat, at.event, at.article) for threat, at in self._queries.threats(wanted)),
        )

    def statements(
        self,
        *,
        speaker: str | None = None,
        words: str | None = None,
        since: str | None = None,
        until: str | None = None,
        limit: int | None = None,
    ) -> Found:
        """Statements of a speaker, or that hold these words."""
        wanted = _checked(StatementFilter(speaker, words, since, until, limit))
        return Found(
            dict.fromkeys(STATEMENT_COLUMNS, str),
            lambda: (statement_row(statement, article) for statement, article in self._queries.statements(wanted)),
        )


def open_store(path: Path | str) -> Opened:
    """Opens a store for reading. Raises StoreError when it is not there or is no store of Tocsin's."""
    return Opened(path)


def _checked(wanted: F) -> F:
    """The filter with its days and limit checked."""
    if wanted.limit is not None and wanted.limit < 0:
        raise ValueError(f"limit {wanted.limit}: less than 0")
    return replace(wanted, since=_day(wanted.since), until=_day(wanted.until))


def _day(day: str | None) -> str | None:
    return None if day is None else check_day(day)
