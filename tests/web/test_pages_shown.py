"""Outcomes, assessments, maps, charts, sources: what the pages show beside lists of events."""

from __future__ import annotations

import json
import re
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
import vl_convert
from deskpages import Html, read, served
from hypothesis import given
from hypothesis import strategies as st

from handmade import RAID, RAID_TEXT, TALKS, actor, article, span
from tocsin.codebook import load_codebook
from tocsin.judge import Keeping
from tocsin.merge import Merger
from tocsin.model import Event, Place, Record, Statement, When
from tocsin.model.rows import EventRow, Side
from tocsin.store import Store
from tocsin.store.browse import asking
from tocsin.store.browse import threats as browse_threats
from tocsin.store.browse.happenings import Spotted
from tocsin.store.browse.search import Search
from tocsin.store.corrections import Corrections
from tocsin.store.feeds import Feeds
from tocsin.store.merging import Merging
from tocsin.store.runs import recorded
from tocsin.web.desk import Desk
from tocsin.web.map import HEIGHT, WIDTH, Frame, Label, drawn, on_map, spots
from tocsin.web.pages import threats as threat_pages
from tocsin.web.remembered import Remembered
from tocsin.web.scores import mean_scores

SVG = "{http://www.w3.org/2000/svg}"
THREAT = RAID.events[0]


def _strike() -> Record:
    """What carries the threat of `RAID` out: the same army strikes the same country in time, in a place on the map."""
    text = "The Kazakh army shelled Turkmenistan near Mary. “We kept our word”, said Aidar Seitov, an army spokesman."
    source = article(text, "2024-05-20", "Western Mail")
    army = actor(text, "The Kazakh army", country="KAZ", sectors=["MIL"], entity="kazakh-army", name="Kazakh Army")
    speaker = actor(text, "Aidar Seitov", country="KAZ", sectors=["MIL"], name="Aidar Seitov", role="spokesman")
    said = span(text, "We kept our word")
    strike = Event(
        id=f"{source.id}.0",
        sentence=0,
        trigger=span(text, "shelled"),
        event="ASSAULT",
        mode="bombard",
        quad="material conflict",
        score=-9.0,
        actors=[army],
        recipients=[actor(text, "Turkmenistan", country="TKM")],
        date=When(value="2024-05-20", precision="day"),
        place=Place(**_span(text, "Mary"), name="Mary", country="TKM", lat=37.6, lon=61.8),
        rule="shell",
        confidence=0.9,
    )
    statement = Statement(
        id=f"{source.id}.s0",
        kind="direct",
        speaker=speaker,
        text=said.text,
        start=said.start,
        end=said.end,
        date=When(value="2024-05-20", precision="day"),
    )
    return Record(article=source, events=[strike], statements=[statement])


def _span(text: str, words: str) -> dict[str, Any]:
    return {"text": words, "start": text.index(words), "end": text.index(words) + len(words)}


STRIKE = _strike()
#: After the day on which the threat came due, without which it counts for nothing.
LATER = Record(article=article("Nothing happened in Mary.", "2024-06-15", "Western Mail"))


@pytest.fixture(scope="module")
def full_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("full") / "full.db"
    with Store(path) as store:
        with recorded(store, "code", ["news/"]) as run:
            for record in (RAID, TALKS, STRIKE, LATER):
                store.add(record, "a coder")
                run.add("coded", len(record.events))
            run.refuse("news/b.html", "no text of an article")
        feeds = Feeds(store)
        feeds.open("https://wire.example/rss", "The Wire")
        feeds.fail("https://wire.example/rss", "HTTP 503", 60, held=False)
        store.add_rows(
            [
                EventRow(
                    id=f"gdelt:{n}", source="gdelt", date=f"2024-05-0{n}", event="PROTEST", actors=[Side(country=who)]
                )
                for n, who in enumerate(("KAZ", "TKM", "KAZ"), 1)
            ]
        )
        Merging(store, Merger()).run()
        Keeping(store, load_codebook()).run()
    return path


@pytest.fixture(scope="module")
def full(full_store: Path) -> Iterator[httpx.Client]:
    with served(full_store) as client:
        yield client


def charts(page: Html) -> list[dict[str, Any]]:
    """The descriptions of a page's charts."""
    return [json.loads(page.text(each)) for each in page.all("script", type="application/json")]


#: Whether an outcome is taken for a frequent one, of which the list of threats is walked along.
@pytest.fixture(params=[5_000, -1], ids=["rare", "common"])
def frequent(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browse_threats, "COMMON", request.param)


@pytest.mark.usefixtures("frequent")
def test_threat_shows_its_outcome_and_is_found_by_it(full: httpx.Client) -> None:
    (row,) = full.get("/threats.json?outcome=carried_out").json()["threats"]
    assert row["threat"]["event"] == THREAT.id
    assert row["outcome"]["settled"] == "2024-05-20"
    assert full.get("/threats.json?outcome=lapsed").json()["threats"] == []
    page = read(full, "/threats")
    assert "carried out on 2024-05-20" in page.text(page.all("table", class_="threats")[0])
    assert f"/threats/{row['outcome']['threat']}" in page.links()


def test_an_assessment_shows_no_more_of_one_kind_than_can_be_read(
    full: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threat_pages, "_WEIGHED", 0)
    page = read(full, f"/threats/{THREAT.id}")
    number = len(full.get(f"/threats/{THREAT.id}.json").json()["observations"])
    told = re.findall(r"and (\d+) more of before", page.text(page.all("table", class_="observations")[0]))
    assert sum(map(int, told)) == number > 3


def test_assessment_cites_words_evidence_and_observations(full: httpx.Client) -> None:
    page = read(full, f"/threats/{THREAT.id}")
    text = page.text()
    for words in ("air strikes", "the dam stays shut", "2024-05-09", "kazakh army", "deadline", "interval"):
        assert words in text.casefold() or words in text
    strike = STRIKE.events[0].id
    assert f"/articles/{STRIKE.article.id}#e-{strike}" in page.links()
    data = full.get(f"/threats/{THREAT.id}.json").json()
    assert data["estimate"]["low"] <= data["estimate"]["rate"] <= data["estimate"]["high"]
    assert {each["kind"] for each in data["observations"]} >= {"who spoke", "deadline", "reported"}
    assert full.get("/threats/nothing").status_code == 404


@pytest.mark.usefixtures("frequent")
def test_correction_of_a_person_shows_at_once(full_store: Path, tmp_path: Path) -> None:
    path = tmp_path / "corrected.db"
    with Store(full_store) as source, Store(path) as store:
        source.connection.backup(store.connection)
    with served(path) as client:
        assert client.get("/threats.json?outcome=withdrawn").json()["threats"] == []
        with Store(path) as store:
            Corrections(store).add(THREAT.id, "withdrawn", "a reader", "they took it back")
        (row,) = client.get("/threats.json?outcome=withdrawn").json()["threats"]
        assert client.get("/threats.json?outcome=carried_out").json()["threats"] == []
        assert row["outcome"]["corrected_by"] == "a reader"
        assert "they took it back" in read(client, f"/threats/{THREAT.id}").text()


def test_map_links_each_place_to_its_happenings(full: httpx.Client) -> None:
    for path in ("/", "/happenings"):
        page = read(full, path)
        (spot,) = [each for each in page.tree.iter(f"{SVG}a") if "Mary" in (each.get("href") or "")]
        (circle,) = list(spot)
        assert "1 happening, 1 report" in page.text(circle)
        found = full.get(spot.get("href").replace("/happenings", "/happenings.json")).json()["happenings"]
        assert [each["reports"][0]["event"] for each in found] == [STRIKE.events[0].id]
        assert any("Mary" in page.text(table) for table in page.all("table", class_="numbers"))


@given(st.floats(-57, 84), st.floats(-180, 180))
def test_places_lie_on_the_map_and_north_is_up(lat: float, lon: float) -> None:
    x, y = on_map(lat, lon)
    assert -0.01 <= x <= WIDTH + 0.01
    assert -0.01 <= y <= HEIGHT
    assert on_map(lat - 1, lon)[1] > y
    assert (x - WIDTH / 2) * lon >= 0


def test_areas_of_points_are_as_reports_and_small_ones_lie_on_top() -> None:
    made = [Spotted(name, "TKM", 40.0, 60.0, 1, reports) for name, reports in (("a", 25), ("b", 100), ("c", 1))]
    found = spots([*made, Spotted("nowhere", None, None, None, 1, 900), Spotted("pole", None, -89.0, 0.0, 1, 900)])
    assert [each.place.name for each in found] == ["b", "a", "c"]
    assert found[0].radius == pytest.approx(2 * found[1].radius)
    assert found[2].radius >= 3


AKTAU, ASTANA, BOSTON = (
    Spotted("Aktau", "KAZ", 43.65, 51.2, 3, 30),
    Spotted("Astana", "KAZ", 51.2, 71.4, 3, 20),
    Spotted("Boston", "USA", 42.4, -71.1, 1, 1),
)


def test_a_map_shows_the_part_of_the_world_that_is_spoken_of() -> None:
    near = drawn([AKTAU, ASTANA, BOSTON])
    assert near is not None
    assert near.outside == 1
    assert [each.place.name for each in near.spots] == ["Aktau", "Astana"]
    assert near.frame.width < WIDTH / 4
    assert near.spots[0].radius == pytest.approx(spots([AKTAU])[0].radius * near.frame.scale)
    assert all(near.frame.holds(each.x, each.y) for each in near.spots)
    wide = drawn([AKTAU, ASTANA, replace(BOSTON, reports=20), Spotted("Sydney", "AUS", -33.9, 151.2, 1, 20)])
    assert wide is not None
    assert (wide.frame, wide.outside) == (Frame(), 0)
    assert drawn([Spotted("nowhere", None, None, None, 1, 9)]) is None


@given(st.lists(st.tuples(st.floats(-57, 84), st.floats(-180, 180), st.integers(1, 99)), min_size=1, max_size=30))
def test_a_map_lies_in_the_world_and_no_name_covers_another(places: list[tuple[float, float, int]]) -> None:
    made = drawn([Spotted(f"Town {n}", None, lat, lon, 1, reports) for n, (lat, lon, reports) in enumerate(places)])
    assert made is not None
    frame = made.frame
    assert min(frame.x, frame.y) >= 0
    assert frame.x + frame.width <= WIDTH + 0.01
    assert frame.y + frame.height <= HEIGHT + 0.01
    assert len(made.spots) + made.outside == len(places)
    assert sum(each.place.reports for each in made.spots) >= 0.8 * sum(reports for *_, reports in places)
    for place, one in enumerate(made.labels):
        for other in made.labels[:place]:
            assert abs(one.y - other.y) >= 12 * frame.scale - 1e-6 or apart(one, other, 5 * frame.scale)


def apart(one: Label, other: Label, letter: float) -> bool:
    """Whether two names stand beside each other, for letters of at least that width."""
    ends = [
        (x - letter * len(text), x) if end else (x, x + letter * len(text))
        for x, text, end in ((each.x, each.text, each.end) for each in (one, other))
    ]
    return ends[0][1] <= ends[1][0] or ends[1][1] <= ends[0][0]


def test_a_map_names_its_places_and_tells_how_many_it_leaves_out(full: httpx.Client) -> None:
    page = read(full, "/happenings")
    (svg,) = (each for figure in page.all("figure", class_="map") for each in figure if each.tag.endswith("svg"))
    assert svg.get("viewBox") != f"0.0 0.0 {WIDTH}.0 {HEIGHT}.0"
    places = [each["name"] for each in full.get("/happenings.json").json()["places"] if each["lat"] is not None]
    assert places[0] in page.text(svg)


@pytest.mark.parametrize(
    "path", ["/", "/actor?who=KAZ", "/pair?actor=KAZ&recipient=TKM", f"/threats/{THREAT.id}", "/actor?who=TKM"]
)
def test_charts_are_such_as_vega_lite_draws(full: httpx.Client, path: str) -> None:
    page = read(full, path)
    found = charts(page)
    assert found or "TKM" in path
    for spec in found:
        drawn = vl_convert.vegalite_to_svg({**spec, "width": 600})
        assert "<path" in drawn
    if found:
        assert {each.get("src") for each in page.all("script") if each.get("src")} == {"/vega.js", "/charts.js"}
        assert full.get("/vega.js").headers["content-type"].startswith("text/javascript")


def test_follow_through_of_a_pair_is_told_with_its_interval(full: httpx.Client) -> None:
    rows = full.get("/pair.json?actor=KAZ&recipient=TKM").json()["follow_through"]
    assert [row["name"] for row in rows] == ["all its threats", "against TKM", "to do ASSAULT"]
    for row in rows:
        assert (row["due"], row["followed"]) == (1, 1)
        assert row["low"] < row["rate"] <= row["high"]


def test_who_speaks_is_told_with_their_role(full: httpx.Client) -> None:
    found = {each["name"]: each for each in full.get("/actor.json?who=KAZ").json()["speakers"]}
    quoted, acting = found["Aidar Seitov"], found["Aigerim Tolenova"]
    assert (quoted["roles"], quoted["statements"], quoted["acts"]) == (["spokesman"], 1, 0)
    assert (acting["roles"], acting["acts"]) == (["minister"], 1)  # she is an event's actor
    assert "Kazakh Army" not in found  # it acts, but in no role
    assert full.get("/actor.json?who=USA").json()["speakers"] == []


def test_sources_tell_runs_refusals_and_feeds(full: httpx.Client) -> None:
    data = full.get("/sources.json").json()
    (run,) = data["runs"]
    assert (run["read"], run["coded"], run["refused"]) == (5, 4, 1)
    assert run["refusals"] == [{"place": "news/b.html", "fault": "no text of an article"}]
    text = read(full, "/sources").text()
    assert "no text of an article" in text
    assert "HTTP 503" in text
    assert "HTTP 503" in read(full, "/").text()


def test_imported_events_are_listed_and_paged(full: httpx.Client) -> None:
    def ids(path: str) -> list[str]:
        return [each["id"] for each in full.get(path).json()["events"]]

    assert ids("/imported.json") == ["gdelt:3", "gdelt:2", "gdelt:1"]
    assert ids("/imported.json?actor=kaz") == ["gdelt:3", "gdelt:1"]
    assert ids("/imported.json?until=2024-05-02&event=protest") == ["gdelt:2", "gdelt:1"]
    first = full.get("/imported.json?limit=2").json()
    assert [each["id"] for each in full.get(first["next"].replace("/imported", "/imported.json")).json()["events"]] == [
        "gdelt:1"
    ]
    assert "gdelt:2" in read(full, "/imported").text()


SEARCHES = [
    Search(actor="KAZ"),
    Search(recipient="TKM"),
    Search(actor="KAZ", recipient="TKM"),
    Search(party="TKM"),
    Search(country="KAZ", auxiliary="asserted"),
    Search(sector="MIL"),
    Search(sector="MIL", country="TKM"),
    Search(words="Kazakh*"),
    Search(words="dam", actor="KAZ"),
    Search(event="ASSAULT"),
]


@pytest.mark.parametrize("search", SEARCHES)
def test_common_codes_find_the_same_as_rare_ones(
    full_store: Path, search: Search, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Desk(full_store).reading() as reading:
        found = reading.events.listed(search), reading.events.by_period(search)
        merged = reading.happenings.page(search), reading.happenings.alike(search)
        monkeypatch.setattr(asking, "COMMON", 1)
        assert (reading.events.listed(search), reading.events.by_period(search)) == found
        assert (reading.happenings.page(search), reading.happenings.alike(search)) == merged
        assert reading.events.page(search) == found[0].page
    assert found[0].page.items


@pytest.mark.parametrize("quick", [0.0, 60.0])
def test_what_is_remembered_is_made_anew_when_the_store_changes(
    tmp_path: Path, quick: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tocsin.web import remembered as module

    monkeypatch.setattr(module, "_QUICK", quick)
    path = tmp_path / "a.db"
    path.write_text("1")
    kept, made = Remembered(path), threading.Event()

    def reckon() -> str:
        made.set()
        return path.read_text()

    assert kept.of("key", reckon) == "1"
    made.clear()
    assert kept.of("key", reckon) == "1"
    assert not made.is_set()
    path.write_text("22")
    if quick:
        assert kept.of("key", reckon) == "22"
    else:  # what takes long is shown as it was, and made anew meanwhile
        assert kept.of("key", reckon) == "1"
        assert made.wait(10)
        for _ in range(1000):
            if kept.of("key", reckon) == "22":
                break
            time.sleep(0.01)
        assert kept.of("key", reckon) == "22"


def test_intervals_of_scores_are_wide_where_counts_are_few() -> None:
    scores = {("ASSAULT", None): -9.0, ("ASSAULT", "bombard"): -10.0, ("AID", None): 6.0}
    rows = mean_scores(
        {
            "2024-01": Counter({("ASSAULT", "bombard"): 30, ("AID", None): 20}),
            "2024-02": Counter({("ASSAULT", None): 1}),
            "2024-03": Counter({("UNKNOWN", None): 3}),
        },
        scores,
    )
    assert [row["period"] for row in rows] == ["2024-01", "2024-02"]
    many, one = rows
    assert many["mean"] == pytest.approx(-3.6)
    assert one["mean"] == -9
    # by hand: spread of 30 times -10 and 20 times 6 about -3.6 with 49 degrees of freedom is 7.918; t is 1.677
    assert many["high"] - many["mean"] == pytest.approx(1.677 * 7.918 / 50**0.5, abs=0.02)
    assert one["high"] - one["mean"] == pytest.approx(1.677 * 7.918, abs=0.02)
    assert mean_scores({"2024": Counter({("AID", None): 1})}, scores)[0]["low"] is None
    assert mean_scores({"2024": Counter({("AID", None): 5})}, scores)[0]["low"] is None  # all alike tell no spread


def test_words_of_the_threat_stand_on_its_assessment(full: httpx.Client) -> None:
    page = read(full, f"/threats/{THREAT.id}")
    (quoted,) = page.all("blockquote")
    assert page.text(quoted).rstrip(" …") in " ".join(RAID_TEXT.split())


def test_page_without_outcomes_says_so(made_store: Path) -> None:
    with served(made_store) as client:
        assert "Outcomes have not been reckoned" in read(client, "/threats").text()
        assert client.get("/threats.json").json()["threats"][0]["outcome"] is None
