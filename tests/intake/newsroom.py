"""A real server on the loopback, with feeds and pages, well-behaved and not."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from html import escape
from http.server import BaseHTTPRequestHandler

from serving import Answer, Site, send


class Newsroom(Site):
    """One site."""

    def publish(self, feed: str, stories: Iterable[tuple[str, str]]) -> str:
        """A feed with these stories (path, text), and their pages."""
        listed = [(self.put(path, page(text)), text) for path, text in stories]
        return self.put(feed, rss(listed))

    def asked(self, path: str) -> int:
        return [each for each, _ in self.handler.asked].count(path)


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
