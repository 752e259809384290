"""Verbs with a hyphen are one verb, whose words stand as they were written."""

from __future__ import annotations

import pytest

from tocsin.parse import Parser


@pytest.mark.parametrize(
    ("text", "title", "lemma", "subject", "object_"),
    [
        ("Officers tear-gassed the fans in Malang.", None, "tear-gas", "Officers", "fans"),
        ("The Indian navy test-fired a missile on Monday.", None, "test-fire", "navy", "missile"),
        (
            "Police tear-gas pensioners outside Congress",
            "Police tear-gas pensioners outside Congress",
            "tear-gas",
            "Police",
            "pensioners",
        ),
    ],
)
def test_they_are_verbs(parser: Parser, text: str, title: str | None, lemma: str, subject: str, object_: str) -> None:
    (sentence,) = parser.parse(text, title).sentences
    verb = next(token for token in sentence.span if token.lemma_ == lemma)
    assert verb.tag_.startswith("VB")
    assert [child.text for child in verb.lefts if child.dep_ == "nsubj"] == [subject]
    assert [child.text for child in verb.rights if child.dep_ == "dobj"] == [object_]
    assert sentence.text == text
    assert "".join(token.text + token.whitespace_ for token in sentence.span) == text


def test_a_noun_with_a_hyphen_stays_one(parser: Parser) -> None:
    (sentence,) = parser.parse("Riot police fired tear-gas at the crowd.").sentences
    assert not any(token.lemma_ == "tear-gas" for token in sentence.span)


def test_names_are_found_behind_such_a_verb(parser: Parser) -> None:
    (sentence,) = parser.parse("Police tear-gassed supporters of Bobi Wine in Kampala on Friday.").sentences
    found = {each.text: each.label_ for each in sentence.entities}
    assert found.get("Kampala") == "GPE"
    assert found.get("Friday") == "DATE"
