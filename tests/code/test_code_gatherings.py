"""A gathering that a sentence tells twice is one event; two gatherings stay two."""

from __future__ import annotations

import pytest

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        (
            "Rwandan President Paul Kagame flew to Nairobi on Friday and was received by President William Ruto.",
            ["flew"],
        ),
        ("Peruvian and Bolivian generals who met at the border on Sunday shook hands.", ["met"]),
        ("Talks between Chad and Niger, mediated by Algeria, ended on Monday.", ["mediated"]),
        ("Lula and Petro met on Monday and will meet again on Friday.", ["met", "meet"]),
        ("Ruto phoned Museveni before he met him in Entebbe.", ["phoned", "met"]),
    ],
)
def test_one_gathering_is_one_event(coder: Coder, text: str, triggers: list[str]) -> None:
    events = coder.code(text, "2025-05-15").events
    # the one to come is agreed to
    assert [each.trigger.text for each in events if each.event in {"CONSULT", "AGREE"}] == triggers


@pytest.mark.parametrize(
    ("text", "triggers"),
    [
        ("Several hundred people gathered outside the Spanish embassy and chanted the bishop's name.", ["gathered"]),
        ("Outside the courthouse about 400 people blew whistles and chanted for an amnesty.", ["blew"]),
        ("Women marched in Dakar on Monday and students rallied in Thies.", ["marched", "rallied"]),
    ],
)
def test_one_demonstration_of_the_same_people_is_one_event(coder: Coder, text: str, triggers: list[str]) -> None:
    events = coder.code(text, "2025-05-15").events
    assert [each.trigger.text for each in events if each.event == "PROTEST"] == triggers
