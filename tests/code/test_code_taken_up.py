"""What pronouns and participles take up, and what is only talked of, ended or left undone."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, event_of, tell, told

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the thing that a pronoun or number stands for
        ("Laos declared a curfew on Friday and lifted it on Sunday.", "RETREAT LAO > -"),
        ("France imposed visa curbs on Moroccans. Paris eased them in May.", "RETREAT FRA:GOV > -"),
        ("Finland closed eight crossings and may soon reopen two of them.", "RETREAT FIN > - +hypothetical"),
        # who acts on an agreement made it, who gives back took, who delivers promised
        ("Hungary and Serbia exchanged two smugglers under a treaty signed on Monday.", "SUPPORT HUN & SRB > -"),
        ("Sri Lanka handed back land seized from Tamil farmers.", "COERCE LKA > LKA:AGR"),
        ("Norway delivered the tanks promised to Ukraine.", "AGREE NOR > UKR"),
        # a law does what it says
        ("Peruvian lawmakers drafted a bill that would expel Venezuelan migrants.", "COERCE - > VEN:REF +hypothetical"),
        # a visit that somebody announces is agreed to
        ("Norway's foreign minister said he would fly to Beirut.", "AGREE NOR:GOV > LBN:GOV"),
        # things given to somebody in a relative clause
        ("Mali thanked Turkey for the two helicopters it had given the Malian army.", "AID TUR > MLI:MIL"),
    ],
)
def test_what_is_taken_up(coder: Coder, text: str, expected: str) -> None:
    assert expected in tell(coder, text)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Seoul offered Pyongyang talks on reopening the liaison office.", "reopening"),
        ("Finland and Estonia will hold talks on a hotline between their coast guards.", "hotline"),
        ("Beijing stopped selling Japan rare earths.", "selling"),
        ("Amnesty urged the king to talk to the rebels instead of shunning them.", "shunning"),
        ("Japan recalled its envoy in protest at the expulsion of two reporters.", "protest"),
    ],
)
def test_what_is_only_talked_of_or_ended_is_not_told(coder: Coder, text: str, trigger: str) -> None:
    record = coder.code(text, published=PUBLISHED)
    assert trigger not in [event.trigger.text for event in record.events], list(map(told, record.events))


def test_a_complaint_about_a_deed_does_not_put_it_off(coder: Coder) -> None:
    event = event_of(coder, "Niger complained about the arrest of two officers by Benin.", "arrest")
    assert event.auxiliary == []


def test_a_treaty_that_was_signed_is_not_to_come(coder: Coder) -> None:
    event = event_of(coder, "Talks on the treaty signed on Monday by Iran and Iraq resumed.", "signed")
    assert event.auxiliary == []


def test_who_will_never_yield_refuses_now(coder: Coder) -> None:
    event = event_of(coder, "Uganda will not give another shilling to the African Union.", "give")
    assert (event.event, event.auxiliary) == ("REJECT", [])


def test_mediation_by_somebody_next_to_the_noun(coder: Coder) -> None:
    event = event_of(coder, "Cuba freed dissidents after mediation by the Vatican.", "mediation")
    assert told(event) == "CONSULT VAT > CUB"
