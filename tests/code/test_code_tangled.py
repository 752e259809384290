"""Who is who in long sentences: those named beside others, in relative clauses, in lists, by the body that they belong to."""

from __future__ import annotations

import pytest
from coded import codes, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # those named along with others
        ("Malaysia's king dismissed the attorney general, along with two ministers.", "dismissed", ["MYS:GOV"], ["MYS:JUD", "MYS:GOV"]),
        ("Police in Lusaka arrested the opposition leader together with six of his supporters.", "arrested", ["ZMB:COP"], ["ZMB:OPP", "ZMB:OPP"]),
        ("Two Tuareg commanders surrendered to Malian forces together with 30 of their men.", "surrendered", ["MLI:MIL", "MLI:MIL"], ["MLI:MIL"]),
        ("The editor was detained along with three reporters in Baku on Friday.", "detained", [], ["AZE:JRN", "AZE:JRN"]),
        ("Chad works together with Niger on the border.", "works", ["TCD", "NER"], []),
        # nationalities before one noun, and clauses without a verb of their own
        ("Britain slaps visa curbs on Kenyan, Ugandan officials over a bill", "curbs", ["GBR"], ["KEN:GOV", "UGA:GOV"]),
        ("Greece detains Egyptian, Syrian men over boat deaths", "detains", ["GRC"], ["EGY:CVL", "SYR:CVL"]),
        # where a relative clause ends, and of whom it tells
        ("Five nuns whom rebels abducted near Goma were freed by soldiers.", "abducted", ["COD:REB"], ["COD:REL"]),
        ("The minister met rebels in Doha, who threatened to attack the capital.", "threatened", ["QAT:REB"], ["QAT:CVL"]),
        ("An engineer whom gunmen took hostage in Jos was freed.", "took", ["NGA:UAF"], ["NGA:LAB"]),
        # what an attack ended in
        ("Al-Shabaab claimed a suicide bombing of a police convoy near Beledweyne that left six policemen dead.", "bombing", ["SOM:REB"], ["SOM:COP", "SOM:COP"]),
        ("Kenyan police charged striking nurses in Nairobi, beating several of them.", "charged", ["KEN:COP"], ["KEN:MED"]),
        # to whose charge a deed is laid
        ("The attack on a mosque in Jos was blamed on Boko Haram.", "attack", ["NGA:REB"], ["NGA:REL"]),
        ("Chad pinned the bombing on Sudanese rebels.", "bombing", ["SDN:REB"], []),
        # nobody is charged with what he suffers
        ("Egypt condemned the attack on the Chadian embassy.", "attack", [], ["TCD:GOV"]),
        ("The opposition leader was accused on Monday of insulting the king by a military prosecutor in Rabat.", "accused", ["MAR:JUD"], ["MAR:OPP"]),
        # nobody ambushes his own
        ("Two soldiers were killed when rebels ambushed their convoy near Bambari.", "ambushed", ["CAF:REB"], ["CAF:MIL"]),
        # a name behind a noun for who it is is no second subject
        ("Truckers led by the union boss Raul Diaz blocked roads in Chile.", "blocked", ["CHL:LAB"], []),
        # of two who resume trains the towns between which they run are nobody
        ("India and Bangladesh resumed train services between Kolkata and Khulna.", "resumed", ["IND", "BGD"], []),
        ("Fulani herders and Tiv farmers attacked one another in Benue.", "attacked", ["NGA:AGR", "NGA:AGR"], []),
    ],
)  # fmt: skip
def test_roles_in_long_sentences(
    coder: Coder, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    event = event_of(coder, text, trigger)
    assert (codes(event.actors), codes(event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # who speaks for several is one of them, whatever his rank
        ("The rebels raided a village in Chad. Their spokesman, Colonel Idris Nur, rejected the offer.", "rejected", ["TCD:REB"], []),
        # a group is one told of before, in whatever passage
        ("Sudan left the valley after a rebel group raided a farm. Sudan opened the road.\n\nIn Chad, four men were arrested. The group's leader, Commander Nur, threatened to kill engineers in Chad.", "threatened", ["SDN:REB"], ["TCD:LAB"]),
        # a union that bears arms holds no riots
        ("The Karen National Union attacked a police station.", "attacked", ["MMR:REB"], ["MMR:COP"]),
        # members of the body that acts, and a group named only before somebody
        ("Britain's largest union expelled four members who had worked.", "expelled", ["GBR:LAB"], ["GBR:LAB"]),
        ("Israeli jets killed Hamas commander Raed Saad, hours after the group fired rockets at Ashkelon.", "fired", ["PSE:REB"], ["ISR:CVL"]),
        ("Brigadier Omar Hamdan of the RSF accused the army of lying.", "accused", ["SDN:PRM"], ["SDN:MIL"]),
        ("A court in Kampala jailed opposition youth leader Alex Okello.", "jailed", ["UGA:JUD"], ["UGA:OPP"]),
        # workers are of the country where they work
        ("Nissan workers in Barcelona blocked a road.", "blocked", ["ESP:LAB"], []),
        ("Rebels released two Kenyan soldiers and three officers near Lamu.", "released", ["KEN:REB"], ["KEN:MIL", "KEN:MIL"]),
        # the square on which people protest is nobody
        ("Hundreds of teachers marched to the capital from Oaxaca.", "marched", ["MEX:EDU"], []),
        # to whom a thing goes, it is not theirs
        ("Washington approved the sale of missiles to Riyadh.", "approved", ["USA:GOV"], ["SAU:GOV"]),
        # who addresses a state is not of it
        ('"We shall answer with fire," General Pak Chol told reporters, warning South Korea against new drills.', "answer", ["?:MIL"], []),
        # a force says of itself "it"
        ("Uganda's tax police said on Monday it had arrested a former trade minister.", "arrested", ["UGA:COP"], ["UGA:ELI"]),
        ("Mexico broke ties with Ecuador after Ecuadorean police raided its embassy in Quito.", "raided", ["ECU:COP"], ["MEX:GOV"]),
        ("Separatists who had seized three priests in Bamenda let two of them go.", "let", ["CMR:REB"], ["CMR:REL"]),
        ("Britain sanctioned a Serbian general and his brother and accused them of smuggling arms.", "accused", ["GBR"], ["SRB:MIL", "?:CVL"]),
        ("The Belarusian army expelled the Lithuanian consul and four diplomats.", "expelled", ["BLR:MIL"], ["LTU:GOV", "LTU:GOV"]),
        ("Miners' wives block access to Chilean copper pit as strike enters third week", "block", ["CHL:CVL"], []),
    ],
)  # fmt: skip
def test_whose_they_are(coder: Coder, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    event = event_of(coder, text, trigger)
    assert (codes(event.actors), codes(event.recipients)) == (actors, recipients)
