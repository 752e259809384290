"""Happenings out of groups of events: all that the reports say, side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TypeVar

from msgspec.structs import replace

from tocsin.merge.components import components
from tocsin.merge.facts import Facts
from tocsin.merge.group import Island
from tocsin.merge.likeness import Likeness
from tocsin.model import Actor, Article, Event, Figure, Happening, Place, Record
from tocsin.model.happening import Dated, Dates, Link, Reading, Report, Spread, Where, Who, Why
from tocsin.model.record import FigureKind, Precision

T = TypeVar("T")

_EXACT: tuple[Precision, ...] = ("day", "week", "month", "year", "unknown")
#: With so many earlier reports, at most, a report is compared to say why it belongs to them.
_COMPARED = 12


@dataclass(frozen=True)
class Told:
    """An event with the article that tells it and the figures that belong to it."""

    event: Event
    article: Article
    figures: list[Figure] = field(default_factory=list)

    @property
    def report(self) -> Report:
        """Where it stands."""
        return Report(
            event=self.event.id,
            article=self.article.id,
            publisher=self.article.publisher,
            published=self.article.published,
        )


def told(record: Record) -> dict[str, Told]:
    """The events of a record by id."""
    figures: dict[str, list[Figure]] = defaultdict(list)
    for figure in record.figures:
        if figure.event is not None:
            figures[figure.event].append(figure)
    return {event.id: Told(event, record.article, figures[event.id]) for event in record.events}


def happenings_of(
    island: Island, events: Mapping[str, Told], copies: Mapping[str, str], likeness: Likeness
) -> list[Happening]:
    """The happenings of an island.

    events: all events of the island by id. copies: to an article's id the name of the group of near-copies it is in.
    """
    made = [_happening(group, events, copies, likeness) for group in island.groups]
    links: dict[int, list[Link]] = defaultdict(list)
    for one, other in island.links:
        for mine, theirs in ((one, other), (other, one)):
            links[mine].append(Link(happening=made[theirs].id, status=made[theirs].status))
    return [_with_links(happening, links[number]) for number, happening in enumerate(made)]


def _with_links(happening: Happening, links: list[Link]) -> Happening:
    return replace(happening, links=sorted(links, key=lambda link: link.happening)) if links else happening


def _happening(
    group: list[Facts], events: Mapping[str, Told], copies: Mapping[str, str], likeness: Likeness
) -> Happening:
    members = [events[event] for facts in group for event in facts.events]
    first = members[0]
    compared = frozenset[str]().union(*(facts.types for facts in group))
    own_types = Counter(each.event.event for each in members)
    event = _most(Counter({kind: own_types[kind] for kind in own_types if kind in compared}) or own_types)
    own = [each.event for each in members if each.event.event == event] or [each.event for each in members]
    mode = _most(Counter(each.mode for each in own if each.mode))
    return Happening(
        id=f"h{sha256(first.event.id.encode()).hexdigest()[:12]}",
        event=event or first.event.event,
        mode=mode,
        quad=next(each.quad for each in own if mode in (None, each.mode)),
        status=group[0].status,
        actors=_people((each.event.id, each.event.actors) for each in members),
        recipients=_people((each.event.id, each.event.recipients) for each in members),
        dates=_dates(members),
        places=_places(members),
        figures=_figures(members),
        reports=[each.report for each in members],
        articles=len({each.article.id for each in members}),
        publishers=_publishers(members, copies),
        why=_why(group, likeness),
    )


def _most(counts: Counter[str]) -> str | None:
    """The most common, of several the first in the alphabet."""
    return min(counts, key=lambda each: (-counts[each], each), default=None)


def _people(sides: Iterable[tuple[str, list[Actor]]]) -> list[Who]:
    """Those who are named, each once, by how many name them.

    "Envoys" whose country nobody tells there are those whom another report tells of: "Kenyan envoys".
    """
    named: dict[tuple[str | None, ...], list[tuple[str, Actor]]] = defaultdict(list)
    for event, actors in sides:
        for actor in actors:
            code = (actor.country, actor.sectors[0] if actor.sectors else None, actor.entity)
            named[(*code, None if any(code) else actor.text)].append((event, actor))
    told = {sector for country, sector, *_ in named if country and sector}
    for vague in [code for code in named if code[0] is None and code[2] is None and code[1] in told]:
        del named[vague]
    return [
        Who(
            text=reports[0][1].text,
            name=reports[0][1].name,
            country=reports[0][1].country,
            sectors=reports[0][1].sectors,
            entity=reports[0][1].entity,
            events=_distinct(event for event, _ in reports),
        )
        for reports in sorted(named.values(), key=lambda each: -len(each))
    ]


def _places(members: list[Told]) -> list[Where]:
    named: dict[tuple[object, ...], list[tuple[str, Place]]] = defaultdict(list)
    for each in members:
        place = each.event.place
        if place is not None:
            named[place.name, place.country, place.geonames].append((each.event.id, place))
    return [
        Where(
            name=reports[0][1].name,
            country=reports[0][1].country,
            admin1=reports[0][1].admin1,
            lat=reports[0][1].lat,
            lon=reports[0][1].lon,
            geonames=reports[0][1].geonames,
            events=_distinct(event for event, _ in reports),
        )
        for reports in sorted(named.values(), key=lambda each: -len(each))
    ]


def _dates(members: list[Told]) -> Dates:
    given: dict[tuple[str, Precision], list[str]] = defaultdict(list)
    assumed = []
    for each in members:
        when = each.event.date
        if when is not None and when.text is not None:
            given[when.value, when.precision].append(each.event.id)
        elif when is not None:
            assumed.append(when.value)
    if not given:
        best = min(assumed, default=None)
        return Dates(
            first=best, last=max(assumed, default=None), best=best, precision="day" if best is not None else "unknown"
        )
    ranked = sorted(given, key=lambda each: (_EXACT.index(each[1]), -len(given[each]), each[0]))
    return Dates(
        first=min(value for value, _ in given),
        last=max(value for value, _ in given),
        best=ranked[0][0],
        precision=ranked[0][1],
        given=[Dated(value=value, precision=precision, events=given[value, precision]) for value, precision in ranked],
    )


def _figures(members: list[Told]) -> list[Spread]:
    by_kind: dict[FigureKind, list[Reading]] = defaultdict(list)
    for each in members:
        for figure in each.figures:
            by_kind[figure.kind].append(
                Reading(value=figure.value, comparator=figure.comparator, text=figure.text, report=each.report)
            )
    return [
        Spread(
            kind=kind,
            lowest=min(readings, key=lambda reading: reading.value),
            highest=max(readings, key=lambda reading: reading.value),
            latest=max(readings, key=lambda reading: reading.report.published or ""),
            readings=readings,
        )
        for kind, readings in sorted(by_kind.items())
    ]


def _publishers(members: list[Told], copies: Mapping[str, str]) -> int:
    """Publishers that tell it in words of their own: those that one text or one name connects are one."""
    articles = list({each.article.id: each.article for each in members}.values())
    earliest: dict[tuple[str, str], int] = {}
    same = []
    for place, article in enumerate(articles):
        marks = [("text", copies.get(article.id, article.id))]
        marks += [("publisher", article.publisher)] if article.publisher else []
        same += [(earliest.setdefault(mark, place), place) for mark in marks]
    return len(components(len(articles), same))


def _why(group: list[Facts], likeness: Likeness) -> list[Why]:
    """To each report but the first the earlier one that it is likest to, and in what.

    Reports of one article are compared with one another, what an article tells as a whole with what others do.
    """
    why = []
    for number, facts in enumerate(group):
        if number:
            why.append(_likest(facts, group[:number][:_COMPARED], likeness))
        why += [
            _likest(part, facts.parts[:place][:_COMPARED], likeness) for place, part in enumerate(facts.parts) if place
        ]
    return why


def _likest(facts: Facts, earlier: Sequence[Facts], likeness: Likeness) -> Why:
    like = max(earlier, key=lambda other: likeness.points(other, facts))
    agree, differ = likeness.reasons(like, facts)
    return Why(
        event=facts.events[0],
        like=like.events[0],
        points=round(likeness.points(like, facts), 2),
        agree=agree,
        differ=differ,
    )


def _distinct(values: Iterable[T]) -> list[T]:
    return list(dict.fromkeys(values))
