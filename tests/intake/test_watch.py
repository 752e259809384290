"""Watching: each feed on its own, whatever the others do; nothing is read twice, nothing is lost."""

from __future__ import annotations

import gzip
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path

import pytest
from newsroom import Newsroom, endless, page, rss, send, tagged

from tocsin.intake import Intake
from tocsin.intake.feeds import Feed, FeedsError, Plan, load_plan
from tocsin.intake.watcher import Round, Watcher
from tocsin.model import Article, Record
from tocsin.read import Limits, Options
from tocsin.store import Store
from tocsin.store.feeds import Feeds, FeedState
from tocsin.store.runs import recorded, runs

LIMITS = Limits(seconds=2, document=300_000)
STORY = "The harbour council of Veldt banned all ferries on {} after two boats had struck each other in the channel."
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


@pytest.fixture
def site() -> Iterator[Newsroom]:
    made = Newsroom()
    yield made
    made.close()


def code_many(items: object) -> object:
    for item in items:  # type: ignore[attr-defined]
        yield Record(article=item) if isinstance(item, Article) else item


class Desk:
    """A store and what is watched into it. Coding is left out: it is not what is tested."""

    def __init__(self, path: Path):
        self.path = path
        self.rounds: list[Round] = []

    def watch(
        self, *feeds: Feed | str, once: bool = True, until: Callable[[], bool] | None = None, **settings: object
    ) -> list[Round]:
        """The rounds of a watch, of one round each unless told until when it goes on."""
        plan = Plan(
            feed=[Feed(url=each) if isinstance(each, str) else each for each in feeds],
            **{"pause": "0s", "reread": "0s", "retries": 0, **settings},  # type: ignore[arg-type]
        )
        options = Options(limits=LIMITS, hosts=frozenset(["127.0.0.1"]))
        stop, self.rounds = threading.Event(), []
        if until is not None:
            threading.Thread(target=_stop_when, args=(until, stop), daemon=True).start()
        with Store(self.path) as store, recorded(store, "watch", []) as run:
            intake = Intake(code_many, "a coder", store, None, run)  # type: ignore[arg-type]
            watcher = Watcher(plan, options, store, intake, lambda: None, self.rounds.append)
            watcher.run(stop, once=once and until is None)
        return self.rounds

    def texts(self) -> list[str]:
        with Store(self.path) as store:
            return [row[0] for row in store.connection.execute("SELECT text FROM articles ORDER BY rowid")]

    def states(self) -> dict[str, FeedState]:
        with Store(self.path) as store:
            return {each.url: each for each in Feeds(store).all()}


def _stop_when(until: Callable[[], bool], stop: threading.Event) -> None:
    deadline = time.monotonic() + 30
    while not until() and time.monotonic() < deadline:
        time.sleep(0.02)
    stop.set()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "watched.db")


def stories(number: int = 3) -> list[tuple[str, str]]:
    return [(f"/{day.lower()}", STORY.format(day)) for day in DAYS[:number]]


def test_pages_of_a_feed_are_read_once(site: Newsroom, desk: Desk) -> None:
    url = site.publish("/feed", stories())
    (first,) = desk.watch(url)
    assert dict(first.outcomes) == {"coded": 3}
    assert all(STORY.format(day) in " ".join(desk.texts()) for day in DAYS[:3])
    site.publish("/feed", stories(4))
    (second,) = desk.watch(url)
    assert dict(second.outcomes) == {"coded": 1}
    assert [site.asked(path) for path, _ in stories(4)] == [1, 1, 1, 1]
    state = desk.states()[url]
    assert (state.articles, state.failures, state.fault) == (4, 0, None)
    assert state.succeeded is not None


def test_what_a_page_does_not_say_the_feed_does(site: Newsroom, desk: Desk) -> None:
    url = site.publish("/feed", stories(1))
    desk.watch(url)
    with Store(desk.path) as store:
        row = store.connection.execute("SELECT url, publisher, published FROM articles").fetchone()
    assert tuple(row) == (site.url("/monday"), "Harbour Wire", "2024-03-08")


def test_a_page_cannot_pass_for_another_sites(site: Newsroom, desk: Desk) -> None:
    url = site.publish("/feed", stories(1))
    lie = page(STORY.format("Monday")).replace("</head>", '<link rel=canonical href="https://wire.example/a"></head>')
    site.put("/monday", lie)
    desk.watch(url)
    with Store(desk.path) as store:
        assert store.connection.execute("SELECT url FROM articles").fetchone()[0] == site.url("/monday")


def test_a_feed_that_is_the_same_is_not_sent_again(site: Newsroom, desk: Desk) -> None:
    body = rss([(site.put("/monday", page(STORY.format("Monday"))), STORY)])
    url = site.put("/feed", tagged(body, '"one"'))
    desk.watch(url)
    (again,) = desk.watch(url)
    assert (again.fault, dict(again.outcomes)) == (None, {})
    sent = [headers.get("if-none-match") for path, headers in site.handler.asked if path == "/feed"]
    assert sent == [None, '"one"']


def test_a_page_that_is_down_is_read_when_it_is_back_though_the_feed_is_the_same(site: Newsroom, desk: Desk) -> None:
    site.put("/monday", send("", 503))
    url = site.put("/feed", tagged(rss([(site.url("/monday"), STORY)]), '"one"'))
    (first,) = desk.watch(url)
    assert dict(first.outcomes) == {"refused": 1}
    site.put("/monday", page(STORY.format("Monday")))
    (second,) = desk.watch(url)
    assert dict(second.outcomes) == {"coded": 1}


def test_a_page_that_stays_away_is_given_up(site: Newsroom, desk: Desk) -> None:
    url = site.put("/feed", rss([(site.url("/gone"), STORY)]))
    for _ in range(7):
        desk.watch(url)
    assert site.asked("/gone") == 5


def test_an_update_under_the_same_address_is_a_new_version(site: Newsroom, desk: Desk) -> None:
    url = site.publish("/feed", [("/a", STORY.format("Monday"))])
    desk.watch(url)
    site.publish("/feed", [("/a", STORY.format("Monday") + " Nobody was hurt.")])
    (round_,) = desk.watch(url)
    assert dict(round_.outcomes) == {"coded": 1}
    with Store(desk.path) as store:
        old, new = (row[0] for row in store.connection.execute("SELECT id FROM articles ORDER BY rowid"))
        assert store.earlier(new) == old


def test_the_text_of_the_feed_itself_is_taken_if_wished(site: Newsroom, desk: Desk) -> None:
    url = site.publish("/feed", stories())
    (round_,) = desk.watch(Feed(url=url, text="feed"))
    assert dict(round_.outcomes) == {"coded": 3}
    assert site.asked("/monday") == 0
    assert desk.watch(Feed(url=url, text="feed"))[0].outcomes.total() == 0


def test_sitemaps_and_json_feeds_are_watched_too(site: Newsroom, desk: Desk) -> None:
    one, two, three = (site.put(path, page(text)) for path, text in stories())
    urls = "".join(f"<url><loc>{each}</loc></url>" for each in (one, two))
    site.put("/news.xml", f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{urls}</urlset>')
    index = f"<sitemapindex><sitemap><loc>{site.url('/news.xml')}</loc></sitemap></sitemapindex>"
    items = [{"id": "1", "url": three, "title": "Three"}]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "W", "items": items})
    rounds = desk.watch(site.put("/index.xml", index), site.put("/feed.json", feed))
    assert sorted(sum(each.outcomes.values()) for each in rounds) == [1, 2]
    assert len(desk.texts()) == 3
    desk.watch(site.url("/index.xml"))
    assert (site.asked("/news.xml"), site.asked("/monday")) == (2, 1)


def test_addresses_that_are_none_are_refused_and_do_not_cost_a_host_its_turn(site: Newsroom, desk: Desk) -> None:
    odd = [
        "javascript:x",
        "http://[bad",
        "file:///etc/passwd",
        "http://a..b/",
        "http://u:p@127.0.0.1/",
        "http://127.0.0.1:99999/",
    ]
    listed = [(each, f"{each} {STORY}") for each in odd]
    spaced = [(site.url(f"/quay {n} ü?a=b c"), f"{n} {STORY}") for n in range(6)]
    for n in range(6):
        site.put(f"/quay%20{n}%20%C3%BC?a=b%20c", page(f"{n} boats. {STORY}"))
    (round_,) = desk.watch(site.put("/feed", rss([*listed, *spaced])))
    assert dict(round_.outcomes) == {"refused": 6, "coded": 6}


def test_what_json_says_of_an_entry_need_not_make_sense(site: Newsroom, desk: Desk) -> None:
    items = [
        {"url": "\0", "title": "A"},
        {"id": 3, "title": STORY},
        {"url": "/gone", "title": "B"},
        {"id": "z\0z", "title": "C"},
        7,
        {},
    ]
    feed = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "W", "items": items})
    (round_,) = desk.watch(site.put("/feed", feed))
    assert round_.fault is None
    assert round_.outcomes.total() == 6
    (round_,) = desk.watch(Feed(url=site.url("/feed"), text="feed"))
    assert round_.fault is None


def test_robots_txt_is_kept_to_with_its_patterns(site: Newsroom, desk: Desk) -> None:
    site.put(
        "/robots.txt", "User-agent: *\nDisallow: /*?print=\nDisallow: /tuesday\n\nUser-agent: other\nDisallow: /\n"
    )
    url = site.publish("/feed", [*stories(2), ("/monday?print=1", STORY.format("Friday"))])
    (round_,) = desk.watch(url)
    assert dict(round_.outcomes) == {"coded": 1, "refused": 2}
    assert (site.asked("/tuesday"), site.asked("/monday?print=1"), site.asked("/robots.txt")) == (0, 0, 1)
    site.put("/robots.txt", send("", 500))
    assert "robots.txt: the server says 500" in str(desk.watch(url)[0].fault)


def test_a_host_is_asked_one_thing_at_a_time_with_pauses(site: Newsroom, desk: Desk) -> None:
    times: list[float] = []
    together, most = 0, 0
    lock = threading.Lock()

    def noted(text: str) -> Callable[[object], None]:
        def answer(handler: object) -> None:
            nonlocal together, most
            with lock:
                together += 1
                most = max(most, together)
                times.append(time.monotonic())
            time.sleep(0.05)
            send(page(text))(handler)  # type: ignore[arg-type]
            with lock:
                together -= 1

        return answer

    listed = [(site.put(path, noted(text)), text) for path, text in stories(4)]
    desk.watch(site.put("/one", rss(listed[:2])), site.put("/two", rss(listed[2:])), pause="0.2s")
    assert (most, len(times)) == (1, 4)
    assert all(later - earlier >= 0.2 for earlier, later in pairwise(times))


def test_a_server_that_asks_to_wait_is_not_asked_until_then(site: Newsroom, desk: Desk) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True)
    for path, value in (("/one", "3600"), ("/two", later)):
        url = site.put(path, send("", 429, Retry_After=value))
        (round_,) = desk.watch(url)
        assert round_.fault == "the server says 429"
        assert 3_500 < desk.states()[url].wait < 7_300
        (again,) = desk.watch(url)
        assert again.fault == "the server asked to wait"
        assert site.asked(path) == 1


def test_pages_of_a_host_that_asks_to_wait_are_left_for_later(site: Newsroom, desk: Desk) -> None:
    url = site.publish("/feed", stories())
    well = site.handler.answers["/monday"]
    site.put("/monday", send("", 429, Retry_After="3600"))
    (round_,) = desk.watch(url)
    assert sum(site.asked(path) for path, _ in stories()) == 1
    assert (round_.fault, round_.outcomes.total()) == (None, 0)
    site.put("/monday", well)
    assert dict(desk.watch(url)[0].outcomes) == {"coded": 3}


def test_a_request_that_fails_is_repeated(site: Newsroom, desk: Desk) -> None:
    url = site.publish("/feed", stories(1))
    well, times = site.handler.answers["/feed"], []

    def at_last(handler: object) -> None:
        times.append(time.monotonic())
        (send("", 503) if len(times) < 3 else well)(handler)  # type: ignore[arg-type, operator]

    site.put("/feed", at_last)  # type: ignore[arg-type]
    (round_,) = desk.watch(url, retries=2)
    assert (round_.fault, dict(round_.outcomes)) == (None, {"coded": 1})
    assert times[2] - times[1] > 0.9, "the second wait is longer than the first may be"


def test_failures_make_the_next_reading_later_and_a_success_ends_that(site: Newsroom, desk: Desk) -> None:
    url = site.put("/feed", send("", 500))
    waits = [desk.watch(url)[0].wait for _ in range(4)]
    assert waits[0] < 40
    assert waits[3] > 170
    site.publish("/feed", stories(1))
    desk.watch(url)
    state = desk.states()[url]
    assert (state.failures, state.fault) == (0, "the server says 500")


def test_thirty_feeds_of_which_thirteen_misbehave(site: Newsroom, desk: Desk) -> None:
    """Each of the good ones is read; each of the others has a fault that says what it is."""
    release = threading.Event()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        down = f"http://127.0.0.1:{free.getsockname()[1]}/feed"
    others = [Newsroom() for _ in range(12)]
    faults = {
        down: "not to be had",
        others[0].put("/feed", endless(b" ", release)): "took more than 2 seconds",
        others[1].put("/feed", endless(b"<item>" * 1_000)): "more than 300,000 bytes",
        others[2].put("/feed", "<rss><<<>"): "broken feed",
        others[3].put("/feed", rss([("http://127.0.0.1:1/", "x" * 400_000)])): "more than 300,000 bytes",
        others[4].put("/feed", send("", 429, Retry_After="600")): "the server says 429",
        others[5].put("/feed", send("", 302, Location="/feed")): "more than 5 redirections",
        others[6].put("/feed", send("", 302, Location="http://10.0.0.1/")): "which is private",
        others[7].put("/feed", page("Please log in to read what is new in the harbour.")): "no feed and no sitemap",
        others[8].put("/feed", send(gzip.compress(b" " * 9_000_000), Content_Encoding="gzip")): "more than 300,000",
        others[9].put("/feed", send("cut", Content_Length="9999")): "not to be had",
        others[10].put("/feed", send("", 500)): "the server says 500",
        others[11].put("/feed", send(b"\0\xff\xfe\x01" * 50)): "",
    }
    good = [site.publish(f"/feed{n}", [(f"/{n}", f"{n} boats: {STORY.format('Monday')}")]) for n in range(16)]
    cyrillic = rss(
        [(site.put("/q", page("On the quay: " + STORY)), "Порт закрыт")], '<?xml version="1.0" encoding="utf-8"?>'
    )
    good.append(site.put("/lying", send(cyrillic.encode("cp1251"), Content_Type="text/xml; charset=ascii")))
    started = time.monotonic()
    rounds = {each.feed.url: each for each in desk.watch(*faults, *good)}
    assert time.monotonic() - started < 30
    release.set()
    for each in others:
        each.close()
    assert len(rounds) == 30
    for url, fault in faults.items():
        assert fault in str(rounds[url].fault)
        assert rounds[url].fault is not None
    assert [dict(rounds[url].outcomes) for url in good] == [{"coded": 1}] * 17
    states = desk.states()
    assert all(states[url].fault and states[url].succeeded is None for url in faults)
    with Store(desk.path) as store:
        assert (runs(store)[0].coded, runs(store)[0].read) == (17, 17)


def test_a_watch_goes_on_until_it_is_stopped(site: Newsroom, desk: Desk) -> None:
    url = site.publish("/feed", stories(1))
    desk.watch(url, every="1s", until=lambda: site.asked("/feed") >= 3)
    assert site.asked("/feed") >= 3
    assert site.asked("/monday") == 1
    assert len(desk.texts()) == 1


def test_what_was_not_reached_before_a_stop_is_read_at_the_next_start(site: Newsroom, desk: Desk) -> None:
    body = rss([(site.put(path, page(text)), text) for path, text in stories(5)])
    url = site.put("/feed", tagged(body, '"one"'))
    desk.watch(url, pause="0.3s", until=lambda: site.asked("/tuesday") == 1)
    reached = len(desk.texts())
    assert 1 <= reached < 5
    (round_,) = desk.watch(url)
    assert round_.outcomes["coded"] == 5 - reached
    assert len(desk.texts()) == 5


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "missing `feed`"),
        ("[[feed]]\nname = 'Wire'", "feed 1: missing `url`"),
        ("retry = 2\n[[feed]]\nurl = 'https://wire.example'", "unknown key `retry`"),
        ("[[feed]]\nurl = 'ftp://wire.example'", "neither http nor https"),
        ("[[feed]]\nurl = 'https://wire.example'\nnonsense = 1", "feed 1: unknown key `nonsense`"),
        ("every = 'soon'\n[[feed]]\nurl = 'https://wire.example'", "not a duration: 'soon'"),
        ("[[feed]]\nurl = 'https://a.example'\n[[feed]]\nurl = 'https://a.example'", "twice"),
        ("[[feed]\n", ""),
    ],
)
def test_a_fault_in_a_file_of_feeds_is_one_line_that_names_it(tmp_path: Path, text: str, fault: str) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FeedsError) as raised:
        load_plan(path)
    assert str(raised.value).startswith(f"{path}: ")
    assert fault in str(raised.value)
    assert "\n" not in str(raised.value)
