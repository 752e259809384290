"""The readers on broken files: a short form of `bench/fuzz_readers.py`."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from mutating import check, mutated
from seeds import SEEDS

CALM = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize("kind", SEEDS)
def test_whole_files_pass_the_check(kind: str) -> None:
    assert check(SEEDS[kind])


@CALM
@given(st.integers(0, 2**32))
def test_broken_files_give_articles_or_refusals_and_nothing_else(number: int) -> None:
    check(mutated(random.Random(number)))


@CALM
@given(st.binary(max_size=300))
def test_any_bytes_give_articles_or_refusals_and_nothing_else(content: bytes) -> None:
    check(content)


@CALM
@given(st.text(max_size=300))
def test_any_text_gives_articles_or_refusals_and_nothing_else(text: str) -> None:
    check(text.encode("utf-8", "surrogatepass"))
