"""How inputs are read."""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.read.limits import Limits


@dataclass(frozen=True)
class Options:
    """What a reader may want to know besides its input.

    columns: what a user calls a field, by its name here: {"text": "body"}.
    encoding: of text, CSV and TSV that do not tell theirs by a byte order mark.
    date: ISO date of publication for articles that bring none.
    hosts: names or addresses that may be fetched from though they are private.
    follow: whether the addresses that a sitemap lists are fetched.
    """

    limits: Limits = field(default_factory=Limits)
    columns: Mapping[str, str] = field(default_factory=dict)
    encoding: str = "utf-8"
    date: str | None = None
    hosts: frozenset[str] = frozenset()
    follow: bool = False


def check_encoding(name: str) -> str:
    """The encoding of that name. Raises ValueError when there is none."""
    try:
        "".encode(codecs.lookup(name).name)
    except (LookupError, ValueError):
        raise ValueError(f"no encoding {name[:40]!r}") from None
    return name
