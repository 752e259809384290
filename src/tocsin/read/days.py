"""Days as the inputs give them."""

from __future__ import annotations

from datetime import date, datetime


def check_day(value: str) -> str:
    """The ISO day of an ISO date or date and time.

    Raises ValueError when it is none.
    """
    text = value.strip()
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        try:
            return datetime.fromisoformat(text).date().isoformat()
        except ValueError:
            raise ValueError(f"not a date (YYYY-MM-DD): {value[:40]!r}") from None
