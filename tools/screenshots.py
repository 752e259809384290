"""Pictures of the desk for the documentation: `make screenshots`, which needs Debian's chromium.

`python tools/screenshots.py STORE FOLDER [PAGE…]` takes each page wide and light; `--all` takes it dark and narrow too. Those of
review are of a desk where people decide.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from tocsin.web.access import Access
from tocsin.web.app import make_app

#: Name of the picture to size and scheme.
LOOKS = {"": ((1280, 900), "light"), "-dark": ((1280, 900), "dark"), "-narrow": ((360, 800), "light")}


#: Pages on which people decide.
DECIDED = {"review", "mend", "missed"}


@contextmanager
def served(store: Path, access: Access) -> Iterator[str]:
    """The address of a desk inside a `with` block."""
    server = uvicorn.Server(uvicorn.Config(make_app(store, access), host="127.0.0.1", port=0, log_level="warning"))
    threading.Thread(target=server.run, daemon=True).start()
    while not server.started:
        time.sleep(0.05)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True


def pages(client: httpx.Client) -> dict[str, str]:
    """The pages that are shown: of actors, pairs, threats and articles those with the most on them."""
    found = {
        name: f"/{name if name != 'overview' else ''}"
        for name in ("overview", "threats", "events", "happenings", "actors", "alerts", "sources", "imported")
    }
    who = client.get("/actors.json").json()["actors"]
    if who:
        found["actor"] = f"/actor?who={who[0]['country']}"
    threats = client.get("/threats.json").json()["threats"]
    ends = {"lapsed": 1, "pending": 2, None: 3}
    threats.sort(key=lambda each: ends.get((each["outcome"] or {}).get("outcome"), 0))
    doubtful = client.get("/review.json?event=THREATEN").json()["events"]
    if doubtful:
        found |= {"review": "/review", "mend": f"/review/{doubtful[0]['event']['id']}"}
        found["missed"] = f"/articles/{doubtful[0]['article']['id']}/missed"
    if threats:
        first = threats[0]
        found["article"] = f"/articles/{first['article']['id']}"
        sides = [
            next((each["country"] for each in side), None)
            for side in (first["threat"]["issuers"], first["threat"]["targets"])
        ]
        if all(sides):
            found["pair"] = f"/pair?actor={sides[0]}&recipient={sides[1]}"
        if first["outcome"]:
            found["threat"] = f"/threats/{first['outcome']['threat']}"
    return found


def take(address: str, to: Path, size: tuple[int, int], scheme: str) -> None:
    browser = shutil.which("chromium") or shutil.which("google-chrome") or sys.exit("chromium is not installed")
    options: list[Any] = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--hide-scrollbars",
        f"--window-size={size[0]},{size[1]}",
        f"--blink-settings=preferredColorScheme={0 if scheme == 'dark' else 1}",
        "--virtual-time-budget=8000",
        f"--screenshot={to}",
        address,
    ]
    subprocess.run([browser, *options], check=True, capture_output=True, timeout=120)


def main() -> None:
    asked = [each for each in sys.argv[1:] if not each.startswith("--")]
    store, folder, wanted = Path(asked[0]), Path(asked[1]), asked[2:]
    with served(store, Access()) as read, served(store, Access(review=True, user="ada")) as decide:
        with httpx.Client(base_url=read, timeout=60) as client:
            shown = pages(client)
        for name, path in shown.items():
            base = decide if name in DECIDED else read
            for look, (size, scheme) in LOOKS.items():
                if (not wanted or name in wanted) and (not look or "--all" in sys.argv):
                    take(base + path, folder / f"desk-{name}{look}.png", size, scheme)


if __name__ == "__main__":
    main()
