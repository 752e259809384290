"""Scores the coder on pairs of actors in sentences: `tocsin eval relations`.

The scoring is that of the gold sets' own description: a row's predicted class is that of the coded event that fits its
pair best; macro-F1 over the 15 classes, lenient (class only) and strict (both spans must overlap in one event).
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from tocsin.model import Actor, Event, Record, Span

CLASSES = "AGREE CONSULT SUPPORT COOPERATE AID YIELD REQUEST ACCUSE REJECT THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split()
#: In these either of the two may be the actor.
_RECIPROCAL = {"AGREE", "CONSULT", "SUPPORT", "COOPERATE"}
_YIELD = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
NONE = "NONE"


class Row(msgspec.Struct, frozen=True):
    """One (actor, recipient) pair in a sentence and its class."""

    id: str
    text: str
    event: str
    actors: list[Span]
    recipients: list[Span]


class Scored(msgspec.Struct, frozen=True):
    """A row with what was predicted for it."""

    row: Row
    lenient: str
    strict: bool
    record: Record


class ClassScore(msgspec.Struct, frozen=True):
    """Precision, recall and F1 of one class."""

    precision: float
    recall: float
    f1: float
    rows: int


class Scores(msgspec.Struct, frozen=True):
    """The result of a run."""

    rows: int
    lenient_macro_f1: float
    strict_macro_f1: float
    lenient: dict[str, ClassScore]
    strict: dict[str, ClassScore]
    confusions: list[tuple[str, str, int]]


def read_rows(path: Path) -> list[Row]:
    """Rows of a gold file of JSON lines.

    Raises ValueError that names file and line of a row that is none.
    """
    rows = []
    for number, line in enumerate(path.read_bytes().split(b"\n"), 1):
        if line.strip():
            try:
                rows.append(msgspec.json.decode(line, type=Row))
            except (msgspec.DecodeError, UnicodeDecodeError) as error:
                raise ValueError(f"{path}:{number}: {error}") from error
    return rows


def sample(rows: list[Row], size: int | None) -> list[Row]:
    """So many rows at random, always the same ones."""
    return rows if size is None else random.Random(0).sample(rows, min(size, len(rows)))


def score_rows(rows: Iterable[Row], code: Callable[[str], Record]) -> list[Scored]:
    """Codes each row's sentence alone and finds the class predicted for its pair."""
    return [_scored(row, code(row.text)) for row in rows]


def _scored(row: Row, record: Record) -> Scored:
    best: tuple[int, int] | None = None
    for place, event in enumerate(record.events):
        fit = _fit(event, row)
        if best is None or fit > best[0]:
            best = (fit, place)
    if best is None:
        return Scored(row, NONE, False, record)
    event = record.events[best[1]]
    return Scored(row, class_of(event), _both(event, row), record)


def class_of(event: Event) -> str:
    """The gold sets' class of an event."""
    return _YIELD.get(event.event, event.event)


def _fit(event: Event, row: Row) -> int:
    """2: both sides overlap the pair, 1: one does, 0: neither."""
    if _both(event, row):
        return 2
    actors, recipients = _overlap(event.actors, row.actors), _overlap(event.recipients, row.recipients)
    if actors and recipients:
        return 2
    return int(actors or recipients or (class_of(event) in _RECIPROCAL and _any_overlap(event, row)))


def _both(event: Event, row: Row) -> bool:
    if class_of(event) in _RECIPROCAL:
        everyone = [*event.actors, *event.recipients]
        return _overlap(everyone, row.actors) and (not row.recipients or _overlap(everyone, row.recipients))
    return _overlap(event.actors, row.actors) and (not row.recipients or _overlap(event.recipients, row.recipients))


def _any_overlap(event: Event, row: Row) -> bool:
    everyone = [*event.actors, *event.recipients]
    return _overlap(everyone, row.actors) or _overlap(everyone, row.recipients)


def _overlap(found: list[Actor], gold: list[Span]) -> bool:
    return any(actor.start < span.end and span.start < actor.end for actor in found for span in gold)


def scores(scored: list[Scored]) -> Scores:
    """Macro-F1 and the scores of each class. A strict miss stays a wrong prediction of its class."""
    gold = [each.row.event for each in scored]
    lenient = [each.lenient for each in scored]
    strict = [each.lenient if each.strict or each.lenient != each.row.event else f"{each.lenient}?" for each in scored]
    per_lenient = {name: _class_score(name, gold, lenient) for name in CLASSES}
    per_strict = {name: _class_score(name, gold, strict) for name in CLASSES}
    wrong = Counter((g, p) for g, p in zip(gold, lenient, strict=True) if g != p)
    return Scores(
        rows=len(scored),
        lenient_macro_f1=_mean(per_lenient),
        strict_macro_f1=_mean(per_strict),
        lenient=per_lenient,
        strict=per_strict,
        confusions=[(g, p, count) for (g, p), count in wrong.most_common()],
    )


def _mean(per_class: dict[str, ClassScore]) -> float:
    present = [score.f1 for score in per_class.values() if score.rows]
    return sum(present) / len(present) if present else 0.0


def _class_score(name: str, gold: list[str], predicted: list[str]) -> ClassScore:
    right = sum(g == name and p == name for g, p in zip(gold, predicted, strict=True))
    said = sum(p.rstrip("?") == name for p in predicted)
    there = gold.count(name)
    precision = right / said if said else 0.0
    recall = right / there if there else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return ClassScore(precision, recall, f1, there)
