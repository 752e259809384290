"""The store as the desk reads it: opened anew for each request, no question without end."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

from tocsin.codebook.load import BUILTIN, read_yaml
from tocsin.codebook.schema import Ontology
from tocsin.judge.mending import Codes
from tocsin.store import Store, StoreError
from tocsin.store.browse.actors import Actors
from tocsin.store.browse.asking import Asking
from tocsin.store.browse.events import Events
from tocsin.store.browse.happenings import Happenings
from tocsin.store.browse.sources import Sources
from tocsin.store.browse.threats import Threats
from tocsin.store.queries import Queries
from tocsin.store.rows import Rows
from tocsin.web.outcomes import Outcomes, Record
from tocsin.web.remembered import Remembered
from tocsin.web.settling import Settling

#: Seconds that one request may ask the store.
PATIENCE = 10.0
#: Seconds for what is reckoned once for each threat: of a large store that nobody has read from yet it waits for the disk.
PATIENT = 30.0
#: Seconds that may be spent on what is reckoned once for all readers.
LONG = 300.0
#: Steps of the database between two looks at the clock.
_STEPS = 50_000


class Reading:
    """What one request may ask."""

    def __init__(self, store: Store):
        self.store = store
        asking = Asking(store)
        self.events = Events(asking)
        self.threats = Threats(asking)
        self.happenings = Happenings(asking)
        self.actors = Actors(asking)
        self.sources = Sources(asking)
        self.queries = Queries(store)
        self.rows = Rows(store)
        self.outcomes = Outcomes(store)


class Desk:
    """A store to read from.

    Raises StoreError when it is not there, is no store or is of a newer version.
    """

    def __init__(self, path: Path):
        self.path = path
        self.remembered = Remembered(path)
        self.settling = Settling(path)
        Store(path, must_exist=True).close()  # brought up to date once, before anybody reads

    @contextmanager
    def reading(self, patience: float | None = None) -> Iterator[Reading]:
        """The store inside a `with` block. Raises StoreError when its questions take longer than so many seconds (`PATIENCE`)."""
        with Store(self.path, must_exist=True) as store:
            store.connection.execute("PRAGMA query_only = ON")
            end = time.monotonic() + (PATIENCE if patience is None else patience)
            store.connection.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS)
            try:
                yield Reading(store)
            except (StoreError, sqlite3.Error) as error:
                if time.monotonic() < end:
                    raise
                raise StoreError(
                    f"{self.path}: the question takes too long; ask for fewer days, or again in a moment"
                ) from error

    @contextmanager
    def writing(self) -> Iterator[Store]:
        """The store inside a `with` block, to change it."""
        with Store(self.path, must_exist=True) as store:
            yield store

    @cached_property
    def codes(self) -> Codes:
        """What an event may be coded with, and the names of countries."""
        return Codes.builtin()

    def record(self) -> Record:
        """What counting needs of the ledger. It is read anew when outcomes change. Raises StoreError as `reading` does."""

        def version() -> tuple[int, int]:
            with self.reading() as reading:
                return reading.outcomes.version()

        def reckon() -> Record:
            with self.reading(LONG) as reading:
                return Record(reading.store)

        return self.remembered.of("record", reckon, version)

    @cached_property
    def ontology(self) -> Ontology:
        """Types, modes and sectors with their meanings."""
        return read_yaml(BUILTIN / "ontology.yaml", Ontology)
