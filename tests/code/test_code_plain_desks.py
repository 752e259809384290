"""Plain sentences of agencies' desks: who is asked, told and promised, whose a deed is that others protest against or judge."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, told

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of behind the place of a deed
        ("Paris condemned the execution in Tehran of three protesters.", ["ACCUSE FRA:GOV > -", "ASSAULT - > IRN:OPP"]),
        ("The abduction in Port-au-Prince of two American missionaries was denounced by Washington.", ["ASSAULT - > USA:REL", "ACCUSE USA:GOV > -"]),
        # those who meet and do something
        ("NATO ministers meeting in Brussels urged Russia to withdraw its troops.", ["CONSULT IGO:GOV > -", "REQUEST IGO:GOV > RUS"]),
        # whom a court sentenced
        ("The general, whom a Cairo court sentenced to ten years, fled to Turkey.", ["SANCTION EGY:JUD > EGY:MIL"]),
        # a court's reason is what the convicted did
        ("A French court convicted a former Rwandan official over the massacre of Tutsis in 1994.", ["SANCTION FRA:JUD > RWA:ELI", "ASSAULT RWA:ELI > RWA:CVL +historical"]),
        # a protest over a deed is not against those who suffer it
        ("Lawyers in Lahore demonstrated against the arrest of three colleagues.", ["PROTEST PAK:CVL > -", "COERCE - > PAK"]),
        ("Greek nurses began a strike over the dismissal of 40 colleagues.", ["PROTEST GRC:MED > -"]),
        ("Thousands protested in Tbilisi against the government's arrest of an opposition leader.", ["PROTEST GEO:CVL > GEO:GOV", "COERCE GEO:GOV > GEO:OPP"]),
        # who asks later, approves or mediates is not to whom it is promised
        ("Mali's junta promised elections within two years, but ECOWAS urged it to hold them sooner.", ["CONCEDE MLI:GOV > -", "REQUEST IGO > MLI:GOV"]),
        ("A promise by Sudan's army chief to reopen rural clinics was praised by the UN.", ["CONCEDE SDN:MIL > -", "SUPPORT UNO > SDN:MIL"]),
        ("Chad agreed to open the border after Qatar mediated.", ["AGREE TCD > -", "CONSULT QAT > -"]),
        # a province or town of another state stands for it
        ("Turkey sent tanks into Syria's Idlib province on Monday.", ["MOBILIZE TUR > SYR:CVL"]),
        ("Colombia sent 500 soldiers to the border town of Cucuta.", ["MOBILIZE COL > -"]),
        # each other
        ("Cambodia and Thailand accused each other of shelling villages.", ["ACCUSE KHM & THA > KHM & THA", "ASSAULT KHM & THA > ?:CVL +hypothetical"]),
        # to whom it is told
        ("Russia's president told Turkish ministers that Moscow would reopen the pipeline.", ["AGREE RUS:GOV > TUR:GOV"]),
        ("Germany's chancellor told reporters that Berlin would send tanks to Ukraine.", ["AGREE DEU:GOV > UKR"]),
        # what workers are promised
        ("Kenya's minister promised the nurses' union better wages.", ["CONCEDE KEN:GOV > KEN:LAB"]),
        ("Italy's government promised the unions that pensions would rise.", ["CONCEDE ITA:GOV > ITA:LAB"]),
        # troops in a state that few recognise
        ("Russian soldiers in Abkhazia detained a Georgian farmer.", ["COERCE RUS:MIL > GEO:AGR"]),
        # the step
        ("Serbia released two officers, and Kosovo welcomed the move.", ["RETREAT SRB > SRB:COP", "SUPPORT XKX > SRB"]),
        # planes
        ("American and French planes dropped food over southern Sudan.", ["AID USA:MIL & FRA:MIL > SSD"]),
        # meanwhile
        ("Mongolia refused to arrest the Russian president on his trip to Ulan Bator.", ["REJECT MNG > RUS:GOV", "CONSULT RUS:GOV > MNG:GOV"]),
        # from there
        ("Italy agreed to take in 50 wounded children from Gaza.", ["AGREE ITA > PSE:CVL"]),
        # agents
        ("Pyongyang denied that its agents had kidnapped a Japanese student.", ["REJECT PRK:GOV > -", "ASSAULT PRK:SPY > JPN:EDU +negation"]),
    ],
)  # fmt: skip
def test_plain_sentences_of_desks(coder: Coder, text: str, expected: list[str]) -> None:
    assert [told(each) for each in coder.code(text, published=PUBLISHED).events] == expected


def test_a_strike_that_is_threatened_is_a_threat_without_mode(coder: Coder) -> None:
    events = coder.code(
        "Teachers threatened to walk out unless the government withdrew the law.", published=PUBLISHED
    ).events
    assert [(each.event, each.mode) for each in events] == [("THREATEN", None)]
