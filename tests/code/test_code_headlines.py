"""Headlines: what those tell that have no verb, and who takes part."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, told

from tocsin.code.coder import Coder


def _tell(coder: Coder, headline: str) -> list[str]:
    return [told(event) for event in coder.code(headline, PUBLISHED, headline).events]


@pytest.mark.parametrize(
    ("headline", "events"),
    [
        # a noun of act is all there is
        ("Curfew in Kano", ["COERCE - > -"]),
        ("Death sentence for Iraqi colonel", ["SANCTION - > IRQ:MIL"]),
        # two names before a noun
        ("Thai-Cambodian clashes kill 10 on border", ["ASSAULT THA & KHM > ?:CVL"]),
        ("Greece, Macedonia talks end without accord", ["CONSULT GRC & MKD > -"]),
        # no "are"
        ("Four Malian soldiers dead in Gao ambush", ["ASSAULT - > MLI:MIL"]),
        # where it was, not who did it
        ("Israel kills Hamas commander in Lebanon strike", ["ASSAULT ISR > PSE:REB"]),
        # with what one hits somebody is no act of its own
        ("Berlin hits Moscow with new sanctions", ["COERCE DEU:GOV > RUS:GOV"]),
        # a nationality is no object of its own
        ("Moscow expels Finnish envoys", ["SANCTION RUS:GOV > FIN:GOV"]),
        ("Ghana frees Togolese reporters", ["RETREAT GHA > TGO:JRN"]),
        # what came before is not to come
        (
            "Iran vows revenge after strike on consulate",
            ["THREATEN IRN > -", "ASSAULT - > IRN:GOV"],
        ),
        # a verb that is taken for a noun, and what it is done to for a verb
        (
            "Police teargas nurses as Kenyan union rejects pay offer",
            ["ASSAULT KEN:COP > KEN:MED", "REJECT KEN:LAB > -"],
        ),
        ("Kenyan union rejects pay offer", ["REJECT KEN:LAB > -"]),
        ("Malaysia pledges to free Thai fishermen", ["CONCEDE MYS > THA:AGR"]),
        # where somebody is for what
        ("Macron in Rabat for talks with king", ["CONSULT FRA:GOV & MAR:GOV > -"]),
        ("US envoy in Beirut for border talks", ["CONSULT USA:GOV & LBN:GOV > -"]),
        ("Taliban delegation in Tashkent for two-day visit", ["CONSULT AFG:GOV > UZB:GOV"]),
        ("Italian family in Paris for trip", []),
        # talks of nobody's are not said to talk
        ("India-China border talks in Chushul", ["CONSULT IND & CHN > -"]),
        ("Lavrov visit to Pyongyang", ["CONSULT RUS:GOV > PRK:GOV"]),
        # to promise is no noun before an infinitive
        ("Senegal pledges to end siege of Ziguinchor", ["CONCEDE SEN > -"]),
        # a car bomb is not those of the car
        ("Car bomb kills Russian general in Moscow", ["ASSAULT - > RUS:MIL"]),
    ],
)
def test_headline(coder: Coder, headline: str, events: list[str]) -> None:
    assert _tell(coder, headline) == events


@pytest.mark.parametrize(
    ("headline", "event"),
    [
        ("Police break up march as first Italian paratroopers land in Tripoli", "MOBILIZE ITA:MIL > LBY:GOV"),
        ("Residents flee as army, militia clash in Bunia", "ASSAULT COD:MIL & COD:PRM > -"),
    ],
)
def test_clauses_side_by_side(coder: Coder, headline: str, event: str) -> None:
    assert event in _tell(coder, headline)


@pytest.mark.parametrize("between", ["\n\n", "\n", "\nBy Jane Doe\n", "\nBy Jane Doe\n\n"])
def test_a_headline_in_the_text_is_found_and_coded(coder: Coder, between: str) -> None:
    text = (
        f"Kenya expels Sudanese envoy{between}Kenya expelled the Sudanese ambassador on Monday after a row over gold."
    )
    record = coder.code(text, PUBLISHED)
    assert [(event.trigger.text, [each.text for each in event.actors]) for event in record.events] == [
        ("expels", ["Kenya"]),
        ("expelled", ["Kenya"]),
    ]
