"""Libraries that parse other people's files."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from tocsin.read.fields import Unreadable

# what they have to say of a broken file is told once, as a refusal; whoever sets logging up still hears it
for _name in ("charset_normalizer", "feedparser", "htmldate", "pypdf", "trafilatura", "warcio"):
    logging.getLogger(_name).addHandler(logging.NullHandler())


@contextmanager
def parsing(kind: str) -> Iterator[None]:
    """Turns whatever a library raises on a broken file into Unreadable; faults of the system go through."""
    try:
        yield
    except (Unreadable, OSError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - parsers of hostile files raise what they like, and one file ends no run
        message = " ".join(str(error).split())[:100]
        raise Unreadable(f"broken {kind}: {message or type(error).__name__}") from None
