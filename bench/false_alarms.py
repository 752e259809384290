"""False alarms a week to be expected, by kind of count, growth of the volume, window and what is allowed.

The worlds are drawn at random, the alarms are not counted: for each series the least count that would raise one is looked for, and how
likely that count or a higher one is follows from the truth, which is known here. Counting alarms instead would need a hundred times as
many weeks: at 0.1 a week 240 weeks have 24 of them, give or take 5.

python bench/false_alarms.py [WORLDS]
"""

from __future__ import annotations

import sys

import numpy as np
from scipy import stats

from tocsin.judge.alerts import measure

SERIES, VOLUME = 400, 20_000
ALLOWED = (1.0, 0.1)
#: No series is expected to have a tenth of this.
_HIGHEST = 8_000


def main() -> None:
    worlds = int(sys.argv[1]) if sys.argv[1:] else 6
    for kind in ("poisson", "overdispersed", "mixed"):
        for growth in (1.0, 1.05):
            for window in (26, 52):
                chance = np.random.default_rng(3)
                found = np.array([false_alarms(chance, kind, growth, window) for _ in range(worlds)])
                error = found.std(axis=0, ddof=1) / np.sqrt(worlds)
                told = ", ".join(
                    f"{mean:.3f} (± {one:.3f}) a week of {allowed:g} allowed"
                    for allowed, mean, one in zip(ALLOWED, found.mean(axis=0), error, strict=True)
                )
                print(f"{kind:<14} volume x {growth:g} a week, window {window}: {told}", flush=True)


def false_alarms(chance: np.random.Generator, kind: str, growth: float, window: int) -> list[float]:
    """The expected number of false alarms in the week after one drawn past, for each rate that is allowed."""
    volume = VOLUME * growth ** np.arange(window + 1)
    dispersion = {
        "poisson": np.zeros(SERIES),
        "overdispersed": np.full(SERIES, 0.5),
        "mixed": chance.choice([0, 0.2, 1, 3], SERIES),
    }[kind]
    rates = chance.gamma(0.5, 4, SERIES) / volume.mean()
    size = 1 / np.maximum(dispersion, 1e-9)
    swing = np.where(dispersion > 0, chance.gamma(size, 1 / size, (window, SERIES)), 1.0)
    past = chance.poisson(rates * volume[:window, None] * swing).astype(float)
    mean = rates * volume[window]
    found = []
    for allowed in ALLOWED:
        least = least_that_alarms(past, volume, allowed)
        high = np.where(
            dispersion > 0, stats.nbinom.sf(least - 1, size, size / (size + mean)), stats.poisson.sf(least - 1, mean)
        )
        found.append(float(high[past.sum(axis=0) > 0].sum()))
    return found


def least_that_alarms(past: np.ndarray, volume: np.ndarray, allowed: float) -> np.ndarray:
    """The least count of each series that raises an alarm in the week after its past, by bisection."""
    low, high = np.zeros(SERIES), np.full(SERIES, float(_HIGHEST))
    while (high - low).max() > 1:
        middle = np.floor((low + high) / 2)
        tested = measure(past, volume[:-1], middle, float(volume[-1]))
        alarming = np.zeros(SERIES, dtype=bool)
        alarming[tested.series] = tested.probability <= allowed / len(tested.series)
        high, low = np.where(alarming, middle, high), np.where(alarming, low, middle)
    return high


if __name__ == "__main__":
    main()
