"""What became of a threat: the rule, over events made by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tocsin.codebook import load_codebook
from tocsin.judge.evidence import Deed, Glimpse, Menace, Ruling
from tocsin.judge.outcomes import rule
from tocsin.model import Actor, Event, Span
from tocsin.model.happening import Who
from tocsin.model.record import AuxiliaryMode, When

BOOK = load_codebook()
RULES = BOOK.outcomes
_numbers = count()


def party(country: str, *sectors: str) -> Actor:
    return Actor(text=country, start=0, end=3, country=country, sectors=list(sectors))


def side(country: str, *sectors: str) -> Who:
    return Who(text=country, country=country, sectors=list(sectors), events=[])


def deed(
    day: str,
    kind: str,
    actor: Actor | str = "RUS",
    recipient: Actor | str | None = "UKR",
    *,
    published: str | None = None,
    auxiliary: Iterable[AuxiliaryMode] = (),
) -> Deed:
    event, _, mode = kind.partition("/")
    who, whom = (party(each) if isinstance(each, str) else each for each in (actor, recipient or "UKR"))
    made = Event(
        id=f"e{next(_numbers)}",
        sentence=0,
        trigger=Span(kind, 0, len(kind)),
        event=event,
        mode=mode or None,
        quad=BOOK.events[event].quad,
        score=BOOK.score(event, mode or None),
        actors=[who],
        recipients=[whom] if recipient is not None else [],
        date=When(value=day, precision="day"),
        auxiliary=list(auxiliary),
        rule="by hand",
        confidence=1.0,
    )
    return Deed(event=made, article=made.id, published=published or day)


THREAT = Menace(
    day="2020-01-01", published="2020-01-01", issuers=[side("RUS", "GOV")], targets=[side("UKR")], kinds=["ASSAULT"]
)
CUT = replace(THREAT, kinds=["SANCTION"], mode="discontinue")
# "threatened with sanctions" as PLOVER has it, "threatened to reduce relations" where only the mode of the threat says so, and
# "vowed to make it pay"
SANCTIONS = replace(THREAT, kinds=["COERCE"], mode="restrict")
RELATIONS = replace(THREAT, kinds=["SANCTION"])
UNSAID = replace(THREAT, kinds=[])


def told(menace: Menace, *deeds: Deed, as_of: str = "2021-12-31", later: Iterable[tuple[str, str]] = ()) -> Ruling:
    def telling(first: str, last: str) -> Iterable[tuple[str, str, str]]:
        return [("a", day, text) for day, text in later if first <= day <= last]

    ordered = sorted(deeds, key=lambda each: each.day or "")
    glimpses = (
        Glimpse(each.day or "", each.event.event, each.event.mode, partial(lambda d: d, each)) for each in ordered
    )
    return rule(menace, glimpses, telling, RULES, as_of)


@pytest.mark.parametrize(
    ("menace", "done", "outcome"),
    [
        (THREAT, deed("2020-02-01", "ASSAULT/aerial"), "carried_out"),
        (THREAT, deed("2020-02-01", "MOBILIZE/troops"), "milder_act"),
        (THREAT, deed("2020-02-01", "ASSAULT/beat"), "milder_act"),
        (THREAT, deed("2020-02-01", "CONCEDE", "UKR", "RUS"), "conceded"),
        (THREAT, deed("2020-02-01", "CONCEDE"), "withdrawn"),
        (CUT, deed("2020-02-01", "SANCTION/discontinue"), "carried_out"),
        (CUT, deed("2020-02-01", "SANCTION/expel"), "milder_act"),
        # sanctions, embargoes and the end of trade or aid are one kind; what befalls single persons is less
        (SANCTIONS, deed("2020-02-01", "COERCE/restrict"), "carried_out"),
        (SANCTIONS, deed("2020-02-01", "SANCTION/discontinue"), "carried_out"),
        (SANCTIONS, deed("2020-02-01", "COERCE/arrest"), "milder_act"),
        (SANCTIONS, deed("2020-02-01", "SANCTION/expel"), "milder_act"),
        (RELATIONS, deed("2020-02-01", "COERCE/restrict"), "carried_out"),
        (CUT, deed("2020-02-01", "COERCE/restrict"), "milder_act"),
        # of which the act is not said: any material conflict, but not what only prepares it
        (UNSAID, deed("2020-02-01", "ASSAULT/aerial"), "carried_out"),
        (UNSAID, deed("2020-02-01", "COERCE/restrict"), "carried_out"),
        (UNSAID, deed("2020-02-01", "MOBILIZE/troops"), "milder_act"),
        (UNSAID, deed("2020-02-01", "COERCE/arrest"), "milder_act"),
        (UNSAID, deed("2020-02-01", "ACCUSE"), "lapsed"),
        # others than the issuer, against others than the target, before the threat, after its time
        (THREAT, deed("2020-02-01", "ASSAULT", "BLR"), "lapsed"),
        (THREAT, deed("2020-02-01", "ASSAULT", recipient="GEO"), "lapsed"),
        (THREAT, deed("2020-02-01", "ASSAULT", party("RUS", "REB")), "lapsed"),
        (THREAT, deed("2019-12-31", "ASSAULT"), "lapsed"),
        (THREAT, deed("2020-01-01", "ASSAULT"), "lapsed"),
        (THREAT, deed("2020-12-01", "ASSAULT"), "lapsed"),
        # told on the day after, of the day itself: the threat came first
        (THREAT, deed("2020-01-01", "ASSAULT", published="2020-01-02"), "carried_out"),
    ],
)
def test_outcomes(menace: Menace, done: Deed, outcome: str) -> None:
    ruling = told(menace, done)
    assert ruling.outcome == outcome
    assert [each.event for each in ruling.evidence] == ([] if outcome == "lapsed" else [done.event.id])


def test_what_comes_first_settles_it() -> None:
    yields, strikes = deed("2020-02-01", "RETREAT", "UKR", "RUS"), deed("2020-03-01", "ASSAULT")
    assert told(THREAT, yields, strikes).outcome == "conceded"
    assert told(THREAT, deed("2020-04-01", "RETREAT", "UKR", "RUS"), strikes).outcome == "carried_out"
    # told in words in which no event is coded, before the deed
    demand = replace(THREAT, condition="Ukraine reopens the canal to Crimea", averts=True)
    met = [("2020-02-01", "Ukraine reopened the canal to Crimea.")]
    assert told(demand, strikes, later=met).outcome == "conceded"
    assert told(demand, deed("2020-01-20", "ASSAULT"), later=met).outcome == "carried_out"
    assert told(THREAT, deed("2020-02-01", "MOBILIZE"), strikes).outcome == "carried_out"


def test_all_reports_of_the_day_are_evidence() -> None:
    first, second = deed("2020-03-01", "ASSAULT"), deed("2020-03-01", "ASSAULT/aerial", published="2020-03-02")
    ruling = told(THREAT, first, second, deed("2020-03-02", "ASSAULT"))
    assert [each.event for each in ruling.evidence] == [first.event.id, second.event.id]
    assert ruling.settled == "2020-03-01"


def test_a_deadline_starts_the_grace() -> None:
    menace = replace(THREAT, deadline="2020-01-20")
    assert told(menace).due == "2020-02-19"
    assert told(menace, deed("2020-02-19", "ASSAULT")).outcome == "carried_out"
    assert told(menace, deed("2020-02-20", "ASSAULT")).outcome == "lapsed"


def test_the_horizon_is_that_of_the_act() -> None:
    assert told(THREAT).due == "2020-06-29"
    assert told(replace(THREAT, kinds=["PROTEST"], mode="strike")).due == "2020-03-01"


def test_pending_until_the_time_is_over() -> None:
    assert told(THREAT, as_of="2020-06-29").outcome == "pending"
    assert told(THREAT, as_of="2020-06-30").outcome == "lapsed"
    # what is less is not the end of it
    assert told(THREAT, deed("2020-02-01", "MOBILIZE"), as_of="2020-03-01").outcome == "pending"


CONDITIONAL = replace(THREAT, condition="Ukraine shells the bridge of Kerch")


def test_a_condition_that_did_not_come_about() -> None:
    assert told(CONDITIONAL).outcome == "not_triggered"
    assert told(CONDITIONAL, later=[("2020-02-01", "Ukraine shelled the bridge at Kerch.")]).outcome == "lapsed"
    doubted = [("2020-02-01", "Ukraine denied that it had shelled the bridge at Kerch.")]
    assert told(CONDITIONAL, later=doubted).outcome == "not_triggered"
    assert told(CONDITIONAL, later=[("2020-12-01", "Ukraine shelled the bridge at Kerch.")]).outcome == "not_triggered"


def test_a_demand_that_was_met_is_a_concession() -> None:
    demand = replace(THREAT, condition="Ukraine reopens the canal to Crimea", averts=True)
    ruling = told(demand, later=[("2020-02-01", "It rained. Ukraine reopened the canal to Crimea on Friday.")])
    assert (ruling.outcome, ruling.settled) == ("conceded", "2020-02-01")
    assert ruling.evidence[0].words == "Ukraine reopened the canal to Crimea on Friday."
    assert told(demand).outcome == "lapsed"


def test_at_home_the_sides_are_kept_apart() -> None:
    union, state = party("KEN", "LAB"), party("KEN", "GOV")
    strike = Menace(
        day="2020-01-01", issuers=[side("KEN", "LAB")], targets=[side("KEN", "GOV")], kinds=["PROTEST"], mode="strike"
    )
    assert told(strike, deed("2020-01-05", "PROTEST/strike", union, state)).outcome == "carried_out"
    assert told(strike, deed("2020-01-05", "PROTEST/strike", party("KEN", "MED"), state)).outcome == "lapsed"
    assert told(strike, deed("2020-01-05", "CONCEDE", party("KEN", "JUD"), None)).outcome == "conceded"
    assert told(strike, deed("2020-01-05", "RETREAT", union, None)).outcome == "withdrawn"


def test_yielding_to_nobody_who_is_named_is_to_those_whom_the_article_names() -> None:
    yields = deed("2020-02-01", "CONCEDE", "UKR", None)
    assert told(THREAT, yields).outcome == "lapsed"
    assert told(THREAT, replace(yields, named=frozenset({"RUS"}))).outcome == "conceded"
    # or an answer to a threat that asks for something
    assert told(replace(THREAT, condition="Ukraine leaves"), yields).outcome == "conceded"
    moves = deed("2020-02-01", "MOBILIZE", "RUS", None)
    assert told(THREAT, moves).outcome == "lapsed"
    assert told(THREAT, replace(moves, named=frozenset({"UKR"}))).outcome == "milder_act"


KINDS = st.sampled_from(
    ["ASSAULT", "ASSAULT/beat", "MOBILIZE/troops", "SANCTION", "CONCEDE", "RETREAT/release", "CONSULT/visit", "ACCUSE"]
)
SIDES = st.sampled_from(["RUS", "UKR", "BLR"])
DEEDS = st.lists(
    st.tuples(st.integers(-30, 400), KINDS, SIDES, SIDES).map(
        lambda d: deed((date(2020, 1, 1) + timedelta(days=d[0])).isoformat(), d[1], d[2], d[3])
    ),
    max_size=8,
)


@given(DEEDS, st.integers(0, 500))
def test_nothing_after_the_day_counts(deeds: list[Deed], days: int) -> None:
    as_of = (date(2020, 1, 1) + timedelta(days=days)).isoformat()
    known = [each for each in deeds if (each.day or "") <= as_of]
    assert told(THREAT, *deeds, as_of=as_of) == told(THREAT, *known, as_of=as_of)


@given(DEEDS, st.integers(0, 500), st.integers(0, 500))
def test_what_is_settled_stays_settled(deeds: list[Deed], days: int, more: int) -> None:
    early, late = ((date(2020, 1, 1) + timedelta(days=each)).isoformat() for each in (days, days + more))
    before, after = told(THREAT, *deeds, as_of=early), told(THREAT, *deeds, as_of=late)
    if before.outcome != "pending":
        assert after == before


def test_a_union_does_not_yield_for_its_country_s_government() -> None:
    menace = replace(THREAT, condition="Ukraine cuts the cable", published="2020-01-01")
    for sectors, outcome in ((["LAB"], "pending"), (["GOV"], "conceded"), ([], "conceded")):
        yielding = deed("2020-01-05", "RETREAT", party("UKR", *sectors), "RUS")
        assert told(menace, yielding, as_of="2020-02-01").outcome == outcome


def test_a_government_yields_for_its_people_abroad() -> None:
    menace = replace(THREAT, targets=[side("UKR", "AGR")])
    assert told(menace, deed("2020-01-05", "CONCEDE", party("UKR", "GOV"), "RUS")).outcome == "conceded"


def test_a_deed_of_a_past_month_told_after_the_threat_does_not_carry_it_out() -> None:
    past = deed("2019-12-01", "ASSAULT", published="2020-01-09")
    past = replace(past, event=replace(past.event, date=When(value="2019-12-01", precision="month")))
    assert told(THREAT, past, as_of="2020-02-01").outcome == "pending"
    late = replace(past, event=replace(past.event, date=When(value="2020-01-01", precision="month")))
    assert told(THREAT, late, as_of="2020-02-01").outcome == "carried_out"


def test_what_the_issuer_takes_back_towards_nobody_must_have_to_do_with_the_threat() -> None:
    menace = replace(CUT, act="close its airspace to Ukrainian airlines")
    for sentence, outcome in (
        ("The army completed the withdrawal of its tanks.", "pending"),
        ("The minister withdrew his threat to close the airspace.", "withdrawn"),
    ):
        back = replace(deed("2020-01-05", "CONCEDE", "RUS", None), named=frozenset({"UKR"}), sentence=sentence)
        assert told(menace, back, as_of="2020-02-01").outcome == outcome


def test_a_person_of_whose_country_one_report_says_nothing_is_told_by_name() -> None:
    menace = replace(
        CUT, issuers=[Who(text="Demirov", name="Ilyas Demirov", country="RUS", sectors=["GOV"], events=[])]
    )
    unknown = Actor(text="Demirov", start=0, end=7, name="Ilyas Demirov")
    assert told(menace, deed("2020-01-05", "CONCEDE", unknown)).outcome == "withdrawn"
    other = Actor(text="Sapbayev", start=0, end=8, name="Ilyas Sapbayev")
    assert told(menace, deed("2020-01-05", "CONCEDE", other), as_of="2020-02-01").outcome == "pending"


def test_a_demand_of_one_word_is_not_met_by_every_sentence_with_it() -> None:
    menace = replace(THREAT, condition="leave", averts=True)
    later = [("2020-01-05", "The ship has two days to leave.")]
    assert told(menace, as_of="2020-02-01", later=later).outcome == "pending"
