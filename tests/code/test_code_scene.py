"""The scene: where and when a deed happened that names no time or place of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from coded import PUBLISHED, event_at
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.code.coder import Coder
from tocsin.model import Event
from tocsin.read.days import day_of

LEAD = "Rebels attacked a market in Bunia on Monday and killed six Congolese traders.\n\n"
MONDAY = "2024-05-13"


def code(coder: Coder, text: str, trigger: str) -> Event:
    return event_at(coder.code(text, published=PUBLISHED), trigger)


@pytest.mark.parametrize(
    ("more", "trigger"),
    [
        ("The rebels then beat two policemen.", "beat"),
        ("Soldiers arrested four of the attackers.", "arrested"),
        ("A survivor said that they had kidnapped her sons.", "kidnapped"),
        ("Nobody claimed the raid. The gunmen looted shops.", "looted"),
    ],
)
def test_a_deed_goes_on_in_the_scene_before_it(coder: Coder, more: str, trigger: str) -> None:
    event = code(coder, LEAD + more, trigger)
    assert event.place is not None and event.date is not None
    assert (event.place.name, event.date.value) == ("Bunia", MONDAY)
    assert LEAD[event.place.start : event.place.end] == "Bunia"
    assert event.date.start is not None
    assert LEAD[event.date.start : event.date.end] == "Monday"


@pytest.mark.parametrize(
    ("more", "trigger"),
    [
        ("Uganda's president accused the rebels.", "accused"),
        ("The government arrested two ministers.", "arrested"),
        ("Burundian soldiers arrested two rebels.", "arrested"),
        ("Elsewhere, gunmen beat two policemen.", "beat"),
        ("Soldiers will arrest the rebels.", "arrest"),
        ("The rebels may beat policemen.", "beat"),
    ],
)
def test_what_is_done_by_others_or_elsewhere_is_not_of_the_scene(coder: Coder, more: str, trigger: str) -> None:
    event = code(coder, LEAD + more, trigger)
    assert event.place is None
    assert event.date is not None
    assert event.date.value == PUBLISHED


def test_a_deed_with_a_place_of_its_own_begins_another_scene(coder: Coder) -> None:
    text = LEAD + "Rebels beat two priests in Beni on Tuesday. The rebels also burned the church."
    event = code(coder, text, "burned")
    assert event.place is not None and event.date is not None
    assert (event.place.name, event.date.value) == ("Beni", "2024-05-14")


def test_a_noun_takes_up_the_deed_of_the_scene(coder: Coder) -> None:
    event = code(coder, LEAD + "Islamic State claimed the attack.", "attack")
    assert event.place is not None and event.date is not None
    assert (event.place.name, event.date.value) == ("Bunia", MONDAY)


def test_a_lead_without_an_event_sets_the_scene(coder: Coder) -> None:
    event = code(coder, "A ferry sank near Zanzibar on Monday.\n\nTanzanian police arrested its captain.", "arrested")
    assert event.date is not None
    assert event.date.value == PUBLISHED  # "Tanzanian" is named anew: nothing says that it happened there
    text = "Thousands gathered in Dodoma on Monday.\n\nPolice beat the protesters and arrested six students."
    event = code(coder, text, "arrested")
    assert event.place is not None and event.date is not None
    assert (event.place.name, event.date.value) == ("Dodoma", MONDAY)


def test_a_word_from_elsewhere_ends_the_scene(coder: Coder) -> None:
    text = LEAD + "In Kampala, Uganda's president accused the rebels. The soldiers arrested two traders."
    assert code(coder, text, "arrested").place is None


def test_history_is_not_of_the_scene(coder: Coder) -> None:
    text = LEAD + "In 1998, Congolese rebels killed hundreds of villagers. The rebels burned their homes."
    assert code(coder, text, "burned").place is None


def test_the_dateline_sets_the_scene(coder: Coder) -> None:
    text = "KISUMU, May 14 - Kenyan police beat students on Tuesday.\n\nOfficers arrested six students."
    event = code(coder, text, "arrested")
    assert event.place is not None
    assert event.place.text == "KISUMU"


@pytest.fixture
def zone() -> Iterator[None]:
    before = os.environ.get("TZ")
    yield
    os.environ.pop("TZ", None) if before is None else os.environ.update(TZ=before)
    time.tzset()


moments = st.datetimes(min_value=datetime(1990, 1, 2), max_value=datetime(2060, 1, 1))
offsets = st.integers(min_value=-14 * 60, max_value=14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.usefixtures("zone")
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moment=moments, offset=offsets, machine=st.sampled_from(["UTC", "Asia/Tokyo", "America/Los_Angeles"]))
def test_no_time_zone_shifts_a_day(coder: Coder, moment: datetime, offset: timezone, machine: str) -> None:
    os.environ["TZ"] = machine
    time.tzset()
    published = day_of(moment.replace(tzinfo=offset).isoformat())
    assert published == moment.date().isoformat()
    text = "Kenyan police arrested two students yesterday."
    event = event_at(coder.code(text, published=published), "arrested")
    assert event.date is not None
    assert event.date.value == (moment.date() - timedelta(days=1)).isoformat()
