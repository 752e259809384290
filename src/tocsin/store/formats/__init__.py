"""Events of the store in other people's formats, and in ours."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from tocsin.codebook.codebook import Codebook
from tocsin.model.rows import EventRow
from tocsin.store.formats import gdelt, geojson, plover, polecat

__all__ = ["ENDINGS", "TABLES", "TEXTS", "RowWriter"]


class RowWriter(Protocol):
    """Makes the text of a file, event by event."""

    #: Without what the format cannot hold an event; None: it holds them all.
    needs: str | None

    def begin(self) -> str:
        """What stands before the first event."""

    def add(self, row: EventRow) -> str:
        """The event's text; empty: the format cannot hold it."""

    def end(self) -> str:
        """What stands behind the last event."""


#: Formats that are text, by name.
TEXTS: dict[str, Callable[[Codebook], RowWriter]] = {
    "plover": plover.Writer,
    "polecat": polecat.Writer,
    "gdelt": gdelt.Writer,
    "geojson": geojson.Writer,
}
#: Formats that are tables of `EVENT_COLUMNS`.
TABLES = ("csv", "parquet")
#: What a file's ending says.
ENDINGS = {
    ".jsonl": "plover",
    ".ndjson": "plover",
    ".json": "plover",
    ".geojson": "geojson",
    ".csv": "csv",
    ".parquet": "parquet",
}
