"""The page of codes: every code of the ontology stands on it, and each example is coded as its row says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tocsin import Coder

PAGE = (Path(__file__).parents[1] / "docs" / "codes.md").read_text(encoding="utf-8")

#: The part on auxiliary modes.
AUXILIARY = PAGE.split("## Auxiliary modes")[1].split("## Countries")[0]


def _rows() -> dict[tuple[str, str | None], tuple[float, str]]:
    """By type and mode the score and the example, which may be none."""
    found = {}
    for part in re.split(r"^### ", PAGE.split("## Auxiliary modes")[0], flags=re.M)[1:]:
        for mode, score, example in re.findall(r"^\| (?:`([\w-]+)`)? ?\| (-?[\d.]+) \| (.*?) ?\|$", part, re.M):
            found[part.split()[0], mode or None] = (float(score), example)
    return found


ROWS = _rows()


def test_every_code_is_on_the_page_with_its_score(coder: Coder) -> None:
    ontology = coder.codebook.ontology
    types = {(each.event, None): each.score for each in ontology.events}
    modes = {(each.event, mode.mode): mode.score for each in ontology.events for mode in each.modes}
    assert {code: score for code, (score, _) in ROWS.items()} == types | modes
    for code, meaning in {**ontology.international, **ontology.sectors}.items():
        assert f"| `{code}` | {meaning} |" in PAGE
    assert re.findall(r"`(\w+)`", PAGE.split("## Contexts")[1]) == list(ontology.contexts)


@pytest.mark.parametrize(("code", "row"), [(code, row) for code, row in ROWS.items() if row[1]])
def test_an_example_is_coded_as_its_row_says(
    code: tuple[str, str | None], row: tuple[float, str], coder: Coder
) -> None:
    events = coder.code(row[1], published="2024-05-06").events
    assert [(each.event, each.mode, each.auxiliary) for each in events] == [(*code, [])]


@pytest.mark.parametrize(("mode", "example"), re.findall(r"^\| `(\w+)` \| [^|]* \| (.+) \|$", AUXILIARY, re.M))
def test_an_auxiliary_mode_is_given_to_its_example(mode: str, example: str, coder: Coder) -> None:
    assert [each.auxiliary for each in coder.code(example, published="2024-05-06").events] == [[mode]]
