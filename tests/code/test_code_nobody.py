"""What is told of nobody: deeds done to a thing, and nouns that only take up what was told."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, told

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Farmers blocked the road to Guayaquil in Ecuador. The blockade was lifted at noon.", "RETREAT - > -"),
        ("Sudan and the rebels met in Juba. A peace deal was signed on Saturday.", "SUPPORT - > -"),
        (
            "The army and the rebels in Thailand stopped shooting in March. The truce has held since then.",
            "RETREAT - > -",
        ),
    ],
)
def test_deeds_done_to_things(coder: Coder, text: str, event: str) -> None:
    assert event in map(told, coder.code(text, PUBLISHED).events)


@pytest.mark.parametrize(
    "text",
    [
        # to come about only
        "Farmers from Punjab blocked two highways in India, vowing to stay until the laws were repealed.",
        # what the truce ended is told by another word
        "Under the truce, which ended more than a year of war, Hezbollah praised Lebanon.",
    ],
)
def test_what_is_not_done(coder: Coder, text: str) -> None:
    assert not [event for event in coder.code_by_frames(text, PUBLISHED).events if event.event == "RETREAT"]


def test_noun_that_takes_up(coder: Coder) -> None:
    text = "Miners in Lota, Chile, went on strike on Monday. The party of the mayor gave its support to the strike."
    events = [event for event in coder.code_by_frames(text, PUBLISHED).events if event.event == "PROTEST"]
    assert [event.sentence for event in events] == [0]


def test_deed_that_comes_after_another(coder: Coder) -> None:
    headline = "Library torched after officers fire rubber bullets at Durban students"
    events = [told(event) for event in coder.code(headline, PUBLISHED, headline).events]
    assert events == ["ASSAULT - > ZAF:EDU", "ASSAULT ZAF:COP > ZAF:EDU"]


@pytest.mark.parametrize(
    "text",
    [
        "Three policemen were injured in Kisumu.",
        "Several windows broke in Cali, and 40 people were wounded, officials said.",
    ],
)
def test_how_somebody_fared(coder: Coder, text: str) -> None:
    assert coder.code_by_frames(text, PUBLISHED).events == []


def test_the_harmed_are_told_with_the_deed(coder: Coder) -> None:
    told_of = map(told, coder.code("Police fired on a crowd in Kano; a boy was wounded.", PUBLISHED).events)
    assert list(told_of) == ["ASSAULT NGA:COP > NGA:CVL & NGA:CVL"]
