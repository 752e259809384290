"""What follows an aside behind an object goes on with the verb."""

from __future__ import annotations

import pytest

from tocsin.parse import Parser
from tocsin.parse.tokens import Token


def _word(parser: Parser, text: str, word: str) -> Token:
    return next(t for s in parser.parse(text).sentences for t in s.span if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("Russia fired a dozen missiles, some of them hypersonic, at Odesa.", "at", "fired"),
        ("The junta accused France, once its closest ally, of arming rebels.", "of", "accused"),
        ("The United States hit China, long the weaker side, with new tariffs.", "with", "hit"),
        ("Norway handed the ship, still loaded with grain, to Ukraine.", "to", "handed"),
        ("Portugal left the islands, whose hopes had been high, to China.", "to", "left"),
    ],
)
def test_goes_on_with_the_verb(parser: Parser, text: str, word: str, verb: str) -> None:
    assert _word(parser, text, word).head.text == verb


def test_aside_is_said_of_the_object(parser: Parser) -> None:
    ally = _word(parser, "The junta accused France, once its closest ally, of arming rebels.", "ally")
    assert (ally.dep_, ally.head.text) == ("appos", "France")


def test_what_a_second_clause_tells_is_no_aside(parser: Parser) -> None:
    text = "Police arrested two men, residents said, in a raid on the port."
    assert _word(parser, text, "said").dep_ != "appos"
