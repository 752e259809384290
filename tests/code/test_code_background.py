"""What a sentence only says of the background of its events is none: conditions, offences, plans, purposes, descriptions."""

from __future__ import annotations

import pytest
from coded import tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # conditions: joined ones, those with "should" before its subject, those behind a source
        ("Iran vowed that it would block the strait should America seize another tanker.", ["THREATEN IRN > USA"]),
        ("Turkey has threatened to close the border, Reuters reported, if Iraq frees the rebels.", ["THREATEN TUR > IRQ"]),
        # what a court or the police hold somebody to account for; but not what harmed others, nor what a state is accused of
        ("A Thai court jailed a student for backing the king.", ["SANCTION THA:JUD > THA:EDU"]),
        ("Prosecutors in Caracas accused a retired judge of calling for a boycott.", ["ACCUSE VEN:JUD > VEN:ELI"]),
        ("Thai prosecutors are investigating whether the party broke the law.", ["ACCUSE THA:JUD > THA:PTY"]),
        ("The Togolese court convicted two soldiers of torturing students.", ["SANCTION TGO:JUD > TGO:MIL", "ASSAULT TGO:MIL > TGO:EDU"]),
        ("The European Court of Human Rights found Azerbaijan guilty of jailing a lawyer.", ["SANCTION IGO:JUD > AZE", "COERCE AZE > AZE:CVL"]),
        # what is planned, decided or proposed, and another act is done to that
        ("Brazil hailed Bolivia's decision to relax visa rules for its nurses.", ["SUPPORT BRA > BOL"]),
        ("The Dutch parliament endorsed a proposal to admit Moldovan students.", ["SUPPORT NLD:LEG > -"]),
        # what somebody is moved for, or gathers for
        ("Thailand sent three warships to shadow a Burmese cutter.", ["MOBILIZE THA > MMR"]),
        ("Thousands gathered in Lima to voice their anger at the president.", ["PROTEST PER:CVL > PER:GOV"]),
        # a participle that describes somebody by a deed that only a noun names
        ("Canada imposed sanctions on settlers accused of violence.", ["COERCE CAN > ISR:SET"]),
        ("Police in Oslo arrested a banker suspected of fraud.", ["COERCE NOR:COP > NOR:BUS"]),
        ("Police in Madrid arrested two bloggers on suspicion of helping Russia.", ["COERCE ESP:COP > ESP:JRN"]),
        # an arrest is told by a noun that names who is arrested, a visit by one that says by whom, a strike by one that a deal ends
        ("Oman was worried by the arrest of an Omani poet in Sharjah.", ["COERCE - > OMN:CVL"]),
        ("The mayor of Apia was booed during a visit by the Fijian president.", ["CONSULT FJI:GOV > -"]),
        ("The deal ended a four-day walkout by Kenyan dockers.", ["PROTEST KEN:LAB > -"]),
        # who is invited or urged, the clause around it says
        ("The Malian president flew to Rabat at the invitation of the Moroccan king.", ["CONSULT MLI:GOV > MAR:GOV", "AGREE MAR:GOV > MLI:GOV"]),
        ("At the urging of the Pope, Cuba freed a poet.", ["REQUEST VAT:GOV > CUB", "RETREAT CUB > CUB:CVL"]),
    ],
)  # fmt: skip
def test_background_is_no_event(coder: Coder, text: str, expected: list[str]) -> None:
    assert tell(coder, text) == expected
