"""The mean score of the events of each period, and how sure it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from math import sqrt
from typing import Any

from scipy.special import stdtrit

#: Probability that an interval holds its mean, were the events of a period drawn by chance from all that might have been told.
LEVEL = 0.9
#: PLOVER's scale of scores.
LOWEST, HIGHEST = -10.0, 10.0
#: Squares of differences that only rounding makes.
_NOTHING = 1e-9


def mean_scores(
    by_period: Mapping[str, Counter[tuple[str, str | None]]], scores: Mapping[tuple[str, str | None], float]
) -> list[dict[str, Any]]:
    """Number of events, mean score and interval of each period that has events with a score.

    by_period: number of events by type and mode. scores: of each type and mode, and of each type without one.

    The interval is Student's, mean ± t · s / √n, as far as the scale goes. s is the spread of scores within periods, taken from all periods together, so
    that a period of one event has an interval too, a wide one. None where no period has two events, or all of each score the same:
    nothing tells the spread.
    """
    sums: dict[str, tuple[int, float, float]] = {}
    for period, counts in by_period.items():
        number, total, squares = 0, 0.0, 0.0
        for (event, mode), times in counts.items():
            score = scores.get((event, mode), scores.get((event, None)))
            if score is not None:
                number, total, squares = number + times, total + times * score, squares + times * score * score
        if number:
            sums[period] = number, total / number, squares - total * total / number
    freedom = sum(number - 1 for number, _, _ in sums.values())
    squares = sum(within for _, _, within in sums.values())
    spread = sqrt(squares / freedom) if squares > _NOTHING else None
    reach = float(stdtrit(freedom, (1 + LEVEL) / 2)) * spread if spread is not None else None
    return [
        {
            "period": period,
            "events": number,
            "mean": round(mean, 2),
            "low": round(max(mean - reach / sqrt(number), LOWEST), 2) if reach is not None else None,
            "high": round(min(mean + reach / sqrt(number), HIGHEST), 2) if reach is not None else None,
        }
        for period, (number, mean, _) in sums.items()
    ]
