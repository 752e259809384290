"""Events and texts looked up for the ledger, however large the store is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import msgspec

from tocsin.model import Article, Event, Threat
from tocsin.model.rows import EventRow
from tocsin.store.store import Store

_ARTICLE = ("id", "ref", "url", "publisher", "byline", "title", "published", "language")
_COLUMNS = ", ".join(f"articles.{name}" for name in _ARTICLE)
#: who, whom, type, day, event, mode.
DeedRow = tuple[str, str, str, str, str, str | None]


@dataclass(frozen=True)
class StoredParty:
    """Who takes part in an event, as far as one is looked up by it."""

    country: str | None
    name: str | None
    text: str


class Deeds:
    """Lookups by who does what to whom."""

    def __init__(self, store: Store):
        self._store = store
        self._execute = store.connection.execute

    def unentered(self) -> list[str]:
        """Ids of the articles whose deeds are not entered."""
        return [id_ for (id_,) in self._execute("SELECT id FROM articles WHERE id NOT IN (SELECT article FROM judged)")]

    def asserted(self, article: str, types: Iterable[str]) -> Iterator[tuple[Event, str | None]]:
        """The asserted events of an article that are of these types, each with the day of publication."""
        query = """SELECT events.record, published FROM events JOIN articles ON articles.id = article
            WHERE article = ? AND auxiliary = ''"""
        wanted = set(types)
        for record, published in self._execute(query, (article,)):
            event = msgspec.json.decode(record, type=Event)
            if event.event in wanted:
                yield event, published

    def enter(self, articles: Iterable[str], rows: Iterable[DeedRow]) -> None:
        """Enters the deeds of articles."""
        many = self._store.connection.executemany
        many("INSERT OR IGNORE INTO deeds (who, whom, kind, day, event, mode) VALUES (?, ?, ?, ?, ?, ?)", rows)
        many("INSERT OR IGNORE INTO judged VALUES (?, 1)", ((each,) for each in articles))

    def fresh(self) -> Iterator[tuple[str, str, str, str, str]]:
        """Who, whom, type, day and event of the deeds of fresh articles."""
        query = """SELECT who, whom, kind, day, deeds.event FROM judged JOIN events ON events.article = judged.article
            JOIN deeds ON deeds.event = events.id WHERE fresh"""
        return iter(self._execute(query))

    def between(self, who: str, whom: str, kind: str, first: str, last: str) -> Iterator[tuple[str, str | None, str]]:
        """Day, mode and event of the deeds of a type, from one ISO day to another, by day."""
        query = """SELECT day, mode, event FROM deeds WHERE who = ? AND whom = ? AND kind = ? AND day BETWEEN ? AND ?
            ORDER BY day"""
        return iter(self._execute(query, (who, whom, kind, first, last)))

    def event(self, id_: str) -> tuple[Event, str, str | None]:
        """An event, its article and the day of publication. Raises KeyError when there is none."""
        query = """SELECT events.record, article, published FROM events JOIN articles ON articles.id = article
            WHERE events.id = ?"""
        found = self._execute(query, (id_,)).fetchone()
        if found is None:
            raise KeyError(id_)
        return msgspec.json.decode(found[0], type=Event), found[1], found[2]

    def told(self, id_: str) -> tuple[Event, Article, Threat | None] | None:
        """An event with its article (without its text) and the threat that it makes."""
        query = f"""SELECT events.record, threats.record, {_COLUMNS} FROM events JOIN articles ON articles.id = article
            LEFT JOIN threats ON threats.event = events.id WHERE events.id = ?"""
        found = self._execute(query, (id_,)).fetchone()
        return None if found is None else _told(*found)

    def within(self, article: str) -> Iterator[tuple[Event, Article, Threat | None]]:
        """All events of an article."""
        query = f"""SELECT events.record, threats.record, {_COLUMNS} FROM events JOIN articles ON articles.id = article
            LEFT JOIN threats ON threats.event = events.id WHERE article = ? ORDER BY events.rowid"""
        for row in self._execute(query, (article,)):
            yield _told(*row)

    def parties(self, article: str) -> list[StoredParty]:
        """Who takes part in the events of an article."""
        query = """SELECT DISTINCT country, name, text FROM events JOIN participants ON participants.event = id
            WHERE article = ?"""
        return [StoredParty(*row) for row in self._execute(query, (article,))]

    def published(self, article: str) -> str:
        """The day on which an article was published; nothing if that is not known."""
        found = self._execute("SELECT coalesce(published, '') FROM articles WHERE id = ?", (article,)).fetchone()
        return str(found[0]) if found else ""

    def text(self, article: str) -> str:
        """The text of an article."""
        return str(self._execute("SELECT text FROM articles WHERE id = ?", (article,)).fetchone()[0])

    def with_words(self, words: Sequence[Sequence[str]], first: str, last: str) -> list[tuple[str, str]]:
        """Day and id of the articles published in a period which have, of each list, a word that begins so; by day and id."""
        asked = " AND ".join("(" + " OR ".join(f'"{word}" *' for word in each) + ")" for each in words)
        # articles mostly come in the order of their days, so that this spares most of the index
        rows = "SELECT min(rowid), max(rowid) FROM articles WHERE published BETWEEN ? AND ?"
        lowest, highest = self._execute(rows, (first, last)).fetchone()
        if lowest is None:
            return []
        query = """SELECT published AS day, id FROM articles_text JOIN articles ON articles.rowid = articles_text.rowid
            WHERE articles_text MATCH ? AND articles_text.rowid BETWEEN ? AND ? AND day BETWEEN ? AND ? ORDER BY day, id"""
        return [(day, id_) for day, id_ in self._execute(query, (asked, lowest, highest, first, last))]

    def of_parties(self, keys: Iterable[str], first: str, last: str) -> Iterator[tuple[Event, Article]]:
        """Events from one ISO day to another, asserted or planned, in which somebody of these keys takes part: a country, or a name."""
        wanted = list(keys)
        # what the index tells, so that the others need not be looked up; of somebody without a country it has a hyphen
        told = [each if each.isupper() else "-" for each in wanted]
        columns = " OR ".join(["instr(actors, ?) OR instr(recipients, ?)"] * len(told)) or "0"
        marks = ", ".join("?" * len(wanted))
        for when in (
            "date BETWEEN ? AND ?",
            "date IS NULL AND published BETWEEN ? AND ?",
        ):  # each walks along the index of days
            query = f"""SELECT events.record, {_COLUMNS} FROM events INDEXED BY events_listed
                CROSS JOIN articles ON articles.id = article
                WHERE {when} AND auxiliary IN ('', 'future') AND ({columns}) AND EXISTS (SELECT 1 FROM participants
                    WHERE participants.event = events.id AND coalesce(country, lower(coalesce(name, text))) IN ({marks}))"""
            values = (first, last, *(code for each in told for code in (each, each)), *wanted)
            for record, *article in self._execute(query, values):
                yield msgspec.json.decode(record, type=Event), _article(article)

    def imported_of_parties(self, keys: Iterable[str], first: str, last: str) -> Iterator[EventRow]:
        """Imported events from one ISO day to another in which somebody of these countries takes part."""
        decoder = msgspec.json.Decoder(EventRow)
        wanted = [f"% {key} %" for key in keys]
        either = " OR ".join(["' ' || actors || ' ' || recipients || ' ' LIKE ?"] * len(wanted)) or "0"
        query = f"""SELECT record FROM imported WHERE date BETWEEN ? AND ? AND event IS NOT NULL
            AND coalesce(auxiliary, '') IN ('', 'future') AND ({either})"""
        for (record,) in self._execute(query, (first, last, *wanted)):
            yield decoder.decode(record)

    def imported_conflict(self) -> Iterator[EventRow]:
        """Imported threats and acts of material conflict, in the order of their days."""
        decoder = msgspec.json.Decoder(EventRow)
        query = """SELECT record FROM imported WHERE date IS NOT NULL AND coalesce(auxiliary, '') = ''
            AND (event = 'THREATEN' OR quad = 'material conflict') ORDER BY date, id"""
        for (record,) in self._execute(query):
            yield decoder.decode(record)

    def imported(self) -> tuple[int, str | None]:
        """Number of imported events, and the last day of them."""
        number, last = self._execute("SELECT count(*), max(date) FROM imported").fetchone()
        return int(number), last


def _told(record: str, threat: str | None, *article: str | None) -> tuple[Event, Article, Threat | None]:
    made = msgspec.json.decode(threat, type=Threat) if threat is not None else None
    return msgspec.json.decode(record, type=Event), _article(article), made


def _article(values: Iterable[str | None]) -> Article:
    return msgspec.convert({**dict(zip(_ARTICLE, values, strict=True)), "text": ""}, Article)
