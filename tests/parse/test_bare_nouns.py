"""Headlines without a verb are none that tell of somebody who does something."""

from __future__ import annotations

import pytest

from tocsin.code.coder import Coder
from tocsin.parse.tokens import Token


def _root(coder: Coder, title: str) -> Token:
    sentences = coder.parser.parse(f"{title}\n\nThe minister spoke on Monday.", title).sentences
    return sentences[0].span.root


@pytest.mark.parametrize(
    ("title", "noun", "lemma"),
    [
        ("EU sanctions on Belarus", "sanctions", "sanction"),
        ("US warning to Iran", "warning", "warning"),
        ("US aid for Ukraine", "aid", "aid"),
        ("Call for calm in Kosovo", "Call", "call"),
        ("Coup in Niger", "Coup", "coup"),
    ],
)
def test_noun_of_a_headline(coder: Coder, title: str, noun: str, lemma: str) -> None:
    root = _root(coder, title)
    assert (root.text, root.pos_, root.lemma_) == (noun, "NOUN", lemma)


@pytest.mark.parametrize(
    "title", ["China sanctions US firms", "Police fire on crowd in Dakar", "Greek and Turkish ministers meet on Rhodes"]
)
def test_verb_of_a_headline_stays_one(coder: Coder, title: str) -> None:
    assert _root(coder, title).pos_ == "VERB"
