"""Threats: what is threatened, on what condition, with what demand, until when."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, codes, told

from tocsin.code.coder import Coder
from tocsin.model import Threat


def _threat(coder: Coder, text: str) -> Threat:
    (threat,) = coder.code(text, published=PUBLISHED).threats
    return threat


@pytest.mark.parametrize(
    ("text", "act", "event"),
    [
        ("North Korea threatened to attack Japan.", "attack Japan", "ASSAULT"),
        ("Iran threatened Israel with missile strikes.", "missile strikes", "ASSAULT"),
        ("Kim Jong Un warned that North Korea will attack South Korea.", "attack South Korea", "ASSAULT"),
        ("France's threat to expel Algerian diplomats angered Algeria.", "expel Algerian diplomats", "SANCTION"),
        ("“We will attack Eritrea,” the Ethiopian prime minister said.", "attack Eritrea", "ASSAULT"),
        ("North Korea threatened to attack Japan if Tokyo imposes sanctions.", "attack Japan", "ASSAULT"),
    ],
)
def test_act_is_what_is_threatened(coder: Coder, text: str, act: str, event: str) -> None:
    threat = _threat(coder, text)
    assert threat.act is not None
    assert (threat.act.text, threat.act.event) == (act, event)


@pytest.mark.parametrize(
    ("text", "condition", "demand"),
    [
        (
            "North Korea threatened to attack Japan if Tokyo imposes sanctions.",
            "Tokyo imposes sanctions",
            None,
        ),
        (
            "The rebels threatened to kill the hostages unless the Nigerian government releases the prisoners.",
            "the Nigerian government releases the prisoners",
            "the Nigerian government releases the prisoners",
        ),
        (
            "“We will attack Eritrea if its army crosses the border,” the Ethiopian prime minister said.",
            "its army crosses the border",
            None,
        ),
        (
            "Iran threatened to close the Strait of Hormuz until the United States lifts sanctions.",
            "the United States lifts sanctions",
            "the United States lifts sanctions",
        ),
        ("North Korea threatened to attack Japan.", None, None),
    ],
)
def test_condition_and_demand_are_the_words_after_their_marker(
    coder: Coder, text: str, condition: str | None, demand: str | None
) -> None:
    threat = _threat(coder, text)
    assert (threat.condition.text if threat.condition else None) == condition
    assert (threat.demand.text if threat.demand else None) == demand


@pytest.mark.parametrize(
    "text",
    [
        "The rebels threatened to kill the hostages unless the Nigerian government frees the prisoners by Friday.",
        "China threatened to retaliate against Lithuania by Friday.",
    ],
)
def test_deadline_by_friday_is_the_next_one(coder: Coder, text: str) -> None:
    deadline = _threat(coder, text).deadline
    assert deadline is not None
    assert (deadline.value, deadline.precision, deadline.text) == ("2024-05-17", "day", "Friday")


def test_deadline_within_hours_counts_from_publication(coder: Coder) -> None:
    text = "Russia threatened to attack Moldova unless Chisinau pays its debt within 48 hours."
    deadline = _threat(coder, text).deadline
    assert deadline is not None
    assert deadline.value == "2024-05-17"


def test_date_of_the_threat_is_no_deadline(coder: Coder) -> None:
    assert _threat(coder, "North Korea threatened on Monday to attack Japan.").deadline is None


def test_issuers_and_targets_are_those_of_the_event(coder: Coder) -> None:
    record = coder.code("North Korea threatened to attack Japan.", published=PUBLISHED)
    (threat,) = record.threats
    assert threat.event == record.events[0].id
    assert (codes(threat.issuers), codes(threat.targets)) == (["PRK"], ["JPN"])


@pytest.mark.parametrize(
    ("text", "explicit"),
    [
        ("North Korea threatened to attack Japan.", True),
        ("“We will attack Eritrea,” the Ethiopian prime minister said.", True),
        ("North Korea may threaten to attack Japan.", False),
    ],
)
def test_explicit_means_in_so_many_words(coder: Coder, text: str, explicit: bool) -> None:
    assert _threat(coder, text).explicit is explicit


@pytest.mark.parametrize(
    "text",
    ["Kenya condemned Rwanda.", "Israel attacked Lebanon.", "“Iraq will attack Kuwait,” the Kuwaiti emir said."],
)
def test_what_threatens_nobody_is_no_threat(coder: Coder, text: str) -> None:
    assert coder.code(text, published=PUBLISHED).threats == []


def test_threat_with_a_time_between_act_and_condition_keeps_them_apart(coder: Coder) -> None:
    text = "Niger's junta threatened to expel French troops within 48 hours unless Paris lifts its sanctions."
    threat = _threat(coder, text)
    assert threat.act is not None
    assert (threat.act.text, threat.act.event) == ("expel French troops", "SANCTION")
    assert threat.condition is not None
    assert threat.condition.text == "Paris lifts its sanctions"


def test_act_leaves_out_its_deadline(coder: Coder) -> None:
    act = _threat(coder, "China threatened to retaliate against Lithuania by Friday.").act
    assert act is not None
    assert act.event is not None
    assert act.text == "retaliate against Lithuania"


@pytest.mark.parametrize(
    "text",
    [
        "Russia warned that Ukraine will attack Moldova.",
        "Kim Jong Un warned that South Korea will attack North Korea.",
        "North Korean officials warned that the United States plans to attack North Korea.",
    ],
)
def test_warning_of_somebody_elses_attack_is_no_threat_by_the_one_who_warns(coder: Coder, text: str) -> None:
    assert coder.code(text, published=PUBLISHED).threats == []


@pytest.mark.parametrize(
    ("text", "act", "event"),
    [
        ("The European Union threatened sanctions against Georgia.", "sanctions against Georgia", "COERCE"),
        ("Norway threatened to take Iceland to court over the ban.", "take Iceland to court", "ACCUSE"),
        ("Togo has reserved the right to expel the Ghanaian ambassador.", "expel the Ghanaian ambassador", "SANCTION"),
        ("Sudan threatened to send troops to Chad as long as the raids went on.", "send troops to Chad", "MOBILIZE"),
        ("Rebels said they would bring down the pylons.", "bring down the pylons", None),
        ("The general told the Chadian rebels to disarm or face air strikes.", "air strikes", "ASSAULT"),
    ],
)
def test_act_is_cited_without_its_reason_or_condition(coder: Coder, text: str, act: str, event: str | None) -> None:
    test_act_is_what_is_threatened(coder, text, act, event)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "demand", "deadline"),
    [
        ("The rebels gave the Chadian army two weeks to leave the valley.", "leave the valley", "2024-05-29"),
        ("The general told the Chadian rebels to disarm or face air strikes.", "disarm", None),
        ("Kenyan nurses gave the minister until June 1 to resign.", "resign", "2024-06-01"),
    ],
)
def test_demand_of_an_ultimatum_and_its_time(coder: Coder, text: str, demand: str, deadline: str | None) -> None:
    threat = _threat(coder, text)
    assert (threat.demand.text if threat.demand else None) == demand
    assert (threat.deadline.value if threat.deadline else None) == deadline


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("Iran threatened to bomb Bahrain in case its tankers are seized.", "its tankers are seized"),
        ("Mali threatened to expel the French envoy should the remarks be repeated.", "the remarks be repeated"),
        (
            "Chad threatened to attack Sudan unless two pilots held in Nyala were freed, the radio said.",
            "two pilots held in Nyala were freed",
        ),
        # no condition: "should" behind its subject
        ("Iran threatened to bomb Bahrain and said that Oman should stay out of it.", None),
    ],
)
def test_condition_of_several_words_or_by_inversion(coder: Coder, text: str, condition: str | None) -> None:
    threat = coder.code(text, published=PUBLISHED).threats[0]
    assert (threat.condition.text if threat.condition else None) == condition


def test_a_date_that_belongs_to_something_else_is_no_deadline(coder: Coder) -> None:
    text = "Gunmen attacked a Turkmen post before dawn on Sunday, hours after rebels gave the army an ultimatum."
    assert [each.deadline for each in coder.code(text, published=PUBLISHED).threats] == [None]


def test_a_minister_answers_for_the_army_of_which_nothing_says_whose_it_is(coder: Coder) -> None:
    threat = _threat(
        coder, "Ethiopia's defence minister warned that the army will strike Eritrea if its ports are closed."
    )
    assert (codes(threat.issuers), codes(threat.targets)) == (["ETH:GOV"], ["ERI"])


@pytest.mark.parametrize(
    ("text", "act", "demand"),
    [
        ("Latvia must close the camp or face war, the Belarusian president said.", "war", "close the camp"),
        (
            "Leave the port or we will open fire, the Danish navy told the Russian sailors.",
            "open fire",
            "Leave the port",
        ),
        ("Angola told the Portuguese monks to leave or be deported.", "be deported", "leave"),
        ("Iran warned Kuwait not to send troops to the islands.", None, "not to send troops to the islands"),
    ],
)
def test_what_is_demanded_and_what_is_done_otherwise_are_one_threat(
    coder: Coder, text: str, act: str | None, demand: str
) -> None:
    record = coder.code(text, published=PUBLISHED)
    (threat,) = record.threats
    assert [event.event for event in record.events] == ["THREATEN"]
    assert (threat.act.text if threat.act else None, threat.demand.text if threat.demand else None) == (act, demand)


def test_a_threat_is_aimed_at_those_who_are_told_of_it_but_not_at_reporters(coder: Coder) -> None:
    assert [a.country for a in _threat(coder, "“We will shoot,” the Malian rebels told the Chadian army.").targets] == [
        "TCD"
    ]
    assert _threat(coder, "“We will shoot,” the Malian rebels told Chadian reporters.").targets == []


def test_terms_are_taken_from_the_sentence_beside_if_the_same_threatens_there(coder: Coder) -> None:
    text = "Turkey threatened to invade Syria. The Syrian army has until Friday to withdraw, {} said."
    first = coder.code(text.format("Erdogan"), published=PUBLISHED).threats[0]
    assert first.deadline is not None and first.demand is not None and first.demand.text == "withdraw"
    stranger = coder.code(text.format("the Chilean president"), published=PUBLISHED).threats[0]
    assert stranger.deadline is None and stranger.demand is None


def test_deadline_at_the_end_of_a_period_is_its_last_day(coder: Coder) -> None:
    threat = _threat(coder, "Chad threatened to expel the envoy unless Sudan paid by the end of the month.")
    assert threat.deadline is not None and (threat.deadline.value or "").endswith("-31")


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked the Greek minister whether he would resign.",
        "Poland asked Iran about the tourist.",
        '"Can one plant yams with a cheque?" one of the farmers, Cletus Joseph, asked.',
        '"Why do they not resign?" General Prawit asked reporters in Bangkok.',
    ],
)
def test_a_question_is_no_request(coder: Coder, text: str) -> None:
    assert "REQUEST" not in [event.event for event in coder.code(text, published=PUBLISHED).events]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            '"If our sailors are not home by Monday, the pipeline will be shut off," the Libyan foreign minister said.',
            [],
        ),
        ('"If Malta is not out by Monday, the pipeline will be shut off," the Libyan foreign minister said.', ["MLT"]),
    ],
)
def test_whoever_a_condition_is_about_is_not_always_threatened(coder: Coder, text: str, targets: list[str]) -> None:
    threat = coder.code(text, published=PUBLISHED).threats[0]
    assert [each.country for each in threat.issuers] == ["LBY"]
    assert [each.country for each in threat.targets] == targets


def test_whose_they_are_who_stand_beside_a_thing(coder: Coder) -> None:
    record = coder.code("The Norwegian coast guard detained three Russian boats and their 21 crew members.")
    assert {each.country for each in record.events[0].recipients} == {"RUS"}


def test_a_federation_of_labour_is_no_party(coder: Coder) -> None:
    (event,) = coder.code("The Potosi Federation of Labour threatened on Thursday to strike.").events
    assert [(each.country, each.sectors) for each in event.actors] == [("BOL", ["LAB"])]


def test_an_adjective_is_no_officer(coder: Coder) -> None:
    record = coder.code("The harbour was empty.", title="General strike halts western Bolivia")
    assert all(not event.actors for event in record.events)


def test_who_is_quoted_threatens_not_who_quotes(coder: Coder) -> None:
    text = (
        '"If our sailors are not home by Friday, the first cable will be switched off," the agency quoted Omar Saleh,'
        " a spokesman for the Libyan foreign ministry, as saying."
    )
    threat = coder.code(text, published=PUBLISHED).threats[0]
    assert [(each.text, each.country) for each in threat.issuers] == [("Omar Saleh", "LBY")]
    assert threat.targets == []


@pytest.mark.parametrize(
    "text",
    [
        "Chad ignored the Libyan ultimatum.",
        "The deadline set by the United Nations passes on Friday.",
        "The deadline that Egypt had set for the rebels ran out on Monday.",
        "The Peruvian threat to close the border was never carried out.",
        "Spain is not bound by the ultimatum of the Catalan leader, the court said.",
        "The gunmen fled after an ultimatum from the Iraqi army.",
        "Tunisia withdrew its threat to expel the Italian consul.",
        "The Turkish navy carried out a threat it had made ten days earlier.",
        "Serbia carried out its threat to close the bridge.",
        "Little remains of the Danish union's threat to strike.",
        "Cuba denied that it had threatened anyone.",
    ],
)
def test_what_takes_up_a_threat_made_before_makes_none(coder: Coder, text: str) -> None:
    events = coder.code(text, published=PUBLISHED).events
    assert [each for each in events if each.event == "THREATEN" and not each.auxiliary] == []


@pytest.mark.parametrize(
    "text",
    [
        "The Thai generals' threat to annul the vote hung over Bangkok.",
        "Peru's Congress failed to pass the law after the president's veto threat.",
        "Kenya repeated its threat to expel the Sudanese envoy.",
        "Russia's threats against Finland are empty, the minister said.",
    ],
)
def test_a_noun_that_says_what_or_whom_makes_a_threat(coder: Coder, text: str) -> None:
    assert len(coder.code(text, published=PUBLISHED).threats) == 1


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("The Congolese rebels warned that they would take the corridor by force.", "territory"),
        ("The Swiss drivers' union threatened a strike against the company.", None),
        ("The Serbian premier threatened to veto the budget.", None),
        ("The Canadian mining company threatened to sue Zambia.", None),
        ("The Polish minister threatened to dismiss any judge who signed the letter.", None),
        ("Chad gave the refugees two days to leave or be deported.", "expel"),
        ("Bolivia's prosecutor threatened to have the mayor arrested.", "arrest"),
        ("Angola threatened to call home its envoy to Zambia.", "relations"),
    ],
)
def test_the_mode_follows_from_what_is_threatened(coder: Coder, text: str, mode: str | None) -> None:
    record = coder.code(text, published=PUBLISHED)
    assert [each.mode for each in record.events if each.event == "THREATEN"] == [mode]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("“Not a tram will roll until we are paid,” the Zambian union's leader said.", "Not a tram will roll"),
        ("Kenya must reopen the bridge or else face sanctions, the Ugandan minister said.", "sanctions"),
        ("Norway told the Russian skipper to leave or see his ship seized.", "his ship seized"),
        ("Mali gave the Togolese traders ten days to leave, or their shops would be burned.", "be burned"),
        ("Peru gave Chile until June 1 to open the pass, threatening to close its ports.", "close its ports"),
        ("“Ethiopia will regret this insult,” the Eritrean president said.", None),
        ("“Release our sailors, or else,” the Eritrean admiral told Djibouti.", None),
    ],
)
def test_what_is_threatened_is_read_in_other_forms(coder: Coder, text: str, act: str | None) -> None:
    threat = _threat(coder, text)
    assert (threat.act.text if threat.act else None) == act


def test_or_else_makes_a_threat_of_what_is_asked(coder: Coder) -> None:
    threat = _threat(coder, "“Release our sailors, or else,” the Eritrean admiral told Djibouti.")
    assert threat.demand is not None
    assert (threat.demand.text, codes(threat.issuers), codes(threat.targets)) == (
        "Release our sailors",
        ["ERI:MIL"],
        ["DJI"],
    )


def test_a_deadline_may_name_the_hour(coder: Coder) -> None:
    deadline = _threat(coder, "The rebels gave the Chadian army until midnight on Monday to leave the town.").deadline
    assert deadline is not None
    assert deadline.value == "2024-05-20"


def test_within_a_day_of_what_may_happen_is_no_date(coder: Coder) -> None:
    text = "Iran warned that it would close the strait within a day if its ships were seized."
    assert _threat(coder, text).deadline is None


def test_a_strike_from_wednesday_is_not_threatened_on_wednesday(coder: Coder) -> None:
    record = coder.code("Kenyan nurses threaten strike from Wednesday", published="2024-05-16")
    (event,) = [each for each in record.events if each.event == "THREATEN"]
    assert event.date is not None
    assert (event.date.value, event.auxiliary) == ("2024-05-16", [])


def test_whoever_signed_a_statement_speaks_in_it(coder: Coder) -> None:
    text = (
        "Sudanese troops crossed into Chad. The statement was sent to an agency and signed by Ethiopian rebels. "
        "“We will blow up the bridges,” it said."
    )
    (threat,) = coder.code(text, published=PUBLISHED).threats
    assert codes(threat.issuers) == ["ETH:REB"]


def test_those_responsible_are_whoever_it_may_be(coder: Coder) -> None:
    text = "Malawi's president warned that those responsible would be brought before the courts."
    (event,) = coder.code(text, PUBLISHED).events
    assert told(event) == "THREATEN MWI:GOV > MWI:CVL"


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Journalists were threatened by phone, their union said.", "Journalists"),
        ("Two judges have been threatened, the bar association said.", "Two judges"),
        ("The villagers were warned to leave or die, the mayor said.", "The villagers"),
        ("Staff had received death threats, the hospital said.", "Staff"),
        ("Farmers are threatened with eviction, the union says.", "Farmers"),
        ("The schools were threatened with arson, according to the governor.", "The schools"),
    ],
)
def test_who_has_only_heard_of_a_threat_does_not_make_it(coder: Coder, text: str, target: str) -> None:
    threat = _threat(coder, text)
    assert threat.issuers == []
    assert [each.text for each in threat.targets] == [target]


@pytest.mark.parametrize(
    ("text", "issuer"),
    [
        ("Any attack would be met with a crushing response, the Iranian general said.", "the Iranian general"),
        ("Those responsible will be punished, the president said.", "the president"),
        ("There would be consequences for Rwanda, the minister said.", "the minister"),
    ],
)
def test_who_says_what_will_come_threatens(coder: Coder, text: str, issuer: str) -> None:
    assert [each.text for each in _threat(coder, text).issuers] == [issuer]
