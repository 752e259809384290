"""Parts: what was coded, as Parquet files in one folder with a manifest, to be loaded into a store later or elsewhere.

A row is one article that was read, or what should have been one. The folder is a path, or an address that Arrow knows
(`s3://`, `gs://`, `file://`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Any, Literal

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from tocsin.model import Record
from tocsin.model.plain import valid
from tocsin.store.formats.folder import Folder, PartsError

#: What a row may be. The article of a duplicate is in a row before it.
Kind = Literal["coded", "duplicate", "refused", "not_english"]
KINDS: tuple[Kind, ...] = ("coded", "duplicate", "refused", "not_english")

#: The form of the rows: `record` is the whole record as JSON.
SCHEMA = pa.schema(
    [
        ("outcome", pa.string()),
        ("coder", pa.string()),
        ("article", pa.string()),
        ("language", pa.string()),
        ("events", pa.int64()),
        ("record", pa.string()),
        ("place", pa.string()),
        ("fault", pa.string()),
    ]
)
#: How Parquet is written: records are JSON, which packs to a tenth.
PACKED = {"compression": "zstd"}
#: Rows of a file.
ROWS = 20_000
MANIFEST = "manifest.json"
_FORMAT = 1
_GROUP = 200


@dataclass(frozen=True)
class Row:
    """What became of one article, or of what should have been one."""

    outcome: Kind
    #: Id of the article; None: there was none.
    article: str | None = None
    language: str | None = None
    #: Only of what was coded.
    record: Record | None = None
    #: Only of what was refused: where it stood, and why.
    place: str | None = None
    fault: str | None = None


class Part(msgspec.Struct, frozen=True):
    """One of the files."""

    name: str
    rows: int
    bytes: int


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder of parts holds. It is written last: where it stands, all parts are there."""

    format: int
    #: The stamp of the coder that made the records.
    coder: str
    #: What was read, as it was named.
    inputs: list[str]
    #: When it was finished, ISO, UTC.
    made: str
    #: How many rows of each kind; a text that comes twice counts as a duplicate the second time.
    counts: dict[Kind, int]
    events: int
    parts: list[Part]


def table(rows: Iterable[Row], coder: str) -> pa.Table:
    """Rows as they stand in a part."""
    return pa.Table.from_pylist([_cells(row, coder) for row in rows], schema=SCHEMA)


class PartsWriter:
    """Writes parts. The folder is made; it may not hold anything yet."""

    def __init__(self, folder: str, coder: str, inputs: list[str]):
        self._folder = Folder(folder)
        self._folder.begin()
        self._coder, self._inputs = coder, inputs
        self._rows: list[Row] = []
        self._writer: pq.ParquetWriter | None = None
        self._parts = self._written = 0
        self._failed = False

    def add(self, row: Row) -> None:
        """Writes one row. Raises PartsError when it cannot be written."""
        self._rows.append(row)
        if len(self._rows) >= _GROUP:
            with self._faults():
                self._flush()

    def close(self) -> None:
        """Ends the last part and writes the manifest, unless something could not be written."""
        if self._failed:
            return
        with self._faults():
            self._flush()
            self._end()
        seal(self._folder.name, self._coder, self._inputs)

    @contextmanager
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            self._failed = True
            raise PartsError(f"{self._folder.name}: {error.strerror or ' '.join(str(error).split())}") from None

    def _flush(self) -> None:
        if not self._rows:
            return
        if self._writer is None:
            path = self._folder.path(f"part-{self._parts:06}.parquet")
            self._writer = pq.ParquetWriter(path, SCHEMA, filesystem=self._folder.files, **PACKED)
        self._writer.write_table(table(self._rows, self._coder))
        self._written += len(self._rows)
        self._rows = []
        if self._written >= ROWS:
            self._end()

    def _end(self) -> None:
        if self._writer is not None:
            self._writer.close()
            self._writer = None
            self._parts, self._written = self._parts + 1, 0


def seal(folder: str, coder: str, inputs: list[str]) -> Manifest:
    """Counts what the parts of a folder hold, in their order, and writes the manifest."""
    place = Folder(folder)
    seen: set[str] = set()
    counts: Counter[Kind] = Counter(dict.fromkeys(KINDS, 0))
    events = 0
    parts = []
    for name in place.parts():
        rows = 0
        for outcome, article, found in place.columns(name, ["outcome", "article", "events"]):
            rows += 1
            again = outcome == "coded" and article in seen
            counts["duplicate" if again else outcome] += 1
            if outcome == "coded" and not again:
                seen.add(article)
                events += found
        parts.append(Part(name, rows, place.size(name)))
    made = datetime.now(UTC).isoformat(timespec="seconds")
    manifest = Manifest(
        format=_FORMAT,
        coder=coder,
        inputs=[valid(each) for each in inputs],
        made=made,
        counts=dict(counts),
        events=events,
        parts=parts,
    )
    place.write(MANIFEST, msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
    return manifest


class Parts:
    """A folder of parts, to be read.

    unfinished: whether a folder without a manifest is read too, as far as its parts are whole.
    Raises PartsError when it is no such folder, is not complete, or is of another coder.
    """

    def __init__(self, folder: str, coder: str, *, unfinished: bool = False):
        self._folder = Folder(folder)
        self._coder = coder
        self.manifest = self._manifest()
        if self.manifest is not None:
            self._check_coder(folder, self.manifest.coder)
            self._names = [part.name for part in self.manifest.parts]
            self._check_parts(self.manifest.parts)
        elif unfinished:
            self._names = self._folder.parts()
        else:
            raise PartsError(f"{folder}: no {MANIFEST}: no parts, or the run that made them did not end (--unfinished)")

    def rows(self) -> Iterator[Row | PartsError]:
        """The rows of all parts in their order. A part that is not whole is a PartsError at its place, if it is read all the same."""
        for name in self._names:
            try:
                yield from self._rows(name)
            except PartsError as error:
                if self.manifest is not None:
                    raise
                yield error

    def passed_over(self) -> Iterator[Row]:
        """The rows of what was refused or is not English."""
        for name in self._names:
            for outcome, language, place, fault in self._folder.columns(
                name, ["outcome", "language", "place", "fault"]
            ):
                if outcome in {"refused", "not_english"}:
                    yield Row(outcome, None, language, None, place, fault)

    def _rows(self, name: str) -> Iterator[Row]:
        shown = self._folder.shown(name)
        for number, cells in enumerate(self._folder.columns(name, SCHEMA.names), 1):
            row = dict(zip(SCHEMA.names, cells, strict=True))
            self._check_coder(shown, row["coder"])
            if row["outcome"] not in KINDS:
                raise PartsError(f"{shown}:{number}: no outcome {str(row['outcome'])[:40]!r}")
            yield Row(
                row["outcome"],
                row["article"],
                row["language"],
                self._record(f"{shown}:{number}", row),
                row["place"],
                row["fault"],
            )

    def _record(self, shown: str, row: dict[str, Any]) -> Record | None:
        if row["outcome"] != "coded":
            return None
        try:
            record = msgspec.json.decode(row["record"] or "", type=Record)
        except msgspec.DecodeError as error:
            raise PartsError(f"{shown}: no record: {error}") from None
        if record.article.id != row["article"]:
            raise PartsError(f"{shown}: the record of another article")
        return record

    def _manifest(self) -> Manifest | None:
        try:
            content = self._folder.read(MANIFEST)
            if content is None:
                return None
            manifest = msgspec.json.decode(content, type=Manifest)
        except msgspec.DecodeError as error:
            raise PartsError(f"{self._folder.shown(MANIFEST)}: {error}") from None
        if manifest.format != _FORMAT:
            raise PartsError(f"{self._folder.shown(MANIFEST)}: made by a newer version of Tocsin")
        return manifest

    def _check_coder(self, shown: str, coder: str) -> None:
        if coder != self._coder:
            raise PartsError(f"{shown}: coded by another coder ({coder}); this one is {self._coder}")

    def _check_parts(self, parts: list[Part]) -> None:
        for part in parts:
            if part.name != PurePosixPath(part.name).name or self._folder.size(part.name) != part.bytes:
                raise PartsError(f"{self._folder.shown(part.name)}: not there, or not what was written")


def _cells(row: Row, coder: str) -> dict[str, Any]:
    return {
        "outcome": row.outcome,
        "coder": coder,
        "article": row.article,
        "language": row.language,
        "events": len(row.record.events) if row.record else 0,
        "record": msgspec.json.encode(row.record).decode() if row.record else None,
        "place": row.place,
        "fault": row.fault,
    }
