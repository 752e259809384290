"""GeoJSON: a feature for each event whose coordinates are known, PLOVER's terms as its properties."""

from __future__ import annotations

from typing import Any

import msgspec

from tocsin.codebook.codebook import Codebook
from tocsin.model.rows import EventRow


class Writer:
    """Writes a feature collection."""

    needs: str | None = "coordinates"

    def __init__(self, _: Codebook):
        self._first = True

    def begin(self) -> str:
        """Opens the collection."""
        return '{"type":"FeatureCollection","features":[\n'

    def add(self, row: EventRow) -> str:
        """The feature; empty for an event without coordinates."""
        place = row.place
        if place is None or place.lat is None or place.lon is None:
            return ""
        properties: dict[str, Any] = msgspec.to_builtins(msgspec.structs.replace(row, place=None))
        feature = {
            "type": "Feature",
            "id": row.id,
            "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
            "properties": properties | {"place": place.name, "country": place.country, "admin1": place.admin1},
        }
        comma = "" if self._first else ",\n"
        self._first = False
        return comma + msgspec.json.encode(feature).decode()

    def end(self) -> str:
        """Closes it."""
        return "\n]}\n"
