"""Figures: how many, of whom, and how exactly the text says it."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, event_at

from tocsin.code.coder import Coder
from tocsin.code.quantities import QuantityGrammar


@pytest.mark.parametrize(
    ("text", "kind", "value", "comparator"),
    [
        # what is counted
        ("Sudanese warplanes killed 45 people in Darfur.", "dead", 45, "exact"),
        ("Three Indian soldiers died in clashes with Pakistani troops.", "dead", 3, "exact"),
        ("Ten people were injured when police fired on protesters.", "injured", 10, "exact"),
        ("Police in Georgia detained about 60 protesters in Tbilisi.", "detained", 60, "about"),
        ("Floods displaced 12,000 people in Malawi.", "displaced", 12000, "exact"),
        ("Around 5,000 people fled fighting in Sudan.", "displaced", 5000, "about"),
        ("Up to 3,000 demonstrators marched through Lima.", "size", 3000, "at_most"),
        ("The United States pledged $3.2 million to Kenya.", "money", 3_200_000, "exact"),
        ("Japan will lend 200 million dollars to Vietnam.", "money", 200_000_000, "exact"),
        # how exactly
        ("At least 45 people were killed in Sudan.", "dead", 45, "at_least"),
        ("More than 1,500 people were killed in Sudan.", "dead", 1500, "at_least"),
        ("Fewer than 20 people were injured in clashes in Dakar.", "injured", 20, "at_most"),
        ("As many as 80 people were killed in Sudan.", "dead", 80, "at_most"),
        ("Nearly 300 people were killed in Sudan.", "dead", 300, "about"),
        # words as numbers
        ("Twenty-one soldiers were killed in Burkina Faso.", "dead", 21, "exact"),
        ("Rebels killed two dozen villagers in Mozambique.", "dead", 24, "exact"),
        ("Police in Chad injured dozens of students.", "injured", 24, "at_least"),
        ("Thousands of Serbian students protested in Belgrade on Saturday.", "size", 2000, "at_least"),
    ],
)
def test_figure_is_read(coder: Coder, text: str, kind: str, value: float, comparator: str) -> None:
    figures = coder.code(text, published=PUBLISHED).figures
    assert [(each.kind, each.value, each.comparator) for each in figures] == [(kind, value, comparator)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,500", 1500),
        ("3.2 million", 3_200_000),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("Twenty-one", 21),
        ("three hundred", 300),
        ("twelve", 12),
        ("no number at all", None),
        ("", None),
    ],
)
def test_expression_has_this_value(coder: Coder, text: str, value: float | None) -> None:
    assert QuantityGrammar(coder.codebook.figures).value(text) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two hundred and fifty", 250),
        ("three hundred and twenty-one", 321),
        ("one hundred thousand", 100_000),
        ("five hundred million", 500_000_000),
    ],
)
def test_spelled_number_of_several_scales_has_its_value(coder: Coder, text: str, value: float) -> None:
    assert QuantityGrammar(coder.codebook.figures).value(text) == value


def test_figure_belongs_to_the_event_that_counts(coder: Coder) -> None:
    record = coder.code("Egyptian police arrested 12 protesters in Cairo and attacked a mosque.", published=PUBLISHED)
    assert [figure.event for figure in record.figures] == [event_at(record, "arrested").id]


@pytest.mark.parametrize(
    "text",
    [
        "Egyptian police arrested a protester in 2015.",
        "The minister visited 12 countries.",
        "Turkish troops attacked Kurdish fighters on May 3.",
        "Brazil beat Argentina 2-1.",
        "Article 5 was invoked by three ministers.",
    ],
)
def test_other_numbers_are_no_figures(coder: Coder, text: str) -> None:
    assert coder.code(text, published=PUBLISHED).figures == []


def test_others_are_counted_too(coder: Coder) -> None:
    text = "At least 45 people were killed and 120 others were wounded when Sudanese warplanes bombed a market."
    figures = coder.code(text, published=PUBLISHED).figures
    assert [(each.kind, each.value) for each in figures] == [("dead", 45), ("injured", 120)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Germany will provide 1.5 billion euros to Jordan.", 1.5e9),
        ("Germany will provide €1.5bn to Jordan.", 1.5e9),
        ("Germany will provide US$40m to Jordan.", 4e7),
        ("Germany will provide 30,000 Swiss francs to Jordan.", 30_000),
        ("Germany will provide half a million pounds to Jordan.", 500_000),
    ],
)
def test_sum_is_money(coder: Coder, text: str, value: float) -> None:
    figures = coder.code(text, published=PUBLISHED).figures
    assert [(each.kind, each.value) for each in figures] == [("money", value)]


@pytest.mark.parametrize(
    ("text", "kind", "value", "upper"),
    [
        ("Between 30 and 40 Chadian soldiers were killed.", "dead", 30, 40),
        ("Chadian rebels killed 30 to 40 soldiers.", "dead", 30, 40),
        ("Chadian rebels wounded 12-15 villagers.", "injured", 12, 15),
        ("Three to four thousand Chadians marched through Abeche.", "size", 3000, 4000),
    ],
)
def test_range_has_two_ends(coder: Coder, text: str, kind: str, value: float, upper: float) -> None:
    (figure,) = coder.code(text, published=PUBLISHED).figures
    assert (figure.kind, figure.value, figure.upper, figure.comparator) == (kind, value, upper, "at_least")


@pytest.mark.parametrize(
    ("text", "comparator"),
    [("Chadian rebels killed 50 or more soldiers.", "at_least"), ("Chadian rebels killed 50 or so soldiers.", "about")],
)
def test_words_behind_a_number_say_how_exact_it_is(coder: Coder, text: str, comparator: str) -> None:
    (figure,) = coder.code(text, published=PUBLISHED).figures
    assert (figure.value, figure.comparator) == (50, comparator)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("No casualties were reported after the Chadian air strike.", ["dead", "injured"]),
        ("Nobody was killed when Chadian rebels attacked the base.", ["dead"]),
        ("No soldiers were wounded when Chadian rebels attacked the base.", ["injured"]),
    ],
)
def test_none_is_a_figure(coder: Coder, text: str, kinds: list[str]) -> None:
    figures = coder.code(text, published=PUBLISHED).figures
    assert [(each.kind, each.value) for each in figures] == [(kind, 0) for kind in kinds]


@pytest.mark.parametrize(
    "text",
    [
        "Chadian rebels killed 14 people, including six children and two nurses.",
        "Chadian rebels killed 14 people, six of them children.",
        "Chadian rebels killed 14 people. Among the dead were six children.",
        "Chadian rebels killed 14 people on Monday.\n\nThe 14 people were killed by the rebels at a market.",
    ],
)
def test_nobody_is_counted_twice(coder: Coder, text: str) -> None:
    assert [(each.kind, each.value) for each in coder.code(text, published=PUBLISHED).figures] == [("dead", 14)]


def test_a_number_that_the_lead_repeats_is_that_of_the_headline(coder: Coder) -> None:
    text = "Blast kills 12 in Kabul\n\nA bomb exploded in Kabul and killed 12 people, Afghan police said."
    record = coder.code(text, published=PUBLISHED)
    (figure,) = record.figures
    assert figure.event == event_at(record, "kills").id
    assert text[figure.start : figure.end] == "12"


def test_as_many_again_are_counted(coder: Coder) -> None:
    text = "Chadian rebels killed 14 soldiers in Faya. Another 14 soldiers were killed by the rebels in Moussoro."
    assert [each.value for each in coder.code(text, published=PUBLISHED).figures] == [14, 14]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels killed a judge of 71.",
        "Chad condemned resolution 1701.",
        "Chad cut aid by 40 percent.",
        "Chadian police arrested a 19-year-old protester.",
    ],
)
def test_ages_shares_and_names_are_no_figures(coder: Coder, text: str) -> None:
    assert coder.code(text, published=PUBLISHED).figures == []


@pytest.mark.parametrize(
    ("more", "values"),
    [
        ("There were no casualties.", [0, 0]),
        ("Eleven villagers died.", [11]),
        ("Officials in Kinshasa said that 40 others were hurt.", [40]),
    ],
)
def test_what_a_sentence_without_events_counts_is_of_the_one_before(
    coder: Coder, more: str, values: list[float]
) -> None:
    record = coder.code(f"Congolese rebels attacked Beni on Monday. {more}", published=PUBLISHED)
    attack = event_at(record, "attacked").id
    assert [(each.value, each.event) for each in record.figures] == [(value, attack) for value in values]


def test_a_crowd_is_not_of_an_attack(coder: Coder) -> None:
    text = "Congolese rebels attacked Beni on Monday. In Goma, a crowd of 3,000 danced."
    record = coder.code(text, published=PUBLISHED)
    assert [(each.kind, each.event) for each in record.figures] == [("size", None)]


def test_so_many_more_are_counted(coder: Coder) -> None:
    figures = coder.code("Kenyan police beat 3 students and arrested 12 more.", published=PUBLISHED).figures
    assert ("detained", 12) in [(each.kind, each.value) for each in figures]
