"""Questions to the store, on records made by hand."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handmade import RAID, TALKS
from tocsin.store import EventFilter, Queries, StatementFilter, Store

THREAT, DEMAND, SHELLING = (event.id for event in RAID.events)
CONSULT, FREEZE = (event.id for event in TALKS.events)


@pytest.fixture(scope="module")
def queries(handmade_store: Path) -> Iterator[Queries]:
    with Store(handmade_store, must_exist=True) as store:
        yield Queries(store)


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (EventFilter(), [THREAT, DEMAND, SHELLING, CONSULT, FREEZE]),
        (EventFilter(actor="KAZ"), [THREAT, DEMAND, CONSULT]),
        (EventFilter(actor="kaz"), [THREAT, DEMAND, CONSULT]),
        (EventFilter(actor="UZB"), [CONSULT]),
        (EventFilter(actor="KAZ:GOV"), [DEMAND]),
        (EventFilter(actor="kaz:mil"), [THREAT]),
        (EventFilter(actor="KAZ:BUS"), []),
        (EventFilter(actor="TKM"), []),
        (EventFilter(actor="aigerim-tolenova"), [DEMAND]),
        (EventFilter(actor="Tolenova"), [DEMAND]),
        (EventFilter(actor="tolenova"), [DEMAND]),
        (EventFilter(actor="Rebels"), [SHELLING]),
        (EventFilter(actor="Nobody"), []),
        (EventFilter(recipient="TKM"), [THREAT]),
        (EventFilter(recipient="KAZ:CVL"), [SHELLING]),
        (EventFilter(recipient="Garabent"), [FREEZE]),
        (EventFilter(recipient="UZB"), []),
        (EventFilter(actor="KAZ", recipient="TKM"), [THREAT]),
        (EventFilter(actor="EUR", recipient="TKM"), []),
        (EventFilter(event="ASSAULT"), [SHELLING]),
        (EventFilter(event="sanction"), [FREEZE]),
        (EventFilter(event="AID"), []),
        (EventFilter(mode="violence"), [THREAT]),
        (EventFilter(event="CONSULT", mode="violence"), []),
        (EventFilter(auxiliary="asserted"), [THREAT, DEMAND, CONSULT]),
        (EventFilter(auxiliary="negation"), [SHELLING]),
        (EventFilter(auxiliary="historical"), [SHELLING]),
        (EventFilter(auxiliary="future"), [FREEZE]),
        (EventFilter(auxiliary="hypothetical"), []),
        (EventFilter(since="2024-05-01"), [THREAT, DEMAND, CONSULT]),
        (EventFilter(since="2024-05-02"), [CONSULT]),
        (EventFilter(until="2024-04-30"), [SHELLING]),
        (EventFilter(until="2024-05-01"), [THREAT, DEMAND, SHELLING]),
        (EventFilter(since="2024-04-02", until="2024-06-01"), [THREAT, DEMAND]),
        (EventFilter(since="2025-01-01"), []),
    ],
    ids=str,
)
def test_events_are_filtered(queries: Queries, wanted: EventFilter, ids: list[str]) -> None:
    assert sorted(stored.event.id for stored in queries.events(wanted)) == sorted(ids)


def test_events_come_latest_first_and_undated_last(queries: Queries) -> None:
    found = [stored.event.id for stored in queries.events(EventFilter())]
    assert found == [CONSULT, THREAT, DEMAND, SHELLING, FREEZE]


@pytest.mark.parametrize("number", [1, 2, 5, 50])
def test_a_limit_keeps_the_latest(queries: Queries, number: int) -> None:
    all_of_them = [stored.event.id for stored in queries.events(EventFilter())]
    assert [stored.event.id for stored in queries.events(EventFilter(limit=number))] == all_of_them[:number]


def test_a_stored_event_is_what_was_added_with_its_article(queries: Queries) -> None:
    for record in (RAID, TALKS):
        for event in record.events:
            stored = queries.event(event.id)
            assert stored is not None
            assert (stored.event, stored.article) == (event, record.article)


def test_a_unique_beginning_of_an_id_is_enough(queries: Queries) -> None:
    stored = queries.event(SHELLING[:-1] + "0")
    assert stored is not None
    assert stored.event.id == SHELLING
    only = next(length for length in range(1, 12) if not CONSULT.startswith(RAID.article.id[:length]))
    assert queries.event(FREEZE[:only]) is None, "the article has two events"


def test_a_whole_id_wins_over_a_longer_one_that_it_begins(queries: Queries) -> None:
    assert SHELLING.startswith(DEMAND)
    stored = queries.event(DEMAND)
    assert stored is not None
    assert stored.event.id == DEMAND


@pytest.mark.parametrize("event_id", ["zzzz", RAID.article.id, f"{RAID.article.id}.", f"{THREAT}0", "%", "_", ""])
def test_an_id_that_is_none_or_not_unique_gives_nothing(queries: Queries, event_id: str) -> None:
    assert queries.event(event_id) is None


@pytest.mark.parametrize("who", ["%", "%%%%", "____", "K%h Army"])
def test_a_name_is_taken_literally(queries: Queries, who: str) -> None:
    found = [stored.event.id for stored in queries.events(EventFilter(actor=who))]
    found += [threat.event for threat, _ in queries.threats(EventFilter(actor=who))]
    found += [statement.id for statement, _ in queries.statements(StatementFilter(speaker=who))]
    assert found == []


def test_quotation_marks_in_a_name_are_no_sql(queries: Queries) -> None:
    assert list(queries.events(EventFilter(actor="' OR 1 --", event="' OR 1 --", mode='"'))) == []


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (EventFilter(), 1),
        (EventFilter(actor="KAZ:MIL"), 1),
        (EventFilter(actor="TKM"), 0),
        (EventFilter(recipient="TKM"), 1),
        (EventFilter(since="2024-05-02"), 0),
        (EventFilter(until="2024-05-01"), 1),
    ],
)
def test_threats_are_filtered_by_their_event(queries: Queries, wanted: EventFilter, number: int) -> None:
    found = list(queries.threats(wanted))
    assert [threat for threat, _ in found] == RAID.threats[:number]
    assert [stored.event.id for _, stored in found] == [THREAT][:number]


@pytest.mark.parametrize(
    ("wanted", "number"),
    [
        (StatementFilter(), 1),
        (StatementFilter(speaker="KAZ"), 1),
        (StatementFilter(speaker="KAZ:GOV"), 1),
        (StatementFilter(speaker="KAZ:MIL"), 0),
        (StatementFilter(speaker="aigerim-tolenova"), 1),
        (StatementFilter(speaker="Tolenova"), 1),
        (StatementFilter(speaker="Demirov"), 0),
        (StatementFilter(words="the water"), 1),
        (StatementFilter(words="THE WATER"), 1),
        (StatementFilter(words="40%"), 1),
        (StatementFilter(words="the dam"), 0),
        (StatementFilter(since="2024-05-02"), 0),
        (StatementFilter(until="2024-05-01"), 1),
        (StatementFilter(limit=1), 1),
    ],
    ids=str,
)
def test_statements_are_filtered(queries: Queries, wanted: StatementFilter, number: int) -> None:
    assert [statement for statement, _ in queries.statements(wanted)] == RAID.statements[:number]


def test_words_of_a_statement_are_taken_literally(queries: Queries) -> None:
    assert list(queries.statements(StatementFilter(words="demand%water"))) == []


def test_what_belongs_to_an_event_is_found_by_its_id(queries: Queries) -> None:
    assert queries.figures(SHELLING) == RAID.figures
    assert queries.figures(THREAT) == []
    assert queries.threat(THREAT) == RAID.threats[0]
    assert queries.threat(DEMAND) is None
    assert queries.statement(RAID.statements[0].id) == RAID.statements[0]
    assert queries.statement("none") is None


def test_an_article_comes_back_whole_and_an_unknown_one_is_a_key_error(queries: Queries) -> None:
    assert queries.article(RAID.article.id) == RAID.article
    with pytest.raises(KeyError):
        queries.article("none")


def test_counts_are_those_of_the_records(queries: Queries) -> None:
    assert queries.counts() == {
        "articles": 2,
        "events": 5,
        "happenings": 5,
        "statements": 1,
        "threats": 1,
        "figures": 1,
    }
