"""What the readers yield: articles in the making, addresses of articles, and refusals."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

#: Characters of a fault: libraries may quote what they choke on.
_LONGEST = 240


class Fields(msgspec.Struct, kw_only=True):
    """What an input says of an article."""

    text: str
    id: str | None = None
    title: str | None = None
    byline: str | None = None
    date: str | None = None
    url: str | None = None
    publisher: str | None = None
    #: Where it stands: the file, or file:row.
    where: str = ""


@dataclass(frozen=True)
class Link:
    """The address of an article, as a sitemap lists it: there is no text yet."""

    where: str
    url: str
    title: str | None = None
    date: str | None = None
    publisher: str | None = None


@dataclass(frozen=True)
class Refused:
    """An input that gave no article: where it is (file, or file:row) and what is wrong with it, each on one line."""

    where: str
    fault: str

    def __post_init__(self) -> None:
        # both may hold what stands in the input: names of members, words of a parser's complaint
        object.__setattr__(self, "where", " ".join(self.where.splitlines()))
        object.__setattr__(self, "fault", " ".join(self.fault.split())[:_LONGEST] or "cannot be read")

    def __str__(self) -> str:
        return f"{self.where}: {self.fault}"


class Unreadable(ValueError):
    """The rest of an input cannot be read; the message says why, in one line."""
