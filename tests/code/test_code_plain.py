"""Plain sentences: short ones with one or two events, as a newcomer types them first and wires print them most."""

from __future__ import annotations

from coded import told

from tocsin.code.coder import Coder


def events(coder: Coder, text: str) -> list[str]:
    """The events of a text in short, in text order."""
    return [told(each) for each in coder.code(text, published="2024-05-15").events]


def test_what_is_made_of_a_request_may_name_its_doer_behind_both_nouns(coder: Coder) -> None:
    """Frames that fit the verb ask for the "by" of its subject, which asks for the frames that fit the verb."""
    text = "An appeal for aid to Yemen was made by the United Nations."
    assert events(coder, text) == ["REQUEST UNO > YEM"]
