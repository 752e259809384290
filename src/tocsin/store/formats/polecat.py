"""POLECAT's columns, tab-separated with their header. Several actors stand in one field, with semicolons between them."""

from __future__ import annotations

from tocsin.codebook.codebook import Codebook
from tocsin.model.rows import EventRow, Side
from tocsin.read.events.columns import POLECAT
from tocsin.store.formats.tabs import line


class Writer:
    """Writes POLECAT's columns."""

    needs: str | None = None

    def __init__(self, _: Codebook):
        pass

    def begin(self) -> str:
        """The header."""
        return "\t".join(POLECAT) + "\n"

    def add(self, row: EventRow) -> str:
        """One line."""
        place = row.place
        return line(
            POLECAT,
            {
                "Event ID": row.id.removeprefix("polecat:"),
                "Event Date": row.date,
                "Event Type": row.event,
                "Event Mode": row.mode,
                "Intensity": row.score,
                "Quad Code": row.quad.upper() if row.quad else None,
                "Contexts": "; ".join(row.contexts),
                **_side("Actor", row.actors),
                **_side("Recipient", row.recipients),
                "Placename": place.name if place else None,
                "Province": place.admin1 if place else None,
                "Country": place.country if place else None,
                "Latitude": place.lat if place else None,
                "Longitude": place.lon if place else None,
                "GeoNames ID": place.geonames if place else None,
                "Source": row.publisher,
                "Publication Date": row.published,
            },
        )

    def end(self) -> str:
        """Nothing."""
        return ""


def _side(who: str, sides: list[Side]) -> dict[str, str | None]:
    # of several, the columns cannot say which the sectors are of: they list what all have together
    sectors = list(dict.fromkeys(sector for side in sides for sector in side.sectors))
    return {
        f"{who} Name": "; ".join((side.name or "None").replace(";", ",") for side in sides),
        f"{who} Country": "; ".join(side.country or "None" for side in sides),
        f"Primary {who} Sector": sectors[0] if sectors else None,
        f"{who} Sectors": "; ".join(sectors),
    }
