"""Whose those are of whom the text does not say it: bare words for people, venues, harmed people, passages."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder
from tocsin.model import Actor, Event


def code(actor: Actor) -> str:
    return f"{actor.country or '-'} {actor.sectors[0] if actor.sectors else ''}".strip()


def told(coder: Coder, text: str, trigger: str) -> Event:
    record = coder.code(text, published="2024-05-15")
    return next(each for each in record.events if each.trigger.text == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        ("Ghana's minister threatened to arrest anyone who burned tyres.", "threatened", ["GHA CVL"]),
        ("The Ugandan army ordered everyone in Gulu to stay indoors.", "ordered", ["UGA CVL"]),
        ("A Peruvian judge freed 31 of those arrested on Friday.", "freed", ["PER CVL"]),
        ("Police in Minsk detained those who had laid flowers.", "detained", ["BLR CVL"]),
        ("The Senegalese army vowed to hunt down gang leader Modou Fall.", "vowed", ["SEN CRM"]),
        # nobody's own are harmed by him
        ("Chad's rebels left, saying that the army had bombed their fighters.", "bombed", ["TCD REB"]),
        ("Kenyan miners marched on Monday after police killed two of their colleagues.", "killed", ["KEN LAB"]),
        ("Gunmen who had seized a bus in Mali killed their hostages.", "killed", ["MLI CVL"]),
        # where something is said, held or signed
        ("A former Bosnian commander pleaded guilty in The Hague to killing prisoners.", "killing", ["BIH CVL"]),
        ("Under a deal signed in Cairo, the Libyan government freed prisoners on Monday.", "freed", ["LBY CVL"]),
        ("After talks in Geneva, the Yemeni government freed prisoners.", "freed", ["YEM CVL"]),
        # a number of people are none of whom was told before
        (
            "Nine Chadian soldiers left Togo. Police in Lomé dispersed a march and arrested nine.",
            "arrested",
            ["TGO CVL"],
        ),
    ],
)
def test_those_to_whom_it_is_done(coder: Coder, text: str, trigger: str, recipients: list[str]) -> None:
    assert [code(each) for each in told(coder, text, trigger).recipients] == recipients


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("In an interview in Paris, Chad's opposition leader said soldiers had shot protesters.", "shot", ["TCD MIL"]),
        ("Britain halted arms sales to Israel over strikes by its jets on aid convoys.", "strikes", ["ISR MIL"]),
        (
            "The United States has suspended aid to Togo over killings of civilians by its army.",
            "killings",
            ["TGO MIL"],
        ),
        ("France condemned Niger over strikes by its jets.", "strikes", ["NER MIL"]),
        ("Rights groups accused the army of torturing detainees in Kampala.", "accused", ["- NGO"]),
        (
            "Serbia protested.\n\nKosovo police cleared the hall, setting off a clash between officers and Serb students.",
            "clash",
            ["XKX COP", "SRB EDU"],
        ),
        # a passage is about those of whose deeds it tells
        ("Togo's army fired at boats, a Ghanaian official said. The government denied it.", "denied", ["TGO GOV"]),
        (
            "Benin and Togo quarrel. Ama Koffi, Benin's premier, spoke on Monday. Togo answered.\n\n"
            "Koffi insisted that Togo was wrong. Police arrested a monk.",
            "arrested",
            ["BEN COP"],
        ),
    ],
)
def test_those_who_do_it(coder: Coder, text: str, trigger: str, actors: list[str]) -> None:
    assert [code(each) for each in told(coder, text, trigger).actors] == actors


def test_police_are_not_some_officers_told_of_before(coder: Coder) -> None:
    text = (
        "Armenia and Armenian villagers mourned. Baku said that one of its officers was wounded. "
        "Armenia rejected the claim.\n\nPolice arrested 38 demonstrators in Yerevan."
    )
    assert [code(each) for each in told(coder, text, "arrested").actors] == ["ARM COP"]


@pytest.mark.parametrize(
    "text", ["Not everyone in Togo is pleased.", "Those arrested were tired.", "We have no quarrel with anybody."]
)
def test_nobody_in_particular_tells_no_event(coder: Coder, text: str) -> None:
    assert not coder.code(text, published="2024-05-15").events


def test_envoys_of_several_powers_are_of_no_one_country(coder: Coder) -> None:
    event = told(coder, "Iran's minister met the envoys of the five powers in Vienna.", "met")
    assert [code(each) for each in event.actors][1:] == ["- GOV"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # strangers say nothing of whose those are who harm them
        ("A gunman killed two Japanese tourists.", ["ASSAULT ?:UAF > JPN:CVL"]),
        ("Police arrested a Russian diplomat.", ["COERCE ?:COP > RUS:GOV"]),
        # nor does a whole state that is attacked
        ("The militia threatened Kuwait.", ["THREATEN ?:PRM > KWT"]),
        ("Rebels attacked Uganda.", ["ASSAULT ?:REB > UGA"]),
        ("Police beat Tunisian lawyers.", ["ASSAULT TUN:COP > TUN:CVL"]),
    ],
)
def test_those_harmed_tell_whose_the_doers_are_only_at_home(coder: Coder, text: str, expected: list[str]) -> None:
    assert tell(coder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a sea is nobody's, though a country's name is in its own
        ("Rebels killed two sailors in the South China Sea.", ["ASSAULT ?:REB > ?:MIL"]),
        ("Troops fired on a boat in the East China Sea.", ["ASSAULT ?:MIL > ?:CVL"]),
        ("North Korea test-fired a ballistic missile over the Sea of Japan.", ["MOBILIZE PRK > -"]),
    ],
)
def test_a_sea_tells_nothing_of_whose_those_are_who_are_there(coder: Coder, text: str, expected: list[str]) -> None:
    assert tell(coder, text) == expected
