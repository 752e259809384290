"""Several in a row: of whom a verb tells, who does it, and deeds one after the other."""

from __future__ import annotations

import pytest

from tocsin.code.coder import Coder

PUBLISHED = "2024-05-01"


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Police arrested an editor, a lawyer and three reporters.", ["an editor", "a lawyer", "three reporters"]),
        ("Soldiers killed two farmers, a teacher, and a nurse.", ["two farmers", "a teacher", "a nurse"]),
        ("Gunmen abducted a priest, two nuns and a driver.", ["a priest", "two nuns", "a driver"]),
        ("A court jailed the mayor, a banker and two brothers.", ["the mayor", "a banker", "two brothers"]),
        # who the first are
        ("Police arrested two men, a lawyer and a priest.", ["two men"]),
        ("Rebels killed the mayor, a retired colonel and a father of three.", ["the mayor"]),
    ],
)
def test_items_of_a_list_are_told_from_appositions(coder: Coder, text: str, recipients: list[str]) -> None:
    (event,) = coder.code(text, PUBLISHED).events
    assert [each.text for each in event.recipients] == recipients


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Gunmen burned houses and looted shops.", [("burned", ["houses"]), ("looted", ["shops"])]),
        ("Militants attacked villages and abducted women.", [("attacked", ["villages"]), ("abducted", ["women"])]),
        ("The junta closed newspapers and jailed editors.", [("closed", ["newspapers"]), ("jailed", ["editors"])]),
        # what was done to them before
        ("Rebels freed hostages and kidnapped children.", [("freed", ["hostages", "kidnapped children"])]),
        ("Soldiers attacked rebels and armed guards.", [("attacked", ["rebels", "armed guards"])]),
    ],
)
def test_second_deeds_are_told_from_traits(coder: Coder, text: str, events: list[tuple[str, list[str]]]) -> None:
    coded = coder.code_by_frames(text, PUBLISHED).events
    assert [(event.trigger.text, [each.text for each in event.recipients]) for event in coded] == events


def test_a_list_behind_a_comma_and_begins_a_clause(coder: Coder) -> None:
    struck, shut = coder.code("Iran struck Iraq, and Jordan, Kuwait and Qatar shut their airspace.", PUBLISHED).events
    assert [each.country for each in struck.recipients] == ["IRQ"]
    assert [each.country for each in shut.actors] == ["JOR", "KWT", "QAT"]


def test_all_who_say_what_they_would_do_are_actors(coder: Coder) -> None:
    (event,) = coder.code("Italy, Spain and Malta said they would take the migrants.", PUBLISHED).events
    assert (event.event, [each.country for each in event.actors]) == ("AGREE", ["ITA", "ESP", "MLT"])


def test_who_says_it_of_itself_is_one_body_whatever_its_name(coder: Coder) -> None:
    text = (
        "The Sudanese army recaptured a bridge, while the Rapid Support Forces shelled a market in Omdurman.\n\n"
        "The RSF said it had shot down an army drone near El Obeid."
    )
    shot = coder.code(text, "2025-03-10").events[-1]
    assert [each.sectors for each in shot.actors] == [["PRM"]]


def test_whom_but_not_sets_apart_is_none_of_them(coder: Coder) -> None:
    (accepted,) = coder.code("Morocco, but not Algeria, accepted the plan.", PUBLISHED).events
    assert [each.country for each in accepted.actors] == ["MAR"]
    (freed,) = coder.code("The rebels freed the women but not the men.", PUBLISHED).events
    assert [each.text for each in freed.recipients] == ["the women"]
