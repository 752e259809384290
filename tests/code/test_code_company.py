"""Who acts in somebody's company, of several nationalities, or behind what else a passive tells."""

from __future__ import annotations

import pytest
from coded import codes, event_of, told_at

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Kenya, along with Uganda, recalled its envoy from Niamey.", "recalled", ["KEN", "UGA"]),
        ("Japan, in concert with South Korea, condemned the Kremlin.", "condemned", ["JPN", "KOR"]),
        ("Together with Estonia, Latvia expelled two Russian diplomats.", "expelled", ["LVA", "EST"]),
        ("Nurses, joined by teachers, went on strike in Zambia.", "went", ["ZMB:MED", "ZMB:EDU"]),
        ("Malawi, along with Zambia and Botswana, condemned Russia.", "condemned", ["MWI", "ZMB", "BWA"]),
    ],
)
def test_company_acts_too(coder: Coder, text: str, trigger: str, actors: list[str]) -> None:
    assert codes(event_of(coder, text, trigger).actors) == actors


def test_company_of_an_object_undergoes_it_too(coder: Coder) -> None:
    event = event_of(coder, "Police arrested the editor along with two nurses in Mozambique.", "arrested")
    assert codes(event.recipients) == ["MOZ:JRN", "MOZ:MED"]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Ghanaian, Ugandan and Kenyan officials met in Accra.", "met", "CONSULT GHA:GOV & UGA:GOV & KEN:GOV > -"),
        (
            "Iraq expelled the Danish, Dutch and Swedish ambassadors.",
            "expelled",
            "SANCTION IRQ > DNK:GOV & NLD:GOV & SWE:GOV",
        ),
        (
            "Uzbek, Kazakh, Kyrgyz and Tajik forces held joint drills.",
            "held",
            "COOPERATE UZB:MIL & KAZ:MIL & KGZ:MIL & TJK:MIL > -",
        ),
    ],
)
def test_nationalities_in_a_list(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # behind a time, a chase, an object's place
        (
            "The village was shelled for the third time in a week by Russian forces in Ukraine.",
            "shelled",
            "ASSAULT RUS:MIL > UKR:CVL",
        ),
        (
            "Two Bolivian journalists were arrested after a long chase by Peruvian soldiers.",
            "arrested",
            "COERCE PER:MIL > BOL:JRN",
        ),
        # whom it concerns stands behind the doer
        ("Bullets were sprayed by masked men at Honduran farmers.", "sprayed", "ASSAULT HND:UAF > HND:AGR"),
        (
            "His credentials were presented by the Nigerian ambassador to the Brazilian president.",
            "presented",
            "SUPPORT NGA:GOV > BRA:GOV",
        ),
        # a weapon is its owner's, and else nobody
        ("Two farmers were killed by rockets fired by Hezbollah.", "killed", "ASSAULT LBN:PRM > LBN:AGR"),
        ("A drone killed a fisherman near Kherson.", "killed", "ASSAULT - > UKR:AGR"),
        ("Mortar rounds killed three people in Donetsk.", "killed", "ASSAULT - > UKR:CVL"),
    ],
)
def test_who_did_it(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Spain said it took in twelve Nicaraguan prisoners.", "took", "AID ESP > NIC:REF"),
        (
            "Egypt confirmed that it purchased half a million tonnes of Russian wheat.",
            "purchased",
            "COOPERATE EGY > RUS",
        ),
        ("Vietnamese hackers said they targeted German carmakers.", "targeted", "COERCE VNM:CRM > DEU:BUS"),
    ],
)
def test_told_by_those_who_did_it(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Nigeria mourned the victims of the Kaduna attack.", "attack", "ASSAULT - > NGA:CVL"),
        ("Three people died in the Beirut blast.", "blast", "ASSAULT - > LBN:CVL"),
        ("Nine people were killed in the Kharkiv strike.", "killed", "ASSAULT - > UKR:CVL"),
    ],
)
def test_town_before_an_attack_is_where_it_happens(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


def test_no_word_hangs_on_itself_by_way_of_others(coder: Coder) -> None:
    text = "Ghanaian, Ugandan and Kenyan officials met in Oslo."
    for sentence in coder.parser.parse(text).sentences:
        for word in sentence.span:
            seen = {word}
            while word.head is not word:
                word = word.head  # noqa: PLW2901
                assert word not in seen
                seen.add(word)
    (event,) = coder.code(text, published="2024-05-15").events
    assert [each.country for each in event.actors] == ["GHA", "UGA", "KEN"]
