"""Server time of the desk's pages: `python bench/pages.py [EVENTS] [STORE]` (100,000).

The store is generated as in `bench/merge.py` (two events an article), merged, and kept if a file is named, so that a second run
need not make it anew. Each page is asked for eleven times over loopback; the first is told apart, since it fills the caches.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from pathlib import Path

import httpx
import uvicorn
from msgspec.structs import replace
from rich.console import Console
from rich.table import Table

from merge import Feed
from tocsin.merge import Merger
from tocsin.model import Record, Threat, ThreatAct
from tocsin.store import Store
from tocsin.store.merging import Merging
from tocsin.web.app import make_app

TIMES = 10


def make(path: Path, events: int) -> None:
    with Store(path) as store:
        store.connection.execute("PRAGMA synchronous = OFF")
        for day in Feed(events // 2).days():
            for record in day:
                store.add(_with_threats(record), "bench")
            Merging(store, Merger()).run()
        sys.stderr.write("generated\n")


def _with_threats(record: Record) -> Record:
    title = record.article.title or ""
    words = ThreatAct(text=title, start=0, end=len(title), event="ASSAULT")
    threats = [
        Threat(event=event.id, issuers=event.actors, targets=event.recipients, act=words)
        for event in record.events
        if event.event == "THREATEN"
    ]
    return replace(record, threats=threats)


def addresses(client: httpx.Client) -> list[str]:
    """Pages with their filters: what is common, what is rare, what is deep in the list."""
    last = client.get("/events.json?limit=1").json()["events"][0]
    day = last["event"]["date"]["value"]
    deep = f"{day[:4]}-01-15~x"
    word = last["article"]["title"].split()[0]
    who = last["event"]["actors"][0]["country"]
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
        "/events?words=nothingofthekind",
        "/threats",
        f"/threats?actor={who}",
        "/happenings",
        f"/happenings?actor={who}",
        f"/articles/{last['article']['id']}",
        "/actors",
        f"/actor?who={who}",
        f"/actor?who={rare}",
        f"/pair?actor={who}&recipient={rare}",
        "/alerts",
        "/sources",
        "/events.csv?limit=1000",
    ]


def main() -> None:
    events = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory() as folder:
        path = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(folder) / "bench.db"
        if not path.exists():
            make(path, events)
        server = uvicorn.Server(uvicorn.Config(make_app(path), host="127.0.0.1", port=0, log_level="warning"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.05)
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=60) as client:
            counts = client.get("/sources.json").json()["counts"]
            table = Table(title=", ".join(f"{number:,} {name}" for name, number in counts.items()), box=None)
            for column in ("page", "first, ms", "median, ms", "worst, ms", "KB"):
                table.add_column(column, justify="left" if column == "page" else "right")
            for address in addresses(client):
                first, *spent = [_ask(client, address) for _ in range(TIMES + 1)]
                size = len(client.get(address).content) / 1000
                row = (f"{1000 * each:,.0f}" for each in (first, statistics.median(spent), max(spent)))
                table.add_row(address, *row, f"{size:,.0f}")
        Console(width=120).print(table)
        server.should_exit = True
        thread.join(10)


def _ask(client: httpx.Client, address: str) -> float:
    started = time.perf_counter()
    client.get(address).raise_for_status()
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
