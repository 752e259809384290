"""Scores when, where and how many: `tocsin eval dates`, `eval places`, `eval figures`.

Each gold text marks events by their triggers and says the date or place that they must get, or lists its figures.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

import msgspec

from tocsin.codebook.load import CodebookError, line_of_text, read_yaml
from tocsin.evaluate.gold import GoldDay, GoldSpot, gold_files, occurrences
from tocsin.knowledge.phrases import form_of
from tocsin.model import Event, Figure, Place, Record, When
from tocsin.model.record import Comparator, FigureKind

Verdict = Literal["right", "wrong", "unresolved", "not coded"]
#: A town is right if it lies no farther off.
NEAR_KM = 50.0
#: What stands between two acts of one sentence.
_SEVERAL = re.compile(r"[,;.:()]|\b(?:and|or|but|who|which|that|after|before|while|when)\b")
_EARTH_KM = 6371.0


class _Text(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    id: str
    text: str
    published: str | None = None


class GoldCount(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A figure; its event is tested if `trigger` is given and coded."""

    kind: FigureKind
    value: float
    comparator: Comparator
    upper: float | None = None
    trigger: str | None = None


class CountedText(_Text, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A text with all its figures."""

    figures: list[GoldCount]


class _DatedText(_Text, frozen=True, forbid_unknown_fields=True, kw_only=True):
    trigger: str
    date: GoldDay | None


class _PlacedText(_Text, frozen=True, forbid_unknown_fields=True, kw_only=True):
    trigger: str
    place: GoldSpot | None


class _Told(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An event of an article; a date or place that is left out is not tested."""

    trigger: str
    date: GoldDay | msgspec.UnsetType | None = msgspec.UNSET
    place: GoldSpot | msgspec.UnsetType | None = msgspec.UNSET


class _Article(_Text, frozen=True, forbid_unknown_fields=True, kw_only=True):
    events: list[_Told]


class _Dated(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sentences: list[_DatedText] = []
    articles: list[_Article] = []


class _Placed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sentences: list[_PlacedText] = []
    articles: list[_Article] = []


class _Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    sentences: list[CountedText]


G = TypeVar("G")
S = TypeVar("S")
W = TypeVar("W")


@dataclass(frozen=True)
class MarkedText(Generic[W]):
    """A text with marked events: the trigger of each, and what it must get."""

    id: str
    text: str
    published: str | None
    events: tuple[tuple[str, W | None], ...]


#: Codes a text: text and ISO date of publication to its record.
Code = Callable[[str, str | None], Record]


@dataclass(frozen=True)
class Judged:
    """A gold item with what became of it: `wanted` and `got` in short."""

    id: str
    text: str
    verdict: Verdict
    wanted: str
    got: str


def read_dated(path: Path) -> list[MarkedText[GoldDay]]:
    """Gold dates of a file or folder. Raises CodebookError that names file, line and fault of one that is none."""
    return [text for file, part in _files(path, _Dated) for text in _texts(file, part, lambda event: event.date)]


def read_placed(path: Path) -> list[MarkedText[GoldSpot]]:
    """Gold places of a file or folder. Raises CodebookError that names file, line and fault of one that is none."""
    return [text for file, part in _files(path, _Placed) for text in _texts(file, part, lambda event: event.place)]


def _texts(path: Path, part: _Dated | _Placed, wanted: Callable[[Any], W | None]) -> Iterator[MarkedText[W]]:
    """Its sentences and articles with what each event must get; of an article's events those of which something is said."""
    for text in part.sentences:
        yield _marked(path, text, [(text.trigger, wanted(text))])
    for article in part.articles:
        events = [(each.trigger, wanted(each)) for each in article.events]
        yield _marked(path, article, [event for event in events if event[1] is not msgspec.UNSET])


def read_counted(path: Path) -> list[CountedText]:
    """Gold figures of a file or folder. Raises CodebookError that names file, line and fault of one that is none."""
    return [text for _, part in _files(path, _Counted) for text in part.sentences]


def _files(path: Path, shape: type[S]) -> Iterable[tuple[Path, S]]:
    return ((each, read_yaml(each, shape)) for each in gold_files(path))


def _marked(path: Path, text: _Text, events: list[tuple[str, W | None]]) -> MarkedText[W]:
    for trigger, _ in events:
        if len(occurrences(trigger, text.text)) != 1:
            line = line_of_text(path, f"id: {text.id}")
            raise CodebookError(path, line, f"{text.id}: the trigger {trigger!r} does not stand once in the text")
    return MarkedText(text.id, text.text, text.published, tuple(events))


def judge_dates(texts: Iterable[MarkedText[GoldDay]], code: Code) -> list[Judged]:
    """What becomes of the date of each marked event."""
    return _judge(texts, code, lambda event: event.date, same_date, _told_date)


def judge_places(texts: Iterable[MarkedText[GoldSpot]], code: Code) -> list[Judged]:
    """What becomes of the place of each marked event."""
    return _judge(texts, code, lambda event: event.place, same_place, _told_place)


def _judge(
    texts: Iterable[MarkedText[W]],
    code: Code,
    field: Callable[[Event], G | None],
    same: Callable[[W | None, G | None], bool],
    told: Callable[[W | G | None], str],
) -> list[Judged]:
    """What becomes of one field of each marked event; `same`: whether it is what was wanted, `told`: it in short."""
    found = []
    for text in texts:
        record = code(text.text, text.published)
        for trigger, wanted in text.events:
            event = _event_at(record, text.text, trigger)
            got = field(event) if event else None
            verdict: Verdict = "not coded"
            if event is not None:
                verdict = "right" if same(wanted, got) else "unresolved" if got is None else "wrong"
            name = text.id if len(text.events) == 1 else f"{text.id} {trigger}"
            found.append(Judged(name, text.text, verdict, told(wanted), told(got)))
    return found


def judge_figures(texts: Iterable[CountedText], code: Code) -> list[Judged]:
    """What becomes of the figures of each text: right if all are found and no other, each with its event."""
    found = []
    for text in texts:
        record = code(text.text, text.published)
        triggers = {event.id: event.trigger.text for event in record.events}
        wanted = [_told_count(each, each.trigger) for each in text.figures]
        coded = set(triggers.values())
        tested = [each.trigger in coded for each in text.figures]
        got = [_told_count(each, triggers.get(each.event or "")) for each in record.figures]
        left = list(got)
        missing = 0
        for told, with_event in zip(wanted, tested, strict=True):
            sought = told if with_event else told.partition(" @")[0]
            match = next((each for each in left if (each if with_event else each.partition(" @")[0]) == sought), None)
            if match is None:
                missing += 1
            else:
                left.remove(match)
        verdict: Verdict = "right" if not missing and not left else "unresolved" if not left else "wrong"
        found.append(Judged(text.id, text.text, verdict, "; ".join(wanted) or "none", "; ".join(got) or "none"))
    return found


def share(judged: list[Judged], *, of_coded: bool = False) -> float:
    """The share that is right. of_coded: of those whose event was coded."""
    counted = [each for each in judged if not of_coded or each.verdict != "not coded"]
    return sum(each.verdict == "right" for each in counted) / max(1, len(counted))


def _event_at(record: Record, text: str, trigger: str) -> Event | None:
    (start,) = occurrences(trigger, text)
    end = start + len(trigger)
    own = next((each for each in record.events if each.trigger.start < end and each.trigger.end > start), None)
    return own or next((each for each in record.events if _is_told_with(each, text, start, end)), None)


def _is_told_with(event: Event, text: str, start: int, end: int) -> bool:
    """Whether a word is one of those that tell an event by another word: "declared" in "Yoon declared martial law".

    It stands between the event's trigger and one who takes part, and what is between them is one clause.
    """
    for actor in (*event.actors, *event.recipients):
        ends = sorted([(event.trigger.start, event.trigger.end), (actor.start, actor.end)])
        first, last = ends[0][1], ends[1][0]
        if first <= start and end <= last and not _SEVERAL.search(text[first:last]):
            return True
    return False


def same_date(gold: GoldDay | None, got: When | None) -> bool:
    """Whether a date is the gold one; None: there is none."""
    if gold is None or got is None:
        return gold is None and got is None
    return (
        gold.value == got.value and gold.precision == got.precision and (gold.until is None or gold.until == got.until)
    )


def same_place(gold: GoldSpot | None, got: Place | None) -> bool:
    """Whether a place is the gold one; None: there is none."""
    if gold is None or got is None:
        return gold is None and got is None
    if gold.precision in {"city", "exact"}:
        return got.precision in {"city", "exact"} and _near(gold, got)
    if got.country != gold.country or got.precision != gold.precision:
        return False
    if gold.precision == "country":
        return True
    names = {_bare(name) for name in (got.name, got.admin1) if name}
    return _bare(gold.name) in names or _near(gold, got)


def _near(gold: GoldSpot, got: Place) -> bool:
    if gold.lat is None or gold.lon is None or got.lat is None or got.lon is None:
        return False
    return kilometres(gold.lat, gold.lon, got.lat, got.lon) <= NEAR_KM


def kilometres(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """The distance between two points, given in degrees."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * _EARTH_KM * math.asin(math.sqrt(h))


def _bare(name: str) -> str:
    return " ".join(form_of(word) for word in name.replace("-", " ").split())


def _told_date(date: GoldDay | When | None) -> str:
    if date is None:
        return "none"
    until = f" to {date.until}" if date.until else ""
    return f"{date.value}{until} ({date.precision})"


def _told_place(place: GoldSpot | Place | None) -> str:
    if place is None:
        return "none"
    admin1 = f", {place.admin1}" if isinstance(place, Place) and place.admin1 and place.admin1 != place.name else ""
    return f"{place.name}{admin1}, {place.country or '-'} ({place.precision})"


def _told_count(figure: GoldCount | Figure, trigger: str | None) -> str:
    upper = f"-{figure.upper:.12g}" if figure.upper is not None else ""
    event = f" @{trigger}" if trigger else ""
    return f"{figure.kind} {figure.value:.12g}{upper} {figure.comparator}{event}"
