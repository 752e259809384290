"""Noun phrases: where they end, what they are joined with, what stands in apposition."""

from __future__ import annotations

import pytest

from tocsin.parse import Parser, conjuncts, phrase_of
from tocsin.parse.phrases import appositions
from tocsin.parse.tokens import Token


def _token(parser: Parser, text: str, word: str) -> Token:
    tokens = [token for sentence in parser.parse(text).sentences for token in sentence.span]
    return next(token for token in tokens if token.text == word)


@pytest.mark.parametrize(
    ("text", "word", "phrase"),
    [
        ("Grace Okello, foreign minister of Ghana, visited Togo.", "Okello", "Grace Okello"),
        ("Grace Okello, foreign minister of Ghana, visited Togo.", "minister", "foreign minister of Ghana"),
        ("The foreign minister of Ghana, Grace Okello, visited Togo.", "minister", "The foreign minister of Ghana"),
        ("The rebels who attacked the village fled.", "rebels", "The rebels"),
        ("The soldiers captured by the rebels were released.", "soldiers", "The soldiers"),
        ("Nine Indian soldiers killed in the ambush were buried.", "soldiers", "Nine Indian soldiers"),
        ("The soldiers and activists fled.", "soldiers", "The soldiers"),
        ("The soldiers and activists fled.", "activists", "activists"),
        ("Senior officials in Togo and Benin met.", "officials", "Senior officials in Togo and Benin"),
        ("Iraq's invasion of Kuwait shocked the region.", "invasion", "Iraq's invasion of Kuwait"),
        ("They fled.", "They", "They"),
        ("Talks with the pro-Russian rebels failed.", "rebels", "the pro-Russian rebels"),
    ],
)
def test_phrase_leaves_out_what_describes_it_from_outside(parser: Parser, text: str, word: str, phrase: str) -> None:
    assert phrase_of(_token(parser, text, word)).text == phrase


def test_tokens_of_a_phrase_run_from_first_to_last(parser: Parser) -> None:
    phrase = phrase_of(_token(parser, "Nine Indian soldiers were buried.", "soldiers"))
    assert [token.text for token in phrase.tokens()] == ["Nine", "Indian", "soldiers"]


@pytest.mark.parametrize(
    ("text", "word", "joined"),
    [
        ("The soldiers and activists fled.", "soldiers", ["soldiers", "activists"]),
        ("The army, navy and police denied the claim.", "army", ["army", "navy", "police"]),
        ("The army denied the claim.", "army", ["army"]),
    ],
)
def test_conjuncts_are_the_head_and_what_it_is_joined_with(
    parser: Parser, text: str, word: str, joined: list[str]
) -> None:
    assert [token.text for token in conjuncts(_token(parser, text, word))] == joined


def test_apposition_is_found_from_the_noun_that_it_describes(parser: Parser) -> None:
    head = _token(parser, "Grace Okello, foreign minister of Ghana, visited Togo.", "Okello")
    assert [token.text for token in appositions(head)] == ["minister"]
    assert appositions(_token(parser, "Grace Okello visited Togo.", "Okello")) == []
