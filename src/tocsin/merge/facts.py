"""What is known of an event, or of several that are one, in a form that can be compared quickly."""

from __future__ import annotations

import calendar
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import NamedTuple

from tocsin.codebook.schema import Merging
from tocsin.model import Actor, Article, Event, Figure, Place, Record
from tocsin.model.happening import Status, status_of

#: An event without a date of its own happened at most so many days before its report.
_NEWS = 2
_EARLIEST = date(1, 1, 1).toordinal()
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_WORD = re.compile(r"[a-z]{5,}")
_SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+(?=[A-Z“\"])|\n\n")
_POSSESSIVE = re.compile(r"['’]s?$")
_CALENDAR = frozenset([*calendar.day_name, *calendar.month_name])
#: Letters of a word that are compared: enough to tell words apart, few enough to pass over endings.
_STEM = 5
#: The same for triggers, which are verbs and their nouns.
_TRIGGER = 4


@dataclass(frozen=True, slots=True)
class Side:
    """Those on one side of an event, as far as known: their names, countries with sectors, countries, sectors."""

    names: frozenset[str] = frozenset()
    codes: frozenset[tuple[str, str | None]] = frozenset()
    countries: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()

    @classmethod
    def of(cls, actors: Iterable[Actor]) -> Side:
        """The side that these are."""
        actors = list(actors)
        return cls(
            frozenset(name for actor in actors if (name := actor.entity or actor.name)),
            frozenset(
                (actor.country, actor.sectors[0] if actor.sectors else None) for actor in actors if actor.country
            ),
            frozenset(actor.country for actor in actors if actor.country),
            frozenset(actor.sectors[0] for actor in actors if actor.sectors),
        )

    def __or__(self, other: Side) -> Side:
        return Side(
            self.names | other.names,
            self.codes | other.codes,
            self.countries | other.countries,
            self.sectors | other.sectors,
        )


class Town(NamedTuple):
    """A place that is less than a country."""

    name: str
    latitude: float | None
    longitude: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one event, or of the events of one article that are one.

    `first` and `last` are ordinals of days between which it happened; `dated`: the text itself names the day.
    """

    events: tuple[str, ...]
    article: str
    published: str
    status: Status
    types: frozenset[str]
    modes: frozenset[str]
    #: Types of the acts that a threat threatens with.
    acts: frozenset[str]
    triggers: frozenset[str]
    first: int
    last: int
    dated: bool
    actors: Side
    recipients: Side
    towns: frozenset[Town]
    lands: frozenset[str]
    figures: frozenset[tuple[str, float]]
    names: frozenset[str]
    words: frozenset[str]
    #: Countries that the article's events are about.
    setting: frozenset[str]
    #: The facts of each event, where there are several.
    parts: tuple[Facts, ...] = ()

    @property
    def content(self) -> tuple[object, ...]:
        """All that is compared: what is the same in copies of one text."""
        return (
            self.status,
            self.types,
            self.modes,
            self.acts,
            self.triggers,
            self.first,
            self.last,
            self.dated,
            self.actors,
            self.recipients,
            self.towns,
            self.lands,
            self.figures,
            self.names,
            self.words,
            self.setting,
        )

    @property
    def key(self) -> tuple[str, str, int, str]:
        """What facts are ordered by, whatever order they come in: publication, article, place in it."""
        return self.published, self.article, len(self.events[0]), self.events[0]


def facts_of(record: Record, rules: Merging, countries: frozenset[str]) -> list[Facts]:
    """The facts of each event of an article, in order.

    countries: words of countries' names, which are no evidence for a place or name.
    """
    figures = defaultdict(list)
    for figure in record.figures:
        figures[figure.event].append(figure)
    acts = {each.event: each.act.event for each in record.threats if each.act is not None}
    text = record.article.text
    setting = frozenset(
        country
        for event in record.events
        for country in (
            *(actor.country for actor in (*event.actors, *event.recipients)),
            event.place and event.place.country,
        )
        if country
    )
    around = _Surroundings(text, countries)
    merged = [_type_of(event, record.events, rules) for event in record.events]
    return [
        _facts(event, kind, acts.get(event.id), figures[event.id], record.article, around, setting)
        for event, kind in zip(record.events, merged, strict=True)
    ]


def joined(parts: Iterable[Facts]) -> Facts:
    """The facts of events that are one: all that any of them says, and the narrowest time that they leave open."""
    ordered = sorted(parts, key=lambda each: each.key)
    head = ordered[0]
    if len(ordered) == 1:
        return head
    first, last = max(each.first for each in ordered), min(each.last for each in ordered)
    if first > last:
        first, last = min(each.first for each in ordered), max(each.last for each in ordered)
    return Facts(
        events=tuple(event for each in ordered for event in each.events),
        article=head.article,
        published=head.published,
        status=head.status,
        types=frozenset().union(*(each.types for each in ordered)),
        modes=frozenset().union(*(each.modes for each in ordered)),
        acts=frozenset().union(*(each.acts for each in ordered)),
        triggers=frozenset().union(*(each.triggers for each in ordered)),
        first=first,
        last=last,
        dated=any(each.dated for each in ordered),
        actors=reduce(or_, (each.actors for each in ordered)),
        recipients=reduce(or_, (each.recipients for each in ordered)),
        towns=frozenset().union(*(each.towns for each in ordered)),
        lands=frozenset().union(*(each.lands for each in ordered)),
        figures=frozenset().union(*(each.figures for each in ordered)),
        names=frozenset().union(*(each.names for each in ordered)),
        words=frozenset().union(*(each.words for each in ordered)),
        setting=frozenset().union(*(each.setting for each in ordered)),
        parts=tuple(ordered),
    )


def _facts(
    event: Event,
    kind: str,
    act: str | None,
    figures: list[Figure],
    article: Article,
    around: _Surroundings,
    setting: frozenset[str],
) -> Facts:
    first, last, dated = _window(event, article.published)
    place = event.place
    return Facts(
        events=(event.id,),
        article=article.id,
        published=article.published or "",
        status=status_of(event),
        types=frozenset([kind]),
        modes=frozenset([event.mode] if event.mode else []),
        acts=frozenset([act] if act else []),
        triggers=frozenset([event.trigger.text.lower()[:_TRIGGER]]),
        first=first,
        last=last,
        dated=dated,
        actors=Side.of(event.actors),
        recipients=Side.of(event.recipients),
        towns=frozenset(around.towns(place)),
        lands=frozenset([place.country] if place and place.country else []),
        figures=frozenset((figure.kind, figure.value) for figure in figures),
        names=around.names(event.trigger.start),
        words=around.words(event.trigger.start),
        setting=setting,
    )


def _type_of(event: Event, events: list[Event], rules: Merging) -> str:
    """The type as which an event is compared: its own, or the one that it gives way to as the article tells that too of the same actors."""
    stronger = rules.gives_way.get(event.event)
    if stronger is not None:
        mine = Side.of(event.actors)
        for other in events:
            theirs = Side.of(other.actors) if other.event == stronger else Side()
            if status_of(other) == status_of(event) and (mine.names & theirs.names or mine.codes & theirs.codes):
                return stronger
    return rules.told_as.get(f"{event.event}/{event.mode}", event.event)


def _window(event: Event, published: str | None) -> tuple[int, int, bool]:
    """The first and last day on which it may have happened, and whether the text names the day."""
    news = date.fromisoformat(published).toordinal() if published else date.max.toordinal()
    when = event.date
    if when is None or when.precision == "unknown":
        # a memory without a date lies before its report
        return _EARLIEST, news, False
    day = date.fromisoformat(when.value)
    if when.text is None and when.precision == "day":
        return day.toordinal() - _NEWS, day.toordinal(), False
    match when.precision:
        case "day":
            last = day
        case "week":
            last = day + timedelta(days=6)
        case "month":
            last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        case _:
            last = day.replace(month=12, day=31)
    return day.toordinal(), last.toordinal(), when.precision == "day"


class _Surroundings:
    """The names and words around a place in a text."""

    def __init__(self, text: str, countries: frozenset[str]):
        self._text = text
        self._countries = countries
        self._lower = frozenset(re.findall(r"\b[a-z][\w'’-]+", text))
        self._title = text.partition("\n\n")[0]
        self._ends = [match.end() for match in _SENTENCE_END.finditer(text)]
        self._words: dict[int, frozenset[str]] = {}
        self._names: dict[int, frozenset[str]] = {}

    def names(self, offset: int) -> frozenset[str]:
        """Words that begin with a capital, in the headline and in the paragraph, but for days and beginnings of sentences."""
        start = self._text.rfind("\n\n", 0, offset) + 1
        if start not in self._names:
            self._names[start] = self._names_from(start, offset)
        return self._names[start]

    def _names_from(self, start: int, offset: int) -> frozenset[str]:
        end = self._text.find("\n\n", offset)
        near = f"{self._title} {self._text[start : end if end >= 0 else len(self._text)]}"
        found = (_name(word) for word in _NAME.findall(near))
        return frozenset(
            name
            for name in found
            if len(name) > 2
            and name not in _CALENDAR
            and name not in self._countries
            and name.lower() not in self._lower
        )

    def towns(self, place: Place | None) -> list[Town]:
        """The place, unless it is a whole country."""
        if place is None or self._countries.issuperset(place.name.split()):
            return []
        return [Town(place.name, place.lat, place.lon)]

    def words(self, offset: int) -> frozenset[str]:
        """The beginnings of the longer words of the sentence."""
        place = bisect_right(self._ends, offset)
        start = self._ends[place - 1] if place else 0
        end = self._ends[place] if place < len(self._ends) else len(self._text)
        if place not in self._words:
            self._words[place] = frozenset(word[:_STEM] for word in _WORD.findall(self._text[start:end].lower()))
        return self._words[place]


def _name(word: str) -> str:
    """A name without its ending; datelines are written small."""
    bare = _POSSESSIVE.sub("", word)
    return bare.capitalize() if bare.isupper() and len(bare) > 3 else bare
