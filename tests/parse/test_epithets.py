"""Verbs that the parser takes for epithets of what they are done to."""

from __future__ import annotations

import pytest

from tocsin.code.coder import Coder
from tocsin.parse.tokens import Token


def _word(coder: Coder, text: str, word: str) -> Token:
    return next(t for s in coder.parser.parse(text).sentences for t in s.span if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "subject", "undergoer"),
    [
        ("Farmers near the border blocked trucks from Ukraine for a third day.", "blocked", "Farmers", "trucks"),
        (
            "On Sunday three young women on a moped hurled bricks into the yard of the Hilton hotel.",
            "hurled",
            "women",
            "bricks",
        ),
        ("Two years ago rebels under his command besieged towns along the river.", "besieged", "rebels", "towns"),
        (
            "Trump imposed tariffs on Peruvian copper that same week and dropped them the next.",
            "imposed",
            "Trump",
            "tariffs",
        ),
    ],
)
def test_is_parted_from_what_stands_before_it(coder: Coder, text: str, word: str, subject: str, undergoer: str) -> None:
    verb = _word(coder, text, word)
    told = {child.dep_: child.text for child in verb.children}
    assert (verb.tag_, told.get("nsubj"), told.get("dobj")) == ("VBD", subject, undergoer)


def test_participle_behind_a_comma_is_no_second_object(coder: Coder) -> None:
    text = "Thousands of armed youths overran the town of Akobo last weekend, burning huts and a clinic run by Médecins Sans Frontières, and taking cattle."
    verb = _word(coder, text, "burning")
    assert (verb.dep_, verb.head.text) == ("advcl", "overran")


def test_second_deed_is_joined_with_the_first(coder: Coder) -> None:
    verb = _word(
        coder,
        "The exiled president, Omar Said, condemned the bombings and offered talks, which the colonels refused.",
        "offered",
    )
    assert (verb.dep_, verb.head.text) == ("conj", "condemned")


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The army has a dozen rockets, including guided missiles.", "guided"),
        ("Nurses at the clinic in Arua treated wounded civilians on Sunday.", "wounded"),
        ("Smoke rose over rebel-held towns in the north.", "held"),
        ("The report covers attacks on state owned companies.", "owned"),
    ],
)
def test_epithet_stays_one(coder: Coder, text: str, word: str) -> None:
    assert _word(coder, text, word).dep_ in {"amod", "compound", "acl", "nmod"}


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Chad gave the German ambassador, Gordon Kricke, 48 hours to leave the country.", "hours"),
        ("Niger gave the ambassador of France, Sylvain Roy, two days to leave.", "days"),
    ],
)
def test_what_is_given_stands_behind_a_name(coder: Coder, text: str, given: str) -> None:
    thing = _word(coder, text, given)
    assert (thing.dep_, thing.head.text) == ("dobj", "gave")
    assert any(child.dep_ == "dative" and child.text == "ambassador" for child in thing.head.children)
