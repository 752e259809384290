"""The ledger of a store. It is reckoned when it is read, so it never lags behind the articles."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from msgspec.structs import replace

from tocsin.codebook import Codebook
from tocsin.judge.cases import Case
from tocsin.judge.ledger import Ledger, Told
from tocsin.judge.plain import plain_cases
from tocsin.store import EventFilter, Queries, Store
from tocsin.store.corrections import Corrections
from tocsin.store.rows import Rows


def ledger_of(store: Store, codebook: Codebook, as_of: str | None = None, horizon: int | None = None) -> Ledger:
    """The threats of a store and what became of them.

    as_of: ISO day; None: the latest day of publication in the store. horizon: days that threats without a deadline
    stay open, whatever their act; None: as the codebook says. Raises StoreError when the store cannot be read.
    """
    queries = Queries(store)
    rules = codebook.outcomes
    if horizon is not None:
        acts = [replace(act, horizon=None) for act in rules.acts]
        rules = replace(rules, horizon=horizon, acts=acts)
    threats = {threat.event: threat for threat in queries.all_threats()}
    told = {
        event.id: Told(event, article, threats.get(event.id)) for event, article in Rows(store).coded(EventFilter())
    }
    day = as_of or queries.last_published()
    return Ledger(
        queries.happenings(EventFilter(event="THREATEN")),
        told,
        codebook,
        rules,
        lambda article: queries.article(article).text,
        day or datetime.now(UTC).date().isoformat(),
        Corrections(store).of_events(),
    )


def imported_cases(store: Store, codebook: Codebook, as_of: str) -> Iterator[Case]:
    """Cases out of the imported events, which tell neither condition nor deadline, by the plain rule."""
    rows = Rows(store)
    if not rows.count_imported():
        return
    wanted = rows.imported(EventFilter(until=as_of))
    yield from plain_cases(wanted, codebook.eventdata.carried_out_by, codebook.outcomes.horizon, as_of)
