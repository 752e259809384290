"""The plain rule: what becomes of threats in data that say neither condition nor deadline."""

from __future__ import annotations

import pytest

from tocsin.judge import Case, plain_cases
from tocsin.model.record import AuxiliaryMode
from tocsin.model.rows import EventRow, Side

KINDS = {"violence": ["ASSAULT"], "restrict": ["COERCE", "SANCTION"]}


def row(
    day: str,
    event: str,
    mode: str | None = None,
    *,
    who: str = "RUS",
    whom: str = "UKR",
    status: AuxiliaryMode | None = None,
) -> EventRow:
    quads = {"THREATEN": "verbal conflict", "CONSULT": "verbal cooperation"}
    return EventRow(
        id=f"{day} {event} {who}",
        date=day,
        event=event,
        mode=mode,
        quad=quads.get(event, "material conflict"),
        actors=[Side(country=who)],
        recipients=[Side(country=whom)],
        auxiliary=[status] if status else None,
    )


def cases(*rows: EventRow, until: str = "2021-12-31") -> list[Case]:
    return plain_cases(rows, KINDS, 180, until)


THREAT = row("2020-01-01", "THREATEN", "violence")


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        (row("2020-03-01", "ASSAULT"), "carried_out"),
        (row("2020-06-29", "ASSAULT"), "carried_out"),
        (row("2020-06-30", "ASSAULT"), "lapsed"),
        (row("2020-01-01", "ASSAULT"), "lapsed"),
        (row("2019-12-31", "ASSAULT"), "lapsed"),
        (row("2020-03-01", "SANCTION"), "lapsed"),
        (row("2020-03-01", "CONSULT"), "lapsed"),
        (row("2020-03-01", "ASSAULT", who="BLR"), "lapsed"),
        (row("2020-03-01", "ASSAULT", whom="POL"), "lapsed"),
        (row("2020-03-01", "ASSAULT", status="negation"), "lapsed"),
        (row("2020-03-01", "ASSAULT", status="historical"), "lapsed"),
    ],
)
def test_it_is_carried_out_by_an_act_of_the_kind_by_the_same_against_the_same_in_time(
    act: EventRow, outcome: str
) -> None:
    (case,) = cases(act, THREAT)
    assert case.outcome == outcome
    assert case.evidence == ([act.id] if outcome == "carried_out" else [])
    assert (case.issuer, case.target, case.kind, case.day, case.due) == (
        "RUS",
        "UKR",
        "ASSAULT",
        "2020-01-01",
        "2020-06-29",
    )


def test_a_threat_that_does_not_say_of_what_is_carried_out_by_any_material_conflict() -> None:
    (case,) = cases(row("2020-01-01", "THREATEN"), row("2020-01-09", "SANCTION"))
    assert (case.kind, case.outcome) == (None, "carried_out")


def test_a_threat_whose_time_is_not_over_is_pending() -> None:
    (case,) = cases(THREAT, until="2020-06-28")
    assert case.outcome == "pending"


def test_repetitions_of_an_open_threat_are_no_new_cases() -> None:
    again, later = row("2020-02-01", "THREATEN", "violence"), row("2020-08-01", "THREATEN", "violence")
    assert [case.day for case in cases(THREAT, again, later)] == ["2020-01-01", "2020-08-01"]
    # one that is settled is open no more
    assert [case.day for case in cases(THREAT, row("2020-01-15", "ASSAULT"), again)] == ["2020-01-01", "2020-02-01"]
    # another kind is another threat
    assert len(cases(THREAT, row("2020-02-01", "THREATEN", "restrict"))) == 2


def test_those_of_no_known_country_are_told_by_name_and_nobody_is_no_side() -> None:
    named = EventRow(
        id="n", date="2020-01-01", event="THREATEN", actors=[Side(name="The Group")], recipients=[Side(country="UKR")]
    )
    alone = EventRow(id="a", date="2020-01-01", event="THREATEN", actors=[Side(country="RUS")])
    (case,) = cases(named, alone)
    assert case.issuer == "The Group"
