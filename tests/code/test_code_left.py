"""People who are told without a noun: others, the rest, a third, and those who are so: "the displaced"."""

from __future__ import annotations

import pytest
from coded import codes, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "recipients"),
    [
        # more people, joined to somebody
        ("Nigerian police detained a bishop and four others in Kano on Monday.", "detained", ["NGA:REL", "NGA:CVL"]),
        ("Bandits kidnapped a priest and three more near Kaduna on Sunday.", "kidnapped", ["NGA:REL", "NGA:CVL"]),
        ("Police in Oaxaca arrested a union leader and a dozen others.", "arrested", ["MEX:LAB", "MEX:CVL"]),
        # the next of those told before
        ("Gunmen killed two policemen and wounded a third in Quetta on Monday.", "killed", ["PAK:COP", "PAK:COP"]),
        # those who are left
        ("Gunmen ambushed a bus of Kenyan teachers, killed three and abducted the rest.", "abducted", ["KEN:CVL"]),
        ("Rebels in Colombia freed two of the soldiers but refused to let the others go.", "refused", ["COL:MIL"]),
        ("Paris ordered all others to leave Niger without delay.", "ordered", ["?:CVL"]),
        # those who are so
        ("The Red Cross handed out rations to the displaced in Goma on Monday.", "handed", ["COD:REF"]),
        ("Oxfam gave water to the vulnerable in Aleppo.", "gave", ["SYR:CVL"]),
        ("The WFP handed food to 3,000 of the most vulnerable in Mogadishu.", "handed", ["SOM:CVL"]),
        ("The Sudanese army freed the detained in Omdurman.", "freed", ["SDN:CVL"]),
        # who was in a house that is hit is told beside it; of soldiers who are hit a number are some
        ("A Russian missile hit a hospital in Odesa, killing four.", "hit", ["UKR:MED", "UKR:CVL"]),
        ("Rebels ambushed a patrol of Malian soldiers near Gao, killing four.", "ambushed", ["MLI:MIL"]),
    ],
)
def test_people_without_a_noun_undergo_what_is_done(
    coder: Coder, text: str, trigger: str, recipients: list[str]
) -> None:
    assert codes(event_of(coder, text, trigger).recipients) == recipients


@pytest.mark.parametrize(
    "text",
    [
        "Kenya's minister rejected the proposed and called for the same.",
        "The committee leased two ships and bought three others.",
    ],
)
def test_what_is_left_of_things_is_nobody(coder: Coder, text: str) -> None:
    assert not any(actor.sectors == ["CVL"] for event in coder.code(text).events for actor in event.recipients)
