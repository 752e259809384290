"""Lists, live blogs, interviews and what stands between the paragraphs: what is told there, and what is not."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, told

from tocsin.code.coder import Coder


def _tell(coder: Coder, text: str) -> list[str]:
    return [told(event) for event in coder.code(text, PUBLISHED).events]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        # each item is a sentence of its own, though nothing ends it
        (
            "What we know about the talks:\n\n• Chad accused Niger of lying\n• Togo offered to host further talks\n",
            ["ACCUSE TCD > NER", "AGREE TGO > -"],
        ),
        (
            "Who did what:\n\n1. Ghana expelled the Togolese ambassador\n2. Togo closed the border.\n",
            ["SANCTION GHA > TGO:GOV", "COERCE TGO > -"],
        ),
        # a time and a heading belong to no sentence
        (
            "Day two: what we know\n\n14:35 GMT\nArmy hits camp\nTurkey bombed Syria on Saturday.\n",
            ["ASSAULT TUR > SYR"],
        ),
        # nor do the letters that tell who asks and who answers
        ("Q: What did they do?\n\nA: China bombed Taiwan.\n\nQ: And then?\n", ["ASSAULT CHN > TWN"]),
        # a picture, a link and a correction tell nothing
        (
            "Kenya bombed Somalia.\n\nPhoto: Kenyan soldiers attack a camp in Somalia.\n\nRead more: Iran threatens Israel with war.\n\n"
            "Correction: An earlier version said that Kenya had bombed Ethiopia.\n",
            ["ASSAULT KEN > SOM"],
        ),
        # blanks at which no line may break stand in a dateline
        ("CHIȘINĂU\u00a0— Moldova expelled Russian envoys.\n", ["SANCTION MDA > RUS:GOV"]),
    ],
)
def test_what_lines_of_their_own_tell(coder: Coder, text: str, events: list[str]) -> None:
    assert _tell(coder, text) == events
