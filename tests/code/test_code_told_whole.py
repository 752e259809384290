"""Who takes part, where whole articles were once read wrongly: by nouns that tell a sector, and by what stands around a name."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # who fights for a cause is no gunman of whom nothing is known, and gunmen still are
        ("Islamist militants killed a teacher in Niger on Monday.", ["ASSAULT NER:REB > NER:EDU"]),
        ("Masked gunmen killed a teacher in Niger on Monday.", ["ASSAULT NER:UAF > NER:EDU"]),
        ("Armed gangs abducted a nurse in Honduras on Monday.", ["ASSAULT HND:CRM > HND:MED"]),
        # suspected, which does not make them criminals
        ("Police arrested 12 suspects in Lima on Monday.", ["COERCE PER:COP > PER:CVL"]),
        ("Police arrested 12 smugglers in Lima on Monday.", ["COERCE PER:COP > PER:CRM"]),
        ("Rebels released two Polish engineers in Chad.", ["RETREAT TCD:REB > POL:LAB"]),
        ("Libya detained a Maltese trawler captain on Monday.", ["COERCE LBY > MLT:AGR"]),
        # things that stand for those whose they are
        ("A rocket hit a market in Donetsk.", ["ASSAULT - > UKR:BUS"]),
        ("A shell struck a school bus in Donetsk.", ["ASSAULT - > UKR:EDU"]),
        ("Youths set fire to rubbish containers in Marseille.", ["ASSAULT FRA:CVL > FRA:GOV"]),
        ("Kenyan police raided the Dadaab refugee camp on Monday.", ["COERCE KEN:COP > KEN:REF"]),
        # boards against corruption are the government's, unions of journalists are unions
        ("The National Accountability Bureau arrested a minister in Islamabad.", ["COERCE PAK:GOV > PAK:GOV"]),
        ("The Ugandan Journalists Association criticised the police.", ["ACCUSE UGA:LAB > UGA:COP"]),
    ],
)
def test_sectors(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # where an officer is says nothing of what he is; but the captain of a ship is no soldier
        ("An army spokesman in the city of Bouaké condemned the attack.", ["ACCUSE CIV:MIL > -"]),
        ("Pirates freed the captain of a Greek tanker on Monday.", ["RETREAT ?:CRM > GRC:CVL"]),
        # a name behind an article or inside another name is no politician's
        ("The North's army gave Seoul until Saturday to leave the island.", ["THREATEN PRK:MIL > KOR:GOV"]),
        ("The Merkel government condemned the attack.", ["ACCUSE DEU:GOV > -"]),
    ],
)
def test_names(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # two persons of whom the parser makes one, and whose one name is
        ("President Ramaphosa and Julius Malema criticised the court.", ["ACCUSE ZAF:GOV & ZAF:OPP > ZAF:JUD"]),
        ("Ruto and Odinga's supporters clashed in Nairobi.", ["ASSAULT KEN:GOV & KEN:OPP > -"]),
        # a relative clause tells of all states joined before it
        (
            "Chile and Peru, which on Friday condemned the coup, recalled envoys.",
            ["ACCUSE CHL & PER > -", "SANCTION CHL & PER > -"],
        ),
        # whom one shot dead, wherever the parser hangs him
        ("Gunmen in Pakistan shot dead the police chief of Quetta on Monday.", ["ASSAULT PAK:UAF > PAK:COP"]),
        # where a sentence plays is not against whom it is done
        ("In Dakar, the Dutch government condemned the coup.", ["ACCUSE NLD:GOV > -"]),
        # nor is a session anybody
        ("Opposition deputies in Togo boycotted the session of parliament.", ["PROTEST TGO:LEG > -"]),
    ],
)
def test_sides(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told
