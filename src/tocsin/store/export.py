"""Records and happenings out: JSON Lines, CSV and Parquet."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Generic, Protocol, TypeVar

import msgspec

from tocsin.extras import arrow, parquet
from tocsin.model import Actor, Article, Event, Happening, Record, Statement, Threat
from tocsin.model.happening import Where, Who
from tocsin.model.record import FigureKind, Place
from tocsin.model.rows import EventRow, Side, Spot

_GROUP = 5_000
#: How a cell begins that a spreadsheet takes for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


T = TypeVar("T")
T_contra = TypeVar("T_contra", contravariant=True)


class Writer(Protocol[T_contra]):
    """Something that records or happenings are written to, one after the other."""

    def add(self, item: T_contra) -> None:
        """Writes one of them."""

    def close(self) -> None:
        """Ends the file."""


@dataclass(frozen=True)
class Layout(Generic[T]):
    """The flat form of what is written: its columns with their types, and the rows that one item gives."""

    columns: dict[str, type]
    rows: Callable[[T], Iterable[dict[str, Any]]]


def open_writer(target: str, layout: Layout[T]) -> Writer[T]:
    """The writer for a file, by its ending: .jsonl or - (JSON Lines), .csv and .parquet (rows of the layout).

    Raises ValueError when the ending is none of these, OSError when the file may not be written.
    """
    if target == "-":
        # JSON is UTF-8 whatever the terminal's encoding
        return JsonLines(open(sys.stdout.fileno(), "wb", 0, closefd=False))
    suffix = Path(target).suffix.lower()
    if suffix in {".jsonl", ".ndjson", ".json"}:
        return JsonLines(Path(target).open("wb", 0))
    if suffix == ".csv":
        return Csv(Path(target), layout)
    if suffix == ".parquet":
        return Parquet(Path(target), layout)
    raise ValueError(f"{target}: neither .jsonl, .csv nor .parquet")


class Writing(Generic[T]):
    """A file that is written in a `with` block, and closed at its end whatever happens. Faults of writing name it."""

    def __init__(self, target: str, layout: Layout[T]):
        self._target = target
        self._writer = open_writer(target, layout)

    def __enter__(self) -> Writing[T]:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def add(self, item: T) -> None:
        """Writes one of them."""
        with self._named():
            self._writer.add(item)

    def close(self) -> None:
        """Ends the file."""
        with self._named():
            self._writer.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            error.filename = error.filename or ("standard output" if self._target == "-" else self._target)
            raise


class JsonLines:
    """One object a line. stream: writes at once, without a buffer."""

    def __init__(self, stream: IO[bytes]):
        self._stream = stream

    def add(self, item: object) -> None:
        """Writes one object, whole or, into a file, not at all."""
        line = memoryview(msgspec.json.encode(item) + b"\n")
        length = len(line)
        try:
            while line:
                line = line[self._stream.write(line) :]
        except OSError:
            if self._stream.seekable():
                self._stream.truncate(self._stream.tell() - (length - len(line)))
            raise

    def close(self) -> None:
        """Ends the file; standard output stays open."""
        self._stream.close()


class Csv(Generic[T]):
    """Rows of a layout, under a header. path: a file, or the number of an open one."""

    def __init__(self, path: Path | int, layout: Layout[T]):
        self._rows_of = layout.rows
        self._stream: IO[str]
        if isinstance(path, int):
            self._stream = open(path, "w", encoding="utf-8", newline="", closefd=False)  # noqa: SIM115
        else:
            self._stream = path.open("w", encoding="utf-8", newline="")
        self._writer = csv.DictWriter(self._stream, layout.columns)
        self._writer.writeheader()

    def add(self, item: T) -> None:
        """Writes the rows of one item."""
        self._writer.writerows(map(plain_cells, self._rows_of(item)))
        self._stream.flush()

    def add_row(self, row: dict[str, Any]) -> None:
        """Writes one row of `EVENT_COLUMNS`."""
        self._writer.writerow(row)

    def close(self) -> None:
        """Ends the file."""
        self._stream.close()


class Parquet(Generic[T]):
    """Rows of a layout, in row groups of some thousand."""

    def __init__(self, path: Path, layout: Layout[T]):
        writer = parquet().ParquetWriter
        self._schema = arrow_schema(layout.columns)
        self._writer = writer(path, self._schema)
        self._rows_of = layout.rows
        self._rows: list[dict[str, Any]] = []

    def add(self, item: T) -> None:
        """Writes the rows of one item."""
        self._rows += self._rows_of(item)
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        """Ends the file."""
        self._flush()
        self._writer.close()

    def _flush(self) -> None:
        if self._rows:
            self._writer.write_table(arrow("Parquet").Table.from_pylist(self._rows, schema=self._schema))
            self._rows = []


def arrow_schema(columns: Mapping[str, type]) -> Any:
    """Columns as a `pyarrow.Schema`."""
    pa = arrow("a table")
    types = {int: pa.int64(), float: pa.float64(), str: pa.string(), bool: pa.bool_()}
    return pa.schema([(name, types[kind]) for name, kind in columns.items()])


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
    "place_admin1": str,
    "place_lat": float,
    "place_lon": float,
    "place_geonames": int,
    "place_precision": str,
    "trigger": str,
    "start": int,
    "end": int,
    "sentence": int,
    "attribution": str,
    "cameo": str,
    "rule": str,
    "confidence": float,
    "reviewed": str,
    "article": str,
    "published": str,
    "publisher": str,
    "url": str,
    "title": str,
}


#: Figures that have columns of their own.
FIGURE_KINDS: tuple[FigureKind, ...] = ("dead", "injured", "detained", "displaced", "size", "money")
#: Columns of a happening row and their types.
HAPPENING_COLUMNS: dict[str, type] = dict.fromkeys(
    (
        "id date precision first_date last_date event mode quad status actors actor_countries actor_sectors recipients "
        "recipient_countries recipient_sectors place place_country place_admin1"
    ).split(),
    str,
)
HAPPENING_COLUMNS |= {"place_lat": float, "place_lon": float, "place_geonames": int}
HAPPENING_COLUMNS |= {"articles": int, "publishers": int, "reports": str, "links": str}
HAPPENING_COLUMNS |= {f"{kind}_{name}": float for kind in FIGURE_KINDS for name in ("lowest", "highest", "latest")}
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
        **_place(event.place),
        "place_precision": event.place.precision if event.place else None,
        "trigger": event.trigger.text,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "sentence": event.sentence,
        "attribution": event.attribution,
        "cameo": event.cameo,
        "rule": event.rule,
        "confidence": event.confidence,
        "reviewed": event.reviewed,
        "article": article.id,
        "published": article.published,
        "publisher": article.publisher,
        "url": article.url,
        "title": article.title,
    }


def happening_row(happening: Happening) -> dict[str, Any]:
    """A happening as a flat row of `HAPPENING_COLUMNS`; of each kind of figure the lowest, highest and latest."""
    dates, place = happening.dates, happening.places[0] if happening.places else None
    row: dict[str, Any] = {
        "id": happening.id,
        "date": dates.best,
        "precision": dates.precision,
        "first_date": dates.first,
        "last_date": dates.last,
        "event": happening.event,
        "mode": happening.mode,
        "quad": happening.quad,
        "status": happening.status,
        **_side("actor", happening.actors),
        **_side("recipient", happening.recipients),
        **_place(place),
        "articles": happening.articles,
        "publishers": happening.publishers,
        "reports": "; ".join(report.event for report in happening.reports),
        "links": "; ".join(f"{link.status} {link.happening}" for link in happening.links),
    }
    spreads = {spread.kind: spread for spread in happening.figures}
    for kind in FIGURE_KINDS:
        spread = spreads.get(kind)
        for name in ("lowest", "highest", "latest"):
            row[f"{kind}_{name}"] = getattr(spread, name).value if spread else None
    return row


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
        **_place(row.place),
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


def _side(name: str, actors: list[Actor] | list[Who]) -> dict[str, str]:
    return {
        f"{name}s": "; ".join(actor.name or actor.text for actor in actors),
        f"{name}_countries": "; ".join(actor.country or "" for actor in actors),
        f"{name}_sectors": "; ".join(" ".join(actor.sectors) for actor in actors),
    }


def plain_cells(row: Mapping[str, object]) -> dict[str, object]:
    """A row for CSV, an apostrophe before each text that a spreadsheet would run as a formula."""
    return {
        name: f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell for name, cell in row.items()
    }


#: One row an event.
RECORDS: Layout[Record] = Layout(
    EVENT_COLUMNS, lambda record: [event_row(event, record.article) for event in record.events]
)
#: One row a happening.
HAPPENINGS: Layout[Happening] = Layout(HAPPENING_COLUMNS, lambda happening: [happening_row(happening)])
#: One row a row: events of any source, made flat before.
ROWS: Layout[dict[str, Any]] = Layout(EVENT_COLUMNS, lambda row: [row])


def _row_side(name: str, sides: list[Side]) -> dict[str, str]:
    return {
        f"{name}s": "; ".join(side.name or "" for side in sides),
        f"{name}_countries": "; ".join(side.country or "" for side in sides),
        f"{name}_sectors": "; ".join(" ".join(side.sectors) for side in sides),
    }


def to_json(value: object) -> str:
    """Any object of the record as JSON."""
    return msgspec.json.encode(value).decode()


def _place(place: Place | Spot | Where | None) -> dict[str, Any]:
    """Where it was, in columns."""
    return {
        "place": place.name if place else None,
        "place_country": place.country if place else None,
        "place_admin1": place.admin1 if place else None,
        "place_lat": place.lat if place else None,
        "place_lon": place.lon if place else None,
        "place_geonames": place.geonames if place else None,
    }
