"""Records out: JSON Lines, CSV and Parquet."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Protocol

import msgspec

from tocsin.model import Actor, Article, Event, Record, Statement, Threat
from tocsin.model.rows import EventRow, Side

_GROUP = 5_000


class Writer(Protocol):
    """Something that records are written to, one after the other."""

    def add(self, record: Record) -> None:
        """Writes one record."""

    def close(self) -> None:
        """Ends the file."""


def open_writer(target: str) -> Writer:
    """The writer for a file, by its ending: .jsonl or - (JSON Lines), .csv and .parquet (one row an event).

    Raises ValueError when the ending is none of these, OSError when the file may not be written.
    """
    if target == "-":
        # JSON is UTF-8 whatever the terminal's encoding
        return JsonLines(open(sys.stdout.fileno(), "w", encoding="utf-8", closefd=False))
    suffix = Path(target).suffix.lower()
    if suffix in {".jsonl", ".ndjson", ".json"}:
        return JsonLines(Path(target).open("w", encoding="utf-8"))
    if suffix == ".csv":
        return Csv(Path(target))
    if suffix == ".parquet":
        return Parquet(Path(target))
    raise ValueError(f"{target}: neither .jsonl, .csv nor .parquet")


class Writing:
    """Closes a writer at the end of a `with` block, whatever happens."""

    def __init__(self, writer: Writer):
        self._writer = writer

    def __enter__(self) -> Writer:
        return self._writer

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._writer.close()


class JsonLines:
    """One record a line."""

    def __init__(self, stream: IO[str]):
        self._stream = stream

    def add(self, record: Record) -> None:
        """Writes one record."""
        self._stream.write(record.to_json() + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Ends the file; standard output stays open."""
        self._stream.close()


class Csv:
    """One event a row. path: a file, or the number of an open one."""

    def __init__(self, path: Path | int):
        self._stream: IO[str]
        if isinstance(path, int):
            self._stream = open(path, "w", encoding="utf-8", newline="", closefd=False)  # noqa: SIM115
        else:
            self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._stream, EVENT_COLUMNS)
        self._writer.writeheader()

    def add(self, record: Record) -> None:
        """Writes the events of one record."""
        for event in record.events:
            self.add_row(event_row(event, record.article))
        self._stream.flush()

    def add_row(self, row: dict[str, Any]) -> None:
        """Writes one row of `EVENT_COLUMNS`."""
        self._writer.writerow(row)

    def close(self) -> None:
        """Ends the file."""
        self._stream.close()


class Parquet:
    """One event a row, in row groups of some thousand."""

    def __init__(self, path: Path):
        import pyarrow as pa  # only this format needs it
        import pyarrow.parquet as pq

        types = {int: pa.int64(), float: pa.float64(), str: pa.string()}
        self._schema = pa.schema([(name, types[kind]) for name, kind in EVENT_COLUMNS.items()])
        self._pa = pa
        self._writer = pq.ParquetWriter(path, self._schema)
        self._rows: list[dict[str, Any]] = []

    def add(self, record: Record) -> None:
        """Writes the events of one record."""
        for event in record.events:
            self.add_row(event_row(event, record.article))

    def add_row(self, row: dict[str, Any]) -> None:
        """Writes one row of `EVENT_COLUMNS`."""
        self._rows.append(row)
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        """Ends the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(self._pa.Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


#: Columns of an event row and their types. Lists are joined with "; ".
EVENT_COLUMNS: dict[str, type] = {
    "id": str,
    "date": str,
    "precision": str,
    "event": str,
    "mode": str,
    "quad": str,
    "score": float,
    "auxiliary": str,
    "contexts": str,
    "actors": str,
    "actor_countries": str,
    "actor_sectors": str,
    "recipients": str,
    "recipient_countries": str,
    "recipient_sectors": str,
    "place": str,
    "place_country": str,
    "trigger": str,
    "start": int,
    "end": int,
    "sentence": int,
    "attribution": str,
    "cameo": str,
    "rule": str,
    "confidence": float,
    "article": str,
    "published": str,
    "publisher": str,
    "url": str,
    "title": str,
}


#: Columns of a threat row.
THREAT_COLUMNS = (
    "event date issuers issuer_countries issuer_sectors targets target_countries target_sectors act act_event condition "
    "demand deadline explicit publisher title url"
).split()
#: Columns of a statement row.
STATEMENT_COLUMNS = "id date kind speakers speaker_countries speaker_sectors text medium publisher title url".split()


def event_row(event: Event, article: Article) -> dict[str, Any]:
    """An event as a flat row of `EVENT_COLUMNS`."""
    return {
        "id": event.id,
        "date": event.date.value if event.date else None,
        "precision": event.date.precision if event.date else None,
        "event": event.event,
        "mode": event.mode,
        "quad": event.quad,
        "score": event.score,
        "auxiliary": "; ".join(event.auxiliary),
        "contexts": "; ".join(event.contexts),
        **_side("actor", event.actors),
        **_side("recipient", event.recipients),
        "place": event.place.name if event.place else None,
        "place_country": event.place.country if event.place else None,
        "trigger": event.trigger.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "sentence": event.sentence,
        "attribution": event.attribution,
        "cameo": event.cameo,
        "rule": event.rule,
        "confidence": event.confidence,
        "article": article.id,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "title": article.title,
    }


def imported_row(row: EventRow) -> dict[str, Any]:
    """An imported event as a flat row of `EVENT_COLUMNS`; what would cite words is empty."""
    known = {
        "id": row.id,
        "date": row.date,
        "precision": "day" if row.date else None,
        "event": row.event,
        "mode": row.mode,
        "quad": row.quad,
        "score": row.score,
        "auxiliary": None if row.auxiliary is None else "; ".join(row.auxiliary),
        "contexts": "; ".join(row.contexts),
        **_row_side("actor", row.actors),
        **_row_side("recipient", row.recipients),
        "place": row.place.name if row.place else None,
        "place_country": row.place.country if row.place else None,
        "cameo": row.cameo,
        "published": row.published,
        "publisher": row.publisher,
        "url": row.url,
    }
    return dict.fromkeys(EVENT_COLUMNS) | known


def threat_row(threat: Threat, event: Event, article: Article) -> dict[str, Any]:
    """A threat as a flat row."""
    return {
        "event": threat.event,
        "date": event.date.value if event.date else None,
        **_side("issuer", threat.issuers),
        **_side("target", threat.targets),
        "act": threat.act.text if threat.act else None,
        "act_event": threat.act.event if threat.act else None,
        "condition": threat.condition.text if threat.condition else None,
        "demand": threat.demand.text if threat.demand else None,
        "deadline": threat.deadline.value if threat.deadline else None,
        "explicit": threat.explicit,
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
    }


def statement_row(statement: Statement, article: Article) -> dict[str, Any]:
    """A statement as a flat row."""
    return {
        "id": statement.id,
        "date": statement.date.value if statement.date else None,
        "kind": statement.kind,
        **_side("speaker", [statement.speaker] if statement.speaker else []),
        "text": statement.text,
        "medium": statement.medium,
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
    }


def _side(name: str, actors: list[Actor]) -> dict[str, str]:
    return {
        f"{name}s": "; ".join(actor.name or actor.text for actor in actors),
        f"{name}_countries": "; ".join(actor.country or "" for actor in actors),
        f"{name}_sectors": "; ".join(" ".join(actor.sectors) for actor in actors),
    }


def _row_side(name: str, sides: list[Side]) -> dict[str, str]:
    return {
        f"{name}s": "; ".join(side.name or "" for side in sides),
        f"{name}_countries": "; ".join(side.country or "" for side in sides),
        f"{name}_sectors": "; ".join(" ".join(side.sectors) for side in sides),
    }


def to_json(value: object) -> str:
    """Any object of the record as JSON."""
    return msgspec.json.encode(value).decode()
