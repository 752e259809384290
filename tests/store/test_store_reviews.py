"""What persons decide: it changes the record, outlives coding anew, and comes out as gold."""

from __future__ import annotations

from pathlib import Path

import pytest
from earlier import earlier
from msgspec.structs import replace

from handmade import RAID, TALKS, span
from tocsin.evaluate.decided import gold_of
from tocsin.judge.mending import Codes, Given, MendError, lines_of, mended, noted
from tocsin.merge import Merger
from tocsin.model import Event, Record
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.browse.articles import record_of
from tocsin.store.browse.search import Search
from tocsin.store.merging import Merging
from tocsin.store.reviewed import doubt
from tocsin.store.reviews import Reviews
from tocsin.store.rows import Rows
from tocsin.store.schema import MIGRATIONS

THREAT, DEMAND, SHELLING = RAID.events
ANOTHER = "another coder"


@pytest.fixture(scope="module")
def codes() -> Codes:
    return Codes.builtin()


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "reviewed.db")
    for record in (RAID, TALKS):
        store.add(record, "a coder")
    Merging(store, Merger()).run()
    return store


def events_of(store: Store) -> dict[str, Event]:
    record = record_of(store, RAID.article.id)
    assert record is not None
    return {event.id: event for event in record.events}


def mend(codes: Codes, event: Event, **given: object) -> Event:
    fields = {
        "kind": event.event,
        "actors": lines_of(event.actors),
        "recipients": lines_of(event.recipients),
        "auxiliary": event.auxiliary,
        **given,
    }
    return mended(event, Given(**fields), RAID.article.text, codes)  # type: ignore[arg-type]


def test_what_is_right_is_marked_and_nothing_else_changes(store: Store) -> None:
    made = Reviews(store).decide(THREAT.id, "right", "Ada", "clear")
    assert (made.verdict, made.by, made.why, made.event) == ("right", "Ada", "clear", THREAT)
    assert events_of(store) == {
        THREAT.id: replace(THREAT, reviewed="right"),
        DEMAND.id: DEMAND,
        SHELLING.id: SHELLING,
    }
    assert Merging(store, Merger()).pending() == 0


def test_what_is_wrong_is_gone_from_queries_and_happenings(store: Store) -> None:
    assert list(Queries(store).threats(EventFilter()))
    Reviews(store).decide(THREAT.id, "wrong", "Ada")
    assert THREAT.id not in events_of(store)
    assert list(Queries(store).threats(EventFilter())) == []
    Merging(store, Merger()).run()
    assert THREAT.id not in {r.event for h in Queries(store).happenings(EventFilter()) for r in h.reports}
    Reviews(store).decide(SHELLING.id, "wrong", "Ada")
    record = record_of(store, RAID.article.id)
    assert record is not None
    assert [figure.event for figure in record.figures] == [None]


def test_what_is_taken_back_is_as_it_was_coded(store: Store) -> None:
    for verdict in ("wrong", "open"):
        Reviews(store).decide(THREAT.id, verdict, "Ada")  # type: ignore[arg-type]
    assert record_of(store, RAID.article.id) == RAID
    assert [each.verdict for each in Reviews(store).of_article(RAID.article.id)[THREAT.id]] == ["wrong", "open"]


def test_what_is_mended_is_found_by_what_it_is_now(store: Store, codes: Codes) -> None:
    now = mend(codes, THREAT, kind="ACCUSE/allege", recipients="Rebels = - REB", auxiliary=["future"])
    Reviews(store).decide(THREAT.id, "mended", "Ada", mended=now)
    (found,) = Queries(store).events(EventFilter(event="ACCUSE"))
    assert (found.event.id, found.event.mode, found.event.quad) == (THREAT.id, "allege", "verbal conflict")
    assert found.event.auxiliary == ["future"]
    assert found.event.actors == THREAT.actors
    (rebels,) = found.event.recipients
    assert (rebels.text, rebels.country, rebels.sectors, rebels.via) == ("Rebels", None, ["REB"], "by hand")
    assert RAID.article.text[rebels.start : rebels.end] == "Rebels"
    assert list(Queries(store).threats(EventFilter())) == []
    assert {row["id"]: row["reviewed"] for row in Rows(store).flat(EventFilter())}[THREAT.id] == "mended"
    assert {row.id: row.reviewed for row in Rows(store).all(EventFilter())}[THREAT.id] == "mended"


def test_sides_of_a_threat_follow_its_event(store: Store, codes: Codes) -> None:
    Reviews(store).decide(THREAT.id, "mended", "Ada", mended=mend(codes, THREAT, recipients="Orlagan = KAZ CVL"))
    ((threat, _),) = Queries(store).threats(EventFilter())
    assert [each.text for each in threat.targets] == ["Orlagan"]
    assert threat.act == RAID.threats[0].act


def recoded(**changes: Event) -> Record:
    """The raid as another coder has it: the ids are others, and these events too."""
    events = [
        replace(changes.get(name, event), id=f"{RAID.article.id}.{number + 50}")
        for number, (name, event) in enumerate([("shelling", SHELLING), ("threat", THREAT), ("demand", DEMAND)])
        if changes.get(name, event).event
    ]
    return replace(RAID, events=events, threats=[], figures=[])


def test_coding_anew_changes_no_decision(store: Store, codes: Codes) -> None:
    reviews = Reviews(store)
    reviews.decide(THREAT.id, "right", "Ada")
    reviews.decide(DEMAND.id, "mended", "Ada", mended=mend(codes, DEMAND, kind="REJECT"))
    reviews.decide(SHELLING.id, "wrong", "Ada")
    wider = span(RAID.article.text, "army threatened")
    store.add(recoded(threat=replace(THREAT, trigger=wider), demand=replace(DEMAND, event="AGREE")), ANOTHER)
    found = events_of(store)
    assert {(event.event, event.reviewed) for event in found.values()} == {("THREATEN", "right"), ("REJECT", "mended")}
    assert [each.verdict for each in reviews.of_article(RAID.article.id)[f"{RAID.article.id}.50"]] == ["wrong"]
    reviews.decide(f"{RAID.article.id}.52", "open", "Bo")
    assert events_of(store)[f"{RAID.article.id}.52"].event == "AGREE"


def test_what_is_right_stays_though_it_is_no_longer_coded(store: Store) -> None:
    Reviews(store).decide(THREAT.id, "right", "Ada")
    Reviews(store).decide(DEMAND.id, "right", "Ada")
    store.add(replace(recoded(), events=[], statements=[]), ANOTHER)
    found = {event.trigger.text: event for event in events_of(store).values()}
    assert found["threatened"].actors == THREAT.actors
    assert found["demand"].attribution is None  # the statement is gone
    Reviews(store).decide(found["threatened"].id, "wrong", "Bo")
    assert {event.trigger.text for event in events_of(store).values()} == {"demand"}


def test_the_queue_has_the_most_doubtful_first_and_what_was_decided_no_more(store: Store) -> None:
    reviews = Reviews(store)
    whole, after = reviews.queue(Search(), limit=50)
    assert after is None
    assert [each.doubt for each in whole] == sorted((doubt(e) for r in (RAID, TALKS) for e in r.events), reverse=True)
    parts, after = [], None
    while True:
        part, after = reviews.queue(Search(), after, limit=2)
        parts += part
        if after is None:
            break
    assert [each.stored.event.id for each in parts] == [each.stored.event.id for each in whole]
    assert whole[0].words.trigger == whole[0].stored.event.trigger.text
    reviews.decide(whole[0].stored.event.id, "right", "Ada")
    assert [each.stored.event.id for each in reviews.queue(Search())[0]] == [e.stored.event.id for e in whole[1:]]


def test_a_stranger_is_doubtful() -> None:
    sure = replace(THREAT, confidence=1.0)
    unknown = replace(THREAT.actors[0], country=None, sectors=[])
    assert doubt(sure) == 0
    assert doubt(replace(sure, actors=[unknown])) == doubt(replace(sure, actors=[])) == 0.15
    assert doubt(replace(sure, actors=[unknown], recipients=[unknown, unknown])) == 0.3
    assert doubt(replace(sure, confidence=0.0, actors=[])) == 1


def test_an_older_store_gets_the_same_doubts(store: Store, tmp_path: Path) -> None:
    def doubts(of: Store) -> list[tuple[object, ...]]:
        return [tuple(row) for row in of.connection.execute("SELECT id, doubt FROM events ORDER BY id")]

    (number,) = [number for number, script in enumerate(MIGRATIONS) if "CREATE TABLE decisions" in script]
    earlier(store.path, tmp_path / "earlier.db", number)
    with Store(tmp_path / "earlier.db") as old:
        assert doubts(old) == doubts(store)


@pytest.mark.parametrize(
    ("given", "fault"),
    [
        ({"kind": "SHOUT"}, "no event type SHOUT"),
        ({"kind": "ASSAULT/visit"}, "ASSAULT has no mode visit"),
        ({"actors": "the moon = KAZ"}, "do not stand in the text"),
        ({"actors": "Rebels = XXX"}, "no country XXX"),
        ({"actors": "Rebels = KAZ ZZZ"}, "no sector ZZZ"),
        ({"actors": "Rebels = rebels"}, "no code of an actor"),
        ({"actors": "Rebels"}, "neither words nor code"),
    ],
)
def test_what_does_not_hold_is_refused(codes: Codes, given: dict[str, str], fault: str) -> None:
    with pytest.raises(MendError, match=fault):
        mend(codes, THREAT, **given)


def test_an_event_that_is_not_there_cannot_be_decided_on(store: Store) -> None:
    for id_ in ("nothing", f"{RAID.article.id}.7", "a.b.c"):
        with pytest.raises(KeyError):
            Reviews(store).decide(id_, "right", "Ada")


def test_gold_is_of_articles_of_which_all_was_decided(store: Store, codes: Codes) -> None:
    reviews = Reviews(store)
    reviews.decide(THREAT.id, "right", "Ada")
    reviews.decide(DEMAND.id, "wrong", "Ada")

    def gold() -> object:
        record = record_of(store, RAID.article.id)
        assert record is not None
        return gold_of(record, store.decisions(RAID.article.id))

    assert gold() is None
    reviews.decide(SHELLING.id, "right", "Ada")
    given = Given("ASSAULT", "", "12 people = - CVL", ["historical"])
    missed = noted(RAID.article.id, "killed", given, RAID.article.text, codes)
    reviews.miss(RAID.article.id, missed, "Ada")
    text = gold()
    assert [(each.trigger, each.event, each.actors, each.auxiliary) for each in text.events] == [  # type: ignore[attr-defined]
        ("threatened", "THREATEN", {"The Kazakh army": "KAZ MIL"}, []),
        ("shell", "ASSAULT", {"Rebels": "- REB"}, ["historical", "negation"]),
        ("killed", "ASSAULT", {}, ["historical"]),
    ]
    assert text.statements is None  # type: ignore[attr-defined]
