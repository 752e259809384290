"""What became of threats, as pages show it. The only place of the desk that asks the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from tocsin.codebook import Codebook, load_codebook
from tocsin.judge import Assessment, Case, Entry, FollowThrough, Kept, Ledger, Standing, assess
from tocsin.judge.sources import Source
from tocsin.judge.stored import InStore
from tocsin.store import Store


class _Counted(Ledger):
    """A ledger of which the cases alone are held."""

    def __init__(self, cases: list[Case], source: Source, as_of: str):
        super().__init__((), source, _codebook().outcomes, as_of)
        self._cases = cases

    def cases(self) -> list[Case]:
        """The threats as follow-through counts them."""
        return self._cases


class Record:
    """What counting needs of the ledger of a store."""

    def __init__(self, store: Store):
        kept = Kept(store)
        #: ISO day as of which outcomes were reckoned; empty: they never were.
        self.as_of = kept.as_of or kept.data_end or ""
        self.cases = kept.cases()
        self.follow_through = FollowThrough(self.cases, self.as_of)

    def assessed(self, store: Store, entry: Entry) -> Assessment:
        """How seriously to take a threat."""
        return assess(_Counted(self.cases, InStore(store), self.as_of), entry)


class Outcomes:
    """Questions of one page to the ledger. All raise StoreError when the store cannot be read."""

    def __init__(self, store: Store):
        self._kept = Kept(store)

    @property
    def as_of(self) -> str | None:
        """ISO day as of which outcomes were reckoned; None: they never were."""
        return self._kept.as_of

    def version(self) -> tuple[int, int]:
        """Changes with the outcomes."""
        return self._kept.version()

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
