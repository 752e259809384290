"""The scene: where and when a deed happened that names no time or place of its own."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest
from coded import PUBLISHED, event_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.code.coder import Coder
from tocsin.read.days import day_of

LEAD = "Rebels attacked a market in Bunia on Monday and killed six Congolese traders.\n\n"
MONDAY = "2024-05-13"


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
    event = event_of(coder, LEAD + more, trigger)
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
    event = event_of(coder, LEAD + more, trigger)
    assert event.place is None
    assert event.date is not None
    assert event.date.value == PUBLISHED


def test_a_deed_with_a_place_of_its_own_begins_another_scene(coder: Coder) -> None:
    text = LEAD + "Rebels beat two priests in Beni on Tuesday. The rebels also burned the church."
    event = event_of(coder, text, "burned")
    assert event.place is not None and event.date is not None
    assert (event.place.name, event.date.value) == ("Beni", "2024-05-14")


def test_a_noun_takes_up_the_deed_of_the_scene(coder: Coder) -> None:
    event = event_of(coder, LEAD + "Islamic State claimed the attack.", "attack")
    assert event.place is not None and event.date is not None
    assert (event.place.name, event.date.value) == ("Bunia", MONDAY)


def test_a_lead_without_an_event_sets_the_scene(coder: Coder) -> None:
    event = event_of(
        coder, "A ferry sank near Zanzibar on Monday.\n\nTanzanian police arrested its captain.", "arrested"
    )
    assert event.date is not None
    assert event.date.value == PUBLISHED  # "Tanzanian" is named anew: nothing says that it happened there
    text = "Thousands gathered in Dodoma on Monday.\n\nPolice beat the protesters and arrested six students."
    event = event_of(coder, text, "arrested")
    assert event.place is not None and event.date is not None
    assert (event.place.name, event.date.value) == ("Dodoma", MONDAY)


def test_a_word_from_elsewhere_ends_the_scene(coder: Coder) -> None:
    text = LEAD + "In Kampala, Uganda's president accused the rebels. The soldiers arrested two traders."
    assert event_of(coder, text, "arrested").place is None


def test_history_is_not_of_the_scene(coder: Coder) -> None:
    text = LEAD + "In 1998, Congolese rebels killed hundreds of villagers. The rebels burned their homes."
    assert event_of(coder, text, "burned").place is None


def test_the_dateline_sets_the_scene(coder: Coder) -> None:
    text = "KISUMU, May 14 - Kenyan police beat students on Tuesday.\n\nOfficers arrested six students."
    event = event_of(coder, text, "arrested")
    assert event.place is not None
    assert event.place.text == "KISUMU"


def place_and_day(coder: Coder, text: str, trigger: str) -> tuple[str | None, str | None]:
    event = event_of(coder, text, trigger)
    return event.place and event.place.name, event.date and event.date.value


@pytest.mark.parametrize(
    ("more", "trigger", "place", "day"),
    [
        # a place in a clause that hangs on the deed is not where it was done
        ("The rebels burned two lorries before they fled towards Kampala.", "burned", "Bunia", MONDAY),
        # they go on elsewhere
        ("The rebels then beat two priests in Beni.", "beat", "Beni", MONDAY),
        # what those are called that are known already
        ("He said the rebels had shot at a clinic there.", "shot", "Bunia", MONDAY),
    ],
)
def test_those_of_a_scene_go_on(coder: Coder, more: str, trigger: str, place: str, day: str) -> None:
    assert place_and_day(coder, LEAD + more, trigger) == (place, day)


def test_a_later_day_of_the_same_paragraph_is_where_the_first_was(coder: Coder) -> None:
    text = "Congolese police beat students in Bunia on Monday. Officers arrested a teacher on Tuesday."
    assert place_and_day(coder, text, "arrested") == ("Bunia", "2024-05-14")
    apart = "Congolese police beat students in Bunia on Monday.\n\nOfficers arrested a teacher on Tuesday."
    assert place_and_day(coder, apart, "arrested") == (None, "2024-05-14")


def test_what_came_of_a_deed_is_where_it_was_done(coder: Coder) -> None:
    text = "Israeli jets bombed a school in Tyre on Monday, and six Lebanese teachers were killed."
    assert place_and_day(coder, text, "bombed") == ("Tyre", MONDAY)
    text = "Russian missiles hit the Ukrainian city of Sumy on Monday, killing four people and wounding nine."
    assert place_and_day(coder, text, "hit") == ("Sumy", MONDAY)
    text = "Protesters set fire to a council building in Makassar on Monday, killing three Indonesian officials."
    assert place_and_day(coder, text, "set") == ("Makassar", MONDAY)


def test_those_who_met_do_more_where_and_when_they_met(coder: Coder) -> None:
    met = "Kenyan and Ugandan ministers met in Kisumu on Monday.\n\n"
    assert place_and_day(coder, met + "They signed an agreement on trade.", "signed") == ("Kisumu", MONDAY)
    assert place_and_day(coder, met + "Kenya signed an agreement with China.", "signed") == (None, PUBLISHED)
    assert event_of(coder, met + "Police arrested two students.", "arrested").place is None


def test_who_goes_somewhere_acts_there(coder: Coder) -> None:
    text = "Russia's president flew to Pyongyang on Monday and signed a defence pact with North Korea's leader."
    assert place_and_day(coder, text, "signed") == ("Pyongyang", MONDAY)


def test_where_that_was_which_a_deed_answers_is_not_where_it_was(coder: Coder) -> None:
    text = "Iran fired missiles at Israel on Monday in retaliation for a raid on its consulate in Damascus."
    assert place_and_day(coder, text, "fired") == ("Israel", MONDAY)


def test_a_dateline_sets_the_scene_where_nothing_was_done_on_the_spot(coder: Coder) -> None:
    text = "TUNIS, May 14 - Tunisia's president dissolved parliament on Monday.\n\nSoldiers stormed the parliament."
    assert place_and_day(coder, text, "stormed") == ("Tunis", MONDAY)
    text = "CAIRO, May 14 - Sudan's president dissolved parliament on Monday.\n\nSoldiers stormed the parliament."
    assert place_and_day(coder, text, "stormed") == (None, MONDAY)


def test_what_went_on_meanwhile_tells_where_it_was(coder: Coder) -> None:
    text = "Slovakia's prime minister, Jan Ivan, was shot and wounded on Monday as he greeted supporters in the town of Nitra."
    assert place_and_day(coder, text, "shot") == ("Nitra", MONDAY)


def test_what_the_parser_hangs_on_a_participle_is_the_clause_s(coder: Coder) -> None:
    text = "Separatists hijacked a train carrying soldiers in Pakistan's Sindh province on Monday."
    assert place_and_day(coder, text, "hijacked") == ("Sindh", MONDAY)
    text = "British rioters attacked a hotel that houses refugees in Rotherham on Monday."
    assert place_and_day(coder, text, "attacked") == ("Rotherham", MONDAY)
    text = "Nigeria's navy freed sailors kidnapped off Benin on Monday."
    assert place_and_day(coder, text, "freed")[0] is None


def test_a_scene_is_where_its_finest_place_is(coder: Coder) -> None:
    text = "Police in Serbia fired tear gas on Monday at students who marched through Novi Sad.\n\nOfficers beat a teacher."
    assert place_and_day(coder, text, "beat") == ("Novi Sad", MONDAY)


def test_a_day_that_is_only_meant_is_not_counted_from(coder: Coder) -> None:
    text = "Farmers in Pakistan blocked roads on Monday. The minister promised to meet their leaders on Saturday."
    text += "\n\nTwo days earlier, protesters had stormed an office in Multan."
    assert place_and_day(coder, text, "stormed") == ("Multan", "2024-05-11")


def test_whose_ministry_says_it_is_not_where_it_was(coder: Coder) -> None:
    text = "Israeli jets bombed a school in Rafah on Monday, and six Palestinians were killed, Gaza's health ministry said."
    assert place_and_day(coder, text, "killed") == ("Rafah", MONDAY)


def test_a_noun_for_the_deed_does_more(coder: Coder) -> None:
    text = "Israeli jets bombed an army base in Homs on Monday. The raid also killed two Syrian cooks."
    assert place_and_day(coder, text, "killed") == ("Homs", MONDAY)


def test_a_side_of_the_scene_is_no_stranger(coder: Coder) -> None:
    text = "Thai jets bombed Cambodian army posts near Samraong on Monday. Cambodian gunners shelled a clinic in Surin."
    assert place_and_day(coder, text, "shelled")[1] == PUBLISHED  # in another country: nothing says when
    text = "Rwandan troops shot at Congolese soldiers in Bunia on Monday. Congolese soldiers arrested six rebels."
    assert place_and_day(coder, text, "arrested") == ("Bunia", MONDAY)


def test_a_deed_of_those_whose_deed_was_coded_is_one_too(coder: Coder) -> None:
    text = "A gunman shot at the mayor of Lyon during a rally in Lyon on Monday."
    assert place_and_day(coder, f"{text} He also wounded a spectator.", "wounded") == ("Lyon", MONDAY)


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
    event = event_of(coder, text, "arrested", published)
    assert event.date is not None
    assert event.date.value == (moment.date() - timedelta(days=1)).isoformat()


@pytest.mark.parametrize(
    ("title", "trigger", "place", "day"),
    [
        ("Rebels attack market in eastern Congo", "attack", "Bunia", MONDAY),
        ("Rebels kill six in Congo", "kill", "Bunia", MONDAY),
        ("Kenya condemns attack", "condemns", None, PUBLISHED),
        ("Police attack students in Congo", "attack", "Democratic Republic of the Congo", PUBLISHED),
        ("Rebels attacked market on Tuesday", "attacked", "Bunia", "2024-05-14"),
    ],
)
def test_a_headline_has_the_place_and_day_of_the_lead_that_tells_the_same(
    coder: Coder, title: str, trigger: str, place: str | None, day: str
) -> None:
    record = coder.code(LEAD + "Kenya condemned the raid.", published=PUBLISHED, title=title)
    event = next(each for each in record.events if each.trigger.text == trigger)
    assert (event.place.name if event.place else None, event.date.value if event.date else None) == (place, day)


def test_a_place_of_which_nothing_is_coded_leads_away_from_the_scene(coder: Coder) -> None:
    text = LEAD + "Kenya condemned the raid.\n\nIn Beni, boys threw eggs at a priest. Policemen arrested three of them."
    event = event_of(coder, text, "arrested")
    assert event.place is not None
    assert event.place.name == "Beni"


def test_a_deed_in_the_raid_that_was_told_is_of_its_scene(coder: Coder) -> None:
    event = event_of(coder, LEAD + "The army said that it had wounded a Ugandan commander in the attack.", "wounded")
    assert event.place is not None
    assert event.place.name == "Bunia"


def test_the_march_that_was_told_brings_its_scene_back(coder: Coder) -> None:
    text = (
        "Students marched through Nairobi on Monday.\n\nKenya's president rejected their demands.\n\n"
        "The march began quietly. Policemen arrested three boys."
    )
    event = event_of(coder, text, "arrested")
    assert event.place is not None and event.date is not None
    assert (event.place.name, event.date.value) == ("Nairobi", MONDAY)
