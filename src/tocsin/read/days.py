"""Days as the inputs give them."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

#: Ways to write a day that can be read in one way only.
_FORMS = ("%Y/%m/%d", "%Y.%m.%d", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%Y-%m-%d %H:%M:%S %Z")


#: A day in a line of text.
DAYS = re.compile(
    r"\d{4}-\d\d-\d\d|\b\d{1,2} [A-Z][a-z]{2,8} \d{4}\b|\b[A-Z][a-z]{2,8} \d{1,2}, \d{4}\b|\b\d{4}/\d\d/\d\d\b"
)


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
        except (ArithmeticError, LookupError, TypeError, ValueError):  # whatever that function raises on nonsense
            raise ValueError(f"not a date (YYYY-MM-DD): {value[:40]!r}") from None


def day_if_any(value: str | None) -> str | None:
    """The ISO day of a date that machines wrote, as in mails and feeds; None: there is none, or nobody can read it."""
    try:
        return day_of(value) if value else None
    except ValueError:
        return None


def day_in(line: str) -> str | None:
    """The ISO day that a line such as "Posted: March 8, 2024" names, if it can be read in one way only."""
    for found in DAYS.finditer(line):
        try:
            return day_of(found.group())
        except ValueError:
            continue
    return None
