"""GDELT 2.0's 61 columns, tab-separated without a header: a line for each actor and recipient."""

from __future__ import annotations

import hashlib
from datetime import date
from itertools import product

from tocsin.codebook.codebook import Codebook
from tocsin.knowledge.vocabulary import fips_codes
from tocsin.model.rows import EventRow, Side
from tocsin.read.events.columns import GDELT
from tocsin.store.formats.tabs import line

#: Bits of an id that is made of another source's.
_ID_BITS = 60
#: The last CAMEO root code of verbal cooperation, material cooperation, verbal conflict and material conflict.
_QUADS = {1: 5, 2: 9, 3: 14, 4: 20}


class Writer:
    """Writes GDELT's columns. What the record does not have (counts of mentions, tone) is empty."""

    needs: str | None = None

    def __init__(self, codebook: Codebook):
        self._codebook = codebook

    def begin(self) -> str:
        """Nothing: there is no header."""
        return ""

    def add(self, row: EventRow) -> str:
        """A line for each pair of actor and recipient."""
        nobody: list[Side | None] = [None]
        pairs = product(row.actors or nobody, row.recipients or nobody)
        return "".join(
            line(GDELT, self._values(row, number, actor, recipient)) for number, (actor, recipient) in enumerate(pairs)
        )

    def end(self) -> str:
        """Nothing."""
        return ""

    def _values(self, row: EventRow, number: int, actor: Side | None, recipient: Side | None) -> dict[str, object]:
        cameo = row.cameo or (self._codebook.cameo(row.event, row.mode) if row.event else None)
        root = cameo[:2] if cameo else None
        when = row.date.replace("-", "") if row.date else None
        values: dict[str, object] = {
            "GlobalEventID": _number(row.id, number),
            "Day": when,
            "MonthYear": when[:6] if when else None,
            "Year": when[:4] if when else None,
            "FractionDate": _fraction(row.date) if row.date else None,
            **self._side("Actor1", actor),
            **self._side("Actor2", recipient),
            "EventCode": cameo,
            "EventBaseCode": cameo[:3] if cameo else None,
            "EventRootCode": root,
            "QuadClass": next((quad for quad, last in _QUADS.items() if int(root) <= last), None) if root else None,
            "GoldsteinScale": row.goldstein,
            "NumArticles": row.reports,
            "DATEADDED": f"{row.published.replace('-', '')}000000" if row.published else None,
            "SOURCEURL": row.url,
            "Actor1Geo_Type": 0,
            "Actor2Geo_Type": 0,
            "ActionGeo_Type": 0,
        }
        if row.place:
            place = row.place
            values |= {
                "ActionGeo_Type": 4 if place.lat is not None else 1,
                "ActionGeo_Fullname": place.name,
                "ActionGeo_CountryCode": fips_codes().get(place.country) if place.country else None,
                "ActionGeo_ADM1Code": place.admin1,
                "ActionGeo_Lat": place.lat,
                "ActionGeo_Long": place.lon,
            }
        return values

    def _side(self, who: str, side: Side | None) -> dict[str, object]:
        if side is None:
            return {}
        called = self._codebook.eventdata.gdelt.sectors
        sectors = [called.get(sector, sector) for sector in side.sectors[:3]]
        body = side.country in self._codebook.ontology.international
        return {
            f"{who}Code": "".join([side.country or "", *sectors]),
            f"{who}Name": side.name,
            f"{who}CountryCode": None if body else side.country,
            f"{who}KnownGroupCode": side.country if body else None,
            **{f"{who}Type{place}Code": sector for place, sector in enumerate(sectors, 1)},
        }


def _number(key: str, number: int) -> int:
    """GDELT's own number, or one made of another source's id."""
    own = key.removeprefix("gdelt:")
    if number == 0 and own != key and own.isdigit():
        return int(own)
    digest = hashlib.blake2b(f"{key}#{number}".encode(), digest_size=8).digest()
    return int.from_bytes(digest) >> (64 - _ID_BITS)


def _fraction(iso: str) -> float:
    """The year with the day in it as a fraction, as GDELT counts it."""
    day = date.fromisoformat(iso)
    return round(day.year + (day.month * 30 + day.day) / 365, 4)
