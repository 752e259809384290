"""Values as they stand in fields of event data. Every function raises ValueError that says what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache

#: What data write where there is nothing. Case matters: Nan is a province of Thailand.
_NOTHING = {"", "None", "NULL", "null", "nan", "NaN", "N/A"}


@cache
def _bare(name: str) -> str:
    """A column's name however it is spelt: `Event ID`, `event_id`, `EventID`."""
    return "".join(filter(str.isalnum, name.casefold()))


class Columns:
    """Fields of a line by the names of a header, in whatever order and case."""

    def __init__(self, header: list[str]):
        self._names = [name.strip().strip('"') for name in header]
        self._places: Mapping[str, int] = {_bare(name): n for n, name in enumerate(self._names)}
        self._count = len(header)

    def lacking(self, names: Iterable[str]) -> list[str]:
        """Those of some names that are no columns."""
        return [name for name in names if _bare(name) not in self._places]

    def beyond(self, names: Iterable[str]) -> list[str]:
        """Columns that have none of these names."""
        known = set(map(_bare, names))
        return [name for name in self._names if _bare(name) not in known]

    def of(self, line: str) -> Fields:
        """The fields of a tab-separated line."""
        values = line.split("\t")
        if len(values) != self._count:
            raise ValueError(f"{len(values)} columns instead of {self._count}")
        return Fields(self._places, values)


class Fields:
    """One line's fields."""

    __slots__ = ("_places", "_values")

    def __init__(self, places: Mapping[str, int], values: list[str]):
        self._places, self._values = places, values

    def text(self, name: str) -> str | None:
        """The field's words; None: nothing there, or no such column."""
        place = self._places.get(_bare(name))
        return text(self._values[place]) if place is not None else None

    def number(self, name: str) -> float | None:
        """The field as a number."""
        return number(self.text(name), name)

    def count(self, name: str) -> int | None:
        """The field as a whole number."""
        return count(self.text(name), name)

    def day(self, name: str) -> str | None:
        """The field as an ISO day."""
        return day(self.text(name), name)

    def several(self, name: str) -> list[str]:
        """The parts of a field that lists several; an empty part keeps its place."""
        found = self.text(name)
        return [part.strip() for part in found.split(";")] if found else []


def text(value: str) -> str | None:
    """The words, or None where the data say that there are none."""
    value = value.strip().strip('"')
    return None if value in _NOTHING else value


def number(value: str | None, name: str) -> float | None:
    """A number; it must be finite."""
    if value is None:
        return None
    try:
        found = float(value)
    except ValueError:
        raise ValueError(f"{name}: not a number: {value[:40]!r}") from None
    if not abs(found) < float("inf"):
        raise ValueError(f"{name}: not a number: {value[:40]!r}")
    return found


def count(value: str | None, name: str) -> int | None:
    """A whole number; `12.0` is one."""
    found = number(value, name)
    if found is None:
        return None
    if found != int(found):
        raise ValueError(f"{name}: not a whole number: {str(value)[:40]!r}")
    return int(found)


def day(value: str | None, name: str) -> str | None:
    """An ISO day out of YYYY-MM-DD, YYYYMMDD or one of them with a time behind it."""
    if value is None:
        return None
    try:
        if value[:8].isdigit():
            return date(int(value[:4]), int(value[4:6]), int(value[6:8])).isoformat()
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        raise ValueError(f"{name}: not a day: {value[:40]!r}") from None
