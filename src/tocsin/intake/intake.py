"""What becomes of each article read: coded, known, duplicate, refused or not English. Nothing is lost, nothing taken twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tocsin.model import Article, Record
from tocsin.read import CODED, Refused
from tocsin.store import Store
from tocsin.store.runs import Outcome, Run
from tocsin.store.writing import Writer
from tocsin.undisturbed import undisturbed


@dataclass(frozen=True)
class Taken:
    """What became of one article, or of what should have been one."""

    outcome: Outcome
    #: None: there was no article.
    article: Article | None = None
    #: Only of what was coded.
    record: Record | None = None
    #: Only of what was refused.
    refused: Refused | None = None
    #: ISO 639; None: there was no article.
    language: str | None = None


class RecordsOut:
    """Writes the records of what was taken."""

    def __init__(self, writer: Writer[Record]):
        self._writer = writer

    def add(self, item: Taken) -> None:
        """Writes its record, if there is one."""
        if item.record is not None:
            self._writer.add(item.record)

    def close(self) -> None:
        """Ends the file."""
        self._writer.close()


#: Codes the articles among what it is given; the rest passes through at its place.
CodeMany = Callable[[Iterable[Article | Taken]], Iterator[Record | Refused | Taken]]


class Keeper:
    """Keeps what was taken.

    stamp: which coder it is. store: where records go. writer: is given everything. run: keeps the counts in the store.
    """

    def __init__(self, stamp: str, store: Store | None, writer: Writer[Taken] | None, run: Run | None):
        self._stamp = stamp
        self._store = store
        self._writer = writer
        self._run = run

    def write(self, taken: Taken) -> None:
        """Writes a record, if there is one, and counts what was taken: both or neither."""
        with undisturbed():
            if self._writer is not None:
                self._writer.add(taken)
            if taken.record is not None:
                self._write(taken.record)
            elif self._run is None:
                pass
            elif taken.refused is not None:
                self._run.refuse(taken.refused.where, taken.refused.fault)
            else:
                self._run.count(taken.outcome)

    def _write(self, record: Record) -> None:
        if self._store is None:
            return
        with self._store.faults(), self._store.transaction():
            self._store.add(record, self._stamp)
            if self._run is not None:
                self._run.add("coded", len(record.events))


class Intake:
    """Takes articles in. code_many: codes them; the others as of `Keeper`."""

    def __init__(
        self,
        code_many: CodeMany,
        stamp: str,
        store: Store | None,
        writer: Writer[Taken] | None = None,
        run: Run | None = None,
    ):
        self._code_many = code_many
        self._stamp = stamp
        self._known_to = store if writer is None else None  # a file holds all that was read
        self.write = Keeper(stamp, store, writer, run).write

    def decided(self, items: Iterable[Article | Refused]) -> Iterator[Taken]:
        """What is to become of each item, in their order; new articles are coded. Nothing is written yet."""
        for done in self._code_many(self._sorted(items)):
            if isinstance(done, Record):
                yield Taken("coded", done.article, record=done)
            elif isinstance(done, Refused):
                yield Taken("refused", refused=done)
            else:
                yield done

    def _sorted(self, items: Iterable[Article | Refused]) -> Iterator[Article | Taken]:
        """Articles that are to be coded as they are, and of all others what has become of them."""
        seen: set[str] = set()
        for item in items:
            if isinstance(item, Refused):
                yield Taken("refused", refused=item)
            elif item.language not in CODED:
                yield Taken("not_english", item, language=item.language)
            elif item.id in seen:
                yield Taken("duplicate", item)
            else:
                seen.add(item.id)
                known = self._known_to is not None and self._known_to.has(item.id, self._stamp)
                yield Taken("known", item) if known else item
