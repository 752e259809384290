"""Auxiliary modes: what the text asserts, and what it denies, foresees, supposes or remembers."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, event_at, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "modes"),
    [
        # asserted
        ("Turkish troops attacked Kurdish fighters in Syria on Monday.", "attacked", []),
        ("Egyptian police arrested 12 protesters in Cairo.", "arrested", []),
        ("Pakistan has attacked India.", "attacked", []),
        ("Burundi is expelling Rwandan diplomats.", "expelling", []),
        ("Burundi expelled Rwandan diplomats two weeks ago.", "expelled", []),
        # historical
        ("Russia attacked Georgia in August 2008.", "attacked", ["historical"]),
        ("Burundi expelled Rwandan diplomats in 2015.", "expelled", ["historical"]),
        ("During the Cold War, the Soviet Union invaded Hungary.", "invaded", ["historical"]),
        ("Burundi expelled Rwandan diplomats in the 1990s.", "expelled", ["historical"]),
        ("Decades ago, Chile attacked Bolivia.", "attacked", ["historical"]),
        ("Cuba condemned the invasion of Grenada by the United States.", "invasion", ["historical"]),
        # future
        ("Iran is going to attack Israel.", "attack", ["future"]),
        ("Israel will attack Lebanon.", "attack", ["future"]),
        ("Seoul to resume trade with Pyongyang", "resume", ["future"]),
        ("Venezuela plans to invade Guyana.", "invade", ["future"]),
        ("France announced plans on Monday to withdraw its troops from Chad.", "withdraw", ["future"]),
        ("Kenya and Ethiopia signed a deal on Monday to end border clashes.", "end", ["future"]),
        ("Kenya and Ethiopia signed a pact to withdraw their troops.", "withdraw", ["future"]),
        ("Germany will provide weapons to Ukraine.", "provide", ["future"]),
        # hypothetical
        ("China may invade Taiwan.", "invade", ["hypothetical"]),
        ("Zambia could expel the Malawian ambassador.", "expel", ["hypothetical"]),
        ("If China invades Taiwan, Japan will send troops.", "invades", ["hypothetical"]),
        ("Did China invade Taiwan?", "invade", ["hypothetical"]),
        ("Cuba would release prisoners if the United States lifts sanctions.", "lifts", ["hypothetical"]),
        # what somebody is held to have done, but not a deed of which more is said
        ("The rebels are believed to have killed nine farmers.", "killed", ["hypothetical"]),
        ("The army is said to have shelled the town of Bor.", "shelled", ["hypothetical"]),
        ("Rebels said to be backed by Rwanda seized the town.", "backed", ["hypothetical"]),
        ("The attack is believed to have killed 20 people.", "attack", []),
        ("The minister said that rebels shelled the town of Bor.", "shelled", []),
        # what somebody goes somewhere for, unless he "goes on to" do it
        ("Police entered the building to arrest the mayor.", "arrest", ["future"]),
        ("Soldiers moved in to arrest the governor on Friday.", "arrest", ["future"]),
        ("Rebels came down from the hills to attack the town of Palma.", "attack", ["future"]),
        ("The army went on to bomb the villages of Tigray.", "bomb", []),
        ("The rebels returned to kill 12 villagers.", "kill", []),
        ("The envoy flew to Doha to warn the Taliban.", "warn", []),
        # negation
        ("Israel did not attack Iran.", "attack", ["negation"]),
        ("Israel has never attacked Iran.", "attacked", ["negation"]),
        ("No Israeli soldiers attacked Lebanon.", "attacked", ["negation"]),
        ("Syria denied attacking Turkey.", "attacking", ["negation"]),
        ("Uganda will not attack Sudan.", "attack", ["future", "negation"]),
        # two at once
        ("Will China invade Taiwan?", "invade", ["future", "hypothetical"]),
    ],
)
def test_text_tells_the_event_in_this_mode(coder: Coder, text: str, trigger: str, modes: list[str]) -> None:
    assert event_of(coder, text, trigger).auxiliary == modes


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Pakistan attacked India and will negotiate with China.", "attacked"),
        ("Pakistan attacked India, but China did not attack Japan.", "attacked"),
        ("Pakistan attacked India although China may condemn Japan.", "attacked"),
        ("Israel attacked Lebanon, and Iran will condemn Israel.", "attacked"),
        ("Lebanon may negotiate with Israel, but Hezbollah attacked Israel on Sunday.", "attacked"),
        ("Chile attacked Bolivia after Peru refused to negotiate.", "attacked"),
        ("Iran, which may attack Israel, condemned Saudi Arabia.", "condemned"),
    ],
)
def test_modes_do_not_leak_from_a_neighbouring_clause(coder: Coder, text: str, trigger: str) -> None:
    assert event_of(coder, text, trigger).auxiliary == []


def test_future_is_shared_by_joined_verbs(coder: Coder) -> None:
    record = coder.code("Ghana will attack Togo and invade Benin.", published=PUBLISHED)
    assert [event.auxiliary for event in record.events] == [["future"], ["future"]]


def test_negation_of_a_joined_verb_stays_with_it(coder: Coder) -> None:
    record = coder.code("Ghana attacked Togo and did not invade Benin.", published=PUBLISHED)
    assert [event.auxiliary for event in record.events] == [[], ["negation"]]


def test_history_of_a_paragraph_ends_with_it(coder: Coder) -> None:
    text = (
        "During the Cold War, the Soviet Union invaded Hungary. It attacked Czechoslovakia.\n\n"
        "Rwanda attacked Burundi on Monday."
    )
    record = coder.code(text, published=PUBLISHED)
    assert [event.auxiliary for event in record.events] == [["historical"], ["historical"], []]


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Argentina hopes to sign the agreement with Chile.", "sign", "hypothetical"),
        ("Kenyan rebels hoped to attack Ugandan soldiers.", "attack", "hypothetical"),
    ],
)
def test_what_is_only_hoped_or_waited_for_is_not_asserted(coder: Coder, text: str, trigger: str, mode: str) -> None:
    assert mode in event_of(coder, text, trigger).auxiliary


@pytest.mark.parametrize(
    "text",
    [
        "Iran threatened to attack Israel until the United States lifts sanctions.",
        "The Taliban threatened to attack Pakistan if it deports refugees.",
    ],
)
def test_what_a_threat_waits_for_is_no_event(coder: Coder, text: str) -> None:
    assert [event.event for event in coder.code(text, published=PUBLISHED).events] == ["THREATEN"]


def test_threatened_act_is_not_coded_as_done(coder: Coder) -> None:
    record = coder.code("China threatened to retaliate against Lithuania by Friday.", published=PUBLISHED)
    assert [event.event for event in record.events if not event.auxiliary] == ["THREATEN"]


def test_denial_does_not_reach_the_verb_beside_it(coder: Coder) -> None:
    record = coder.code("The union denied it and blamed Peruvian police for the deaths.", published=PUBLISHED)
    assert event_at(record, "blamed").auxiliary == []


def test_what_is_plotted_is_not_done(coder: Coder) -> None:
    record = coder.code("Cuba accused Chilean soldiers of plotting to kill the Haitian bishop.", published=PUBLISHED)
    assert event_at(record, "kill").auxiliary == ["hypothetical"]


@pytest.mark.parametrize(
    ("text", "trigger", "mode"),
    [
        ("Eritrea was looking for a pretext to seize the port of Assab.", "seize", ["hypothetical"]),
        ("Peru's failure to arrest the smugglers angered Chile.", "arrest", ["negation"]),
        # what stands before the verb is not what it speaks of
        ("In a telephone call with Ramaphosa, Lula pledged 5 million dollars in aid to Malawi.", "call", []),
        # a vote carries through
        ("The Croatian parliament voted to dismiss the interior minister.", "dismiss", []),
    ],
)
def test_what_an_infinitive_or_vote_leaves_open(coder: Coder, text: str, trigger: str, mode: list[str]) -> None:
    assert [
        list(each.auxiliary) for each in coder.code(text, published=PUBLISHED).events if each.trigger.text == trigger
    ] == [mode]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry asked aid agencies to help evacuate 3,000 Malian families.",
        "The European Union agreed to help train Iraqi police.",
        "Yemen's rebels threatened to start attacking Greek ships.",
    ],
)
def test_an_act_that_another_verb_leads_to_is_no_deed_where_it_is_only_spoken_of(coder: Coder, text: str) -> None:
    assert len(coder.code(text, published=PUBLISHED).events) == 1


def test_no_fewer_than_many_are_not_none(coder: Coder) -> None:
    (event,) = coder.code("No fewer than 20,000 people rallied in Yerevan against the handover.").events
    assert event.auxiliary == []


def test_what_somebody_has_yet_to_do_he_has_not_done(coder: Coder) -> None:
    (event,) = coder.code("Bolivia's senate has yet to ratify the contract with Chile.").events
    assert event.auxiliary == ["negation"]


def test_what_is_ordered_to_be_destroyed_still_stands(coder: Coder) -> None:
    events = coder.code("Israel's military ordered four houses in Jenin to be demolished.").events
    assert all(event.auxiliary for event in events if event.event == "ASSAULT")
