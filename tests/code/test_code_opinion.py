"""The second opinion: what keeps noise out, and that it keeps events in."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, tell
from hypothesis import given
from hypothesis import strategies as st

from tocsin.code.coder import Coder
from tocsin.code.opinion import NONE, VETO, as_in_passage, in_passage

likely = st.floats(min_value=0, max_value=1)


def test_a_trigger_alone_is_kept_unless_it_is_rather_likely_none() -> None:
    assert in_passage([0.3]) < [VETO]
    assert in_passage([0.6]) > [VETO]


@given(likely, st.lists(likely, max_size=30), st.floats(min_value=0.51, max_value=1))
def test_noise_around_it_makes_an_event_less_likely(none: float, others: list[float], noise: float) -> None:
    (alone, *_) = in_passage([none, *others, 0.5])
    (beside, *_) = in_passage([none, *others, noise])
    assert beside >= alone


def test_what_is_sure_is_not_outvoted() -> None:
    (event, *_) = in_passage([0.001, *[0.999] * 50])
    assert event < 0.25


@given(st.floats(min_value=0, max_value=0.99), likely, likely)
def test_what_an_article_tells_leaves_the_types_share_as_it_is(none: float, first: float, after: float) -> None:
    before = {"ACCUSE": (1 - none) * first, "REJECT": (1 - none) * (1 - first), NONE: none}
    beside = as_in_passage(before, after)
    assert beside[NONE] == after
    assert sum(beside.values()) == pytest.approx(1)
    assert beside["ACCUSE"] == pytest.approx((1 - after) * first)


def test_what_is_surely_none_has_no_type() -> None:
    assert as_in_passage({"ACCUSE": 0.0, NONE: 1.0}, 0.5) == {"ACCUSE": 0.0, NONE: 0.5}


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("A suicide bomber killed seven cadets at a barracks in Baidoa.", "ASSAULT"),
        ("The Pope called for peace in Lebanon.", "REQUEST"),
        ("Paraguay sued Brazil at the world court over the dam.", "ACCUSE"),
        ("Court jails ex-minister for bribery", "SANCTION"),
        ("Helicopters of the Syrian army dropped chlorine on the town.", "ASSAULT"),
        ("The Ghanaian defence ministry denied it.", "REJECT"),
        ("The Kenyan army ordered residents to leave.", "REQUEST"),
        ("The king of Jordan pardoned eleven prisoners.", "RETREAT"),
    ],
)
def test_plain_acts_are_let_pass(coder: Coder, text: str, event: str) -> None:
    assert [each.event for each in coder.code(text, PUBLISHED).events] == [event]


@pytest.mark.parametrize(
    "text",
    [
        "A virus killed forty swans in Ireland.",
        "Fiorentina sacked its coach on Monday.",
        "Hail struck the vineyards in Moldova.",
        "Egypt attacked down the right but Ghana defended well in the second half.",
    ],
)
def test_the_same_words_in_other_news_tell_no_event(coder: Coder, text: str) -> None:
    assert coder.code(text, PUBLISHED).events == []


def test_who_is_known_on_both_sides_tells_for_an_event(coder: Coder) -> None:
    """The same words, once of a state and its neighbour's army, once of nobody that is known."""
    likely = [
        next(iter(coder.code(text, PUBLISHED).events), None)
        for text in ("The Chadian army attacked Sudan.", "The winger attacked the left flank of Sudan.")
    ]
    assert likely[0] is not None
    assert likely[1] is None or likely[1].confidence < likely[0].confidence


def test_news_of_politics_around_it_makes_an_event_more_likely(coder: Coder) -> None:
    news = "Somali police fired tear gas at strikers in Baidoa and arrested nine of them.\n\nThe miners rejected the offer."
    sport = "Ghana beat Togo 3-1 and the coach praised his striker, who hit the post twice.\n\nThe miners rejected the offer."
    told, played = (
        next((each.confidence for each in coder.code(text, PUBLISHED).events if each.event == "REJECT"), 0.0)
        for text in (news, sport)
    )
    assert told > played + 0.1


def test_companies_alone_make_no_event(coder: Coder) -> None:
    coder_by_frames = coder.code_by_frames
    assert not coder_by_frames("Siemens sued Nokia on Monday.", PUBLISHED).events
    assert coder_by_frames("Germany sued Nokia on Monday.", PUBLISHED).events


def test_an_event_in_the_midst_of_sport_is_told(coder: Coder) -> None:
    text = (
        "Ghana defeated Togo 3-1 in Accra.\n\nThe coach praised his players and criticised the referee. Togo threatened only "
        "once.\n\nOn Saturday the Togolese government banned three Ghanaian newspapers."
    )
    assert [event.split()[0] for event in tell(coder, text)] == ["COERCE"]
