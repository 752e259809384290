"""Alerts: unusual rises of a count against its own past, with a rate of false alarms that the user sets.

The method is described in docs/alerts.md.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from tocsin.judge.series import Series

Floats = NDArray[np.float64]

#: Overdispersions that are weighed against each other: the variance of a count of mean m is m + k m². 0 is Poisson's.
_DISPERSIONS = np.concatenate([[0.0], np.geomspace(0.01, 10, 13)])
#: How often the weights of dispersions are brought nearer to what all series say of them.
_ROUNDS = 30
#: Points at which a rate is looked at, and how many standard deviations they reach to both sides.
_POINTS, _REACH = 20, 4.5
#: So many series are reckoned at once, for memory.
_AT_ONCE = 500
#: Jeffreys' prior of a rate: half an event more than were seen.
_JEFFREYS = 0.5


class Alert(msgspec.Struct, frozen=True, kw_only=True):
    """A count that is higher than chance allows for."""

    series: str
    #: First ISO day of the period.
    period: str
    count: int
    #: What the series' own past lets expect, for as many events as there were in all.
    expected: float
    #: How likely so high a count or a higher one was.
    probability: float


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """One period, judged."""

    #: First ISO day of the period.
    period: str
    #: Events of all kinds in it.
    volume: int
    #: Number of series that have a past to be judged by.
    tested: int
    #: A count raises an alarm if its probability is at most this.
    limit: float
    #: Most surprising first.
    alerts: list[Alert]


@dataclass(frozen=True)
class Tested:
    """One period: which series could be judged, and how likely each count was."""

    #: Places of the series that have a past.
    series: NDArray[np.intp]
    expected: Floats
    probability: Floats


class Watch(msgspec.Struct, frozen=True, kw_only=True):
    """What is watched, and how strictly."""

    #: Expected number of false alarms in one period over all series together.
    false_alarms: float = 1.0
    #: Number of past periods that a count is measured by.
    window: int = 52


def unusual(series: Series, watch: Watch, last: int = 1) -> list[Judged]:
    """The last periods of some series judged, the latest first; each by the `window` periods before it.

    A count raises an alarm if its probability is at most `false_alarms` / number of series tested in its period: then the
    expected number of false alarms a period is at most `false_alarms`, however the series hang together, so far as the
    probabilities are right (docs/alerts.md has how far).
    """
    found: list[Judged] = []
    for at in range(len(series.periods) - 1, max(len(series.periods) - 1 - last, 0), -1):
        past = slice(max(at - watch.window, 0), at)
        tested = measure(series.counts[past], series.volume[past], series.counts[at], float(series.volume[at]))
        limit = watch.false_alarms / max(len(tested.series), 1)
        alerts = [
            Alert(
                series=series.names[tested.series[place]],
                period=series.periods[at],
                count=int(series.counts[at, tested.series[place]]),
                expected=float(tested.expected[place]),
                probability=float(tested.probability[place]),
            )
            for place in np.argsort(tested.probability, kind="stable")
            if tested.probability[place] <= limit
        ]
        found.append(
            Judged(
                period=series.periods[at],
                volume=int(series.volume[at]),
                tested=len(tested.series),
                limit=limit,
                alerts=alerts,
            )
        )
    return found


def measure(past: Floats, past_volume: Floats, now: Floats, volume: float) -> Tested:
    """How likely it is that each series counts so many events now, or more, by its own past.

    past: counts by period and series; past_volume: events of all kinds by period; now: counts by series; volume: events
    of all kinds now. Only series with an event in their past are judged: which are is settled before the present is looked at.
    """
    chosen = np.flatnonzero(past.sum(axis=0) > 0)
    past, now = past[:, chosen], now[chosen]
    # a series' own events do not make its exposure, or a great war would excuse itself; where there are no others, as in the data of one
    # pair alone, a period still is one
    exposure, present = np.maximum(past_volume[:, None] - past, 1), np.maximum(volume - now, 1)
    if not len(chosen) or not volume:  # of a period of which nothing is told there is nothing to say
        return Tested(chosen[:0], np.zeros(0), np.zeros(0))
    total, seen = exposure.sum(axis=0), past.sum(axis=0) + _JEFFREYS
    likelihood, tail = np.empty((len(_DISPERSIONS), len(chosen))), np.ones((len(_DISPERSIONS), len(chosen)))
    for start in range(0, len(chosen), _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        for place, dispersion in enumerate(_DISPERSIONS):
            likelihood[place, some], tail[place, some] = _given(
                float(dispersion), past[:, some], exposure[:, some], now[some], present[some]
            )
    probability = (_dispersion_weights(likelihood) * tail).sum(axis=0)
    return Tested(chosen, seen / total * present, np.minimum(probability, 1))


def _given(dispersion: float, past: Floats, exposure: Floats, now: Floats, present: Floats) -> tuple[Floats, Floats]:
    """Of each series, if its dispersion is this: the log likelihood of its past, and how likely so high a count or a higher one
    is now. Both are averaged over what its rate may be, by Gauss-Legendre quadrature over the logarithm of the rate."""
    from scipy.special import betainc, gammainc, gammaln  # takes a moment, and keeping the ledger needs none of it

    total, seen = exposure.sum(axis=0), past.sum(axis=0) + _JEFFREYS
    middle = np.log(seen / total)
    # how far the rate may lie from that: chance in the counts, and how much the greatest ones weigh in them
    spread = np.sqrt(1 / seen + dispersion * (exposure**2).sum(axis=0) / total**2)
    nodes, weights = np.polynomial.legendre.leggauss(_POINTS)
    logs = middle + _REACH * spread * nodes[:, None]
    mean = np.exp(logs)[:, None, :] * exposure
    if dispersion:
        size = 1 / dispersion
        fixed = gammaln(past + size) - gammaln(size) - past * np.log(size)
        swing = dispersion * mean
        mass = fixed.sum(axis=0) - np.einsum("tj,ptj->pj", past + size, np.log1p(swing))
        swing += 1
        mean /= swing  # large tables, of which as few are made as may be
        information = mean.sum(axis=1)
    else:
        information = mean.sum(axis=1)
        mass = -information
    mass = mass + past.sum(axis=0) * logs + np.log(information) / 2  # Jeffreys' prior of the rate
    peak = mass.max(axis=0)
    posterior = weights[:, None] * np.exp(mass - peak)
    evidence = posterior.sum(axis=0)
    tail = np.ones(len(now))
    risen = np.flatnonzero(now > 0)
    if len(risen):
        expected = np.exp(logs[:, risen]) * present[risen]
        count = now[risen]
        above = (
            betainc(count, 1 / dispersion, expected / (expected + 1 / dispersion))
            if dispersion
            else gammainc(count, expected)
        )
        tail[risen] = (posterior[:, risen] * above).sum(axis=0) / evidence[risen]
    return peak + np.log(evidence * spread), tail


def _dispersion_weights(logs: Floats) -> Floats:
    """How likely each dispersion is, by dispersion and series: its likelihood there, times how common it is among all."""
    likelihood = np.exp(logs - logs.max(axis=0))
    common = np.full(len(_DISPERSIONS), 1 / len(_DISPERSIONS))
    for _ in range(_ROUNDS):
        weights = likelihood * common[:, None]
        weights /= weights.sum(axis=0)
        common = weights.mean(axis=1)
    return np.asarray(weights, dtype=np.float64)
