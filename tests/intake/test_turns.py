"""Whose turn it is: one thing at a time of each host, with pauses, and no more of one that does not answer."""

from __future__ import annotations

import pytest

from tocsin.intake.turns import Turns


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def test_of_a_host_one_thing_at_a_time_with_a_pause(clock: Clock) -> None:
    turns: Turns[str] = Turns(12, clock)
    for name in ("a1", "a2", "b1"):
        turns.put(name[0], name, 0.0)
    assert [*turns.due()] == [("a1", 0.0), ("b1", 0.0)]
    assert [*turns.due()] == []
    turns.answered("a", 2.0, silent=False)
    assert [*turns.due()] == []
    clock.now += 2
    assert [*turns.due()] == [("a2", 0.0)]


def test_no_more_hosts_at_once_than_may_be(clock: Clock) -> None:
    turns: Turns[str] = Turns(2, clock)
    for host in "abc":
        turns.put(host, host, 0.0)
    assert [request for request, _ in turns.due()] == ["a", "b"]
    turns.answered("b", 0.0, silent=False)
    assert [request for request, _ in turns.due()] == ["c"]


def test_what_waits_for_its_time_comes_then_and_what_is_put_first_before_it(clock: Clock) -> None:
    turns: Turns[str] = Turns(12, clock)
    turns.put("a", "later", 5.0)
    assert [*turns.due()] == []
    assert turns.patience() == 0.5
    clock.now += 4.9
    assert turns.patience() == pytest.approx(0.1)
    clock.now += 0.1
    turns.put_first("a", "first")
    assert [*turns.due()] == [("first", 0.0)]
    turns.answered("a", 0.0, silent=False)
    assert [*turns.due()] == [("later", 0.0)]
    assert turns
    turns.answered("a", 0.0, silent=False)
    assert not turns


def test_a_host_that_asked_for_it_or_did_not_answer_is_left_alone(clock: Clock) -> None:
    turns: Turns[str] = Turns(12, clock)
    turns.hold("a", 60.0)
    turns.put("a", "a1", 0.0)
    assert [*turns.due()] == [("a1", 60.0)]
    assert not turns.is_asking
    for _ in range(5):
        turns.answered("b", 0.0, silent=True)
    turns.put("b", "b1", 0.0)
    ((_, wait),) = turns.due()
    assert wait == 600.0
    clock.now += 600
    turns.put("b", "b1", 0.0)
    assert [*turns.due()] == [("b1", 0.0)]
