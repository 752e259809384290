"""Expressions of time: found by their grammar and resolved against a day.

The words are the codebook's (`dates.yaml`). Only calendar days are reckoned with, so that no clock or time zone matters.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from tocsin.codebook.schema import DateWords
from tocsin.model.record import Precision

#: Where an expression that leaves it open points: "on Monday" is the last one, or the next.
Direction = Literal["past", "future"]

_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d.:]\d|\d)"
_DASH = r"\s*(?:-|–|—|to|and|through|until)\s*"
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

#: Between a day and its hour: "at dawn on Monday", "overnight into Friday".
_BESIDE = re.compile(r"\s*,?\s*(?:(?:on|into|of)\s+)?")
_WORDS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")
#: What a text must hold for a rule to be tried.
_NEEDS: dict[str, set[str]] = {
    "iso": {"digit"},
    "numeric": {"digit"},
    "feast": {"feast"},
    "eve": {"eve"},
    "month_day": {"month", "digit"},
    "day_month": {"month", "digit"},
    "months": {"month", "digit"},
    "month_year": {"month", "digit"},
    "weekday_week": {"weekday", "unit"},
    "day_word": {"word"},
    "weekday": {"weekday"},
    "span": {"unit"},
    "duration": {"unit"},
    "weekend": {"unit"},
    "step": {"step", "period"},
    "steps": {"unit"},
    "that": {"that", "period"},
    "that_month": {"that", "month"},
    "month_then": {"month", "period"},
    "season_year": {"season", "digit"},
    "season": {"season"},
    "turn": {"turn", "unit"},
    "end_of": {"unit"},
    "ago": {"unit", "ago"},
    "after": {"unit", "side"},
    "ahead": {"unit"},
    "month": {"month"},
    "years": {"digit"},
    "era": {"digit"},
    "century": {"unit", "digit"},
    "year": {"digit"},
    "day_number": {"digit"},
}


@dataclass(frozen=True)
class Value:
    """A day or the first day of a period, its precision, and the last day of a range."""

    day: date
    precision: Precision
    until: date | None = None

    @property
    def last(self) -> date:
        """The last day that it may mean."""
        if self.until is not None:
            return self.until
        match self.precision:
            case "week":
                return self.day + timedelta(days=6)
            case "month":
                return self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1])
            case "year":
                return self.day.replace(month=12, day=31)
            case _:
                return self.day


@dataclass(frozen=True)
class Expression:
    """An expression of time in a text; `rule` is the production that it was read by, `parts` are its words by name."""

    start: int
    end: int
    rule: str
    parts: dict[str, str]
    #: The end of a range: "from May 3 to May 9".
    upto: Expression | None = None
    #: Whether the word before it says that it is yet to come: "by Friday".
    ahead: bool = False

    @property
    def anchored(self) -> bool:
        """Whether it counts from another date than that of writing: "the next day", "five days after the vote"."""
        return self.rule in {"after", "step", "steps", "that", "that_month", "month_then"}

    @property
    def fine(self) -> bool:
        """Whether it counts from a day rather than from a month or year."""
        return self.rule != "month_then" and not self.parts.get("unit", "day").lower().startswith(
            ("week", "month", "year")
        )


class DateGrammar:
    """Finds and resolves expressions of time."""

    def __init__(self, words: DateWords):
        self._words = words
        self._months = {form.lower(): number for number, forms in enumerate(words.months, 1) for form in forms}
        self._weekdays = {name.lower(): number for number, name in enumerate(words.weekdays)}
        days = {name.lower(): day.split("-") for name, day in words.feasts.items()}
        self._feasts = {
            name: {"month": words.months[int(month) - 1][0], "day": day} for name, (month, day) in days.items()
        }
        self._rules = [(name, re.compile(pattern)) for name, pattern in _productions(words).items()]
        #: Sentences hold the same few kinds of words again and again.
        self._rules_for = lru_cache(maxsize=1_000)(self._fitting)
        self._names = re.compile(rf"\b{_any(words.names)}\b")
        self._repeats = re.compile(rf"\b(?i:{_any(words.repeats)})\s+$")
        self._ahead = self.leading_up(words.ahead)
        units = [*words.units, *(f"{unit}s" for unit in words.units), "centuries", "weekend"]
        #: Words that a text must hold for a rule to be tried.
        self._marks = {
            "month": frozenset(self._months),
            "weekday": frozenset(self._weekdays),
            "unit": frozenset(units),
            "season": frozenset(words.seasons),
            "part": frozenset(words.parts),
            "feast": frozenset(name.lower().split()[0].removesuffix("'s") for name in words.feasts),
            "eve": frozenset({"eve"}),
            "word": _last_words(words.days),
            "turn": _last_words(words.turns),
            "step": _last_words(words.steps),
            "that": frozenset({"that"}),
            "period": frozenset({"day", "week", "month", "year"}) | _last_words(words.parts),
            "ago": frozenset({"ago"}),
            "side": frozenset({"after", "before", "later", "earlier"}),
        }

    def _held(self, text: str) -> frozenset[str]:
        """Which kinds of words of time a text holds."""
        said = set(_WORDS.findall(text.lower()))
        found = [mark for mark, words in self._marks.items() if not said.isdisjoint(words)]
        return frozenset([*found, "digit"] if _DIGIT.search(text) else found)

    def _fitting(self, held: frozenset[str]) -> list[tuple[str, re.Pattern[str]]]:
        """The rules by which a text with such words may be read."""
        return [(rule, pattern) for rule, pattern in self._rules if _NEEDS[rule] <= held]

    @staticmethod
    def just_before(words: Iterable[str]) -> re.Pattern[str]:
        """What ends a text if one of some words stands right before a date: "by", "until the"."""
        return re.compile(rf"\b(?i:{_any(words)})\s+(?:the\s+)?$")

    def leading_up(self, words: Iterable[str]) -> re.Pattern[str]:
        """What ends a text if one of some words stands before a date, whatever the time of day: "until midnight on"."""
        hour = rf"(?i:{_any(self._words.daytimes)}|\d[\d.:]*(?:\s*[ap]\.?m\.?)?)(?:\s+(?i:gmt|local time))?\s+(?:on\s+|of\s+)?"
        return re.compile(rf"\b(?i:{_any(words)})\s+(?:the\s+)?(?:{hour})?$")

    def find(self, text: str) -> list[Expression]:
        """The expressions of time in a text, in order; durations and repetitions left out."""
        rules = self._rules_for(self._held(text))
        if not rules:
            return []
        taken = [match.span() for match in self._names.finditer(text)]
        found: list[Expression] = []
        for rule, pattern in rules:
            for match in pattern.finditer(text):
                start, end = match.span("all")
                if any(start < e and end > s for s, e in taken):
                    continue
                taken.append((start, end))
                before = text[max(0, start - 24) : start]
                # "freed 98 prisoners each last month"
                repeated = rule != "turn" and self._repeats.search(before)
                if rule == "duration" or repeated:
                    continue
                parts = {name: value for name, value in match.groupdict().items() if value is not None}
                if rule == "after" and before.lower().endswith("for "):
                    continue  # "closed for nine days after the raid" lasts
                ahead = bool(self._ahead.search(before)) and text[end : end + 2] not in {"'s", "’s"}
                if rule == "eve":
                    found.append(Expression(start, end, "after", {"number": "one", "unit": "day", "side": "before"}))
                else:
                    found.append(Expression(start, end, rule, parts, ahead=ahead))
        found.sort(key=lambda each: each.start)
        return list(self._joined(self._days(found, text), text))

    def _days(self, found: list[Expression], text: str) -> list[Expression]:
        """Expressions without the hours that stand beside their day: "at dawn on Monday", "Monday at dawn"."""
        kept: list[Expression] = []
        for expression in found:
            before = kept[-1] if kept else None
            beside = before is not None and _BESIDE.fullmatch(text[before.end : expression.start])
            if before is not None and beside and self._is_hour(before) and not self._is_hour(expression):
                kept[-1] = expression
            elif not (before is not None and beside and self._is_hour(expression) and not self._is_hour(before)):
                kept.append(expression)
        return kept

    def _is_hour(self, expression: Expression) -> bool:
        return expression.rule == "day_word" and _single(expression.parts["word"]) in self._words.hours

    def _joined(self, found: list[Expression], text: str) -> Iterable[Expression]:
        """Ranges: "from May 3 to May 9", "between Monday and Tuesday", "on Tuesday and Wednesday"."""
        place = 0
        while place < len(found):
            first, second = found[place], found[place + 1] if place + 1 < len(found) else None
            if second is not None and first.rule == second.rule:
                between = text[first.end : second.start].strip().lower()
                opened = re.search(r"\b(?:from|between)\s+$", text[max(0, first.start - 10) : first.start].lower())
                if (opened and between in {"to", "and", "until", "till", "through", "-", "–"}) or between in {
                    "-",
                    "–",
                    "through",
                }:
                    yield replace(first, end=second.end, upto=second)
                    place += 2
                    continue
                if between == "and" and first.rule == "weekday":
                    yield replace(first, end=second.end, upto=second)
                    place += 2
                    continue
            yield first
            place += 1

    def resolve(self, text: str, published: str | None, *, future: bool = False) -> tuple[str, Precision] | None:
        """ISO date and precision of an expression such as "May 22", "last Friday", "2014", "three weeks ago".

        future: whether what it leaves open is the next one rather than the last one.
        """
        base = date.fromisoformat(published) if published else None
        for phrase in (text, f"in {text}"):
            for expression in self.find(phrase):
                value = self.value(expression, base, "future" if future or expression.ahead else None)
                if value is not None:
                    return value.day.isoformat(), value.precision
        return None

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
                    {**parts, **self._feasts[_single(parts["feast"]).replace("’", "'")]}, base, direction
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
                return Value(base + timedelta(days=self._words.days[_single(parts["word"])]), "day")
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
        words = _single(parts.get("number", ""))
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
        return self._words.turns.get(_single(parts.get("turn", "this")), 0)


def _productions(words: DateWords) -> dict[str, str]:
    """The grammar, as patterns by the name of the rule, the more specific first; `all` is what is cited."""
    # "in March." ends a sentence, "on Dec. 30" does not
    month = rf"(?:(?:{_any([form for forms in words.months for form in forms[1:]])})\b\.?|{_any([forms[0] for forms in words.months])}\b)"
    weekday = rf"(?:{_any(words.weekdays)})\b"
    unit = rf"(?i:{_any(words.units)})s?"
    number = rf"(?i:\d{{1,3}}|{_any([*words.numbers, *words.vague])})"
    turn = rf"(?P<turn>(?i:{_any(words.turns)}))"
    days = "|".join(map(re.escape, ("day", *words.parts)))
    step = rf"(?P<step>(?i:{_any(words.steps)}))"
    # "in the next weeks" counts from the day of writing
    onward = [word for word, by in words.steps.items() if by > 0 and word not in words.turns]
    season = rf"(?i:{_any(words.seasons)})"
    part = rf"(?:\s+(?i:{_any(words.parts)})\b)?"
    loose = rf"(?:(?i:{_any(words.loose)})[\s-]+(?:of\s+)?)?"
    before = rf"(?:(?<![\w'’])(?i:{_any(words.before)})[\s-]*(?:the\s+)?)"
    firm = rf"(?:(?<![\w'’])(?i:{_any(words.within)})\s+(?:the\s+)?)"
    turned = r"(?:(?i:last|this|next|past)\s+)?"
    capital = r"[A-Z][a-z]+\b"
    about = r"(?:(?i:more than|less than|about|around|nearly|almost|over|just|some|only|at least)\s+)?"
    day_name = rf"(?:{weekday},?\s+(?:the\s+)?)?"
    feast = _any([*words.feasts, *(name.replace("'", "’") for name in words.feasts)])
    return {
        "numeric": rf"(?P<all>\b(?P<day>\d\d?)[/.](?P<number>\d\d?)[/.](?P<year>{_YEAR})\b)",
        "feast": rf"(?P<all>\b(?P<feast>{feast})(?:,?\s+(?P<year>{_YEAR}))?\b)(?!\s+{capital})",
        "eve": r"(?P<all>\b(?i:on\s+the\s+eve\s+of)\b)",
        "iso": rf"(?P<all>\b(?P<year>{_YEAR})-(?P<number>\d\d)-(?P<day>\d\d)\b)",
        "month_day": (
            rf"(?P<all>\b{day_name}(?P<month>{month})\s+(?:the\s+)?(?P<day>{_DAY})"
            rf"(?:{_DASH}(?:(?P<upto_month>{month})\s+)?(?P<upto>{_DAY})(?!\s+(?:{_any([f for m in words.months for f in m])})))?"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?)"
        ),
        "day_month": (
            rf"(?P<all>\b{day_name}(?:the\s+)?(?P<day>{_DAY})"
            rf"(?:{_DASH}(?P<upto>{_DAY}))?\s+(?:of\s+)?(?P<month>{month})(?:,?\s+(?P<year>{_YEAR})\b)?)"
        ),
        "months": rf"(?P<all>\b(?P<month>{month}){_DASH}(?P<upto>{month})\s+(?P<year>{_YEAR})\b)",
        "month_year": rf"(?P<all>\b{loose}(?P<month>{month}),?\s+(?:of\s+)?(?P<year>{_YEAR})\b)",
        "weekday_week": rf"(?P<all>\b(?P<weekday>{weekday})\s+(?:of\s+)?{turn}\s+week\b)",
        "day_word": rf"(?P<all>\b(?P<word>(?i:{_any(words.days)}))\b(?!\s+of\b))",
        "weekday": rf"(?P<all>\b(?:{turn}\s+|the\s+)?{loose}(?P<weekday>{weekday}){part})",
        "span": (
            r"\b(?i:over|in|during|within)\s+(?P<all>the\s+(?i:last|past)\s+"
            rf"(?:(?P<number>{number})\s+)?(?P<unit>(?i:hour|day|week)s?)\b)(?!\s+of\b)"
        ),
        "duration": (
            rf"(?P<all>\b(?i:for|over|in|during)\s+the\s+(?i:last|past|next|coming)\s+(?:{number}\s+)?{unit}\b"
            rf"|\b\d+-(?i:{_any(words.units)})\b)"
        ),
        "weekend": rf"(?P<all>\b(?:{turn}\s+|(?:over|at|on|during)\s+the\s+|the\s+)weekend\b)",
        "steps": (
            rf"(?P<all>\b(?:the\s+)?(?:(?i:{_any(onward)})\s+(?:{number}\s+)?(?i:days|weeks|months|years)"
            r"|(?i:days|weeks|months|years)\s+(?i:that\s+followed|afterwards?))\b)"
        ),
        "step": rf"(?P<all>\b(?:the\s+|that\s+)?{step}\s+(?P<unit>(?i:{days}|week|month|year))\b)(?<!next week)(?<!next month)(?<!next year)",
        # "said that day labourers …" is no day
        "month_then": rf"(?P<all>\b{loose}(?P<month>{month})\s+(?:(?i:of)\s+)?(?i:that|the\s+same)\s+year\b)",
        "that_month": rf"(?P<all>\b(?i:that)\s+(?P<month>{month}))(?!\s+{capital})",
        "that": rf"(?P<all>\b(?i:that)\s+(?P<unit>(?i:{days}|week|month|year))\b)(?=\s*(?:[^\w\s'’-]|$)|\s+{_any(words.onward)}\b)",
        "season_year": rf"(?P<all>\b(?:the\s+)?{loose}{season}\s+(?:of\s+)?(?P<year>{_YEAR})\b)",
        "season": rf"(?P<all>\b(?:{turn}\s+|(?:in|this)\s+(?:the\s+)?){season}\b)(?!\s+of\b)",
        "turn": rf"(?P<all>\b{loose}{turn}\s+(?P<unit>(?i:week|month|year))\b)",
        "end_of": r"(?P<all>\b(?:the\s+)?(?i:end|start|beginning|middle)\s+of\s+the\s+(?P<unit>(?i:week|month|year))\b)",
        "ago": rf"(?P<all>{about}\b(?:(?P<number>{number})\s+)?(?P<unit>{unit})\s+ago\b)",
        "after": (
            rf"(?P<all>\b(?:the\s+|{about}(?:(?P<number>{number})\s+)?)(?P<unit>(?i:hour|day|week|month|year)s?)"
            r"\s+(?P<side>(?i:after|before|later|earlier))\b)"
        ),
        "ahead": rf"(?:\b(?:(?P<within>(?i:within))|(?i:in))\s+(?:(?:the\s+)?(?:next|coming)\s+)?)(?P<all>(?P<number>{number})\s+(?P<unit>{unit}))\b(?!\s+(?i:after|before|of|ago|later|earlier))",
        "month": (
            rf"(?:{firm}|(?=(?:{before}|(?<=[’']s )|(?<=s[’'] )){turned}{loose}{month}(?!\s+{capital}))"
            rf"(?:{before}|(?<=[’']s )|(?<=s[’'] )))"
            rf"(?P<all>(?:(?P<turn>(?i:last|this|next|past))\s+)?{loose}(?P<month>{month}))(?!\s+\d)"
        ),
        "years": rf"(?P<all>\b(?P<year>{_YEAR})[-–](?P<upto>\d{{4}}|\d\d)\b)(?!-)",
        "era": r"(?P<all>\b(?:(?i:the)\s+)?(?:(?i:early|late|mid)[\s-]+)?(?P<decade>1[5-9]\d|20\d)0s\b)",
        "century": r"(?P<all>\b(?P<century>1[5-9]|2[01])(?:th|st)\s+century\b)",
        "year": rf"{before}{loose}(?P<all>(?<![\d.,$€£-])(?P<year>{_YEAR}))\b(?![\d%]|[.,]\d|[-–]\d)",
        "day_number": r"\bon\s+(?P<all>the\s+(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)))(?=\s*(?:[.,;)]|$)|\s+(?:and|but|in|at|after)\b)",
    }


def _numeric(first: int, second: int, year: int) -> Value | None:
    """The day of 13/05/2024 or 05/13/2024; None: it may be either."""
    if first > 12 or first == second:
        return Value(date(year, second, first), "day")
    return Value(date(year, first, second), "day") if second > 12 else None


def _any(words: Iterable[str]) -> str:
    """An alternation, the longer words first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The word in which each phrase ends: a text without them holds none of the phrases."""
    return frozenset(_WORDS.findall(phrase.lower())[-1] for phrase in phrases)


def _bare(month: str) -> str:
    return month.rstrip(".").lower()


def _number(day: str) -> int:
    return int(re.sub(r"\D", "", day))


def _single(words: str) -> str:
    return " ".join(words.lower().split())


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
