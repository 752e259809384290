"""Brings other people's knowledge into a local base: streaming, restartable, and all of a file or nothing.

What is read is first staged beside the base's tables, with the line up to which it was read; a run that was stopped goes
on from there. Only when the whole file has been read is it joined (persons with their offices, keys with countries) and
made visible in one transaction.
"""

from __future__ import annotations

import bz2
import gzip
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

import msgspec

from tocsin.codebook.schema import Entity, Imports, Period, Role
from tocsin.knowledge.local import BaseError, LocalBase, Source
from tocsin.knowledge.names import Knowledge
from tocsin.knowledge.phrases import is_shouted, words_of
from tocsin.knowledge.sources import READERS, Item, Line, Oddity, reader_of
from tocsin.knowledge.sources.items import Land, Post, Tenure
from tocsin.model import Fault

#: Items between two checkpoints.
_BATCH = 5_000
_BEGINNING = 200

_STAGING = """
CREATE TABLE IF NOT EXISTS staging (name TEXT PRIMARY KEY, file TEXT, size INTEGER, changed INTEGER, line INTEGER) STRICT;
CREATE TABLE IF NOT EXISTS staged_entities (key TEXT NOT NULL, record BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS staged_posts (key TEXT PRIMARY KEY, name TEXT NOT NULL, country TEXT) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS staged_tenures (holder TEXT NOT NULL, post TEXT NOT NULL, start TEXT, end TEXT) STRICT;
-- a line that is read again after a stop gives its terms again
CREATE UNIQUE INDEX IF NOT EXISTS staged_terms ON staged_tenures (holder, post, ifnull(start, ''), ifnull(end, ''));
CREATE TABLE IF NOT EXISTS staged_lands (key TEXT PRIMARY KEY, code TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS staged_roles (record BLOB NOT NULL) STRICT;
"""
_STAGED = ("entities", "posts", "tenures", "lands", "roles")


class ImportFault(Fault):
    """A file that cannot be imported; the message names file, line and fault."""


class Importer:
    """Imports files into a base.

    knowledge: its role words say which sector an office gives.
    """

    def __init__(self, base: LocalBase, knowledge: Knowledge, imports: Imports):
        self._base = base
        self._knowledge = knowledge
        self._imports = imports

    def run(
        self, path: Path, name: str | None = None, format_: str | None = None, on_bytes: Callable[[int], object] = id
    ) -> Source:
        """Imports one file in place of what was imported under the same name before.

        name: what the source is called (None: as the file).
        format_: one of `sources.READERS` (None: told by the content).
        on_bytes: is told how many bytes of the file have been read so far.
        Raises ImportFault that names file and line when something in it is not what its format says; then nothing of it
        is left in the base.
        """
        name = name or path.name
        try:
            with path.open("rb") as raw:
                text = io.TextIOWrapper(_unpacked(raw, path), encoding="utf-8", newline="\n")
                beginning = list(islice(text, _BEGINNING))
                format_ = format_ or reader_of(beginning)
                if format_ is None:
                    raise ImportFault(f"{path}: no format that is known: {', '.join(READERS)}")
                lines = enumerate((line.rstrip("\r\n") for line in chain(beginning, text)), 1)
                with self._base.faults():
                    self._read(path, name, format_, lines, lambda: on_bytes(raw.tell()))
        except Oddity as oddity:
            self._discard()
            raise ImportFault(f"{path}:{oddity.line}: {oddity.fault}") from oddity
        except UnicodeDecodeError as error:
            self._discard()
            raise ImportFault(f"{path}: not UTF-8: {error.reason} at byte {error.start}") from error
        except (EOFError, gzip.BadGzipFile) as error:
            self._discard()
            raise ImportFault(f"{path}: broken archive: {error}") from error
        with self._base.faults():
            return self._finish(path, name, format_)

    def _read(self, path: Path, name: str, format_: str, lines: Iterable[Line], on_batch: Callable[[], object]) -> None:
        """Stages what the file holds, from the last checkpoint on."""
        connection = self._base.connection
        connection.executescript(_STAGING)
        stat = path.stat()
        mark = (name, str(path.resolve()), stat.st_size, stat.st_mtime_ns)
        held = connection.execute("SELECT name, file, size, changed, line FROM staging").fetchone()
        if held is None or held[:4] != mark:
            self._discard()
            connection.executescript(_STAGING)
            connection.execute("INSERT INTO staging VALUES (?, ?, ?, ?, 0)", mark)
            done = 0
        else:
            done = held[4]
        # formats whose items span lines are small, and are read from their beginning
        spans = format_ in {"yaml", "csv", "petrarch"}
        if spans:
            done = 0
            for table in _STAGED:
                connection.execute(f"DELETE FROM staged_{table}")
        counted = _Counted(line for line in lines if line[0] > done)
        items = READERS[format_].read(counted, self._imports)
        for batch in _batches(items):
            with self._base.transaction():
                self._stage(batch)
                # the reader stands at the line of the last item: what is before it has been yielded whole
                connection.execute("UPDATE staging SET line = ?", (0 if spans else counted.line - 1,))
            on_batch()

    def _stage(self, batch: list[Item]) -> None:
        many = self._base.connection.executemany
        encode = msgspec.msgpack.encode
        many(
            "INSERT INTO staged_entities VALUES (?, ?)",
            [(each.key, encode(each)) for each in batch if isinstance(each, Entity)],
        )
        many("INSERT INTO staged_roles VALUES (?)", [(encode(each),) for each in batch if isinstance(each, Role)])
        for shape, table in ((Post, "posts"), (Tenure, "tenures"), (Land, "lands")):
            rows = [msgspec.structs.astuple(each) for each in batch if isinstance(each, shape)]
            if rows:
                many(f"INSERT OR REPLACE INTO staged_{table} VALUES ({', '.join('?' * len(rows[0]))})", rows)

    def _finish(self, path: Path, name: str, format_: str) -> Source:
        """Joins what was staged and makes it visible, in place of an earlier import of the same name."""
        connection = self._base.connection
        with self._base.transaction():
            self._base.forget(name)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            source = connection.execute(
                "INSERT INTO sources (name, format, file, imported_at, entities) VALUES (?, ?, ?, ?, 0)",
                (name, format_, str(path), now),
            ).lastrowid
            connection.execute("CREATE TEMP TABLE new_names (form TEXT, entity INTEGER, shout INTEGER)")
            count = 0
            for entity in self._joined():
                row = connection.execute(
                    "INSERT INTO entities (source, key, record) VALUES (?, ?, ?)",
                    (source, entity.key, msgspec.msgpack.encode(entity)),
                )
                connection.executemany(
                    "INSERT INTO new_names VALUES (?, ?, ?)", _names(entity, int(row.lastrowid or 0))
                )
                count += 1
            # in order of the index: five million names would be written all over the file otherwise
            connection.execute("INSERT OR IGNORE INTO names SELECT * FROM new_names ORDER BY form, entity")
            connection.execute("DROP TABLE new_names")
            connection.execute("INSERT INTO roles SELECT ?, record FROM staged_roles", (source,))
            connection.execute("UPDATE sources SET entities = ? WHERE id = ?", (count, source))
            self._drop()
        return next(each for each in self._base.sources() if each.name == name)

    def _joined(self) -> Iterator[Entity]:
        """Staged entities with their countries and terms of office; of one key the last."""
        connection = self._base.connection
        lands = dict(connection.execute("SELECT key, code FROM staged_lands"))
        rows = connection.execute("""SELECT e.record, t.start, t.end, p.name, p.country
            FROM (SELECT key, max(rowid) AS id FROM staged_entities GROUP BY key) AS last
            JOIN staged_entities AS e ON e.rowid = last.id
            LEFT JOIN staged_tenures AS t ON t.holder = e.key
            LEFT JOIN staged_posts AS p ON p.key = t.post
            ORDER BY e.rowid, t.start, t.rowid""")
        held: bytes | None = None
        terms: list[tuple[str | None, ...]] = []
        for record, *term in chain(rows, [(None,)]):
            if held is not None and record != held:
                yield self._entity(msgspec.msgpack.decode(held, type=Entity), terms, lands)
                terms = []
            held = record
            if term and term[2] is not None:
                terms.append(tuple(term))

    def _entity(self, entity: Entity, terms: list[tuple[str | None, ...]], lands: dict[str, str]) -> Entity:
        """An entity with the periods that its terms of office give; positions without dates only if there are none."""
        periods = [
            Period(sectors=self._sectors(post), role=post.lower(), start=start, end=end)
            for start, end, post, _ in terms
            if post is not None
        ]
        if not periods:
            periods = [
                msgspec.structs.replace(each, sectors=each.sectors or self._sectors(each.role or ""))
                for each in entity.periods
            ]
        country = entity.country
        offices = [land for *_, land in terms if land]
        if lands:
            # a key of the source's own: the office's country says more than the passport
            country = next((lands[each] for each in (*reversed(offices), country) if each in lands), None)
        elif country is None and offices:
            country = offices[-1]
        return msgspec.structs.replace(entity, country=country, periods=periods)

    def _sectors(self, office: str) -> list[str]:
        """The sectors that an office gives, by the role words of the codebook: "Minister of Defence of Kenya"."""
        for match in self._knowledge.roles.find(words_of(office)):
            role = match.values[0]
            if role.sectors and not role.relative:
                return list(role.sectors)
        return []

    def _discard(self) -> None:
        with self._base.faults():
            self._drop()

    def _drop(self) -> None:
        for table in ("staging", *(f"staged_{each}" for each in _STAGED)):
            self._base.connection.execute(f"DROP TABLE IF EXISTS {table}")


def _names(entity: Entity, place: int) -> Iterator[tuple[str, int, bool]]:
    for name in dict.fromkeys((entity.name, *entity.aliases)):
        words = words_of(name)
        if words:
            yield " ".join(word.form for word in words), place, is_shouted(words)


class _Counted:
    """Lines that remember how far they have been read."""

    def __init__(self, lines: Iterable[Line]):
        self._lines = iter(lines)
        self.line = 0

    def __iter__(self) -> _Counted:
        return self

    def __next__(self) -> Line:
        found = next(self._lines)
        self.line = found[0]
        return found


def _batches(items: Iterator[Item]) -> Iterator[list[Item]]:
    while batch := list(islice(items, _BATCH)):
        yield batch


def _unpacked(raw: BinaryIO, path: Path) -> BinaryIO | gzip.GzipFile | bz2.BZ2File:
    """The file's content, gunzipped or bunzipped if its first bytes say so."""
    magic = raw.read(3)
    raw.seek(0)
    if not magic:
        raise ImportFault(f"{path}: empty")
    if magic[:2] == b"\x1f\x8b":
        return gzip.open(raw)
    if magic == b"BZh":
        return bz2.open(raw)
    return raw


__all__ = ["BaseError", "ImportFault", "Importer"]
