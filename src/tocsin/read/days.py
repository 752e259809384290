"""Days as the inputs give them."""

from __future__ import annotations

from datetime import date, datetime
from email.utils import parsedate_to_datetime

#: Ways to write a day that can be read in one way only.
_FORMS = ("%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d %H:%M:%S %Z")


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


def day_of(value: str) -> str:
    """The ISO day of a date as articles give it: ISO, as in mails, or with the month in words.

    Raises ValueError when it is none, or may be read in two ways.
    """
    try:
        return check_day(value)
    except ValueError:
        text = value.strip()
        for form in _FORMS:
            try:
                return datetime.strptime(text, form).date().isoformat()
            except ValueError:
                continue
        try:
            return parsedate_to_datetime(text).date().isoformat()
        except (ValueError, IndexError, TypeError, OverflowError):
            raise ValueError(f"not a date (YYYY-MM-DD): {value[:40]!r}") from None
