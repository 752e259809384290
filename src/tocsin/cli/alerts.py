"""`tocsin alerts`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from tocsin.cli.commands.options import Form
from tocsin.cli.output import NUMBER, WORDS, console, table, write_csv, write_json
from tocsin.cli.progress import count
from tocsin.judge.alerts import Judged, Watch, unusual
from tocsin.judge.series import By, Every, Of, count_series
from tocsin.store import Store
from tocsin.store.rows import Rows

_COLUMNS = ["period", "series", "count", "expected", "probability", "limit", "tested"]


def show_alerts(
    path: Path,
    by: By,
    of: Of,
    every: Every,
    watch: Watch,
    last: int,
    until: str | None,
    form: Form,
) -> None:
    """Prints the alerts of the last periods."""
    with Store(path, must_exist=True) as store:
        rows = Rows(store)
        until = until or rows.last_day()
        if until is None:
            judged: list[Judged] = []
        else:
            periods = watch.window + last + 1
            since = date.fromisoformat(until) - timedelta(days=periods * (7 if every == "week" else 1))
            judged = unusual(count_series(rows.acts(since.isoformat(), until), by, of, every), watch, last)
    if form == "json":
        for period in judged:
            write_json(period)
    elif form == "csv":
        write_csv(_COLUMNS, _flat(judged))
    else:
        _print(judged, by, of, every)


def _flat(judged: list[Judged]) -> Iterator[dict[str, object]]:
    for period in judged:
        for alert in period.alerts:
            found = {name: getattr(alert, name) for name in _COLUMNS[:5]}
            yield {**found, "limit": period.limit, "tested": period.tested}


def _print(judged: list[Judged], by: By, of: Of, every: Every) -> None:
    if not judged:
        console.print("no events that could be judged by a past")
    watched = "material conflict" if of == "conflict" else "threats"
    for period in judged:
        allowed = period.limit * period.tested
        console.print(
            f"{every} of {period.period}: {watched}, {period.tested:,} {'pairs' if by == 'pair' else 'countries'} with a past, "
            f"{count(period.volume, 'event')} in all; at most {allowed:.3g} false alarm{'' if allowed <= 1 else 's'} to be expected",
            style="bold",
            soft_wrap=True,
        )
        if not period.alerts:
            console.print("nothing unusual")
            continue
        made = table((by, WORDS), ("events", NUMBER), ("expected", NUMBER), ("by chance, one in", NUMBER))
        for alert in period.alerts:
            odds = f"{1 / alert.probability:,.0f}" if alert.probability > _TINY else "over a billion"
            made.add_row(alert.series, f"{alert.count:,}", f"{alert.expected:,.1f}", odds)
        console.print(made)


#: Below this no model's probability means anything.
_TINY = 1e-9
