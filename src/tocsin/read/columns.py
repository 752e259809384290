"""Which column of a table, or key of an object, holds which field of an article."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

import msgspec

from tocsin.read.fields import Fields, Unreadable

#: Fields that a column may hold.
FIELDS = ("text", "title", "date", "url", "publisher", "byline", "id")


@cache
def known_names() -> dict[str, tuple[str, int]]:
    """Every name that a column is known by: the field and how good the name is, 0 being the best."""
    import yaml

    text = resources.files("tocsin.read").joinpath("columns.yaml").read_text(encoding="utf-8")
    return {
        _plain(name): (field, rank) for field, names in yaml.safe_load(text).items() for rank, name in enumerate(names)
    }


def field_of(name: str) -> str | None:
    """The field that a column of this name is known to hold."""
    return known_names().get(_plain(name), (None, 0))[0]


def check_mapping(settings: Iterable[str]) -> dict[str, str]:
    """The mapping that settings such as `text=body` make.

    Raises ValueError that says which is none.
    """
    mapping = {}
    for setting in settings:
        field, _, column = setting.partition("=")
        if field not in FIELDS or not column:
            raise ValueError(f"not FIELD=COLUMN with a field out of {', '.join(FIELDS)}: {setting[:60]!r}")
        mapping[field] = column
    return mapping


def find_columns(names: Iterable[str], mapping: Mapping[str, str]) -> dict[str, str]:
    """Which of these columns holds each field, as far as there is one: as the mapping says, or else the best known name.

    Raises Unreadable when a column of the mapping, or one for the text, is not there.
    """
    names = list(names)
    found = _by_name(tuple(names))
    for field, column in mapping.items():
        if column not in names:
            raise Unreadable(f"no `{column}`, which is to be the {field}")
    found = {field: name for field, name in found.items() if field not in mapping} | dict(mapping)
    if "text" not in found:
        raise Unreadable("no `text`" + (f" among {_list(names)}; see --map" if names else ""))
    return found


def fields_of(row: Mapping[str, object], columns: Mapping[str, str], where: str) -> Fields:
    """The fields of a row. Raises Unreadable that says which is of the wrong kind."""
    values: dict[str, str | None] = {}
    for field, column in columns.items():
        value = _word(field, row.get(column))
        if isinstance(value, str) or (value is None and field != "text"):
            values[field] = value
        elif field == "text" or known_names().get(_plain(column), ("", 0)) == (field, 0):
            raise Unreadable(f"`{column}` is no string")
    return msgspec.convert({**values, "where": where}, Fields)


@cache
def _by_name(names: tuple[str, ...]) -> dict[str, str]:
    best: dict[str, tuple[int, str]] = {}
    for name in names:
        field, rank = known_names().get(_plain(name), ("", 0))
        if field and (field not in best or rank < best[field][0]):
            best[field] = (rank, name)
    return {field: name for field, (_, name) in best.items()}


def _word(field: str, value: object) -> object:
    """A value as text where it plainly is one: an id that is a number, a day, a list of authors."""
    if field == "id" and isinstance(value, int | float):
        return str(value)
    if field == "date" and isinstance(value, datetime.date):
        return value.isoformat()
    if field == "byline" and isinstance(value, list) and all(isinstance(each, str) for each in value):
        return ", ".join(value) or None
    return value


def _plain(name: str) -> str:
    return "".join(character for character in name.casefold() if character.isalnum())


def _list(names: list[str]) -> str:
    shown = ", ".join(name[:30] for name in names[:8])
    return shown + (", …" if len(names) > 8 else "")
