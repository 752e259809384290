"""How often the intervals of follow-through hold the truth, in worlds drawn at random. Prints the table of the docs.

python bench/coverage.py
"""

from __future__ import annotations

import numpy as np

from tocsin.judge import Case, FollowThrough

#: Number of issuers and of worlds.
SIZES = {3: 150, 10: 60, 40: 20}
#: Mean rate; how strongly issuers, kinds and targets are bound to what is above them.
WORLDS = [(0.3, 2, 2, 2), (0.3, 10, 10, 10), (0.1, 3, 20, 20), (0.3, 2, 1000, 2), (0.5, 1000, 1000, 1000)]

Key = tuple[str, str, str]


def main() -> None:
    print(f"| mean | s of issuers | of kinds | of targets | {' | '.join(f'{size} issuers' for size in SIZES)} |")
    print(f"|---|---|---|---|{'---|' * len(SIZES)}")
    for world in WORLDS:
        held = [coverage(np.random.default_rng(size), size, count, world) for size, count in SIZES.items()]
        print(f"| {' | '.join(map(str, world))} | {' | '.join(f'{share:.0%}' for share in held)} |", flush=True)


def coverage(chance: np.random.Generator, issuers: int, worlds: int, world: tuple[float, ...]) -> float:
    held = []
    for _ in range(worlds):
        cases, truth = drawn(chance, issuers, *world)
        record = FollowThrough(cases)
        for key, rate in truth.items():
            estimate = record.estimate(*key)
            held.append(estimate.low <= rate <= estimate.high)
    return float(np.mean(held))


def drawn(
    chance: np.random.Generator, issuers: int, mean: float, *strengths: float
) -> tuple[list[Case], dict[Key, float]]:
    cases: list[Case] = []
    truth: dict[Key, float] = {}
    for issuer in range(issuers):
        of_issuer = below(chance, mean, strengths[0])
        for kind in range(chance.integers(1, 4)):
            of_kind = below(chance, of_issuer, strengths[1])
            for target in range(chance.integers(1, 6)):
                key = (f"issuer {issuer}", f"kind {kind}", f"target {target}")
                truth[key] = below(chance, of_kind, strengths[2])
                for _ in range(chance.geometric(0.25)):
                    cases.append(
                        Case(
                            id=str(len(cases)),
                            issuer=key[0],
                            kind=key[1],
                            target=key[2],
                            day="2000-01-01",
                            outcome="carried_out" if chance.random() < truth[key] else "lapsed",
                        )
                    )
    return cases, truth


def below(chance: np.random.Generator, mean: float, strength: float) -> float:
    return float(chance.beta(max(strength * mean, 1e-6), max(strength * (1 - mean), 1e-6)))


if __name__ == "__main__":
    main()
