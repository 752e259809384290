"""False alarms in simulated weeks, by kind of count, growth of the volume, window and what is allowed.

python bench/false_alarms.py
"""

from __future__ import annotations

import numpy as np

from tocsin.judge.alerts import measure

SERIES, WORLDS, WEEKS = 400, 12, 20
ALLOWED = (1.0, 0.1)


def main() -> None:
    for kind in ("poisson", "overdispersed", "mixed"):
        for growth in (1.0, 1.05):
            for window in (26, 52):
                rates = false_alarms(np.random.default_rng(3), kind, growth, window)
                told = ", ".join(
                    f"{rate:.2f} a week of {allowed:g} allowed" for allowed, rate in zip(ALLOWED, rates, strict=True)
                )
                print(f"{kind:<14} volume x {growth:g} a week, window {window}: {told}", flush=True)


def false_alarms(chance: np.random.Generator, kind: str, growth: float, window: int) -> list[float]:
    found = np.zeros(len(ALLOWED))
    for _ in range(WORLDS):
        volume = 20_000 * growth ** np.arange(window + WEEKS)
        dispersion = {
            "poisson": np.zeros(SERIES),
            "overdispersed": np.full(SERIES, 0.5),
            "mixed": chance.choice([0, 0.2, 1, 3], SERIES),
        }[kind]
        rates = chance.gamma(0.5, 4, SERIES) / volume.mean()
        shape = np.maximum(dispersion, 1e-9)
        swing = np.where(dispersion > 0, chance.gamma(1 / shape, shape, (len(volume), SERIES)), 1.0)
        counts = chance.poisson(rates * volume[:, None] * swing).astype(float)
        for week in range(window, window + WEEKS):
            past = slice(week - window, week)
            tested = measure(counts[past], volume[past], counts[week], float(volume[week]))
            found += [(tested.probability <= allowed / len(tested.series)).sum() for allowed in ALLOWED]
    return list(found / (WORLDS * WEEKS))


if __name__ == "__main__":
    main()
