"""Keeps the ledger of a store up to date: what new articles do not touch stays as it was reckoned.

How threats are gathered is settled anew each time, for it takes little; what becomes of them is looked up among the rulings
kept, and made anew only where an article that has come or gone could change it. So the result is the same as if all had been
reckoned at once.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from hashlib import blake2b

import msgspec
from msgspec.structs import replace

from tocsin.codebook import Codebook
from tocsin.judge.asks import showing
from tocsin.judge.entries import Entry, entry_of
from tocsin.judge.evidence import Deed, Menace, Ruling
from tocsin.judge.ledger import ruler
from tocsin.judge.menaces import Group, Made, Ruler, gathered, made_of
from tocsin.judge.plain import plain_entries
from tocsin.judge.sources import who_and_whom
from tocsin.judge.stored import InStore
from tocsin.judge.touched import Text, Touched
from tocsin.store import Queries, Store
from tocsin.store.deeds import DeedRow, Deeds
from tocsin.store.ledger import LedgerTables, Line, State
from tocsin.version import __version__

#: So many articles' deeds are entered in one transaction: few enough that other writers need not wait long.
_BATCH = 1_000
#: If more articles than these are new, all is reckoned anew: most would be touched.
_MANY = 20_000


class Keeping:
    """The keeping of a store's ledger."""

    def __init__(self, store: Store, codebook: Codebook):
        self._store = store
        self._codebook = codebook
        self._rules = codebook.outcomes
        self._tables = LedgerTables(store)
        self._deeds = Deeds(store)
        self._source = InStore(store)
        basis = (codebook.outcomes, codebook.eventdata.carried_out_by, codebook.ontology.events)
        #: Changes when anything does that decides what stands in the ledger.
        self.stamp = f"tocsin {__version__}, outcomes {_digest(basis).hex()[:12]}"

    def goes_on(self) -> bool:
        """Whether the ledger was reckoned by these rules. Raises StoreError when the store cannot be read."""
        with self._store.faults():
            return self._tables.state().stamp == self.stamp

    def run(self) -> int:
        """Brings the ledger up to date with the articles, happenings and imported events; the number of threats written.

        Raises StoreError when the store cannot be read or written.
        """
        with self._store.faults():
            self._drop_other_rules()
            self.enter()
            while (written := self._reckon()) is None:
                pass  # another program was faster
            return written + self._reckon_imported()

    def enter(self) -> None:
        """Enters the deeds of new articles, by which what becomes of threats is looked up."""
        types = showing(self._rules)
        waiting = self._deeds.unentered()
        for start in range(0, len(waiting), _BATCH):
            articles = waiting[start : start + _BATCH]
            rows: list[DeedRow] = []
            with self._store.transaction():
                for article in articles:
                    for event, published in self._deeds.asserted(article, types):
                        day = Deed(event=event, article=article, published=published).day
                        if day is not None:
                            rows += (
                                (who, whom, event.event, day, event.id, event.mode) for who, whom in who_and_whom(event)
                            )
                self._deeds.enter(articles, rows)

    def _drop_other_rules(self) -> None:
        """Takes everything back if it was reckoned by other rules."""
        with self._store.transaction():
            state = self._tables.state()
            if state.stamp != self.stamp:
                self._tables.empty()
                self._tables.set_state(State(state.version + 1, self.stamp, None, None, None))

    def _reckon(self) -> int | None:
        """Reckons the threats that were read here; None: somebody else has meanwhile, and it must be done again."""
        with self._store.transaction("BEGIN"):  # so that all that is read is of one moment
            state, fresh, gone = self._tables.state(), self._tables.fresh(), self._tables.gone()
            as_of = day_of(self._store)
            if not fresh and not gone and as_of == state.as_of and not self._tables.changed():
                return 0
            rulings = self._rulings(state, fresh, gone, as_of)
            read = {each.id: made_of(each, self._source, self._codebook, as_of) for each in self._tables.unread()}
            known = (msgspec.json.decode(each, type=Made) for each in self._tables.menaces())
            made = [*known, *(each for each in read.values() if each is not None)]
            groups = gathered(made, rulings, self._rules, as_of)
            bases = self._tables.bases()
            lines = list(self._lines(groups, bases, read.keys(), as_of))
        with self._store.transaction():
            if self._tables.state().version != state.version:
                return None
            self._tables.add_menaces((id_, _json(each) if each else None) for id_, each in read.items())
            self._tables.set_rulings(((key, _json(each)) for key, each in rulings.new.items()), rulings.unused())
            self._tables.write(lines, bases.keys() - {group.happenings[0] for group in groups})
            self._tables.take_note(fresh, gone)
            self._tables.set_state(State(state.version + 1, self.stamp, as_of, state.data_end, state.imported))
        return len(lines)

    def _rulings(self, state: State, fresh: Sequence[str], gone: Sequence[str], as_of: str) -> _Rulings:
        """What the rule says of threats, looked up where it holds still."""
        make = ruler(self._source, self._rules, as_of)
        if len(fresh) > _MANY or (state.as_of or "") > as_of:
            return _Rulings({key: None for key, _ in self._tables.rulings()}, None, make)
        kept: dict[bytes, str | None] = dict(self._tables.rulings())
        touched = None
        if kept:
            texts = [self._text(article) for article in fresh]
            touched = Touched(self._deeds.fresh(), self._source.deed, texts, gone, self._rules, as_of)
        return _Rulings(kept, touched, make)

    def _text(self, article: str) -> Text:
        text = self._deeds.text(article).casefold()
        return Text(self._deeds.published(article), self._source.keys(article), text)

    def _lines(
        self, groups: Iterable[Group], bases: Mapping[str, bytes], read: Collection[str], as_of: str
    ) -> Iterator[Line]:
        """The threats that are to be written: those that rest on something else than before."""
        for group in groups:
            basis = _digest((group.happenings, group.menace.deadline, group.ruling))
            if bases.get(group.happenings[0]) == basis and not any(each in read for each in group.happenings):
                continue
            happenings = [self._tables.happening(each) for each in group.happenings]
            entry = entry_of(group, happenings, self._source, self._codebook, as_of)
            yield _line(entry, basis, entry.happenings)

    def _reckon_imported(self) -> int:
        """Reckons the threats of imported events, all of them if these have changed."""
        state = self._tables.state()
        number, last = self._deeds.imported()
        if number == (state.imported or 0) and (state.imported is not None or not number):
            return 0
        carried_out_by = self._codebook.eventdata.carried_out_by
        with self._store.transaction("BEGIN"):  # what is read is of one moment, and nobody need wait while it is
            number, last = self._deeds.imported()
            rows = self._deeds.imported_conflict()
            entries = plain_entries(rows, carried_out_by, self._rules.horizon, last or "")
            self._tables.stage(_line(each, None, each.reports) for each in entries)
        with self._store.transaction():
            written = self._tables.take_staged()
            state = self._tables.state()
            same = self._deeds.imported() == (number, last)  # else there are new ones meanwhile
            self._tables.set_state(State(state.version + 1, state.stamp, state.as_of, last, number if same else None))
        return written


def day_of(store: Store) -> str:
    """The ISO day as of which a store's ledger is reckoned: the latest of publication, else today."""
    return Queries(store).last_published() or datetime.now(UTC).date().isoformat()


class _Rulings:
    """What the rule says of threats: kept rulings that hold still, others made now.

    kept: by key; None: it is not to be relied on. touched: None: nothing has changed that could.
    """

    def __init__(self, kept: Mapping[bytes, str | None], touched: Touched | None, make: Ruler):
        self._kept = kept
        self._touched = touched
        self._make = make
        self._used: dict[bytes, Ruling] = {}
        self.new: dict[bytes, Ruling] = {}

    def __call__(self, menace: Menace) -> Ruling:
        key = _digest(_bare(menace))
        if key in self._used:
            return self._used[key]
        record = self._kept.get(key)
        ruling = msgspec.json.decode(record, type=Ruling) if record is not None else None
        if ruling is None or (self._touched is not None and not self._touched.holds(menace, ruling)):
            ruling = self.new[key] = self._make(menace)
        self._used[key] = ruling
        return ruling

    def unused(self) -> list[bytes]:
        """Keys of those that nobody asked for."""
        return [key for key in self._kept if key not in self._used]


def _bare(menace: Menace) -> Menace:
    """A threat without what does not decide what becomes of it."""
    return replace(
        menace,
        issuers=[replace(each, events=[]) for each in menace.issuers],
        targets=[replace(each, events=[]) for each in menace.targets],
        named=menace.named if not menace.targets else frozenset(),
    )


def _line(entry: Entry, basis: bytes | None, members: list[str]) -> Line:
    record = msgspec.json.encode(entry)
    return Line(entry.id, entry.source, entry.day, entry.due, entry.settled, entry.reckoned, basis, record, members)


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _digest(value: object) -> bytes:
    return blake2b(msgspec.json.encode(value, order="deterministic"), digest_size=16).digest()
