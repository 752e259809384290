"""What is merged, what is kept apart, and what a happening shows."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from reports import report

from tocsin.merge import Merger
from tocsin.model import Happening, Record, Threat, ThreatAct

RAID = "Rebels killed nine villagers in Orlagan after dark, the mayor Aidana Serik said in Orlagan."
AGAIN = "The mayor of Orlagan, Aidana Serik, said rebels killed villagers when darkness fell over Orlagan."


@pytest.fixture(scope="module")
def merger() -> Merger:
    return Merger()


def sizes(merger: Merger, *records: Record) -> list[int]:
    """The numbers of reports of the happenings, the largest first."""
    return sorted((len(each.reports) for each in merger.merge(records).happenings), reverse=True)


def one(merger: Merger, *records: Record) -> Happening:
    (happening,) = merger.merge(records).happenings
    return happening


def test_two_reports_of_one_raid_are_one_happening(merger: Merger) -> None:
    assert sizes(merger, report(RAID, "killed"), report(AGAIN, "killed", publisher="Weekly")) == [2]


def test_people_whose_country_one_report_leaves_out_are_those_of_the_other(merger: Merger) -> None:
    vague = report(AGAIN, "killed", publisher="Weekly", actors=["- REB"])
    happening = one(merger, report(RAID, "killed"), vague)
    assert [(each.country, each.sectors) for each in happening.actors] == [("XAA", ["REB"])]
    other = one(
        merger, report(RAID, "killed"), report(AGAIN, "killed", publisher="Weekly", actors=["- MIL", "XAA REB"])
    )
    assert [(each.country, each.sectors) for each in other.actors] == [("XAA", ["REB"]), (None, ["MIL"])]


@pytest.mark.parametrize(
    "other",
    [
        {"kind": "PROTEST"},
        {"day": "2024-03-02"},
        {"auxiliary": ["future"]},
        {"auxiliary": ["negation"]},
        {"actors": ["XCC MIL"], "recipients": ["XDD CVL"]},
    ],
    ids=str,
)
def test_another_type_day_status_or_other_people_make_another_happening(
    merger: Merger, other: dict[str, object]
) -> None:
    assert sizes(merger, report(RAID, "killed"), report(AGAIN, "killed", publisher="Weekly", **other)) == [1, 1]  # type: ignore[arg-type]


def test_places_far_apart_make_two_happenings_however_alike_the_rest(merger: Merger) -> None:
    here = report(RAID, "killed", place="Orlagan", at=(43.0, 51.0))
    near = report(AGAIN, "killed", publisher="Weekly", place="Temir", at=(43.2, 51.2))
    far = report(AGAIN, "killed", publisher="Weekly", place="Astana", at=(51.2, 71.4))
    assert sizes(merger, here, near) == [2]
    assert sizes(merger, here, far) == [1, 1]


def test_a_deeds_doer_may_be_disputed_but_words_belong_to_their_speaker(merger: Merger) -> None:
    def told(kind: str) -> list[int]:
        return sizes(
            merger,
            report(RAID, "killed", kind=kind, dead=9, actors=["XAA REB"]),
            report(RAID, "killed", kind=kind, dead=9, actors=["XCC MIL"], publisher="Weekly"),
        )

    assert told("ASSAULT") == [2]
    assert told("ACCUSE") == [1, 1]


def test_a_chain_of_neighbouring_days_is_not_one_happening(merger: Merger) -> None:
    days = [
        report(RAID, "killed", day=f"2024-03-0{day}", published="2024-03-09", publisher=f"P{day}")
        for day in range(1, 8)
    ]
    for happening in merger.merge(days).happenings:
        assert happening.dates.first is not None
        assert happening.dates.last is not None
        assert int(happening.dates.last[-2:]) - int(happening.dates.first[-2:]) <= 1


def test_headline_and_lead_are_one_and_the_headline_takes_the_leads_day(merger: Merger) -> None:
    record = report(
        "Rebels killed nine villagers in Orlagan.",
        "kill",
        "killed",
        title="Rebels kill nine villagers",
        published="2024-03-06",
    )
    undated = replace(record.events[0], date=replace(record.events[0].date, value="2024-03-06", text=None))  # type: ignore[type-var]
    happening = one(merger, replace(record, events=[undated, record.events[1]]))
    assert (happening.articles, happening.publishers, happening.dates.best) == (1, 1, "2024-03-05")


def test_a_deployment_gives_way_to_the_attack_of_the_same_actors_in_the_article(merger: Merger) -> None:
    attack = report(RAID, "killed", "said", actors=["XAA MIL"])
    moved = replace(attack.events[1], event="MOBILIZE")
    assert one(merger, replace(attack, events=[attack.events[0], moved])).event == "ASSAULT"
    stranger = replace(moved, actors=report(RAID, "killed", actors=["XCC MIL"]).events[0].actors)
    assert sizes(merger, replace(attack, events=[attack.events[0], stranger])) == [1, 1]


def test_a_seizure_may_be_told_as_an_attack_but_an_arrest_may_not(merger: Merger) -> None:
    seized = report(RAID, "killed", kind="COERCE", mode="seize", dead=9)
    attack = report(AGAIN, "killed", dead=9, publisher="Weekly")
    assert sizes(merger, seized, attack) == [2]
    assert one(merger, seized).event == "COERCE"
    assert sizes(merger, report(RAID, "killed", kind="COERCE", mode="arrest", dead=9), attack) == [1, 1]


def test_disagreement_on_the_dead_is_shown_with_who_says_what(merger: Merger) -> None:
    happening = one(
        merger,
        report(RAID, "killed", dead=12, publisher="A"),
        report(AGAIN, "killed", dead=20, publisher="B", published="2024-03-07"),
        report(f"{AGAIN} Troops came.", "killed", dead=15, publisher="C", published="2024-03-08"),
    )
    (spread,) = happening.figures
    assert spread.disputed
    assert (spread.lowest.value, spread.lowest.report.publisher) == (12, "A")
    assert (spread.highest.value, spread.highest.report.publisher) == (20, "B")
    assert (spread.latest.value, spread.latest.report.publisher) == (15, "C")
    assert [reading.value for reading in spread.readings] == [12, 20, 15]


def test_disagreement_on_the_day_and_the_doer_is_kept(merger: Merger) -> None:
    happening = one(
        merger,
        report(RAID, "killed", dead=9, actors=["XAA REB"]),
        report(RAID, "killed", dead=9, actors=["XCC MIL"], day="2024-03-04", publisher="Weekly"),
    )
    assert (happening.dates.first, happening.dates.last) == ("2024-03-04", "2024-03-05")
    assert [given.value for given in happening.dates.given] == ["2024-03-04", "2024-03-05"]
    assert sorted((each.country, len(each.events)) for each in happening.actors) == [("XAA", 1), ("XCC", 1)]


def test_near_copies_of_one_text_count_as_one_publisher(merger: Merger) -> None:
    wire = report(RAID + " Soldiers searched the hills around the town until the morning.", "killed", publisher="Wire")
    copy = report(
        RAID + " Soldiers searched the hills around the town until morning.",
        "killed",
        publisher="Paper",
        title="Nine dead in raid",
    )
    own = report(AGAIN, "killed", publisher="Weekly")
    merged = merger.merge([wire, copy, own])
    (happening,) = merged.happenings
    assert (happening.articles, happening.publishers) == (3, 2)
    assert merged.copies == [sorted([wire.article.id, copy.article.id])]


def test_the_same_publisher_twice_is_one_publisher(merger: Merger) -> None:
    happening = one(merger, report(RAID, "killed"), report(AGAIN, "killed"))
    assert (happening.articles, happening.publishers) == (2, 1)


def test_a_plan_and_its_deed_are_two_happenings_that_know_of_each_other(merger: Merger) -> None:
    deed, plan = report(RAID, "killed"), report(AGAIN, "killed", publisher="Weekly", auxiliary=["future"])
    by_status = {each.status: each for each in merger.merge([deed, plan]).happenings}
    assert [link.happening for link in by_status["asserted"].links] == [by_status["planned"].id]
    assert [(link.happening, link.status) for link in by_status["planned"].links] == [
        (by_status["asserted"].id, "asserted")
    ]


def test_why_names_what_agrees_and_what_differs(merger: Merger) -> None:
    happening = one(
        merger,
        report(RAID, "killed", dead=9, place="Orlagan"),
        report(AGAIN, "killed", dead=9, place="Orlagan", actors=["XCC MIL"], publisher="Weekly", day=None),
    )
    (why,) = happening.why
    assert {"same figure: 9 dead", "same place: Orlagan", "like recipient"} <= set(why.agree)
    assert any(name.startswith("names: ") and "Serik" in name for name in why.agree)
    assert set(why.differ) == {"other actor"}
    assert why.points > 0


def test_every_event_is_in_one_happening(merger: Merger) -> None:
    records = [
        report(RAID, "killed", "said"),
        report(AGAIN, "killed", publisher="Weekly"),
        report("Talks were held.", "held"),
    ]
    merged = merger.merge(records)
    events = sorted(event.id for record in records for event in record.events)
    assert sorted(each.event for happening in merged.happenings for each in happening.reports) == events


def test_a_later_report_leaves_the_id_as_it_was(merger: Merger) -> None:
    first, later = report(RAID, "killed"), report(AGAIN, "killed", publisher="Weekly", published="2024-03-07")
    assert one(merger, first).id == one(merger, first, later).id


def test_threats_of_different_acts_are_two_though_all_else_agrees(merger: Merger) -> None:
    told = report(
        "The minister withdrew his threat to close the sky; a threat to try the crews stands.",
        "threat to close",
        "threat to try",
        kind="THREATEN",
    )
    closing, trying = (
        Threat(
            event=each.id,
            issuers=[],
            targets=[],
            act=ThreatAct(text="to act", start=0, end=0, event=event),
            explicit=True,
        )
        for each, event in zip(told.events, ("COERCE", "ACCUSE"), strict=True)
    )
    assert sizes(merger, replace(told, threats=[closing, trying])) == [1, 1]
    # an act of no known type says nothing against it
    vague = replace(trying, act=replace(trying.act, event=None))  # type: ignore[type-var]
    assert sizes(merger, replace(told, threats=[closing, vague])) == [2]
