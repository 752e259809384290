"""Who does it and to whom, by the construction in which they stand."""

from __future__ import annotations

import pytest
from coded import told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "event"),
    [
        # who made the thing, as the clause behind it tells; not who only bears it
        ("Burundi rejected a peace plan that Kenya had drafted.", "rejected", "REJECT BDI > KEN"),
        ("Serbia dismissed out of hand the map that Pristina had drawn.", "dismissed", "REJECT SRB > XKX:GOV"),
        ("The decree that Cairo issued on Monday was condemned by Paris.", "condemned", "ACCUSE FRA:GOV > EGY:GOV"),
        ("Poland criticised the siege that Gaza has endured.", "criticised", "ACCUSE POL > -"),
        # to whom something is given, with a thing that has no article
        ("Oman offers Yemeni authorities fuel in return for calm.", "offers", "AGREE OMN > YEM:GOV"),
        ("Poland gave Ukrainian troops armoured cars.", "gave", "AID POL > UKR:MIL"),
        ("Iceland's government refuses Moscow a berth for its trawlers.", "refuses", "REJECT ISL:GOV > RUS:GOV"),
        # what is asked, behind another phrase or another verb
        ("The Kurds demanded in a letter that Baghdad pay the salaries.", "demanded", "REQUEST IRQ:CVL > IRQ:GOV"),
        (
            "The Czech premier demanded from the stage that Minsk free the singer.",
            "demanded",
            "REQUEST CZE:GOV > BLR:GOV",
        ),
        ("What the families want is that the Peruvian army name the officers.", "want", "REQUEST PER:CVL > PER:MIL"),
        (
            "A doctors' congress in Athens called for the health minister to restore the posts.",
            "called",
            "REQUEST GRC:LEG > GRC:GOV",
        ),
        ("Kenya demanded a British apology for the burned villages.", "demanded", "REQUEST KEN > GBR"),
        # who lets somebody go
        ("The Danish engineer was let go by Iranian police on Monday.", "let", "RETREAT IRN:COP > DNK:LAB"),
        # against whom a protest is
        ("Polish farmers, furious at Berlin, blocked the road to the border.", "blocked", "PROTEST POL:AGR > DEU:GOV"),
        (
            "Teachers in Chad, waving ration cards at UN officials, blocked the gate.",
            "blocked",
            "PROTEST TCD:EDU > UNO:GOV",
        ),
        ("Pupils protest in Lisbon as government cuts 90 schools", "protest", "PROTEST PRT:EDU > PRT:GOV"),
        (
            "Ugandan prisoners began a hunger strike to protest against the junta.",
            "strike",
            "PROTEST UGA:CVL > UGA:GOV",
        ),
        (
            "Detained Eritreans stopped eating in protest at the Maltese authorities.",
            "stopped",
            "PROTEST ERI:CVL > MLT:GOV",
        ),
        ("Miners block highway in Bolivia over government decree", "block", "PROTEST BOL:LAB > BOL:GOV"),
        # to whom somebody speaks who gives in
        ("The mayor of Lima gave in, telling the squatters that they could stay.", "gave", "CONCEDE PER:GOV > PER:CVL"),
        ("Kenya backed down in its row with Somalia.", "backed", "CONCEDE KEN > SOM"),
        # whose move is answered, to whom a blow is promised
        ("Norway scrambled jets when Russian troops neared Kirkenes.", "scrambled", "MOBILIZE NOR > RUS:MIL"),
        ("Syria's president vowed Turkey revenge.", "vowed", "THREATEN SYR:GOV > TUR"),
        # whose the goods are
        ("Algeria threatened to stop buying French wheat.", "threatened", "THREATEN DZA > FRA"),
        # who stands in what a headline tells without a verb
        ("Kenyan teachers in angry march on parliament", "march", "PROTEST KEN:EDU > KEN:LEG"),
        ("Greek farmers in protest over fuel prices", "protest", "PROTEST GRC:AGR > -"),
        ("Two dead in Karachi bombing", "dead", "ASSAULT - > PAK:CVL"),
    ],
)
def test_argument(coder: Coder, text: str, trigger: str, event: str) -> None:
    assert told_at(coder, text, trigger) == event
