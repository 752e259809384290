"""Parts out and in: what became of articles as rows, and rows taken into a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.intake.intake import Taken
from tocsin.model import Record
from tocsin.model.plain import valid
from tocsin.read import Refused
from tocsin.store import Store
from tocsin.store.formats.folder import PartsError
from tocsin.store.formats.parts import Parts, PartsWriter, Row


class PartsOut:
    """Writes what became of articles to parts."""

    def __init__(self, writer: PartsWriter):
        self._writer = writer

    def add(self, item: Taken) -> None:
        """Writes the row of one."""
        self._writer.add(row_of(item))

    def close(self) -> None:
        """Ends the parts."""
        self._writer.close()


def row_of(taken: Taken) -> Row:
    """What became of an article, as a row. What a store knew already is in none: parts are written without one."""
    if taken.refused is not None:
        return Row("refused", place=valid(taken.refused.where), fault=valid(taken.refused.fault))
    if taken.outcome == "known" or taken.article is None:
        raise ValueError(f"no row for {taken.outcome}")
    article = taken.article
    return Row(taken.outcome, article.id, article.language, taken.record)


def loaded(opened: Iterable[Parts], store: Store, stamp: str) -> Iterator[Taken | PartsError]:
    """What is to become of each row of parts in a store, in their order. Nothing is written yet.

    A part that is not whole is a PartsError: raised, unless the parts were opened as unfinished ones.
    """
    seen: set[str | None] = set()
    for parts in opened:
        for row in parts.rows():
            if isinstance(row, PartsError):
                yield row
            elif row.outcome == "refused":
                yield Taken("refused", refused=Refused(row.place or "?", row.fault or ""))
            elif row.record is None:
                yield Taken(row.outcome, language=row.language)
            elif row.article in seen:
                yield Taken("duplicate", row.record.article)
            else:
                seen.add(row.article)
                yield _new_or_known(row.record, store, stamp)


def _new_or_known(record: Record, store: Store, stamp: str) -> Taken:
    known = store.has(record.article.id, stamp)
    return Taken("known" if known else "coded", record.article, record=None if known else record)
