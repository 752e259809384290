"""A user's own knowledge base: a SQLite file of persons, bodies and offices that stands beside the codebook.

It is read by look-ups on disk, so that five million names cost no memory.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import TracebackType

import msgspec

from tocsin.codebook.schema import Entity, Role
from tocsin.knowledge.names import Sense
from tocsin.knowledge.phrases import Found, Index, PhraseIndex, Word, is_proper, words_of
from tocsin.model import Fault

#: Marks the file as a knowledge base of Tocsin's ("TOCK").
_APPLICATION = 0x544F434B
_VERSION = 1
#: Longest name that is looked for, in words.
_LONGEST = 8
_REMEMBERED = 20_000

_TABLES = """
CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    format TEXT NOT NULL,
    file TEXT NOT NULL,
    imported_at TEXT NOT NULL,
    entities INTEGER NOT NULL
) STRICT;
CREATE TABLE entities (
    id INTEGER PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES sources (id),
    key TEXT NOT NULL,
    record BLOB NOT NULL
) STRICT;
CREATE INDEX entities_by_key ON entities (key);
CREATE INDEX entities_by_source ON entities (source);
-- shout: a short acronym, which only means this in capitals
CREATE TABLE names (
    form TEXT NOT NULL,
    entity INTEGER NOT NULL,
    shout INTEGER NOT NULL,
    PRIMARY KEY (form, entity)
) STRICT, WITHOUT ROWID;
CREATE TABLE roles (
    source INTEGER NOT NULL REFERENCES sources (id),
    record BLOB NOT NULL
) STRICT;
"""


class BaseError(Fault):
    """The knowledge base cannot be opened, read or written; the message names the file and says why."""


class Source(msgspec.Struct, frozen=True):
    """What was imported from one file."""

    name: str
    format: str
    file: str
    imported_at: str
    entities: int


class LocalBase(Index[Sense]):
    """A knowledge base in a file.

    path: made when it is not there, unless `must_exist`.
    Raises BaseError when it is none of Tocsin's, is of another version, is locked or may not be written.
    """

    def __init__(self, path: Path, *, must_exist: bool = True):
        self.path = path
        if must_exist and not path.exists():
            raise BaseError(f"{path}: no such knowledge base")
        with self.faults():
            self.connection = sqlite3.connect(path, timeout=10.0, isolation_level=None)
            self._open()
        self._get = lru_cache(maxsize=_REMEMBERED)(self._look_up)

    def __enter__(self) -> LocalBase:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.connection.close()

    @contextmanager
    def faults(self) -> Iterator[None]:
        """Turns SQLite's errors into faults that name the file."""
        try:
            yield
        except sqlite3.Error as error:
            raise BaseError(f"{self.path}: {error}") from error

    def _open(self) -> None:
        execute = self.connection.execute
        mark = execute("PRAGMA application_id").fetchone()[0]
        if not execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            execute("PRAGMA journal_mode = WAL")
            self.connection.executescript(
                f"BEGIN; {_TABLES} PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {_VERSION}; COMMIT;"
            )
        elif mark != _APPLICATION:
            raise BaseError(f"{self.path}: no knowledge base of Tocsin's")
        elif (version := execute("PRAGMA user_version").fetchone()[0]) != _VERSION:
            raise BaseError(f"{self.path}: made by another version of Tocsin ({version}, not {_VERSION})")
        execute("PRAGMA synchronous = NORMAL")

    def at(self, words: list[Word], start: int) -> Found[Sense] | None:
        """What the longest name that begins at a word may mean, with its number of words."""
        first = words[start]
        if not first.capital and len(first.form) > 3:
            return None
        forms = [first.form]
        for word in words[start + 1 : start + _LONGEST]:
            forms.append(f"{forms[-1]} {word.form}")
        meanings = self._get(tuple(forms))
        for length in range(len(forms), 0, -1):
            senses = meanings.get(forms[length - 1])
            if senses is None or not is_proper(words[start : start + length]):
                continue
            found = tuple(sense for sense, shout in senses if first.upper or not shout)
            if found:
                return found, length
        return None

    def _look_up(self, forms: tuple[str, ...]) -> dict[str, list[tuple[Sense, bool]]]:
        marks = ", ".join("?" * len(forms))
        query = f"""SELECT form, shout, record FROM names JOIN entities ON id = entity
                    WHERE form IN ({marks}) ORDER BY form, entity"""
        found: dict[str, list[tuple[Sense, bool]]] = {}
        with self.faults():
            for form, shout, record in self.connection.execute(query, forms):
                found.setdefault(form, []).append((sense_of(_entity(record)), bool(shout)))
        return found

    def roles(self) -> PhraseIndex[Role]:
        """Role words that imported dictionaries bring."""
        index = PhraseIndex[Role](proper=False)
        with self.faults():
            rows = self.connection.execute("SELECT record FROM roles ORDER BY rowid").fetchall()
        for (record,) in rows:
            role = msgspec.msgpack.decode(record, type=Role)
            place = index.add_value(role)
            for word in role.words:
                index.add(word, place)
        return index

    def entities(self, key: str) -> list[tuple[Entity, str]]:
        """The entities of a key, each with the name of its source."""
        query = """SELECT record, name FROM entities JOIN sources ON sources.id = source
                   WHERE key = ? ORDER BY entities.id"""
        with self.faults():
            return [(_entity(record), name) for record, name in self.connection.execute(query, (key,))]

    def search(self, words: str, limit: int) -> list[tuple[Entity, str]]:
        """Entities one of whose names begins with these words, in order of the names."""
        form = " ".join(word.form for word in words_of(words))
        query = """SELECT DISTINCT record, name FROM names JOIN entities ON entities.id = entity
                   JOIN sources ON sources.id = source WHERE form >= ? AND form < ? LIMIT ?"""
        with self.faults():
            rows = self.connection.execute(query, (form, form + "\U0010ffff", limit)).fetchall()
        return [(_entity(record), name) for record, name in rows] if form else []

    def sources(self) -> list[Source]:
        """What has been imported, in order."""
        query = "SELECT name, format, file, imported_at, entities FROM sources ORDER BY id"
        with self.faults():
            return [Source(*row) for row in self.connection.execute(query)]

    def remove(self, source: str) -> bool:
        """Takes a source out again; False: there was none of that name."""
        with self.faults(), self.transaction():
            return self.forget(source)

    def forget(self, source: str) -> bool:
        """As `remove`, inside a transaction of the caller's."""
        found = self.connection.execute("SELECT id FROM sources WHERE name = ?", (source,)).fetchone()
        if found is not None:
            for statement in (
                "DELETE FROM names WHERE entity IN (SELECT id FROM entities WHERE source = ?)",
                "DELETE FROM entities WHERE source = ?",
                "DELETE FROM roles WHERE source = ?",
                "DELETE FROM sources WHERE id = ?",
            ):
                self.connection.execute(statement, found)
        self._get.cache_clear()
        return found is not None

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of what is written inside, or nothing."""
        self.connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self.connection.execute("ROLLBACK")
            raise
        self.connection.execute("COMMIT")


def sense_of(entity: Entity) -> Sense:
    """An entity as a sense of its name."""
    return Sense(entity.kind, entity.name, entity.country, tuple(entity.sectors), entity)


def _entity(record: bytes) -> Entity:
    return msgspec.msgpack.decode(record, type=Entity)
