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

#: Characters shown on either side of a trigger, and where lists are long.
AROUND, BRIEFLY = 160, 100
_ARTICLE = "id ref url publisher byline title published language".split()
_NAMES = "".join(f", articles.{name} AS article_{name}" for name in _ARTICLE)


@dataclass(frozen=True)
class Words:
    """The words around a trigger, cut where a paragraph or the room ends."""

    before: str
    trigger: str
    after: str


@dataclass(frozen=True)
class Shown:
    """An event with the words around its trigger, the article without its text."""

    event: Event
    article: Article
    words: Words


def shown(asking: Asking, ids: Sequence[str]) -> list[Shown]:
    """Events in the order of their ids, as long lists show them."""
    return [Shown(each.event, each.article, words) for each, words in among_words(asking, ids, BRIEFLY)]


def among_words(asking: Asking, ids: Sequence[str], around: int = AROUND) -> list[tuple[StoredEvent, Words]]:
    """Events in the order of their ids, each with the words around its trigger, so many characters on either side."""
    found = [(_stored(row), row) for row in _in_order(asking, ids, around)]
    return [(each, _words(each.event, row["begin"], row["around"], around)) for each, row in found]


def _in_order(asking: Asking, ids: Sequence[str], around: int) -> list[sqlite3.Row]:
    begin = f"max((events.record ->> '$.trigger.start') - {around}, 0)"
    return asking.rows(
        f"""SELECT events.record AS record{_NAMES}, {begin} AS begin,
            substr(articles.text, {begin} + 1, {2 * around} + length(events.record ->> '$.trigger.text')) AS around
            FROM json_each(?) AS each
            CROSS JOIN events ON events.id = each.value JOIN articles ON articles.id = events.article ORDER BY each.key""",
        [json.dumps(list(ids))],
    )


def _stored(row: sqlite3.Row) -> StoredEvent:
    article = Article(**{name: row[f"article_{name}"] for name in _ARTICLE}, text="")
    return StoredEvent(msgspec.json.decode(row["record"], type=Event), article)


def _words(event: Event, begin: int, around: str, most: int) -> Words:
    start, end = event.trigger.start - begin, event.trigger.end - begin
    before, after = around[:start].rpartition("\n")[2], around[end:].partition("\n")[0]
    if len(before) == start and begin:
        before = "…" + before[before.find(" ") :]
    if len(after) >= most:
        after = after[: after.rfind(" ") + 1] + "…"
    return Words(before, around[start:end], after)
