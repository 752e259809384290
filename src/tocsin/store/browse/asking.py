"""How a search is put to the database, so that its answer costs little however large the store is.

What few events fit is looked up: the list of them comes first and leads to the rows ("driver"). What many fit is found by walking
along an index that holds, in the order of the list, all that searches ask of events; the walk ends when the page is full.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from tocsin.store.browse.search import Cursor, Page, Search, Sort, full_text
from tocsin.store.queries import EventFilter, Where, event_conditions
from tocsin.store.store import Store

#: What so many events have, or so many articles hold, is common: the walk finds enough of it. So is, in a large store, what one
#: in so many has: to look up the fewer costs about as much as to walk along all of them.
COMMON, _SHARE = 5_000, 200
#: So many articles that hold words are read at once.
_AT_ONCE = 4_096
SIDES = ("actor", "recipient")
_CODE = re.compile(r"([A-Z]{3})(?::([A-Z]{3}))?", re.I)


@dataclass
class Conditions:
    """What a search asks of a table.

    index: the one that is walked along. driver: the query of the few ids that can fit, and its values; then nothing is walked.
    cheap: what that index answers. dear: what each row must be looked up for elsewhere.
    """

    table: str
    index: str
    cheap: Where = field(default_factory=Where)
    dear: Where = field(default_factory=Where)
    driver: tuple[str, list[object]] | None = None

    def along(self, index: str) -> Conditions:
        """The same, to be walked along another index."""
        return replace(self, index=index)

    @property
    def source(self) -> str:
        """The table as a query names it."""
        if self.driver is None:
            return f"{self.table} INDEXED BY {self.index}"
        return f"({self.driver[0]}) AS few CROSS JOIN {self.table} ON {self.table}.id = few.found"

    @property
    def values(self) -> list[object]:
        """The values of a query of `source` and of all conditions."""
        return [*self.given, *self.cheap.values, *self.dear.values]

    @property
    def given(self) -> list[object]:
        """The values of `source`."""
        return self.driver[1] if self.driver else []

    @property
    def all(self) -> Where:
        """All conditions."""
        return Where([*self.cheap.conditions, *self.dear.conditions], [*self.cheap.values, *self.dear.values])


@dataclass(frozen=True)
class Who:
    """Whom a search asks for on some sides, as conditions on `participants`."""

    sides: tuple[str, ...]
    conditions: tuple[str, ...]
    values: tuple[tuple[object, ...], ...]
    #: A country that the columns of the table hold as well.
    country: str | None = None

    def add_to(self, where: Where) -> bool:
        """Adds what the columns of a table tell of them; whether that is all there is to ask."""
        if self.country:
            columns = " OR ".join(
                f"instr({side}s, ?)" for side in self.sides
            )  # no code of three letters lies across two
            where.add(f"({columns})", *[self.country] * len(self.sides))
            return self.conditions[0] == "country = ?"
        if self.conditions == ("sector = ?",):
            where.add("instr(sectors, ?)", self.values[0][0])
            return True
        return False

    def query(self) -> tuple[str, list[object]]:
        """The events in which they take part, some more than once: to tell these apart, all would have to be read."""
        marks = ", ".join("?" * len(self.sides))
        # several questions, since of one with OR no index would serve
        parts = [
            f"SELECT event AS found FROM participants WHERE side IN ({marks}) AND {each}" for each in self.conditions
        ]
        values = [value for each in self.values for value in (*self.sides, *each)]
        return " UNION ALL ".join(parts), values


class Holding:
    """Articles that hold some words, by their row numbers, the last first: no more are read than are asked for.

    What came last is mostly what lists begin with. rows: goes on with the numbers that follow those read already.
    """

    def __init__(self, rows: sqlite3.Cursor, read: Sequence[int]):
        self._rows = rows
        self._marks = bytearray(1 + read[0] if read else 0)
        self._left = read[-1] if read else 0
        self._mark(read)

    def __contains__(self, article: int) -> bool:
        while article < self._left:
            read = [each for (each,) in self._rows.fetchmany(_AT_ONCE)]
            self._left = read[-1] if read else 0
            self._mark(read)
        return article < len(self._marks) and bool(self._marks[article])

    def _mark(self, read: Sequence[int]) -> None:
        for each in read:
            self._marks[each] = 1


class Asking:
    """Puts searches to a store, those of one moment: it remembers what it has looked up."""

    def __init__(self, store: Store):
        self.store = store
        self._holding: dict[str, Holding] = {}
        self._common: dict[str, int] = {}
        self._found: dict[tuple[str, tuple[object, ...]], list[str] | None] = {}
        with store.faults():
            store.connection.create_function("holds", 2, self._holds, deterministic=True)

    def rows(self, query: str, values: Iterable[object] = ()) -> list[sqlite3.Row]:
        """The rows of a query. Raises StoreError when the store cannot be read."""
        with self.store.faults():
            return self.store.connection.execute(query, list(values)).fetchall()

    def of_events(self, search: Search) -> Conditions:
        """What a search asks of `events`."""
        found = Conditions("events", "events_listed")
        found.cheap = event_conditions(
            EventFilter(
                event=search.event,
                mode=search.mode,
                since=search.since,
                until=search.until,
                auxiliary=search.auxiliary,
            )
        )
        if search.quad:
            found.cheap.add("quad = ?", search.quad)
        if search.context:
            found.cheap.add("instr(contexts, ?)", f" {search.context} ")
        self._add_publisher(found, search.publisher)
        self._add_words(found, search.words)
        for who in self.parties(search):
            self._add_who(found, who)
        return found

    def parties(self, search: Search) -> list[Who]:
        """Who must take part."""
        wanted = [
            self._who(who, sides)
            for who, sides in ((search.actor, SIDES[:1]), (search.recipient, SIDES[1:]), (search.party, SIDES))
            if who
        ]
        if search.country:
            code = search.country.upper()
            wanted.append(Who(SIDES, ("country = ?",), ((code,),), code))
        if search.sector:
            wanted.append(Who(SIDES, ("sector = ?",), ((search.sector.upper(),),)))
        return wanted

    def page(
        self, conditions: Conditions, after: Cursor | None, limit: int, sort: Sort = "latest"
    ) -> Page[tuple[str | None, str]]:
        """Place in the order and id of the rows of a page, in two walks, one of rows with a date and one of those without, so
        that a late page costs no more than the first.
        """
        column, order, then, reached = _ORDERS[sort]
        query = f"SELECT {column} AS place, {conditions.table}.id AS id FROM {conditions.source} WHERE"
        where = conditions.all
        rows: list[sqlite3.Row] = []
        if after is None or after.place:
            placed = Where([*where.conditions, f"{column} IS NOT NULL"], [*where.values])
            if after is not None:
                placed.add(
                    f"{column} {reached[0]}= ? AND NOT ({column} = ? AND {conditions.table}.id {reached[1]}= ?)",
                    after.place,
                    after.place,
                    after.id,
                )
            rows += self.rows(
                f"{query} {placed} ORDER BY {column} {order}, {conditions.table}.id {then} LIMIT {int(limit) + 1}",
                [*conditions.given, *placed.values],
            )
        if len(rows) <= limit:
            unplaced = Where([*where.conditions, f"{column} IS NULL"], [*where.values])
            if after is not None and after.place is None:
                unplaced.add(f"{conditions.table}.id {'>' if reached[1] == '<' else '<'} ?", after.id)
            rows += self.rows(
                f"{query} {unplaced} ORDER BY {conditions.table}.id {then} LIMIT {int(limit) + 1 - len(rows)}",
                [*conditions.given, *unplaced.values],
            )
        return cut([(None if row["place"] is None else str(row["place"]), row["id"]) for row in rows], limit)

    def _who(self, who: str, sides: tuple[str, ...]) -> Who:
        code = _CODE.fullmatch(who)
        if code and code[2]:
            return Who(sides, ("country = ? AND sector = ?",), ((code[1].upper(), code[2].upper()),), code[1].upper())
        if code:
            is_key = bool(
                self.rows(_ENTITY, [who])
            )  # a key of three letters is looked up: the columns hold codes alone
            return Who(
                sides, ("country = ?", "entity = ?"), ((code[1].upper(),), (who,)), None if is_key else code[1].upper()
            )
        named = "(entity = ? OR instr(lower(name), ?) OR instr(lower(text), ?))"
        return Who(sides, (named,), ((who, who.lower(), who.lower()),))

    def _add_who(self, found: Conditions, who: Who) -> None:
        ids = self._few(*who.query())
        if ids is not None:
            self._add_few(found, _THOSE, [json.dumps(ids)])
            return
        if who.add_to(found.cheap):
            return
        marks = ", ".join("?" * len(who.sides))
        found.dear.add(
            f"EXISTS (SELECT 1 FROM participants WHERE event = events.id AND side IN ({marks}) AND ({' OR '.join(who.conditions)}))",
            *who.sides,
            *chain.from_iterable(who.values),
        )

    def _add_publisher(self, found: Conditions, publisher: str | None) -> None:
        if not publisher:
            return
        ids = self._few("SELECT id AS found FROM events WHERE publisher = ?", [publisher])
        if ids is not None:
            self._add_few(found, _THOSE, [json.dumps(ids)])
        else:
            found.cheap.add("publisher = ?", publisher)

    def _add_words(self, found: Conditions, words: str | None) -> None:
        if not words:
            return
        articles = self._articles_with(words)
        if articles is not None:
            query = """SELECT events.id AS found FROM json_each(?) AS each CROSS JOIN articles ON articles.rowid = each.value
                CROSS JOIN events ON events.article = articles.id"""
            self._add_few(found, query, [json.dumps(articles)])
        else:
            found.dear.add("holds(?, (SELECT rowid FROM articles WHERE id = events.article))", words)

    def _articles_with(self, words: str) -> list[int] | None:
        """Row numbers of the few articles that hold words; None: there are many, and `_holds` goes on to read them."""
        if words in self._holding:
            return None
        with self.store.faults():
            cursor = self.store.connection.cursor()
            cursor.row_factory = None  # half a million plain tuples take a third of the time
            cursor.execute(
                "SELECT rowid FROM articles_text WHERE articles_text MATCH ? ORDER BY rowid DESC", [full_text(words)]
            )
            common = self._common_in("articles")
            first = [each for (each,) in cursor.fetchmany(common)]
            if len(first) < common:
                return first
            self._holding[words] = Holding(cursor, first)
        return None

    def _holds(self, words: str, article: int) -> int:
        return article in self._holding[words]

    def _few(self, query: str, values: Iterable[object]) -> list[str] | None:
        """The ids that a query gives; None: there are many. It is put once: several parts of a page ask for the same."""
        key = (query, tuple(values))
        if key not in self._found:
            common = self._common_in("events")
            ids = [row[0] for row in self.rows(f"SELECT found FROM ({query}) LIMIT {common}", key[1])]
            self._found[key] = list(dict.fromkeys(ids)) if len(ids) < common else None
        return self._found[key]

    def _common_in(self, table: str) -> int:
        """How many rows of a table are many."""
        if table not in self._common:
            rows = self.rows(f"SELECT max(rowid) FROM {table}")[0][0] or 0
            self._common[table] = max(COMMON, rows // _SHARE)
        return self._common[table]

    @staticmethod
    def _add_few(found: Conditions, query: str, values: list[object]) -> None:
        if found.driver is None:
            found.driver = (query, values)
        else:
            found.dear.add(f"{found.table}.id IN ({query})", *values)


def cut(places: list[tuple[str | None, str]], limit: int) -> Page[tuple[str | None, str]]:
    """A page of places of which there is one more than `limit` if the list goes on."""
    last = Cursor(*places[limit - 1]) if len(places) > limit else None
    return Page(places[:limit], last)


_THOSE = "SELECT value AS found FROM json_each(?)"
_ENTITY = "SELECT 1 FROM participants INDEXED BY participants_by_entity WHERE entity = ? LIMIT 1"
#: Column, its direction, that of the ids, and how what stands before a row compares to it.
_ORDERS: dict[Sort, tuple[str, str, str, tuple[str, str]]] = {
    "latest": ("date", "DESC", "ASC", ("<", "<")),
    "earliest": ("date", "ASC", "DESC", (">", ">")),
    "reported": ("articles", "DESC", "ASC", ("<", "<")),
    "doubtful": ("doubt", "DESC", "ASC", ("<", "<")),
}
