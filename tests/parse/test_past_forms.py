"""Verbs in the past tense that the tagger takes for something else."""

from __future__ import annotations

import pytest

from tocsin.code.coder import Coder
from tocsin.parse.tokens import Token


def _word(coder: Coder, text: str, word: str) -> Token:
    return next(t for s in coder.parser.parse(text).sentences for t in s.span if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("Angry Kenyan fans heckled ministers at the stadium.", "heckled", "heckle"),
        ("Rebels heckled soldiers.", "heckled", "heckle"),
        ("Russian hackers crippled hospitals in Ireland.", "crippled", "cripple"),
        ("Witnesses said rebels heckled soldiers.", "heckled", "heckle"),
        # one who does it, where the sentence has no other verb
        ("The sultan pardoned members of the opposition living in exile.", "pardoned", "pardon"),
        ("The Commonwealth fielded election observers in Sierra Leone.", "fielded", "field"),
    ],
)
def test_is_a_finite_verb_with_its_arguments(coder: Coder, text: str, word: str, lemma: str) -> None:
    verb = _word(coder, text, word)
    assert (verb.tag_, verb.lemma_) == ("VBD", lemma)
    assert {child.dep_ for child in verb.children} >= {"nsubj", "dobj"}


def test_lemma_is_that_of_a_verb_that_is_known(coder: Coder) -> None:
    assert _word(coder, "The two armies deconflicted their flights.", "deconflicted").lemma_ == "deconflict"


def test_participle_before_a_noun_stays_one(coder: Coder) -> None:
    assert _word(coder, "The army freed two wounded soldiers.", "wounded").dep_ == "amod"


def test_plural_that_opens_a_sentence_is_no_name(coder: Coder) -> None:
    word = _word(coder, "Rockets killed two farmers in the north.", "Rockets")
    assert (word.tag_, word.lemma_) == ("NNS", "rocket")


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("A gunman shot and wounded a judge in Quetta.", "shot", "shoot"),
        ("Within hours a sniper shot and killed two soldiers.", "shot", "shoot"),
    ],
)
def test_verb_joined_with_another_shares_its_object(coder: Coder, text: str, word: str, lemma: str) -> None:
    verb = _word(coder, text, word)
    assert (verb.tag_, verb.lemma_) == ("VBD", lemma)
    assert "nsubj" in {child.dep_ for child in verb.lefts}


@pytest.mark.parametrize("subject", ["They", "The Taliban"])
def test_participle_behind_since_is_a_perfect_tense(coder: Coder, subject: str) -> None:
    verb = _word(coder, f"{subject} have since barred women from parks.", "barred")
    assert {child.dep_ for child in verb.children} >= {"nsubj", "aux", "dobj"}
