"""Any record survives the store and JSON."""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.model import (
    Actor,
    Article,
    AuxiliaryMode,
    Event,
    Figure,
    Place,
    Record,
    Span,
    Statement,
    Threat,
    ThreatAct,
    When,
)
from tocsin.model.record import Precision, content_id
from tocsin.store import EventFilter, Queries, StatementFilter, Store

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
CODES = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
DAYS = st.dates().map(lambda day: day.isoformat())
AUXILIARY: st.SearchStrategy[list[AuxiliaryMode]] = st.lists(
    st.sampled_from(["historical", "future", "hypothetical", "negation"]), unique=True
)

stamps = count()


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def records(draw: st.DrawFn) -> Record:
    text = draw(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=200))

    def cut() -> dict[str, Any]:
        start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        return {"text": text[start:end], "start": start, "end": end}

    def actor() -> Actor:
        return Actor(
            **cut(),
            name=draw(maybe(WORDS)),
            country=draw(maybe(CODES)),
            sectors=draw(st.lists(CODES, max_size=3)),
            entity=draw(maybe(WORDS)),
            role=draw(maybe(WORDS)),
            via=draw(WORDS),
        )

    def actors() -> list[Actor]:
        return [actor() for _ in range(draw(st.integers(0, 2)))]

    def when() -> When | None:
        words = draw(st.booleans())
        precision: Precision = draw(st.sampled_from(["day", "week", "month", "year", "unknown"]))
        made = When(value=draw(DAYS), precision=precision, **(cut() if words else {}))
        return made if draw(st.booleans()) else None

    def place() -> Place | None:
        made = Place(
            **cut(),
            name=draw(WORDS),
            country=draw(maybe(CODES)),
            admin1=draw(maybe(WORDS)),
            lat=draw(maybe(NUMBERS)),
            lon=draw(maybe(NUMBERS)),
            geonames=draw(maybe(st.integers(0, 2**53))),
        )
        return made if draw(st.booleans()) else None

    published, publisher = draw(maybe(DAYS)), draw(maybe(WORDS))
    article = Article(
        id=content_id(text, published, publisher),
        ref=draw(maybe(WORDS)),
        url=draw(maybe(WORDS)),
        publisher=publisher,
        byline=draw(maybe(WORDS)),
        title=draw(maybe(WORDS)),
        published=published,
        text=text,
    )
    statements = [
        Statement(
            id=f"{article.id}.s{number}",
            kind=draw(st.sampled_from(["direct", "indirect"])),
            speaker=(draw(st.booleans()) and actor()) or None,
            **cut(),
            medium=draw(maybe(WORDS)),
            date=when(),
        )
        for number in range(draw(st.integers(0, 2)))
    ]
    events = [
        Event(
            id=f"{article.id}.{number}",
            sentence=draw(st.integers(0, 1000)),
            trigger=Span(**cut()),
            event=draw(CODES),
            mode=draw(maybe(WORDS)),
            quad=draw(WORDS),
            score=draw(NUMBERS),
            contexts=draw(st.lists(WORDS, max_size=2)),
            auxiliary=draw(AUXILIARY),
            actors=actors(),
            recipients=actors(),
            date=when(),
            place=place(),
            attribution=draw(maybe(st.sampled_from([each.id for each in statements]))) if statements else None,
            cameo=draw(maybe(WORDS)),
            rule=draw(WORDS),
            confidence=draw(st.floats(0, 1)),
        )
        for number in range(draw(st.integers(0, 3)))
    ]
    threats = [
        Threat(
            event=event.id,
            issuers=event.actors,
            targets=event.recipients,
            act=ThreatAct(**cut(), event=draw(maybe(CODES)), mode=draw(maybe(WORDS))) if draw(st.booleans()) else None,
            condition=Span(**cut()) if draw(st.booleans()) else None,
            demand=Span(**cut()) if draw(st.booleans()) else None,
            deadline=when(),
            explicit=draw(st.booleans()),
        )
        for event in events[: draw(st.integers(0, 3))]
    ]
    figures = [
        Figure(
            kind=draw(st.sampled_from(["dead", "injured", "detained", "displaced", "size", "money", "other"])),
            value=draw(NUMBERS),
            comparator=draw(st.sampled_from(["exact", "at_least", "at_most", "about"])),
            **cut(),
            event=draw(maybe(st.sampled_from([each.id for each in events]))) if events else None,
        )
        for _ in range(draw(st.integers(0, 2)))
    ]
    return Record(article=article, events=events, statements=statements, threats=threats, figures=figures)


@pytest.fixture(scope="module")
def store_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("round trip") / "any.db"


SLOW = settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@SLOW
@given(record=records())
def test_any_record_survives_json(record: Record) -> None:
    line = record.to_json()
    assert "\n" not in line
    assert msgspec.json.decode(line, type=Record, strict=True) == record


@SLOW
@given(record=records())
def test_any_record_survives_the_store(store_path: Path, record: Record) -> None:
    with Store(store_path) as store:
        assert store.add(record, f"coder {next(stamps)}")
    with Store(store_path) as store:
        queries, article = Queries(store), record.article
        assert queries.article(article.id) == article
        for event in record.events:
            stored = queries.event(event.id)
            assert stored is not None
            assert (stored.event, stored.article) == (event, article)
        assert [queries.statement(each.id) for each in record.statements] == record.statements
        assert [queries.threat(each.event) for each in record.threats] == record.threats
        belonging = {event.id: queries.figures(event.id) for event in record.events}
        assert belonging == {
            event.id: [figure for figure in record.figures if figure.event == event.id] for event in record.events
        }
        here = [stored.event for stored in queries.events(EventFilter()) if stored.article == article]
        assert sorted(each.id for each in here) == sorted(each.id for each in record.events)
        said = [statement for statement, source in queries.statements(StatementFilter()) if source == article]
        assert sorted(each.id for each in said) == sorted(each.id for each in record.statements)
        store.connection.execute("INSERT INTO articles_text (articles_text, rank) VALUES ('integrity-check', 1)")


@SLOW
@given(record=records())
def test_a_record_is_found_by_each_of_its_actors(store_path: Path, record: Record) -> None:
    with Store(store_path) as store:
        store.add(record, f"coder {next(stamps)}")
        queries = Queries(store)
        for event in record.events:
            for actor in event.actors:
                if actor.country:
                    sector = f":{actor.sectors[0]}" if actor.sectors else ""
                    found = queries.events(EventFilter(actor=actor.country + sector, event=event.event))
                    assert event.id in {stored.event.id for stored in found}
