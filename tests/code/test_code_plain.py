"""Plain sentences: short ones with one or two events, as a newcomer types them first and wires print them most."""

from __future__ import annotations

import pytest
from coded import told

from tocsin.code.coder import Coder


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
        ("Kenya blamed militants for the ambush.", ["ACCUSE KEN > KEN:REB", "ASSAULT KEN:REB > - +hypothetical"]),
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
        ("Azerbaijan violated the ceasefire with Armenia.", ["ASSAULT AZE > ARM"]),
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


@pytest.mark.parametrize(
    ("text", "event", "recipients"),
    [
        ("Russian missiles hit Kyiv.", "ASSAULT", [("UKR", [])]),
        ("Militants seized Mosul.", "COERCE", []),
        ("Kyiv accused Moscow.", "ACCUSE", [("RUS", ["GOV"])]),
    ],
)
def test_a_capital_that_is_attacked_or_taken_is_a_town(
    coder: Coder, text: str, event: str, recipients: list[tuple[str, list[str]]]
) -> None:
    (coded,) = coder.code(text, "2024-05-01").events
    assert (coded.event, [(each.country, each.sectors) for each in coded.recipients]) == (event, recipients)
