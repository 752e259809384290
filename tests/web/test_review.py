"""Deciding at the desk: forms, who may send them, and what they change."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest
from deskpages import Html, read, served

from handmade import RAID, RECORDS
from tocsin.codebook import load_codebook
from tocsin.judge import Keeping
from tocsin.merge import Merger
from tocsin.store import Store
from tocsin.store.corrections import Corrections
from tocsin.store.merging import Merging
from tocsin.store.reviews import Reviews
from tocsin.web.access import Access

THREAT, DEMAND, SHELLING = RAID.events
ARTICLE = f"/articles/{RAID.article.id}"
TOKEN = "a token that is long enough"


@pytest.fixture(scope="module")
def undecided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in which nothing is decided, and on which tests see to it: whoever decides takes a copy."""
    path = tmp_path_factory.mktemp("review") / "review.db"
    with Store(path) as store:
        for record in RECORDS:
            store.add(record, "a coder")
    return path


@pytest.fixture(scope="module")
def refusing(undecided: Path) -> Iterator[httpx.Client]:
    """Its desk, for tests of what a desk refuses: to open one takes longer than most of what is asked of it."""
    with served(undecided, Access(review=True, user="ada")) as client:
        yield client


@pytest.fixture
def path(undecided: Path, tmp_path: Path) -> Path:
    """A test's own copy."""
    with Store(undecided) as source, Store(tmp_path / "review.db") as store:
        source.connection.backup(store.connection)
    return tmp_path / "review.db"


@pytest.fixture
def desk(path: Path) -> Iterator[httpx.Client]:
    """A test's own desk."""
    with served(path, Access(review=True, user="ada")) as client:
        yield client


def secret(client: httpx.Client, page: str = "/review") -> str:
    return next(str(field.get("value")) for field in read(client, page).all("input", name="csrf"))


def decide(client: httpx.Client, key: str, verdict: str, **fields: object) -> httpx.Response:
    data = {"csrf": secret(client), "verdict": verdict, **fields}
    return client.post(f"/review/{key}", data=data)


def decided(path: Path) -> list[tuple[str, str, str]]:
    with Store(path) as store:
        return [(each.event.id, each.verdict, each.by) for each in reversed(Reviews(store).all())]


def test_article_offers_a_decision_on_each_event_and_keeps_it(desk: httpx.Client, path: Path) -> None:
    page = read(desk, ARTICLE)
    forms = [form.get("action") for form in page.all("form", class_="decide")]
    assert forms == [f"/review/{event.id}" for event in RAID.events]
    answer = decide(desk, THREAT.id, "right", why="it says so", to=f"{ARTICLE}#e-{THREAT.id}")
    assert (answer.status_code, answer.headers["location"]) == (303, f"{ARTICLE}#e-{THREAT.id}")
    assert decided(path) == [(THREAT.id, "right", "ada")]
    (told,) = read(desk, ARTICLE).all("p", class_="told")
    assert re.match(r"right by ada, 20\d\d-\d\d-\d\d \d\d:\d\d UTC: it says so", Html.text(page, told))


def test_wrong_events_leave_the_record_and_can_be_taken_back(desk: httpx.Client, path: Path) -> None:
    assert decide(desk, THREAT.id, "wrong").headers["location"] == f"{ARTICLE}#e-{THREAT.id}"
    assert desk.get("/threats.json").json()["threats"] == []
    page = read(desk, ARTICLE)
    (gone,) = page.all("ul", class_="gone")
    assert "THREATEN" in page.text(gone)
    decide(desk, THREAT.id, "open")
    assert len(desk.get("/threats.json").json()["threats"]) == 1
    assert [verdict for _, verdict, _ in decided(path)] == ["wrong", "open"]


def test_events_are_mended_in_a_form_that_begins_with_what_they_are(desk: httpx.Client) -> None:
    page = read(desk, f"/review/{SHELLING.id}")
    assert [page.text(each) for each in page.all("option", selected="")] == ["ASSAULT/bombard"]
    assert [page.text(page.all("textarea", name=side)[0]) for side in ("actors", "recipients")] == [
        "Rebels = - REB",
        "Orlagan = KAZ CVL",
    ]
    assert {box.get("value") for box in page.all("input", name="auxiliary", checked="")} == {"historical", "negation"}
    fields = {
        "kind": "ASSAULT/heavy-weapons",
        "actors": "Rebels = KAZ REB",
        "recipients": "",
        "auxiliary": ["negation"],
    }
    assert decide(desk, SHELLING.id, "mended", **fields).status_code == 303
    (event,) = [each["event"] for each in desk.get("/events.json?event=ASSAULT").json()["events"]]
    assert (event["mode"], event["recipients"], event["auxiliary"], event["reviewed"]) == (
        "heavy-weapons",
        [],
        ["negation"],
        "mended",
    )
    assert event["actors"][0]["country"] == "KAZ"


def test_date_place_and_contexts_are_fields_of_the_form(desk: httpx.Client) -> None:
    page = read(desk, f"/review/{SHELLING.id}")
    ((date,), (place,)) = (page.all("input", name=name) for name in ("date", "place"))
    assert (date.get("value"), place.get("value")) == ("in April = 2024-04", "Orlagan, KAZ")
    assert all(page.all("span", id=each.get("aria-describedby")) for each in (date, place))
    assert len(page.all("input", name="contexts")) == 37
    offered = {each.get("id"): [option.get("value") for option in each] for each in page.all("datalist")}
    assert offered == {
        "dates": ["2024-05-01", "in April = 2024-04"],
        "places": ["Orlagan, KAZ"],
        "deadlines": ["May 9 = 2024-05-09"],
    }  # of the article's events
    fields = {
        "kind": "ASSAULT/heavy-weapons",
        "actors": "Rebels = - REB",
        "recipients": "",
        "date": "2024-04-02",
        "place": "Orlagan = Aktau, KAZ",
        "contexts": ["military", "territory"],
    }
    assert decide(desk, SHELLING.id, "mended", **fields).status_code == 303
    (event,) = [each["event"] for each in desk.get("/events.json?event=ASSAULT&context=territory").json()["events"]]
    assert (event["date"]["value"], event["place"]["name"]) == ("2024-04-02", "Aktau")
    assert [
        each.get("value") for each in read(desk, f"/review/{SHELLING.id}").all("input", name="contexts", checked="")
    ] == [
        "military",
        "territory",
    ]
    row = desk.get("/decisions.csv").text.splitlines()[1]
    assert "2024-04-02" in row
    assert "military; territory" in row
    assert decide(desk, SHELLING.id, "mended", **{**fields, "date": "", "place": ""}).status_code == 303
    (event,) = [each["event"] for each in desk.get("/events.json?event=ASSAULT").json()["events"]]
    assert (event["date"], event["place"]) == (None, None)


#: What the form of the raid's threat is sent with when nothing is to be otherwise.
AS_IT_IS = {
    "kind": "THREATEN/violence",
    "actors": "The Kazakh army = KAZ MIL",
    "recipients": "Turkmenistan = TKM",
    "date": "2024-05-01",
    "contexts": ["military"],
    "act": "air strikes",
    "act_type": "ASSAULT",
    "condition": "the dam stays shut",
    "demand": "",
    "deadline": "May 9 = 2024-05-09",
}


def test_terms_of_a_threat_are_fields_of_the_form(desk: httpx.Client, path: Path) -> None:
    page = read(desk, f"/review/{THREAT.id}")
    (terms,) = page.all("details", class_="terms")
    assert terms.get("open") is not None
    assert not [
        each.get("open")
        for each in read(desk, f"/review/{DEMAND.id}").all("details", class_="terms")
        if each.get("open") is not None
    ]
    words = {name: page.text(page.all("textarea", name=name)[0]) for name in ("act", "condition", "demand")}
    assert words == {name: AS_IT_IS[name] for name in words}
    assert page.all("input", name="deadline")[0].get("value") == AS_IT_IS["deadline"]
    assert "ASSAULT" in [page.text(each) for each in page.all("option", selected="")]

    fields = {
        **AS_IT_IS,
        "act": "with air strikes",
        "act_type": "ASSAULT/aerial",
        "condition": "the dam\nstays shut",
        "demand": "40% of the water",
        "deadline": "2024-05-10",
        "why": "read on",
    }
    assert decide(desk, THREAT.id, "mended", **fields).status_code == 303
    (shown,) = desk.get("/threats.json").json()["threats"]
    threat = shown["threat"]
    assert (threat["act"]["text"], threat["act"]["event"], threat["act"]["mode"]) == (
        "with air strikes",
        "ASSAULT",
        "aerial",
    )
    assert (threat["condition"]["text"], threat["demand"]["text"]) == ("the dam stays shut", "40% of the water")
    assert threat["deadline"]["value"] == "2024-05-10"
    assert "40% of the water" in read(desk, ARTICLE).text()
    assert "ASSAULT/aerial" in desk.get("/threats.csv").text or "with air strikes" in desk.get("/threats.csv").text
    row = desk.get("/decisions.csv").text.splitlines()[1]
    assert all(
        each in row for each in ("with air strikes", "ASSAULT/aerial", "40% of the water", "2024-05-10", "read on")
    )
    told = read(desk, f"/review/{THREAT.id}")
    assert "40% of the water" in told.text(told.all("ol", class_="history")[0])
    decide(desk, THREAT.id, "open")
    ((threat,),) = [[each["threat"] for each in desk.get("/threats.json").json()["threats"]]]
    assert (threat["act"]["text"], threat["demand"]) == ("air strikes", None)


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"condition": "the sky falls"}, "the words “the sky falls” do not stand in the text"),
        ({"act_type": "STORM"}, "no event type STORM"),
        ({"act": "", "act_type": "COERCE"}, "an act has words too"),
        ({"deadline": "soon"}, "soon: no date"),
        ({"kind": "ACCUSE/allege", "demand": "40% of the water"}, "ACCUSE has no act, condition, demand or deadline"),
    ],
    ids=str,
)
def test_terms_that_do_not_hold_are_told_and_what_was_written_is_kept(
    refusing: httpx.Client, undecided: Path, changes: dict[str, str], fault: str
) -> None:
    answer = decide(refusing, THREAT.id, "mended", **{**AS_IT_IS, **changes})
    assert answer.status_code == 422
    page = Html(answer.text)
    assert fault in page.text(page.all("p", class_="fault")[0])
    kept = {each.get("name"): page.text(each) for each in page.all("textarea")}
    assert all(kept[name] == value for name, value in changes.items() if name in kept)
    assert decided(undecided) == []


def test_a_threat_that_is_none_leaves_its_terms_behind(desk: httpx.Client) -> None:
    assert decide(desk, THREAT.id, "mended", **{**AS_IT_IS, "kind": "ACCUSE/allege"}).status_code == 303
    assert desk.get("/threats.json").json()["threats"] == []


def test_the_queue_shows_the_terms_that_right_is_said_of(refusing: httpx.Client) -> None:
    (row,) = [each for each in refusing.get("/review.json").json()["events"] if each["event"]["id"] == THREAT.id]
    assert row["threat"]["condition"]["text"] == "the dam stays shut"
    assert "the dam stays shut" in read(refusing, "/review?event=THREATEN").text()


def test_threats_lead_to_where_they_are_mended(desk: httpx.Client, path: Path) -> None:
    with served(path) as reader:
        assert read(reader, "/threats").all("a", href=f"/review/{THREAT.id}") == []
    (link,) = read(desk, "/threats").all("a", href=f"/review/{THREAT.id}")
    assert link.get("aria-label") == "mend “threatened”"


@pytest.mark.parametrize(
    ("field", "value", "fault"),
    [
        ("date", "last Monday", "last Monday: no date"),
        ("place", "Orlagan, XXX", "no country XXX"),
        ("contexts", "weather", "no context weather"),
        ("kind", "ASSAULT/visit", "ASSAULT has no mode visit"),
    ],
)
def test_what_is_not_known_is_one_line_and_nothing_is_decided(
    refusing: httpx.Client, undecided: Path, field: str, value: str, fault: str
) -> None:
    fields = {"kind": "ASSAULT", "actors": "", "recipients": "", "date": "", "place": "", field: value}
    answer = decide(refusing, SHELLING.id, "mended", **fields)
    assert answer.status_code == 422
    page = Html(answer.text)
    assert fault in page.text(page.all("p", class_="fault")[0])
    if field in {"date", "place"}:
        assert page.all("input", name=field)[0].get("value") == value
    assert decided(undecided) == []


def test_what_does_not_hold_is_told_and_what_was_written_is_kept(refusing: httpx.Client, undecided: Path) -> None:
    answer = decide(refusing, SHELLING.id, "mended", kind="ASSAULT", actors="the moon = KAZ", recipients="")
    assert answer.status_code == 422
    page = Html(answer.text)
    assert "do not stand in the text" in page.text(page.all("p", class_="fault")[0])
    assert page.text(page.all("textarea")[0]) == "the moon = KAZ"
    assert decided(undecided) == []


def test_a_missed_event_is_added(desk: httpx.Client, path: Path) -> None:
    fields = {
        "csrf": secret(desk),
        "words": "killed",
        "kind": "ASSAULT",
        "actors": "",
        "recipients": "12 people = - CVL",
    }
    answer = desk.post(f"{ARTICLE}/missed", data=fields)
    assert answer.status_code == 303
    assert [verdict for _, verdict, _ in decided(path)] == ["missed"]
    (key,) = [
        each["id"] for each in desk.get(f"{ARTICLE}.json").json()["events"] if each["trigger"]["text"] == "killed"
    ]
    assert answer.headers["location"] == f"{ARTICLE}#e-{key}"
    page = read(desk, ARTICLE)
    (item,) = page.all("li", id=f"e-{key}")
    assert "added by ada" in page.text(item)
    assert [
        each["event"]["id"] for each in desk.get("/events.json?event=ASSAULT&auxiliary=asserted").json()["events"]
    ] == [key]
    decide(desk, key, "open")
    assert desk.get("/events.json?event=ASSAULT&auxiliary=asserted").json()["events"] == []


def test_a_missed_threat_is_added_with_its_terms(desk: httpx.Client, path: Path) -> None:
    (link,) = read(desk, ARTICLE).all("a", href=f"{ARTICLE}/missed")
    form = read(desk, str(link.get("href")))
    assert form.all("textarea", name="condition")
    assert form.all("input", name="date")[0].get("value") == "2024-05-01"  # as the coder takes it where nothing is said
    assert "We demand 40% of the water" in form.text(form.all("section", class_="text")[0])
    fields = {
        "csrf": secret(desk),
        "words": "We demand",
        "kind": "THREATEN",
        "actors": "Minister Aigerim Tolenova = KAZ GOV",
        "recipients": "Turkmenistan = TKM",
        "date": "2024-05-01",
        "act": "air strikes",
        "act_type": "ASSAULT",
        "demand": "40% of the water",
        "deadline": "May 9 = 2024-05-09",
    }
    for name, value, fault in (
        ("words", "nowhere", "the words “nowhere” do not stand in the text"),
        ("demand", "the moon", "the words “the moon” do not stand in the text"),
        ("words", "threatened", "is there already as THREATEN/violence"),
    ):
        answer = desk.post(f"{ARTICLE}/missed", data={**fields, name: value})
        assert answer.status_code == 422
        again = Html(answer.text)
        assert fault in again.text(again.all("p", class_="fault")[0])
        kept = {each.get("name"): each.get("value") for each in again.all("input")}
        kept |= {each.get("name"): again.text(each) for each in again.all("textarea")}
        assert all(
            kept[key] == {**fields, name: value}[key] for key in ("words", "act", "demand", "deadline", "actors")
        )
        assert again.all("details", class_="terms")[0].get("open") is not None
    assert decided(path) == []
    assert desk.post(f"{ARTICLE}/missed", data=fields).status_code == 303
    threats = {each["event"]["trigger"]["text"]: each["threat"] for each in desk.get("/threats.json").json()["threats"]}
    assert threats["We demand"]["demand"]["text"] == "40% of the water"
    assert threats["We demand"]["deadline"]["value"] == "2024-05-09"
    assert "40% of the water" in desk.get("/decisions.csv").text.splitlines()[1]


def test_the_outcome_of_a_threat_is_set(desk: httpx.Client, path: Path) -> None:
    fields = {"csrf": secret(desk), "outcome": "conceded", "why": "the dam was opened", "to": "/threats?act=ASSAULT"}
    answer = desk.post(f"/outcomes/{THREAT.id}", data=fields)
    assert (answer.status_code, answer.headers["location"]) == (303, "/threats?act=ASSAULT")
    with Store(path) as store:
        ((made,),) = Corrections(store).of_events().values()
    assert (made.outcome, made.by, made.why) == ("conceded", "ada", "the dam was opened")
    assert desk.post(f"/outcomes/{THREAT.id}", data={**fields, "outcome": "fine"}).status_code == 422
    assert desk.post("/outcomes/none.0", data=fields).status_code == 404


def soon(holds: Callable[[], bool]) -> bool:
    """Whether something holds after a while."""
    for _ in range(500):
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_happenings_and_ledger_follow_what_is_decided(path: Path) -> None:
    with Store(path) as store:
        Merging(store, Merger()).run()
        Keeping(store, load_codebook()).run()
    with served(path, Access(review=True, user="ada")) as desk:

        def stand() -> tuple[int, int]:
            happenings = desk.get("/happenings.json?event=THREATEN").json()["happenings"]
            return len(happenings), desk.get(f"/threats/{THREAT.id}.json").status_code

        assert stand() == (1, 200)
        decide(desk, THREAT.id, "wrong")
        assert soon(lambda: stand() == (0, 404))
        decide(desk, THREAT.id, "open")
        assert soon(lambda: stand() == (1, 200))
        assert soon(lambda: "tocsin merge" not in read(desk, "/decisions").text())


def test_the_ledger_follows_what_is_mended_of_a_threat(path: Path) -> None:
    with Store(path) as store:
        Merging(store, Merger()).run()
        Keeping(store, load_codebook()).run()
    with served(path, Access(review=True, user="ada")) as desk:

        def stands() -> tuple[str, str, str | None] | None:
            threat = desk.get(f"/threats/{THREAT.id}.json").json().get("threat")
            return threat and (threat["kind"], threat["due"], threat["demand"] and threat["demand"]["text"])

        assert stands() == ("ASSAULT", "2024-06-08", None)
        fields = {**AS_IT_IS, "act_type": "COERCE", "demand": "40% of the water", "deadline": "2024-07-01"}
        decide(desk, THREAT.id, "mended", **fields)
        assert soon(lambda: stands() == ("COERCE", "2024-07-31", "40% of the water"))
        decide(desk, THREAT.id, "open")
        assert soon(lambda: stands() == ("ASSAULT", "2024-06-08", None))


def test_where_nothing_was_merged_the_page_tells_the_command(desk: httpx.Client) -> None:
    decide(desk, THREAT.id, "wrong")
    told = "on 1 article is not in happenings and ledger yet: tocsin merge"
    assert soon(lambda: told in read(desk, "/decisions").text())


def test_the_queue_goes_on_after_each_decision(desk: httpx.Client) -> None:
    ids = [each["event"]["id"] for each in desk.get("/review.json").json()["events"]]
    assert len(ids) == 5
    (form,) = [each for each in read(desk, "/review").all("form", class_="decide") if ids[0] in each.get("action")]
    fields = {each.get("name"): each.get("value") for each in form.iter() if each.get("name")} | {"verdict": "right"}
    page = read(desk, desk.post(form.get("action"), data=fields).headers["location"])
    assert "right by ada" in page.text(page.all("div", class_="done")[0])
    assert [each["event"]["id"] for each in desk.get("/review.json").json()["events"]] == ids[1:]
    listed = desk.get("/review.json?limit=2").json()
    rest = desk.get(listed["next"].replace("/review", "/review.json")).json()
    assert [each["event"]["id"] for each in [*listed["events"], *rest["events"]]] == ids[1:]
    assert len(read(desk, "/decisions").all("tr")) == 2


@pytest.mark.parametrize("fault", ["after=x", "after=1~", "limit=0", "limit=9999", "done=%00", "country=Chad"])
def test_what_the_queue_does_not_understand_is_told(refusing: httpx.Client, fault: str) -> None:
    assert refusing.get(f"/review?{fault}").status_code == 422


def test_without_review_nothing_can_be_changed(path: Path) -> None:
    with served(path) as client:
        for page in ("/review", ARTICLE, f"/review/{THREAT.id}", "/decisions"):
            answer = client.get(page)
            assert Html(answer.text).all("form", method="post") == []
            assert "set-cookie" not in answer.headers
        for where in (f"/review/{THREAT.id}", f"{ARTICLE}/missed", f"/outcomes/{THREAT.id}", "/session"):
            assert client.post(where, data={"verdict": "wrong", "csrf": ""}).status_code in {404, 405}
    assert decided(path) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
    ids=str,
)
def test_forms_of_other_pages_are_refused(refusing: httpx.Client, undecided: Path, headers: dict[str, str]) -> None:
    fields = {"csrf": secret(refusing), "verdict": "wrong"}
    assert refusing.post(f"/review/{THREAT.id}", data=fields, headers=headers).status_code == 403
    assert decided(undecided) == []


def test_forms_of_other_sessions_are_refused(desk: httpx.Client, path: Path) -> None:
    other = httpx.Client(base_url=desk.base_url)
    for csrf in (secret(other), "", "é"):
        assert desk.post(f"/review/{THREAT.id}", data={"csrf": csrf, "verdict": "wrong"}).status_code in {403, 422}
    mine = secret(desk)
    desk.cookies.clear()
    assert desk.post(f"/review/{THREAT.id}", data={"csrf": mine, "verdict": "wrong"}).status_code == 403
    assert decided(path) == []


def test_forms_are_bounded(refusing: httpx.Client) -> None:
    fields = {"csrf": secret(refusing), "verdict": "right"}
    assert refusing.post(f"/review/{THREAT.id}", data={**fields, "why": "x" * 5_000}).status_code == 422
    assert refusing.post(f"/review/{THREAT.id}", data={**fields, "why": "x" * 70_000}).status_code == 413
    assert refusing.post(f"/review/{THREAT.id}", content=iter([b"csrf=x"])).status_code == 411


@pytest.mark.parametrize("to", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:1", "/a\nb"])
def test_a_form_leads_nowhere_else(desk: httpx.Client, to: str) -> None:
    assert decide(desk, THREAT.id, "right", to=to).headers["location"] == f"{ARTICLE}#e-{THREAT.id}"


@pytest.mark.parametrize("key", ["none.0", f"{RAID.article.id}.99", "..", "%00"])
def test_events_that_are_not_there(refusing: httpx.Client, key: str) -> None:
    assert refusing.get(f"/review/{key}").status_code in ({200, 404, 405} if key == ".." else {404})
    assert decide(refusing, key, "right").status_code in {404, 405}


@pytest.fixture
def shared(path: Path) -> Iterator[httpx.Client]:
    """A desk that asks for a token."""
    with served(path, Access(review=True, token=TOKEN, names=("desk.example",), https=False)) as client:
        yield client


def enter(client: httpx.Client, token: str = TOKEN, **fields: str) -> httpx.Response:
    return client.post("/session", data={"csrf": secret(client, "/session"), "name": "Bo", "token": token, **fields})


def test_nothing_is_read_without_the_token(shared: httpx.Client) -> None:
    for where in ("/", ARTICLE, "/review", "/openapi.json", "/review.js"):
        answer = shared.get(where)
        assert answer.status_code in {303, 401}, where
        assert "threat" not in answer.text.lower()
    assert shared.get("/events?event=ASSAULT").headers["location"] == "/session?to=%2Fevents%3Fevent%3DASSAULT"
    for where in ("/events.json", "/events.csv"):
        assert shared.get(where).status_code == 401
    assert shared.post(f"/review/{THREAT.id}", data={"csrf": "x", "verdict": "wrong"}).status_code == 401


def test_who_knows_the_token_reads_and_decides_under_a_name(shared: httpx.Client, path: Path) -> None:
    answer = enter(shared, to="/review")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert TOKEN not in cookie
    assert decide(shared, THREAT.id, "right").status_code == 303
    assert decided(path) == [(THREAT.id, "right", "Bo")]
    shared.post("/session/end", data={"csrf": secret(shared)})
    assert shared.get("/events.json").status_code == 401


def test_a_wrong_token_lets_nobody_in_and_is_soon_not_tried_any_more(
    shared: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tocsin.web.pages.session._PENALTY", 0)
    answers = [enter(shared, "not the token").status_code for _ in range(6)]
    assert answers == [401] * 5 + [429]
    assert enter(shared).status_code == 429
    assert shared.get("/events.json").status_code == 401


def test_programs_bring_the_token_as_a_header(shared: httpx.Client) -> None:
    assert shared.get("/events.json", headers={"Authorization": f"Bearer {TOKEN}"}).status_code == 200
    assert shared.get("/events.json", headers={"Authorization": "Bearer no"}).status_code == 401
    wanted = {"Authorization": f"Bearer {TOKEN}"}
    assert (
        shared.post(f"/review/{THREAT.id}", data={"csrf": "x", "verdict": "wrong"}, headers=wanted).status_code == 403
    )


def test_programs_do_not_try_tokens_either(shared: httpx.Client) -> None:
    def status(token: str) -> int:
        return shared.get("/events.json", headers={"Authorization": f"Bearer {token}"}).status_code

    assert [status(f"a token that is not it, {number}") for number in range(6)] == [401] * 4 + [429] * 2
    assert status(TOKEN) == 429
    assert enter(shared).status_code == 429


def test_cookies_of_an_https_desk_travel_by_nothing_else(path: Path) -> None:
    with served(path, Access(review=True, token=TOKEN, names=("desk.example",), https=True)) as client:
        answer = client.get("/session", headers={"Host": "desk.example"})
        assert answer.status_code == 200
        assert "secure" in answer.headers["set-cookie"].lower()
        assert client.get("/session", headers={"Host": "other.example"}).status_code == 400


def test_a_session_cannot_be_made_up(shared: httpx.Client) -> None:
    for value in ("x", "eyJuYW1lIjoiQm8ifQ==", "eyJuYW1lIjoiQm8ifQ==.aaaaaa.bbbbbbbbbbbbbbbbbbbbbbbbbbb"):
        assert shared.get("/events.json", headers={"Cookie": f"tocsin={value}"}).status_code == 401


def test_the_token_is_not_shown() -> None:
    assert TOKEN not in repr(Access(token=TOKEN))
    with pytest.raises(ValueError, match="16"):
        Access(token="short")
