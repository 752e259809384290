"""`tocsin events`, `threats`, `statements`."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from tocsin.cli.commands.options import Form
from tocsin.cli.output import console, events_table, rows_table, statements_table, threats_table, write_csv, write_json
from tocsin.model import Event
from tocsin.model.rows import EventRow
from tocsin.store import EventFilter, Queries, StatementFilter, Store
from tocsin.store.flat import EVENT_COLUMNS, STATEMENT_COLUMNS, THREAT_COLUMNS, statement_row, threat_row
from tocsin.store.kinds import checked_kinds
from tocsin.store.rows import Rows


def show_events(path: Path, wanted: EventFilter, form: Form) -> None:
    """Prints the events that fit."""
    with Store(path, must_exist=True) as store:
        wanted = checked_kinds(store, wanted)
        found = Queries(store).events(wanted)
        if form == "json":
            own = 0
            for stored in found:
                own += 1
                write_json({"article": stored.event.id.rpartition(".")[0], **_plain(stored.event)})
            for row in _imported(store, wanted, own):
                write_json(row)
        elif form == "csv":
            write_csv(EVENT_COLUMNS, Rows(store).flat(wanted))
        else:
            events = [stored.event for stored in found]
            imported = list(_imported(store, wanted, len(events)))
            if events or not imported:
                console.print(events_table(events) if events else "no such events")
            if imported:
                console.print(rows_table(imported, "imported events"))


def _imported(store: Store, wanted: EventFilter, own: int) -> Iterator[EventRow]:
    """Imported events that fit, as many as the limit leaves beside the coder's own."""
    left = None if wanted.limit is None else wanted.limit - own
    return islice(Rows(store).imported(wanted), left)


def show_threats(path: Path, wanted: EventFilter, form: Form) -> None:
    """Prints the threats that fit."""
    with Store(path, must_exist=True) as store:
        found = Queries(store).threats(wanted)
        if form == "json":
            for threat, _ in found:
                write_json(threat)
        elif form == "csv":
            write_csv(THREAT_COLUMNS, (threat_row(threat, stored.event, stored.article) for threat, stored in found))
        else:
            rows = [(threat, stored.event) for threat, stored in found]
            console.print(threats_table(rows) if rows else "no such threats")


def show_statements(path: Path, wanted: StatementFilter, form: Form) -> None:
    """Prints the statements that fit."""
    with Store(path, must_exist=True) as store:
        found = Queries(store).statements(wanted)
        if form == "json":
            for statement, _ in found:
                write_json(statement)
        elif form == "csv":
            write_csv(STATEMENT_COLUMNS, (statement_row(statement, article) for statement, article in found))
        else:
            rows = [statement for statement, _ in found]
            console.print(statements_table(rows) if rows else "no such statements")


def _plain(event: Event) -> dict[str, object]:
    import msgspec

    return dict(msgspec.to_builtins(event))
