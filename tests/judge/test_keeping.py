"""The ledger that is kept in a store: the same as one that is reckoned at once, whatever came and went in between."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tocsin.codebook import load_codebook
from tocsin.judge import Entry, Keeping, Kept, ledger_of
from tocsin.judge.ledger import reckon
from tocsin.judge.sources import InMemory, Told
from tocsin.judge.stored import InStore
from tocsin.merge import Merger
from tocsin.model import Actor, Article, Event, Record, Span, Threat, ThreatAct
from tocsin.model.record import AuxiliaryMode, When, content_id
from tocsin.model.rows import EventRow, Side
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.corrections import Corrections
from tocsin.store.merging import Merging
from tocsin.store.reviews import Reviews
from tocsin.store.rows import Rows

BOOK = load_codebook()
MERGER = Merger()
COUNTRIES = ["RUS", "UKR", "BLR"]
SECTORS = ["GOV", "REB", "CVL"]
CONDITIONS = ["Ukraine closes the harbour at Odessa", "Belarus recalls envoys"]
TOLD = ["Ukraine closed the harbours of Odessa.", "Belarus recalled its envoys on Sunday.", "It rained."]
KINDS = ["ASSAULT", "ASSAULT/beat", "MOBILIZE/troops", "SANCTION", "CONCEDE", "RETREAT/release", "CONSULT"]
STATUS: list[list[AuxiliaryMode]] = [[], [], [], ["historical"], ["negation"], ["future"]]
START = date(2020, 1, 1)


def _party(chance: random.Random) -> Actor:
    country = chance.choice([*COUNTRIES, None])
    return Actor(text="the union", start=0, end=3, country=country, sectors=[chance.choice(SECTORS)])


def article(chance: random.Random, day: date) -> Record:
    """An article of a few events of a small world, in which much is told of the same."""
    words = " ".join(str(chance.randrange(10**6)) for _ in range(40))  # so that no two articles are near-copies
    text = f"{words}. {' '.join(chance.sample(TOLD, chance.randrange(3)))}"
    told = Article(id=content_id(text, day.isoformat()), published=day.isoformat(), publisher="P", text=text)
    events, threats = [], []
    for number in range(chance.randrange(1, 5)):
        menace = chance.random() < 0.4
        kind, _, mode = ("THREATEN" if menace else chance.choice(KINDS)).partition("/")
        back = chance.choice([0, 0, 1, 2, chance.randrange(300)])
        event = Event(
            id=f"{told.id}.{number}",
            sentence=number,
            trigger=Span("x", number, number + 1),
            event=kind,
            mode=mode or None,
            quad=BOOK.events[kind].quad,
            score=0,
            auxiliary=list(chance.choice(STATUS)),
            actors=[_party(chance)],
            recipients=[_party(chance)] if chance.random() < 0.7 else [],
            date=When(
                value=(day - timedelta(days=back)).isoformat(),
                precision=chance.choice(["day", "day", "month"]),
                text=chance.choice([None, "then"]),
            ),
            rule="by hand",
            confidence=1,
        )
        events.append(event)
        if menace:
            act, _, act_mode = chance.choice(KINDS).partition("/")
            condition = Span(chance.choice(CONDITIONS), 0, 5) if chance.random() < 0.5 else None
            threats.append(
                Threat(
                    event=event.id,
                    issuers=event.actors,
                    targets=event.recipients,
                    act=ThreatAct(text="x", start=0, end=1, event=chance.choice([None, act]), mode=act_mode or None),
                    condition=condition,
                    demand=condition if chance.random() < 0.5 else None,
                    deadline=When(value=(day + timedelta(days=20)).isoformat(), precision="day")
                    if chance.random() < 0.2
                    else None,
                )
            )
    return Record(article=told, events=events, threats=threats)


@contextmanager
def a_store() -> Iterator[Store]:
    with TemporaryDirectory() as folder, Store(Path(folder) / "news.db") as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        yield store


def keep(store: Store) -> int:
    Merging(store, MERGER).run()
    return Keeping(store, BOOK).run()


def kept(store: Store) -> dict[str, Entry]:
    return {each.id: each for each in Kept(store).entries()}


def at_once(store: Store) -> dict[str, Entry]:
    """The ledger reckoned anew, from nothing that was kept but the deeds."""
    happenings = Queries(store).happenings(EventFilter(event="THREATEN"))
    as_of = Queries(store).last_published() or ""
    return {each.id: each for each in reckon(happenings, InStore(store), BOOK, BOOK.outcomes, as_of).entries}


def in_memory(store: Store) -> dict[str, Entry]:
    """The ledger reckoned without the store's lookups."""
    queries = Queries(store)
    threats = {each.event: each for each, _ in queries.threats(EventFilter())}
    told = {e.id: Told(e, a, threats.get(e.id)) for e, a in Rows(store).coded(EventFilter())}
    texts = {each.article.id: queries.article(each.article.id).text for each in told.values()}
    happenings = queries.happenings(EventFilter(event="THREATEN"))
    as_of = queries.last_published() or ""
    return {each.id: each for each in reckon(happenings, InMemory(told, texts), BOOK, BOOK.outcomes, as_of).entries}


def decide(store: Store, chance: random.Random) -> None:
    """Decides on some threats: on the event alone, or on its terms too."""
    threats = sorted((each for each, _ in Queries(store).threats(EventFilter())), key=lambda each: each.event)
    for threat in chance.sample(threats, min(2, len(threats))):
        stored = Queries(store).event(threat.event)
        assert stored is not None
        if stored.article.id != threat.event.rpartition(".")[0]:
            continue  # what is coded anew here has ids of another article
        other = replace(threat, act=ThreatAct(text="y", start=0, end=1, event=chance.choice(list(BOOK.events))))
        verdict = chance.choice(["right", "mended", "open", "wrong"])
        Reviews(store).decide(threat.event, verdict, "Ada", mended=stored.event, threat=other)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32), st.lists(st.tuples(st.integers(0, 120), st.integers(0, 4)), min_size=1, max_size=6))
def test_kept_is_the_same_as_reckoned_at_once(seed: int, rounds: list[tuple[int, int]]) -> None:
    # each round: days on, and articles coded anew or taken out; new ones come late or of the day
    chance = random.Random(seed)
    day = START
    there: list[Record] = []
    with a_store() as store:
        for days, number in rounds:
            day += timedelta(days=days)
            for _ in range(4):
                made = article(chance, day - timedelta(days=chance.choice([0, 0, 0, 30, 200])))
                there.append(made)
                store.add(made, "one")
            for again in chance.sample(there, min(number, len(there))):
                if chance.random() < 0.5:
                    store.connection.execute("DELETE FROM articles WHERE id = ?", (again.article.id,))
                else:
                    other = article(chance, START)
                    events = [e for n, e in enumerate(other.events) if e.event != "THREATEN"]
                    store.add(Record(article=again.article, events=events), f"coder {chance.random()}")
            keep(store)
            decide(store, chance)
            keep(store)
            assert kept(store) == at_once(store) == in_memory(store)
            assert keep(store) == 0  # nothing new


@pytest.fixture
def world() -> Iterator[Store]:
    chance = random.Random(3)
    with a_store() as store:
        for days in range(0, 60, 2):
            store.add(article(chance, START + timedelta(days=days)), "one")
        keep(store)
        yield store


def test_only_what_is_touched_is_written(world: Store) -> None:
    before = kept(world)
    assert len(before) > 10
    far = Actor(text="Peru", start=0, end=3, country="PER")
    made = article(random.Random(9), START + timedelta(days=58))
    events = [
        Event(
            id=f"{made.article.id}.0",
            sentence=0,
            trigger=Span("x", 0, 1),
            event="ASSAULT",
            quad="material conflict",
            score=0,
            actors=[far],
            recipients=[far],
            rule="by hand",
            confidence=1,
        )
    ]
    world.add(Record(article=made.article, events=events), "one")
    assert keep(world) == 0
    assert kept(world) == before


def test_outcomes_by_every_id(world: Store) -> None:
    for entry in kept(world).values():
        ids = [entry.id, *entry.happenings, *entry.reports]
        found = Kept(world).outcomes(ids)
        assert found.keys() == set(ids)
        assert {each.threat for each in found.values()} == {entry.id}
        assert {each.outcome for each in found.values()} == {entry.outcome}
        assert [Kept(world).entry(id_) for id_ in ids] == [entry] * len(ids)
    assert Kept(world).outcomes(["no such id"]) == {}
    assert Kept(world).entry("no such id") is None


def test_a_correction_shows_at_once_and_stays(world: Store) -> None:
    entry = next(each for each in kept(world).values() if each.outcome == "pending")
    Corrections(world).add(entry.reports[0], "withdrawn", "Ana", "she rang them")
    standing = Kept(world).outcomes([entry.id])[entry.id]
    assert (standing.outcome, standing.reckoned, standing.corrected_by) == ("withdrawn", "pending", "Ana")
    assert entry.id in {each.id for each in Kept(world).entries(outcome="withdrawn")}
    Keeping(world, BOOK).run()
    again = Kept(world).entry(entry.id)
    assert again is not None
    assert (again.outcome, [each.by for each in again.corrections]) == ("withdrawn", ["Ana"])


def test_what_is_behind_is_told(world: Store) -> None:
    assert (Kept(world).behind(), Kept(world).as_of) == (0, "2020-02-28")
    world.add(article(random.Random(1), START + timedelta(days=70)), "one")
    assert Kept(world).behind() == 1
    keep(world)
    assert (Kept(world).behind(), Kept(world).as_of) == (0, "2020-03-11")


def row(id_: str, day: str, event: str, mode: str | None = None, reports: int | None = None) -> EventRow:
    return EventRow(
        id=f"gdelt:{id_}",
        source="gdelt",
        date=day,
        event=event,
        mode=mode,
        quad="verbal conflict" if event == "THREATEN" else "material conflict",
        actors=[Side(country="RUS", sectors=["GOV"])],
        recipients=[Side(country="UKR")],
        reports=reports,
    )


def test_imported_threats_stand_in_the_ledger() -> None:
    with a_store() as store:
        store.add_rows(
            [row("1", "2015-01-01", "THREATEN", "violence", 3), row("2", "2015-01-05", "THREATEN", "violence")]
        )
        store.add_rows([row("9", "2016-01-01", "CONSULT")])
        ledger = ledger_of(store, BOOK)
        (entry,) = ledger.entries
        assert (entry.id, entry.source, entry.outcome, entry.repeated) == ("gdelt:1", "gdelt", "lapsed", ["2015-01-05"])
        assert (entry.kind, entry.condition, entry.deadline, entry.explicit, entry.articles) == ("ASSAULT", *[None] * 4)
        assert ledger.as_of == "2016-01-01"
        # what comes later changes it
        store.add_rows([row("3", "2015-02-01", "ASSAULT")])
        (entry,) = ledger_of(store, BOOK).entries
        assert (entry.outcome, entry.settled, entry.evidence[0].event) == ("carried_out", "2015-02-01", "gdelt:3")
        assert Kept(store).outcomes(["gdelt:2"])["gdelt:2"].outcome == "carried_out"
        # as was known on a day
        (entry,) = ledger_of(store, BOOK, as_of="2015-01-20").entries
        assert entry.outcome == "pending"


def test_imported_threats_count_for_follow_through_when_they_were_due() -> None:
    with a_store() as store:
        rows = [row("1", "2015-01-01", "THREATEN"), row("2", "2015-02-01", "ASSAULT")]
        store.add_rows(rows)
        # carried out fast, before it was due: it would count too much
        assert ledger_of(store, BOOK).cases() == []
        store.add_rows([row("9", "2016-01-01", "CONSULT")])
        assert [case.followed for case in ledger_of(store, BOOK).cases()] == [True]
