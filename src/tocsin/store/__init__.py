"""The store: one SQLite file that holds the record."""

from tocsin.store.queries import EventFilter, Queries, StatementFilter, StoredEvent
from tocsin.store.store import Store, StoreError

__all__ = ["EventFilter", "Queries", "StatementFilter", "Store", "StoreError", "StoredEvent"]
