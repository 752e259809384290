"""The "it" that stands for nobody."""

from __future__ import annotations

import pytest

from tocsin.parse import Parser
from tocsin.parse.impersonal import ImpersonalWords, is_impersonal

WORDS = ImpersonalWords(
    verbs=frozenset({"rain"}),
    clausal=frozenset({"seem", "take", "remain"}),
    states=frozenset({"dark", "winter"}),
    personal=frozenset({"ready"}),
    deeds=frozenset({"deny"}),
    told=frozenset({"warn"}),
)


def _is_impersonal(parser: Parser, text: str) -> bool:
    token = next(each for each in parser.parse(text).sentences[0].span if each.lower_ == "it")
    return is_impersonal(token, WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "It was raining when the army arrived.",
        "It was dark outside.",
        "It is hard to say who will win.",
        "It is not clear whether the talks will go on.",
        "It is rare for judges to be dismissed.",
        "It seems that the government has lost.",
        "It takes a day to reach the coast.",
        "It remains to be seen whether the truce will hold.",
        "It is believed that the rebels have left.",
        "The army denied it.",
    ],
)
def test_it_stands_for_nobody(parser: Parser, text: str) -> None:
    assert _is_impersonal(parser, text)


@pytest.mark.parametrize(
    "text",
    [
        "It is the largest country in Africa.",
        "It is ready to negotiate.",
        "It closed the border on Monday.",
        "It would strike Israel if the raids went on.",
        "It said that the talks would go on.",
        "It was warned that the rebels had left.",
        "The court ordered it to pay.",
        "The army attacked it.",
    ],
)
def test_it_stands_for_somebody(parser: Parser, text: str) -> None:
    assert not _is_impersonal(parser, text)
