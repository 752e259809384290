"""B³ and how gold mentions meet coded events."""

from __future__ import annotations

import pytest

from tocsin.evaluate.happenings import GoldReport, Mention, b_cubed, measure
from tocsin.model import Article


def test_b_cubed_of_a_worked_example() -> None:
    wanted = {"a": "x", "b": "x", "c": "x", "d": "y", "e": "y"}
    found = {"a": "1", "b": "1", "c": "2", "d": "2", "e": "2"}
    precision, recall = b_cubed(wanted, found)
    assert precision == pytest.approx((1 + 1 + 1 / 3 + 2 / 3 + 2 / 3) / 5)
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1 + 1) / 5)


@pytest.mark.parametrize(
    ("found", "precision", "recall"),
    [({"a": "1", "b": "1", "c": "1"}, 5 / 9, 1.0), ({"a": "1", "b": "2", "c": "3"}, 1.0, 2 / 3)],
    ids=["all in one", "each alone"],
)
def test_b_cubed_punishes_both_extremes(found: dict[str, str], precision: float, recall: float) -> None:
    assert b_cubed({"a": "x", "b": "x", "c": "y"}, found) == (pytest.approx(precision), pytest.approx(recall))


def test_events_are_matched_by_where_their_triggers_begin() -> None:
    gold = [
        GoldReport(
            Article(id=name, text="x" * 100),
            [Mention("raid", 10, 20), Mention("talks", 30, 40), Mention("missed", 50, 60)],
            "all",
            text,
        )
        for name, text in (("one", "t"), ("two", "t"))
    ]
    triggers = {"one": [("1.0", 10), ("1.1", 35), ("1.2", 20)], "two": [("2.0", 19), ("2.1", 30)]}
    happening_of = {"1.0": "p", "1.1": "q", "1.2": "p", "2.0": "p", "2.1": "p"}
    measures, confusions = measure(gold, triggers, happening_of, [frozenset({"one", "two"})])
    assert (measures.mentions, measures.coded, measures.events, measures.happenings) == (6, 4, 4, 2)
    assert (measures.copies, measures.copies_found, measures.copies_wrong) == (1, 1, 0)
    assert {(each.split, each.first, each.second, each.events) for each in confusions} == {
        (True, "talks", "talks", 1),
        (False, "raid", "talks", 1),
    }
