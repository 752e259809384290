"""Threads that ask servers, so that a slow one holds up no other. Each keeps to its host's robots.txt."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

from protego import Protego

from tocsin.read import Options, Unreadable
from tocsin.read.fetch import Answer, Slow, Unreachable, fetch

#: What robots.txt calls this reader.
ROBOT = "Tocsin"
#: Seconds that a robots.txt holds, and bytes that are read of one.
_ROBOTS_HOLD = 86_400
_ROBOTS_LIMIT = 512_000
#: Seconds until one that was not to be had is asked for again.
_FAULT_HOLDS = 600.0
#: Seconds that a robots.txt may have this reader wait between requests.
_LONGEST_DELAY = 60.0
#: Seconds that a server may ask to be left alone for.
_LONGEST_HOLD = 86_400.0


@dataclass(frozen=True)
class Reply:
    """What came of a request: an answer, or a fault."""

    answer: Answer | None = None
    fault: str = ""
    #: Whether the host did not answer, and whether it is worth while to ask again at once.
    silent: bool = False
    again: bool = False
    #: Seconds between requests that the host asks for.
    delay: float = 0.0


@dataclass(frozen=True)
class _Rules:
    until: float
    robots: Protego | None
    fault: str = ""


class Fetchers:
    """So many threads that fetch. Of one host only one address may be asked for at a time: that is the caller's part."""

    def __init__(self, number: int, options: Options):
        self._options = options
        self._wanted: queue.SimpleQueue[tuple[object, str, Mapping[str, str]]] = queue.SimpleQueue()
        #: What was asked for, as it was called, with what came of it.
        self.replies: queue.SimpleQueue[tuple[object, Reply]] = queue.SimpleQueue()
        self._rules: dict[str, _Rules] = {}
        for _ in range(number):
            threading.Thread(target=self._work, daemon=True).start()

    def ask(self, name: object, url: str, headers: Mapping[str, str]) -> None:
        """Has an address fetched; the reply comes under this name."""
        self._wanted.put((name, url, headers))

    def _work(self) -> None:
        while True:
            name, url, headers = self._wanted.get()
            self.replies.put((name, self._reply(url, headers)))

    def _reply(self, url: str, headers: Mapping[str, str]) -> Reply:
        if urlsplit(url).scheme not in {"http", "https"}:
            return Reply(fault="neither http nor https")
        try:
            rules = self._rules_of(url)
            if rules.robots is None:
                return Reply(fault=rules.fault)
            delay = min(rules.robots.crawl_delay(ROBOT) or 0.0, _LONGEST_DELAY)
            if not rules.robots.can_fetch(url, ROBOT):
                return Reply(fault="its robots.txt forbids it", delay=delay)
            return Reply(fetch(url, self._options.limits, self._options.hosts, headers), delay=delay)
        except Unreachable as error:
            return Reply(fault=str(error), silent=True, again=not isinstance(error, Slow))
        except Unreadable as error:
            return Reply(fault=str(error))
        except Exception as error:  # noqa: BLE001 - told; a thread that ended would hold up the whole watch
            return Reply(fault=f"not to be had: {type(error).__name__} {error}")

    def _rules_of(self, url: str) -> _Rules:
        """A host's robots.txt. Without one all is allowed; one that a server cannot give forbids all, for now."""
        parts = urlsplit(url)
        site = f"{parts.scheme}://{parts.netloc}"
        known = self._rules.get(site)
        if known is None or known.until < time.monotonic():
            known = self._rules[site] = self._ask_rules(site)
        return known

    def _ask_rules(self, site: str) -> _Rules:
        limits = replace(self._options.limits, document=_ROBOTS_LIMIT)
        try:
            answer = fetch(f"{site}/robots.txt", limits, self._options.hosts)
        except Unreachable:
            raise
        except Unreadable as error:
            return _Rules(time.monotonic() + _FAULT_HOLDS, None, f"robots.txt: {error}")
        if answer.status >= 500 or answer.status == 429:
            return _Rules(time.monotonic() + _FAULT_HOLDS, None, f"robots.txt: the server says {answer.status}")
        text = answer.body.decode("utf-8", "replace") if answer.status == 200 else ""
        return _Rules(time.monotonic() + _ROBOTS_HOLD, Protego.parse(text))


def conditions(etag: str | None, modified: str | None) -> dict[str, str]:
    """Headers by which a server may say that nothing is new."""
    headers = {"If-None-Match": etag, "If-Modified-Since": modified}
    return {name: value for name, value in headers.items() if value and value.isascii() and value.isprintable()}


def retry_after(answer: Answer) -> float | None:
    """Seconds that a server asks to wait, if it does."""
    value = answer.headers.get("retry-after", "").strip()
    if value.isdecimal() and value.isascii():
        return min(float(value[:9]), _LONGEST_HOLD)
    try:
        when = parsedate_to_datetime(value).timestamp()
    except (TypeError, ValueError, OverflowError):
        return None
    return min(max(when - time.time(), 0.0), _LONGEST_HOLD)
