"""Who takes part in plain deeds and words, such as news prints most: each kind of construction that was once read wrongly."""

from __future__ import annotations

import pytest
from coded import codes, tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # nobody governs who is for the president, or was for the last one
        ("Supporters of the former president of Bolivia marched on Monday.", ["PROTEST BOL:OPP > -"]),
        ("Supporters of the president of Zambia marched on Friday.", ["PROTEST ZMB:PTY > -"]),
        ("Supporters of Senegal's detained opposition leader marched on Sunday.", ["PROTEST SEN:OPP > -"]),
        # who sits in parliament or governs a town does so in opposition, too
        ("Police in Lusaka arrested two opposition lawmakers.", ["COERCE ZMB:COP > ZMB:LEG"]),
        ("Turkish police detained the opposition mayor of Izmir.", ["COERCE TUR:COP > TUR:GOV"]),
    ],
)
def test_sectors(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a capital is where it is done, not whom it is against
        ("Belarus freed two pilots after a week of protests in Minsk.", ["RETREAT BLR > BLR:CVL", "PROTEST - > -"]),
        ("Bolivian miners marched on La Paz.", ["PROTEST BOL:LAB > -"]),
        ("Curfew declared in Kingston", ["COERCE - > -"]),
        ("Kenyan students marched on the presidential palace.", ["PROTEST KEN:EDU > KEN:GOV"]),
    ],
)
def test_places_are_nobody(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what is cut, or whoever is called home, answers what the other has done
        (
            "The EU imposed sanctions on Iran because of its support for Russia.",
            ["COERCE EUR > IRN", "SUPPORT IRN > RUS"],
        ),
        ("Finland cut aid to Rwanda over its support for the rebels.", ["SANCTION FIN > RWA", "SUPPORT RWA > ?:REB"]),
        # a noun left out is the one before it
        (
            "Mali expelled the French ambassador and recalled its own from Paris.",
            ["SANCTION MLI > FRA:GOV", "SANCTION MLI > FRA:GOV"],
        ),
        # whose they are who are joined, or whom a phrase names together
        (
            "France gave arms to Greece and Cyprus, whose ministers thanked Paris.",
            ["AID FRA > GRC & CYP", "SUPPORT GRC:GOV & CYP:GOV > FRA:GOV"],
        ),
        (
            "French and German ministers met in Berlin, and their presidents signed a treaty.",
            ["CONSULT FRA:GOV & DEU:GOV > -", "SUPPORT FRA:GOV & DEU:GOV > -"],
        ),
    ],
)
def test_taken_up(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # a state's ships that use force are its navy's; those that carry something are not
        ("Iranian boats seized a Greek tanker.", ["COERCE IRN:MIL > GRC:BUS"]),
        ("A Panamanian ship rescued 40 migrants.", ["AID PAN:BUS > ?:REF"]),
        # whoever trains soldiers is one
        ("French instructors trained Ivorian soldiers.", ["AID FRA:MIL > CIV:MIL"]),
        ("Kenyan officers will train Ugandan troops.", ["AID KEN:MIL > UGA:MIL +future"]),
    ],
)
def test_soldiers(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("title", "who"),
    [
        ("Chad, Sudan presidents meet in N'Djamena", ["TCD:GOV", "SDN:GOV"]),
        ("India, Nepal ministers to meet over border row", ["IND:GOV", "NPL:GOV"]),
        ("Israel, Hamas negotiators arrive in Cairo", ["ISR", "PSE:REB"]),
        ("Ghana MPs pass budget", ["GHA:LEG"]),
    ],
)
def test_headlines(coder: Coder, title: str, who: list[str]) -> None:
    assert codes(coder.code(title).events[0].actors) == who


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what is promised is promised to those whose things would be attacked
        ("Boko Haram promised to stop attacking schools.", ["CONCEDE NGA:REB > NGA:EDU"]),
        # whoever welcomes a gift has got it, if nobody else has
        ("Samoa welcomed New Zealand's gift of a ferry.", ["SUPPORT WSM > NZL", "AID NZL > WSM"]),
        ("France welcomed Germany's delivery of tanks to Ukraine.", ["SUPPORT FRA > DEU", "AID DEU > UKR"]),
        # whoever ends a strike does nothing to the minister with whom he then talks
        ("Peruvian teachers suspended their strike for talks with the minister.", ["RETREAT PER:EDU > -"]),
        # how people are armed who gather is no gift to them
        ("Protesters gathered in Lima, armed with sticks.", ["PROTEST PER:OPP > -"]),
        # a test hours after another's move is not aimed at that one
        (
            "India tested a missile on Friday, days after China had closed a pass.",
            ["MOBILIZE IND > -", "COERCE CHN > -"],
        ),
        # who comes after a president governs, who came before does no longer
        ("Former president Joyce Banda accused her successor of lying.", ["ACCUSE MWI:ELI > MWI:GOV"]),
        ("The president of Malawi criticised his predecessor.", ["ACCUSE MWI:GOV > MWI:ELI"]),
    ],
)
def test_to_whom(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # people of business are convicted like others
        ("Two Nigerian traders were sentenced to five years in prison in Jakarta.", ["SANCTION - > NGA:BUS"]),
        # whose a declaration of martial law is
        ("Japan criticised Thailand's declaration of martial law.", ["ACCUSE JPN > THA", "COERCE THA > -"]),
    ],
)
def test_told(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('"The ban on Thai rice is lifted," the Cambodian trade minister said.', ["RETREAT KHM:GOV > THA"]),
        ('"The curfew is lifted from tonight," a resident of Lima said.', ["RETREAT - > -"]),
        ('"Our ports are blockaded," Cuba\'s foreign minister said.', ["COERCE - > CUB:GOV"]),
    ],
)
def test_proclaimed(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


def test_border_of_the_accuser(coder: Coder) -> None:
    assert tell(coder, "Kosovo accused Serbia of massing troops on its border.") == [
        "ACCUSE XKX > SRB",
        "MOBILIZE SRB > XKX +hypothetical",
    ]
