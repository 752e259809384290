"""Events counted by period and by who is involved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from tocsin.store.rows import Act

Every = Literal["day", "week"]
By = Literal["pair", "country"]
Of = Literal["conflict", "threats"]


@dataclass(frozen=True)
class Series:
    """Counts of several series over the same periods."""

    #: `RUS > UKR` for a pair, `RUS` for a country.
    names: list[str]
    #: First ISO day of each period, without gaps.
    periods: list[str]
    #: Events by period and series.
    counts: NDArray[np.float64]
    #: Events of all kinds by period.
    volume: NDArray[np.float64]


def count_series(acts: Iterable[Act], by: By, of: Of, every: Every) -> Series:
    """Counts what is watched: material conflict or threats, by actor and recipient or by country on either side."""
    volume: Counter[str] = Counter()
    counts: Counter[tuple[str, str]] = Counter()
    starts: dict[str, str] = {}
    for act in acts:
        if act.date not in starts:
            starts[act.date] = _start(act.date, every)
        period = starts[act.date]
        volume[period] += act.number
        if act.event == "THREATEN" if of == "threats" else act.quad == "material conflict":
            for name in _names(act, by):
                counts[period, name] += act.number
    periods = _all_between(min(volume), max(volume), every) if volume else []
    at = {period: place for place, period in enumerate(periods)}
    names = sorted({name for _, name in counts})
    column = {name: place for place, name in enumerate(names)}
    table = np.zeros((len(periods), len(names)))
    for (period, name), count in counts.items():
        table[at[period], column[name]] = count
    return Series(names, periods, table, np.array([volume[period] for period in periods], dtype=float))


def _names(act: Act, by: By) -> Iterator[str]:
    """The series that an event counts in, each once."""
    if by == "pair":
        yield from (f"{actor} > {recipient}" for actor in act.actors for recipient in act.recipients)
    else:
        yield from dict.fromkeys((*act.actors, *act.recipients))


def _start(day: str, every: Every) -> str:
    """The first day of the period that a day lies in; weeks begin on Monday."""
    if every == "day":
        return day
    found = date.fromisoformat(day)
    return (found - timedelta(days=found.weekday())).isoformat()


def _all_between(first: str, last: str, every: Every) -> list[str]:
    step = timedelta(days=1 if every == "day" else 7)
    day, end = date.fromisoformat(first), date.fromisoformat(last)
    found = []
    while day <= end:
        found.append(day.isoformat())
        day += step
    return found
