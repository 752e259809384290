"""Server time of the desk's pages: `python bench/desk.py [EVENTS] [STORE]` (1,000,000).

The store is generated from the feed of `bench/merge.py` (two events an article) and kept if a file is named, so that a second run
need not make it anew. Happenings are not merged, which would take hours, but put together from the reports of one day that tell
the same. A store of more than a million events is one of a million several times over, each time under other ids. Each page is asked for over loopback, the first time told apart, since it fills the caches. CPU is that of one request, client
included: on a machine that is busy otherwise it says more than the clock.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import httpx
import uvicorn
from msgspec.structs import replace
from rich.console import Console
from rich.table import Table

from merge import Feed
from tocsin.codebook import load_codebook
from tocsin.judge import Keeping
from tocsin.model import Event, Happening, Place, Record, Span, Threat, ThreatAct, When
from tocsin.model.happening import Dates, Report, Where, Who, status_of
from tocsin.store import Store
from tocsin.store.merging import happening_cells
from tocsin.web.app import make_app, warm

TIMES = 5
#: What the project promises for its first page and for filtered ones, in milliseconds.
FIRST, FILTERED = 300, 500


#: What is copied of a store of so many events to make a larger one: all that pages read.
WHOLE = 1_000_000
COPIED = "articles events participants figures threats happenings reports judged deeds menaces ledger ledger_happenings"
_ID = re.compile(r"(?<![0-9a-z])(h?)([0-9a-f]{12,14})(?![0-9a-z])")


def make(path: Path, events: int) -> None:
    _make(path, min(events, WHOLE))
    with Store(path) as store:
        multiply(store, events // WHOLE)


def multiply(store: Store, times: int) -> None:
    """Makes a store so many times as large. What it takes with it has other ids, and happened at the same time."""
    if times < 2:
        return
    run = store.connection.execute
    run("PRAGMA synchronous = OFF")
    run("PRAGMA foreign_keys = OFF")
    run("PRAGMA cache_size = -2000000")
    indexes = run("SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL").fetchall()
    for name, _ in indexes:
        run(f"DROP INDEX {name}")
    for table in COPIED.split():
        run(f"CREATE TEMP TABLE copied AS SELECT * FROM {table}")
        columns = [name for _, name, *_ in run(f"PRAGMA table_info({table})")]
        ids = [
            name for name in columns if name in {"id", "article", "event", "happening", "island", "threat", "record"}
        ]
        for turn in range(1, times):
            store.connection.create_function(
                "turned", 1, lambda cell, turn=turn: _turned(cell, turn), deterministic=True
            )
            cells = ", ".join(f"turned({name})" if name in ids else name for name in columns)
            run(f"INSERT INTO main.{table} ({', '.join(columns)}) SELECT {cells} FROM copied")
        run("DROP TABLE copied")
        sys.stderr.write(f"{table} copied\n")
    for _, statement in indexes:
        run(statement)
    run("ANALYZE")


def _turned(cell: str | None, turn: int) -> str | None:
    """A cell with other ids: their digits in another order."""
    return cell and _ID.sub(lambda found: found[1] + found[2][turn:] + found[2][:turn], cell)


def _make(path: Path, events: int) -> None:
    with Store(path) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for day in Feed(events // 2).days():
            records = [_furnished(record) for record in day]
            with store.transaction():
                for record in records:
                    store.add(record, "bench")
                _keep(store, records)
        Keeping(store, load_codebook()).run()
        store.connection.execute("ANALYZE")
        sys.stderr.write("generated\n")


def _furnished(record: Record) -> Record:
    """With places that a map can show, statuses as in the news, and the threats that its events make."""
    chance = random.Random(record.article.id)
    title = record.article.title or ""
    events = []
    for event in record.events:
        place = event.place and _placed(event.place)
        auxiliary = chance.choices(([], ["future"], ["negation"], ["historical"]), (80, 8, 5, 7))[0]
        events.append(replace(event, place=place, auxiliary=auxiliary))
    threats = [_threat(event, title) for event in events if event.event == "THREATEN"]
    return replace(record, events=events, threats=threats)


def _placed(place: Place) -> Place:
    spot = random.Random(place.name[:3])  # towns of one beginning are one place
    return replace(
        place, name=place.name[:3], lat=round(spot.uniform(-50, 65), 2), lon=round(spot.uniform(-120, 140), 2)
    )


def _threat(event: Event, title: str) -> Threat:
    whole = Span(title, 0, len(title))
    dated = event.date and event.id[1] < "6"
    return Threat(
        event=event.id,
        issuers=event.actors,
        targets=event.recipients,
        act=ThreatAct(text=title, start=0, end=len(title), event="ASSAULT"),
        condition=whole if event.id < "8" else None,
        deadline=When(value=event.date.value, precision="day") if event.date and dated else None,
    )


def _happenings(records: Iterable[Record]) -> list[Happening]:
    same: dict[object, list[tuple[Event, Record]]] = defaultdict(list)
    for record in records:
        for event in record.events:
            who = tuple((one.country, one.sectors[0]) for one in (*event.actors, *event.recipients))
            same[event.event, event.mode, who, status_of(event)].append((event, record))
    return [_happening(reports) for reports in same.values()]


def _happening(reports: list[tuple[Event, Record]]) -> Happening:
    first = reports[0][0]
    ids = [event.id for event, _ in reports]
    places: dict[str, list[str]] = defaultdict(list)
    at: dict[str, Place] = {}
    for event, _ in reports:
        if event.place:
            at[event.place.name] = event.place
            places[event.place.name].append(event.id)
    return Happening(
        id=f"h{first.id}",
        event=first.event,
        mode=first.mode,
        quad=first.quad,
        status=status_of(first),
        actors=[Who(text=one.text, country=one.country, sectors=one.sectors, events=ids) for one in first.actors],
        recipients=[
            Who(text=one.text, country=one.country, sectors=one.sectors, events=ids) for one in first.recipients
        ],
        dates=Dates(best=first.date and first.date.value, precision="day"),
        places=[
            Where(name=name, country=at[name].country, lat=at[name].lat, lon=at[name].lon, events=events)
            for name, events in places.items()
        ],
        reports=[
            Report(
                event=event.id,
                article=record.article.id,
                publisher=record.article.publisher,
                published=record.article.published,
            )
            for event, record in reports
        ],
        articles=len({record.article.id for _, record in reports}),
        publishers=len({record.article.publisher for _, record in reports}),
    )


def _keep(store: Store, records: list[Record]) -> None:
    happenings = _happenings(records)
    events = {event.id: event for record in records for event in record.events}
    told_of = [[events[report.event] for report in each.reports] for each in happenings]
    store.connection.executemany(
        f"INSERT INTO happenings VALUES ({', '.join('?' * 16)})",
        [happening_cells(each, each.id, told) for each, told in zip(happenings, told_of, strict=True)],
    )
    store.connection.executemany(
        "INSERT INTO reports VALUES (?, ?)",
        [(report.event, each.id) for each in happenings for report in each.reports],
    )


def addresses(client: httpx.Client) -> list[str]:
    """Pages with their filters: what is common, what is rare, what is deep in the list."""
    last = client.get("/events.json?limit=1").json()["events"][0]
    day = last["event"]["date"]["value"]
    deep = f"{day[:4]}-01-15~x"
    word = last["article"]["title"].split()[0]
    who = last["event"]["actors"][0]["country"]
    threat = next(iter(client.get("/threats.json?outcome=lapsed&limit=1").json()["threats"]), None)
    assessed = [f"/threats/{threat['outcome']['threat']}"] if threat else []
    rare = client.get("/actors.json").json()["actors"][-1]["country"]
    return [
        "/",
        "/events",
        f"/events?after={deep}",
        "/events?event=ASSAULT&auxiliary=asserted",
        f"/events?country={who}",
        f"/events?actor={who}&recipient={rare}",
        f"/events?actor={rare}",
        "/events?sector=MIL&quad=material+conflict",
        "/events?publisher=Publisher+7",
        f"/events?words={word}",
        f"/events?words={word[:2]}*",
        f"/events?words={word}+{word[:2]}*&actor={who}",
        "/events?words=nothingofthekind",
        "/events?context=cyber",
        "/events?context=cyber&country=" + rare,
        "/events?sort=earliest",
        "/threats",
        f"/threats?actor={who}",
        "/threats?outcome=pending",
        "/threats?outcome=lapsed",
        *assessed,
        "/happenings",
        f"/happenings?actor={who}",
        f"/happenings?actor={who}&recipient={rare}",
        "/happenings?event=ASSAULT&sort=reported",
        "/happenings?sector=MIL",
        f"/happenings?words={word}",
        f"/articles/{last['article']['id']}",
        "/actors",
        f"/actor?who={who}",
        f"/actor?who={rare}",
        f"/pair?actor={who}&recipient={rare}",
        "/alerts",
        "/review",
        f"/review?country={rare}",
        "/review?event=THREATEN",
        "/decisions",
        "/sources",
        "/imported",
        "/events.csv?limit=1000",
    ]


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "bench.db"
        if not path.exists():
            make(path, events)
        app = make_app(path)
        server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        warm(app)  # as `tocsin serve` does
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            counts = client.get("/sources.json").json()["counts"]
            table = Table(title=", ".join(f"{number:,} {name}" for name, number in counts.items()), box=None)
            for column in ("page", "first, ms", "median, ms", "worst, ms", "CPU, ms", "KB"):
                table.add_column(column, justify="left" if column == "page" else "right")
            for address in addresses(client):
                first = _ask(client, address)
                if first is None:  # the desk ends a question that takes too long
                    table.add_row(address, "ended", "", "", "", "")
                    continue
                busy = time.process_time()
                spent = [each for _ in range(TIMES) if (each := _ask(client, address)) is not None]
                busy = 1000 * (time.process_time() - busy) / TIMES
                size = len(client.get(address).content) / 1000
                row = (f"{1000 * each:,.0f}" for each in (first, statistics.median(spent), max(spent)))
                table.add_row(address, *row, f"{busy:,.0f}", f"{size:,.0f}")
        Console(width=120).print(table)
        server.should_exit = True
        thread.join(10)


def _ask(client: httpx.Client, address: str) -> float | None:
    """Seconds until a page is there; None: it is not shown."""
    started = time.perf_counter()
    answer = client.get(address)
    spent = time.perf_counter() - started
    return spent if answer.is_success else None


if __name__ == "__main__":
    main()
