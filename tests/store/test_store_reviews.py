"""What persons decide: it changes the record, outlives coding anew, and comes out as gold."""

from __future__ import annotations

from dataclasses import replace as replace_given
from pathlib import Path

import pytest
from earlier import earlier
from msgspec import UNSET
from msgspec.structs import replace

from handmade import RAID, TALKS, span
from tocsin.evaluate.decided import Harvest, gold_of
from tocsin.evaluate.decided_terms import TermsHarvest
from tocsin.evaluate.decided_terms import as_yaml as terms_as_yaml
from tocsin.evaluate.terms import GoldAct, GoldTerms, judge_terms, read_terms
from tocsin.judge.circumstances import date_line, place_line
from tocsin.judge.cited import MendError
from tocsin.judge.mending import Codes, Given, lines_of, mended, noted
from tocsin.judge.terms import GivenTerms, threat_of
from tocsin.merge import Merger
from tocsin.model import Event, Record, Threat, When
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


def test_mode_date_place_and_contexts_are_mended_everywhere(store: Store, codes: Codes) -> None:
    Reviews(store).decide(
        SHELLING.id,
        "mended",
        "Ada",
        mended=mend(
            codes,
            SHELLING,
            kind="ASSAULT/heavy-weapons",
            auxiliary=[],
            date="last year = 2023",
            place="Orlagan = Aktau, KAZ",
            contexts=["territory", "military"],
        ),
    )
    (found,) = [each.event for each in Queries(store).events(EventFilter(event="ASSAULT"))]
    assert (found.mode, found.contexts) == ("heavy-weapons", ["military", "territory"])
    assert found.date == When(value="2023-01-01", precision="year", **at("last year"))
    assert found.place is not None
    assert (found.place.text, found.place.name, found.place.precision) == ("Orlagan", "Aktau", "city")
    assert abs((found.place.lat or 0) - 43.65) < 0.1
    Merging(store, Merger()).run()
    (happening,) = list(Queries(store).happenings(EventFilter(event="ASSAULT")))
    assert (happening.dates.best, happening.dates.precision, happening.places[0].name) == (
        "2023-01-01",
        "year",
        "Aktau",
    )
    row = {row["id"]: row for row in Rows(store).flat(EventFilter())}[SHELLING.id]
    assert (row["date"], row["place"], row["contexts"]) == ("2023-01-01", "Aktau", "military; territory")
    assert [each.event.id for each in Queries(store).events(EventFilter(until="2023-12-31"))] == [SHELLING.id]


def at(words: str) -> dict[str, object]:
    found = span(RAID.article.text, words)
    return {"text": found.text, "start": found.start, "end": found.end}


def test_what_a_person_knows_of_the_day_is_no_guess_from_the_publication(store: Store, codes: Codes) -> None:
    Reviews(store).decide(THREAT.id, "mended", "Ada", mended=mend(codes, THREAT, date="2024-04-20"))
    Merging(store, Merger()).run()
    (happening,) = list(Queries(store).happenings(EventFilter(event="THREATEN")))
    assert [(each.value, each.events) for each in happening.dates.given] == [("2024-04-20", [THREAT.id])]


@pytest.mark.parametrize(
    "line",
    ["2024-05-06", "2024-05", "2024", "2024-W19", "2024-05-06/2024-05-09", "2024-05-06~", "by May 9 = 2024-05-09"],
)
def test_dates_are_read_as_they_are_written(codes: Codes, line: str) -> None:
    once = mend(codes, THREAT, date=line)
    assert date_line(once.date) == line
    assert mend(codes, once, date=line) == once
    assert mend(codes, once, date="").date is None


@pytest.mark.parametrize("line", ["Orlagan, KAZ", "Orlagan = Aktau, Mangghystaū, KAZ", "the dam = Caspian Sea, -"])
def test_places_are_read_as_they_are_written(codes: Codes, line: str) -> None:
    once = mend(codes, THREAT, place=line)
    assert place_line(once.place) == line
    assert mend(codes, once, place=line) == once
    assert mend(codes, once, place="").place is None


def test_of_a_place_nobody_knows_it_stays_open_where_it_lies(codes: Codes) -> None:
    (town, land) = (mend(codes, THREAT, place=line).place for line in ("Orlagan, KAZ", "Turkmenistan, TKM"))
    assert town is not None
    assert (town.country, town.lat, town.precision) == ("KAZ", None, None)
    assert land is not None
    assert (land.country, land.precision, land.lat is not None) == ("TKM", "country", True)


def test_what_stays_as_it_was_keeps_its_words(codes: Codes) -> None:
    for event in (THREAT, DEMAND, SHELLING, *TALKS.events):
        text = next(each.article.text for each in (RAID, TALKS) if event in each.events)
        assert mended(event, Given.of(event), text, codes) == event


def test_sides_of_a_threat_follow_its_event(store: Store, codes: Codes) -> None:
    Reviews(store).decide(THREAT.id, "mended", "Ada", mended=mend(codes, THREAT, recipients="Orlagan = KAZ CVL"))
    ((threat, _),) = Queries(store).threats(EventFilter())
    assert [each.text for each in threat.targets] == ["Orlagan"]
    assert threat.act == RAID.threats[0].act


def mend_threat(codes: Codes, event: Event = THREAT, before: Threat | None = RAID.threats[0], **given: str) -> Threat:
    threat = threat_of(event, before, replace_given(GivenTerms.of(before), **given), RAID.article.text, codes)
    assert threat is not None
    return threat


def threats_of(store: Store) -> list[Threat]:
    return [threat for threat, _ in Queries(store).threats(EventFilter())]


def test_terms_of_a_threat_are_mended_and_what_was_not_given_stays(store: Store, codes: Codes) -> None:
    now = mend_threat(codes, act_type="COERCE/seize", demand="40% of the water", deadline="")
    was = RAID.threats[0]
    assert (now.condition, now.act and now.act.text) == (was.condition, was.act and was.act.text)
    Reviews(store).decide(THREAT.id, "mended", "Ada", mended=THREAT, threat=now)
    (found,) = threats_of(store)
    assert found == now
    assert found.act is not None
    assert (found.act.event, found.act.mode, found.deadline) == ("COERCE", "seize", None)
    assert found.demand == span(RAID.article.text, "40% of the water")
    assert Merging(store, Merger()).pending() == 1  # happenings and ledger will follow
    assert Reviews(store).all()[0].threat == now
    Reviews(store).decide(THREAT.id, "open", "Bo")
    assert threats_of(store) == RAID.threats


def test_terms_that_were_decided_on_outlive_coding_anew(store: Store, codes: Codes) -> None:
    now = mend_threat(codes, condition="", act="")
    Reviews(store).decide(THREAT.id, "mended", "Ada", mended=THREAT, threat=now)
    other = replace(RAID.threats[0], event=f"{RAID.article.id}.51", deadline=None)
    store.add(replace(recoded(), threats=[other]), ANOTHER)
    assert threats_of(store) == [replace(now, event=f"{RAID.article.id}.51")]
    store.add(replace(recoded(), events=[], statements=[]), "a third coder")
    (kept,) = threats_of(store)
    assert (kept.act, kept.condition, kept.deadline) == (None, None, RAID.threats[0].deadline)
    Reviews(store).decide(kept.event, "wrong", "Bo")
    Reviews(store).decide(kept.event, "right", "Bo")
    assert threats_of(store) == [kept]


def test_what_is_right_is_right_with_its_terms(store: Store) -> None:
    Reviews(store).decide(THREAT.id, "right", "Ada")
    store.add(replace(recoded(), threats=[Threat(event=f"{RAID.article.id}.51")]), ANOTHER)
    assert threats_of(store) == [replace(RAID.threats[0], event=f"{RAID.article.id}.51")]


def test_gold_of_terms_is_of_the_threats_that_were_decided_on(store: Store, codes: Codes, tmp_path: Path) -> None:
    def gold() -> list[GoldTerms]:
        (tmp_path / "terms.yaml").write_text(terms_as_yaml(list(TermsHarvest(store).threats())), encoding="utf-8")
        return read_terms(tmp_path / "terms.yaml")

    assert gold() == []
    Reviews(store).decide(THREAT.id, "mended", "Ada", mended=THREAT, threat=mend_threat(codes, deadline="2024-05"))
    (found,) = gold()
    assert (found.trigger, found.issuer, found.target, found.mode) == ("threatened", "KAZ MIL", "TKM", "violence")
    assert found.act == GoldAct(text="air strikes", event="ASSAULT")
    assert (found.condition, found.demand, found.deadline) == ("the dam stays shut", None, "2024-05-01")
    assert (found.text, found.title, found.published) == (RAID.article.text, RAID.article.title, "2024-05-01")
    judged = judge_terms([found], lambda *_: RAID)
    assert {each.id: each.verdict for each in judged if each.verdict != "right"} == {"deadline": "wrong"}
    Reviews(store).decide(THREAT.id, "open", "Ada")
    assert gold() == []


def test_gold_of_terms_leaves_out_what_an_earlier_version_decided(store: Store, tmp_path: Path) -> None:
    Reviews(store).decide(THREAT.id, "right", "Ada")
    (number,) = [number for number, script in enumerate(MIGRATIONS) if "ADD COLUMN threat" in script]
    earlier(store.path, tmp_path / "earlier.db", number)
    with Store(tmp_path / "earlier.db") as old:
        harvest = TermsHarvest(old)
        assert list(harvest.threats()) == []
        assert harvest.left == [THREAT.id]
        old.add(replace(recoded(), threats=[Threat(event=f"{RAID.article.id}.51")]), ANOTHER)
        assert [each.act for each in threats_of(old)] == [None]  # as it is coded now


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
    later = When(value="2024-05-02", precision="day")
    other = replace(THREAT, trigger=wider, date=later, place=SHELLING.place, contexts=["legal"])
    store.add(recoded(threat=other, demand=replace(DEMAND, event="AGREE")), ANOTHER)
    found = events_of(store)
    assert {(event.event, event.reviewed) for event in found.values()} == {("THREATEN", "right"), ("REJECT", "mended")}
    (threat,) = [each for each in found.values() if each.event == "THREATEN"]
    assert (threat.date, threat.place, threat.contexts) == (THREAT.date, THREAT.place, THREAT.contexts)
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
        ({"kind": "ASSAULT/visit"}, "heavy-weapons"),
        ({"date": "last Monday"}, "last Monday: no date; 2024-05-06"),
        ({"date": "2024-06-31"}, "2024-06-31: no date"),
        ({"date": "2024-W60"}, "2024-W60: no date"),
        ({"date": "20240506"}, "20240506: no date"),
        ({"date": "on Monday = 2024-05-06"}, "“on Monday” do not stand"),
        ({"date": "2024-05-09/2024-05-06"}, "no range of days"),
        ({"date": "2024-05/2024-06"}, "no range of days"),
        ({"place": "Orlagan"}, "Orlagan: no place; write NAME, COUNTRY"),
        ({"place": "Orlagan, Kazakhstan"}, "no country Kazakhstan"),
        ({"place": "Orlagan, NGO"}, "no country NGO"),
        ({"place": "Kharkiv, UKR"}, "“Kharkiv” do not stand"),
        ({"contexts": ["weather"]}, "no context weather; military"),
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
        return gold_of(record, reviews.of_article(RAID.article.id))

    assert gold() is None
    reviews.decide(SHELLING.id, "right", "Ada")
    given = Given("ASSAULT", "", "12 people = - CVL", ["historical"], contexts=["military"])
    reviews.miss(RAID.article.id, noted(RAID, "killed", given, codes), "Ada")
    text = gold()
    assert [(each.trigger, each.event, each.actors, each.auxiliary) for each in text.events] == [  # type: ignore[attr-defined]
        ("threatened", "THREATEN", {"The Kazakh army": "KAZ MIL"}, []),
        ("shell", "ASSAULT", {"Rebels": "- REB"}, ["historical", "negation"]),
        ("killed", "ASSAULT", {}, ["historical"]),
    ]
    assert text.statements is None  # type: ignore[attr-defined]
    threat, shelling, killed = text.events  # type: ignore[attr-defined]
    assert (threat.contexts, threat.date.value, threat.place) == (["military"], "2024-05-01", None)
    assert (shelling.date.precision, shelling.place) == ("month", UNSET)  # nobody knows where Orlagan lies
    assert (killed.contexts, killed.date.value, killed.place) == (["military"], "2024-05-01", None)


#: A threat that the coder has missed, as a person gives it.
MISSED = Given("THREATEN", "Minister Aigerim Tolenova = KAZ GOV", "Turkmenistan = TKM", date="2024-05-01")
MISSED_TERMS = GivenTerms(
    act="shell Orlagan", act_type="ASSAULT", condition="the dam stays shut", deadline="2024-05-09"
)


def miss(store: Store, codes: Codes, words: str = "said", given: Given = MISSED) -> str:
    event = noted(RAID, words, given, codes)
    terms = MISSED_TERMS if given.kind == "THREATEN" else GivenTerms()
    threat = threat_of(event, None, terms, RAID.article.text, codes)
    return Reviews(store).miss(RAID.article.id, event, "Ada", threat=threat)[0]


def test_what_was_missed_is_in_the_record_and_makes_its_threat(store: Store, codes: Codes) -> None:
    key = miss(store, codes)
    event = events_of(store)[key]
    assert (event.event, event.reviewed, event.sentence, event.rule) == ("THREATEN", "added", 2, "by hand")
    found = {threat.event: threat for threat, _ in Queries(store).threats(EventFilter())}
    assert found.keys() == {THREAT.id, key}
    added = found[key]
    assert added.act is not None and added.deadline is not None and added.condition is not None
    assert (added.act.text, added.act.event, added.condition.text, added.deadline.value) == (
        "shell Orlagan",
        "ASSAULT",
        "the dam stays shut",
        "2024-05-09",
    )
    assert ([each.country for each in added.issuers], [each.country for each in added.targets]) == (["KAZ"], ["TKM"])
    Merging(store, Merger()).run()
    assert key in {r.event for h in Queries(store).happenings(EventFilter()) for r in h.reports}
    harvest = TermsHarvest(store)
    (gold,) = harvest.threats()
    assert (gold.trigger, gold.act, gold.deadline) == ("said", GoldAct("shell Orlagan", "ASSAULT"), "2024-05-09")

    mended_now = replace(event, mode="violence")
    Reviews(store).decide(key, "mended", "Bo", mended=mended_now, threat=replace(added, condition=None))
    assert (events_of(store)[key].mode, events_of(store)[key].reviewed) == ("violence", "mended")
    Reviews(store).decide(key, "open", "Bo")
    assert key not in events_of(store)
    assert [each.verdict for each in Reviews(store).of_article(RAID.article.id)[key]] == ["missed", "mended", "open"]


def test_what_was_missed_outlives_coding_anew_and_is_one_with_what_is_coded_of_it(store: Store, codes: Codes) -> None:
    key = miss(store, codes)
    store.add(RAID, ANOTHER)
    assert key in events_of(store)
    event = events_of(store)[key]
    coded = replace(event, id=f"{RAID.article.id}.7", actors=[], reviewed=None, rule="say", confidence=0.4)
    store.add(replace(RAID, events=[*RAID.events, coded]), "a third coder")
    now = events_of(store)
    assert (now.keys(), now[coded.id].reviewed) == ({THREAT.id, DEMAND.id, SHELLING.id, coded.id}, "added")
    assert now[coded.id].actors == event.actors
    assert len(list(Queries(store).threats(EventFilter()))) == 2


def test_what_is_there_is_not_missed(store: Store, codes: Codes) -> None:
    with pytest.raises(MendError, match="“threatened” is there already as THREATEN/violence: mend that event"):
        miss(store, codes, "threatened Turkmenistan")
    with pytest.raises(MendError, match="an event has a type"):
        miss(store, codes, given=replace_given(MISSED, kind=""))
    first = miss(store, codes, "stays shut", replace_given(MISSED, kind="COERCE"))
    second = miss(store, codes, "stays", replace_given(MISSED, kind="REJECT"))
    assert {each: events_of(store)[each].event for each in (first, second)} == {first: "COERCE", second: "REJECT"}


def test_what_an_earlier_version_kept_out_of_the_record_is_gold(store: Store, codes: Codes) -> None:
    for event in (THREAT, DEMAND, SHELLING):
        Reviews(store).decide(event.id, "right", "Ada")
    key = miss(store, codes)
    store.connection.execute("DELETE FROM events WHERE id = ?", (key,))
    (text,) = Harvest(store).texts()
    assert [each.trigger for each in text.events] == ["threatened", "demand", "shell", "said"]


def test_what_an_earlier_version_decided_says_nothing_of_date_place_and_contexts(store: Store, tmp_path: Path) -> None:
    for event in (THREAT, DEMAND, SHELLING):
        Reviews(store).decide(event.id, "right", "Ada")
    (number,) = [number for number, script in enumerate(MIGRATIONS) if "ADD COLUMN whole" in script]
    earlier(store.path, tmp_path / "earlier.db", number)
    with Store(tmp_path / "earlier.db") as old:
        later = When(value="2024-05-02", precision="day")
        old.add(recoded(threat=replace(THREAT, date=later, contexts=[])), ANOTHER)
        assert {e.reviewed for e in events_of(old).values()} == {"right"}
        assert [e.date for e in events_of(old).values() if e.event == "THREATEN"] == [later]
        (text,) = Harvest(old).texts()
        assert {(each.contexts, each.date, each.place) for each in text.events} == {(None, UNSET, UNSET)}
