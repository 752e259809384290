"""Plain news texts of one to three sentences, headlines among them: each kind of construction that was once read wrongly."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # two states by one name are each of them
        ("The two Koreas agreed to reopen a telephone line.", ["AGREE KOR & PRK > -"]),
        ("North and South Korea agreed to talks.", ["AGREE KOR & PRK > -"]),
        ("Leaders of the two Sudans met in Addis Ababa.", ["CONSULT SDN:GOV & SSD:GOV > -"]),
        # those of two bodies share the noun behind the second
        ("Government and rebel forces clashed near Juba.", ["ASSAULT SSD:MIL & SSD:REB > -"]),
        ("Government and opposition leaders met in Caracas.", ["CONSULT VEN:GOV & VEN:OPP > -"]),
        ("Health and education ministers met in Lisbon.", ["CONSULT PRT:GOV > -"]),
        ("Oil and gas workers walked out in Kazakhstan.", ["PROTEST KAZ:LAB > -"]),
        # a convoy is what it is of, a chartered ship whose it is
        ("A convoy of UN peacekeepers was shelled in Lebanon.", ["ASSAULT - > UNO:MIL"]),
        ("Gunmen attacked a convoy in Mali.", ["ASSAULT MLI:UAF > MLI:MIL"]),
        ("The migrants were rescued by a ship chartered by the German navy.", ["AID DEU:MIL > ?:REF"]),
        # who is hurt with a place is of that place
        (
            "Hezbollah fired rockets at a kibbutz, wounding two farm workers.",
            ["ASSAULT LBN:PRM > ISR:AGR & ISR:AGR"],
        ),
        ("Iran FM visits Baghdad", ["CONSULT IRN:GOV > IRQ:GOV"]),
    ],
)
def test_who(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # whom an ambush befalls is told by the state's name before it, whose a strike is, too
        ("Eight soldiers killed in Burkina Faso ambush", ["ASSAULT - > BFA:MIL"]),
        ("Israel attack kills five in Lebanon", ["ASSAULT ISR > LBN:CVL"]),
        ("Five killed in Israeli attack", ["ASSAULT ISR > ?:CVL"]),
        # a protest is nobody's by where it is
        ("Two killed in Lagos protest", ["ASSAULT - > NGA:CVL", "PROTEST - > -"]),
        ("Croatia summons Serbian ambassador", ["ACCUSE HRV > SRB:GOV"]),
        ("Swedish embassy in Baghdad stormed", ["ASSAULT - > SWE:GOV"]),
    ],
)
def test_headlines(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what is ordered to be done to somebody
        ("A Niger court ordered a Chadian smuggler handed over to Libya.", ["COOPERATE NER:JUD > LBY"]),
        ("A judge in Madrid ordered a Salvadoran colonel extradited to Peru.", ["COOPERATE ESP:JUD > PER"]),
        ("The government of Chad gave an order to close the border with Sudan.", ["COERCE TCD:GOV > SDN"]),
        ("The Syrian president gave orders to the army.", ["REQUEST SYR:GOV > SYR:MIL"]),
        # a deed that is only considered or planned
        ("Denmark is considering sanctions on Belarus.", ["COERCE DNK > BLR +hypothetical"]),
        ("Rebels planned an attack on a barracks in Gao.", ["ASSAULT MLI:REB > MLI:MIL +future"]),
        # "pending" opens a phrase
        ("Nurses in Togo suspended their strike pending talks with the ministry.", ["RETREAT TGO:MED > -"]),
        # an aside behind somebody who is the next subject
        (
            "The Chadian army killed six rebels and the governor, who was in the town, praised the soldiers.",
            ["ASSAULT TCD:MIL > ?:REB", "SUPPORT TCD:GOV > TCD:MIL"],
        ),
        ("Belize broke off ties with Israel.", ["SANCTION BLZ > ISR"]),
        ("Algeria warned Mali against attacking the rebels.", ["THREATEN DZA > MLI"]),
        ("The Togolese junta ordered French soldiers to leave.", ["SANCTION TGO:GOV > FRA:MIL"]),
        ("Shots were fired at police in Kosovo.", ["ASSAULT - > XKX:COP"]),
    ],
)
def test_deeds(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told
