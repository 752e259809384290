"""The desk in a real browser: pages, keyboard, narrow, dark, without scripts, and for those who cannot see them."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest
from axe_playwright_python.sync_playwright import Axe
from browsing import chromium, needs_chromium, window
from deskpages import LISTS, REVIEWED, served
from playwright.sync_api import Browser, Page, ViewportSize, expect

from handmade import RAID, RECORDS
from tocsin.codebook import load_codebook
from tocsin.judge import Keeping
from tocsin.merge import Merger
from tocsin.store import Store
from tocsin.store.merging import Merging
from tocsin.store.reviews import Reviews
from tocsin.web.access import Access

pytestmark = needs_chromium

THREAT, DEMAND, SHELLING = RAID.events
ARTICLE = f"/articles/{RAID.article.id}"
PAGES = [
    *LISTS,
    *REVIEWED,
    f"/threats/{THREAT.id}",
    "/events?auxiliary=asserted&words=dam",
    "/actor?who=KAZ",
    "/pair?actor=KAZ&recipient=TKM",
    "/imported",
    f"/happenings/h{THREAT.id}",
    ARTICLE,
    f"{ARTICLE}/missed",
    f"/review/{SHELLING.id}",
    f"/review/{THREAT.id}",
    "/session",
    "/events?since=x",
]
#: How large a window is.
DESK: ViewportSize = {"width": 1280, "height": 720}
TELEPHONE: ViewportSize = {"width": 360, "height": 740}
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of the records, its happenings and its ledger reckoned: whoever changes it takes a copy."""
    path = tmp_path_factory.mktemp("browser") / "untouched.db"
    with Store(path) as store:
        for record in RECORDS:
            store.add(record, "a coder")
        brought_up_to_date(store)
    return path


def brought_up_to_date(store: Store) -> None:
    Merging(store, Merger()).run()
    Keeping(store, load_codebook()).run()


@pytest.fixture(scope="module")
def desk(untouched: Path) -> Iterator[str]:
    """A desk with review, on which something was decided; its address."""
    path = Path(shutil.copy(untouched, untouched.with_name("desk.db")))
    with Store(path) as store:
        Reviews(store).decide(DEMAND.id, "wrong", "Bo", "no demand")
        Reviews(store).decide(SHELLING.id, "right", "Bo")
        brought_up_to_date(store)
    with served(path, Access(review=True, user="ada")) as client:
        yield str(client.base_url)


@pytest.fixture
def fresh(untouched: Path, tmp_path: Path) -> Iterator[httpx.Client]:
    """A desk with review of its own."""
    with served(Path(shutil.copy(untouched, tmp_path)), Access(review=True, user="ada")) as client:
        yield client


@dataclass
class Walk:
    """What was seen on the way through all pages, each loaded once: loading and looking at one takes seconds."""

    #: What axe has against a page, by scheme and address.
    faults: dict[str, dict[str, list[object]]] = field(default_factory=lambda: {"light": {}, "dark": {}})
    #: How wide a page is on a telephone of 360 points.
    widths: dict[str, int] = field(default_factory=dict)
    #: Its colour in the dark: red, green and blue.
    colours: dict[str, list[int]] = field(default_factory=dict)


@pytest.fixture(scope="module")
def walk(browser: Browser, desk: str) -> Walk:
    made = Walk()
    with window(browser, desk) as page:
        for path in PAGES:
            page.set_viewport_size(TELEPHONE)
            page.emulate_media(color_scheme="light")
            page.goto(path)
            made.widths[path] = page.evaluate("document.documentElement.scrollWidth")
            page.set_viewport_size(DESK)
            page.evaluate("for (const each of document.querySelectorAll('details')) each.open = true")
            for scheme, faults in made.faults.items():
                page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                if found := faults_of(page):
                    faults[path] = found
            colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
            made.colours[path] = [int(part) for part in colour[4:-1].split(",")]
    return made


def faults_of(page: Page) -> list[object]:
    """What axe has against a page as it stands."""
    found = Axe().run(page, options=_RULES).response["violations"]
    return [(each["id"], [node["html"][:200] for node in each["nodes"][:3]]) for each in found]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_are_accessible(walk: Walk, scheme: str) -> None:
    assert walk.faults[scheme] == {}


def test_no_page_is_wider_than_a_telephone(walk: Walk) -> None:
    assert walk.widths.keys() == set(PAGES)
    assert {path: width for path, width in walk.widths.items() if width > TELEPHONE["width"]} == {}


def test_dark_mode_is_dark(walk: Walk) -> None:
    assert walk.colours.keys() == set(PAGES)
    assert {path: colour for path, colour in walk.colours.items() if max(colour) >= 64} == {}


def test_an_empty_store_has_pages_too(browser: Browser, tmp_path: Path) -> None:
    with Store(tmp_path / "empty.db"):
        pass
    with served(tmp_path / "empty.db") as client, window(browser, str(client.base_url)) as page:
        for path in (*LISTS, *REVIEWED):
            answer = page.goto(path)
            assert answer is not None
            assert answer.status == 200
            assert faults_of(page) == [], path


def test_a_filter_makes_an_address_that_shows_another_the_same(browser: Browser, desk: str) -> None:
    with window(browser, desk) as page:
        page.goto("/events")
        page.get_by_label("Type").select_option("THREATEN")
        page.get_by_role("button", name="Show").click()
        assert "event=THREATEN" in page.url
        shown = page.locator("table.events tbody").inner_text()
        address = page.url
    with window(browser, desk) as page:
        page.goto(address)
        assert page.locator("table.events tbody").inner_text() == shown
        expect(page.get_by_label("Type")).to_have_value("THREATEN")


def test_an_event_tells_its_rule_on_focus_and_on_hover(browser: Browser, desk: str) -> None:
    with window(browser, desk) as page:
        page.goto(ARTICLE)
        card = page.locator(f'[id="c-{THREAT.id}"]')
        expect(card).to_be_hidden()
        page.locator(f'[id="t-{THREAT.id}"]').hover()
        expect(card).to_be_visible()
        expect(card).to_contain_text("threaten/with")
        expect(card).to_contain_text("made by hand")
        page.mouse.move(0, 0)
        expect(card).to_be_hidden()
        page.locator(f'[id="t-{THREAT.id}"] > a').focus()
        expect(card).to_be_visible()


def test_what_is_not_asserted_looks_different(browser: Browser, desk: str) -> None:
    with window(browser, desk) as page:
        page.goto(ARTICLE)
        page.locator("details.legend summary").click()
        looks = {}
        for mode in ("asserted", "negation", "future", "hypothetical", "historical"):
            looks[mode] = page.locator(f".legend .trigger.{mode}").evaluate(
                "each => { const style = getComputedStyle(each);"
                " return [style.textDecorationLine, style.textDecorationStyle, style.fontStyle, style.fontWeight].join(' ') }"
            )
        assert len(set(looks.values())) == 5, looks
        assert "line-through" in page.locator(f'[id="t-{SHELLING.id}"] > a').evaluate(
            "each => getComputedStyle(each).textDecorationLine"
        )


def test_the_keyboard_reaches_the_content_and_every_control(browser: Browser, desk: str) -> None:
    with window(browser, desk) as page:
        page.goto("/events")
        page.keyboard.press("Tab")
        expect(page.locator("a.skip")).to_be_focused()
        page.keyboard.press("Enter")
        assert page.url.endswith("#main")
        seen = set()
        for _ in range(60):
            page.keyboard.press("Tab")
            seen.add(
                page.evaluate("document.activeElement.name || document.activeElement.textContent.trim().slice(0, 20)")
            )
        assert {"words", "actor", "event", "Show"} <= seen


def test_review_by_keyboard(browser: Browser, fresh: httpx.Client) -> None:
    ids = [each["event"]["id"] for each in fresh.get("/review.json").json()["events"]]

    def left() -> list[str]:
        return [each["event"]["id"] for each in fresh.get("/review.json").json()["events"]]

    with window(browser, str(fresh.base_url)) as page:
        page.goto("/review")
        expect(page.locator("[data-item]").first).to_be_focused()
        page.keyboard.press("j")
        expect(page.locator("[data-item]").nth(1)).to_be_focused()
        page.keyboard.press("k")
        page.keyboard.press("r")
        expect(page.locator(".done")).to_contain_text("right by ada")
        assert left() == ids[1:]
        page.keyboard.press("w")
        expect(page.locator(".done")).to_contain_text("wrong by ada")
        assert left() == ids[2:]
        page.keyboard.press("u")
        expect(page.locator(".done")).to_contain_text("taken back by ada")
        assert left() == ids[1:]
        page.keyboard.press("m")
        expect(page.get_by_role("button", name="Mend", exact=True)).to_be_visible()
        page.get_by_label("Who acts").fill("Rebels = - REB\nOrlagan = KAZ CVL")
        page.keyboard.press("r")  # typed into the field, not a key of the queue
        assert left() == ids[1:]
        page.goto("/review")
        page.locator("h1").click()
        page.get_by_label("Country").fill("w")  # nor where nothing is chosen
        assert left() == ids[1:]


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_an_event_is_mended_and_what_was_wrong_taken_back(browser: Browser, fresh: httpx.Client, scripts: bool) -> None:
    with window(browser, str(fresh.base_url), java_script_enabled=scripts) as page:
        page.goto(ARTICLE)
        page.get_by_role("button", name="wrong: “demand”").click()
        expect(page.locator(".gone")).to_contain_text("REQUEST")
        page.get_by_role("button", name="take back: “demand”").click()
        expect(page.locator(".gone")).to_have_count(0)
        page.get_by_role("link", name="mend “shell”").click()
        page.get_by_label("Type and mode").select_option("ASSAULT/heavy-weapons")
        page.get_by_label("Who acts").fill("nobody at all = KAZ")
        page.get_by_role("button", name="Mend", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("do not stand in the text")
        page.get_by_label("Who acts").fill("Rebels = KAZ REB")
        page.get_by_label("negation").uncheck()
        page.get_by_label("Date", exact=True).fill("last year = 2023")
        page.get_by_label("Place", exact=True).fill("Orlagan = Aktau, KAZ")
        page.get_by_role("checkbox", name="territory").press("Space")
        page.get_by_label("Why").press("Enter")  # from a field too, and it mends
        expect(page.locator(f'[id="e-{SHELLING.id}"]')).to_contain_text("ASSAULT/heavy-weapons")
        expect(page.locator(f'[id="e-{SHELLING.id}"]')).to_contain_text("mended by ada")
        expect(page.locator(f'[id="e-{SHELLING.id}"]')).not_to_contain_text("negation")
        expect(page.locator(f'[id="e-{SHELLING.id}"] > .meta')).to_have_text("2023-01-01 (year), Aktau KAZ · territory")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_terms_of_a_threat_are_mended_from_where_it_is_assessed(
    browser: Browser, fresh: httpx.Client, scripts: bool
) -> None:
    with window(browser, str(fresh.base_url), java_script_enabled=scripts) as page:
        page.goto(f"/threats/{THREAT.id}")
        page.get_by_role("link", name="mend “threatened”").click()
        page.get_by_label("What is threatened").fill("with air strikes")
        page.get_by_label("The act would be").select_option("ASSAULT/aerial")
        page.get_by_label("Condition").fill("the moon falls")
        page.get_by_role("button", name="Mend", exact=True).click()
        expect(page.get_by_role("alert")).to_contain_text("“the moon falls” do not stand in the text")
        page.get_by_label("Condition").fill("the dam stays shut")
        page.get_by_label("Demand").fill("40% of the water")
        page.get_by_label("Deadline").fill("2024-05-12")
        page.get_by_label("Deadline").press("Enter")
        event = page.locator(f'[id="e-{THREAT.id}"]')
        expect(event).to_contain_text("mended by ada")
        expect(event.locator("dl.threat")).to_contain_text("“with air strikes” ASSAULT/aerial")
        expect(event.locator("dl.threat")).to_contain_text("“40% of the water”")
        expect(event.locator("dl.threat")).to_contain_text("2024-05-12")
        page.goto(f"/review/{DEMAND.id}")
        expect(page.get_by_label("What is threatened")).to_be_hidden()  # folded away where it is no threat
        page.locator("details.terms > summary").press("Enter")
        expect(page.get_by_label("What is threatened")).to_be_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_a_missed_threat_is_added_and_stands_in_the_ledger(
    browser: Browser, fresh: httpx.Client, scripts: bool
) -> None:
    with window(browser, str(fresh.base_url), java_script_enabled=scripts) as page:
        page.goto(ARTICLE)
        page.get_by_role("link", name="Add an event that was missed").press("Enter")
        page.get_by_label("The words that tell it").fill("We demand")
        page.get_by_label("Type and mode").select_option("THREATEN")
        page.get_by_label("Who acts").fill("Minister Aigerim Tolenova = KAZ GOV")
        page.get_by_label("To whom").fill("Turkmenistan = TKM")
        page.locator("details.terms > summary").press("Enter")
        page.get_by_label("What is threatened").fill("the moon")
        page.get_by_role("button", name="Add it").click()
        expect(page.get_by_role("alert")).to_contain_text("“the moon” do not stand in the text")
        page.get_by_label("What is threatened").fill("air strikes")
        page.get_by_label("The act would be").select_option("ASSAULT/aerial")
        page.get_by_label("Demand").fill("40% of the water")
        page.get_by_label("Deadline").fill("2024-05-12")
        page.get_by_label("Why").press("Enter")
        event = page.locator(".event", has=page.get_by_role("link", name="“We demand”"))
        expect(event).to_contain_text("added by ada")
        expect(event.locator("dl.threat")).to_contain_text("“40% of the water”")
        expect(page.locator(".text .trigger", has_text="We").first).to_be_visible()
        for _ in range(100):  # happenings and ledger follow in a thread of their own
            page.goto("/threats?actor=KAZ:GOV")
            if page.get_by_role("link", name="assessment").count():
                break
            page.wait_for_timeout(50)
        page.get_by_role("link", name="assessment").first.click()
        expect(page.locator("[aria-labelledby=words]")).to_contain_text("“air strikes” ASSAULT/aerial")
        expect(page.locator("[aria-labelledby=words]")).to_contain_text("2024-05-12")


def test_the_outcome_of_a_threat_is_corrected_where_it_is_assessed(browser: Browser, fresh: httpx.Client) -> None:
    with window(browser, str(fresh.base_url)) as page:
        page.goto(f"/threats/{THREAT.id}")
        page.get_by_role("combobox", name="What became of it").select_option("conceded")
        page.get_by_label("What that rests on").fill("the dam was opened")
        page.get_by_role("button", name="Set the outcome").click()
        assert "/threats/" in page.url
        expect(page.locator("[aria-labelledby=became]")).to_contain_text("set by ada")
        expect(page.locator("[aria-labelledby=became]")).to_contain_text("the dam was opened")


def test_every_page_is_read_without_scripts(browser: Browser, desk: str) -> None:
    with window(browser, desk, java_script_enabled=False) as page:
        for path in PAGES:
            page.goto(path)
            expect(page.locator("h1")).to_be_visible()


def test_signing_in_and_out(browser: Browser, untouched: Path, tmp_path: Path) -> None:
    token = "a token that is long enough"
    with (
        served(Path(shutil.copy(untouched, tmp_path)), Access(review=True, token=token)) as client,
        window(browser, str(client.base_url)) as page,
    ):
        page.goto("/events?event=THREATEN")
        expect(page.locator("h1")).to_have_text("Sign in")
        assert faults_of(page) == []
        page.get_by_label("Your name").fill("Bo")
        page.get_by_label("Token").fill(token)
        page.get_by_role("button", name="Sign in").click()
        assert page.url.endswith("/events?event=THREATEN")
        assert page.evaluate("document.cookie") == ""
        page.goto(ARTICLE)
        page.get_by_role("button", name="right: “threatened”").click()
        expect(page.locator(f'[id="e-{THREAT.id}"]')).to_contain_text("right by Bo")
        page.get_by_role("button", name="Sign out").click()
        page.goto("/events")
        expect(page.locator("h1")).to_have_text("Sign in")
