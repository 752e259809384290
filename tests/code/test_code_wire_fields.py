"""When, where, how many and who says so in wire copy: what stands beside an act is not the act's."""

from __future__ import annotations

import pytest
from coded import PUBLISHED, event_at, event_of

from tocsin.code.coder import Coder


@pytest.mark.parametrize(
    ("text", "trigger", "value", "precision"),
    [
        # the day of another deed
        (
            "A court in Ankara convicted three officers over the killing of a lawyer in 2015.",
            "convicted",
            PUBLISHED,
            "day",
        ),
        (
            "Police in Lima shot a boy in March 2023, and an officer has been charged over it.",
            "charged",
            PUBLISHED,
            "day",
        ),
        # since when something is counted
        (
            "The blast killed 10 people in Kano and wounded 40, raising the toll since January to 230.",
            "blast",
            PUBLISHED,
            "day",
        ),
        ("The attack, the deadliest since 2014, killed 45 people in Quetta.", "killed", PUBLISHED, "day"),
        # a date that opens a sentence, that stands before "when", that a noun has
        ("In December, pensioners clashed with police in Lima; 100 were detained.", "detained", "2023-12-01", "month"),
        (
            "Relations soured in July 2023, when Macron recognised Morocco's sovereignty over Western Sahara.",
            "recognised",
            "2023-07-01",
            "month",
        ),
        (
            "The rebels broke the 2016 deal, under which 300 fighters laid down their arms.",
            "laid",
            "2016-01-01",
            "year",
        ),
        (
            "Sudan's army took Jebel in June 2023. That August, rebels attacked Nyala.",
            "attacked",
            "2023-08-01",
            "month",
        ),
        # what is counted from another date
        (
            "Israeli jets bombed a school in Tyre on Tuesday. The strike came a day after Hezbollah fired rockets at Haifa.",
            "fired",
            "2024-05-13",
            "day",
        ),
        ("Kosovo declared independence in 2008, nine years after NATO bombed Serbia.", "bombed", "1999-01-01", "year"),
        (
            "Soldiers overthrew Niger's president in July 2023. In the months that followed, France withdrew its troops.",
            "withdrew",
            "2023-07-01",
            "unknown",
        ),
        (
            "On Monday, a day after soldiers killed six protesters in Conakry, the opposition called for a strike.",
            "killed",
            "2024-05-12",
            "day",
        ),
        # what is to come
        ("The unions in Dhaka called a strike for Thursday.", "called", PUBLISHED, "day"),
        ("Macron said on Monday he would meet Tebboune in Algiers on Friday.", "meet", "2024-05-17", "day"),
    ],
)
def test_an_act_has_its_own_date(coder: Coder, text: str, trigger: str, value: str, precision: str) -> None:
    found = event_of(coder, text, trigger).date
    assert found is not None
    assert (found.value, found.precision) == (value, precision)


def test_what_is_told_later_has_a_date_no_day_of_which_is_known(coder: Coder) -> None:
    text = "In 2021, Poland closed its border with Belarus, a step that the Supreme Court later ruled illegal."
    found = event_of(coder, text, "ruled").date
    assert found is not None
    assert (found.value, found.precision) == ("2021-01-01", "unknown")


def test_a_paragraph_that_an_old_date_opens_tells_history(coder: Coder) -> None:
    text = (
        "A gang in Haiti freed 17 passengers on Monday.\n\n"
        "In October 2021 the same gang kidnapped 17 missionaries. Its leader was sentenced by a court in Washington.\n\n"
        "Canada condemned the gang."
    )
    record = coder.code(text, published=PUBLISHED)
    sentenced = event_at(record, "sentenced")
    assert (sentenced.auxiliary, sentenced.date) == (["historical"], None)
    assert event_at(record, "condemned").auxiliary == []


@pytest.mark.parametrize(
    ("text", "trigger", "name"),
    [
        ("After talks in Geneva, the Houthis handed over 52 captured soldiers.", "handed", None),
        ("Hamas released four hostages on Saturday as mediators met in Doha.", "released", None),
        ("Police arrested three men at a summit in Lagos.", "arrested", "Lagos"),
        ("Police arrested a Russian citizen born in Grozny over the bombing.", "arrested", None),
        ("The rebels, whose leaders live in Nairobi, attacked a convoy.", "attacked", None),
        ("The government of Mozambique and the rebels signed a deal in Rome that ended a war.", "signed", "Rome"),
        ("Rebels in northern Mali released 52 soldiers on Wednesday.", "released", "Mali"),
        ("The UN Security Council will meet on Thursday at the request of the United States.", "meet", None),
        ("Officers fired tear gas at farmers at the Haryana border.", "fired", "Haryana"),
        ("Some 3,000 people demonstrated in Marseille on Saturday, and police arrested five.", "arrested", "Marseille"),
        (
            "PRISTINA, May 15 - Kosovo police shot two men after they failed to stop at a checkpoint near Leposavic.",
            "shot",
            "Leposavic",
        ),
        # a village that nobody knows is not the town that was named before
        (
            "Kinshasa accused Rwanda of aggression.\n\nRebels killed 14 civilians in the village of Kibirizi on Monday.",
            "killed",
            None,
        ),
    ],
)
def test_an_act_has_its_own_place(coder: Coder, text: str, trigger: str, name: str | None) -> None:
    place = event_of(coder, text, trigger).place
    assert (place.name if place is not None else None) == name


def test_a_scene_outlives_the_place_where_it_is_spoken_of(coder: Coder) -> None:
    text = (
        "Kosovo police shot two Serbs in Leposavic on Monday night.\n\n"
        'Their car was searched. "They shot at unarmed people," Serbia\'s president told reporters in Belgrade on Tuesday.'
    )
    place = [each for each in coder.code(text, published=PUBLISHED).events if each.trigger.text == "shot"][-1].place
    assert place is not None
    assert place.name == "Leposavic"


@pytest.mark.parametrize(
    ("text", "said", "value"),
    [
        ("Iran said on Tuesday it had detained six Britons.", "it had detained six Britons", "2024-05-14"),
        (
            "The minister, appointed in February, said Chad would expel the envoy.",
            "Chad would expel the envoy",
            PUBLISHED,
        ),
        (
            "A gang freed 17 people on Monday, police said, but two others are missing.",
            "A gang freed 17 people on Monday",
            PUBLISHED,
        ),
        ("Rebels said they had killed 32 men; the army said it lost four.", "it lost four", PUBLISHED),
        (
            "In 2021, Modi repealed three laws after protests in which, according to the unions, 700 farmers died.",
            "700 farmers died",
            PUBLISHED,
        ),
        (
            'The minister said it was ready to talk "but not under pressure".',
            'it was ready to talk "but not under pressure"',
            PUBLISHED,
        ),
    ],
)
def test_a_statement_has_its_own_words_and_day(coder: Coder, text: str, said: str, value: str) -> None:
    found = {each.text: each for each in coder.code(text, published=PUBLISHED).statements}
    date = found[said].date
    assert date is not None
    assert date.value == value


def test_a_further_word_is_the_speakers(coder: Coder) -> None:
    text = "The army said rebels had killed 14 civilians in Goma on Monday, and accused Rwanda of sending troops."
    accused = event_of(coder, text, "accused")
    assert [each.text for each in accused.actors] == ["The army"]
    assert accused.date is not None
    assert accused.date.value == PUBLISHED


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Police fired on a crowd in Nampula, killing four people. Three of the dead were women.", [("dead", 4)]),
        (
            "Washington gave Ukraine $400 million, bringing the total since 2022 to $66.5 billion.",
            [("money", 4e8), ("money", 66.5e9)],
        ),
        (
            "Police in Ankara arrested 15 people and fired tear gas at some 500 demonstrators.",
            [("detained", 15), ("size", 500)],
        ),
        (
            "Some 3,000 people marched in Tbilisi, police said; organisers put the number at 8,000.",
            [("size", 3000), ("size", 8000)],
        ),
    ],
)
def test_figures_are_of_what_they_count(coder: Coder, text: str, figures: list[tuple[str, float]]) -> None:
    assert [(each.kind, each.value) for each in coder.code(text, published=PUBLISHED).figures] == figures


def test_nobody_died_of_a_signature(coder: Coder) -> None:
    record = coder.code(
        "Israel and Hamas signed a truce that ended a war in which 60,000 people died.", published=PUBLISHED
    )
    (figure,) = record.figures
    assert (figure.value, figure.event) == (60_000, None)


def test_a_deadline_may_stand_in_what_must_be_done(coder: Coder) -> None:
    text = (
        '"If they do not hand over the killers within 72 hours, the offensive will begin," Colombia\'s president said.'
    )
    (threat,) = coder.code(text, published=PUBLISHED).threats
    assert threat.act is not None
    assert threat.deadline is not None
    assert (threat.act.text, threat.deadline.value) == ("the offensive", "2024-05-18")


def test_what_is_threatened_is_named_without_its_day(coder: Coder) -> None:
    text = "Venancio Mondlane said that he would lead a march on Thursday if Mozambique did not free them."
    (threat,) = coder.code(text, published=PUBLISHED).threats
    assert threat.act is not None
    assert threat.act.text == "lead a march"


def test_what_is_waited_for_is_not_asserted(coder: Coder) -> None:
    text = "Basem Naim said Hamas would not hand over the hostages until Israel opened the Rafah crossing."
    opened = [each for each in coder.code(text, published=PUBLISHED).events if each.trigger.text == "opened"]
    assert all("hypothetical" in each.auxiliary for each in opened)
