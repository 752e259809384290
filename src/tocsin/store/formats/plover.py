"""PLOVER JSON: one object a line, in PLOVER's terms. Loses nothing of a row."""

from __future__ import annotations

import msgspec

from tocsin.codebook.codebook import Codebook
from tocsin.model.rows import EventRow


class Writer:
    """Writes PLOVER JSON."""

    needs: str | None = None

    def __init__(self, _: Codebook):
        self._encoder = msgspec.json.Encoder()

    def begin(self) -> str:
        """Nothing."""
        return ""

    def add(self, row: EventRow) -> str:
        """One line."""
        return self._encoder.encode(row).decode() + "\n"

    def end(self) -> str:
        """Nothing."""
        return ""
