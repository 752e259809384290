"""feeds.toml: what is watched, and how."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

from tocsin.model import Fault

_DURATION = re.compile(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smhd])")
_UNKNOWN, _MISSING = re.compile(r"^Object contains unknown field `"), re.compile(r"^Object missing required field `")
_FEED = re.compile(r"^\.feed\[(\d+)\]")
_SECONDS = {"s": 1, "m": 60, "h": 3_600, "d": 86_400}


class FeedsError(Fault):
    """A file of feeds has a fault; the message names file and fault."""


class Feed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A feed: RSS, Atom, JSON Feed, a news sitemap or an index of such."""

    url: str
    name: str | None = None
    #: Of articles that name none.
    publisher: str | None = None
    every: str | None = None
    #: Whether the articles are the pages that it links, or what the feed itself holds of them.
    text: Literal["page", "feed"] = "page"

    @property
    def shown(self) -> str:
        """What it is called."""
        return self.name or self.url


class Plan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is watched. Durations are in seconds, minutes, hours or days: `30s`, `15m`, `2h`, `1d`."""

    feed: list[Feed]
    every: str = "15m"
    #: Between two requests to one host.
    pause: str = "2s"
    #: So long a page is not read again though the feed says something else of it.
    reread: str = "1h"
    #: How often a request that got no answer is repeated at once.
    retries: int = 2
    #: Hosts that may have private addresses.
    allow: list[str] = []

    def interval(self, feed: Feed) -> float:
        """Seconds between two readings of a feed."""
        return seconds(feed.every or self.every)


def seconds(duration: str) -> float:
    """A duration in seconds. Raises ValueError when it is none."""
    found = _DURATION.fullmatch(duration.strip())
    if found is None:
        raise ValueError(f"not a duration: {duration[:40]!r}; write 30s, 15m, 2h or 1d")
    return float(found[1]) * _SECONDS[found[2]]


def _plainly(fault: str) -> str:
    """What is wrong with a value or a key, in the words of the file rather than of the program."""
    words, _, where = fault.partition(" - at `$")
    words = _UNKNOWN.sub("unknown key `", words)
    words = _MISSING.sub("missing `", words)
    where = _FEED.sub(lambda found: f"feed {int(found[1]) + 1}", where.removesuffix("`")).lstrip(".")
    return f"{where.replace('.', ', ')}: {words}" if where else words


def load_plan(path: Path) -> Plan:
    """The feeds of a file. Raises FeedsError when it has a fault, OSError when it cannot be read."""
    try:
        plan = msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), Plan)
        seconds(plan.pause)
        seconds(plan.reread)
        for number, feed in enumerate(plan.feed, 1):
            parts = urlsplit(feed.url)
            if parts.scheme not in {"http", "https"} or not parts.hostname:
                raise ValueError(f"feed {number}: neither http nor https: {feed.url[:80]!r}")
            if plan.interval(feed) < 1:
                raise ValueError(f"feed {number}: oftener than every second")
    except msgspec.ValidationError as error:
        raise FeedsError(f"{path}: {_plainly(str(error))}") from None
    except ValueError as error:
        raise FeedsError(f"{path}: {error}") from None
    if not plan.feed:
        raise FeedsError(f"{path}: no feeds")
    if len({feed.url for feed in plan.feed}) < len(plan.feed):
        raise FeedsError(f"{path}: a feed stands there twice")
    if not 0 <= plan.retries <= 10:
        raise FeedsError(f"{path}: retries: not from 0 to 10")
    return plan
