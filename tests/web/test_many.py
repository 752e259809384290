"""The desk in a real browser, of a store of 200,000 events."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest
from browsing import chromium, needs_chromium, window
from deskpages import LISTS, REVIEWED, read, served
from many import store_of_many
from playwright.sync_api import Browser, Page, ViewportSize, expect

from handmade import RAID
from tocsin.web.access import Access

pytestmark = needs_chromium

EVENTS = 200_000
THREAT = RAID.events[0]
PAGES = [
    *LISTS,
    *REVIEWED,
    "/threats?actor=KAZ&act=ASSAULT",
    "/events?words=dam&country=KAZ&context=military",
    "/events?sort=earliest&quad=material+conflict",
    "/events?limit=200",
    "/happenings?sort=reported&sector=MIL",
    "/actor?who=KAZ",
    "/pair?actor=KAZ&recipient=TKM",
    "/imported",
    f"/articles/{RAID.article.id}",
    f"/review/{THREAT.id}",
]
#: How large a window is.
DESK: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    path = store_of_many(tmp_path_factory.mktemp("many") / "many.db", EVENTS)
    with served(path, Access(review=True, user="ada")) as client:
        yield client
    path.unlink()  # it is large


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as made:
        yield made


def shown(page: Page, path: str) -> None:
    """Goes to a page, which is to be there and to have a size that a browser bears."""
    answer = page.goto(path)
    assert answer is not None
    assert answer.status == 200, path
    expect(page.locator("h1")).to_be_visible()
    if "limit" not in path:
        assert len(answer.body()) < 300_000, path


def test_every_page_is_shown_however_many_events_there_are(browser: Browser, many: httpx.Client) -> None:
    with window(browser, str(many.base_url), color_scheme="dark") as page:
        for path in PAGES:
            page.set_viewport_size(TELEPHONE)
            shown(page, path)
            for size in (TELEPHONE, DESK):  # each is loaded once, which takes seconds
                page.set_viewport_size(size)
                assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path
        colour = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert max(int(part) for part in colour[4:-1].split(",")) < 64


def test_every_page_is_shown_without_scripts_too(browser: Browser, many: httpx.Client) -> None:
    with window(browser, str(many.base_url), viewport=DESK, java_script_enabled=False) as page:
        for path in PAGES:
            shown(page, path)


def test_lists_are_paged_and_counted_among_the_latest(browser: Browser, many: httpx.Client) -> None:
    assert many.get("/sources.json").json()["counts"]["events"] >= EVENTS
    with window(browser, str(many.base_url)) as page:
        page.goto("/events")
        expect(page.locator(".total")).to_contain_text("more than 5,000 events")
        seen: list[str] = []
        for _ in range(3):
            seen += page.locator("table.events a.words").evaluate_all("all => all.map((each) => each.href)")
            page.get_by_role("link", name="Next page").click()
        assert len(seen) == len(set(seen)) == 150
        page.goto("/events")
        page.locator("aside").get_by_role("link", name="military").click()
        assert "context=military" in page.url
        expect(page.locator(".chip")).to_contain_text("context: military")
        page.get_by_role("link", name="earliest first").click()
        assert {"context=military", "sort=earliest"} <= set(page.url.partition("?")[2].split("&"))
        assert page.locator("table.events tbody tr").count() == 50


def test_deep_in_the_list_is_as_good_as_its_beginning(many: httpx.Client) -> None:
    days = [each["event"]["id"] for each in many.get("/events.json?after=2016-06-01~x&limit=1000").json()["events"]]
    assert len(set(days)) == 1000
    undated = many.get("/events.json?after=~a&limit=1000").json()
    assert len(undated["events"]) == 1000
    assert {each["event"]["date"] for each in undated["events"]} == {None}
    assert read(many, undated["next"]).all("table", class_="events")
