"""Events as lists show them: with their article, and with the words that they were read from."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from tocsin.model import Article, Event
from tocsin.store.browse.asking import Asking
from tocsin.store.queries import StoredEvent

#: Characters shown on either side of a trigger.
_AROUND = 160
_ARTICLE = "id ref url publisher byline title published language".split()
_NAMES = "".join(f", articles.{name} AS article_{name}" for name in _ARTICLE)
_BEGIN = f"max((events.record ->> '$.trigger.start') - {_AROUND}, 0)"
_WORDS = f""", {_BEGIN} AS begin,
    substr(articles.text, {_BEGIN} + 1, {2 * _AROUND} + length(events.record ->> '$.trigger.text')) AS around"""


@dataclass(frozen=True)
class Words:
    """The words around a trigger, cut where a paragraph or the room ends."""

    before: str
    trigger: str
    after: str


def stored(asking: Asking, ids: Sequence[str]) -> list[StoredEvent]:
    """Events in the order of their ids, the articles without their text."""
    return [_stored(row) for row in _in_order(asking, ids, "")]


def among_words(asking: Asking, ids: Sequence[str]) -> list[tuple[StoredEvent, Words]]:
    """Events in the order of their ids, each with the words around its trigger."""
    found = [(_stored(row), row) for row in _in_order(asking, ids, _WORDS)]
    return [(each, _words(each.event, row["begin"], row["around"])) for each, row in found]


def _in_order(asking: Asking, ids: Sequence[str], more: str) -> list[sqlite3.Row]:
    return asking.rows(
        f"""SELECT events.record AS record{_NAMES}{more} FROM json_each(?) AS each
            CROSS JOIN events ON events.id = each.value JOIN articles ON articles.id = events.article ORDER BY each.key""",
        [json.dumps(list(ids))],
    )


def _stored(row: sqlite3.Row) -> StoredEvent:
    article = Article(**{name: row[f"article_{name}"] for name in _ARTICLE}, text="")
    return StoredEvent(msgspec.json.decode(row["record"], type=Event), article)


def _words(event: Event, begin: int, around: str) -> Words:
    start, end = event.trigger.start - begin, event.trigger.end - begin
    before, after = around[:start].rpartition("\n")[2], around[end:].partition("\n")[0]
    if len(before) == start and begin:
        before = "…" + before[before.find(" ") :]
    if len(after) >= _AROUND:
        after = after[: after.rfind(" ") + 1] + "…"
    return Words(before, around[start:end], after)
