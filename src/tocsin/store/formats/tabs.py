"""Values in tab-separated fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

_BLANK = str.maketrans("\t\n\r", "   ")


def line(columns: Sequence[str], values: Mapping[str, object]) -> str:
    """One line with these columns; what is not there or None is empty. A value must not hold a tab or line end: each
    becomes a blank."""
    return "\t".join([_field(values.get(name)) for name in columns]) + "\n"


def _field(value: object) -> str:
    if value is None:
        return ""
    return (
        value.translate(_BLANK)
        if isinstance(value, str)
        else f"{value:.15g}"
        if isinstance(value, float)
        else str(value)
    )
