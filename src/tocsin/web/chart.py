"""Bars of counts over time, stacked by quad class: drawn on the server, so that they need no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

#: From the bottom up.
_ORDER = ("material conflict", "verbal conflict", "verbal cooperation", "material cooperation")
WIDTH, HEIGHT = 720, 180
_FOOT, _GAP = 18, 0.2


@dataclass(frozen=True)
class Bar:
    """One rectangle; x, y, width and height in the units of the drawing."""

    x: float
    y: float
    width: float
    height: float
    quad: str
    #: What it says on hover.
    label: str


@dataclass(frozen=True)
class Chart:
    """A drawing of `WIDTH` by `HEIGHT`."""

    bars: list[Bar]
    #: Place and text of the periods that are named below.
    ticks: list[tuple[float, str]]
    #: Events of the highest period.
    highest: int
    width: int = WIDTH
    height: int = HEIGHT


def stacked(by_period: Mapping[str, Counter[str]], quads: Mapping[str, str]) -> Chart | None:
    """Counts by type in each period as bars, periods without events left as gaps; None where there is no event.

    quads: the quad class of each type.
    """
    if not by_period:
        return None
    periods = all_periods(min(by_period), max(by_period))
    sums: dict[str, Counter[str]] = {}
    for period, counts in by_period.items():
        sums[period] = Counter()
        for kind, number in counts.items():
            sums[period][quads.get(kind, "")] += number
    highest = max(each.total() for each in sums.values())
    step = WIDTH / len(periods)
    width = min(step * (1 - _GAP), 48.0)
    bars, ticks = [], []
    every = -(-len(periods) // 8)
    for place, period in enumerate(periods):
        middle = step * (place + 0.5)
        if place % every == 0:
            ticks.append((middle, period))
        top = float(HEIGHT - _FOOT)
        for quad in _ORDER:
            number = sums.get(period, Counter())[quad]
            if number:
                height = (HEIGHT - _FOOT - 6) * number / highest
                top -= height
                bars.append(Bar(middle - width / 2, top, width, height, quad, f"{period}: {number:,} {quad}"))
    return Chart(bars, ticks, highest)


def monday(day: str) -> str:
    """The ISO day on which the week of a day begins."""
    of = date.fromisoformat(day)
    return (of - timedelta(days=of.weekday())).isoformat()


def all_periods(first: str, last: str) -> list[str]:
    """Years (2024), months (2024-05) or weeks (by the day on which they begin) from the first to the last."""
    if len(first) == 10:
        begin, days = date.fromisoformat(first), (date.fromisoformat(last) - date.fromisoformat(first)).days
        return [(begin + timedelta(days=place)).isoformat() for place in range(0, days + 1, 7)]
    if len(first) == 4:
        return [f"{year:04}" for year in range(int(first), int(last) + 1)]
    start, end = (int(each[:4]) * 12 + int(each[5:7]) - 1 for each in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1)]
