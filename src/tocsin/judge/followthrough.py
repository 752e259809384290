"""Follow-through: how often threats that came due were carried out, learning from others where the own record is short.

The formula, its reasons and an example by hand are in docs/follow-through.md.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from tocsin.judge.cases import Case

Floats = NDArray[np.float64]
Ints = NDArray[np.intp]
Numbers = TypeVar("Numbers", float, Floats)
Level = Literal["issuer", "kind", "target"]

#: In this order each level lies within those before it.
LEVELS: tuple[Level, ...] = ("issuer", "kind", "target")
#: What is believed of the rate before any case: Jeffreys' prior, half a case each way.
JEFFREYS = 0.5
#: As many as not.
_EVEN = 0.5
#: Points at which the likelihood of a level's likeness is summed up, and how often they are laid closer to its peak.
_POINTS, _ROUNDS = 64, 3
#: A likelihood so many powers of e below its peak is nothing.
_NEGLIGIBLE = 40.0


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """What one level adds to an estimate."""

    #: all, issuer, kind or target.
    level: str
    #: Likeness of the groups below this level's parent: 0, none differ; 1, none tells anything of another. None at the top.
    likeness: float | None
    #: Cases that are new at this level and how many of them were followed through.
    cases: int
    followed: int
    #: What they weigh, for cases of one group are alike.
    weight: float
    weight_followed: float
    #: Prior of the level in cases, and its mean.
    prior: float
    mean: float


class Estimate(msgspec.Struct, frozen=True, kw_only=True):
    """How often such threats are carried out: Beta(a, b)."""

    issuer: str | None
    kind: str | None
    target: str | None
    #: Mean of the distribution.
    rate: float
    #: Its quantiles; `level` of the probability lies between them.
    low: float
    high: float
    level: float
    a: float
    b: float
    #: The cases of exactly this sort that came due, and how many were carried out.
    cases: list[Case]
    followed: int
    #: How the estimate came about, from the top down.
    steps: list[Step]

    @property
    def prior(self) -> float:
        """How many cases the record of others weighs."""
        return self.a + self.b - len(self.cases)

    def words(self) -> str:
        """The estimate in plain words, with what it rests on."""
        count = len(self.cases)
        told = (
            f"{self.followed} of {count} that came due {'was' if count == 1 else 'were'} carried out"
            if count
            else "none has come due so far"
        )
        if not any(step.cases for step in self.steps):
            told += ", here or elsewhere in the record, so nothing is known"
        estimate = f"estimate {self.rate:.0%}, {self.level:.0%} interval {self.low:.0%} to {self.high:.0%}"
        found = [f"{told}; {estimate}."]
        if any(step.cases for step in self.steps) and count < self.prior:
            found.append(
                f"Few cases: the estimate rests more on what is known of others, which weighs as much as {self.prior:.1f} "
                "cases, than on these."
            )
        if self.low < _EVEN < self.high:
            found.append("Whether most such threats are carried out cannot be told from this.")
        return " ".join(found)


@dataclass(frozen=True)
class _Counts:
    """Cases in groups: how many, how many followed through, and the group of the level above that each lies in."""

    n: Floats
    k: Floats
    parent: Ints
    #: Places of the groups by the key of the level above.
    children: dict[tuple[str | None, ...], list[int]]
    places: dict[tuple[str | None, ...], int]


class FollowThrough:
    """The record of cases. Cases that do not count are kept out of all numbers.

    as_of: ISO day; cases that come due after it or on no known day are left out, settled or not (None: all are taken). Of
    threats that are not due yet only those carried out fast would be settled, and count too much.
    """

    def __init__(self, cases: Iterable[Case], as_of: str | None = None):
        self._cases = [
            case
            for case in cases
            if case.followed is not None and (as_of is None or (case.due is not None and case.due <= as_of))
        ]
        self._fits: dict[tuple[Level, ...], list[float]] = {}
        self._grouped: dict[tuple[Level, ...], _Counts] = {}

    @cached_property
    def total(self) -> tuple[int, int]:
        """Cases that count, and how many of them were followed through."""
        return len(self._cases), sum(bool(case.followed) for case in self._cases)

    def estimate(
        self, issuer: str | None = None, kind: str | None = None, target: str | None = None, level: float = 0.9
    ) -> Estimate:
        """The estimate for threats of an issuer, of a kind of act, against a target; what is None does not matter.

        level: probability that the interval shall hold.
        """
        asked = {"issuer": issuer, "kind": kind, "target": target}
        chain = tuple(name for name in LEVELS if asked[name] is not None)
        likeness = self.likeness(chain)
        path = [()] + [tuple(asked[name] for name in chain[: place + 1]) for place in range(len(chain))]
        a, b = JEFFREYS, JEFFREYS
        steps: list[Step] = []
        for place, key in enumerate(path):
            if place:
                a, b = _passed_on(a, b, likeness[place - 1])
            prior, mean = a + b, a / (a + b)
            if place < len(chain):
                n, k = self._siblings(chain[: place + 1], key, path[place + 1])
                weights = _weights(n, likeness[place])
            else:
                n, k = self._own(chain, key)
                weights = np.ones_like(n)
            a += float(weights @ k)
            b += float(weights @ (n - k))
            steps.append(
                Step(
                    level=chain[place - 1] if place else "all",
                    likeness=likeness[place - 1] if place else None,
                    cases=int(n.sum()),
                    followed=int(k.sum()),
                    weight=float(weights @ n),
                    weight_followed=float(weights @ k),
                    prior=float(prior),
                    mean=float(mean),
                )
            )
        cases = [case for case in self._cases if all(getattr(case, name) == asked[name] for name in chain)]
        low, high = interval(a, b, level)
        return Estimate(
            issuer=issuer,
            kind=kind,
            target=target,
            rate=float(a / (a + b)),
            low=low,
            high=high,
            level=level,
            a=float(a),
            b=float(b),
            cases=cases,
            followed=sum(bool(case.followed) for case in cases),
            steps=steps,
        )

    def nearest(self, estimate: Estimate) -> list[Case]:
        """The cases that an estimate rests on first: those of exactly its sort, else of its issuer, else all."""
        return estimate.cases or [c for c in self._cases if c.issuer == estimate.issuer] or list(self._cases)

    def likeness(self, chain: Sequence[Level]) -> list[float]:
        """How alike cases of one group are, for each level of a chain: the intra-class correlation.

        It is the mean over its likelihood, not the maximum: few groups put the maximum at 0 by chance, as if none differed
        from another.
        """
        chain = tuple(chain)
        if chain not in self._fits:
            above = self.likeness(chain[:-1]) if chain else []
            self._fits[chain] = [*above, _mean_over(self._log_likelihood(chain, above))] if chain else []
        return self._fits[chain]

    def _log_likelihood(self, chain: tuple[Level, ...], above: Sequence[float]) -> Callable[[float], float]:
        """Of the groups of the last level of a chain, each foretold from all cases but its own, by their likeness.

        above: the likeness of the levels above.
        """
        from scipy.special import betaln  # takes a moment, and keeping the ledger needs none of it

        counts = self._groups(chain)
        a, b = self._without_own(chain[:-1], above)
        if above:
            a, b = _passed_on(a, b, above[-1])
        # those of one parent with the same numbers are foretold alike: there are few sorts of them, however many groups
        sorts, times = np.unique(np.stack([counts.parent, counts.n, counts.k]), axis=1, return_counts=True)
        parent, (n, k) = sorts[0].astype(np.intp), sorts[1:]

        def of(likeness: float) -> float:
            hit, missed = _weights(n, likeness) * k, _weights(n, likeness) * (n - k)
            own = _passed_on(
                (a + np.bincount(parent, times * hit, len(a)))[parent] - hit,
                (b + np.bincount(parent, times * missed, len(b)))[parent] - missed,
                likeness,
            )
            return float(times @ (betaln(own[0] + k, own[1] + n - k) - betaln(*own)))

        return of

    def _without_own(self, chain: tuple[Level, ...], likeness: Sequence[float]) -> tuple[Floats, Floats]:
        """What is known of every group of the last level of a chain from all cases but its own, its siblings' among them."""
        if not chain:
            return np.array([JEFFREYS]), np.array([JEFFREYS])
        counts = self._groups(chain)
        a, b = self._without_own(chain[:-1], likeness[:-1])
        if len(chain) > 1:
            a, b = _passed_on(a, b, likeness[-2])
        weights = _weights(counts.n, likeness[-1])
        hit, missed = weights * counts.k, weights * (counts.n - counts.k)
        return (
            (a + np.bincount(counts.parent, hit, len(a)))[counts.parent] - hit,
            (b + np.bincount(counts.parent, missed, len(b)))[counts.parent] - missed,
        )

    def _groups(self, chain: tuple[Level, ...]) -> _Counts:
        """Cases grouped by all levels of a chain."""
        if chain not in self._grouped:
            above: dict[tuple[str | None, ...], int] = self._groups(chain[:-1]).places if len(chain) > 1 else {(): 0}
            found: dict[tuple[str | None, ...], list[int]] = {}
            for case in self._cases:
                tally = found.setdefault(tuple(getattr(case, name) for name in chain), [0, 0])
                tally[0] += 1
                tally[1] += bool(case.followed)
            n, k = np.array(list(found.values()), dtype=float).reshape(-1, 2).T
            parent = np.array([above[key[:-1]] for key in found], dtype=np.intp)
            children: dict[tuple[str | None, ...], list[int]] = {}
            for place, key in enumerate(found):
                children.setdefault(key[:-1], []).append(place)
            places = {key: place for place, key in enumerate(found)}
            self._grouped[chain] = _Counts(n, k, parent, children, places)
        return self._grouped[chain]

    def _siblings(
        self, chain: tuple[Level, ...], parent: tuple[str | None, ...], own: tuple[str | None, ...]
    ) -> tuple[Floats, Floats]:
        """Sizes and successes of the groups of a chain's last level that share a parent, the asked one left out."""
        counts = self._groups(chain)
        chosen = [place for place in counts.children.get(parent, []) if place != counts.places.get(own)]
        return counts.n[chosen], counts.k[chosen]

    def _own(self, chain: tuple[Level, ...], key: tuple[str | None, ...]) -> tuple[Floats, Floats]:
        if not chain:
            n, k = self.total
            return np.array([float(n)]), np.array([float(k)])
        counts = self._groups(chain)
        chosen = [counts.places[key]] if key in counts.places else []
        return counts.n[chosen], counts.k[chosen]


def interval(a: float, b: float, level: float) -> tuple[float, float]:
    """The interval that holds so much of Beta(a, b): with equal tails where the density falls to both sides.

    Where it is highest at 0 (a <= 1) the interval begins there, and where it is highest at 1 (b <= 1) it ends there:
    what is left out lies on the other side. Highest at both ends: nothing is known, and nothing is left out.
    """
    from scipy.special import betaincinv

    left, right = (0.0 if side <= 1 else 1.0 for side in (a, b))
    out = (1 - level) / (left + right) if left + right else 0.0
    low, high = betaincinv(a, b, [left * out, 1 - right * out])
    return float(low), float(high)


def _weights(n: Floats, likeness: float) -> Floats:
    """What each case of a group of n weighs: n cases that are alike tell as much as n / (1 + (n - 1) likeness) others."""
    return np.asarray(1 / (1 + (n - 1) * likeness))


def _passed_on(a: Numbers, b: Numbers, likeness: float) -> tuple[Numbers, Numbers]:
    """What Beta(a, b) of a level says of a group below it: the same mean, spread by how much groups differ.

    Of a + b cases one is Jeffreys' prior, and every level has that anew: a weaker prior would not know less, it would hold
    rates near 0 and 1 for likely. Of the n others (1 - r) n / (1 + r n) are passed on.
    """
    known = a + b
    others = known - 2 * JEFFREYS
    prior = 2 * JEFFREYS + (1 - likeness) * others / (1 + likeness * others)
    return prior * a / known, prior * b / known


def _mean_over(log_likelihood: Callable[[float], float]) -> float:
    """The mean of a number between 0 and 1 over its likelihood."""
    nodes, weights = np.polynomial.legendre.leggauss(_POINTS)
    low, high = 0.0, 1.0
    for _ in range(_ROUNDS):
        points = low + (high - low) * (nodes + 1) / 2
        logs = np.array([log_likelihood(float(point)) for point in points])
        heavy = np.flatnonzero(logs > logs.max() - _NEGLIGIBLE)
        # nearer to where the likelihood is, up to the points beside
        low, high = (
            float(points[heavy[0] - 1]) if heavy[0] else low,
            float(points[heavy[-1] + 1]) if heavy[-1] < _POINTS - 1 else high,
        )
    likelihood = weights * np.exp(logs - logs.max())
    return float(likelihood @ points / likelihood.sum())
