"""Clauses that leave out the verb, which is that of the clause before."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Spain expelled two Russian diplomats, Italy three and Greece one.", ["SANCTION ESP > RUS:GOV", "SANCTION ITA > RUS:GOV", "SANCTION GRC > RUS:GOV"]),
        ("The army killed two farmers and the rebels nine.", ["ASSAULT ?:MIL > ?:AGR", "ASSAULT ?:REB > ?:AGR"]),
        ("The president praised the soldiers and the prime minister the doctors.", ["SUPPORT ?:GOV > ?:MIL", "SUPPORT ?:GOV > ?:MED"]),
        ("Peru withdrew its ambassador from Bogota, and Colombia its envoy from Lima.", ["SANCTION PER > COL:GOV", "SANCTION COL > PER:GOV"]),
        ("Hungary recalled its ambassador from Kyiv, and Slovakia and Serbia theirs.", ["SANCTION HUN > UKR:GOV", "SANCTION SVK & SRB > UKR:GOV"]),
        ("Finland gave Ukraine generators, and Estonia blankets.", ["AID FIN > UKR", "AID EST > UKR"]),
        ("Japan gave Laos ten million dollars, and South Korea Cambodia twenty trucks.", ["AID JPN > LAO", "AID KOR > KHM"]),
        ("Norway sent field hospitals to Haiti, Denmark a team of engineers.", ["AID NOR > HTI", "AID DNK > HTI"]),
        ("Canada imposed sanctions on two Belarusian generals, and Britain on six.", ["COERCE CAN > BLR:MIL", "COERCE GBR > BLR:MIL"]),
        # those who are only more of them to whom it is done
        ("A judge in Lima sentenced a former minister to eight years in prison and two aides to five.", ["SANCTION PER:JUD > PER:ELI & PER:GOV"]),
        # what is given to several, said of several, or a measure
        ("China gave Ukraine and Moldova a loan.", ["AID CHN > UKR & MDA"]),
        ("Angola asked Portugal, Brazil and Spain a favour.", ["REQUEST AGO > PRT & BRA & ESP"]),
        ("Police arrested two men and a woman 30 kilometres from Accra.", ["COERCE GHA:COP > GHA:CVL & GHA:CVL"]),
        ("Iran freed the captain and the crew a day later.", ["RETREAT IRN > IRN:MIL & IRN:LAB"]),
    ],
)  # fmt: skip
def test_deeds_whose_verb_is_left_out(coder: Coder, text: str, told: list[str]) -> None:
    assert tell(coder, text) == told


def test_each_of_them_has_its_own_place(coder: Coder) -> None:
    events = coder.code("Israel killed six men in Jenin, and settlers two in Hebron.", PUBLISHED).events
    assert [event.place.name if event.place else None for event in events] == ["Jenin", "Hebron"]
