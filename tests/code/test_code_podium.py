"""Where and when somebody speaks: by the clause of saying, and on from there."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, event_of

from tocsin.code.coder import Coder

LEAD = "Foreign Minister Ali Hassan told reporters in Baghdad on Monday that Turkey must leave Iraq.\n\n"


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        (
            "President Moussa Diallo told a rally in Kayes that Mali would expel the French ambassador.",
            "expel",
            "Kayes",
        ),
        (
            '"Rwanda must withdraw its troops," Congolese minister Jean Kabila said after talks in Luanda.',
            "withdraw",
            "Luanda",
        ),
        ("During a visit to Tirana, the Serbian president accused Kosovo of killing policemen.", "accused", "Tirana"),
        ("Speaking to soldiers in Vilnius, the German chancellor urged Poland to open its border.", "urged", "Vilnius"),
        (
            "The Chadian minister said by telephone from Doha that his country would expel the envoys of Sudan.",
            "expel",
            "Doha",
        ),
        ("The Malian president, speaking at a military base in Gao, urged Niger to free the students.", "urged", "Gao"),
        ("The Kenyan minister told parliament that his country would expel the envoys of Sudan.", "expel", "Nairobi"),
        (
            "The US secretary of state, who was in Accra for talks on trade, accused Iran of arming rebels.",
            "accused",
            "Accra",
        ),
        ("A rebel told reporters in the Cuban capital that Colombia must free the students.", "free", "Havana"),
        ("The Kenyan president urged the mayor of Kampala to free the students.", "urged", None),
        ("Ghana's president, who was born in Kumasi, urged Togo to free the students.", "urged", None),
        ("Ghana's president wrote of the killings in Lagos and urged Togo to free the students.", "urged", None),
    ],
)
def test_who_speaks_somewhere_threatens_and_demands_there(
    coder: Coder, text: str, trigger: str, place: str | None
) -> None:
    event = event_of(coder, text, trigger)
    assert (event.place.name if event.place else None) == place


@pytest.mark.parametrize(
    ("more", "trigger", "place", "day"),
    [
        ("He urged Iran to close its border.", "urged", "Baghdad", "2024-05-13"),
        (
            "He said that Iraq would expel the Turkish ambassador if another raid followed.",
            "expel",
            "Baghdad",
            "2024-05-13",
        ),
        ("On Tuesday he urged Iran to close its border.", "urged", None, "2024-05-14"),
        ("Earlier he urged Iran to close its border.", "urged", None, PUBLISHED),
        ("He met Kurdish envoys there.", "met", "Baghdad", "2024-05-13"),
        ("He has urged Iran to close its border.", "urged", None, PUBLISHED),
        ("Iran's president urged Turkey to leave.", "urged", None, PUBLISHED),
    ],
)
def test_who_has_spoken_somewhere_goes_on_there(
    coder: Coder, more: str, trigger: str, place: str | None, day: str
) -> None:
    event = event_of(coder, LEAD + more, trigger)
    assert (event.place.name if event.place else None, event.date.value if event.date else None) == (place, day)
