"""When: expressions of time in a sentence, resolved against the date of publication."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from tocsin.model import When

if TYPE_CHECKING:
    from spacy.tokens import Span

    from tocsin.parse.syntax import Sentence

Precision = Literal["day", "week", "month", "year", "unknown"]

_YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
_DAY_OF_MONTH = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
_DURATION = re.compile(r"\b(?:for|every|each|per|annual|daily|weekly|\w+-(?:day|week|month|year|hour|minute))\b", re.I)
_SPAN = re.compile(
    r"\b(?:seconds?|minutes?|hours?|days|weeks|months|years|decades|centuries)\b|\b(?:an?|one) (?:day|week|month|year)\b",
    re.I,
)
_ANCHORED = re.compile(r"\b(?:ago|earlier|later|before|since|next|last|past|this)\b", re.I)
_DECADE = re.compile(r"\d0s\b")
_WEEKDAYS = [name.lower() for name in calendar.day_name]
_LEADING = re.compile(r"^(?:(?:on|the|early|late|mid|around|about|since|by|until|from)[\s-]+)+", re.I)
_LABELS = {"DATE", "TIME"}


def dates_of(sentence: Sentence, published: str | None) -> list[When]:
    """The dates that a sentence names, in order, durations and repetitions left out.

    published: ISO date; without it only dates with a year can be told.
    """
    found = []
    for entity in sentence.entities:
        if entity.label_ in _LABELS:
            when = _resolve(entity, sentence.offset, published)
            if when is not None:
                found.append(when)
    return found


def within(text: str, published: str | None) -> tuple[str, Precision] | None:
    """The end of a period that begins with the publication: "48 hours", "the next three weeks"."""
    return (
        resolve(f"in {re.sub(r'^(?:the )?(?:next|coming) ', '', text.lower())}", published, future=True)
        if published
        else None
    )


def _resolve(entity: Span, shift: int, published: str | None) -> When | None:
    text = entity.text
    if _DURATION.search(text) or (_SPAN.search(text) and not _ANCHORED.search(text)):
        return None
    value = resolve(text, published, future=_looks_ahead(entity))
    if value is None:
        return None
    day, precision = value
    return When(
        value=day,
        precision=precision,
        text=text,
        start=entity.start_char + shift,
        end=entity.end_char + shift,
    )


def _looks_ahead(entity: Span) -> bool:
    """Whether the words before a date point into the future: "by Friday", "until Monday"."""
    before = entity.root.head
    return before.lower_ in {"by", "until", "till", "before"}


@lru_cache(maxsize=4096)
def resolve(text: str, published: str | None, *, future: bool = False) -> tuple[str, Precision] | None:
    """ISO date and precision of an expression such as "May 22", "last Friday", "2014", "three weeks ago".

    future: whether a weekday or a day without a year is the next one rather than the last one.
    """
    bare = _LEADING.sub("", text.strip().lower())
    year = _YEAR.search(bare)
    if year and bare == year.group():
        return f"{year.group()}-01-01", "year"
    if (published is None and year is None) or _DECADE.search(bare):
        return None
    weekday = next((number for number, name in enumerate(_WEEKDAYS) if name in bare), None)
    if weekday is not None and published is not None and not any(c.isdigit() for c in bare):
        return _weekday(weekday, bare, date.fromisoformat(published), future=future).isoformat(), "day"
    import dateparser.date  # slow to load, and many articles name no date

    base = datetime.fromisoformat(published) if published else datetime(2000, 1, 1)
    settings = {
        "RELATIVE_BASE": base,
        "PREFER_DATES_FROM": "future" if future else "past",
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "RETURN_TIME_AS_PERIOD": False,
    }
    for phrase in (bare, bare.removeprefix("this ").removeprefix("last "), *_relative(bare, base)):
        parsed = dateparser.date.DateDataParser(languages=["en"], settings=settings).get_date_data(phrase)
        if parsed.date_obj is not None:
            day = parsed.date_obj.date()
            if published and not year and _DAY_OF_MONTH.search(bare) and not _SPAN.search(bare):
                day = _nearest_year(day, base.date())
            return _with_precision(bare, day, parsed.period, future=future)
    return None


def _weekday(number: int, text: str, base: date, *, future: bool) -> date:
    """The weekday nearest before the base, or after it; the base itself counts unless the text says last or next."""
    if "next" in text or (future and "last" not in text):
        return base + timedelta(days=(number - base.weekday()) % 7 or (7 if "next" in text else 0))
    return base - timedelta(days=(base.weekday() - number) % 7 or (7 if "last" in text else 0))


def _nearest_year(day: date, base: date) -> date:
    """A day without a year in the year that brings it nearest to the base."""
    years = [base.year + step for step in (-1, 0, 1) if day.day < 29 or day.month != 2]
    return min((day.replace(year=year) for year in years), key=lambda each: abs(each - base), default=day)


def _relative(text: str, base: datetime) -> list[str]:
    """Further ways to say the same for the library: "last year" is "1 year ago"."""
    last = re.fullmatch(r"(?:last|past|previous) (week|month|year)", text)
    return [f"1 {last.group(1)} ago"] if last else []


def _with_precision(text: str, day: date, period: str, *, future: bool) -> tuple[str, Precision] | None:
    unit = re.search(r"\b(year|month|week|decade|century)s?\b", text)
    if unit and unit.group(1) in {"decade", "century"}:
        return None
    if unit and not future:
        match unit.group(1):
            case "year":
                return day.replace(month=1, day=1).isoformat(), "year"
            case "month":
                return day.replace(day=1).isoformat(), "month"
            case _:
                return (day - timedelta(days=day.weekday())).isoformat(), "week"
    if period == "year":
        return day.replace(month=1, day=1).isoformat(), "year"
    if period == "month":
        return day.replace(day=1).isoformat(), "month"
    return day.isoformat(), "day"
