"""Who somebody is: titles before names, bodies whose people they are, numbers, and pronouns of those who do harm."""

from __future__ import annotations

import pytest
from coded import codes, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        # the recogniser takes some titles for the beginning of a name, others are words of every day
        ("Rabbi David Levin", "?:REL"),
        ("Councillor Joy Banda", "?:GOV"),
        ("Justice Monica Wekesa", "?:JUD"),
        ("Lady Justice Ann Kamau", "?:JUD"),
        ("Father Luis Ortega", "?:REL"),
        ("Sister Agnes Mutua", "?:REL"),
        ("chief whip Ann Green", "?:LEG"),
        ("Labour Commissioner Grace Tetteh", "?:GOV"),
        # whose people they are tells what they are
        ("the ANC's Thandi Mkhize", "ZAF:PTY"),
        ("Zeynep Aydogdu of the HDP", "TUR:PTY"),
        ("Anna Ruiz of Human Rights Watch", "NGO:NGO"),
        ("Hezbollah's Naim Fayad", "LBN:PRM"),
        # the last word of "head of the state" may belong to what follows
        ("the head of the state broadcaster", "?:JRN"),
        ("the head of the state", "?:GOV"),
        ("opposition youths", "?:OPP"),
        ("foreign governments", "?:GOV"),
    ],
)
def test_who_somebody_is(coder: Coder, who: str, expected: str) -> None:
    text = f"{who[0].upper()}{who[1:]} criticised the decision on Tuesday."
    assert codes(event_of(coder, text, "criticised").actors) == [expected]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Police arrested 20 people, most of them students.", "arrested", ["?:EDU"]),
        ("Police arrested 20 people, mostly students.", "arrested", ["?:EDU"]),
        ("Police arrested 20 people, including three students.", "arrested", ["?:CVL"]),
        ("Police beat people who had protested against the election.", "beat", ["?:OPP"]),
        ("Militants attacked a girls' school.", "attacked", ["?:EDU"]),
        ("Shells hit a children's hospital.", "hit", ["?:MED"]),
    ],
)
def test_what_people_are_told_to_be(coder: Coder, text: str, trigger: str, expected: list[str]) -> None:
    assert codes(event_of(coder, text, trigger).recipients) == expected


def test_a_number_counts_those_like_the_ones_before_it(coder: Coder) -> None:
    event = event_of(coder, "The bomb killed five policemen and wounded eight on Monday.", "killed")
    assert codes(event.recipients) == ["?:COP", "?:COP"]


def test_others_are_people_where_they_are_harmed(coder: Coder) -> None:
    event = event_of(coder, "A drone struck a bus, killing six people and injuring 12 others.", "struck")
    assert "12 others" in [each.text for each in event.recipients]


def test_a_number_of_some_of_those_before_it_is_nobody_more(coder: Coder) -> None:
    event = event_of(coder, "Gunmen ambushed a patrol of 30 soldiers, killing four.", "ambushed")
    assert len(event.recipients) == 1


def test_they_who_harm_the_speaker_are_none_of_his(coder: Coder) -> None:
    text = (
        "Police broke up a march by lecturers in Nairobi on Tuesday. “We came with placards and they beat us like"
        " thieves,” said the lecturers' chairman, Hesbon Oyugi."
    )
    assert codes(event_of(coder, text, "beat").actors) == ["KEN:COP"]


def test_they_who_do_harm_bear_arms_if_any_do(coder: Coder) -> None:
    text = "Rebels overran the town of Beni on Sunday. About 40 students fled to the church. They abducted a priest."
    assert codes(event_of(coder, text, "abducted").actors) == ["?:REB"]


def test_an_unknown_namesake_is_not_the_known_one(coder: Coder) -> None:
    text = "Surgeon Hari Trump ended his hunger strike. Police arrested Trump's supporters in Kathmandu."
    assert "USA" not in [each.country for each in event_of(coder, text, "arrested").recipients]


@pytest.mark.parametrize(
    ("title", "text", "trigger", "expected"),
    [
        (
            "Judge jails Mwangi in Nairobi",
            "A judge jailed opposition leader Peter Mwangi in Nairobi on Tuesday.",
            "jails",
            "KEN:OPP",
        ),
        (
            "Strikes go on as Tusk defies unions",
            "Trade unions struck on Monday. Prime Minister Donald Tusk defied the unions.",
            "defies",
            "POL:GOV",
        ),
    ],
)
def test_a_headline_names_whom_the_text_names_in_full(
    coder: Coder, title: str, text: str, trigger: str, expected: str
) -> None:
    record = coder.code(text, published="2024-05-15", title=title)
    event = next(each for each in record.events if each.trigger.text == trigger)
    assert expected in codes([*event.actors, *event.recipients])


@pytest.mark.parametrize(
    ("who", "published", "expected"),
    [
        # what the text says of somebody known comes first
        ("Interior Minister Geert Wilders", "2012-06-01", "NLD:GOV"),
        ("Health Minister Kizza Besigye", "2024-05-15", "UGA:GOV"),
        # but a rank is borne by those who rule, too, and a leader leads whatever is his
        ("General Prayuth Chan-ocha", "2016-10-26", "THA:GOV"),
        ("PTI chief Imran Khan", "2023-05-11", "PAK:OPP"),
        ("Presidential candidate Martin Fayulu", "2019-01-12", "COD:OPP"),
        # and who was in office was so for his country
        ("Mozambique's former president Joaquim Chissano", "2007-10-01", "MOZ:ELI"),
    ],
)
def test_what_the_text_calls_somebody_known(coder: Coder, who: str, published: str, expected: str) -> None:
    event = event_of(coder, f"{who} criticised the decision on Tuesday.", "criticised", published)
    assert codes(event.actors) == [expected]


def test_former_holds_in_spite_of_what_somebody_is_now(coder: Coder) -> None:
    text = "Former Prime Minister Akezhan Kazhegeldin criticised the president on Tuesday."
    assert codes(event_of(coder, text, "criticised", "1999-10-07").actors) == ["KAZ:ELI"]


@pytest.mark.parametrize(
    ("who", "expected"),
    [
        # what ties somebody to a body
        ("Peter Otieno of the dockers' union", "KEN:LAB"),
        ("Ali Mwangi, one of the rebels' negotiators,", "KEN:REB"),
        ("Mary Otieno, who leads the teachers' union,", "KEN:LAB"),
        ("Hans Gruber, who works for the World Food Programme,", "UNO"),
        # a rank that the police have, too
        ("Colonel Joseph Rono, who commands the region's police,", "KEN:COP"),
        # titles as newspapers shorten them
        ("Sen. Joseph Mwangi", "KEN:LEG"),
        ("Gov. Ann Lim", "KEN:GOV"),
        ("Lt. Col. Peter Mwangi", "KEN:MIL"),
        ("Prof. Grace Mwangi", "KEN:EDU"),
    ],
)
def test_what_the_text_ties_somebody_to(coder: Coder, who: str, expected: str) -> None:
    text = f"Traders marched in Nairobi on Monday. {who} criticised the decision on Tuesday."
    assert codes(event_of(coder, text, "criticised").actors) == [expected]


def test_who_runs_a_business_is_of_it(coder: Coder) -> None:
    text = "Police clashed with youths in Lima. Rosa Quispe, who runs a bar in the district, criticised the police."
    assert codes(event_of(coder, text, "criticised").actors) == ["PER:BUS"]


def test_of_whom_only_the_name_is_known_lives_where_it_happens(coder: Coder) -> None:
    text = "Soldiers shelled the town of Loikaw in Myanmar. The soldiers beat Ko Min, 52, and left."
    assert codes(event_of(coder, text, "beat").recipients) == ["MMR:CVL"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # the letters of a name with a hyphen
        (
            "Police in Karachi said the Counter-Terrorism Department shot nine men on Monday. The CTD arrested their cousin.",
            "arrested",
            "PAK:COP",
        ),
        # letters that the text spells out are not those of a party elsewhere
        (
            "The Directorate of Public Prosecutions (DPP) in Nairobi charged the mayor. The DPP also sued his wife.",
            "sued",
            "KEN:GOV",
        ),
        # nor are those of a body of a country of which nothing is told
        (
            "Police in Bamako and the STF beat Malian students in Mopti. The STF arrested nine.",
            "arrested",
            "?",
        ),
        ("Mexican police in Puebla met the FBI in Oaxaca. The FBI arrested nine Mexicans.", "arrested", "USA:COP"),
    ],
)
def test_letters_stand_for_a_body_of_which_the_text_tells(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert codes(event_of(coder, text, trigger).actors) == [expected]
