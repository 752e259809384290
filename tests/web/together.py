"""`tocsin watch` writes and the desk is read, both at once."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path

import httpx
from deskpages import LISTS, served

sys.path.append(str(Path(__file__).parents[1] / "intake"))
from newsroom import Newsroom, page, rss

from running import TOCSIN
from tocsin.store import Store
from tocsin.web.access import Access

PAGES = [*LISTS, "/review", "/events.json?words=army"]


@dataclass
class Outcome:
    """What came of it."""

    #: Answers of the desk by status.
    answers: dict[int, int] = field(default_factory=dict)
    #: What went wrong, in words.
    faults: list[str] = field(default_factory=list)
    #: Decisions written by the desk.
    decisions: int = 0
    articles: int = 0
    #: What the watch said, and its exit status.
    said: str = ""
    status: int | None = None


def together(folder: Path, samples: Path, seconds: float, stories: int, readers: int = 2) -> Outcome:
    """Publishes stories over some seconds to a watch, while pages are read and events decided on."""
    outcome = Outcome()
    store, site = folder / "together.db", Newsroom()
    Store(store).close()
    rows = [json.loads(line)["text"] for line in samples.read_text(encoding="utf-8").splitlines()]
    parts = [part for text in rows for part in text.split("\n\n") if len(part) > 80]
    listed: list[tuple[str, str]] = []

    def publish(number: int) -> None:
        text = f"{parts[number % len(parts)]} This is dispatch {number}."
        listed.append((site.put(f"/{number}", page(text)), text))
        site.put("/feed", rss(listed[-40:]))

    publish(0)
    feeds = folder / "feeds.toml"
    feeds.write_text(
        f'every = "1s"\npause = "0s"\nallow = ["127.0.0.1"]\nretries = 0\n\n[[feed]]\nname = "One"\nurl = "{site.url("/feed")}"\n'
    )
    over = threading.Event()
    with served(store, Access(review=True, user="ada")) as client:

        def read() -> None:
            with httpx.Client(base_url=client.base_url, timeout=60) as mine:
                while not over.is_set():
                    for path in PAGES:
                        answer = mine.get(path)
                        outcome.answers[answer.status_code] = outcome.answers.get(answer.status_code, 0) + 1
                        if answer.status_code != 200:
                            outcome.faults.append(f"{path}: {answer.status_code} {answer.text[-300:]}")
                    for each in mine.get("/review.json?limit=1").json()["events"]:
                        # the other reader may have emptied the queue a moment before
                        if not (csrf := mine.get("/review").text.partition('name="csrf" value="')[2].partition('"')[0]):
                            continue
                        verdict = "right" if outcome.decisions % 2 else "wrong"
                        answer = mine.post(f"/review/{each['event']['id']}", data={"csrf": csrf, "verdict": verdict})
                        # another reader may have decided against it a moment before
                        if answer.status_code not in {303, 404}:
                            outcome.faults.append(f"deciding: {answer.status_code} {answer.text[-300:]}")
                        outcome.decisions += answer.status_code == 303

        command = [TOCSIN, "watch", str(feeds), "--store", str(store), "--quiet"]
        with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as watch:
            threads = [threading.Thread(target=read) for _ in range(readers)]
            for thread in threads:
                thread.start()
            began, number = time.monotonic(), 1
            while (spent := time.monotonic() - began) < seconds or _articles(store) < 3:
                if spent > seconds + 120 or watch.poll() is not None:
                    break
                if number < stories * spent / seconds:
                    publish(number)
                    number += 1
                time.sleep(0.05)
            over.set()
            for thread in threads:
                thread.join(60)
            if watch.poll() is None:
                os.kill(watch.pid, signal.SIGTERM)
            outcome.said = watch.communicate(timeout=60)[1]
            outcome.status = watch.returncode
    outcome.articles = _articles(store)
    site.close()
    return outcome


def _articles(path: Path) -> int:
    with sqlite3.connect(path, timeout=10) as connection:
        return int(connection.execute("SELECT count(*) FROM articles").fetchone()[0])
