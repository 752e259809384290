"""Tocsin reads the news and keeps the record.

from tocsin import Coder
record = Coder().code("Russia threatened Ukraine with invasion.", published="2022-01-20")
record.events[0].event
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tocsin.code.coder import Coder
    from tocsin.model import Article, Record
    from tocsin.store import Store
    from tocsin.store.opened import open_store as open

__all__ = ["Article", "Coder", "Record", "Store", "open"]

#: The room of each name, and what it is called there.
_WHERE = {
    "Coder": ("tocsin.code.coder", "Coder"),
    "Article": ("tocsin.model", "Article"),
    "Record": ("tocsin.model", "Record"),
    "Store": ("tocsin.store", "Store"),
    "open": ("tocsin.store.opened", "open_store"),
}


def __getattr__(name: str) -> Any:
    """Loads the parts when they are asked for: the command line starts without them."""
    if name not in _WHERE:
        raise AttributeError(f"module 'tocsin' has no attribute {name!r}")
    from importlib import import_module

    room, called = _WHERE[name]
    return getattr(import_module(room), called)
