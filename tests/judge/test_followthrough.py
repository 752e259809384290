"""Follow-through: against an independent computation, by simulation, and by its limits."""

from __future__ import annotations

import math
import random
import re
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.special import betaln

from tocsin.judge import COUNTING, Case, Estimate, FollowThrough
from tocsin.judge.cases import Outcome
from tocsin.judge.followthrough import LEVELS, Level, interval

DOCS = Path(__file__).parents[2] / "docs" / "follow-through.md"


def cases(issuer: str, kind: str | None, target: str | None, followed: int, count: int) -> list[Case]:
    return [
        Case(
            id=f"{issuer}-{kind}-{target}-{number}",
            issuer=issuer,
            kind=kind,
            target=target,
            day="2020-01-01",
            due="2020-06-29",
            outcome="carried_out" if number < followed else "lapsed",
        )
        for number in range(count)
    ]


#: The example of the docs.
EXAMPLE = [
    *cases("Ada", "ASSAULT", "Xen", 3, 4),
    *cases("Ada", "ASSAULT", "Yor", 1, 3),
    *cases("Ada", "SANCTION", "Xen", 0, 2),
    *cases("Bel", "ASSAULT", "Zed", 2, 2),
    *cases("Cor", "SANCTION", "Xen", 1, 5),
]


def naive(
    record: list[Case], chain: tuple[Level, ...], key: tuple[str, ...], likeness: list[float]
) -> tuple[float, float]:
    """The prior of a group from all cases but its own, case by case and in no other way than the docs say."""
    a = b = 0.5
    for place in range(len(chain)):
        above = [case for case in record if all(getattr(case, chain[i]) == key[i] for i in range(place))]
        others = [case for case in above if getattr(case, chain[place]) != key[place]]
        sizes = Counter(getattr(case, chain[place]) for case in others)
        if place:
            a, b = shrunk(a, b, likeness[place - 1])
        for case in others:
            weight = 1 / (1 + (sizes[getattr(case, chain[place])] - 1) * likeness[place])
            a, b = (a + weight, b) if case.followed else (a, b + weight)
    return shrunk(a, b, likeness[-1]) if chain else (a, b)


def shrunk(a: float, b: float, likeness: float) -> tuple[float, float]:
    known = a + b
    prior = 1 + (1 - likeness) * (known - 1) / (1 + likeness * (known - 1))
    return prior * a / known, prior * b / known


def naive_likelihood(record: list[Case], chain: tuple[Level, ...], likeness: list[float]) -> float:
    keys = {tuple(getattr(case, name) for name in chain) for case in record}
    total = 0.0
    for key in keys:
        a, b = naive(record, chain, key, likeness)
        own = [case.followed for case in record if all(getattr(case, n) == v for n, v in zip(chain, key, strict=True))]
        total += betaln(a + sum(map(bool, own)), b + len(own) - sum(map(bool, own))) - betaln(a, b)
    return math.exp(total)


def naive_likeness(record: list[Case], chain: tuple[Level, ...]) -> list[float]:
    found: list[float] = []
    for place in range(len(chain)):
        part, above = chain[: place + 1], list(found)

        def likelihood(rho: float, part: tuple[Level, ...] = part, above: list[float] = above) -> float:
            return naive_likelihood(record, part, [*above, rho])

        total = quad(likelihood, 0, 1, epsabs=0, epsrel=1e-10, limit=200)[0]
        found.append(quad(lambda rho: rho * likelihood(rho), 0, 1, epsabs=0, epsrel=1e-10, limit=200)[0] / total)
    return found


def check_against_quadrature(record: list[Case], asked: dict[str, str]) -> Estimate:
    """Everything in an estimate, recomputed by numerical integration to 1e-6."""
    chain = tuple(name for name in LEVELS if name in asked)
    made = FollowThrough(record).estimate(**asked)
    likeness = naive_likeness(record, chain)
    assert FollowThrough(record).likeness(chain) == pytest.approx(likeness, abs=1e-6)
    a, b = naive(record, chain, tuple(asked[name] for name in chain), likeness) if chain else (0.5, 0.5)
    own = [case.followed for case in record if all(getattr(case, name) == asked[name] for name in chain)]
    hits, misses = sum(map(bool, own)), len(own) - sum(map(bool, own))

    def density(rate: float) -> float:
        return math.exp(
            (a + hits - 1) * math.log(rate) + (b + misses - 1) * math.log1p(-rate) - betaln(a + hits, b + misses)
        )

    assert quad(density, 0, 1, epsabs=1e-10)[0] == pytest.approx(1, abs=1e-6)
    assert made.rate == pytest.approx(quad(lambda rate: rate * density(rate), 0, 1, epsabs=1e-10)[0], abs=1e-6)
    assert quad(density, made.low, made.high, epsabs=1e-10)[0] == pytest.approx(0.9, abs=1e-6)
    assert (made.followed, len(made.cases)) == (hits, len(own))
    return made


@pytest.mark.parametrize(
    "asked",
    [
        {"issuer": "Ada", "kind": "ASSAULT", "target": "Xen"},
        {"issuer": "Ada", "target": "Xen"},
        {"issuer": "Cor"},
        {"kind": "ASSAULT"},
        {"issuer": "Bel", "kind": "SANCTION"},
        {},
    ],
    ids=lambda asked: " ".join(asked) or "all",
)
def test_estimates_agree_with_numerical_integration(asked: dict[str, str]) -> None:
    record = [*EXAMPLE, *cases("Dor", "ASSAULT", "Xen", 4, 9), *cases("Dor", "SANCTION", "Yor", 5, 6)]
    check_against_quadrature(record, asked)


def test_the_docs_worked_example_is_right() -> None:
    text = DOCS.read_text(encoding="utf-8")
    example = text[text.index("## An example by hand") :]
    table = re.findall(r"^\| (\w+) \| (\w+) \| (\w+) \| (\d+) \| (\d+) \|$", example, re.M)
    record = [case for i, k, t, n, hits in table for case in cases(i, k, t, int(hits), int(n))]
    assert record == EXAMPLE
    made = check_against_quadrature(record, {"issuer": "Ada", "kind": "ASSAULT", "target": "Xen"})
    told = {name: float(value) for name, value in re.findall(r"`(\w+) = ([\d.]+)`", example)}
    steps = made.steps
    assert told == {
        "r_issuer": round(steps[1].likeness or 0, 4),
        "r_kind": round(steps[2].likeness or 0, 4),
        "r_target": round(steps[3].likeness or 0, 4),
        "weight_others": round(steps[0].weight, 4),
        "mean_all": round(steps[1].mean, 4),
        "prior_issuer": round(steps[1].prior, 4),
        "prior_kind": round(steps[2].prior, 4),
        "mean_kind": round(steps[2].mean, 4),
        "prior_target": round(steps[3].prior, 4),
        "mean_target": round(steps[3].mean, 4),
        "a": round(made.a, 4),
        "b": round(made.b, 4),
        "rate": round(made.rate, 4),
        "low": round(made.low, 4),
        "high": round(made.high, 4),
    }


def test_which_outcomes_count_is_what_the_docs_say() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (yes|no|left out) \|", DOCS.read_text(encoding="utf-8"), re.M))
    assert rows == {name: {True: "yes", False: "no", None: "left out"}[counts] for name, counts in COUNTING.items()}


@pytest.mark.parametrize("outcome", [name for name, counts in COUNTING.items() if counts is None])
def test_threats_that_did_not_come_due_change_nothing(outcome: Outcome) -> None:
    more = [Case(id="n", issuer="Ada", kind="ASSAULT", target="Xen", day="2020-01-01", outcome=outcome)] * 20
    asked = {"issuer": "Ada", "kind": "ASSAULT", "target": "Xen"}
    assert FollowThrough([*EXAMPLE, *more]).estimate(**asked) == FollowThrough(EXAMPLE).estimate(**asked)


def test_what_comes_due_later_is_not_known_yet() -> None:
    fast = [Case(id="f", issuer="Ada", day="2020-05-01", due="2020-10-28", outcome="carried_out")]
    assert FollowThrough([*EXAMPLE, *fast], as_of="2020-07-01").total == FollowThrough(EXAMPLE).total
    assert FollowThrough([*EXAMPLE, *fast], as_of="2020-10-28").total == (17, 8)


def test_somebody_never_heard_of_gets_the_pooled_record_with_a_wide_interval_and_is_told_so() -> None:
    record = FollowThrough(EXAMPLE)
    nobody = record.estimate("Nul", "ASSAULT", "Xen")
    assert nobody.cases == []
    assert "none has come due" in nobody.words()
    assert "Few cases" in nobody.words()
    assert nobody.high - nobody.low > 0.6


def test_words_of_many_cases_do_not_speak_of_few() -> None:
    words = FollowThrough([*EXAMPLE, *cases("Dor", "ASSAULT", "Xen", 30, 60)]).estimate("Dor").words()
    assert words.startswith("30 of 60 that came due were carried out")
    assert "Few" not in words


def test_without_a_record_everything_is_possible() -> None:
    nothing = FollowThrough([]).estimate("Ada")
    assert (nothing.rate, nothing.low, nothing.high) == (0.5, 0, 1)


def test_a_single_issuer_is_judged_as_if_nothing_else_were_known() -> None:
    """Two threats that lapsed are no proof that the next one will."""
    record = FollowThrough(cases("Ada", "ASSAULT", "Xen", 0, 2))
    made = record.estimate("Ada", "ASSAULT", "Xen")
    assert (made.a, made.b) == pytest.approx((0.5, 2.5))
    assert made.low == 0 and made.high > 0.4


def test_groups_that_do_not_differ_pool_and_groups_that_do_stand_alone() -> None:
    alike = FollowThrough([case for n in range(40) for case in cases(f"I{n}", None, None, 5, 10)])
    apart = FollowThrough([case for n in range(40) for case in cases(f"I{n}", None, None, 10 * (n % 2), 10)])
    assert alike.likeness(("issuer",))[0] < 0.02
    assert alike.estimate("I0").prior > 50
    assert apart.likeness(("issuer",))[0] > 0.9
    assert apart.estimate("I1").rate > 0.94
    assert apart.estimate("I1").prior == pytest.approx(1, abs=0.1)


def test_a_case_counts_once_at_the_nearest_level() -> None:
    steps = FollowThrough(EXAMPLE).estimate("Ada", "ASSAULT", "Xen").steps
    assert [(step.level, step.cases, step.followed) for step in steps] == [
        ("all", 7, 3),
        ("issuer", 2, 0),
        ("kind", 3, 1),
        ("target", 4, 3),
    ]


RECORDS = st.lists(
    st.tuples(st.sampled_from("ABC"), st.sampled_from("KL"), st.sampled_from("XYZ"), st.booleans()), max_size=40
)


@settings(deadline=None, max_examples=40)
@given(told=RECORDS)
def test_any_record_gives_a_sensible_estimate(told: list[tuple[str, str, str, bool]]) -> None:
    record = [case for i, k, t, hit in told for case in cases(i, k, t, int(hit), 1)]
    made = FollowThrough(record).estimate("A", "K", "X")
    assert 0 <= made.low <= made.rate <= made.high <= 1
    assert made.a > 0 and made.b > 0
    assert made.followed == sum(hit for i, k, t, hit in told if (i, k, t) == ("A", "K", "X"))
    # the order in which cases are told does not matter
    random.Random(1).shuffle(record)
    assert FollowThrough(record).estimate("A", "K", "X").rate == pytest.approx(made.rate, abs=1e-9)


def test_intervals_open_to_the_side_where_the_density_is_highest() -> None:
    assert interval(0.8, 5, 0.9)[0] == 0
    assert interval(5, 0.8, 0.9)[1] == 1
    assert interval(0.8, 0.8, 0.9) == (0, 1)
    assert 0 < interval(2, 5, 0.9)[0] < interval(2, 5, 0.9)[1] < 1


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Worlds drawn at random: issuers differ, within them kinds of act, within those targets."""
    chance = np.random.default_rng(5)
    held = []
    for _ in range(40):
        record: list[Case] = []
        truth: dict[tuple[str, str, str], float] = {}
        for issuer in range(15):
            of_issuer = chance.beta(10 * 0.3, 10 * 0.7)
            for kind in range(chance.integers(1, 4)):
                of_kind = chance.beta(10 * of_issuer, 10 * (1 - of_issuer))
                for target in range(chance.integers(1, 6)):
                    rate = float(chance.beta(10 * of_kind, 10 * (1 - of_kind)))
                    count = int(chance.geometric(0.25))
                    key = (f"I{issuer}", f"K{kind}", f"T{target}")
                    truth[key] = rate
                    record += cases(*key, int(chance.binomial(count, rate)), count)
        made = FollowThrough(record)
        for key, rate in truth.items():
            estimate = made.estimate(*key)
            held.append(estimate.low <= rate <= estimate.high)
    assert np.mean(held) >= 0.85
