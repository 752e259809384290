"""Statements: who is reported to have said what, and what saying it does."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, code_of, codes, event_at, event_of, tell, told_at

from tocsin.code.coder import Coder
from tocsin.model import Statement


def _statements(coder: Coder, text: str) -> list[Statement]:
    return coder.code(text, published=PUBLISHED).statements


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        # before, after and around the word of saying
        (
            "“Chinese ships attacked our boats again,” the Philippine president said.",
            "Chinese ships attacked our boats again",
            "PHL:GOV",
        ),
        (
            "The Philippine president said: “Chinese ships attacked our boats again.”",
            "Chinese ships attacked our boats again.",
            "PHL:GOV",
        ),
        # straight quotation marks
        (
            '"Chinese ships attacked our boats again," the Philippine president said.',
            "Chinese ships attacked our boats again",
            "PHL:GOV",
        ),
        # inversion
        (
            "“Chinese ships attacked our boats again,” said the Philippine president.",
            "Chinese ships attacked our boats again",
            "PHL:GOV",
        ),
        # other marks
        (
            "The Philippine president said: «Chinese ships attacked our boats again.»",
            "Chinese ships attacked our boats again.",
            "PHL:GOV",
        ),
    ],
)
def test_direct_statement_has_its_words_and_speaker(coder: Coder, text: str, words: str, speaker: str) -> None:
    (statement,) = _statements(coder, text)
    assert (statement.kind, statement.text) == ("direct", words)
    assert statement.speaker is not None
    assert code_of(statement.speaker) == speaker


def test_quotation_cut_by_its_speaker_is_two_statements_of_theirs(coder: Coder) -> None:
    text = "“The talks with the rebels,” the Qatari foreign minister said, “will resume in Doha next week.”"
    one, other = _statements(coder, text)
    assert (one.text, other.text) == ("The talks with the rebels", "will resume in Doha next week.")
    assert [each.speaker is not None and code_of(each.speaker) for each in (one, other)] == ["QAT:GOV", "QAT:GOV"]


def test_quotation_of_two_sentences_is_one_statement(coder: Coder) -> None:
    text = "The Kenyan president said: “Rwanda attacked our soldiers. We condemn Rwanda for this attack.”"
    (statement,) = _statements(coder, text)
    assert statement.text == "Rwanda attacked our soldiers. We condemn Rwanda for this attack."
    assert statement.speaker is not None
    assert code_of(statement.speaker) == "KEN:GOV"


def test_second_quotation_goes_on_with_the_speaker(coder: Coder) -> None:
    text = (
        '"Our soldiers are leaving the border area," Thai army chief Song Wittayapong told reporters. '
        '"They will return to their barracks."'
    )
    statements = _statements(coder, text)
    assert [each.speaker is not None and each.speaker.name for each in statements] == ["Song Wittayapong"] * 2


def test_scare_quotes_are_no_statement(coder: Coder) -> None:
    assert _statements(coder, "The Cuban government called the mission a “humanitarian” success.") == []
    assert _statements(coder, 'Chad closed the "so-called" market.') == []


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "The Malian foreign ministry said that Algeria attacked Malian soldiers.",
            "Algeria attacked Malian soldiers",
            "MLI:GOV",
        ),
        ("Iran will attack Israel, officials in Tehran said.", "Iran will attack Israel", "IRN:GOV"),
        (
            "According to the Philippine coast guard, Chinese ships attacked a Philippine boat.",
            "Chinese ships attacked a Philippine boat",
            "PHL:COP",
        ),
        (
            "Chinese ships attacked a Philippine boat, according to the Philippine coast guard.",
            "Chinese ships attacked a Philippine boat",
            "PHL:COP",
        ),
    ],
)
def test_indirect_statement_has_its_words_and_speaker(coder: Coder, text: str, words: str, speaker: str) -> None:
    (statement,) = _statements(coder, text)
    assert (statement.kind, statement.text) == ("indirect", words)
    assert statement.speaker is not None
    assert code_of(statement.speaker) == speaker


def test_speaker_may_be_a_pronoun(coder: Coder) -> None:
    text = "Ecuador's president met reporters in Quito. “Mexico attacked our embassy in Lima,” he said."
    (statement,) = _statements(coder, text)
    assert statement.speaker is not None
    assert (statement.speaker.text, code_of(statement.speaker)) == ("he", "ECU:GOV")


def test_quotation_without_a_word_of_saying_has_no_speaker(coder: Coder) -> None:
    (statement,) = _statements(coder, "“Justice must come for all of us.” The banner hung over the bridge.")
    assert statement.speaker is None


@pytest.mark.parametrize(
    ("text", "medium"),
    [
        ("Serbian President Aleksandar Vucic wrote on Twitter: “Kosovo police attacked Serb civilians.”", "Twitter"),
        ("In an interview, the Danish prime minister said that Denmark would send weapons to Ukraine.", "interview"),
        ("“We condemn the attack on Burundi,” the Kenyan president told state television.", "television"),
        ("“We condemn the attack on Burundi,” the Kenyan president said.", None),
        ("“They said so on Twitter many times,” the Kenyan president said.", None),
    ],
)
def test_medium_is_named_outside_the_quotation(coder: Coder, text: str, medium: str | None) -> None:
    assert [statement.medium for statement in _statements(coder, text)] == [medium]


@pytest.mark.parametrize(
    ("text", "value", "words"),
    [
        ("“We condemn the attack on Burundi,” the Kenyan president said on Monday.", "2024-05-13", "Monday"),
        ("“We condemn the attack on Burundi,” the Kenyan president said.", "2024-05-15", None),
        ("“They attacked Burundi on Sunday,” the Kenyan president said.", "2024-05-15", None),
    ],
)
def test_statement_is_dated_by_the_words_around_it(coder: Coder, text: str, value: str, words: str | None) -> None:
    (statement,) = _statements(coder, text)
    assert statement.date is not None
    assert (statement.date.value, statement.date.text) == (value, words)


def test_event_inside_a_statement_is_attributed_to_it(coder: Coder) -> None:
    record = coder.code("The Malian foreign ministry said that Algeria attacked Libya.", published=PUBLISHED)
    assert event_at(record, "attacked").attribution == record.statements[0].id


def test_event_outside_a_statement_is_the_authors(coder: Coder) -> None:
    text = "Rwanda attacked Burundi. The Kenyan president said that Chad condemned Sudan."
    record = coder.code(text, published=PUBLISHED)
    assert event_at(record, "attacked").attribution is None
    assert event_at(record, "condemned").attribution == record.statements[0].id


def test_events_of_both_sentences_of_a_quotation_are_attributed_to_it(coder: Coder) -> None:
    text = "The Kenyan president said: “Rwanda attacked Burundi. Burundi condemned Rwanda.”"
    record = coder.code(text, published=PUBLISHED)
    assert [event.attribution for event in record.events] == [record.statements[0].id] * 2


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        # a deed of one's own to come
        (
            "Ethiopian prime minister Abiy Ahmed said: “We will attack Eritrea.”",
            "attack",
            "THREATEN ETH:GOV > ERI",
        ),
        ('"We are going to invade Kuwait," the Iraqi president said.', "invade", "THREATEN IRQ:GOV > KWT"),
        (
            "“I will expel the Mexican ambassador,” the Ecuadorian president said.",
            "expel",
            "THREATEN ECU:GOV > MEX:GOV",
        ),
        ("The Danish prime minister said that Denmark would send weapons to Ukraine.", "send", "AGREE DNK > UKR"),
        (
            "“We will withdraw our troops from Syria,” Turkish President Recep Tayyip Erdogan said.",
            "withdraw",
            "AGREE TUR:GOV > SYR",
        ),
        ("“We will not attack Iraq,” the Kuwaiti emir said.", "attack", "CONCEDE KWT:GOV > IRQ"),
        ("“Iraq must release our citizens,” the Kuwaiti emir said.", "release", "REQUEST KWT:GOV > IRQ"),
        # who announces it sends those who "would be sent"
        (
            "Peru's defence minister announced that 900 more soldiers would be sent to the frontier.",
            "sent",
            "MOBILIZE PER:GOV > - +future",
        ),
        # what no frame knows is refused all the same, not by those who only hear it
        ("Bolivia's president told reporters that he would not touch the paper.", "told", "REJECT BOL:GOV > -"),
        ("“I will not drink their tea,” union leader Peter Kama said in Harare.", "said", "REJECT ZWE:LAB > -"),
        # somebody else's is told, not done, by the speaker
        ("“Iraq will attack Kuwait,” the Kuwaiti emir said.", "attack", "ASSAULT IRQ > KWT +future"),
        # and what is past is no promise
        ("“We attacked Iraq on Monday,” the Kuwaiti emir said.", "attacked", "ASSAULT KWT:GOV > IRQ"),
    ],
)
def test_saying_what_one_will_do_is_an_act(coder: Coder, text: str, trigger: str, expected: str) -> None:
    assert told_at(coder, text, trigger) == expected


def test_what_is_not_for_the_speaker_to_do_is_not_refused(coder: Coder) -> None:
    assert coder.code("The Greek minister said the deal would not settle the quarrel.", PUBLISHED).events == []


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("“We will not negotiate with Iraq,” the Kuwaiti emir said.", "negotiate", ["IRQ"]),
        ("“We will meet the Indian delegation next week,” the Pakistani foreign minister said.", "meet", ["IND:GOV"]),
        ("“We will sign the agreement with Rwanda,” the Ugandan president said.", "sign", ["RWA"]),
    ],
)
def test_other_party_of_a_promised_meeting_is_the_recipient(
    coder: Coder, text: str, trigger: str, expected: list[str]
) -> None:
    assert codes(event_of(coder, text, trigger).recipients) == expected


def test_demand_to_withdraw_is_a_request_to_yield(coder: Coder) -> None:
    text = "“Israel must withdraw its troops from Gaza,” Egyptian Foreign Minister Sameh Shoukry said."
    event = event_of(coder, text, "withdraw")
    assert (event.event, event.mode) == ("REQUEST", "yield")


def test_short_quotation_with_a_word_of_saying_is_not_called_indirect(coder: Coder) -> None:
    text = "“We are hungry,” Amina Yusuf, a teacher in Khartoum, told Reuters on Sunday."
    assert all(statement.kind == "direct" for statement in _statements(coder, text))


def test_first_person_of_a_short_quotation_is_its_speaker(coder: Coder) -> None:
    record = coder.code("“We attacked Iraq,” the Kuwaiti emir said on Monday.", published=PUBLISHED)
    assert codes(event_at(record, "attacked").actors) == ["KWT:GOV"]


def test_words_in_quotation_marks_do_not_hide_what_is_told(coder: Coder) -> None:
    text = 'Eritrea said it would respond "with all its might" if Sudan came closer.'
    told = [(each.kind, each.text) for each in _statements(coder, text)]
    assert ("indirect", 'it would respond "with all its might" if Sudan came closer') in told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kenya will send 600 police officers to Haiti, the president said.", "MOBILIZE KEN > HTI +future"),
        ("Rwanda will send troops to Mozambique, its defence minister said.", "MOBILIZE RWA > MOZ +future"),
        # only on a condition does it threaten
        ("Rwanda will send troops to Burundi if the raids go on, its defence minister said.", "THREATEN RWA > BDI"),
    ],
)
def test_troops_that_are_announced_are_to_come(coder: Coder, text: str, expected: str) -> None:
    assert expected in tell(coder, text)
