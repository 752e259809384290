"""Faults of the parser that grammar shows are put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse import Parser

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


def _word(parser: Parser, text: str, word: str) -> Token:
    return next(t for s in parser.parse(text).sentences for t in s.span if t.text == word)


def test_finite_verb_goes_with_the_finite_one_above(parser: Parser) -> None:
    text = (
        "Amnesty International accused the army of torturing detained students and called on the union to freeze aid."
    )
    assert _word(parser, text, "called").head.text == "accused"


def test_infinitives_stay_joined_to_each_other(parser: Parser) -> None:
    assert _word(parser, "The army threatened to shell the town and burn the crops.", "burn").head.text == "shell"


def test_acronym_that_is_a_subject_is_a_name(parser: Parser) -> None:
    word = _word(parser, "ECOWAS on Sunday lifted the sanctions that it had imposed on Mali in January.", "ECOWAS")
    assert (word.pos_, word.lemma_) == ("PROPN", "ECOWAS")
