"""Who did what to whom where the order of words is turned, verbs share what they are told of, and clauses open without a word."""

from __future__ import annotations

import pytest
from coded import PUBLISHED

from tocsin.code.coder import Coder
from tocsin.evaluate.examples import notation


def _told(coder: Coder, text: str) -> list[str]:
    events = coder.code_by_frames(text, PUBLISHED).events
    return [notation(each).split(" [")[0] for each in events]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # no pronoun opens the clause
        (
            "The man police detained on Friday had insulted the king of Jordan.",
            ["COERCE/arrest JOR:COP > JOR:CVL", "ACCUSE/disapprove JOR:CVL > JOR:GOV"],
        ),
        (
            "The nurse the court in Tehran jailed on Friday had praised the strikers.",
            ["SANCTION/convict IRN:JUD > IRN:MED", "SUPPORT IRN:MED > IRN:LAB"],
        ),
        (
            "The envoy Tehran expelled accused Iran of lying.",
            ["SANCTION/expel IRN:GOV > IRN:GOV", "ACCUSE/allege IRN:GOV > IRN"],
        ),
        (
            "The editor prosecutors charged on Friday has denied taking bribes.",
            ["ACCUSE/allege ?:JUD > ?:JRN", "REJECT ?:JRN > -"],
        ),
        (
            "The lawyer, whom a court in Minsk convicted, called for protests.",
            ["SANCTION/convict BLR:JUD > BLR:CVL", "REQUEST BLR:CVL > -"],
        ),
        # two nouns of one name are no clause
        (
            "The women police officers detained on Friday were freed.",
            ["COERCE/arrest - > ?:COP", "RETREAT/release - > ?:COP"],
        ),
        (
            "The opposition supporters arrested in Lusaka were freed.",
            ["COERCE/arrest - > ZMB:OPP", "RETREAT/release - > ZMB:OPP"],
        ),
    ],
)
def test_clauses_without_a_pronoun(coder: Coder, text: str, told: list[str]) -> None:
    assert _told(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "After talks with Qatar's emir, Chad's army chief agreed to a truce.",
            ["CONSULT QAT:GOV & TCD:MIL > -", "AGREE TCD:MIL > QAT:GOV"],
        ),
        (
            "During talks with Malawi's vice president, Zambia's foreign minister offered to send troops.",
            ["CONSULT MWI:GOV & ZMB:GOV > -", "AGREE ZMB:GOV > MWI:GOV"],
        ),
        ("After talks failed, Qatar's emir threatened to send troops.", ["THREATEN/violence QAT:GOV > -"]),
    ],
)
def test_what_is_fronted_ends_at_its_comma(coder: Coder, text: str, told: list[str]) -> None:
    assert _told(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Poland was given 40 howitzers by Sweden.", ["AID SWE > POL"]),
        ("The rebels were offered a truce by the Malian government.", ["CONCEDE MLI:GOV > MLI:REB"]),
        ("Refugees from Eritrea were granted asylum by Kenya.", ["AID KEN > ERI:REF"]),
        ("Nepal was sent blankets by Bhutan.", ["AID BTN > NPL"]),
        (
            "The Rwandan envoy was handed a protest note by Burundi's foreign ministry.",
            ["ACCUSE/disapprove BDI:GOV > RWA:GOV"],
        ),
        ("The activist was given nine years in prison by a court in Hanoi.", ["SANCTION/convict VNM:JUD > VNM:CVL"]),
        ("The Iranian envoy was given two days to leave Canberra.", ["SANCTION/expel - > IRN:GOV"]),
    ],
)
def test_what_somebody_is_given(coder: Coder, text: str, told: list[str]) -> None:
    assert _told(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Among those arrested was a British priest.", ["COERCE/arrest - > GBR:REL"]),
        ("Among those killed in the raid were nine Kurdish farmers.", ["ASSAULT - > ?:AGR"]),
        ("Also sentenced was a Turkish reporter.", ["SANCTION/convict - > TUR:JRN"]),
        ("Killed in the raid were two Palestinian nurses.", ["ASSAULT - > PSE:MED"]),
        ("Those detained include two Greek reporters.", ["COERCE/arrest - > GRC:JRN"]),
        ("Into the square marched thousands of nurses.", ["PROTEST/demo ?:MED > -"]),
        ("Joining the strike were teachers and nurses.", ["PROTEST/strike ?:EDU & ?:MED > -"]),
        ("In 2018 pupils blocked crossings all over Dhaka.", ["PROTEST/obstruct BGD:EDU > - +historical"]),
        # clefts
        ("It was Turkey that freed the pilots.", ["RETREAT/release TUR > TUR:CVL"]),
        ("It is Ethiopia that Egypt accuses of lying.", ["ACCUSE/allege EGY > ETH"]),
        ("The first to condemn the coup was Senegal.", ["ACCUSE/disapprove SEN > -"]),
        ("The plan to invade Chad was a mistake.", []),
        ("Under no circumstances will Peru free the general.", ["REJECT/yield PER > -"]),
        ("At no time did Iran threaten Iraq.", ["THREATEN IRN > IRQ +negation"]),
        # those who are only named to say that it was others
        ("Not the army but a militia attacked the camp in Zalingei.", ["ASSAULT SDN:PRM > SDN:REF"]),
        ("It was not the army that killed the herders but a militia.", ["ASSAULT ?:PRM > ?:AGR"]),
        ("It was not Egypt but Sudan that closed the border.", ["COERCE/restrict SDN > -"]),
        ("Neither Hamas nor Israel accepted the proposal.", ["REJECT PSE:REB & ISR > -"]),
    ],
)
def test_turned_sentences(coder: Coder, text: str, told: list[str]) -> None:
    assert _told(coder, text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Police arrested, beat and later freed two nurses in Harare.",
            ["COERCE/arrest ZWE:COP > ZWE:MED", "ASSAULT/beat ZWE:COP > ZWE:MED", "RETREAT/release ZWE:COP > ZWE:MED"],
        ),
        (
            "Latvia first warned, then fined and finally expelled the Russian priest.",
            ["THREATEN LVA > RUS:REL", "SANCTION LVA > RUS:REL", "COERCE/deport LVA > RUS:REL"],
        ),
        (
            "Prosecutors in Lima charged, and a judge later jailed, the mayor of Cusco.",
            ["ACCUSE/allege PER:JUD > PER:GOV", "SANCTION/convict PER:JUD > PER:GOV"],
        ),
        (
            "Poland summoned, and later expelled, the Belarusian envoy.",
            ["ACCUSE/disapprove POL > BLR:GOV", "SANCTION/expel POL > BLR:GOV"],
        ),
        (
            "Norway condemned the shelling by the Sudanese army of a market.",
            ["ACCUSE/disapprove NOR > SDN:MIL", "ASSAULT/heavy-weapons SDN:MIL > ?:BUS"],
        ),
        ("The decision by Malta to turn away the ship was condemned by Oman.", ["ACCUSE/disapprove OMN > MLT"]),
        (
            "The emir accused al-Shabab of the killing.",
            ["ACCUSE/allege SOM:GOV > SOM:REB", "ASSAULT SOM:REB > - +hypothetical"],
        ),
        ("The minister resigned on Monday and his deputy on Tuesday.", ["RETREAT/resign ?:GOV & ?:GOV > -"]),
        ("The army killed nine monks on Monday and two nuns on Tuesday.", ["ASSAULT ?:MIL > ?:REL & ?:REL"]),
        (
            "With the opposition boycotting the vote, parliament approved the budget.",
            ["PROTEST/boycott ?:OPP > -", "SUPPORT ?:LEG > -"],
        ),
        (
            "Outraged by the killing of a nun, villagers set fire to a police post in Bihar.",
            ["ACCUSE/disapprove IND:CVL > -", "ASSAULT - > IND:REL", "ASSAULT/destroy IND:CVL > IND:COP"],
        ),
        ("Workers marched against imports from China.", ["PROTEST/demo ?:LAB > CHN"]),
        ("Workers marched against the Chinese government.", ["PROTEST/demo CHN:LAB > CHN:GOV"]),
        ("Mali's junta leader, a former colonel, dismissed the mayor.", ["SANCTION MLI:GOV > MLI:GOV"]),
        (
            "Nine nurses held by rebels since May were rescued by the Chadian army.",
            ["ASSAULT/abduct TCD:REB > TCD:MED", "AID TCD:MIL > TCD:MED"],
        ),
    ],
)
def test_what_verbs_share(coder: Coder, text: str, told: list[str]) -> None:
    assert _told(coder, text) == told
