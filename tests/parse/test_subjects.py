"""Verbs get the subject that the parser hung on something else, or gave twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tocsin.parse import Parser
from tocsin.parse.arguments import surface_subject

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


def _word(parser: Parser, text: str, word: str) -> Token:
    return next(t for s in parser.parse(text).sentences for t in s.span if t.text == word)


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        # what stands before it takes the second subject
        (
            "Hundreds of protesters demanding jobs and clean water stormed the provincial council.",
            "stormed",
            "Hundreds",
        ),
        ("Villagers unhappy with the deal set fire to a government office in Nepal.", "set", "Villagers"),
        ("At least 3,000 people, many of them students, rallied in Manila on Sunday.", "rallied", "people"),
        # a clause of time
        ("In El Alto, residents hurled stones after a 19-year-old was shot dead.", "shot", "old"),
        ("Youths clashed with police after a blogger who had mocked him died in custody.", "died", "blogger"),
        # an adjective behind its noun
        ("Coca growers loyal to Evo Morales blocked the main highway on Tuesday.", "blocked", "growers"),
        # a participle before a noun that is the verb
        (
            "Lawyers across Pakistan boycotted court proceedings on Thursday to protest the amendment.",
            "boycotted",
            "Lawyers",
        ),
        ("Nurses in Zimbabwe last downed tools in 2022.", "downed", "Nurses"),
    ],
)
def test_subject_is_the_one_meant(parser: Parser, text: str, verb: str, subject: str) -> None:
    assert [each.text for each in surface_subject(_word(parser, text, verb))] == [subject]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("All but three of them had been let go by noon.", "let"),
        ("The government said the road was open and the strike over.", "was"),
    ],
)
def test_prepositions_that_are_none_take_no_subject(parser: Parser, text: str, verb: str) -> None:
    assert all(each.dep_ != "pobj" for each in surface_subject(_word(parser, text, verb)))


def test_particle_that_is_no_preposition_gives_its_object_to_the_verb(parser: Parser) -> None:
    word = _word(parser, "The premier brushed aside the criticism and accused embassies of meddling.", "criticism")
    assert (word.dep_, word.head.text) == ("dobj", "brushed")
