"""A user's own list: CSV with a header, or YAML in the form of the codebook's actor files."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator

import msgspec

from tocsin.codebook.load import ShapeError, yaml_as
from tocsin.codebook.schema import Entities, Entity, Imports, Period
from tocsin.knowledge.phrases import form_of
from tocsin.knowledge.sources.items import Item, Line, Oddity

#: Columns of a CSV file; `name` must be there. `aliases` are parted by |, `sectors` by blanks.
COLUMNS = ("key", "name", "aliases", "country", "kind", "sex", "sectors", "role", "from", "to")


def recognises_csv(beginning: list[str]) -> bool:
    """A CSV file has a header with a column `name`."""
    header = next(iter(csv.reader(beginning[:1])), [])
    return "name" in [each.strip().lower() for each in header]


def recognises_yaml(beginning: list[str]) -> bool:
    """A YAML file says `entities:`."""
    return any(line.rstrip() == "entities:" for line in beginning)


def read_csv(lines: Iterable[Line], imports: Imports) -> Iterator[Item]:
    """One entity a row; following rows of the same key add periods of office."""
    place = _Place(lines)
    rows = csv.reader(place, strict=True)
    header = [each.strip().lower() for each in next(rows)]
    if unknown := [each for each in header if each not in COLUMNS]:
        raise Oddity(place.line, f"no column {unknown[0]}; there are {', '.join(COLUMNS)}")
    held: Entity | None = None
    while True:
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise Oddity(place.line, f"no CSV: {error}") from error
        if row is None:
            break
        if not any(row):
            continue
        if len(row) > len(header):
            raise Oddity(place.line, f"{len(row)} cells, but {len(header)} columns")
        cells = {name: cell.strip() for name, cell in zip(header, row, strict=False)}
        if not cells.get("name"):
            raise Oddity(place.line, "no name")
        entity = _entity(cells)
        if held is not None and held.key == entity.key:
            held = msgspec.structs.replace(held, periods=[*held.periods, *entity.periods])
            continue
        if held is not None:
            yield held
        held = entity
    if held is not None:
        yield held


class _Place:
    """Lines for the CSV reader, which remembers where it is."""

    def __init__(self, lines: Iterable[Line]):
        self._lines = iter(lines)
        self.line = 0

    def __iter__(self) -> _Place:
        return self

    def __next__(self) -> str:
        self.line, line = next(self._lines)
        return line + "\n"


def _entity(cells: dict[str, str]) -> Entity:
    sectors = cells.get("sectors", "").split()
    start, end, role = cells.get("from") or None, cells.get("to") or None, cells.get("role") or None
    dated = bool(start or end or role)
    return Entity(
        key=cells.get("key") or form_of(cells["name"]).replace(" ", "-"),
        name=cells["name"],
        aliases=[each.strip() for each in cells.get("aliases", "").split("|") if each.strip()],
        country=cells.get("country") or None,
        kind=cells.get("kind") or ("person" if dated else "organisation"),
        sex=cells.get("sex") or None,
        sectors=[] if dated else sectors,
        periods=[Period(sectors=sectors, role=role, start=start, end=end)] if dated else [],
    )


def read_yaml(lines: Iterable[Line], imports: Imports) -> Iterator[Item]:
    """The entities of a file that looks like the codebook's own."""
    try:
        yield from yaml_as("\n".join(line for _, line in lines), Entities).entities
    except ShapeError as error:
        raise Oddity(error.line or 1, error.fault) from error
