"""Words with a hyphen are one, and what is denied or admitted is a deed."""

from __future__ import annotations

import random

import pytest

from tocsin import Coder
from tocsin.evaluate.examples import notation


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Japan suspended co-operation with Iran.", ["SANCTION/discontinue JPN > IRN"]),
        ("Uganda re-arrested three activists.", ["COERCE/arrest UGA > UGA:CVL"]),
        ("Police arrested the ex-mayor of Quito.", ["COERCE/arrest ECU:COP > ECU:ELI"]),
        ("The Fijian vice-president visited Tonga.", ["CONSULT/visit FJI:GOV > TON"]),
        ("Iran denied shipping drones to Sudan.", ["REJECT IRN > -", "AID IRN > SDN +negation"]),
        (
            "Ankara denied bombing villages in Iraq.",
            ["REJECT TUR:GOV > -", "ASSAULT/aerial TUR:GOV > IRQ:CVL +negation"],
        ),
        ("Qatar has denied financing Hamas.", ["REJECT QAT > -", "AID QAT > PSE:REB +negation"]),
        # these are things
        ("The court denied parking permits to the mayor.", ["REJECT ?:JUD > -"]),
    ],
)
def test_words_in_one(coder: Coder, text: str, told: list[str]) -> None:
    assert [notation(each).split(" [")[0] for each in coder.code(text, "2025-05-15").events] == told


def test_no_order_of_words_ties_a_sentence_in_knots(coder: Coder) -> None:
    words = (
        "The ex-president on Friday jailed blogger Ali Said denied training rebels and re-opened co-operation".split()
    )
    shuffled = random.Random(4)
    for _ in range(100):
        shuffled.shuffle(words)
        sentences = coder.parser.parse(" ".join(words)).sentences
        assert all(not token.is_ancestor(token) for each in sentences for token in each.span)
