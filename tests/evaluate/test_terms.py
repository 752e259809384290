"""`tocsin eval terms`: what threats say, measured."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.code.coder import Coder
from tocsin.codebook.load import CodebookError
from tocsin.evaluate.terms import judge_terms, read_terms

GOLD = """threats:
  - text: Iran threatened to bomb Bahrain by Friday unless its tankers are freed.
    trigger: threatened
    act: {text: bomb Bahrain, event: ASSAULT}
    condition: its tankers are freed
    demand: CUT
    deadline: 2025-05-17
"""


def test_each_term_is_judged_and_words_may_begin_or_end_a_little_otherwise(tmp_path: Path, coder: Coder) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text(GOLD.replace("CUT", "tankers are freed"))
    judged = {each.id: (each.verdict, each.got) for each in judge_terms(read_terms(path), coder.code)}
    assert judged == {
        "act": ("right", "bomb Bahrain"),
        "type": ("right", "ASSAULT"),
        "condition": ("right", "its tankers are freed"),
        "demand": ("right", "its tankers are freed"),
        "deadline": ("wrong", "2025-05-16"),
    }


def test_words_that_the_sentence_does_not_hold_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text(GOLD.replace("CUT", "the crew is freed"))
    with pytest.raises(CodebookError, match=r"terms\.yaml:2: the sentence does not hold 'the crew is freed'"):
        read_terms(path)


WHO = """threats:
  - {text: Iran threatened to bomb Bahrain., trigger: threatened, issuer: IRN, target: BHR GOV, mode: violence}
  - {text: Chad closed its border with Libya.}
  - {text: Oman threatened to expel a Dutch diplomat.}
"""


def test_who_and_mode_are_judged_where_they_are_given_and_what_makes_no_threat_must_give_none(
    tmp_path: Path, coder: Coder
) -> None:
    path = tmp_path / "terms.yaml"
    path.write_text(WHO)
    judged = [(each.id, each.verdict, each.got) for each in judge_terms(read_terms(path), coder.code)]
    assert judged == [
        ("issuer", "right", "IRN"),
        ("target", "wrong", "BHR"),
        ("mode", "right", "violence"),
        ("act", "wrong", "bomb Bahrain"),
        ("no threat", "right", "none"),
        ("no threat", "wrong", "threatened"),
    ]
