"""PLOVER JSON as `tocsin export` writes it: one object a line, the fields of a row."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from tocsin.knowledge.vocabulary import Vocabulary
from tocsin.model.rows import EventRow


def reader(first: str, vocabulary: Vocabulary) -> tuple[bool, Callable[[str], EventRow]] | None:
    """No header, and the function that makes rows of lines; None: the first line is no JSON object."""
    if not first.lstrip().startswith("{"):
        return None
    decoder = msgspec.json.Decoder(EventRow)
    return False, lambda line: _row(line, decoder, vocabulary)


def _row(line: str, decoder: msgspec.json.Decoder[EventRow], vocabulary: Vocabulary) -> EventRow:
    try:
        row = decoder.decode(line)
    except (msgspec.ValidationError, msgspec.DecodeError) as error:
        raise ValueError(str(error)) from None
    if row.event is not None and not vocabulary.knows(row.event):
        raise ValueError(f"event: not one of PLOVER's: {row.event[:40]!r}")
    source = row.source or "plover"
    key = row.id if row.id.startswith(f"{source}:") else f"{source}:{row.id}"
    return msgspec.structs.replace(row, id=key, source=source, quad=row.quad or vocabulary.quad(row.event))
