"""Near-copies are found, and only these."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.codebook import load_codebook
from tocsin.merge.copies import copy_groups

RULES = load_codebook().merging
WIRE = (
    "Fishermen from three villages blocked the harbour of Porto Sal with their boats on Monday to keep out a Spanish trawler.\n\n"
    "The coast guard towed two of the boats away, and a scuffle broke out on the pier.\n\n"
    "Minister Rui Lopes promised to look into licences that his predecessor had sold."
)
OTHER = (
    "Boats blocked the harbour of Porto Sal on Monday. Fishermen say a trawler from Spain empties their waters, and the coast "
    "guard had to use force to open the pier."
)


def groups(**texts: str) -> list[list[str]]:
    return copy_groups(texts, RULES.shingle, RULES.copy)


@pytest.mark.parametrize(
    "copy",
    [
        WIRE,
        WIRE.split("\n\n", maxsplit=1)[0],
        "\n\n".join(WIRE.split("\n\n")[:2]),
        WIRE.split("\n\n", maxsplit=1)[0].replace("on Monday", "Monday"),
        WIRE.replace("scuffle", "fight").replace("promised to", "vowed to"),
        WIRE.upper(),
        f"(Wire service)\n\n{WIRE}",
    ],
    ids=["same", "lead only", "cut", "lead edited", "edited", "capitals", "credit"],
)
def test_copies_are_found(copy: str) -> None:
    assert groups(wire=WIRE, paper=copy) == [["paper", "wire"]]


def test_another_telling_is_no_copy() -> None:
    assert groups(wire=WIRE, own=OTHER) == []


def test_texts_that_say_too_little_are_no_copies() -> None:
    assert groups(one="More follows soon.", other="More follows soon.") == []


@given(st.permutations(["a", "b", "c", "d"]))
@settings(max_examples=12, deadline=None)
def test_the_order_of_texts_changes_nothing(names: list[str]) -> None:
    texts = dict(
        zip("abcd", (WIRE, WIRE.split("\n\n", maxsplit=1)[0], OTHER, WIRE.replace("scuffle", "fight")), strict=True)
    )
    assert groups(**{name: texts[name] for name in names}) == [["a", "b", "d"]]
