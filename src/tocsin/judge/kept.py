"""The ledger as it was kept last. Reading it reckons nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tocsin.judge.cases import Case
from tocsin.judge.entries import Brief, Entry, cases_of
from tocsin.model.correction import Outcome
from tocsin.store import Store
from tocsin.store.corrections import Corrections
from tocsin.store.ledger import LedgerTables


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a threat, in short."""

    #: Id of the threat in the ledger.
    threat: str
    #: ISO days: when it was made, and until when the act is in time.
    day: str
    due: str
    #: What a person has set, else what the rule says.
    outcome: Outcome
    #: What the rule says.
    reckoned: Outcome
    #: ISO day; None: it is open.
    settled: str | None
    #: Who has set the outcome; None: nobody.
    corrected_by: str | None


class Kept:
    """Questions to the ledger of a store. All raise StoreError when the store cannot be read."""

    def __init__(self, store: Store):
        self._store = store
        self._tables = LedgerTables(store)

    @property
    def as_of(self) -> str | None:
        """ISO day as of which outcomes were reckoned; None: they never were."""
        with self._store.faults():
            return self._tables.state().as_of

    @property
    def data_end(self) -> str | None:
        """Last ISO day of the imported events, as of which theirs were; None: there are none."""
        with self._store.faults():
            return self._tables.state().data_end

    def behind(self) -> int:
        """Number of articles in the store that the ledger does not know yet."""
        with self._store.faults():
            return self._tables.behind()

    def outcomes(self, ids: Iterable[str]) -> dict[str, Standing]:
        """What became of threats, by ids of threats, happenings or events; those that make none are not among them."""
        with self._store.faults():
            return {
                id_: msgspec.convert(dict(zip(_FIELDS, standing, strict=True)), Standing)
                for id_, standing in self._tables.outcomes(ids)
            }

    def entry(self, id_: str) -> Entry | None:
        """The threat of that id, or the one that a happening or event of that id makes; a unique beginning is enough."""
        with self._store.faults():
            record = self._tables.record(id_)
            return next(self._corrected([record])) if record is not None else None

    def entries(
        self, since: str | None = None, until: str | None = None, outcome: str | None = None, limit: int | None = None
    ) -> Iterator[Entry]:
        """Threats made from one ISO day to another, the latest first."""
        with self._store.faults():
            yield from self._corrected(self._tables.records(since, until, outcome, limit))

    def cases(self) -> list[Case]:
        """The threats as follow-through counts them. Of the entries no more is read than that takes."""
        with self._store.faults():
            corrections = Corrections(self._store).of_events()
            decoder = msgspec.json.Decoder(Brief)
            briefs = (decoder.decode(record).corrected(corrections) for record in self._tables.records())
            return cases_of(briefs, self.data_end)

    def version(self) -> tuple[int, int]:
        """Changes with the ledger and with what persons set, and with nothing else that is written."""
        with self._store.faults():
            return self._tables.version()

    def _corrected(self, records: Iterable[str]) -> Iterator[Entry]:
        corrections = Corrections(self._store).of_events()
        decoder = msgspec.json.Decoder(Entry)
        return (decoder.decode(record).corrected(corrections) for record in records)


_FIELDS = ("threat", "day", "due", "outcome", "reckoned", "settled", "corrected_by")
