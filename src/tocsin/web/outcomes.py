"""What became of threats, as pages show it. The only place of the desk that asks the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from tocsin.codebook import Codebook, load_codebook
from tocsin.judge import Assessment, Case, Entry, Ledger, assess, imported_cases, ledger_of
from tocsin.store import Store

#: A ledger of more threats than this is not reckoned while somebody waits for a page.
MOST = 3_000


@dataclass
class Outcomes:
    """The ledger of a store at one of its states; `entries` is empty where it is too long to be reckoned for a page."""

    entries: dict[str, Entry] = field(default_factory=dict)
    ledger: Ledger | None = None

    @classmethod
    def of(cls, store: Store) -> Outcomes:
        """Reckons what became of the threats of a store. Raises StoreError when it cannot be read."""
        with store.faults():
            (number,) = store.connection.execute("SELECT count(*) FROM threats").fetchone()
        if number > MOST:
            return cls()
        ledger = ledger_of(store, _codebook())
        return cls({event: entry for entry in ledger.entries for event in entry.reports}, ledger)

    @property
    def reckoned(self) -> bool:
        """Whether outcomes are known at all."""
        return self.ledger is not None

    @property
    def cases(self) -> list[Case]:
        """The threats as follow-through counts them."""
        return self.ledger.cases() if self.ledger else []

    @property
    def as_of(self) -> str:
        """ISO day of which the outcomes are; empty where none are known."""
        return self.ledger.as_of if self.ledger else ""

    def row(self, event: str) -> dict[str, str | None]:
        """Outcome, and when it is due and was settled, of the threat that an event reports, as cells of a table."""
        entry = self.entries.get(event)
        return {name: getattr(entry, name) if entry else None for name in ("outcome", "due", "settled")}

    def entry(self, key: str) -> Entry | None:
        """The threat of an id, or the one that an event or happening of that id reports."""
        return self.ledger.of(key) if self.ledger else None

    def assessed(self, store: Store, entry: Entry) -> Assessment:
        """How seriously to take a threat."""
        assert self.ledger is not None, "an entry comes from a ledger"
        return assess(self.ledger, entry, imported_cases(store, _codebook(), self.ledger.as_of))

    def events(self, outcome: str) -> Iterable[str]:
        """Ids of the events that report threats with an outcome."""
        return [event for event, entry in self.entries.items() if entry.outcome == outcome]


@cache
def _codebook() -> Codebook:
    return load_codebook()
