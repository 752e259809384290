"""What a later noun makes of people, and whom it does not mean: students, then "the protesters"; "the government" is no union."""

from __future__ import annotations

import pytest
from coded import codes, event_of, told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # people called otherwise now
        (
            "Thousands of people marched in Lima on Monday. Police beat the demonstrators.",
            "beat",
            "ASSAULT PER:COP > PER:OPP",
        ),
        (
            "Teachers marched in Accra, Ghana, on Monday. Police fired tear gas at the protesters.",
            "fired",
            "ASSAULT GHA:COP > GHA:OPP",
        ),
        # but a crowd or those who are attacked remain who they were
        ("Protesters marched in Lima on Monday. Police beat the crowd.", "beat", "ASSAULT PER:COP > PER:OPP"),
        ("Miners marched in Lima on Monday. Police beat the men.", "beat", "ASSAULT PER:COP > PER:LAB"),
    ],
)
def test_people_are_what_a_text_calls_them_now(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # a union's name that has the word
        (
            "The Government Medical Officers called a strike in Colombo on Monday. The government rejected their demand.",
            "rejected",
            "GOV",
        ),
        # the army of those who fight it
        (
            "The Karen National Liberation Army seized a village in Myanmar. Later the military shelled the village.",
            "shelled",
            "MIL",
        ),
        # an office of another country
        (
            "The White House condemned the bill in Jakarta, Indonesia. Washington also praised the students. The parliament denounced Malaysia.",
            "denounced",
            "LEG",
        ),
    ],
)
def test_a_body_is_none_of_another_sector(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert [each.sectors for each in event_of(coder, text, trigger).actors] == [[expected]]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Gunmen attacked a bus in Togo on Monday. Later that week at least 250 were deported to Mali.", "deported"),
        ("Soldiers patrolled Lima on Monday. Three were freed by a judge in the afternoon.", "freed"),
    ],
)
def test_a_number_without_a_noun_is_not_whoever_was_told_of(coder: Coder, text: str, trigger: str) -> None:
    assert [each.sectors for each in event_of(coder, text, trigger).recipients] == [["CVL"]]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Some 60 men armed with axes killed a priest in Algeria on Monday.", "killed", "ASSAULT DZA:UAF > DZA:REL"),
        ("A dozen men in army fatigues shot a judge in Honduras on Monday.", "shot", "ASSAULT HND:UAF > HND:JUD"),
        ("Men carrying rifles abducted two nurses in Kenya on Monday.", "abducted", "ASSAULT KEN:UAF > KEN:MED"),
        # youths in masks mostly riot, and what people hold need not be arms
        ("Youths wearing masks looted shops in Greece on Monday.", "looted", "PROTEST GRC:CVL > GRC:BUS"),
        ("Men carrying candles marched in Kenya on Monday.", "marched", "PROTEST KEN:CVL > -"),
    ],
)
def test_people_who_bear_arms_are_armed_men(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


def test_hundreds_of_people_who_protested_are_of_the_opposition(coder: Coder) -> None:
    text = "Police in Minsk beat thousands of people who had protested against the election."
    assert codes(event_of(coder, text, "beat").recipients) == ["BLR:OPP"]
