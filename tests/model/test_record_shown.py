"""Records as notebooks and prompts show them."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from handmade import RAID
from tocsin.model import Actor, Article, Event, Record, Span


class _Page(HTMLParser):
    def __init__(self, page: str):
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.titles: dict[str, str] = {}
        self._title: str | None = None
        self.words = ""
        self.feed(page.partition("<table>")[0])

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self._title = dict(attrs).get("title")

    def handle_endtag(self, tag: str) -> None:
        self._title = None

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._title is not None:
            self.titles[data] = self._title


def test_repr_is_short() -> None:
    assert repr(RAID) == f"<Record {RAID.article.id}, 2024-05-01: 3 events, 1 statement, 1 threat, 1 figure>"


def test_the_words_are_marked_with_what_they_were_read_as() -> None:
    page = _Page(RAID._repr_html_())
    assert page.titles["Turkmenistan"].startswith("recipient: TKM, by made by hand")
    assert page.titles["threatened"] == "THREATEN/violence (asserted)"
    assert "".join(page.words.split()) == "".join(RAID.article.text.split())


def test_the_table_has_each_event() -> None:
    rows = unescape(RAID._repr_html_()).split("<tr>")[2:]
    assert [row.partition("</td>")[0] for row in rows] == [
        f"<td>{event.event}" + (f"/{event.mode}" if event.mode else "") for event in RAID.events
    ]


@given(st.text(st.sampled_from("<>&\"'/ ab=\n"), min_size=8, max_size=40), st.integers(0, 3), st.integers(4, 7))
def test_no_text_becomes_markup(text: str, start: int, end: int) -> None:
    actor = Actor(text=text[start:end], start=start, end=end, name='"><script>', via='x" onclick="y')
    words = Span(text[start:end], start, end)
    event = Event(
        id="a.0", sentence=0, trigger=words, event="AID", quad="q", score=1, actors=[actor], rule="r", confidence=1
    )
    record = Record(article=Article(id="a", text=text), events=[event])
    page = _Page(record._repr_html_())
    assert page.tags <= {"div", "p", "span"}
    assert page.attributes <= {"style", "title"}
    assert "<script" not in record._repr_html_()
    assert "".join(page.words.split()) == "".join(text.split())


def test_a_record_without_events_is_its_text() -> None:
    bare = msgspec.structs.replace(RAID, events=[], statements=[], threats=[], figures=[])
    assert "<table>" not in bare._repr_html_()
    assert "span" not in _Page(bare._repr_html_()).tags
