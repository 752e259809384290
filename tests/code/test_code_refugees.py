"""People told only by how many they are are refugees where a passage tells of these."""

from __future__ import annotations

import pytest
from coded import codes, event_of, told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        (
            "Some 600 Eritrean refugees are camped near Calais. French police cleared the woods on Monday and detained 140 people.",
            "detained",
            ["ERI:REF"],
        ),
        (
            "Migrants from Cameroon were stopped at the border with Nigeria. Soldiers turned back 35 on Monday.",
            "turned",
            ["CMR:REF"],
        ),
        # of whom more is told they are not
        (
            "Refugees from Mali have crossed into Niger. In Niamey, police arrested 30 students after a march.",
            "arrested",
            ["NER:EDU"],
        ),
        # nor are others whom the sentence names before them
        (
            "Refugees from Mali have crossed into Niger. In Niamey, residents blocked a road on Monday and police arrested seven.",
            "arrested",
            ["NER:CVL"],
        ),
    ],
)
def test_refugees(coder: Coder, text: str, trigger: str, whom: list[str]) -> None:
    assert codes(event_of(coder, text, trigger).recipients) == whom


def test_people_who_fled_are_refugees_where_they_are_told_of_again(coder: Coder) -> None:
    text = "About 2,000 people fled the fighting in Goma on Monday. The Red Cross gave them tents."
    assert told_at(coder, text, "gave") == "AID NGO:NGO > COD:REF"
