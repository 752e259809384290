"""Wire copy on diplomacy: who turns to whom in long sentences, what is only awaited, which two are "both sides", and when."""

from __future__ import annotations

import pytest
from coded import event_of, tell

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # who tells of somebody turns to them, not they to themselves
        ("Grossi said that Iran had shut the site and urged Tehran to reopen it.", ["COERCE IRN > -", "REQUEST UNO:GOV > IRN:GOV"]),
        ("Brussels said Georgia had jailed journalists and demanded that Tbilisi free them.", ["COERCE GEO > GEO:JRN", "REQUEST EUR:GOV > GEO:GOV"]),
        ("Canada said India had shut a consulate and warned it not to do so again.", ["SANCTION IND > -", "THREATEN CAN > IND"]),
        # a finite verb goes with no infinitive, a tense with no modal verb
        ("Cambodia denies planting mines and has called for an inquiry.", ["REJECT KHM > -", "MOBILIZE KHM > - +negation", "REQUEST KHM > -"]),
        ("Peru said it would shut the border and expelled two Bolivian diplomats.", ["THREATEN PER > -", "SANCTION PER > BOL:GOV"]),
        # whoever stands before a verb without a conjunction does what it tells
        ("Ugandan police detained nine Kenyan fishermen and residents of the island staged a protest.", ["COERCE UGA:COP > KEN:AGR", "PROTEST ?:CVL > -"]),
        ("Kosovo's bid was backed by Albania, but Serbia threatened to leave the council.", ["SUPPORT ALB > XKX", "THREATEN SRB > ?:GOV"]),
        # what has to come about first is not told to have done so
        ("The embargo would stay in place until Niger freed the president, the bloc said.", []),
        ("Poland will reopen its border with Belarus as soon as Minsk frees the journalist.", ["RETREAT POL > BLR +future"]),
        # who told somebody so speaks, whom one hoped to see was not seen
        ("Trinidad was told by Caracas that a gas deal would be cancelled.", ["THREATEN VEN:GOV > TTO"]),
        ("Togo hoped to visit Ghana.", ["CONSULT TGO > GHA +hypothetical"]),
        # of talks that will not be only the other side is named
        ("“There will be no talks with Moscow,” the Polish prime minister said.", ["REJECT POL:GOV > RUS:GOV"]),
        # how something is answered
        ("Bangladesh retaliated by halting purchases of Indian yarn.", ["SANCTION BGD > IND"]),
        # titles before a name count as words
        ("Niger summoned Algerian Ambassador Bekhedda Mehdi.", ["ACCUSE NER > DZA:GOV"]),
        ("European Union leaders urged Sudan to free the nuns.", ["REQUEST EUR:GOV > SDN"]),
        # an age is that of what its clause hangs on
        ("Egypt has spurned a plan by Chad that was drawn up ten years ago.", ["REJECT EGY > TCD"]),
    ],
)  # fmt: skip
def test_text_gives_these_events(coder: Coder, text: str, expected: list[str]) -> None:
    assert tell(coder, text) == expected


def test_date_of_an_aside_is_not_when_it_was_said(coder: Coder) -> None:
    text = "Kenya, which freed nine Ugandans in 2022, said it was ready to mediate in Sudan."
    date = event_of(coder, text, "ready").date
    assert date is not None and date.value == "2024-05-15"


_QUARREL = """Colombia suspended exports of power to Ecuador on Tuesday. Ecuador shut the border with Colombia, and Colombian officials summoned its ambassador. The Ecuadorean president said Colombia had started it.

Germany and Italy called for calm.

"""


@pytest.mark.parametrize("sides", ["both sides", "the two countries", "the parties"])
def test_two_sides_are_those_of_whom_a_text_tells_most(coder: Coder, sides: str) -> None:
    event = event_of(coder, f"{_QUARREL}The Vatican urged {sides} to show restraint.", "urged")
    assert {each.country for each in event.recipients} == {"COL", "ECU"}


def test_both_men_are_the_two_whom_a_sentence_names(coder: Coder) -> None:
    text = "Abbas Araghchi was to meet Steve Witkoff in Muscat. Oman's minister telephoned both men."
    event = event_of(coder, text, "telephoned")
    assert {each.country for each in event.actors} == {"OMN"}
    assert {each.country for each in event.recipients} == {"IRN", "USA"}  # who calls both mediates


def test_junta_is_no_international_body(coder: Coder) -> None:
    event = event_of(coder, "ECOWAS suspended Guinea. The bloc urged the junta to free the president.", "urged")
    assert [each.country for each in event.recipients] != ["IGO"]
