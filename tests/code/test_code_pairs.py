"""Who does what to whom in plain sentences of two sides: guests, texts that condemn, what must be done, what somebody is called."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, told

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a guest is not visited by those who talk with or move against him
        ("Peru held talks with visiting Chinese Foreign Minister Wang Yi.", ["CONSULT CHN:GOV & PER > -"]),
        ("Activists filed a complaint against visiting Rwandan President Paul Kagame.", ["ACCUSE RWA:CVL > RWA:GOV"]),
        # but one may speak after visiting him
        ("The Chilean president visited Oslo after visiting Spanish Prime Minister Pedro Sanchez.", ["CONSULT CHL:GOV > NOR:GOV", "CONSULT CHL:GOV > ESP:GOV"]),
        # whoever passes or signs a text that condemns does not approve of whom it condemns
        ("The Ghanaian parliament passed a resolution criticising the Togolese premier.", ["ACCUSE GHA:LEG > TGO:GOV"]),
        ("Polish senators signed a letter denouncing the Hungarian government.", ["ACCUSE POL:LEG > HUN:GOV"]),
        # and one that approves of nobody is approved
        ("The Ghanaian parliament passed the budget.", ["SUPPORT GHA:LEG > -"]),
        # what must be done by nobody named is asked of others
        ("The Namibian minister said the sanctions on Zimbabwe must be lifted.", ["REQUEST NAM:GOV > -"]),
        # what will be is for the speaker to do
        ("The Namibian minister said the sanctions on Zimbabwe would be lifted.", ["AGREE NAM:GOV > ZWE"]),
        # a threat is what hangs behind its noun
        ("The move came after months of threats by President Lukashenko that he would let thousands of migrants into Poland unless the EU lifted its sanctions.", ["THREATEN BLR:GOV > ?:REF"]),
        # what somebody is called behind the place of his office
        ("The president called Britain's ambassador to Kenya a liar.", ["ACCUSE ?:GOV > GBR:GOV"]),
        # the support of a state that its own people promise is not for it
        ("US Ambassador John Bass promised Washington's support for efforts at rebuilding the bridge.", ["SUPPORT USA:GOV > -"]),
        # on whom sanctions are, behind an aside
        ("The Security Council imposed new sanctions over the Tigray crisis, including asset freezes, on Eritrean generals.", ["COERCE UNO > ERI:MIL"]),
        # an arrest by the police is one, whatever it is for
        ("Malaysian police on Tuesday arrested 30 members of a fraud ring.", ["COERCE MYS:COP > MYS:CRM"]),
        # at whose works a strike is
        ("About 600 workers stopped work in a strike at the Volkswagen plant in Puebla.", ["PROTEST MEX:LAB > MNC:BUS"]),
        # on whom that lay which is to be lifted
        ("Kenya agreed to lift the curbs that it had placed on Somalia.", ["AGREE KEN > SOM", "COERCE KEN > SOM"]),
        # who decides that something is imposed
        ("Norway condemned a Danish Supreme Court decision to partially reinstate the mayor's ban on Somali traders.", ["ACCUSE NOR > DNK:JUD", "COERCE DNK:JUD > SOM:BUS +future"]),
    ],
)  # fmt: skip
def test_sides(coder: Coder, text: str, expected: list[str]) -> None:
    record = coder.code(text, published=PUBLISHED)
    assert [told(event) for event in record.events] == expected, record.events
