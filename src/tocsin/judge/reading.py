"""The ledger of a store, as of its latest article or of another day."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from tocsin.codebook import Codebook
from tocsin.codebook.schema import Outcomes
from tocsin.judge.cases import Case
from tocsin.judge.entries import Entry
from tocsin.judge.keeping import Keeping, day_of
from tocsin.judge.kept import Kept
from tocsin.judge.ledger import Ledger, reckon
from tocsin.judge.plain import plain_entries
from tocsin.judge.sources import Source
from tocsin.judge.stored import InStore
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.corrections import Corrections
from tocsin.store.deeds import Deeds


class _KeptLedger(Ledger):
    """A ledger that is kept: its entries are read when they are asked for, so the store must be open then."""

    def __init__(self, kept: Kept, source: Source, rules: Outcomes, as_of: str):
        super().__init__(_Entries(kept), source, rules, as_of, kept.data_end)
        self._kept = kept

    def cases(self) -> list[Case]:
        """The threats as follow-through counts them."""
        return self._kept.cases()

    def of(self, id_: str) -> Entry | None:
        """The threat of that id, or the one that a happening or event of that id reports; a unique beginning is enough."""
        return self._kept.entry(id_)


class _Entries:
    """The entries of a ledger that is kept, the latest first."""

    def __init__(self, kept: Kept):
        self._kept = kept

    def __iter__(self) -> Iterator[Entry]:
        return self._kept.entries()


def ledger_of(store: Store, codebook: Codebook, as_of: str | None = None, horizon: int | None = None) -> Ledger:
    """The threats of a store, read here and imported, and what became of them.

    as_of: ISO day; None: the latest day of publication in the store, and of imported events their own. horizon: days that
    threats without a deadline stay open, whatever their act; None: as the codebook says. Without either it is the ledger
    that is kept, brought up to date, of which no more is held than is asked for; with one all is reckoned, and nothing of it kept.
    Raises StoreError when the store cannot be read, or written.
    """
    keeping = Keeping(store, codebook)
    if as_of is None and horizon is None:
        keeping.run()
        kept = Kept(store)
        day = kept.as_of if Queries(store).last_published() else kept.data_end
        return _KeptLedger(kept, InStore(store), codebook.outcomes, day or day_of(store))
    rules = codebook.outcomes
    if horizon is not None:
        rules = replace(rules, horizon=horizon, acts=[replace(act, horizon=None) for act in rules.acts])
    with store.faults():
        keeping.enter()
        _, data_end = Deeds(store).imported()
    day = as_of or (day_of(store) if Queries(store).last_published() or data_end is None else data_end)
    happenings = Queries(store).happenings(EventFilter(event="THREATEN"))
    own = reckon(happenings, InStore(store), codebook, rules, day, Corrections(store).of_events())
    if data_end is None:
        return own
    with store.faults():
        end = min(data_end, day)
        rows = (row for row in Deeds(store).imported_conflict() if (row.date or "") <= end)
        imported = plain_entries(rows, codebook.eventdata.carried_out_by, rules.horizon, end)
    return Ledger([*own.entries, *imported], own.source, rules, day, end)
