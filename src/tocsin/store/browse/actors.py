"""Who takes part, and who speaks for them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.store.browse.asking import Asking
from tocsin.store.queries import Where

#: So many of the latest statements are looked at for who speaks.
_QUOTED = 2_000
_CODE = re.compile(r"([A-Z]{3})(?::([A-Z]{3}))?", re.I)


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


class Actors:
    """Questions about those who take part."""

    def __init__(self, asking: Asking):
        self._asking = asking

    def all(self, words: str | None = None, limit: int = 200) -> list[Party]:
        """Who takes part, the most frequent first: countries and bodies, or those whose name holds these words."""
        if words:
            rows = self._asking.rows(
                f"""SELECT country, entity, name, count(DISTINCT event) AS events FROM participants
                    WHERE instr(lower(name), ?) GROUP BY country, entity, name ORDER BY events DESC, name LIMIT {int(limit)}""",
                [words.lower()],
            )
        else:
            rows = self._asking.rows(
                f"""SELECT country, NULL AS entity, NULL AS name, count(DISTINCT event) AS events FROM participants
                    WHERE country IS NOT NULL GROUP BY country ORDER BY events DESC, country LIMIT {int(limit)}""",
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
        rows = self._asking.rows(
            f"""SELECT speaker AS name, role, max(entity) AS entity, count(*) AS statements, max(date) AS last FROM
                    (SELECT speaker, record ->> '$.speaker.role' AS role, entity, date FROM statements
                        WHERE {where} ORDER BY date DESC LIMIT {_QUOTED})
                WHERE speaker IS NOT NULL GROUP BY speaker, role ORDER BY statements DESC, speaker, role LIMIT {int(limit)}""",
            where.values,
        )
        return [Speaker(**dict(row)) for row in rows]
