"""A desk on the loopback address, and its pages as a browser would read them: any fault of the HTML is a fault of the test."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import html5lib
import httpx
import uvicorn

from tocsin.web.access import Access
from tocsin.web.app import make_app

#: The pages that list something, which every store has; those of a desk with review.
LISTS = ("/", "/threats", "/events", "/happenings", "/actors", "/alerts", "/sources")
REVIEWED = ("/review", "/decisions")
_NAMES = "{http://www.w3.org/1999/xhtml}"


class Html:
    """A page that was parsed without a fault."""

    def __init__(self, text: str):
        parser = html5lib.HTMLParser(strict=False)
        self.tree = parser.parse(text)
        self.faults = [(place, code) for place, code, _ in parser.errors]
        assert not self.faults, self.faults[:5]

    def all(self, tag: str, **attributes: str) -> list[Any]:
        """Elements of a tag with these attributes; `class_` must be among the classes."""
        found = []
        for element in self.tree.iter(_NAMES + tag):
            wanted = dict(attributes)
            kind = wanted.pop("class_", None)
            if kind and kind not in element.get("class", "").split():
                continue
            if all(element.get(name) == value for name, value in wanted.items()):
                found.append(element)
        return found

    def text(self, element: Any = None) -> str:
        """The words of an element, or of the page, without the space between."""
        return " ".join("".join((self.tree if element is None else element).itertext()).split())

    def links(self) -> list[str]:
        """Where its links lead."""
        return [element.get("href") for element in self.all("a")]


def read(client: httpx.Client, path: str) -> Html:
    """The page at an address."""
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.text[:500])
    assert answer.headers["content-type"].startswith("text/html")
    return Html(answer.text)


@contextmanager
def served(path: Path, access: Access | None = None) -> Iterator[httpx.Client]:
    """A client of a real server that serves this store."""
    server = uvicorn.Server(uvicorn.Config(make_app(path, access), host="127.0.0.1", port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive()
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        # no certificates: reading all of the machine's takes longer than most of what is asked
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30, verify=False) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join(10)
