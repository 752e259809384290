"""Plain sentences about deeds, such as news prints most: each kind of construction that was once read wrongly."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what somebody is charged with or punished for is told, if it is done or said to others
        (
            "A Moroccan court jailed a rapper for insulting the king.",
            ["SANCTION MAR:JUD > MAR:CVL", "ACCUSE MAR:CVL > MAR:GOV"],
        ),
        (
            "Prosecutors in Kinshasa charged a senator with arming militiamen.",
            ["ACCUSE COD:JUD > COD:LEG", "AID COD:LEG > COD:PRM +hypothetical"],
        ),
        # people, whatever they do, told by a nation or a number only
        ("Georgia handed six Chechens over to Russian border guards.", ["COOPERATE GEO > RUS:COP"]),
        ("Hamas handed eight Thais to the Red Cross.", ["RETREAT PSE:REB > THA:CVL"]),
        ("The Maltese navy is holding 60 Eritreans.", ["COERCE MLT:MIL > ERI:CVL"]),
        # whoever condemns an attack lays nothing to those attacked
        ("France condemned the attack on Mali.", ["ACCUSE FRA > -", "ASSAULT - > MLI"]),
        ("The pope condemned the attack on a church in Colombo.", ["ACCUSE VAT:GOV > -", "ASSAULT - > LKA:REL"]),
        # a deed and what it ended in are one, and its place has not done it
        ("A raid on a village in northern Mozambique killed 12 people.", ["ASSAULT - > MOZ:CVL & MOZ:CVL"]),
        ("An explosion in northern Lebanon killed 28 people.", ["ASSAULT - > LBN:CVL"]),
        (
            "Nine people were killed and dozens injured in an Israeli strike on Gaza.",
            ["ASSAULT ISR > PSE:CVL & PSE:CVL"],
        ),
        # what opens a headline before a deed is no name
        ("Arson attack on mosque in Bradford", ["ASSAULT - > GBR:REL"]),
        ("Grenade attack on bar in Burundi kills six", ["ASSAULT - > BDI:BUS & BDI:CVL"]),
        # prosecutors who tell of a killing by nobody known accuse nobody
        ("Two teachers were killed in Oaxaca, prosecutors said.", ["ASSAULT - > MEX:EDU"]),
        # several names before their verb, which the parser parts
        ("Mali, Burkina Faso and Niger quit ECOWAS.", ["SANCTION MLI & BFA & NER > IGO"]),
        # two names and a verb that may be a noun
        ("Egypt and Sudan exchange prisoners at the border.", ["COOPERATE EGY & SDN > -"]),
        # whose an aid or a ban is, ends it
        ("American aid to Ethiopia was suspended.", ["SANCTION USA > ETH"]),
        ("British sanctions against Zimbabwe were eased.", ["RETREAT GBR > ZWE"]),
        ("Chad welcomed the lifting of American sanctions on Syria.", ["SUPPORT TCD > USA", "RETREAT USA > SYR"]),
        # goods come from where they are of
        ("German weapons were sent to Israel.", ["AID DEU > ISR"]),
        ("China condemned the delivery of American jets to Taiwan.", ["ACCUSE CHN > USA", "AID USA > TWN"]),
        # what is welcomed has been done
        (
            "The deployment of Rwandan troops to Mozambique was welcomed by Maputo.",
            ["MOBILIZE RWA:MIL > MOZ", "SUPPORT MOZ:GOV > RWA:MIL"],
        ),
        # forces sent to another state's province, and what they are sent for
        ("Rwanda sent troops to Mozambique's Cabo Delgado province.", ["MOBILIZE RWA > MOZ"]),
        ("Kenya sent police to Haiti to fight gangs.", ["MOBILIZE KEN > HTI"]),
        # a verb with its particle is another
        ("A rally by teachers in Togo was broken up by police.", ["PROTEST TGO:EDU > -", "ASSAULT TGO:COP > TGO:EDU"]),
        # drills are condemned, treaties ended; whoever holds drills stands behind them
        (
            "Iran denounced joint exercises by Azerbaijan and Israel.",
            ["ACCUSE IRN > AZE & ISR", "COOPERATE AZE & ISR > -"],
        ),
        ("Moldova denounced the treaty with Russia.", ["SANCTION MDA > RUS"]),
        # nobody is asked against whom something is called for
        ("Exiles from Chad called for protests against the junta.", ["REQUEST TCD:OPP > -"]),
        # who holds those whose release is asked for
        (
            "Iran arrested two Germans, and Berlin demanded their release.",
            ["COERCE IRN > DEU:CVL", "REQUEST DEU:GOV > IRN"],
        ),
        (
            "Two Swedes were detained by Iranian police, and Sweden called for their release.",
            ["COERCE IRN:COP > SWE:CVL", "REQUEST SWE > IRN:COP"],
        ),
        # several states are not the one named before
        ("China gave loans to Pacific island states.", ["AID CHN > ?"]),
        # the thing told of before is judged, not the land
        (
            "Israel's prime minister offered a truce, and Fatah rejected it.",
            ["CONCEDE ISR:GOV > -", "REJECT PSE:PTY > ISR:GOV"],
        ),
        ("Three parties in Guinea boycotted the referendum, calling it a sham.", ["PROTEST GIN:PTY > -"]),
        # some of those whose leaders they are
        (
            "Mali's junta banned all political parties and arrested two of their leaders.",
            ["COERCE MLI:GOV > MLI:PTY", "COERCE MLI:GOV > MLI:PTY"],
        ),
        # from whom something is stolen
        ("North Korean hackers stole data from a South Korean ministry.", ["COERCE PRK:CRM > KOR:GOV"]),
        # goods and gates are somebody's, roads nobody's
        ("Workers blocked the gates of a Chinese factory in Serbia.", ["PROTEST SRB:LAB > CHN:BUS"]),
        ("Indigenous protesters blocked the Pan-American highway in Panama.", ["PROTEST PAN:OPP > -"]),
        # at whose border it is, it is no matter of theirs
        ("Turkish soldiers killed four smugglers near the Syrian border.", ["ASSAULT TUR:MIL > ?:CRM"]),
        ("Rebels killed nine villagers near the Rwandan border in Congo.", ["ASSAULT COD:REB > COD:CVL"]),
        # whoever helps in a deed does it, too
        ("French police helped in the arrest of two Chechens.", ["COERCE FRA:COP > RUS:CVL"]),
        # a state's ministers are not the state
        ("Kenya sanctioned Sudan and barred four of its ministers.", ["COERCE KEN > SDN", "COERCE KEN > SDN:GOV"]),
        # nobody does what he is kept from
        ("India banned Pakistani ships from visiting its ports.", ["COERCE IND > PAK:BUS"]),
        ("Britain barred Russian officials from joining the talks.", ["COERCE GBR > RUS:GOV"]),
    ],
)
def test_plain_sentences_are_read(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told
