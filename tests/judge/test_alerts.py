"""Alerts: the rate of false alarms holds in simulation, and a planted rise is found."""

from __future__ import annotations

import numpy as np
import pytest

from tocsin.judge import Series, Watch, count_series, unusual
from tocsin.judge.alerts import Judged, measure
from tocsin.store.rows import Act

PAST, WEEKS, SERIES = 52, 12, 300


def world(chance: np.random.Generator, dispersion: np.ndarray, volume: np.ndarray) -> Series:
    """Counts of many series whose rates stay what they are, each more or less overdispersed."""
    rates = chance.gamma(0.5, 4, SERIES) / volume.mean()
    shape = np.maximum(dispersion, 1e-9)
    swing = np.where(dispersion > 0, chance.gamma(1 / shape, shape, (len(volume), SERIES)), 1.0)
    counts = chance.poisson(rates * volume[:, None] * swing).astype(float)
    return Series([f"s{number}" for number in range(SERIES)], [f"w{n:03}" for n in range(len(volume))], counts, volume)


FLAT = np.full(PAST + WEEKS, 20_000.0)
GROWING = 2_000 * 1.05 ** np.arange(PAST + WEEKS)


@pytest.mark.parametrize("volume", [FLAT, GROWING], ids=["flat", "growing"])
@pytest.mark.parametrize("kind", ["poisson", "overdispersed", "mixed"])
def test_false_alarms_stay_within_what_the_user_allows(kind: str, volume: np.ndarray) -> None:
    chance = np.random.default_rng(11)
    judged: list[Judged] = []
    for _ in range(4):
        dispersion = {
            "poisson": np.zeros(SERIES),
            "overdispersed": np.full(SERIES, 0.5),
            "mixed": chance.choice([0, 0.2, 1, 3], SERIES),
        }[kind]
        series = world(chance, dispersion, volume)
        judged += unusual(series, Watch(false_alarms=4.0, window=PAST), last=WEEKS)
    for allowed in (1.0, 4.0):
        # whoever allows fewer hears of the less likely ones alone, as is looked at below
        alarms = sum(alert.probability <= allowed / period.tested for period in judged for alert in period.alerts)
        weeks = len(judged)
        # three standard errors of a Poisson count above what is allowed
        assert alarms <= allowed * weeks + 3 * np.sqrt(allowed * weeks)
        assert alarms > 0.1 * allowed * weeks  # and it is no rule that never speaks
    (fewer,) = unusual(series, Watch(false_alarms=1.0, window=PAST))
    latest = judged[-WEEKS]
    assert (fewer.period, fewer.limit) == (latest.period, 1 / latest.tested)
    assert fewer.alerts == [alert for alert in latest.alerts if alert.probability <= fewer.limit]


def test_more_sources_are_no_rise_and_would_be_one_without_the_volume() -> None:
    chance = np.random.default_rng(3)
    volume = np.append(np.full(PAST, 5_000.0), 25_000.0)
    series = world(chance, np.zeros(SERIES), volume)
    watch = Watch(false_alarms=1, window=PAST)
    (judged,) = unusual(series, watch)
    (without,) = unusual(Series(series.names, series.periods, series.counts, np.full(PAST + 1, 5_000.0)), watch)
    assert len(judged.alerts) <= 4
    assert len(without.alerts) > 30


@pytest.mark.parametrize("dispersion", [0.0, 0.3])
def test_a_planted_rise_is_found_and_comes_first(dispersion: float) -> None:
    series = world(np.random.default_rng(5), np.full(SERIES, dispersion), GROWING)
    planted = int(np.argsort(series.counts[:-1].sum(axis=0))[SERIES // 2])
    series.counts[-1, planted] = 30 + 10 * series.counts[-1, planted]
    (judged,) = unusual(series, Watch(false_alarms=0.1, window=PAST))
    first = judged.alerts[0]
    assert first.series == f"s{planted}"
    assert first.count > 5 * first.expected
    assert judged.limit == pytest.approx(0.1 / judged.tested)
    assert all(alert.probability <= judged.limit for alert in judged.alerts)


def test_a_great_rise_does_not_excuse_itself_by_making_the_volume() -> None:
    counts = np.full((PAST + 1, 1), 10.0)
    volume = np.full(PAST + 1, 100.0)
    counts[-1], volume[-1] = 910, 1_000
    (judged,) = unusual(Series(["war"], [str(n) for n in range(PAST + 1)], counts, volume), Watch(window=PAST))
    assert [alert.series for alert in judged.alerts] == ["war"]
    assert judged.alerts[0].expected == pytest.approx(10, rel=0.01)


def test_the_probability_is_that_of_a_known_negative_binomial() -> None:
    """Of a Poisson count with S events in its past under Jeffreys' prior the next is negative binomial: closed form."""
    from scipy.stats import nbinom

    # so many alike series leave hardly a doubt about the dispersion
    past = np.random.default_rng(1).permuted(np.tile([1.0, 1.0, 1.0, 0, 0, 0, 0, 0, 0, 0], (400, 1)), axis=1).T
    tested = measure(past, np.full(10, 1e9), np.full(400, 2.0), 1e9)
    exact = nbinom.sf(1, 3.5, 10 / 11)
    assert tested.probability == pytest.approx(exact, rel=0.04)


def test_a_series_without_a_past_or_without_volume_is_not_judged() -> None:
    past = np.array([[0.0, 1.0], [0.0, 2.0]])
    assert measure(past, np.array([10.0, 10.0]), np.array([5.0, 5.0]), 20).series.tolist() == [1]
    assert measure(past, np.array([10.0, 10.0]), np.array([0.0, 0.0]), 0).series.tolist() == []
    assert unusual(Series([], [], np.zeros((0, 0)), np.zeros(0)), Watch()) == []


def act(day: str, actors: str, recipients: str, event: str = "ASSAULT", quad: str = "material conflict") -> Act:
    return Act(day, event, quad, tuple(actors.split()), tuple(recipients.split()))


ACTS = [
    act("2024-01-01", "RUS", "UKR"),
    act("2024-01-07", "RUS BLR", "UKR"),
    act("2024-01-22", "KEN", "KEN"),
    act("2024-01-22", "USA", "RUS", "THREATEN", "verbal conflict"),
    act("2024-01-23", "USA", "", "CONSULT", "verbal cooperation"),
]


def test_counts_by_pair_and_week_without_gaps() -> None:
    series = count_series(ACTS, "pair", "conflict", "week")
    assert series.periods == ["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22"]
    assert series.names == ["BLR > UKR", "KEN > KEN", "RUS > UKR"]
    assert series.counts.tolist() == [[1, 0, 2], [0, 0, 0], [0, 0, 0], [0, 1, 0]]
    assert series.volume.tolist() == [2, 0, 0, 3]


def test_counts_by_country_on_either_side_once_and_by_day() -> None:
    series = count_series(ACTS, "country", "conflict", "day")
    assert len(series.periods) == 23
    assert dict(zip(series.names, series.counts.sum(axis=0).tolist(), strict=True)) == {
        "BLR": 1,
        "KEN": 1,
        "RUS": 2,
        "UKR": 2,
    }
    threats = count_series(ACTS, "pair", "threats", "week")
    assert (threats.names, threats.counts.sum()) == (["USA > RUS"], 1)


@pytest.mark.filterwarnings("error")
@pytest.mark.parametrize("number", [1, 2])
def test_data_of_one_pair_or_two_are_judged_by_their_own_past(number: int) -> None:
    counts = np.full((PAST + 1, number), 2.0)
    counts[-1, 0] = 30
    names, periods = [f"s{each}" for each in range(number)], [f"w{n:03}" for n in range(PAST + 1)]
    (judged,) = unusual(Series(names, periods, counts, counts.sum(axis=1)), Watch(false_alarms=0.1))
    assert judged.tested == number
    assert [alert.series for alert in judged.alerts] == ["s0"]
    # nothing else in most weeks, and nothing at all in some
    counts[::3] = 0
    unusual(Series(names, periods, counts, counts.sum(axis=1)), Watch(), last=PAST)
