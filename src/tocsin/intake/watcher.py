"""Watching feeds: asks each when it is due, reads what it lists and is new, and has it taken in.

One loop decides and writes; threads only fetch. Whatever is noted in the store is noted together with the article, and a feed
counts as read only when all that it lists is dealt with. So a watch that is stopped or killed goes on where it was.
"""

from __future__ import annotations

import queue
import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import urlsplit

from msgspec.structs import replace

from tocsin.intake.entries import Entry, absolute, key_of, mark_of
from tocsin.intake.feeds import Feed, Plan, seconds
from tocsin.intake.fetchers import Fetchers, Reply, conditions, retry_after
from tocsin.intake.intake import Intake
from tocsin.intake.turns import Turns
from tocsin.model import Article
from tocsin.read import Fields, Options, Refused, Unreadable, article_of, read_source
from tocsin.read.fetch import Answer
from tocsin.read.kinds import FEEDS, PAGES, kind_of
from tocsin.store import Store
from tocsin.store.feeds import Feeds
from tocsin.store.runs import Outcome
from tocsin.undisturbed import undisturbed

#: How many addresses are fetched at once.
_FETCHERS = 12
#: So often a page that is refused is read again when its feed is.
_TRIES = 5
#: The most entries that are new to us and are read in one round of a feed; the others wait for the next.
_ROUND = 1_000
#: Seconds: the first wait after a failure, and the longest.
_FIRST_WAIT = 30.0
_LONGEST_WAIT = 6 * 3_600.0
#: Seconds of the first wait before a request is repeated at once; of a Retry-After that is sat out.
_REPEAT = 1.0
_SIT_OUT = 30.0
#: The most entries that are read of one list.
_LONGEST_LIST = 50_000
#: Statuses that may be better soon.
_PASSING = frozenset({429, 500, 502, 503, 504})


@dataclass
class Round:
    """One reading of a feed, and what came of it."""

    feed: Feed
    etag: str | None = None
    modified: str | None = None
    #: Entries that are not dealt with yet.
    open: int = 0
    begun: int = 0
    #: Lists that were read: a list may name itself.
    lists: set[str] = field(default_factory=set)
    #: Whether something has to be read at the next round, though the feed may be the same by then.
    left: bool = False
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    events: int = 0
    #: Why the feed itself could not be read.
    fault: str | None = None
    #: Seconds until it is asked again.
    wait: float = 0.0


@dataclass(eq=False)
class _Request:
    round: Round
    url: str
    #: What the feed says of the page; None: it is the feed itself that is asked for.
    entry: Entry | None = None
    depth: int = 0
    tries: int = 0

    @property
    def host(self) -> str:
        return urlsplit(self.url).netloc.lower()


class Watcher:
    """Watches the feeds of a plan.

    intake: takes the articles in. merge: is called when there is something to merge and nothing else to do.
    told: is called with each round that has ended.
    """

    def __init__(
        self,
        plan: Plan,
        options: Options,
        store: Store,
        intake: Intake,
        merge: Callable[[], object],
        told: Callable[[Round], object],
    ):
        self._plan = plan
        self._options = options
        self._store = store
        self._intake = intake
        self._merge = merge
        self._told = told
        self._feeds = Feeds(store)
        self._fetchers = Fetchers(_FETCHERS, options)
        self._turns: Turns[_Request] = Turns(_FETCHERS)
        #: Entries whose pages are being fetched.
        self._fetching: set[str] = set()
        self._unmerged = False
        self._stop = threading.Event()
        self._once = False

    def run(self, stop: threading.Event, *, once: bool) -> None:
        """Watches until it is told to stop, or reads each feed once. What is in hand at a stop is finished."""
        self._stop, self._once = stop, once
        for feed in self._plan.feed:
            state = self._feeds.open(feed.url, feed.name)
            wait = state.wait if state.held or not once else 0.0
            if once and wait:
                self._told(Round(feed, fault="the server asked to wait", wait=wait))
            else:
                self._ask(_Request(Round(feed, state.etag, state.modified), feed.url), wait)
        while not stop.is_set() and self._turns:
            self._start()
            try:
                request, reply = self._fetchers.replies.get(timeout=self._turns.patience())
            except queue.Empty:
                if self._unmerged and not self._turns.is_asking:
                    self._merge_now()
                continue
            assert isinstance(request, _Request)
            pause = max(seconds(self._plan.pause), reply.delay)
            self._turns.answered(request.host, pause, silent=reply.silent)
            self._handle(request, reply)
        if not stop.is_set():
            self._merge_now()

    def _merge_now(self) -> None:
        if self._unmerged:
            self._merge()
        self._unmerged = False

    def _ask(self, request: _Request, wait: float) -> None:
        """Has an address asked for after so many seconds."""
        self._turns.put(request.host, request, wait)

    def _start(self) -> None:
        """Asks for what may be asked for now."""
        for request, wait in self._turns.due():
            if wait:
                self._put_off(request, "the server asked to wait, or did not answer", wait)
            else:
                round_ = request.round
                headers = conditions(round_.etag, round_.modified) if request.entry is None else {}
                self._fetchers.ask(request, request.url, headers)

    def _handle(self, request: _Request, reply: Reply) -> None:
        answer = reply.answer
        fault = reply.fault if answer is None else f"the server says {answer.status}"
        passing = reply.again if answer is None else answer.status in _PASSING
        if answer is not None and (answer.status == 200 or (answer.status == 304 and request.entry is None)):
            self._read(request, answer)
            return
        asked = retry_after(answer) if answer is not None and passing else None
        if asked is not None and asked > _SIT_OUT:
            self._turns.hold(request.host, asked)
            self._put_off(request, fault, asked)
            return
        if passing and request.tries < self._plan.retries:
            request.tries += 1
            wait = _REPEAT * 2 ** (request.tries - 1) * random.uniform(0.5, 1.5) if asked is None else asked
            self._ask(request, wait)
            return
        if request.entry is None:
            self._fail(request.round, fault, None)
        else:
            self._take(request.round, request.entry, Refused(request.url, fault))
            self._close(request)

    def _put_off(self, request: _Request, fault: str, wait: float) -> None:
        """Leaves a request for the next round: nothing was read."""
        if request.entry is None:
            self._fail(request.round, fault, wait)
        else:
            request.round.left = True
            self._close(request)

    def _read(self, request: _Request, answer: Answer) -> None:
        """Reads what has come: a feed, a list that a list led to, or a page."""
        source = answer.source()
        round_ = request.round
        try:
            if answer.status == 304:
                self._close(request)
                return
            kind = kind_of(source, self._options)
            if kind in FEEDS or (kind == "gzip" and request.url.endswith(".gz")):
                if request.depth > self._options.limits.depth:
                    raise Unreadable(f"more than {self._options.limits.depth} lists lead to it")
                if answer.url in round_.lists:
                    raise Unreadable("a list that was read already")
                round_.lists.add(answer.url)
                if request.entry is None:
                    round_.etag, round_.modified = answer.headers.get("etag"), answer.headers.get("last-modified")
                entries = list(islice(read_source(source, self._options), _LONGEST_LIST))
                if len(entries) == 1 and isinstance(entries[0], Refused) and request.entry is None:
                    raise Unreadable(entries[0].fault)
                self._list(request, answer.url, entries)
            elif request.entry is None:
                raise Unreadable(f"no feed and no sitemap, but {kind}")
            elif kind not in PAGES:
                raise Unreadable(f"no page, but {kind}")
            else:
                for item in read_source(source, self._options):
                    self._take(round_, request.entry, self._article(item, request.entry, round_.feed, answer.url))
        except Unreadable as error:
            if request.entry is None:
                self._fail(round_, str(error), None)
                return
            self._take(round_, request.entry, Refused(request.url, str(error)))
        self._close(request)

    def _list(self, request: _Request, base: str, entries: list[Entry | Refused]) -> None:
        """Takes in what is new of a feed's entries, or has their pages fetched."""
        round_ = request.round
        for item in entries:
            if self._stop.is_set():
                return
            if isinstance(item, Refused):
                self._take(round_, None, item)
                continue
            entry = absolute(item, base)
            if not self._is_new(entry, round_):
                continue
            if round_.begun >= _ROUND:
                round_.left = True
                return
            round_.begun += 1
            if isinstance(entry, Fields) and (round_.feed.text == "feed" or not entry.url):
                self._take(round_, entry, self._article(entry, entry, round_.feed, base))
            else:
                round_.open += 1
                self._fetching.add(key_of(entry))
                page = _Request(round_, str(entry.url), entry, request.depth + 1)
                self._turns.put_first(page.host, page)

    def _is_new(self, entry: Entry, round_: Round) -> bool:
        """Whether an entry is to be read: never seen, said to have changed, or refused before."""
        if key_of(entry) in self._fetching:
            return False
        known = self._feeds.link(key_of(entry))
        if known is None:
            return True
        if known.mark == mark_of(entry):
            return known.outcome == "refused" and known.tries < _TRIES
        if known.age < seconds(self._plan.reread):
            round_.left = True
            return False
        return True

    def _article(self, item: object, entry: Entry, feed: Feed, url: str) -> Article | Refused:
        """The article of a page or entry, with what the feed says where it says nothing itself."""
        if isinstance(item, Refused):
            return item
        assert isinstance(item, Fields)
        host = urlsplit(url).netloc
        fields = replace(
            item,
            # a page may say of itself what it likes, but not that it is another site's
            url=item.url if item.url and urlsplit(item.url).netloc == host else entry.url or url,
            date=item.date or entry.date,
            publisher=_named(item.publisher, host) or entry.publisher or feed.publisher or item.publisher,
        )
        try:
            return article_of(fields, self._options)
        except ValueError as error:
            return Refused(url, str(error))

    def _take(self, round_: Round, entry: Entry | None, item: Article | Refused) -> None:
        """Has one article taken in, and notes that it was, in one transaction."""
        for taken in self._intake.decided([item]):
            fault = taken.refused.fault if taken.refused is not None else None
            events = len(taken.record.events) if taken.record is not None else 0
            with undisturbed(), self._store.faults(), self._store.transaction():
                self._intake.write(taken)
                if entry is not None:
                    self._feeds.note(
                        key_of(entry),
                        round_.feed.url,
                        mark_of(entry),
                        taken.outcome,
                        fault,
                        taken.article.id if taken.article is not None else None,
                        events,
                    )
            round_.outcomes[taken.outcome] += 1
            round_.events += events
            round_.left |= taken.outcome == "refused" and entry is not None
            self._unmerged |= taken.outcome == "coded"

    def _close(self, request: _Request) -> None:
        """A request is dealt with; so is its round, if nothing else of it is open."""
        round_ = request.round
        if request.entry is not None:
            round_.open -= 1
            self._fetching.discard(key_of(request.entry))
        if round_.open or self._stop.is_set():
            return
        round_.wait = self._plan.interval(round_.feed) * random.uniform(0.9, 1.1)
        etag, modified = (None, None) if round_.left else (round_.etag, round_.modified)
        self._feeds.succeed(round_.feed.url, etag, modified, round_.wait)
        self._end(round_)

    def _fail(self, round_: Round, fault: str, asked: float | None) -> None:
        failures = self._feeds.open(round_.feed.url, round_.feed.name).failures
        every = self._plan.interval(round_.feed)
        wait = min(min(_FIRST_WAIT, every) * 2 ** min(failures, 20), max(_LONGEST_WAIT, every))
        round_.wait = wait * random.uniform(0.75, 1.25) if asked is None else max(asked, 1.0)
        round_.fault = fault
        self._feeds.fail(round_.feed.url, fault, round_.wait, held=asked is not None)
        self._end(round_)

    def _end(self, round_: Round) -> None:
        self._told(round_)
        if not self._once:
            state = self._feeds.open(round_.feed.url, round_.feed.name)
            self._ask(_Request(Round(round_.feed, state.etag, state.modified), round_.feed.url), round_.wait)


def _named(publisher: str | None, host: str) -> str | None:
    """A publisher's name; where the page has none, its reader gives the host's, which says less than the feed may."""
    return None if publisher and publisher.lower() in host.lower() else publisher
