"""Dates: expressions of time against the day of publication, and the dates of events."""

from __future__ import annotations

from datetime import date

import pytest
from coded import PUBLISHED, event_at, event_of
from hypothesis import given
from hypothesis import strategies as st

from tocsin.code.coder import Coder
from tocsin.code.dates import DateGrammar
from tocsin.codebook import load_codebook

GRAMMAR = DateGrammar(load_codebook().dates)
resolve = GRAMMAR.resolve


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("today", PUBLISHED, ("2024-05-15", "day")),
        ("yesterday", PUBLISHED, ("2024-05-14", "day")),
        ("tomorrow", PUBLISHED, ("2024-05-16", "day")),
        # 15 May 2024 is a Wednesday
        ("Monday", PUBLISHED, ("2024-05-13", "day")),
        ("Wednesday", PUBLISHED, ("2024-05-15", "day")),
        ("last Wednesday", PUBLISHED, ("2024-05-08", "day")),
        ("next Wednesday", PUBLISHED, ("2024-05-22", "day")),
        ("Friday", PUBLISHED, ("2024-05-10", "day")),
        ("Tuesday night", PUBLISHED, ("2024-05-14", "day")),
        ("Sunday", "2024-01-03", ("2023-12-31", "day")),
        # a day without a year, near a year's turn and far from it
        ("May 22", PUBLISHED, ("2024-05-22", "day")),
        ("March 3", PUBLISHED, ("2024-03-03", "day")),
        ("December 30", "2024-01-03", ("2023-12-30", "day")),
        ("Dec. 30", "2024-01-03", ("2023-12-30", "day")),
        ("January 2", "2023-12-29", ("2024-01-02", "day")),
        ("22 May", "2023-05-25", ("2023-05-22", "day")),
        # with a year
        ("May 22, 2023", PUBLISHED, ("2023-05-22", "day")),
        ("22 May 2023", PUBLISHED, ("2023-05-22", "day")),
        ("March 2019", PUBLISHED, ("2019-03-01", "month")),
        ("2014", PUBLISHED, ("2014-01-01", "year")),
        ("in 1968", PUBLISHED, ("1968-01-01", "year")),
        ("late 2022", PUBLISHED, ("2022-01-01", "year")),
        # months and periods
        ("March", PUBLISHED, ("2024-03-01", "month")),
        ("December", "2024-01-03", ("2023-12-01", "month")),
        ("last week", PUBLISHED, ("2024-05-06", "week")),
        ("this week", PUBLISHED, ("2024-05-13", "week")),
        ("last month", PUBLISHED, ("2024-04-01", "month")),
        ("last month", "2024-01-03", ("2023-12-01", "month")),
        ("last year", PUBLISHED, ("2023-01-01", "year")),
        ("three days ago", PUBLISHED, ("2024-05-12", "day")),
        ("two weeks ago", PUBLISHED, ("2024-04-29", "week")),
        ("five years ago", PUBLISHED, ("2019-01-01", "year")),
        # what names no date
        ("the past decade", PUBLISHED, None),
        ("Bloody Sunday", PUBLISHED, None),
        ("February 30", PUBLISHED, None),
        ("40-year-old", PUBLISHED, None),
        ("resolution 1701", PUBLISHED, None),
        ("may", PUBLISHED, None),
        # rough times
        ("the 1990s", PUBLISHED, ("1990-01-01", "unknown")),
        ("a decade ago", PUBLISHED, ("2014-01-01", "unknown")),
        ("the 19th century", PUBLISHED, ("1801-01-01", "unknown")),
        ("a few days ago", PUBLISHED, ("2024-05-06", "week")),
        # without a date of publication only a year helps
        ("Monday", None, None),
        ("May 22", None, None),
        ("last week", None, None),
        ("today", None, None),
        ("2014", None, ("2014-01-01", "year")),
        ("March 2019", None, ("2019-03-01", "month")),
        ("May 22, 2023", None, ("2023-05-22", "day")),
    ],
)
def test_expression_means_this_date(text: str, published: str | None, expected: tuple[str, str] | None) -> None:
    assert resolve(text, published) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Friday", ("2024-05-17", "day")),
        ("Monday", ("2024-05-20", "day")),
        ("last Monday", ("2024-05-13", "day")),
        ("tomorrow", ("2024-05-16", "day")),
    ],
)
def test_expression_looks_ahead_when_told_to(text: str, expected: tuple[str, str]) -> None:
    assert resolve(text, PUBLISHED, future=True) == expected


@given(text=st.text(max_size=40), published=st.sampled_from([None, PUBLISHED, "2024-02-29"]), future=st.booleans())
def test_any_text_gives_a_valid_date_or_none(text: str, published: str | None, future: bool) -> None:
    from datetime import date

    value = resolve(text, published, future=future)
    assert value is None or date.fromisoformat(value[0])


@pytest.mark.parametrize(
    ("text", "trigger", "value", "precision", "words"),
    [
        ("Turkish troops attacked Kurdish fighters on Monday.", "attacked", "2024-05-13", "day", "Monday"),
        ("Burundi expelled Rwandan diplomats last week.", "expelled", "2024-05-06", "week", "last week"),
        ("Burundi expelled Rwandan diplomats in 2015.", "expelled", "2015-01-01", "year", "2015"),
        ("Burundi expelled Rwandan diplomats in March 2019.", "expelled", "2019-03-01", "month", "March 2019"),
        ("Burundi expelled Rwandan diplomats.", "expelled", "2024-05-15", "day", None),
    ],
)
def test_event_has_the_date_of_its_clause(
    coder: Coder, text: str, trigger: str, value: str, precision: str, words: str | None
) -> None:
    when = event_of(coder, text, trigger).date
    assert when is not None
    assert (when.value, when.precision, when.text) == (value, precision, words)


def test_event_without_any_date_has_none(coder: Coder) -> None:
    assert event_of(coder, "Burundi expelled Rwandan diplomats on Monday.", "expelled", None).date is None


def test_duration_is_no_date(coder: Coder) -> None:
    record = coder.code("Colombian rebels shelled an army base for three days.", published=PUBLISHED)
    assert all(event.date is not None and event.date.text is None for event in record.events)


def test_attack_that_went_on_for_days_is_an_attack(coder: Coder) -> None:
    record = coder.code("Colombian rebels attacked an army base for three days.", published=PUBLISHED)
    assert event_at(record, "attacked").event == "ASSAULT"


def test_history_does_not_happen_on_the_day_of_publication(coder: Coder) -> None:
    text = "During the Cold War, the Soviet Union invaded Hungary."
    assert event_of(coder, text, "invaded").date is None


def test_date_does_not_leak_from_a_neighbouring_clause(coder: Coder) -> None:
    text = "Lebanon may negotiate with Israel, but Hezbollah attacked Israel on Sunday."
    when = event_of(coder, text, "negotiate").date
    assert when is None or when.text is None


def test_month_after_will_is_to_come(coder: Coder) -> None:
    event = event_of(coder, "Mexico will hold naval exercises with Cuba in June.", "hold")
    assert event.date is not None
    assert (event.date.value, event.auxiliary) == ("2024-06-01", ["future"])


def test_threat_is_not_dated_by_its_deadline(coder: Coder) -> None:
    text = "China threatened to retaliate against Lithuania by Friday."
    when = event_of(coder, text, "threatened").date
    assert when is not None
    assert when.value <= PUBLISHED


def test_threat_is_not_dated_by_what_it_threatens(coder: Coder) -> None:
    text = "“We will expel the Mexican ambassador tomorrow,” the Ecuadorian president said."
    when = event_of(coder, text, "expel").date
    assert when is not None
    assert when.value <= PUBLISHED


def test_publication_may_be_a_date_and_must_be_one(coder: Coder) -> None:
    text = "Iran attacked Iraq on Monday."
    assert coder.code(text, published=date(2024, 5, 15)) == coder.code(text, published="2024-05-15")
    assert coder.actor("Angela Merkel", date=date(2017, 3, 1))[0].sectors == ["GOV"]
    with pytest.raises(ValueError, match="not a date"):
        coder.code(text, published="last week")


@pytest.mark.parametrize(
    ("text", "published", "trigger", "value", "precision", "until"),
    [
        # a Monday: "on Friday" is behind what has happened and before what has not
        ("Iraqi jets bombed a village on Friday.", "2024-05-13", "bombed", "2024-05-10", "day", None),
        ("Iraq and Iran will hold talks on Friday.", "2024-05-13", "talks", "2024-05-17", "day", None),
        # the finer of two
        ("Peru expelled a Cuban envoy last year, on 3 March 2023.", PUBLISHED, "expelled", "2023-03-03", "day", None),
        # ranges
        ("Libyan rebels shelled Sirte from May 2 to May 6.", PUBLISHED, "shelled", "2024-05-02", "day", "2024-05-06"),
        ("Libyan rebels bombed Sirte on May 2-6.", PUBLISHED, "bombed", "2024-05-02", "day", "2024-05-06"),
        ("Libyan rebels shelled Sirte at the weekend.", PUBLISHED, "shelled", "2024-05-11", "day", "2024-05-12"),
        # an open month, by the tense
        ("Kenyan police attacked a camp before dawn on Tuesday.", "2024-05-15", "attacked", "2024-05-14", "day", None),
        ("Togolese police arrested a rival in June.", PUBLISHED, "arrested", "2023-06-01", "month", None),
        # an hour beside its day, days in figures, feasts, the day before
        ("Kenyan police arrested two judges at dawn on Monday.", PUBLISHED, "arrested", "2024-05-13", "day", None),
        ("Kenyan police arrested two judges on Monday, before dawn.", PUBLISHED, "arrested", "2024-05-13", "day", None),
        ("Kenyan police arrested two judges on 13/05/2024.", PUBLISHED, "arrested", "2024-05-13", "day", None),
        ("Kenyan police arrested two judges on 05/13/2024.", PUBLISHED, "arrested", "2024-05-13", "day", None),
        ("Kenyan police arrested two judges on Christmas Day.", PUBLISHED, "arrested", "2023-12-25", "day", None),
        ("Kenyan police arrested two judges as recently as April.", PUBLISHED, "arrested", "2024-04-01", "month", None),
        (
            "Kenyan police arrested two judges on the eve of the May 10 election.",
            PUBLISHED,
            "arrested",
            "2024-05-09",
            "day",
            None,
        ),
        # counted from another date
        (
            "Libyan rebels attacked Sirte on May 2. Three days later Egypt expelled a Libyan diplomat.",
            PUBLISHED,
            "expelled",
            "2024-05-05",
            "day",
            None,
        ),
        (
            "Malawians voted on May 6.\n\nTwo days after the vote, Malawian police arrested a rival.",
            PUBLISHED,
            "arrested",
            "2024-05-08",
            "day",
            None,
        ),
        (
            "Malawi held a referendum on May 6.\n\nTwo days after the vote, Malawian police arrested a rival.",
            PUBLISHED,
            "arrested",
            "2024-05-08",
            "day",
            None,
        ),
        (
            "Kenyan police beat students on Friday.\n\nTwo days before, students had stormed a bank.",
            PUBLISHED,
            "stormed",
            "2024-05-08",
            "day",
            None,
        ),
        (
            "Kenyan police shot at students on Friday.\n\nA day after the violence, students stormed a bank.",
            PUBLISHED,
            "stormed",
            "2024-05-11",
            "day",
            None,
        ),
        (
            "Kenyan police shot at students on Friday. Officers beat three priests that night.",
            PUBLISHED,
            "beat",
            "2024-05-10",
            "day",
            None,
        ),
        (
            "Kenyan police shot at students on Friday. The week before, students had stormed a bank.",
            PUBLISHED,
            "stormed",
            "2024-04-29",
            "week",
            None,
        ),
        # "the arrest" is not its own date
        (
            "Kenyan police shot at students on Friday, two days after the arrest of a mayor. Officers beat priests that night.",
            PUBLISHED,
            "beat",
            "2024-05-10",
            "day",
            None,
        ),
        # and what it is counted from has its date by that
        (
            "India bombed Pakistani posts on Friday, nine days after gunmen killed 26 Indian tourists.",
            PUBLISHED,
            "killed",
            "2024-05-01",
            "day",
            None,
        ),
        (
            "India bombed Pakistani posts nine days after gunmen killed 26 Indian tourists on May 1.",
            PUBLISHED,
            "killed",
            "2024-05-01",
            "day",
            None,
        ),
        (
            "India bombed Pakistani posts nine days after gunmen killed 26 Indian tourists on May 1.",
            PUBLISHED,
            "bombed",
            "2024-05-10",
            "day",
            None,
        ),
        # what counts from a month or year is as rough as that is vague
        (
            "In the days after the coup of August 2020, Malian soldiers arrested ministers.",
            PUBLISHED,
            "arrested",
            "2020-09-03",
            "unknown",
            None,
        ),
        (
            "Two weeks before the summit in June, Malawian police arrested a rival.",
            PUBLISHED,
            "arrested",
            PUBLISHED,
            "unknown",
            None,
        ),
        (
            "Rebels killed 20 Congolese villagers over the past three days.",
            PUBLISHED,
            "killed",
            "2024-05-12",
            "day",
            PUBLISHED,
        ),
        # a year or month with what was agreed on is that of the agreement; a day may be that of what is to come
        ("Chad agreed to close the camp in 2021.", PUBLISHED, "agreed", "2021-01-01", "year", None),
        ("Chad agreed to free the students on Sunday.", PUBLISHED, "agreed", PUBLISHED, "day", None),
        # a day gone by is that of the verb joined before it
        (
            "Rebels killed 40 villagers and took 60 hostages in Boulsa on December 3.",
            PUBLISHED,
            "killed",
            "2023-12-03",
            "day",
            None,
        ),
        ("Chad and Niger swapped 98 prisoners each last month.", PUBLISHED, "swapped", "2024-04-01", "month", None),
        (
            "Chad attacked Niger in 2022. Their ministers met in March of that year.",
            PUBLISHED,
            "met",
            "2022-03-01",
            "month",
            None,
        ),
        # who protests at the time is hit at the time
        ("Police hit students protesting in Sfax on Monday.", PUBLISHED, "hit", "2024-05-13", "day", None),
        # the day of the deed before it in its sentence
        (
            "In Lagos, dockers blocked the port on Monday; police fired tear gas at them.",
            PUBLISHED,
            "fired",
            "2024-05-13",
            "day",
            None,
        ),
        (
            "Four days after the funeral, Malawian police arrested a rival.",
            PUBLISHED,
            "arrested",
            PUBLISHED,
            "unknown",
            None,
        ),
    ],
)
def test_event_has_the_date_that_its_words_mean(
    coder: Coder, text: str, published: str, trigger: str, value: str, precision: str, until: str | None
) -> None:
    when = event_of(coder, text, trigger, published).date
    assert when is not None
    assert (when.value, when.precision, when.until) == (value, precision, until)


def test_that_day_is_a_date_only_where_it_ends_a_phrase() -> None:
    assert resolve("that day", PUBLISHED) is None  # nothing to count from
    assert [each.rule for each in GRAMMAR.find("The army withdrew that night, and police left.")] == ["that"]
    assert not GRAMMAR.find("The army said that night raids and that day labourers had to stop.")


def test_a_cue_of_history_that_is_part_of_a_recent_date_is_none(coder: Coder) -> None:
    record = coder.code("Kenyan police arrested two judges in the past 24 hours.", published=PUBLISHED)
    assert event_at(record, "arrested").auxiliary == []
    record = coder.code("Kenyan police killed hundreds of students in the past.", published=PUBLISHED)
    assert event_at(record, "killed").auxiliary == ["historical"]


def test_a_day_that_may_be_two_is_no_date_and_no_figure(coder: Coder) -> None:
    record = coder.code("Kenyan police arrested two judges on 05/04/2024.", published=PUBLISHED)
    when = event_at(record, "arrested").date
    assert when is not None and when.text is None
    assert [each.value for each in record.figures] == [2]


def test_date_cites_its_words(coder: Coder) -> None:
    record = coder.code("On the morning of 3 May, Turkish jets bombed a village.", published=PUBLISHED)
    when = event_at(record, "bombed").date
    assert when is not None and when.start is not None
    assert record.article.text[when.start : when.end] == when.text == "3 May"


def test_dateline_tells_the_day_of_writing(coder: Coder) -> None:
    text = "ACCRA, May 13 (Coast Wire) - Ghanaian police arrested a Togolese spy today."
    when = event_of(coder, text, "arrested").date
    assert when is not None
    assert when.value == "2024-05-13"


def test_old_dateline_is_none(coder: Coder) -> None:
    text = "ACCRA, March 2 (Coast Wire) - Ghanaian police arrested a Togolese spy today."
    when = event_of(coder, text, "arrested").date
    assert when is not None
    assert when.value == PUBLISHED


def test_event_in_the_present_on_a_coming_day_is_future(coder: Coder) -> None:
    event = event_of(coder, "The Omani and Saudi navies hold joint exercises on Friday.", "hold")
    assert event.date is not None
    assert (event.date.value, event.auxiliary) == ("2024-05-17", ["future"])


def test_headline_in_the_present_is_past(coder: Coder) -> None:
    record = coder.code(
        "Turkish jets bombed a village.", published=PUBLISHED, title="Turkey bombs Syrian rebels on Friday"
    )
    when = event_at(record, "bombs").date
    assert when is not None
    assert when.value == "2024-05-10"


def test_date_of_what_another_act_is_about_is_not_its_own(coder: Coder) -> None:
    text = "Chad freed two prisoners ahead of Friday's talks with Sudan."
    when = event_of(coder, text, "freed").date
    assert when is not None
    assert when.text is None


def test_undated_act_in_a_statement_is_as_of_the_statement(coder: Coder) -> None:
    text = "“We call on Belgrade to recall its ambassador,” the Kosovan foreign minister said on Monday."
    record = coder.code(text, published=PUBLISHED)
    assert [statement.date.value for statement in record.statements if statement.date] == ["2024-05-13"]
    assert {event.date.value for event in record.events if event.date} == {"2024-05-13"}


@given(
    text=st.lists(
        st.sampled_from(
            "on in the last next Monday May 22 2023 March 31 30 weeks ago three a days after before by to and -".split()
        ),
        max_size=8,
    ).map(" ".join)
)
def test_words_of_time_in_any_order_give_a_valid_date_or_none(text: str) -> None:
    for published in (None, PUBLISHED, "2024-02-29"):
        value = resolve(text, published)
        assert value is None or date.fromisoformat(value[0])
