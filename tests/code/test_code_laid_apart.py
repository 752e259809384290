"""Events whose words the parser lays apart wrongly: sums, numbers, some of the subject, a verb behind a place, "what" clauses."""

from __future__ import annotations

import pytest
from coded import code_of, codes, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "event", "actors", "recipients"),
    [
        # who is fined stands before the sum
        ("A court in Nairobi fined the opposition leader 200,000 shillings.", "fined", "SANCTION", ["KEN:JUD"], ["KEN:OPP"]),
        ("Poland fined Gazprom 29 billion zlotys.", "fined", "SANCTION", ["POL"], ["RUS:BUS"]),
        # a number of those who are dead
        ("A drone strike on a market in El Fasher left 30 dead.", "strike", "ASSAULT", [], ["SDN:BUS", "SDN:CVL"]),
        # what it appeared to be, or was called
        ("North Korea fired what appeared to be a ballistic missile.", "fired", "MOBILIZE", ["PRK"], []),
        ("Israeli jets struck what the army described as a weapons depot in Beirut.", "struck", "ASSAULT", ["ISR:MIL"], ["LBN:MIL"]),
        # some of the subject
        ("Young Syrians, many of them born abroad, rallied in Homs for the missing.", "rallied", "PROTEST", ["SYR:CVL"], []),
        # a verb behind a place that seems to be none
        ("Police in Sofia beat students who had gathered outside parliament.", "beat", "ASSAULT", ["BGR:COP"], ["BGR:EDU"]),
        ("Soldiers in Bamako beat journalists who had filmed a march.", "beat", "ASSAULT", ["MLI:MIL"], ["MLI:JRN"]),
        # what somebody is held to be, and time that is given
        ("Women's groups in Haiti held the UN mission responsible for the outbreak.", "held", "ACCUSE", ["HTI:NGO"], ["UNO"]),
        ("The Sudanese militia gave villagers a day to leave or be shot.", "gave", "THREATEN", ["SDN:PRM"], ["SDN:CVL"]),
        # it is the object that is responsible
        ("Lebanon held Israel responsible for the blast.", "blast", "ASSAULT", ["ISR"], []),
    ],
)  # fmt: skip
def test_laid_apart(
    coder: Coder, text: str, trigger: str, event: str, actors: list[str], recipients: list[str]
) -> None:
    found = event_of(coder, text, trigger)
    assert (found.event, codes(found.actors), codes(found.recipients)) == (event, actors, recipients)


@pytest.mark.parametrize(
    ("title", "event", "who"),
    [
        # people, not a verb, before the verb
        ("Kenyan doctors strike", "PROTEST", "KEN:MED"),
        ("Swedish dockers strike over government reform", "PROTEST", "SWE:LAB"),
        # nouns that a headline consists of
        ("North Korean missile test", "MOBILIZE", "PRK"),
        ("Rejection of peace plan by Hamas", "REJECT", "PSE:REB"),
    ],
)
def test_headlines(coder: Coder, title: str, event: str, who: str) -> None:
    events = coder.code("", published="2024-05-15", title=title).events
    assert [(each.event, [code_of(actor) for actor in each.actors]) for each in events] == [(event, [who])]
