"""A meeting that is only to come is agreed to: AGREE on the day that is set (PLOVER; CAMEO 036); one that took place or may is CONSULT."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Ghanaian president will meet his Togolese counterpart in Accra.", "AGREE GHA:GOV & TGO:GOV > -"),
        ("Lula to visit Windhoek", "AGREE BRA:GOV > NAM:GOV"),
        ("Talks between Peru and Ecuador are due to resume in Lima.", "AGREE PER & ECU > -"),
        # it may not come about, or does not
        ("Talks between Peru and Ecuador are likely to resume in Lima.", "CONSULT PER & ECU > - +hypothetical"),
        (
            "The Ghanaian president will not meet the Togolese opposition.",
            "CONSULT GHA:GOV & TGO:OPP > - +future,negation",
        ),
        ("The Ghanaian president met his Togolese counterpart in Accra.", "CONSULT GHA:GOV & TGO:GOV > -"),
        # what else is to come stays what it is
        ("Ghana will deploy 300 soldiers to Togo.", "MOBILIZE GHA > TGO +future"),
    ],
)
def test_meeting_to_come_is_agreed_to(coder: Coder, text: str, expected: str) -> None:
    assert expected in tell(coder, text)


def test_its_day_is_the_one_that_is_set(coder: Coder) -> None:
    (event,) = coder.code("Modi and Oli will meet in Delhi on Friday.", published=PUBLISHED).events
    assert event.date is not None
    assert (event.event, event.cameo, event.mode, event.auxiliary) == ("AGREE", "036", None, [])
    assert event.date.value == "2024-05-17"
