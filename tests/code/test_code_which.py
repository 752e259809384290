"""Relative clauses that judge or ask for a deed told before them, and those about what is somebody's."""

from __future__ import annotations

import pytest
from coded import codes, event_of, told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Uganda freed an opposition singer on Monday, which Canada had demanded.", "demanded", "REQUEST CAN > UGA"),
        ("Zimbabwe has not released the reporter, as the United States demanded.", "demanded", "REQUEST USA > ZWE"),
        ("Ecuador raided the Mexican embassy in Quito, which Brazil condemned.", "condemned", "ACCUSE BRA > ECU"),
        ("Ethiopia closed the Tigray border, which Eritrea condemned and Sudan's president welcomed.", "welcomed", "SUPPORT SDN:GOV > ETH"),
        ("Bolivia expelled the American consul, which Washington called a hostile act.", "called", "ACCUSE USA:GOV > BOL"),
        # what is somebody else's lot is asked of those who decide on it
        ("Cuba has handed over a banker whose extradition Panama had demanded.", "demanded", "REQUEST PAN > CUB"),
        ("Lithuania arrested a smuggler whose release Minsk has demanded.", "demanded", "REQUEST BLR:GOV > LTU"),
        ("A priest whose arrest the Vatican condemned was freed by Nicaragua.", "condemned", "ACCUSE VAT > NIC"),
        # who does something to what is somebody's
        ("The Zambian miners' union, with whose leaders the president met on Monday, called a strike.", "met", "CONSULT ZMB:GOV & ZMB:LAB > -"),
        ("The opposition leader, whose house police raided on Tuesday, fled to Senegal.", "raided", "COERCE SEN:COP > SEN:OPP"),
        ("The town, whose riot police beat students, is calm.", "beat", "ASSAULT ?:COP > ?:EDU"),
    ],
)  # fmt: skip
def test_what_clauses_with_which_and_whose_tell(coder: Coder, text: str, trigger: str, told: str) -> None:
    assert told_at(coder, text, trigger) == told


def test_those_whose_ministers_meet_do_not_meet_them(coder: Coder) -> None:
    met = event_of(
        coder, "Estonia and Latvia, whose defence ministers met in Riga, agreed to buy tanks together.", "met"
    )
    assert codes(met.actors) == ["EST:GOV", "LVA:GOV"]


@pytest.mark.parametrize(
    ("text", "trigger", "told"),
    [
        ("Chad accused not just Sudan but also Libya of arming rebels.", "accused", "ACCUSE TCD > SDN & LBY"),
        ("Not only farmers but also nurses protested in Lima on Friday.", "protested", "PROTEST PER:AGR & PER:MED > -"),
        ("The rebels released not only the pilots but also six priests.", "released", "RETREAT ?:REB > ?:CVL & ?:REL"),
        ("The court convicted not the general but his driver.", "convicted", "SANCTION ?:JUD > ?:LAB"),
        ("The army not only shelled the town but also burned its mosque.", "shelled", "ASSAULT ?:MIL > ?:CVL"),
    ],
)
def test_those_behind_but_also_are_meant_too(coder: Coder, text: str, trigger: str, told: str) -> None:
    assert told_at(coder, text, trigger) == told
