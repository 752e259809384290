"""A real server on the loopback, with feeds and pages, well-behaved and not."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[[BaseHTTPRequestHandler], None]


class Handler(BaseHTTPRequestHandler):
    """Answers each path as it was told to, and keeps what it was asked."""

    answers: dict[str, Answer]
    asked: list[tuple[str, dict[str, str]]]

    def do_GET(self) -> None:
        self.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.answers.get(self.path, send("", 404))(self)

    def log_message(self, *_: object) -> None:
        pass


class Newsroom:
    """One site."""

    def __init__(self) -> None:
        self.handler = type("H", (Handler,), {"answers": {}, "asked": []})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), self.handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.server.server_port}{path}"

    def put(self, path: str, answer: Answer | str) -> str:
        self.handler.answers[path] = send(answer) if isinstance(answer, str) else answer
        return self.url(path)

    def publish(self, feed: str, stories: Iterable[tuple[str, str]]) -> str:
        """A feed with these stories (path, text), and their pages."""
        listed = [(self.put(path, page(text)), text) for path, text in stories]
        return self.put(feed, rss(listed))

    def asked(self, path: str) -> int:
        return [each for each, _ in self.handler.asked].count(path)

    def close(self) -> None:
        self.server.shutdown()
        self.server.server_close()


def send(body: str | bytes, status: int = 200, **headers: str) -> Answer:
    content = body.encode() if isinstance(body, str) else body

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(content)

    return answer


def tagged(body: str, tag: str) -> Answer:
    """An answer that is told apart by an ETag."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        same = handler.headers.get("If-None-Match") == tag
        send("" if same else body, 304 if same else 200, ETag=tag)(handler)

    return answer


def endless(part: bytes, pause: threading.Event | None = None) -> Answer:
    """An answer that never ends; with a pause, a piece now and then."""

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        try:
            while True:
                handler.wfile.write(part)
                handler.wfile.flush()
                if pause is not None and pause.wait(0.1):
                    return
        except OSError:
            pass

    return answer


def page(text: str) -> str:
    return (
        f"<!DOCTYPE html><html lang=en><head><title>{escape(text[:40])}</title><meta charset=utf-8></head>"
        f"<body><article><h1>{escape(text[:40])}</h1><p>{escape(text)}</p></article></body></html>"
    )


def rss(stories: Iterable[tuple[str, str]], head: str = '<?xml version="1.0"?>') -> str:
    items = "".join(
        f"<item><title>{escape(text[:40])}</title><link>{escape(url)}</link><description>{escape(text)}</description>"
        "<pubDate>Fri, 08 Mar 2024 09:30:00 GMT</pubDate></item>"
        for url, text in stories
    )
    return f'{head}<rss version="2.0"><channel><title>Harbour Wire</title>{items}</channel></rss>'
