"""How events are scored against gold."""

from __future__ import annotations

from pathlib import Path

import pytest

from tocsin.code.coder import Coder
from tocsin.codebook.load import CodebookError
from tocsin.evaluate.events import coding_with, score_texts
from tocsin.evaluate.gold import read_texts

_GOLD = """sentences:
  - id: both
    text: India and Pakistan traded fire in May. Washington urged both governments to talk.
    published: "2024-06-02"
    events:
      - {{event: REQUEST, mode: meet, trigger: urged, actors: {{Washington: USA GOV}}, recipients: {{both governments: {code}}}, auxiliary: []}}
"""


@pytest.mark.parametrize(("code", "right"), [("IND GOV & PAK GOV", 1), ("IND GOV", 0), ("IND GOV & CHN GOV", 0)])
def test_words_that_name_two_are_two_actors(tmp_path: Path, coder: Coder, code: str, right: int) -> None:
    (tmp_path / "gold.yaml").write_text(_GOLD.format(code=code), encoding="utf-8")
    texts = read_texts(tmp_path, coder.codebook.ontology)
    assert score_texts(texts, coding_with(coder)).right == right


def test_code_that_is_none_is_named(tmp_path: Path, coder: Coder) -> None:
    (tmp_path / "gold.yaml").write_text(_GOLD.format(code="IND GOV & Pakistan"), encoding="utf-8")
    with pytest.raises(CodebookError, match="'Pakistan' is no code of an actor"):
        read_texts(tmp_path, coder.codebook.ontology)
