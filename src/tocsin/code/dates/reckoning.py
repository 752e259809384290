"""Which day or period an expression of time means, counted from the day of writing or from another date."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, timedelta

from tocsin.code.dates.expression import Direction, Expression, Value
from tocsin.codebook.schema import DateWords
from tocsin.model.record import Precision

#: A precision one step coarser.
_COARSER: dict[str, Precision] = {"hour": "day", "day": "week", "week": "month", "month": "year", "year": "unknown"}
_FINE: dict[str, Precision] = {"hour": "day", "day": "day", "week": "week", "month": "month", "year": "year"}
#: Units that are so many of another one.
_MULTIPLES = {"fortnight": ("week", 2), "decade": ("year", 10), "century": ("year", 100)}
#: So many are meant by a bare plural: "years ago".
_SOME = 3
#: A date without a year so near after the day of writing may be told before it comes.
_NEAR = timedelta(days=3)
#: So long ago a term may have ended of which the news still speak: "unless it was paid by April 1", told on April 16.
_LATELY = timedelta(days=60)


class Reckoning:
    """Resolves expressions of time."""

    def __init__(self, words: DateWords):
        self._words = words
        self._months = {form.lower(): number for number, forms in enumerate(words.months, 1) for form in forms}
        self._weekdays = {name.lower(): number for number, name in enumerate(words.weekdays)}
        days = {name.lower(): day.split("-") for name, day in words.feasts.items()}
        self._feasts = {
            name: {"month": words.months[int(month) - 1][0], "day": day} for name, (month, day) in days.items()
        }

    def value(
        self, expression: Expression, base: date | None, direction: Direction | None = None, anchor: Value | None = None
    ) -> Value | None:
        """What an expression means; None: that cannot be told.

        base: the day of writing; without it only expressions with a year have a value.
        direction: where an expression points that leaves it open; None: the past, or the nearest year.
        anchor: the date that an anchored expression counts from.
        """
        try:
            value = self._value(expression, base, direction, anchor)
            if value is None or expression.upto is None:
                return value
            upto = expression.upto
            if "year" not in expression.parts and "year" in upto.parts:
                value = self._value(
                    replace(expression, parts={**expression.parts, "year": upto.parts["year"]}), base, None, None
                )
            end = self._value(upto, base, direction, None)
            if value is None or end is None:
                return value
            if end.day < value.day and expression.rule == "weekday":
                value = replace(value, day=value.day - timedelta(days=7))
            return replace(value, until=end.last) if end.last >= value.day else value
        except (ValueError, OverflowError):  # no such day: February 30, a million years ago
            return None

    def _value(
        self, expression: Expression, base: date | None, direction: Direction | None, anchor: Value | None
    ) -> Value | None:
        parts = expression.parts
        match expression.rule:
            case "iso":
                return Value(date(int(parts["year"]), int(parts["number"]), int(parts["day"])), "day")
            case "numeric":
                return _numeric(int(parts["day"]), int(parts["number"]), int(parts["year"]))
            case "feast":
                return self._day_of_month(
                    {**parts, **self._feasts[single(parts["feast"]).replace("’", "'")]}, base, direction
                )
            case "month_day" | "day_month":
                return self._day_of_month(parts, base, direction)
            case "months":
                year = int(parts["year"])
                last = Value(date(year, self._months[_bare(parts["upto"])], 1), "month").last
                return Value(date(year, self._months[_bare(parts["month"])], 1), "month", last)
            case "month_year":
                return Value(date(int(parts["year"]), self._months[_bare(parts["month"])], 1), "month")
            case "years":
                first, last_year = parts["year"], parts["upto"]
                return Value(date(int(first), 1, 1), "year", date(int(first[: 4 - len(last_year)] + last_year), 12, 31))
            case "year" | "season_year":
                return Value(date(int(parts["year"]), 1, 1), "year")
            case "era":
                first_year = int(parts["decade"]) * 10
                return Value(date(first_year, 1, 1), "unknown", date(first_year + 9, 12, 31))
            case "century":
                first_year = int(parts["century"]) * 100 - 99
                return Value(date(first_year, 1, 1), "unknown", date(first_year + 99, 12, 31))
            case "after" | "step" | "steps" | "that" | "that_month" | "month_then":
                return self._from_anchor(expression, anchor)
        return self._relative(expression, base, direction) if base is not None else None

    def _relative(self, expression: Expression, base: date, direction: Direction | None) -> Value | None:
        """Expressions that count from the day of writing."""
        parts = expression.parts
        match expression.rule:
            case "month":
                return self._month(parts, base, direction)
            case "weekday":
                return self._weekday(parts, base, direction)
            case "weekday_week":
                monday = base - timedelta(days=base.weekday()) + timedelta(days=7 * self._turn(parts))
                return Value(monday + timedelta(days=self._weekdays[parts["weekday"].lower()]), "day")
            case "day_word":
                return Value(base + timedelta(days=self._words.days[single(parts["word"])]), "day")
            case "day_number":
                day = _number(parts["day"])
                months = -1 if direction == "future" and day < base.day else 0
                if direction != "future" and day > base.day:
                    months = 1
                return Value(_month_back(base, months).replace(day=day), "day")
            case "weekend":
                saturday = base - timedelta(days=(base.weekday() - 5) % 7)
                turn = self._turn(parts)
                if turn > 0 or (direction == "future" and turn == 0 and saturday + timedelta(days=1) < base):
                    saturday += timedelta(days=7)
                elif turn < 0 and saturday + timedelta(days=1) >= base:
                    saturday -= timedelta(days=7)
                return Value(saturday, "day", saturday + timedelta(days=1))
            case "turn":
                return _shifted(base, parts["unit"].lower(), self._turn(parts))
            case "season":
                turn = self._turn(parts)
                return Value(date(base.year + turn, 1, 1), "year")
            case "end_of":
                return _shifted(base, parts["unit"].lower(), 0)
            case "ago":
                count, precision = self._count(parts)
                return _counted(base, parts["unit"], -count, precision)
            case "span":
                count, precision = self._count({"number": "one", **parts})
                first = _counted(base, parts["unit"], -count, "day").day
                return Value(
                    first, precision if precision == "day" or parts["unit"][:4].lower() == "week" else "unknown", base
                )
            case "ahead":
                if not (direction == "future" or expression.ahead or parts.get("within")):
                    return None
                count, precision = self._count(parts)
                return _counted(base, parts["unit"], count, "day" if parts.get("within") else precision)
            case _:
                return None

    def _day_of_month(self, parts: dict[str, str], base: date | None, direction: Direction | None) -> Value | None:
        month = self._months[_bare(parts["month"])]
        day = _number(parts["day"])
        if "year" in parts:
            found = date(int(parts["year"]), month, day)
        elif base is None:
            return None
        else:
            years = [base.year + step for step in (-1, 0, 1) if day < 29 or _exists(base.year + step, month, day)]
            found = min((date(year, month, day) for year in years), key=lambda each: abs(each - base))
            if direction == "past" and found > base + _NEAR:
                found = date(found.year - 1, month, day)
            elif direction == "future" and found < base - _LATELY:
                found = date(found.year + 1, month, day)
        if "upto" not in parts:
            return Value(found, "day")
        last_month = self._months[_bare(parts["upto_month"])] if "upto_month" in parts else month
        last = found.replace(month=last_month, day=_number(parts["upto"]))
        return Value(found, "day", last if last > found else None)

    def _month(self, parts: dict[str, str], base: date, direction: Direction | None) -> Value:
        month = self._months[_bare(parts["month"])]
        turn = parts.get("turn", "").lower()
        if turn == "this":
            year = base.year
        elif turn in {"next", "coming"} or (direction == "future" and turn != "last"):
            year = base.year if month >= base.month else base.year + 1
        else:
            year = base.year if month <= base.month - (turn == "last") else base.year - 1
        return Value(date(year, month, 1), "month")

    def _weekday(self, parts: dict[str, str], base: date, direction: Direction | None) -> Value:
        """The weekday nearest before the base, or after it; the base itself counts unless the text says last or next."""
        number = self._weekdays[parts["weekday"].lower()]
        turn = self._turn(parts) if "turn" in parts else None
        if turn == 1 or (direction == "future" and turn != -1):
            return Value(base + timedelta(days=(number - base.weekday()) % 7 or (7 if turn else 0)), "day")
        return Value(base - timedelta(days=(base.weekday() - number) % 7 or (7 if turn else 0)), "day")

    def _from_anchor(self, expression: Expression, anchor: Value | None) -> Value | None:
        if anchor is None:
            return None
        parts = expression.parts
        if expression.rule in {"that_month", "month_then"}:
            return Value(date(anchor.day.year, self._months[_bare(parts["month"])], 1), "month")
        if expression.rule == "steps":
            return Value(anchor.last if anchor.precision == "day" else anchor.day, "unknown")
        if expression.rule != "after":
            unit, step = parts["unit"].lower(), self._words.steps[parts["step"].lower()] if "step" in parts else 0
            if expression.fine:
                return Value((anchor.last if step > 0 else anchor.day) + timedelta(days=step), "day")
            return _shifted(anchor.day, unit, step)
        count, precision = self._count(parts)
        sign = 1 if parts["side"].lower() in {"after", "later", "following"} else -1
        found = _counted(anchor.last if sign > 0 else anchor.day, parts["unit"], sign * count, precision)
        return found if anchor.precision == "day" else Value(found.day, "unknown")

    def origin(self, expression: Expression, anchor: date) -> Value:
        """What an expression counts from, given what it comes to: the attack in "fled on Friday, two days after the attack"."""
        count, precision = self._count(expression.parts)
        sign = -1 if expression.parts["side"].lower() in {"after", "later"} else 1
        return _counted(anchor, expression.parts["unit"], sign * count, precision)

    def _count(self, parts: dict[str, str]) -> tuple[int, Precision]:
        """How many of which unit, and how precise that makes it."""
        words = single(parts.get("number", ""))
        unit, times = _MULTIPLES.get(_unit(parts["unit"]), (_unit(parts["unit"]), 1))
        fine: Precision = "unknown" if times > 2 else _FINE[unit]
        if words.isdigit():
            return int(words) * times, fine
        if words in self._words.numbers:
            return self._words.numbers[words] * times, fine
        if not words and not parts["unit"].lower().endswith("s"):  # "the month before"
            return times, fine
        if not words:  # "hours after", "years ago"
            return (0, "day") if unit == "hour" else (_SOME * times, "unknown")
        return self._words.vague[words] * times, "unknown" if times > 2 else _COARSER[unit]

    def _turn(self, parts: dict[str, str]) -> int:
        return self._words.turns.get(single(parts.get("turn", "this")), 0)


def single(words: str) -> str:
    """Words in lower case, one space between them."""
    return " ".join(words.lower().split())


def _numeric(first: int, second: int, year: int) -> Value | None:
    """The day of 13/05/2024 or 05/13/2024; None: it may be either."""
    if first > 12 or first == second:
        return Value(date(year, second, first), "day")
    return Value(date(year, first, second), "day") if second > 12 else None


def _bare(month: str) -> str:
    return month.rstrip(".").lower()


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _unit(words: str) -> str:
    lower = words.lower()
    return "century" if lower == "centuries" else lower.removesuffix("s")


def _exists(year: int, month: int, day: int) -> bool:
    return day <= calendar.monthrange(year, month)[1]


def _month_back(day: date, months: int) -> date:
    """The first of the month so many months before."""
    number = day.year * 12 + day.month - 1 - months
    return date(number // 12, number % 12 + 1, 1)


def _shifted(base: date, unit: str, turns: int) -> Value:
    """The week, month or year so many after the one that holds a day."""
    match unit:
        case "week":
            return Value(base - timedelta(days=base.weekday()) + timedelta(weeks=turns), "week")
        case "month":
            return Value(_month_back(base, -turns), "month")
        case _:
            return Value(date(base.year + turns, 1, 1), "year")


def _counted(base: date, unit: str, count: int, precision: Precision) -> Value:
    """So many units after a day, as precisely as told."""
    name, _ = _MULTIPLES.get(_unit(unit), (_unit(unit), 1))
    match name:
        case "hour":
            day = base + timedelta(days=-(-abs(count) // 24) * (1 if count > 0 else -1) if abs(count) >= 24 else 0)
        case "day":
            day = base + timedelta(days=count)
        case "week":
            day = base + timedelta(weeks=count)
        case "month":
            first = _month_back(base, -count)
            day = first.replace(day=min(base.day, calendar.monthrange(first.year, first.month)[1]))
        case _:
            year = base.year + count
            day = base.replace(year=year, day=min(base.day, calendar.monthrange(year, base.month)[1]))
    match precision:
        case "week":
            return Value(day - timedelta(days=day.weekday()), "week")
        case "month":
            return Value(day.replace(day=1), "month")
        case "year":
            return Value(day.replace(month=1, day=1), "year")
        case "unknown" if name == "year":
            return Value(day.replace(month=1, day=1), "unknown")
        case _:
            return Value(day, precision)
