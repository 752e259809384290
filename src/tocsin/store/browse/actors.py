"""Who takes part, and who speaks for them."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import Counter, defaultdict
from dataclasses import dataclass

from tocsin.store.browse.asking import Asking
from tocsin.store.browse.search import Search
from tocsin.store.queries import Where

#: So many at most are listed of those who take part, and of those who speak for one of them.
_LISTED, _SPEAKERS = 200, 12
#: So many of the latest statements are looked at for who speaks.
_QUOTED = 2_000
#: So many of the latest events are looked at for who acts in a role.
_ACTED = 500
_CODE = re.compile(r"([A-Z]{3})(?::([A-Z]{3}))?", re.I)


@dataclass(frozen=True)
class Party:
    """Somebody who takes part in events."""

    country: str | None
    entity: str | None
    name: str | None
    events: int


@dataclass
class Speaker:
    """Somebody who is quoted, or who acts in a role: a minister, a spokesman."""

    name: str
    #: As the texts have them, the most frequent first.
    roles: list[str]
    entity: str | None
    statements: int = 0
    #: Events in which they act.
    acts: int = 0
    #: ISO day of the last statement or act.
    last: str | None = None


class Actors:
    """Questions about those who take part."""

    def __init__(self, asking: Asking):
        self._asking = asking

    def all(self, words: str | None = None) -> list[Party]:
        """Who takes part, the most frequent first: countries and bodies, or those whose name holds these words."""
        if words:
            rows = self._asking.rows(
                f"""SELECT country, entity, name, count(DISTINCT event) AS events FROM participants
                    WHERE instr(lower(name), ?) GROUP BY country, entity, name ORDER BY events DESC, name LIMIT {_LISTED}""",
                [words.lower()],
            )
        else:
            rows = self._asking.rows(
                f"""SELECT country, NULL AS entity, NULL AS name, count(DISTINCT event) AS events FROM participants
                    WHERE country IS NOT NULL GROUP BY country ORDER BY events DESC, country LIMIT {_LISTED}""",
            )
        return [Party(**dict(row)) for row in rows]

    def name(self, entity: str) -> str | None:
        """The name of an entity as events have it."""
        rows = self._asking.rows(
            """SELECT name FROM participants INDEXED BY participants_by_entity
                WHERE entity = ? AND name IS NOT NULL LIMIT 1""",
            [entity],
        )
        return str(rows[0]["name"]) if rows else None

    def speakers(self, who: str) -> list[Speaker]:
        """Who is quoted for a country, `CODE:SECTOR` or entity in its latest `_QUOTED` statements, and who acts for it in a role in
        its latest `_ACTED` events; a name is none of these and has its own alone.
        """
        found: dict[str, Speaker] = {}
        roles: dict[str, Counter[str]] = defaultdict(Counter)
        for kind, rows in (("statements", self._quoted(who)), ("acts", self._acting(who))):
            for row in rows:
                one = found.setdefault(row["name"], Speaker(row["name"], [], row["entity"]))
                one.entity = one.entity or row["entity"]
                setattr(one, kind, getattr(one, kind) + row["n"])
                one.last = max(filter(None, (one.last, row["last"])), default=None)
                if row["role"]:
                    roles[one.name][row["role"]] += row["n"]
        for name, counted in roles.items():
            found[name].roles = [role for role, _ in sorted(counted.items(), key=lambda each: (-each[1], each[0]))]
        return sorted(found.values(), key=lambda each: (-each.statements - each.acts, each.name))[:_SPEAKERS]

    def _quoted(self, who: str) -> list[sqlite3.Row]:
        where = _those(who, "speaker")
        return self._asking.rows(
            f"""SELECT speaker AS name, role, max(entity) AS entity, count(*) AS n, max(date) AS last FROM
                    (SELECT speaker, record ->> '$.speaker.role' AS role, entity, date FROM statements
                        WHERE {where} ORDER BY date DESC LIMIT {_QUOTED})
                WHERE speaker IS NOT NULL GROUP BY speaker, role""",
            where.values,
        )

    def _acting(self, who: str) -> list[sqlite3.Row]:
        events = self._asking.page(self._asking.of_events(Search(actor=who)), None, _ACTED).items
        where = _those(who, "name")
        return self._asking.rows(
            f"""SELECT name, role, max(entity) AS entity, count(*) AS n, max(date) AS last FROM
                    (SELECT coalesce(actor.value ->> '$.name', actor.value ->> '$.text') AS name, actor.value ->> '$.role' AS role,
                        actor.value ->> '$.country' AS country, actor.value ->> '$.sectors[0]' AS sector,
                        actor.value ->> '$.entity' AS entity, events.date AS date
                    FROM json_each(?) AS each CROSS JOIN events ON events.id = each.value
                    CROSS JOIN json_each(events.record, '$.actors') AS actor)
                WHERE role IS NOT NULL AND {where} GROUP BY name, role""",
            [json.dumps([id_ for _, id_ in events]), *where.values],
        )


def _those(who: str, name: str) -> Where:
    """That a row is of them. name: its column of names."""
    code = _CODE.fullmatch(who)
    where = Where()
    if code:
        where.add("country = ?", code[1].upper())
        if code[2]:
            where.add("sector = ?", code[2].upper())
    else:
        where.add(f"(entity = ? OR {name} = ?)", who, who)
    return where
