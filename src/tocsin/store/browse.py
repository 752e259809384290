"""Reading the store page by page: what the desk shows, each answer bounded however large the store is."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from itertools import product
from typing import Generic, TypeVar

import msgspec

from tocsin.model import Article, Event, Figure, Happening, Record, Statement, Threat
from tocsin.model.plain import clean
from tocsin.model.rows import EventRow
from tocsin.store.queries import EventFilter, Queries, StoredEvent, Where, event_conditions, within_dates
from tocsin.store.store import Store

T = TypeVar("T")

#: So many of the latest events that fit are counted, so that no question takes long.
COUNTED = 5_000
#: So many of the latest statements are looked at for who speaks.
_QUOTED = 2_000
#: Characters shown on either side of a trigger.
_AROUND = 160
#: Words in so many articles are common, and codes of so many participants.
_COMMON = 2_000
_ARTICLE = "id ref url publisher byline title published language".split()
_SIDES = ["actor", "recipient"]
_ENTITY = "SELECT 1 FROM participants INDEXED BY participants_by_entity WHERE entity = ? LIMIT 1"
_IN_EVENTS = "SELECT 1 FROM participants WHERE side IN (?, ?) AND {}"
_CODE = re.compile(r"([A-Z]{3})(?::([A-Z]{3}))?", re.I)
_WORD = re.compile(r'"[^"]+"|[^\s"]+')


@dataclass(frozen=True)
class Search:
    """Which events. What is None does not matter.

    actor, recipient, party (either side), country (of either side): ISO-3 code; the first three also `CODE:SECTOR`, an
    entity key or words of a name. sector: PLOVER code of either side's primary sector. words: all of them in the
    article, "in quotation marks" in that order, with * at the end for a beginning. since, until: ISO days, both included.
    """

    words: str | None = None
    actor: str | None = None
    recipient: str | None = None
    party: str | None = None
    country: str | None = None
    sector: str | None = None
    event: str | None = None
    mode: str | None = None
    quad: str | None = None
    #: "asserted", or one of the auxiliary modes.
    auxiliary: str | None = None
    publisher: str | None = None
    since: str | None = None
    until: str | None = None
    #: Of threats: type of the act that is threatened.
    act: str | None = None
    #: Of happenings: name of the place.
    place: str | None = None


@dataclass(frozen=True)
class Cursor:
    """The last row of a page: the next one begins after it."""

    date: str | None
    id: str

    def __str__(self) -> str:
        return f"{self.date or ''}~{self.id}"

    @classmethod
    def of(cls, text: str) -> Cursor:
        """Reads what `str` wrote. Raises ValueError when it is something else."""
        date, mark, key = text.partition("~")
        if not mark or not key:
            raise ValueError(f"{text!r} marks no place in a list")
        return cls(date or None, key)


@dataclass(frozen=True)
class Page(Generic[T]):
    """A part of a list; `after`: where the next part begins, None at the end."""

    items: list[T]
    after: Cursor | None


@dataclass(frozen=True)
class Facets:
    """How many of the events that fit have what, the most frequent first."""

    #: Number of events counted: all that fit, or the latest `COUNTED` of them.
    total: int
    complete: bool
    counts: dict[str, list[tuple[str, int]]] = field(default_factory=dict)


@dataclass
class Spotted:
    """A place where something happened."""

    name: str
    #: ISO-3.
    country: str | None
    #: Degrees.
    lat: float | None
    lon: float | None
    happenings: int = 0
    #: Articles that report them.
    reports: int = 0
    #: Happenings of conflict.
    conflict: int = 0


@dataclass(frozen=True)
class Places:
    """Where happenings took place, the most reported first."""

    places: list[Spotted]
    #: How many happenings were looked at, and how many of them have a place.
    looked: int
    placed: int
    #: False: there are more happenings, earlier ones.
    complete: bool


@dataclass(frozen=True)
class Source:
    """A publisher, and what was read of it."""

    publisher: str | None
    articles: int
    events: int
    #: ISO days of publication.
    first: str | None
    last: str | None


@dataclass(frozen=True)
class Party:
    """Somebody who takes part in events."""

    country: str | None
    entity: str | None
    name: str | None
    events: int


@dataclass(frozen=True)
class Speaker:
    """Somebody who is quoted."""

    name: str
    #: As the texts have it: "spokesman".
    role: str | None
    entity: str | None
    statements: int
    #: ISO day of the last one.
    last: str | None


@dataclass(frozen=True)
class Words:
    """The words around a trigger, cut where a paragraph or the room ends."""

    before: str
    trigger: str
    after: str


@dataclass(frozen=True)
class StoredThreat:
    """A threat with its event, the article (without its text) and the words that it was read from."""

    threat: Threat
    stored: StoredEvent
    words: Words


class Browse:
    """Questions of the desk to a store."""

    def __init__(self, store: Store):
        self._store = store
        self._known: dict[Search, set[str]] = {}
        self.queries = Queries(store)

    def events(self, search: Search, after: Cursor | None = None, limit: int = 50) -> Page[StoredEvent]:
        """Events that fit, the latest first, those without a date last; the articles without their text."""
        page = self._page("events.record AS record", "events", self._conditions(search), after, limit)
        return Page([_stored(row) for row in page.items], page.after)

    def threats(
        self, search: Search, after: Cursor | None = None, limit: int = 50, outcome: str | None = None
    ) -> Page[StoredThreat]:
        """Threats whose event fits, in the order of `events`. outcome: what became of them, None: anything or nothing known."""
        where = self._conditions(search)
        if search.act:
            where.add("threats.record ->> '$.act.event' = ?", search.act.upper())
        if outcome:
            where.add(
                """events.id IN (SELECT reports.event FROM outcomes CROSS JOIN ledger_happenings USING (threat)
                    CROSS JOIN reports USING (happening) WHERE outcome = ?)""",
                outcome,
            )
        return self._threats(where, after, limit)

    def due_next(self, limit: int) -> list[str]:
        """Ids of the events that first report the open threats, those due first at the beginning."""
        query = """SELECT (SELECT min(reports.event) FROM ledger_happenings JOIN reports USING (happening)
                JOIN threats ON threats.event = reports.event WHERE ledger_happenings.threat = outcomes.threat) AS event
            FROM outcomes WHERE outcome = 'pending' AND source IS NULL ORDER BY due, threat LIMIT ?"""
        return [row["event"] for row in self._rows(query, [limit]) if row["event"]]

    def threat(self, event: str) -> StoredThreat | None:
        """The threat that an event makes, with its words; None: the event makes none, or is not there."""
        return next(iter(self._threats(Where(["events.id = ?"], [event]), None, 1).items), None)

    def _threats(self, where: Where, after: Cursor | None, limit: int) -> Page[StoredThreat]:
        begin = f"max((events.record ->> '$.trigger.start') - {_AROUND}, 0)"
        where.add("events.event = 'THREATEN'")
        columns = f"""threats.record AS threat, events.record AS record, {begin} AS begin,
            substr(articles.text, {begin} + 1, {2 * _AROUND} + length(events.record ->> '$.trigger.text')) AS around"""
        page = self._page(columns, "events CROSS JOIN threats ON events.id = threats.event", where, after, limit)
        found = []
        for row in page.items:
            stored = _stored(row)
            words = _words(stored.event, row["begin"], row["around"])
            found.append(StoredThreat(msgspec.json.decode(row["threat"], type=Threat), stored, words))
        return Page(found, page.after)

    def happenings(
        self, search: Search, status: str | None = None, after: Cursor | None = None, limit: int = 50
    ) -> Page[Happening]:
        """Happenings of which a report fits, in the order of `events`; of the dates counts the happening's own."""
        where = self._of_happenings(search, status)
        page = self._page("record", "happenings AS events", where, after, limit, articles=False)
        return Page([msgspec.json.decode(row["record"], type=Happening) for row in page.items], page.after)

    def places(self, search: Search, status: str | None = None, limit: int = 200, look: int = 1_000) -> Places:
        """Where the latest happenings that fit took place, each by the place that most of its reports name; so many are looked at."""
        where = self._of_happenings(search, status)
        where.add("date IS NOT NULL")
        rows = self._rows(
            f"""SELECT record ->> '$.places[0].name' AS name, record ->> '$.places[0].country' AS country,
                    record ->> '$.places[0].lat' AS lat, record ->> '$.places[0].lon' AS lon,
                    record ->> '$.quad' AS quad, articles
                FROM happenings AS events WHERE {where} ORDER BY date DESC LIMIT {int(look) + 1}""",
            where.values,
        )
        found: dict[tuple[str, str | None], Spotted] = {}
        placed = 0
        for row in rows[:look]:
            if row["name"] is None:
                continue
            placed += 1
            key = (row["name"], row["country"])
            spot = found.setdefault(key, Spotted(*key, row["lat"], row["lon"]))
            spot.happenings += 1
            spot.reports += row["articles"]
            spot.conflict += row["quad"].endswith("conflict")
        ordered = sorted(found.values(), key=lambda each: (-each.reports, each.name))
        return Places(ordered[:limit], len(rows[:look]), placed, len(rows) <= look)

    def imported(self, search: Search, after: Cursor | None = None, limit: int = 50) -> Page[EventRow]:
        """Imported events by type, days and code of the country of an actor and a recipient, in the order of `events`."""
        where = Where()
        for column, who in (("actors", search.actor), ("recipients", search.recipient)):
            if who:
                where.add(f"instr(' ' || {column} || ' ', ?)", f" {who.upper()} ")
        if search.event:
            where.add("event = ?", search.event.upper())
        within_dates(where, search.since, search.until)
        page = self._page("record", "imported AS events", where, after, limit, articles=False)
        return Page([msgspec.json.decode(row["record"], type=EventRow) for row in page.items], page.after)

    def facets(self, search: Search) -> Facets:
        """How many of the events that fit have each type, mode, quad class, auxiliary mode, country, sector, publisher."""
        where = self._conditions(search)
        rows = self._rows(
            f"""SELECT id, article, event, mode, quad, auxiliary FROM events WHERE {where}
                ORDER BY date DESC LIMIT {COUNTED + 1}""",
            where.values,
        )
        complete = len(rows) <= COUNTED
        rows = rows[:COUNTED]
        ids = json.dumps([row["id"] for row in rows])
        taking_part = self._rows(
            """SELECT event, country, sector FROM participants WHERE event IN (SELECT value FROM json_each(?))""", [ids]
        )
        by_article = Counter(row["article"] for row in rows)
        publishers: Counter[str] = Counter()
        for row in self._rows(
            "SELECT id, publisher FROM articles WHERE id IN (SELECT value FROM json_each(?))",
            [json.dumps(list(by_article))],
        ):
            if row["publisher"]:
                publishers[row["publisher"]] += by_article[row["id"]]
        counted: dict[str, Counter[str]] = {
            "event": Counter(row["event"] for row in rows),
            "mode": Counter(row["mode"] for row in rows if row["mode"]),
            "quad": Counter(row["quad"] for row in rows),
            "auxiliary": Counter(mode for row in rows for mode in row["auxiliary"].split() or ["asserted"]),
            "country": Counter(code for _, code in {(row["event"], row["country"]) for row in taking_part} if code),
            "sector": Counter(code for _, code in {(row["event"], row["sector"]) for row in taking_part} if code),
            "publisher": publishers,
        }
        counts = {name: sorted(found.items(), key=lambda pair: (-pair[1], pair[0])) for name, found in counted.items()}
        return Facets(len(rows), complete, counts)

    def record(self, article_id: str) -> Record | None:
        """All that was read from an article, the events in the order of the text."""
        try:
            article = self.queries.article(article_id)
        except KeyError:
            return None

        def of(kind: type[T], query: str) -> list[T]:
            return [msgspec.json.decode(row["record"], type=kind) for row in self._rows(query, [article_id])]

        return Record(
            article=article,
            events=sorted(
                of(Event, "SELECT record FROM events WHERE article = ?"),
                key=lambda event: (event.trigger.start, event.id),
            ),
            statements=of(Statement, "SELECT record FROM statements WHERE article = ? ORDER BY rowid"),
            threats=of(
                Threat,
                "SELECT threats.record FROM threats JOIN events ON events.id = threats.event WHERE article = ? ORDER BY id",
            ),
            figures=of(Figure, "SELECT record FROM figures WHERE article = ? ORDER BY place"),
        )

    def by_period(self, search: Search, characters: int = 7) -> dict[str, Counter[tuple[str, str | None]]]:
        """Events by type and mode in each period of those that fit and have a date, in order of time.

        characters: of the ISO day: 7 counts by month, 4 by year.
        """
        where = self._conditions(search)
        found: dict[str, Counter[tuple[str, str | None]]] = {}
        for row in self._rows(
            f"""SELECT substr(date, 1, {int(characters)}) AS period, event, mode, count(*) AS n FROM events
                WHERE {where} AND date IS NOT NULL GROUP BY period, event, mode ORDER BY period""",
            where.values,
        ):
            found.setdefault(row["period"], Counter())[row["event"], row["mode"]] = row["n"]
        return found

    def sources(self) -> list[Source]:
        """All publishers, the one with the most articles first."""
        rows = self._rows(
            """SELECT publisher, count(*) AS articles, sum(coalesce(n, 0)) AS events, min(published) AS first,
                max(published) AS last FROM articles
                LEFT JOIN (SELECT article, count(*) AS n FROM events GROUP BY article) ON article = id
                GROUP BY publisher ORDER BY articles DESC, publisher""",
            [],
        )
        return [Source(**dict(row)) for row in rows]

    def languages(self) -> list[tuple[str, int]]:
        """Languages of the articles, the most frequent first."""
        rows = self._rows(
            "SELECT language, count(*) AS n FROM articles GROUP BY language ORDER BY n DESC, language", []
        )
        return [(row["language"], row["n"]) for row in rows]

    def parties(self, words: str | None = None, limit: int = 200) -> list[Party]:
        """Who takes part, the most frequent first: countries and bodies, or those whose name holds these words."""
        if words:
            rows = self._rows(
                f"""SELECT country, entity, name, count(DISTINCT event) AS events FROM participants
                    WHERE instr(lower(name), ?) GROUP BY country, entity, name ORDER BY events DESC, name LIMIT {int(limit)}""",
                [words.lower()],
            )
        else:
            rows = self._rows(
                f"""SELECT country, NULL AS entity, NULL AS name, count(DISTINCT event) AS events FROM participants
                    WHERE country IS NOT NULL GROUP BY country ORDER BY events DESC, country LIMIT {int(limit)}""",
                [],
            )
        return [Party(**dict(row)) for row in rows]

    def name(self, entity: str) -> str | None:
        """The name of an entity as events have it."""
        rows = self._rows(
            """SELECT name FROM participants INDEXED BY participants_by_entity
                WHERE entity = ? AND name IS NOT NULL LIMIT 1""",
            [entity],
        )
        return str(rows[0]["name"]) if rows else None

    def speakers(self, who: str, limit: int = 12) -> list[Speaker]:
        """Who is quoted for a country, `CODE:SECTOR` or entity, and with what role, in its latest `_QUOTED` statements; a name
        is none of these and has its own statements alone.
        """
        code = _CODE.fullmatch(who)
        where = Where()
        if code:
            where.add("country = ?", code[1].upper())
            if code[2]:
                where.add("sector = ?", code[2].upper())
        else:
            where.add("(entity = ? OR speaker = ?)", who, who)
        rows = self._rows(
            f"""SELECT speaker AS name, role, max(entity) AS entity, count(*) AS statements, max(date) AS last FROM
                    (SELECT speaker, record ->> '$.speaker.role' AS role, entity, date FROM statements
                        WHERE {where} ORDER BY date DESC LIMIT {_QUOTED})
                WHERE speaker IS NOT NULL GROUP BY speaker, role ORDER BY statements DESC, speaker, role LIMIT {int(limit)}""",
            where.values,
        )
        return [Speaker(**dict(row)) for row in rows]

    def last_day(self) -> str | None:
        """The last ISO day on which an article was published or, if none says, an asserted event is dated."""
        rows = self._rows("SELECT max(published) AS day FROM articles", [])
        day = rows[0]["day"] or self._rows("SELECT max(date) AS day FROM events WHERE auxiliary = ''", [])[0]["day"]
        return str(day)[:10] if day else None

    def pairs(self, search: Search, limit: int = 12) -> list[tuple[str, str, int, int]]:
        """Countries that act on others in events that fit: who, on whom, number of events, of these of conflict.

        As for `facets`, the latest `COUNTED` events are counted.
        """
        where = self._conditions(search)
        query = f"SELECT id, quad FROM events WHERE {where} ORDER BY date DESC LIMIT {COUNTED}"
        quads = {row["id"]: row["quad"] for row in self._rows(query, where.values)}
        sides: dict[str, dict[str, set[str]]] = {side: defaultdict(set) for side in _SIDES}
        for row in self._rows(
            """SELECT event, side, country FROM participants
                WHERE event IN (SELECT value FROM json_each(?)) AND country IS NOT NULL""",
            [json.dumps(list(quads))],
        ):
            sides[row["side"]][row["event"]].add(row["country"])
        found, conflict = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
        for event, actors in sides["actor"].items():
            pairs = list(product(actors, sides["recipient"].get(event, ())))
            found.update(pairs)
            if quads[event].endswith("conflict"):
                conflict.update(pairs)
        ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
        return [(*pair, number, conflict[pair]) for pair, number in ordered[:limit]]

    def around(self, where: Where, order: str) -> list[tuple[StoredEvent, Words]]:
        """Events in an order in the database's language, each with the words around its trigger."""
        begin = f"max((events.record ->> '$.trigger.start') - {_AROUND}, 0)"
        names = "".join(f", articles.{name} AS article_{name}" for name in _ARTICLE)
        # which they are is asked first, so that what is sorted is small
        rows = self._rows(
            f"""SELECT events.record AS record, {begin} AS begin,
                substr(articles.text, {begin} + 1, {2 * _AROUND} + length(events.record ->> '$.trigger.text')) AS around{names}
                FROM (SELECT events.id AS found, row_number() OVER () AS place FROM
                    (SELECT id FROM events WHERE {where} ORDER BY {order}) AS events)
                JOIN events ON events.id = found JOIN articles ON articles.id = events.article ORDER BY place""",
            where.values,
        )
        found = [(_stored(row), row) for row in rows]
        return [(stored, _words(stored.event, row["begin"], row["around"])) for stored, row in found]

    def _conditions(self, search: Search) -> Where:
        return conditions(search, self._common_in(search))

    def _common_in(self, search: Search) -> set[str]:
        """What of a search many articles or events hold."""
        if search in self._known:
            return self._known[search]
        common = self._known[search] = set()
        if search.words:
            query = "SELECT 1 FROM articles_text WHERE articles_text MATCH ?"
            if self._common(query, full_text(search.words)):
                common.add(search.words)
        for who in (search.actor, search.recipient, search.party, search.country):
            # a key of three letters is looked up, for the columns hold codes alone
            code = who.upper() if who and len(who) == 3 and not self._rows(_ENTITY, [who]) else None
            if who and code and self._common(_IN_EVENTS.format("country = ?"), *_SIDES, code):
                common.add(who)
        if search.sector and self._common(_IN_EVENTS.format("sector = ?"), *_SIDES, search.sector.upper()):
            common.add(search.sector)
        return common

    def _common(self, query: str, *values: object) -> bool:
        return len(self._rows(f"{query} LIMIT {_COMMON}", values)) >= _COMMON

    def _of_happenings(self, search: Search, status: str | None) -> Where:
        """What a search asks of `happenings`, there called events."""
        common = self._common_in(search)
        reports = conditions(replace(search, since=None, until=None), common)
        where = Where()
        of_whom = (search.actor, search.recipient, search.party, search.country, search.sector, search.publisher)
        if any(of_whom) or (search.words and search.words not in common):  # few reports fit, or an index has them
            where.add(
                f"""events.id IN (SELECT happening FROM reports WHERE reports.event IN
                    (SELECT events.id FROM events WHERE {reports}))""",
                *reports.values,
            )
        elif reports.conditions:
            where.add(
                f"""EXISTS (SELECT 1 FROM reports WHERE reports.happening = events.id AND EXISTS
                    (SELECT 1 FROM events WHERE events.id = reports.event AND {reports}))""",
                *reports.values,
            )
        if status:
            where.add("status = ?", status)
        if search.place:
            where.add("record ->> '$.places[0].name' = ?", search.place)
        within_dates(where, search.since, search.until)
        return where

    def _page(
        self, columns: str, source: str, where: Where, after: Cursor | None, limit: int, *, articles: bool = True
    ) -> Page[sqlite3.Row]:
        """Two walks along the index, one of rows with a date and one of those without, so that a late page costs no more
        than the first."""
        join = ""
        if articles:
            columns += "".join(f", articles.{name} AS article_{name}" for name in _ARTICLE)
            join = "JOIN articles ON articles.id = events.article"
        query = f"SELECT events.id AS key, events.date AS day, {columns} FROM {source} {join} WHERE"
        rows: list[sqlite3.Row] = []
        if after is None or after.date:
            dated = Where([*where.conditions], [*where.values])
            if after is None:
                dated.add("date IS NOT NULL")
            else:
                dated.add("date <= ? AND NOT (date = ? AND events.id <= ?)", after.date, after.date, after.id)
            rows += self._rows(f"{query} {dated} ORDER BY date DESC, events.id LIMIT {int(limit) + 1}", dated.values)
        if len(rows) <= limit:
            undated = Where([*where.conditions, "date IS NULL"], [*where.values])
            if after is not None and after.date is None:
                undated.add("events.id > ?", after.id)
            rows += self._rows(
                f"{query} {undated} ORDER BY events.id LIMIT {int(limit) + 1 - len(rows)}", undated.values
            )
        last = rows[limit - 1] if len(rows) > limit else None
        return Page(rows[:limit], Cursor(last["day"], last["key"]) if last else None)

    def _rows(self, query: str, values: Iterable[object]) -> list[sqlite3.Row]:
        with self._store.faults():
            return self._store.connection.execute(query, list(values)).fetchall()


def conditions(search: Search, common: Collection[str] = ()) -> Where:
    """What a search asks of `events`.

    common: words, codes and sectors of it that many articles or events hold, so that it is better to walk along the events.
    """
    where = event_conditions(
        EventFilter(
            event=search.event,
            mode=search.mode,
            since=search.since,
            until=search.until,
            auxiliary=search.auxiliary,
        )
    )
    for who, sides in ((search.actor, ["actor"]), (search.recipient, ["recipient"]), (search.party, _SIDES)):
        if who:
            if who in common:
                where.add(_holding(sides), *[who.upper()] * len(sides))
            else:
                _add_who(where, who, sides)
    if search.country and search.country in common:
        where.add(_holding(_SIDES), *[search.country.upper()] * 2)
    elif search.country:
        _add_taking_part(where, _SIDES, "country = ?", search.country.upper())
    if search.sector and search.sector in common:
        where.add("instr(sectors, ?)", search.sector.upper())
    elif search.sector:
        _add_taking_part(where, _SIDES, "sector = ?", search.sector.upper())
    if search.quad:
        where.add("quad = ?", search.quad)
    if search.publisher:
        where.add("events.article IN (SELECT id FROM articles WHERE publisher = ?)", search.publisher)
    if search.words and search.words in common:
        where.add(
            "(SELECT rowid FROM articles WHERE id = events.article) IN (SELECT rowid FROM articles_text WHERE articles_text MATCH ?)",
            full_text(search.words),
        )
    elif search.words:
        where.add(
            """events.article IN (SELECT id FROM articles WHERE rowid IN
                (SELECT rowid FROM articles_text WHERE articles_text MATCH ?))""",
            full_text(search.words),
        )
    return where


def full_text(words: str) -> str:
    """Words as a question to the full-text index: none of them is taken for an operator."""
    found = []
    for word in _WORD.findall(clean(words)):
        bare = word.strip('"')
        found.append(f'"{bare.rstrip("*")}"{" *" if bare.endswith("*") else ""}')
    return " ".join(found) or '""'


def _holding(sides: list[str]) -> str:
    """That a country takes part, told by the columns of `events`: no code of three letters lies across two."""
    return f"({' OR '.join(f'instr({side}s, ?)' for side in sides)})"


def _add_who(where: Where, who: str, sides: list[str]) -> None:
    code = _CODE.fullmatch(who)
    if code and code[2]:
        _add_taking_part(where, sides, "country = ? AND sector = ?", code[1].upper(), code[2].upper())
    elif code:
        # two questions, since of one with OR no index would serve
        one, other = (_taking_part(sides, condition) for condition in ("country = ?", "entity = ?"))
        where.add(f"events.id IN ({one} UNION {other})", *sides, code[1].upper(), *sides, who)
    else:
        _add_taking_part(
            where,
            sides,
            "(entity = ? OR instr(lower(name), ?) OR instr(lower(text), ?))",
            who,
            who.lower(),
            who.lower(),
        )


def _add_taking_part(where: Where, sides: list[str], condition: str, *values: object) -> None:
    where.add(f"events.id IN ({_taking_part(sides, condition)})", *sides, *values)


def _taking_part(sides: list[str], condition: str) -> str:
    marks = ", ".join("?" * len(sides))
    return f"SELECT event FROM participants WHERE side IN ({marks}) AND {condition}"


def _words(event: Event, begin: int, around: str) -> Words:
    start, end = event.trigger.start - begin, event.trigger.end - begin
    before, after = around[:start].rpartition("\n")[2], around[end:].partition("\n")[0]
    if len(before) == start and begin:
        before = "…" + before[before.find(" ") :]
    if len(after) >= _AROUND:
        after = after[: after.rfind(" ") + 1] + "…"
    return Words(before, around[start:end], after)


def _stored(row: sqlite3.Row) -> StoredEvent:
    article = Article(**{name: row[f"article_{name}"] for name in _ARTICLE}, text="")
    return StoredEvent(msgspec.json.decode(row["record"], type=Event), article)
