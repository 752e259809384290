"""The desk's pages, their twins, filters, paging, and what hostile articles cannot do."""

from __future__ import annotations

import csv
import io
import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import httpx
import msgspec
import pytest
from deskpages import LISTS, Html, read, served

from handmade import RAID, RAID_TEXT, TALKS, actor, article, span
from tocsin.merge import Merger
from tocsin.model import Event, Record, When
from tocsin.store import Store
from tocsin.store.merging import Merging
from tocsin.web.pages import actors, parts

PAGES = [
    *LISTS,
    "/actors?words=tolenova",
    "/actor?who=KAZ",
    "/actor?who=kazakh-army",
    "/actor?who=nobody+at+all",
    "/pair?actor=KAZ&recipient=TKM",
    "/alerts?by=country&of=threats&every=day",
    "/imported",
    "/happenings?status=asserted",
    f"/articles/{RAID.article.id}",
    f"/articles/{TALKS.article.id}",
]


DOCS = Path(__file__).parents[2] / "docs" / "desk.md"


def test_every_page_is_told_in_words_in_the_docs() -> None:
    table = re.findall(r"^\| page \| shows \|\n(.*?)\n\n", DOCS.read_text(encoding="utf-8"), re.M | re.S)[0]
    pages = {re.sub(r"{\w+}", "ID", route.path) for part in parts for route in part.router.routes}  # type: ignore[attr-defined]
    assert {page for page in pages if "." not in page} - set(re.findall(r"`(/[^`]*)`", table)) == set()
    assert re.findall(r"^.*\| \d+ \|$", table, re.M) == [], "what a page shows, not how long it takes"


def twin(path: str, ending: str) -> str:
    where, mark, state = path.partition("?")
    return f"{where if where != '/' else '/overview'}.{ending}{mark}{state}"


def rows(client: httpx.Client, path: str) -> list[dict[str, str]]:
    answer = client.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.text)))


def event_links(page: Html) -> list[str]:
    """Ids of the events that a table lists, in its order."""
    return [element.get("href").partition("#e-")[2] for element in page.all("a", class_="words")]


@pytest.mark.parametrize("path", PAGES)
def test_page_is_valid_and_all_its_own_links_lead_somewhere(desk: httpx.Client, path: str) -> None:
    page = read(desk, path)
    assert len(page.all("h1")) == 1
    for link in page.links():
        where, _, anchor = link.partition("#")
        if where.startswith("/"):
            found = desk.get(where)
            assert found.status_code == 200, link
            assert not anchor or f'id="{anchor}"' in found.text, link
        elif anchor:
            assert any(element.get("id") == anchor for element in page.tree.iter()), link


@pytest.mark.parametrize("path", PAGES)
def test_twins_are_linked_and_answer(desk: httpx.Client, path: str) -> None:
    (footer,) = read(desk, path).all("footer")
    links = [each.get("href") for each in footer.iter() if each.get("href")]
    for ending, kind in (("json", "application/json"), ("csv", "text/csv")):
        address = next(link for link in links if re.search(rf"\.{ending}(\?|$)", link) and "openapi" not in link)
        assert httpx.URL(address) == httpx.URL(twin(path, ending))
        answer = desk.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-type"].startswith(kind)


def test_events_and_their_twins_agree(desk: httpx.Client) -> None:
    page = read(desk, "/events")
    listed = event_links(page)
    # latest first, those without a date last
    assert listed == [
        TALKS.events[0].id,
        RAID.events[0].id,
        RAID.events[1].id,
        RAID.events[2].id,
        TALKS.events[1].id,
    ]
    data = desk.get("/events.json").json()
    assert [each["event"]["id"] for each in data["events"]] == listed
    assert [row["id"] for row in rows(desk, "/events.csv")] == listed
    assert msgspec.convert(data["events"][1]["event"], Event) == RAID.events[0]
    assert data["total"] == 5
    assert "5 events" in page.text()


@pytest.mark.parametrize(
    ("asked", "events"),
    [
        ("event=THREATEN", [RAID.events[0]]),
        ("event=threaten&mode=violence", [RAID.events[0]]),
        ("mode=visit", [TALKS.events[0]]),
        ("quad=material+conflict", [RAID.events[2], TALKS.events[1]]),
        ("auxiliary=negation", [RAID.events[2]]),
        ("auxiliary=asserted", [TALKS.events[0], RAID.events[0], RAID.events[1]]),
        ("country=tkm", [RAID.events[0]]),
        ("sector=MIL", [RAID.events[0]]),
        ("sector=BUS", [TALKS.events[1]]),
        ("actor=KAZ:GOV", [RAID.events[1]]),
        ("context=military", [each for each in RAID.events if "military" in each.contexts]),
        ("actor=kazakh-army", [RAID.events[0]]),
        ("actor=Tolenova", [RAID.events[1]]),
        ("recipient=Garabent", [TALKS.events[1]]),
        ("actor=TKM", []),
        ("publisher=Southern+Wire", TALKS.events),
        ("words=dam", RAID.events),
        ("words=%22freeze+the+assets%22", TALKS.events),
        ("words=%22assets+freeze%22", []),
        ("words=freez*", TALKS.events),
        ("words=dam+AND+NOT", []),
        ("words=%22", []),
        ("since=2024-05-01&until=2024-05-31", RAID.events[:2]),
        ("until=2024-04-30", [RAID.events[2]]),
        ("event=&actor=&since=&words=dam", RAID.events),
        ("event=PROTEST", []),
        ("sort=earliest", [RAID.events[2], RAID.events[1], RAID.events[0], *TALKS.events]),
    ],
)
def test_filters(desk: httpx.Client, asked: str, events: list[Event]) -> None:
    expected = [event.id for event in events]
    page = read(desk, f"/events?{asked}")
    assert event_links(page) == expected
    assert [row["id"] for row in rows(desk, f"/events.csv?{asked}")] == expected
    assert desk.get(f"/events.json?{asked}").json()["total"] == len(expected)


def test_facets_count_what_their_links_then_show(desk: httpx.Client) -> None:
    page = read(desk, "/events?auxiliary=asserted")
    items = [item for item in page.all("li") if item.findall("{*}span[@class='count']")]
    assert len(items) > 8
    for item in items:
        link, number = item.find("{*}a").get("href"), int(item.find("{*}span").text)
        if "auxiliary=" in link:  # the chosen one is taken back by its link
            assert desk.get(link.replace("/events", "/events.json")).json()["total"] == number, link
        else:
            assert link == "/events"


def test_form_keeps_the_state_of_the_address(desk: httpx.Client) -> None:
    page = read(desk, "/events?words=dam&event=THREATEN&country=KAZ&since=2024-01-02")
    fields = {element.get("name"): element.get("value") for element in page.all("input")}
    assert fields["words"] == "dam"
    assert fields["since"] == "2024-01-02"
    assert fields["country"] == "KAZ"
    assert [page.text(option) for option in page.all("option", selected="")] == ["THREATEN"]


@pytest.mark.parametrize(
    "fault",
    ["since=yesterday", "words=t*", "auxiliary=maybe", "country=Kazakhstan", "after=x", "limit=0", "limit=9999"],
)
def test_what_is_not_understood_is_named(desk: httpx.Client, fault: str) -> None:
    answer = desk.get(f"/events?{fault}")
    assert answer.status_code == 422
    assert fault.partition("=")[0] in Html(answer.text).text()
    assert Html(answer.text).all("a", href="/events")
    assert "pattern" not in answer.text
    assert "Value error" not in answer.text
    answer = desk.get(f"/events.json?{fault}")
    assert answer.status_code == 422
    assert answer.json()["error"].startswith(fault.partition("=")[0])


@pytest.mark.parametrize(
    "path", ["/articles/abc", "/articles/..%2f..%2fetc%2fpasswd", "/happenings/x", "/nothing", "/articles/%00"]
)
def test_what_is_not_there(desk: httpx.Client, path: str) -> None:
    answer = desk.get(path)
    assert answer.status_code == 404
    Html(answer.text)


def test_article_is_its_text_with_marks(desk: httpx.Client) -> None:
    page = read(desk, f"/articles/{RAID.article.id}")
    (section,) = page.all("section", class_="text")
    for card in page.all("span", class_="card"):
        card.clear()
    shown = ["".join(paragraph.itertext()) for paragraph in section.findall("{*}p")]
    assert shown == [line for line in RAID_TEXT.splitlines() if line]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("actor", "The Kazakh army"),
        ("recipient", "Turkmenistan"),
        ("place", "Orlagan"),
        ("date", "in April"),
        ("date", "May 9"),
        ("figure", "12 people"),
        ("act", "air strikes"),
        ("condition", "the dam stays shut"),
    ],
)
def test_words_of_the_record_are_marked(desk: httpx.Client, kind: str, words: str) -> None:
    page = read(desk, f"/articles/{RAID.article.id}")
    assert words in {page.text(mark) for mark in page.all("span", class_=kind)}


@pytest.mark.parametrize("path", ["/", "/events", "/actor?who=KAZ"])
def test_lists_of_events_show_the_words_around_each(desk: httpx.Client, path: str) -> None:
    page = read(desk, path)
    told = [page.text(each) for each in page.all("blockquote", class_="words")]
    assert any("Kazakhstan and Uzbekistan held talks in Tashkent." in each for each in told)


def test_happenings_show_the_words_of_their_first_report(desk: httpx.Client) -> None:
    found = desk.get("/happenings.json?event=THREATEN").json()
    (happening,) = found["happenings"]
    first = found["first"][happening["id"]]
    assert (first["event"]["id"], first["words"]["trigger"]) == (happening["reports"][0]["event"], "threatened")
    page = read(desk, "/happenings?event=THREATEN")
    assert "The Kazakh army threatened Turkmenistan" in page.text(page.all("blockquote", class_="words")[0])


@pytest.mark.parametrize(("path", "asked"), [("events", {"event": "ASSAULT"}), ("happenings", {}), ("threats", {})])
def test_all_that_fits_comes_as_csv(desk: httpx.Client, path: str, asked: dict[str, str]) -> None:
    whole = len(desk.get(f"/{path}.json", params=asked).json()[path])
    page = read(desk, str(httpx.URL(f"/{path}", params={**asked, "limit": "1"})))
    (link,) = (each.get("href") for each in page.all("a") if "as CSV" in page.text(each))
    assert len(list(csv.DictReader(io.StringIO(desk.get(link).text)))) == whole > 0


@pytest.mark.parametrize(("asked", "number"), [("", 1), ("?actor=KAZ", 1), ("?actor=TKM", 0), ("?act=SANCTION", 0)])
def test_threats_are_counted(desk: httpx.Client, asked: str, number: int) -> None:
    assert desk.get(f"/threats.json{asked}").json()["total"] == number
    assert f"{number} threat" in read(desk, f"/threats{asked}").text()


def test_a_page_that_is_not_there_is_named_and_no_chapter_is_marked(desk: httpx.Client) -> None:
    page = Html(desk.get("/nowhere").text)
    assert "There is no page /nowhere." in page.text()
    assert [each for each in page.all("a") if each.get("aria-current")] == []


def test_event_tells_rule_and_resolution_where_it_is_read(desk: httpx.Client) -> None:
    page = read(desk, f"/articles/{RAID.article.id}")
    shelling = RAID.events[2]
    (trigger,) = [each for each in page.all("span", class_="trigger") if each.get("id") == f"t-{shelling.id}"]
    assert {"negation", "historical", "material-conflict"} <= set(trigger.get("class").split())
    link, card = list(trigger)
    assert link.text == "shell"
    assert link.get("aria-describedby") == card.get("id")
    said = page.text(card)
    assert "ASSAULT/bombard" in said
    assert "rule: shell" in said
    assert "made by hand" in said


def test_threat_shows_its_parts(desk: httpx.Client) -> None:
    page = read(desk, "/threats?actor=KAZ&act=ASSAULT")
    text = page.text(page.all("table", class_="threats")[0])
    for words in ("Kazakh Army", "Turkmenistan", "air strikes", "the dam stays shut", "2024-05-09"):
        assert words in text
    (quoted,) = page.all("blockquote")
    assert page.text(quoted) == RAID_TEXT.splitlines()[2][: len(page.text(quoted)) - 2].rstrip() + " …"
    assert "threatened" in page.text(quoted)
    assert read(desk, "/threats?act=SANCTION").all("table", class_="threats") == []
    assert [row["condition"] for row in rows(desk, "/threats.csv?recipient=TKM")] == ["the dam stays shut"]


def test_a_short_record_of_an_actor_is_counted_by_week(desk: httpx.Client) -> None:
    data = desk.get("/actor.json?who=KAZ").json()
    assert data["every"] == "week"
    assert [(each["period"], each["THREATEN"]) for each in data["periods"]] == [("2024-04-29", 1), ("2024-05-27", 0)]
    assert "Kazakhstan (KAZ)" in read(desk, "/actor?who=KAZ").text()


def test_actor_is_counted_by_month_and_type(desk: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(actors, "_SHORT", 1)
    data = desk.get("/actor.json?who=KAZ").json()
    assert data["periods"] == [
        {"period": "2024-05", "CONSULT": 0, "REQUEST": 1, "THREATEN": 1},
        {"period": "2024-06", "CONSULT": 1, "REQUEST": 0, "THREATEN": 0},
    ]
    page = read(desk, "/actor?who=KAZ")
    bars = list(page.tree.iter("{http://www.w3.org/2000/svg}rect"))
    assert {bar.get("class") for bar in bars} == {"verbal-conflict", "verbal-cooperation"}


def test_pair_shows_one_direction_only(desk: httpx.Client) -> None:
    assert event_links(read(desk, "/pair?actor=KAZ&recipient=TKM")) == [RAID.events[0].id] * 2  # as threat and as act
    assert event_links(read(desk, "/pair?actor=TKM&recipient=KAZ")) == []


def test_overview_counts_who_acts_on_whom(desk: httpx.Client) -> None:
    data = desk.get("/overview.json").json()
    assert (data["since"], data["until"]) == ("2024-05-05", "2024-06-03")
    assert data["pairs"] == []
    assert data["types"] == {"CONSULT": 1}


def test_sources_are_counted(desk: httpx.Client) -> None:
    assert [(row["publisher"], row["articles"], row["events"]) for row in rows(desk, "/sources.csv")] == [
        ("Northern Post", "1", "3"),
        ("Southern Wire", "1", "2"),
    ]


def test_happening_lists_its_reports(desk: httpx.Client) -> None:
    found = desk.get("/happenings.json?event=THREATEN").json()["happenings"]
    assert [each["reports"][0]["event"] for each in found] == [RAID.events[0].id]
    page = read(desk, f"/happenings/{found[0]['id']}")
    assert event_links(page) == [RAID.events[0].id]
    dates = [each["dates"]["best"] for each in desk.get("/happenings.json").json()["happenings"]]
    assert dates == sorted(dates, key=lambda day: day or "", reverse=True)
    assert [each["status"] for each in desk.get("/happenings.json?status=denied").json()["happenings"]] == ["denied"]


def test_openapi_document_names_every_view(desk: httpx.Client) -> None:
    paths = desk.get("/openapi.json").json()["paths"]
    assert {"/events", "/events.json", "/events.csv", "/overview.json", "/articles/{key}.csv"} <= set(paths)
    names = {each["name"] for each in paths["/events.json"]["get"]["parameters"]}
    assert {"words", "actor", "event", "auxiliary", "since", "after", "limit"} <= names


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """The desk of 120 events, of which many share a day and some have none."""
    path = tmp_path_factory.mktemp("many") / "many.db"
    with Store(path) as store:
        for number in range(40):
            text = f"Kazakhstan met Uzbekistan {number}."
            source = article(text, "2024-05-01", "Post")
            store.add(
                Record(
                    article=source,
                    events=[
                        Event(
                            id=f"{source.id}.{each}",
                            sentence=0,
                            trigger=span(text, "met"),
                            event="CONSULT",
                            quad="verbal cooperation",
                            score=2.5,
                            actors=[actor(text, "Kazakhstan", country="KAZ")],
                            date=None
                            if number % 5 == 0
                            else When(value=f"2024-05-{1 + number % 3:02}", precision="day"),
                            rule="meet",
                            confidence=0.9,
                        )
                        for each in range(3)
                    ],
                ),
                "a coder",
            )
        Merging(store, Merger()).run()
    with served(path) as client:
        yield client


@pytest.mark.parametrize("limit", [1000, 50, 7])
def test_pages_together_are_the_whole_list(many: httpx.Client, limit: int) -> None:
    whole = [each["event"]["id"] for each in many.get("/events.json?limit=1000").json()["events"]]
    assert len(whole) == len(set(whole)) == 120
    found: list[str] = []
    address: str | None = f"/events?limit={limit}"
    while address:
        page = read(many, address)
        found += event_links(page)
        following = [link.get("href") for link in page.all("a", rel="next")]
        address = following[0] if following else None
    assert found == whole


HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)> \u202eevil\x07 {{ 7*7 }} =1+1"


@pytest.fixture(
    scope="module", params=["javascript:alert(1)", "data:text/html,x", "https:evil", "//evil.example/x", "http://["]
)
def hostile(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[httpx.Client, Record]]:
    """The desk of an article all of whose parts are hostile, and the article."""
    path = tmp_path_factory.mktemp("hostile") / "hostile.db"
    text = f"{HOSTILE} met {HOSTILE}"
    source = article(text, "2024-05-01", HOSTILE, HOSTILE, url=request.param, byline=HOSTILE)
    one = actor(text, HOSTILE, name=HOSTILE, entity=HOSTILE, country="KAZ")
    event = Event(
        id=f"{source.id}.0",
        sentence=0,
        trigger=span(text, "met"),
        event="THREATEN",
        quad="verbal conflict",
        score=-3.5,
        actors=[one],
        recipients=[one],
        rule=HOSTILE,
        confidence=0.9,
        date=When(value="2024-05-01", precision="day"),
    )
    record = Record(article=source, events=[event])
    with Store(path) as store:
        store.add(record, "a coder")
        Merging(store, Merger()).run()
    with served(path) as client:
        yield client, record


def test_hostile_article_stays_text(hostile: tuple[httpx.Client, Record]) -> None:
    client, record = hostile
    for path in ["/", "/events", "/happenings", "/actors?words=script", "/sources", f"/articles/{record.article.id}"]:
        page = read(client, path)
        for script in page.all("script"):
            assert script.get("src") in {"/vega.js", "/charts.js"} or script.get("type") == "application/json"
        assert page.all("img") == []
        assert all(link.startswith(("/", "#")) for link in page.links()), path
        assert "<script>alert(1)</script>" in page.text()
        assert "49" not in page.text().replace(record.article.id, "")
        assert "\u202e" not in page.text()
        assert not any(name.startswith("on") for element in page.tree.iter() for name in element.attrib)
    profile = next(link for link in read(client, "/events").links() if link.startswith("/actor?"))
    assert "<script>alert(1)</script>" in read(client, profile).text(read(client, profile).all("h1")[0])


def test_csv_holds_no_formula(hostile: tuple[httpx.Client, Record], tmp_path: Path) -> None:
    client, _ = hostile
    assert rows(client, "/events.csv")[0]["title"].startswith("<script>")
    assert client.get("/events.csv").headers["content-disposition"] == 'attachment; filename="tocsin-events.csv"'


def test_headers_forbid_scripts_and_frames(desk: httpx.Client) -> None:
    for path in ["/", "/events.json", "/desk.css", "/nothing", "/events?since=x"]:
        headers = desk.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "script-src 'self';" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "same-origin"
    page = desk.get(f"/articles/{RAID.article.id}").text
    assert " style=" not in page
    assert "http://" not in page.replace("http://www.w3.org", "")


def test_other_names_of_the_host_are_refused(desk: httpx.Client) -> None:
    assert desk.get("/", headers={"Host": "evil.example"}).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_can_be_written(desk: httpx.Client, method: str) -> None:
    assert desk.request(method, "/events").status_code == 405


def test_empty_store(tmp_path: Path) -> None:
    with Store(tmp_path / "empty.db"):
        pass
    with served(tmp_path / "empty.db") as client:
        for path in (*LISTS, "/actor?who=KAZ"):
            read(client, path)
            assert rows(client, twin(path, "csv")) == []


def test_codes_without_a_name_are_shown_as_they_are(tmp_path: Path) -> None:
    threat = RAID.events[0]
    stranger = msgspec.structs.replace(threat.actors[0], country="ZZZ", name=None, entity=None)
    events = [msgspec.structs.replace(threat, actors=[stranger])]
    with Store(tmp_path / "strange.db") as store:
        store.add(msgspec.structs.replace(RAID, events=events, figures=[]), "a coder")
    with served(tmp_path / "strange.db") as client:
        assert "ZZZ → Turkmenistan" in read(client, "/").text()
        for path in ("/actors", "/events", "/actor?who=ZZZ", "/pair?actor=ZZZ&recipient=TKM", "/alerts?by=country"):
            read(client, path)


def test_store_that_goes_away_is_told(tmp_path: Path) -> None:
    path = tmp_path / "gone.db"
    with Store(path):
        pass
    with served(path) as client:
        for each in tmp_path.iterdir():
            each.unlink()
        answer = client.get("/events")
        assert answer.status_code == 503
        assert "no such store" in Html(answer.text).text()


def test_what_is_written_meanwhile_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "live.db"
    with Store(path) as store, served(path) as client:
        assert client.get("/events.json").json()["total"] == 0
        store.add(RAID, "a coder")
        assert client.get("/events.json").json()["total"] == 3


def test_question_without_end_is_ended(made_store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tocsin.store import StoreError
    from tocsin.web import desk as module

    monkeypatch.setattr(module, "PATIENCE", 0.2)
    endless = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"
    desk = module.Desk(made_store)
    with pytest.raises(StoreError, match="too long"), desk.reading() as reading, reading.store.faults():
        reading.store.connection.execute(endless)
    with pytest.raises(StoreError, match="too long"), desk.reading() as reading:
        reading.store.connection.execute(endless)  # even where nobody has thought of it
    with module.Desk(made_store).reading() as reading, pytest.raises(sqlite3.OperationalError):
        reading.store.connection.execute("DELETE FROM events")
