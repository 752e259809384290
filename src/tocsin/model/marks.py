"""The text of an article cut where its marks begin and end, so that marks may overlap."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise

from tocsin.model.record import Event, Record


@dataclass
class Piece:
    """Words that the same marks lie on."""

    text: str
    #: What is marked: actor, recipient, trigger, date, place, figure, statement, act, condition.
    marks: list[str] = field(default_factory=list)
    #: Events whose trigger it is.
    triggers: list[Event] = field(default_factory=list)
    #: Events whose trigger begins here.
    begins: list[Event] = field(default_factory=list)
    #: What the marks say: how an actor was resolved, what a date means.
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Mark:
    start: int
    end: int
    kind: str
    note: str = ""
    event: Event | None = None


def paragraphs(record: Record) -> list[list[Piece]]:
    """The text in paragraphs, each in pieces that together are its text."""
    text = record.article.text
    marks = [mark for mark in _marks(record) if 0 <= mark.start < mark.end <= len(text)]
    begin, end = defaultdict(list), defaultdict(list)
    for mark in marks:
        begin[mark.start].append(mark)
        end[mark.end].append(mark)
    breaks = {at for at, letter in enumerate(text) if letter == "\n"}
    cuts = sorted({0, len(text), *begin, *end, *breaks, *(at + 1 for at in breaks)})
    found: list[list[Piece]] = [[]]
    open_marks: list[_Mark] = []
    for start, stop in pairwise(cuts):
        open_marks = [mark for mark in open_marks if mark not in end[start]] + begin[start]
        if start in breaks:
            if found[-1]:
                found.append([])
            continue
        found[-1].append(_piece(text[start:stop], start, open_marks))
    return [paragraph for paragraph in found if any(piece.text.strip() for piece in paragraph)]


def _piece(text: str, start: int, marks: list[_Mark]) -> Piece:
    piece = Piece(text)
    for mark in marks:
        piece.marks += [mark.kind] if mark.kind not in piece.marks else []
        piece.notes += [mark.note] if mark.note and mark.note not in piece.notes else []
        if mark.event is not None:
            piece.triggers.append(mark.event)
            if mark.start == start:
                piece.begins.append(mark.event)
    return piece


def _marks(record: Record) -> list[_Mark]:
    marks = []
    for statement in record.statements:
        speaker = statement.speaker.name or statement.speaker.text if statement.speaker else "nobody named"
        marks.append(_Mark(statement.start, statement.end, "statement", f"{statement.kind} statement of {speaker}"))
        if statement.speaker:
            marks.append(_Mark(statement.speaker.start, statement.speaker.end, "actor", f"via {statement.speaker.via}"))
    for event in record.events:
        marks.append(_Mark(event.trigger.start, event.trigger.end, "trigger", event=event))
        for kind, actors in (("actor", event.actors), ("recipient", event.recipients)):
            for actor in actors:
                codes = " ".join([actor.country or "?", *actor.sectors])
                marks.append(_Mark(actor.start, actor.end, kind, f"{kind}: {codes}, by {actor.via}"))
        if event.date and event.date.start is not None and event.date.end is not None:
            marks.append(
                _Mark(event.date.start, event.date.end, "date", f"date: {event.date.value} ({event.date.precision})")
            )
        if event.place:
            where = ", ".join(part for part in (event.place.name, event.place.admin1, event.place.country) if part)
            marks.append(_Mark(event.place.start, event.place.end, "place", f"place: {where}"))
    for threat in record.threats:
        for kind, words in (("act", threat.act), ("condition", threat.condition or threat.demand)):
            if words:
                marks.append(
                    _Mark(words.start, words.end, kind, "what is threatened" if kind == "act" else "condition")
                )
        if threat.deadline and threat.deadline.start is not None and threat.deadline.end is not None:
            marks.append(
                _Mark(threat.deadline.start, threat.deadline.end, "date", f"deadline: {threat.deadline.value}")
            )
    for figure in record.figures:
        said = f"{figure.kind}: {figure.comparator.replace('_', ' ')} {figure.value:,.12g}"
        marks.append(_Mark(figure.start, figure.end, "figure", said))
    return marks
