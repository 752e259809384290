"""What became of threats, as pages show it. The only place of the desk that asks the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tocsin.codebook import Codebook, load_codebook
from tocsin.judge import Assessment, Case, Entry, FollowThrough, Kept, Ledger, Standing, assess
from tocsin.judge.stored import InStore
from tocsin.store import Store


class Record:
    """The ledger of a store as a whole, which counting needs."""

    def __init__(self, store: Store):
        kept = Kept(store)
        #: ISO day as of which outcomes were reckoned; empty: they never were.
        self.as_of = kept.as_of or kept.data_end or ""
        self.data_end = kept.data_end
        self.entries = list(kept.entries())
        self.cases: list[Case] = self.ledger(store).cases()
        self.follow_through = FollowThrough(self.cases, self.as_of)

    def ledger(self, store: Store) -> Ledger:
        """The ledger, with what it is reckoned from in an open store."""
        return Ledger(self.entries, InStore(store), _codebook().outcomes, self.as_of, self.data_end)

    def assessed(self, store: Store, entry: Entry) -> Assessment:
        """How seriously to take a threat."""
        return assess(self.ledger(store), entry)


class Outcomes:
    """Questions of one page to the ledger. All raise StoreError when the store cannot be read."""

    def __init__(self, store: Store):
        self._kept = Kept(store)

    @property
    def as_of(self) -> str | None:
        """ISO day as of which outcomes were reckoned; None: they never were."""
        return self._kept.as_of

    def behind(self) -> int:
        """Number of articles that the ledger does not know yet."""
        return self._kept.behind()

    def of(self, events: Iterable[str]) -> dict[str, Standing]:
        """What became of the threats that events report, by the event; of what the text does not assert there is none."""
        return self._kept.outcomes(events)

    def entry(self, key: str) -> Entry | None:
        """The threat of an id, or the one that an event or happening of that id reports."""
        return self._kept.entry(key)


@cache
def _codebook() -> Codebook:
    return load_codebook()
