"""An expression of time as it stands in a text, and the day or period that it means."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from tocsin.model.record import Precision

#: Where an expression that leaves it open points: "on Monday" is the last one, or the next.
Direction = Literal["past", "future"]


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
