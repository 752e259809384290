"""How many of what fits have what."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

from tocsin.store.browse.asking import Asking, Conditions

#: So many of the latest rows that fit are counted.
COUNTED = 5_000
#: So many months are told apart at most.
_MONTHS = 12
#: So many of the latest rows are looked at where each must be looked up elsewhere.
_LOOKED = 15_000


@dataclass(frozen=True)
class Facets:
    """How many of what fits have what, the most frequent first; periods the latest first."""

    #: Number of rows counted: all that fit, or the latest of them.
    total: int
    complete: bool
    counts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


def latest(asking: Asking, conditions: Conditions, columns: Sequence[str]) -> tuple[list[sqlite3.Row], bool]:
    """Place, id and columns of the latest rows that fit, `COUNTED` at most and one more, and whether that is all of them.

    columns: also those that the dear conditions ask of.
    """
    names = ", ".join(columns)
    order = f"ORDER BY date DESC, {conditions.table}.id"
    looked = f"SELECT {conditions.table}.id AS id, date AS place, {names} FROM {conditions.source} WHERE {conditions.cheap} {order}"
    values = [*conditions.given, *conditions.cheap.values]
    if not conditions.dear.conditions:
        rows = asking.rows(f"{looked} LIMIT {COUNTED + 1}", values)
        return rows, len(rows) <= COUNTED
    rows = asking.rows(
        f"""SELECT id, place, {names} FROM ({looked} LIMIT {_LOOKED}) AS {conditions.table}
            WHERE {conditions.dear} LIMIT {COUNTED + 1}""",
        [*values, *conditions.dear.values],
    )
    if len(rows) > COUNTED:
        return rows, False
    more = asking.rows(f"SELECT 1 FROM ({looked} LIMIT 1 OFFSET {_LOOKED})", values)
    return rows, not more


def counted(rows: Sequence[sqlite3.Row], complete: bool, names: Mapping[str, Sequence[str]]) -> Facets:
    """Counts rows, by `period` (month or, of more than a year, year) too. names: of each facet the columns that hold its codes, separated by spaces, and publishers by line ends; "-" is none."""
    rows = rows[:COUNTED]
    counts = {}
    for facet, columns in names.items():
        alike = Counter(zip(*([row[column] for row in rows] for column in columns), strict=True))
        found: Counter[str] = Counter()
        for cells, number in alike.items():
            for code in set(chain.from_iterable(_codes(cell, facet) for cell in cells)):
                found[code] += number
        counts[facet] = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    counts["period"] = _periods(row["place"] for row in rows)
    return Facets(len(rows), complete, counts)


def _periods(days: Iterable[str | None]) -> list[tuple[str, int]]:
    """How many there are of each month, of more than twelve of each year: the latest first."""
    months = Counter(day[:7] for day in days if day is not None)
    years: Counter[str] = Counter()
    for month, number in months.items():
        years[month[:4]] += number
    return sorted((months if len(months) <= _MONTHS else years).items(), reverse=True)


def _codes(cell: str | None, facet: str) -> list[str]:
    if cell is None:
        return []
    if facet in _WHOLE:
        return [cell]
    codes = [code for code in cell.split("\n" if facet == "publisher" else " ") if code not in {"", "-"}]
    return codes or (["asserted"] if facet == "auxiliary" else [])


#: Facets whose columns hold one value, in which spaces may stand.
_WHOLE = frozenset({"event", "mode", "quad", "status"})
