<<<<<<< HEAD
"""Plain sentences about deeds, such as news prints most: each kind of construction that was once read wrongly."""
=======
"""Plain sentences: short ones with one or two events, as a newcomer types them first and wires print them most."""
>>>>>>> origin/main

from __future__ import annotations

import pytest
<<<<<<< HEAD
from coded import tell
=======
from coded import told
>>>>>>> origin/main

from tocsin.code.coder import Coder


<<<<<<< HEAD
@pytest.mark.parametrize(
    ("text", "told"),
    [
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
=======
def events(coder: Coder, text: str) -> list[str]:
    """The events of a text in short, in text order."""
    return [told(each) for each in coder.code(text, published="2024-05-15").events]


def test_what_is_made_of_a_request_may_name_its_doer_behind_both_nouns(coder: Coder) -> None:
    """Frames that fit the verb ask for the "by" of its subject, which asks for the frames that fit the verb."""
    text = "An appeal for aid to Yemen was made by the United Nations."
    assert events(coder, text) == ["REQUEST UNO > YEM"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what somebody is accused of or blamed for is no part of his name
        ("Amnesty International accused the Nigerian army of torture.", ["ACCUSE NGO:NGO > NGA:MIL", "ASSAULT NGA:MIL > - +hypothetical"]),
        ("Turkey accused the leader of the rebels of murder.", ["ACCUSE TUR > TUR:REB", "ASSAULT TUR:REB > - +hypothetical"]),
        ("Kenya blamed militants for the ambush.", ["ACCUSE KEN > ?:UAF", "ASSAULT ?:UAF > - +hypothetical"]),
        # nor what a call by somebody is for
        ("Demands by Greece for war reparations were dismissed by Berlin.", ["REQUEST GRC > DEU:GOV", "REJECT DEU:GOV > GRC"]),
        # a victim is not accused, nor one who died
        ("Police are investigating the murder of a priest.", ["ACCUSE ?:COP > -", "ASSAULT - > ?:REL"]),
        ("Police are investigating the army's shelling of a village.", ["ACCUSE ?:COP > ?:MIL", "ASSAULT ?:MIL > ?:CVL"]),
        ("Kenyan police opened an inquiry into the death of an activist.", ["ACCUSE KEN:COP > -"]),
        # what a speech or commission is on nobody does by it
        ("The government set up a commission on the killings.", []),
        ("The Danish minister made a statement on the arrests of monks in Burma.", ["COERCE - > MMR:REL"]),
        # a ceasefire that is agreed or accepted, declared and broken
        ("A truce was agreed by the army and the rebels.", ["AGREE ?:MIL & ?:REB > -"]),
        ("Hamas accepted a ceasefire with Israel.", ["AGREE PSE:REB > ISR"]),
        ("Azerbaijan violated the ceasefire with Armenia.", ["REJECT AZE > -"]),
        # what one says that one will do together
        ("India will cooperate with Sri Lanka on fishing, its foreign minister said.", ["AGREE IND > LKA"]),
        # whose concern, support or opposition a spokesman expresses
        ("The ambassador promised London's support for the Kenyan government.", ["SUPPORT GBR:GOV > KEN:GOV"]),
        ("The spokesman expressed Ankara's concern over the vote.", ["ACCUSE TUR:GOV > -"]),
        ("The envoy pledged Ankara's cooperation with Iraq.", ["AGREE ?:GOV > IRQ"]),
        # who visits stands behind "of"
        ("The visit of Russia's foreign minister to Mali was the first in ten years.", ["CONSULT RUS:GOV > MLI"]),
        # what is yet to be founded is nobody
        ("Libya's rival parliaments agreed to form a joint committee.", ["AGREE LBY:LEG > -"]),
        ("Poland and Lithuania agreed to set up a joint commission.", ["AGREE POL & LTU > -"]),
        # an operation against rebels is not the rebels'
        ("The operation against jihadists in Niger has received support from Italy.", ["SUPPORT ITA > -"]),
        ("Chad received military support from France.", ["AID FRA > TCD"]),
        # nobody summons his own envoy
        ("Belgium criticised Rwanda, and Kigali summoned its ambassador.", ["ACCUSE BEL > RWA", "ACCUSE RWA:GOV > BEL:GOV"]),
        # to whom something is given, where a phrase belongs to him
        ("Students gave the president of Serbia an ultimatum.", ["THREATEN SRB:EDU > SRB:GOV"]),
        ("Ethiopia gave the leaders of Tigray an ultimatum.", ["THREATEN ETH > ETH:GOV"]),
        # who refuses a request was asked, not those to whom it wants access
        ("A French request for access to the prisoners was refused by Chad.", ["REQUEST FRA > TCD", "REJECT TCD > FRA"]),
        # what a meeting is about is no meeting of its own
        ("The Lebanese president met a US envoy to discuss the border with Israel.", ["CONSULT LBN:GOV & USA:GOV > -"]),
        # whom one appeals for is not asked
        ("The Malian prime minister made an appeal for UN peacekeepers.", ["REQUEST MLI:GOV > -"]),
        # told to leave is not gone
        ("Niger ordered French troops to leave the country.", ["SANCTION NER > FRA:MIL"]),
        # headlines call a Korea by its half
        ("South Korea urges North to return to talks", ["REQUEST KOR > PRK"]),
        # promised goods; what is welcomed or accepted was offered
        ("America's promise of weapons to Taiwan came on Sunday.", ["AGREE USA > TWN"]),
        ("Mali welcomed Algeria's offer of mediation.", ["SUPPORT MLI > DZA", "AGREE DZA > MLI"]),
        ("Pakistan accepted an invitation from the Iraqi government to visit Baghdad.", ["AGREE PAK > IRQ:GOV", "AGREE IRQ:GOV > PAK"]),
    ],
)  # fmt: skip
def test_plain_sentences(coder: Coder, text: str, expected: list[str]) -> None:
    assert events(coder, text) == expected
>>>>>>> origin/main
