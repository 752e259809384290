"""Who is meant in the sentences that local papers print: foreigners, buildings, crews, crowds, namesakes, those told of in two clauses."""

from __future__ import annotations

import pytest
from coded import codes, event_of

from tocsin.code.coder import Coder

#: Text, its trigger, the actors and the recipients.
Told = tuple[str, str, list[str], list[str]]

STRANGERS: list[Told] = [
    ("The junta in Mali told foreign governments to stay away.", "told", ["MLI:GOV"], ["?:GOV"]),
    ("The Chadian government banned all aid agencies.", "banned", ["TCD:GOV"], ["?:NGO"]),
    ("Soldiers in Bangui beat foreign aid workers.", "beat", ["CAF:MIL"], ["?:NGO"]),
    # but the foreign minister is of the state, and one agency that is named is where it is
    ("The foreign minister in Bamako expelled two doctors.", "expelled", ["MLI:GOV"], ["MLI:MED"]),
    ("The Red Crescent fed 300 families in Benghazi.", "fed", ["LBY:NGO"], ["LBY:CVL"]),
    ("The Red Cross fed 300 families in Benghazi.", "fed", ["NGO:NGO"], ["LBY:CVL"]),
    ("Norway gave money to 40 families who had crossed from Sudan.", "gave", ["NOR"], ["?:REF"]),
]

BODIES: list[Told] = [
    ("Hungarian police beat four activists of the ruling party.", "beat", ["HUN:COP"], ["HUN:PTY"]),
    ("The army in Sanaa released 60 Houthi detainees.", "released", ["YEM:MIL"], ["YEM:REB"]),
    ("The army in Sanaa released 60 detainees.", "released", ["YEM:MIL"], ["YEM:CVL"]),
    ("A court in Karachi jailed two members of a banned sectarian outfit.", "jailed", ["PAK:JUD"], ["PAK:REB"]),
    ("Tunisian police beat a baker in Sfax, and the force denied it.", "denied", ["TUN:COP"], []),
    ("The Colombian air force bombed a farm; the police denied it.", "denied", ["COL:COP"], []),
    ("The army in Guinea overthrew President Alpha Conde.", "overthrew", ["GIN:MIL"], ["GIN:GOV"]),
    ("A heavy contingent of police raided a mosque in Lahore.", "raided", ["PAK:COP"], ["PAK:REL"]),
    ("Russian infantry attacked Ukrainian lines near Pokrovsk.", "attacked", ["RUS:MIL"], ["UKR:MIL"]),
    ("Saboteurs in Kyiv cut power lines.", "cut", ["UKR:UAF"], ["UKR:BUS"]),
    ("The Divisional Officer in Buea banned a march by teachers.", "banned", ["CMR:GOV"], ["CMR:EDU"]),
]

PREMISES: list[Told] = [
    (
        "Students gathered outside the Swiss embassy in Ankara. They pelted the building with eggs.",
        "pelted",
        ["?:EDU"],
        ["CHE:GOV"],
    ),
    ("Gunmen attacked a police post in Jos. They threw explosives at the building.", "threw", ["NGA:UAF"], ["NGA:COP"]),
    ("A bomb hit a shop in Aden. Rebels burned the building.", "burned", ["?:REB"], ["?:CVL"]),
    (
        "Chinese ships fired water cannon at two fishing boats near Palawan and injured their crews.",
        "fired",
        ["CHN:MIL"],
        ["PHL:AGR"],
    ),
    (
        "Kenyan police seized a cargo ship near Mombasa and arrested its crew.",
        "arrested",
        ["KEN:COP"],
        ["KEN:LAB"],
    ),
    (
        "Russian aircraft dropped bombs on a district of Kharkiv, killing six people, after Ukrainian drones hit a port in Russia.",
        "dropped",
        ["RUS:MIL"],
        ["UKR:CVL"],
    ),
    ("Shelling in Kherson destroyed her neighbour's house.", "destroyed", [], ["UKR:CVL"]),
    ("Cameroon accused its neighbour of lying.", "accused", ["CMR"], ["?"]),
]

CROWDS: list[Told] = [
    (
        "Dockers blocked the port of Mombasa; the police scattered them with tear gas, and detained four.",
        "detained",
        ["KEN:COP"],
        ["KEN:LAB"],
    ),
    (
        "The South Sudanese government and the rebels fought again near Bor. Kenya invited the two delegations to Nairobi.",
        "invited",
        ["KEN"],
        ["SSD:GOV", "SSD:REB"],
    ),
    (
        "India shelled Pakistani posts in Kashmir. Qatar invited both delegations to Doha.",
        "invited",
        ["QAT"],
        ["IND:GOV", "PAK:GOV"],
    ),
    (
        "President Ruto spoke by phone with Ethiopian Prime Minister Abiy Ahmed, and the two leaders agreed to open the border.",
        "agreed",
        ["ETH:GOV", "KEN:GOV"],
        [],
    ),
]

NAMESAKES: list[Told] = [
    (
        "Drivers blocked a road in Zarqa. Sheikh Khaled Abu Zeid urged the police to free them.",
        "urged",
        ["JOR:ELI"],
        ["JOR:COP"],
    ),
    (
        "The police chief of Birgunj, Ram Bahadur Oli, met the union. Oli freed nine strikers.",
        "freed",
        ["NPL:COP"],
        ["NPL:LAB"],
    ),
    ("President Luiz Inacio Lula da Silva met the bishops.", "met", ["BRA:GOV", "BRA:REL"], []),
    (
        "The chairman of the Democratic Alliance accused the government of lying in Nairobi, Kisumu and Mombasa.",
        "accused",
        ["KEN:PTY"],
        ["KEN:GOV"],
    ),
    (
        "Libyan police in Tripoli and Misrata held 40 men. The Tripoli court freed nine Libyans. Washington has "
        "offered to train Libyan soldiers in Bulgaria, and Italy urged the government to wait.",
        "urged",
        ["ITA"],
        ["LBY:GOV"],
    ),
]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"), [*STRANGERS, *BODIES, *PREMISES, *CROWDS, *NAMESAKES]
)
def test_who_is_meant_as_papers_tell_it(
    coder: Coder, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    event = event_of(coder, text, trigger)
    assert [sorted({*codes(each)}) for each in (event.actors, event.recipients)] == [sorted(actors), sorted(recipients)]


def test_whom_a_quotation_calls_they_is_not_its_speaker(coder: Coder) -> None:
    text = '"They beat my son," said Ana Ruiz, a nurse in Quito.'
    assert all(not event.actors for event in coder.code(text).events)
