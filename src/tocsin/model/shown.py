"""A record as a notebook shows it. What comes from an article is text: cleaned and escaped."""

from __future__ import annotations

from html import escape

from tocsin.model.marks import Piece, paragraphs
from tocsin.model.plain import clean
from tocsin.model.record import Actor, Event, Record

#: Colours that can be read on a light and a dark page.
_STYLES = {
    "trigger": "font-weight:bold;text-decoration:underline",
    "actor": "border-bottom:2px solid #2a78c2",
    "recipient": "border-bottom:2px solid #c2612a",
    "date": "border-bottom:2px dotted #888",
    "place": "border-bottom:2px dotted #2a9d5c",
    "figure": "border-bottom:2px dotted #8a5cc2",
    "act": "border-bottom:2px dashed #c22a4a",
    "condition": "border-bottom:2px dashed #888",
    "statement": "font-style:italic",
}


def as_html(record: Record) -> str:
    """The text with its marks, what each says as its title, and a table of the events. Needs no style sheet or script."""
    text = "".join(f"<p>{''.join(map(_marked, pieces))}</p>" for pieces in paragraphs(record))
    rows = "".join(map(_row, record.events))
    head = "<tr><th>event</th><th>who</th><th>to whom</th><th>date</th><th>place</th><th>text says</th></tr>"
    return f"<div>{text}{f'<table>{head}{rows}</table>' if rows else ''}</div>"


def _marked(piece: Piece) -> str:
    if not piece.marks:
        return _text(piece.text)
    style = ";".join(_STYLES[mark] for mark in piece.marks)
    notes = [
        *(f"{_kind(event)} ({', '.join(event.auxiliary) or 'asserted'})" for event in piece.triggers),
        *piece.notes,
    ]
    return f'<span style="{style}" title="{_text("; ".join(notes))}">{_text(piece.text)}</span>'


def _row(event: Event) -> str:
    cells = [
        _kind(event),
        _actors(event.actors),
        _actors(event.recipients),
        event.date.value if event.date else "",
        event.place.name if event.place else "",
        ", ".join(event.auxiliary) or "asserted",
    ]
    return f"<tr>{''.join(f'<td>{_text(cell)}</td>' for cell in cells)}</tr>"


def _kind(event: Event) -> str:
    return f"{event.event}/{event.mode}" if event.mode else event.event


def _actors(actors: list[Actor]) -> str:
    return "; ".join(f"{each.name or each.text} ({' '.join([each.country or '?', *each.sectors])})" for each in actors)


def _text(text: str) -> str:
    return escape(clean(text))
