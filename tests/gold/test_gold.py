"""The gate: no measure on the project's own gold falls below what was reached."""

from __future__ import annotations

import pytest
from floors import SLACK, floors, measures

from tocsin.code.coder import Coder


@pytest.fixture(scope="module")
def reached(coder: Coder) -> dict[str, float]:
    return measures(coder)


def test_every_measure_has_a_floor(reached: dict[str, float]) -> None:
    assert set(floors()) == set(reached)


@pytest.mark.parametrize("name", floors())
def test_no_measure_falls_below_its_floor(reached: dict[str, float], name: str) -> None:
    assert reached[name] >= floors()[name] - SLACK, f"see tests/gold/floors.py --lower '{name}'"
