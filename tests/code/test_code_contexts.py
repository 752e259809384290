"""Contexts: what an event is about, by words, where they stand, and who takes part."""

from __future__ import annotations

from pathlib import Path

import pytest
from coded import event_of

from tocsin.code.coder import Coder


def contexts(coder: Coder, text: str, trigger: str) -> list[str]:
    return event_of(coder, text, trigger).contexts


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Norway expelled two Russian diplomats.", "expelled", ["diplomatic"]),
        ("Kenya banned the export of maize to Uganda.", "banned", ["economic"]),
        ("Uganda arrested a hacker.", "arrested", ["cyber"]),
        # by what the event is, whatever its words
        ("Azerbaijan shelled an Armenian village.", "shelled", ["military"]),
        ("The president of Chad met the president of Niger.", "met", ["diplomatic"]),
        # and by who takes part: those of one country do not meet as diplomats
        ("The president of Chad met the governor of Chad's north.", "met", []),
        # a longer phrase hides the words in it
        ("UN Secretary-General Guterres praised Botswana.", "praised", []),
        ("Kenya accused Sudan of war crimes.", "accused", ["human_rights"]),
        ("A military court in Guinea convicted the mayor.", "convicted", ["legal"]),
        # what the clause itself speaks of outweighs words elsewhere in the sentence
        ("Mali banned the sale of cotton to Togo, whose army had shelled a market.", "banned", ["economic"]),
        # a clause of purpose is the event's own
        ("Thousands marched in Bamako to demand free elections.", "marched", ["election", "pro_democracy"]),
        # some contexts only say who acts or how, and give way; what an event is does not
        ("Congolese soldiers tortured villagers near Goma.", "tortured", ["human_rights"]),
        ("The foreign minister of Chad met the judges of Niger's high court.", "met", ["legal", "diplomatic"]),
        # some say nothing about some kinds of events
        ("Congolese lawmakers condemned Rwanda.", "condemned", []),
        ("Congolese lawmakers rejected the budget.", "rejected", ["legislative", "economic"]),
        # a state as such, and an act within another
        ("Chad attacked Libya.", "attacked", ["military"]),
        ("Chadian police attacked Libyans.", "attacked", []),
        ("Chad threatened to mobilise its troops.", "threatened", ["military"]),
        # a month is no march
        ("Chad arrested five Libyans in March.", "arrested", []),
        # nobody who merely acts makes a context
        ("The president urged Kenyans to be patient.", "urged", []),
    ],
)
def test_the_contexts_of_an_event(coder: Coder, text: str, trigger: str, expected: list[str]) -> None:
    assert contexts(coder, text, trigger) == expected


def test_a_word_of_another_clause_is_none_of_the_event_s_own(coder: Coder) -> None:
    text = "Kenya expelled two Sudanese diplomats, a week after Uganda had banned the export of maize to Rwanda."
    assert contexts(coder, text, "expelled") == ["diplomatic"]
    assert "economic" in contexts(coder, text, "banned")


def test_the_words_of_a_codebook_of_one_s_own(tmp_path: Path) -> None:
    """Each list by its strength, phrases that are ignored, and cases, of which all that is given must hold."""
    (tmp_path / "contexts.yaml").write_text(
        """
ignored: [paper tiger]
contexts:
  environment:
    sentence: [walrus]
    clause: [otter]
    hints: [tiger, seal]
    cases:
      - {events: [ACCUSE], words: [panda], abroad: true}
""",
        encoding="utf-8",
    )
    coder = Coder(tmp_path)

    def found(text: str, trigger: str = "criticised") -> bool:
        return "environment" in contexts(coder, text, trigger)

    outside = "Kenya criticised Uganda, whose minister had seen {}."
    assert found(outside.format("a walrus"))
    assert not found(outside.format("an otter"))
    assert found("Kenya criticised Uganda's otter.")
    assert not found("Kenya criticised Uganda's tiger.")
    assert found("Kenya criticised Uganda over tigers and seals.")
    assert not found("Kenya criticised Uganda over paper tigers and seals.")
    assert found("Kenya criticised Uganda over a panda.")
    assert not found("Kenya urged Uganda to buy a panda.", "urged")


def test_what_keeps_a_context_out(tmp_path: Path) -> None:
    """Exceptions, contexts that give way to others but where a case stands, words that are names, and states."""
    (tmp_path / "contexts.yaml").write_text(
        """
ignored: [Otter]
contexts:
  environment:
    clause: [otter]
    cases:
      - {events: [SUPPORT], states: true, stands: true}
    unless:
      - {events: [REQUEST], actors: [STATE]}
    yields: [migration]
  migration:
    clause: [stork]
""",
        encoding="utf-8",
    )
    coder = Coder(tmp_path)

    def found(text: str, trigger: str = "criticised") -> list[str]:
        return contexts(coder, text, trigger)

    assert found("Kenya criticised Uganda's otter.") == ["environment"]
    assert found("Kenya criticised Uganda's Otter.") == []
    assert found("Kenya criticised Uganda's otter and stork.") == ["migration"]
    assert found("Kenya criticised Uganda's otter, whose stork had died.") == ["environment"]
    assert found("Kenya asked Uganda for an otter.", "asked") == []
    assert found("Kenya's police asked Uganda for an otter.", "asked") == ["environment"]
    assert found("Kenya praised Uganda's government.", "praised") == ["environment"]
    assert found("Kenya praised Uganda's government over its stork.", "praised") == ["migration", "environment"]
    assert found("Kenya praised Uganda's police.", "praised") == []
