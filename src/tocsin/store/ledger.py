"""The tables in which the ledger is kept. What stands in them is made in `tocsin.judge`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import msgspec

from tocsin.model import Happening
from tocsin.store.store import Store

#: Ids are looked up so many at once.
_AT_ONCE = 500


@dataclass(frozen=True)
class State:
    """When and by which rules the ledger was reckoned last."""

    version: int
    stamp: str | None
    as_of: str | None
    #: Last day of the imported events.
    data_end: str | None
    #: Number of imported events; None: they have changed since.
    imported: int | None


@dataclass(frozen=True)
class Line:
    """A threat of the ledger as it is written."""

    id: str
    source: str | None
    day: str
    due: str
    settled: str | None
    reckoned: str
    basis: bytes | None
    record: bytes
    #: Happenings, or imported events, that make it.
    members: list[str]


class LedgerTables:
    """Reads and writes them; faults of the database are the caller's."""

    def __init__(self, store: Store):
        self._store = store
        self._execute = store.connection.execute
        self._many = store.connection.executemany

    def state(self) -> State:
        """The state of the ledger."""
        row = self._execute("SELECT version, stamp, as_of, data_end, imported FROM ledger_state").fetchone()
        return State(*row)

    def version(self) -> tuple[int, int]:
        """How often the ledger was reckoned, and the last correction."""
        version, last = self._execute(
            "SELECT version, (SELECT coalesce(max(id), 0) FROM corrections) FROM ledger_state"
        ).fetchone()
        return version, last

    def set_state(self, state: State) -> None:
        """Enters another state."""
        self._execute(
            "UPDATE ledger_state SET version = ?, stamp = ?, as_of = ?, data_end = ?, imported = ?",
            (state.version, state.stamp, state.as_of, state.data_end, state.imported),
        )

    def empty(self) -> None:
        """Takes everything back."""
        for table in ("ledger", "menaces", "rulings", "deeds", "judged", "unjudged"):
            self._execute(f"DELETE FROM {table}")

    def behind(self) -> int:
        """Number of articles that the ledger has not been reckoned with."""
        query = """SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM judged)
            + (SELECT count(*) FROM judged WHERE fresh)"""
        return int(self._execute(query).fetchone()[0])

    def fresh(self) -> list[str]:
        """Ids of the articles that have come since."""
        return [id_ for (id_,) in self._execute("SELECT article FROM judged WHERE fresh")]

    def gone(self) -> list[str]:
        """Ids of the articles that have gone since."""
        return [id_ for (id_,) in self._execute("SELECT article FROM unjudged")]

    def take_note(self, fresh: Iterable[str], gone: Iterable[str]) -> None:
        """The ledger is reckoned with these."""
        self._many("UPDATE judged SET fresh = 0 WHERE article = ?", ((each,) for each in fresh))
        self._many("DELETE FROM unjudged WHERE article = ?", ((each,) for each in gone))

    def unread(self) -> Iterator[Happening]:
        """Happenings of which it is not known what they threaten."""
        query = """SELECT record FROM happenings WHERE event = 'THREATEN' AND status = 'asserted'
            AND id NOT IN (SELECT happening FROM menaces)"""
        for (record,) in self._execute(query):
            yield msgspec.json.decode(record, type=Happening)

    def changed(self) -> bool:
        """Whether a happening that makes a threat has come or gone."""
        query = """SELECT EXISTS (SELECT 1 FROM happenings WHERE event = 'THREATEN' AND status = 'asserted'
                AND id NOT IN (SELECT happening FROM menaces))
            OR EXISTS (SELECT 1 FROM ledger JOIN ledger_happenings ON threat = ledger.id
                WHERE source IS NULL AND happening NOT IN (SELECT happening FROM menaces))"""
        return bool(self._execute(query).fetchone()[0])

    def happening(self, id_: str) -> Happening:
        """The happening of that id."""
        (record,) = self._execute("SELECT record FROM happenings WHERE id = ?", (id_,)).fetchone()
        return msgspec.json.decode(record, type=Happening)

    def menaces(self) -> Iterator[str]:
        """What happenings threaten."""
        return (record for (record,) in self._execute("SELECT record FROM menaces WHERE record IS NOT NULL"))

    def add_menaces(self, menaces: Iterable[tuple[str, str | None]]) -> None:
        """Enters what happenings threaten, by their ids; those that have gone meanwhile are left out."""
        query = "INSERT OR REPLACE INTO menaces SELECT id, ? FROM happenings WHERE id = ?"
        self._many(query, ((record, id_) for id_, record in menaces))

    def rulings(self) -> Iterator[tuple[bytes, str]]:
        """What the rule says, by key."""
        return iter(self._execute("SELECT key, record FROM rulings"))

    def set_rulings(self, new: Iterable[tuple[bytes, str]], gone: Iterable[bytes]) -> None:
        """Enters rulings and takes others out."""
        self._many("DELETE FROM rulings WHERE key = ?", ((key,) for key in gone))
        self._many("INSERT OR REPLACE INTO rulings VALUES (?, ?)", new)

    def bases(self) -> dict[str, bytes]:
        """What the entries of threats that were read here rest on."""
        return dict(self._execute("SELECT id, basis FROM ledger WHERE source IS NULL").fetchall())

    def write(self, lines: Iterable[Line], gone: Iterable[str]) -> None:
        """Writes threats and takes others out."""
        lines = list(lines)
        self._many("DELETE FROM ledger WHERE id = ?", ((id_,) for id_ in (*gone, *(line.id for line in lines))))
        self._many("INSERT INTO ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_values, lines))
        # a happening that has come to another threat is that one's
        self._many(
            "INSERT OR REPLACE INTO ledger_happenings VALUES (?, ?)",
            ((member, each.id) for each in lines for member in each.members),
        )

    def stage(self, lines: Iterable[Line]) -> None:
        """Puts threats of imported events aside, however many, in tables of this connection alone; other programs may go on
        writing meanwhile."""
        for table in ("ledger", "ledger_happenings"):
            self._execute(f"DROP TABLE IF EXISTS temp.staged_{table}")
            self._execute(f"CREATE TEMP TABLE staged_{table} AS SELECT * FROM {table} LIMIT 0")
        remaining = iter(lines)
        while some := list(islice(remaining, _AT_ONCE)):
            self._many("INSERT INTO staged_ledger VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(_values, some))
            members = ((member, each.id) for each in some for member in each.members)
            self._many("INSERT INTO staged_ledger_happenings VALUES (?, ?)", members)

    def take_staged(self) -> int:
        """Puts what was put aside in the place of all threats of imported events; the number of threats."""
        self._execute("DELETE FROM ledger WHERE source IS NOT NULL")
        number = self._execute("INSERT INTO ledger SELECT * FROM staged_ledger").rowcount
        # an event of several against several makes several threats
        self._execute("INSERT OR REPLACE INTO ledger_happenings SELECT * FROM staged_ledger_happenings")
        for table in ("ledger", "ledger_happenings"):
            self._execute(f"DROP TABLE temp.staged_{table}")
        return int(number)

    def records(
        self, since: str | None = None, until: str | None = None, outcome: str | None = None, limit: int | None = None
    ) -> Iterator[str]:
        """The entries whose threat was made from one ISO day to another, the latest first."""
        query = """SELECT record FROM ledger WHERE day >= ? AND day <= ?
            AND (? IS NULL OR id IN (SELECT threat FROM outcomes WHERE outcome = ?)) ORDER BY day DESC, id DESC LIMIT ?"""
        values = (since or "", until or "~", outcome, outcome, -1 if limit is None else limit)
        return (record for (record,) in self._execute(query, values))

    def record(self, id_: str) -> str | None:
        """The entry of a threat, or of the one that a happening or event makes, by its id or a unique beginning of it."""
        for query in (_EXACT, _BEGINNING):
            found = self._execute(query, {"id": id_, "end": id_ + "\U0010ffff"}).fetchall()
            if found:
                break
        if len(found) != 1:
            return None
        return str(self._execute("SELECT record FROM ledger WHERE id = ?", (found[0][0],)).fetchone()[0])

    def outcomes(self, ids: Iterable[str]) -> Iterator[tuple[str, tuple[str | None, ...]]]:
        """What became of threats, by the ids asked for: of threats, happenings or events."""
        wanted = list(dict.fromkeys(ids))
        for start in range(0, len(wanted), _AT_ONCE):
            some = wanted[start : start + _AT_ONCE]
            marks = ", ".join(["(?)"] * len(some))
            query = f"""WITH asked (id) AS (VALUES {marks}), found (id, threat) AS (
                    SELECT asked.id, ledger.id FROM asked JOIN ledger ON ledger.id = asked.id
                    UNION SELECT asked.id, threat FROM asked JOIN ledger_happenings ON happening = asked.id
                    UNION SELECT asked.id, threat FROM asked JOIN reports ON event = asked.id
                        JOIN ledger_happenings ON ledger_happenings.happening = reports.happening)
                SELECT found.id, threat, day, due, outcome, reckoned, settled, corrected_by FROM found
                JOIN outcomes USING (threat)"""
            for id_, *standing in self._execute(query, some):
                yield id_, tuple(standing)


def _values(line: Line) -> tuple[object, ...]:
    return (
        line.id,
        line.source,
        line.day,
        line.due,
        line.settled,
        line.reckoned,
        line.basis,
        line.record.decode(),
    )


_EXACT = """SELECT id FROM ledger WHERE id = :id
    UNION SELECT threat FROM ledger_happenings WHERE happening = :id
    UNION SELECT threat FROM reports JOIN ledger_happenings USING (happening) WHERE event = :id"""
_BEGINNING = """SELECT id FROM ledger WHERE id >= :id AND id < :end
    UNION SELECT threat FROM ledger_happenings WHERE happening >= :id AND happening < :end
    UNION SELECT threat FROM reports JOIN ledger_happenings USING (happening) WHERE event >= :id AND event < :end
    LIMIT 2"""
