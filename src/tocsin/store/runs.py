"""Runs: what became of each article that was read."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

import msgspec

from tocsin.model.plain import valid
from tocsin.store.store import Store, StoreError

#: known: in the store before. duplicate: the same as one before it in the run.
Outcome = Literal["coded", "known", "duplicate", "refused", "not_english"]
OUTCOMES: tuple[Outcome, ...] = ("coded", "known", "duplicate", "refused", "not_english")
Ending = Literal["finished", "stopped", "failed"]

#: Seconds after which counts are written, if no article is.
_SOON = 1.0


def now() -> str:
    """The time, ISO, UTC, whole seconds."""
    return datetime.now(UTC).isoformat(timespec="seconds")


class Run:
    """A run that goes on. Its counts are written with the articles, so that they are right after a kill, too."""

    def __init__(self, store: Store, command: str, inputs: Iterable[str]):
        self._store = store
        self._counts: Counter[str] = Counter()
        self._refusals: list[tuple[str, str]] = []
        self._written = time.monotonic()
        self.ended = False
        with store.faults():
            made = store.connection.execute(
                "INSERT INTO runs (command, inputs, started) VALUES (?, ?, ?)",
                (command, msgspec.json.encode([valid(each) for each in inputs]).decode(), now()),
            )
            self.id = made.lastrowid

    def add(self, outcome: Outcome, events: int = 0) -> None:
        """Counts one article at once: in the transaction that writes it, if there is one."""
        with self._store.faults():
            self._store.connection.execute(
                f"UPDATE runs SET {outcome} = {outcome} + 1, events = events + ? WHERE id = ?", (events, self.id)
            )

    def count(self, outcome: Outcome) -> None:
        """Counts one article of which nothing is written. The count is, with a transaction, in a second or at the end."""
        self._counts[outcome] += 1
        if self._store.connection.in_transaction or time.monotonic() - self._written > _SOON:
            self.write()

    def refuse(self, place: str, fault: str) -> None:
        """Counts what was refused, and keeps the reason."""
        self._refusals.append((valid(place), valid(fault)))
        self.count("refused")

    def write(self) -> None:
        """Writes what was counted and not written yet."""
        sums = ", ".join(f"{name} = {name} + ?" for name in self._counts)
        if sums:
            with self._store.faults(), self._store.transaction():
                self._store.connection.execute(
                    f"UPDATE runs SET {sums} WHERE id = ?", (*self._counts.values(), self.id)
                )
                self._store.connection.executemany(
                    "INSERT INTO refusals VALUES (?, ?, ?)", [(self.id, *each) for each in self._refusals]
                )
        self._counts.clear()
        self._refusals.clear()
        self._written = time.monotonic()

    def end(self, ending: Ending) -> None:
        """Writes the rest, and how the run ended."""
        with self._store.faults(), self._store.transaction():
            self.write()
            self._store.connection.execute(
                "UPDATE runs SET ended = ?, ending = ? WHERE id = ?", (now(), ending, self.id)
            )
        self.ended = True


@contextmanager
def recorded(store: Store, command: str, inputs: Iterable[str]) -> Iterator[Run]:
    """A run as long as a `with` block, whatever ends it."""
    run = Run(store, command, inputs)
    try:
        yield run
    except KeyboardInterrupt:
        run.end("stopped")
        raise
    except BaseException:
        with suppress(StoreError):  # the store may be what failed
            run.end("failed")
        raise
    if not run.ended:
        run.end("finished")


@dataclass(frozen=True)
class RunRow:
    """A run as the store tells it."""

    id: int
    command: str
    inputs: list[str]
    #: ISO, UTC.
    started: str
    #: None: it goes on, or was killed.
    ended: str | None
    ending: str | None
    coded: int
    known: int
    duplicate: int
    refused: int
    not_english: int
    events: int

    @property
    def read(self) -> int:
        """How many articles were read: the sum of what became of them."""
        return self.coded + self.known + self.duplicate + self.refused + self.not_english


def runs(store: Store, limit: int | None = None) -> list[RunRow]:
    """The runs of a store, the latest first."""
    with store.faults():
        rows = store.connection.execute(
            "SELECT * FROM runs ORDER BY id DESC LIMIT ?", (-1 if limit is None else limit,)
        )
        return [RunRow(**{**dict(row), "inputs": msgspec.json.decode(row["inputs"])}) for row in rows]


def refusals(store: Store, run: int) -> Iterator[tuple[str, str]]:
    """What a run refused: where it stood and why."""
    with store.faults():
        for row in store.connection.execute("SELECT place, fault FROM refusals WHERE run = ? ORDER BY rowid", (run,)):
            yield row["place"], row["fault"]
