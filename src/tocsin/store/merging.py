"""Keeps the store's happenings up to date: new articles are merged with what they touch, the rest stays as it is.

Happenings that hang together by likeness are an island. What becomes of an island depends on its events alone, and a new
article can only touch islands with which it shares a key. So these are merged anew, together with the article, and the
result is the same as if all had been merged at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations, islice
from sqlite3 import Row

import msgspec

from tocsin.merge import Merger
from tocsin.merge.copies import grouped
from tocsin.merge.facts import Facts
from tocsin.merge.group import Island, Key, keys
from tocsin.merge.happenings import Told
from tocsin.model import Article, Event, Figure, Happening, Record, Threat
from tocsin.store.store import Store, countries_of, sectors_of

#: So many articles are merged in one transaction: few enough that other writers need not wait long.
_BATCH = 1_000
#: So many are merged at once while others are coded: fewer would be merged with the same neighbours again and again, more would leave
#: more to the end, and workers without work while they are merged.
_PORTION = 500
#: So many articles' records, at least, are held at once: what is compared of them takes far less.
_HELD = 200
_ARTICLE = "id, ref, url, publisher, byline, title, published, language, text"


class Merging:
    """The merging of a store's articles."""

    def __init__(self, store: Store, merger: Merger):
        self._store = store
        self._merger = merger
        with store.faults():
            store.connection.execute("CREATE TEMP TABLE IF NOT EXISTS wanted (item PRIMARY KEY) WITHOUT ROWID")

    def pending(self) -> int:
        """Number of articles that are not merged yet, or by other rules."""
        query = "SELECT count(*) AS n FROM articles LEFT JOIN merged ON article = id WHERE merger IS NOT ?"
        return int(self._rows(query, self._merger.stamp)[0]["n"])

    def goes_on(self, most: int) -> bool:
        """Whether a store was merged by these rules, and so many articles at most are pending."""
        with self._store.faults():
            by = self._rows("SELECT merger FROM merged LIMIT 1")
            waiting = "SELECT 1 FROM articles WHERE id NOT IN (SELECT article FROM merged) LIMIT ?"
            # of a store of one article, or of few, all may have been taken back
            same = by[0]["merger"] == self._merger.stamp if by else bool(self._rows("SELECT 1 FROM happenings LIMIT 1"))
            return same and len(self._rows(waiting, most + 1)) <= most

    def run(self, advance: Callable[[int], None] = lambda _: None) -> int:
        """Merges what is pending, some hundred articles in a transaction; the number of articles.

        advance: is told after each transaction how many articles it merged.
        Raises StoreError when the store cannot be written.
        """
        done = 0
        with self._store.faults():
            self._drop_other_rules()
            while (count := self._batch()) is not None:
                done += count
                advance(count)
        return done

    def take(self, articles: Iterable[str]) -> None:
        """Merges articles that were just written, by their ids, in one transaction. Whatever else is pending waits for `run`,
        and so do these where a store was merged by other rules.

        Raises StoreError when the store cannot be written.
        """
        with self._store.faults(), self._store.transaction():
            if not self._by_others():
                self._want(articles)
                # another program may have merged them already
                rows = self._rows(
                    "SELECT id FROM wanted CROSS JOIN articles ON id = item WHERE id NOT IN (SELECT article FROM merged)"
                )
                self._merge([row["id"] for row in rows], set())

    def _by_others(self) -> bool:
        """Whether any of the store was merged by other rules."""
        return bool(self._rows("SELECT 1 FROM merged WHERE merger != ? LIMIT 1", self._merger.stamp))

    def _drop_other_rules(self) -> None:
        """Takes everything back if any of it was merged by other rules: what these left apart may now be one."""
        with self._store.transaction():
            if self._by_others():
                for table in ("happenings", "copies", "copy_keys", "merged"):
                    self._store.connection.execute(f"DELETE FROM {table}")

    def _batch(self) -> int | None:
        """Merges the next articles, and what stands on reports that have gone; None: there was nothing to do."""
        with self._store.transaction():
            rows = self._rows(
                "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM merged) ORDER BY published, id LIMIT ?",
                _BATCH,
            )
            fresh = [row["id"] for row in rows]
            stale = {row["island"] for row in self._rows("SELECT island FROM happenings WHERE stale")}
            if not fresh and not stale:
                return None
            self._merge(fresh, stale)
            return len(fresh)

    def _merge(self, fresh: list[str], touched: set[str]) -> None:
        """Merges new articles with what they touch. touched: islands that are to be made anew in any case."""
        facts = [each for record in self._records(fresh) for each in self._merger.facts(record)]
        anew = set(fresh)
        touched = touched | self._islands_of(self._add_copies(fresh) | anew)
        old = self._members(touched | self._neighbours(facts))
        island_of = {each.events[0]: island for island, members in old.items() for each in members}
        known = [each for island, members in old.items() if island not in touched for each in members]
        touched |= {island_of[each.events[0]] for each in self._merger.reached(facts, known)}
        kept = [each for island in touched for each in old.get(island, []) if each.article not in anew]
        self._replace(touched, self._merger.islands([*facts, *kept]))
        self._store.connection.executemany(
            "INSERT INTO merged VALUES (?, ?)", [(article, self._merger.stamp) for article in fresh]
        )

    def _neighbours(self, facts: Iterable[Facts]) -> set[str]:
        """The islands that share a key with these facts."""
        wanted = set()
        for each in facts:
            own, coarser = keys(each)
            wanted |= {_number("own", key) for key in own | coarser} | {_number("coarser", key) for key in own}
        self._want(wanted)
        query = """SELECT DISTINCT island FROM wanted CROSS JOIN happening_keys ON key = item
            JOIN happenings ON id = happening"""
        return {row["island"] for row in self._rows(query)}

    def _islands_of(self, articles: Iterable[str]) -> set[str]:
        self._want(articles)
        query = """SELECT DISTINCT island FROM wanted CROSS JOIN events ON article = item
            JOIN reports ON reports.event = events.id JOIN happenings ON happenings.id = happening"""
        return {row["island"] for row in self._rows(query)}

    def _members(self, islands: Iterable[str]) -> dict[str, list[Facts]]:
        """The facts that each of these islands is made of."""
        self._want(islands)
        query = """SELECT reports.event, article, island FROM wanted CROSS JOIN happenings ON island = item
            JOIN reports ON happening = happenings.id JOIN events ON events.id = reports.event"""
        rows = self._rows(query)
        island_of = {row["event"]: row["island"] for row in rows}
        found = defaultdict(list)
        for record in self._records({row["article"] for row in rows}):
            for each in self._merger.facts(record):
                if each.events[0] in island_of:
                    found[island_of[each.events[0]]].append(each)
        return found

    def _add_copies(self, fresh: list[str]) -> set[str]:
        """Enters the near-copies among new articles and of older ones; the articles whose group has changed."""
        articles = {each.id: each for each in self._articles(fresh)}
        new_keys = [(key, id_) for id_, article in articles.items() for key in self._merger.copy_keys(article)]
        self._store.connection.executemany("INSERT OR IGNORE INTO copy_keys VALUES (?, ?)", new_keys)
        self._want(key for key, _ in new_keys)
        by_key: dict[int, list[str]] = defaultdict(list)
        for row in self._rows("SELECT key, article FROM wanted CROSS JOIN copy_keys ON key = item"):
            by_key[row["key"]].append(row["article"])
        pairs = {
            (min(pair), max(pair))
            for sharing in by_key.values()
            for pair in combinations(sharing, 2)
            if not articles.keys().isdisjoint(pair)
        }
        articles |= {
            each.id: each for each in self._articles({id_ for pair in pairs for id_ in pair} - articles.keys())
        }
        there = (pair for pair in pairs if articles.keys() >= {*pair})
        pairs = set(self._merger.copies_among(there, articles))
        self._want({id_ for pair in pairs for id_ in pair})
        query = """SELECT article, first FROM copies
            WHERE first IN (SELECT first FROM wanted CROSS JOIN copies ON article = item)"""
        known = {row["article"]: row["first"] for row in self._rows(query)}
        pairs |= {(first, article) for article, first in known.items()}
        names = sorted({id_ for pair in pairs for id_ in pair})
        place = {name: number for number, name in enumerate(names)}
        groups = grouped(names, [(place[one], place[other]) for one, other in pairs])
        changed = {id_: group[0] for group in groups for id_ in group if known.get(id_) != group[0]}
        self._store.connection.executemany("INSERT OR REPLACE INTO copies VALUES (?, ?)", changed.items())
        return {id_ for group in groups if not changed.keys().isdisjoint(group) for id_ in group}

    def _replace(self, old: Iterable[str], islands: list[Island]) -> None:
        """Writes islands in the place of others."""
        self._want(old)
        self._store.connection.execute("DELETE FROM happenings WHERE island IN (SELECT item FROM wanted)")
        some: list[Island] = []
        articles: set[str] = set()
        for island in islands:
            some.append(island)
            articles |= {each.article for group in island.groups for each in group}
            if len(articles) >= _HELD:
                self._add_happenings(some, articles)
                some, articles = [], set()
        self._add_happenings(some, articles)

    def _add_happenings(self, islands: list[Island], articles: set[str]) -> None:
        """Writes the happenings of islands that these articles tell of."""
        events = self._told(
            {event for island in islands for group in island.groups for each in group for event in each.events}
        )
        self._want(articles)
        copies = {
            row["article"]: row["first"]
            for row in self._rows("SELECT article, first FROM wanted CROSS JOIN copies ON article = item")
        }
        rows, reports, looked_up = [], [], []
        for island in islands:
            happenings = self._merger.happenings(island, events, copies)
            for happening, group in zip(happenings, island.groups, strict=True):
                told_of = [events[report.event].event for report in happening.reports]
                rows.append(happening_cells(happening, happenings[0].id, told_of))
                reports += [(report.event, happening.id) for report in happening.reports]
                looked_up += [(key, happening.id) for key in _keys(group)]
        many = self._store.connection.executemany
        many(f"INSERT INTO happenings VALUES ({', '.join('?' * 16)})", rows)
        many("INSERT INTO reports VALUES (?, ?)", reports)
        many("INSERT INTO happening_keys VALUES (?, ?)", looked_up)

    def _told(self, wanted: Iterable[str]) -> dict[str, Told]:
        """Events by their ids, each with what its happening needs of its article: not its text."""
        self._want(wanted)
        figures: dict[str, list[Figure]] = defaultdict(list)
        query = "SELECT event, record FROM wanted CROSS JOIN figures ON event = item ORDER BY article, place"
        for row in self._rows(query):
            figures[row["event"]].append(msgspec.json.decode(row["record"], type=Figure))
        articles: dict[str, Article] = {}
        query = """SELECT item, articles.id AS id, articles.publisher AS publisher, published, record
            FROM wanted CROSS JOIN events ON events.id = item JOIN articles ON articles.id = article"""
        events = {}
        for row in self._rows(query):
            article = articles.setdefault(
                row["id"], Article(id=row["id"], publisher=row["publisher"], published=row["published"], text="")
            )
            event = msgspec.json.decode(row["record"], type=Event)
            events[event.id] = Told(event, article, figures[event.id])
        return events

    def _records(self, ids: Iterable[str]) -> Iterator[Record]:
        """What merging needs of the records of articles, in the order of their ids; few are held at once."""
        rest = iter(sorted(ids))
        while some := list(islice(rest, _HELD)):
            yield from self._read_records(some)

    def _read_records(self, ids: Iterable[str]) -> list[Record]:
        """The articles with their events, threats and figures."""
        articles = self._articles(ids)
        events: dict[str, list[Event]] = defaultdict(list)
        figures: dict[str, list[Figure]] = defaultdict(list)
        for row in self._rows("SELECT article, record FROM wanted CROSS JOIN events ON article = item"):
            events[row["article"]].append(msgspec.json.decode(row["record"], type=Event))
        threats: dict[str, list[Threat]] = defaultdict(list)
        query = (
            "SELECT article, threats.record FROM wanted CROSS JOIN events ON article = item"
            " CROSS JOIN threats ON threats.event = id WHERE events.event = 'THREATEN' ORDER BY article, id"
        )
        for row in self._rows(query):
            threats[row["article"]].append(msgspec.json.decode(row["record"], type=Threat))
        query = "SELECT article, record FROM wanted CROSS JOIN figures ON article = item ORDER BY article, place"
        for row in self._rows(query):
            figures[row["article"]].append(msgspec.json.decode(row["record"], type=Figure))
        return [
            Record(article=each, events=events[each.id], threats=threats[each.id], figures=figures[each.id])
            for each in articles
        ]

    def _articles(self, ids: Iterable[str]) -> list[Article]:
        self._want(ids)
        query = f"SELECT {_ARTICLE} FROM wanted CROSS JOIN articles ON id = item ORDER BY id"
        return [Article(**dict(row)) for row in self._rows(query)]

    def _want(self, values: Iterable[str] | Iterable[int]) -> None:
        """Fills the table that queries are joined with, since a list of any length cannot be put into a query."""
        self._store.connection.execute("DELETE FROM wanted")
        self._store.connection.executemany("INSERT OR IGNORE INTO wanted VALUES (?)", ((value,) for value in values))

    def _rows(self, query: str, *values: object) -> list[Row]:
        return self._store.connection.execute(query, values).fetchall()


class Portions:
    """Merges articles as they are written, some hundred at a time: beside the workers that code the next, so that little is
    left to do when all are coded. What was not merged yet when a run ends is pending, as everything else is.
    """

    def __init__(self, merging: Merging):
        self._merging = merging
        self._waiting: list[str] = []

    def add(self, article: str) -> None:
        """Takes an article, by its id, that has just been written.

        Raises StoreError when the store cannot be written.
        """
        self._waiting.append(article)
        if len(self._waiting) >= _PORTION:
            self.merge()

    def merge(self) -> None:
        """Merges what waits, however little it is. Raises as `add` does."""
        if self._waiting:
            self._merging.take(self._waiting)
            self._waiting.clear()


def happening_cells(happening: Happening, island: str, events: Iterable[Event]) -> tuple[object, ...]:
    """The cells of a happening, of which its reports tell these events, in the order of its table's columns."""
    contexts = sorted({context for event in events for context in event.contexts})
    publishers = sorted({report.publisher for report in happening.reports if report.publisher})
    return (
        happening.id,
        island,
        happening.event,
        happening.mode,
        happening.status,
        happening.dates.best,
        happening.articles,
        happening.publishers,
        0,
        msgspec.json.encode(happening).decode(),
        happening.quad,
        countries_of(happening.actors),
        countries_of(happening.recipients),
        sectors_of(happening.actors, happening.recipients),
        "".join(f" {each} " for each in contexts),
        "".join(f"\n{each}\n" for each in publishers),
    )


def _keys(group: Iterable[Facts]) -> set[int]:
    """The keys of a happening, as numbers."""
    found = set()
    for facts in group:
        own, coarser = keys(facts)
        found |= {_number("own", key) for key in own} | {_number("coarser", key) for key in coarser}
    return found


@lru_cache(maxsize=100_000)  # the events of a day, a kind and a country share one
def _number(kind: str, key: Key) -> int:
    """A key as a 64-bit number."""
    return int.from_bytes(blake2b("\0".join((kind, *key)).encode(), digest_size=8).digest(), "little", signed=True)
