"""Which events are one: groups that depend on the events alone, not on the order in which they come.

Events of different articles are compared only when they share a key (a day, a kind of event, a country or name). Pairs that
are alike enough are taken up from the best to the worst; two groups become one when no two of their members rule each other out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations

from tocsin.merge.components import components
from tocsin.merge.facts import Facts, joined
from tocsin.merge.likeness import Likeness

#: Longest time, in days, that is looked up day by day.
_DAYS = 8

Key = tuple[str, ...]
Pair = tuple[int, int]


@dataclass(frozen=True)
class Island:
    """Events that hang together by likeness, straight or by others. No event outside touches what becomes of them."""

    groups: list[list[Facts]]
    #: Numbers of groups that are alike but for their status.
    links: list[Pair]


def within_article(facts: list[Facts], likeness: Likeness) -> list[Facts]:
    """The events of one article, those that are one joined."""
    ordered = sorted(facts, key=lambda each: each.key)
    edges = _edges(ordered, combinations(range(len(ordered)), 2), likeness)
    return [joined(ordered[place] for place in group) for group in _agglomerate(ordered, edges, likeness)]


def across_articles(facts: Iterable[Facts], likeness: Likeness) -> list[Island]:
    """The groups of what articles tell, in islands, both in the order of their earliest reports."""
    ordered = sorted(facts, key=lambda each: each.key)
    alike: dict[object, list[int]] = defaultdict(list)
    for place, each in enumerate(ordered):
        alike[each.content].append(place)
    copies = list(alike.values())
    single = [ordered[places[0]] for places in copies]
    edges = _edges(single, _candidates(single), likeness)
    islands = []
    found = components(len(single), edges)
    island_of = {place: number for number, members in enumerate(found) for place in members}
    own: dict[int, dict[Pair, float]] = defaultdict(dict)
    for pair, points in edges.items():
        own[island_of[pair[0]]][pair] = points
    for number, members in enumerate(found):
        islands.append(_island(members, own[number], single, likeness, ordered, copies))
    return islands


def reached(fresh: Iterable[Facts], known: Iterable[Facts], likeness: Likeness) -> Iterator[Facts]:
    """Those of the known facts that new ones are alike to, some of them more than once."""
    own: dict[Key, list[Facts]] = defaultdict(list)
    found_by: dict[Key, list[Facts]] = defaultdict(list)
    for each in known:
        tight, coarser = keys(each)
        for key in tight:
            own[key].append(each)
        for key in coarser:
            found_by[key].append(each)
    for new in fresh:
        tight, coarser = keys(new)
        lists = [own.get(key, []) for key in tight | coarser] + [found_by.get(key, []) for key in tight]
        for each in {other.events[0]: other for places in lists for other in places}.values():
            if likeness.may_be(new, each) and likeness.points(new, each) > 0:
                yield each


def _island(
    members: list[int],
    edges: dict[Pair, float],
    single: list[Facts],
    likeness: Likeness,
    ordered: list[Facts],
    copies: list[list[int]],
) -> Island:
    here = {place: number for number, place in enumerate(members)}
    local = {(here[one], here[other]): points for (one, other), points in edges.items()}
    groups = _agglomerate([single[place] for place in members], local, likeness)
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    links = {
        (group_of[one], group_of[other])
        for one, other in local
        if single[members[one]].status != single[members[other]].status
    }
    whole = [
        sorted((ordered[each] for place in group for each in copies[members[place]]), key=lambda facts: facts.key)
        for group in groups
    ]
    return Island(whole, sorted((min(link), max(link)) for link in links))


def _agglomerate(facts: Sequence[Facts], edges: dict[Pair, float], likeness: Likeness) -> list[list[int]]:
    """Groups of places in a list, joined from the likest pair on, as long as no two members exclude each other."""
    group_of = list(range(len(facts)))
    groups = {place: [place] for place in group_of}
    known: dict[Pair, bool] = {}

    def excluded(one: int, other: int) -> bool:
        pair = (one, other) if one < other else (other, one)
        if pair not in known:
            known[pair] = likeness.exclude(facts[pair[0]], facts[pair[1]], edges.get(pair))
        return known[pair]

    for (one, other), _ in sorted(edges.items(), key=lambda edge: (-edge[1], edge[0])):
        first, second = sorted((group_of[one], group_of[other]))
        if first == second or any(excluded(mine, theirs) for mine in groups[first] for theirs in groups[second]):
            continue
        moved = groups.pop(second)
        groups[first] += moved
        for place in moved:
            group_of[place] = first
    return [sorted(groups[place]) for place in sorted(groups)]


def _edges(facts: Sequence[Facts], pairs: Iterable[Pair], likeness: Likeness) -> dict[Pair, float]:
    """Those of the pairs that are alike enough, with their points."""
    edges = {}
    for pair in pairs:
        one, other = facts[pair[0]], facts[pair[1]]
        if likeness.may_be(one, other):
            points = likeness.points(one, other)
            if points > 0:
                edges[pair] = points
    return edges


def _candidates(facts: Sequence[Facts]) -> Iterator[Pair]:
    """Pairs that share a key, each once; of two keys with one day more or less only one need be shared."""
    found = [keys(each) for each in facts]
    tight: dict[Key, list[int]] = defaultdict(list)
    wide: dict[Key, list[int]] = defaultdict(list)
    for place, (own, coarser) in enumerate(found):
        for key in own:
            tight[key].append(place)
        for key in coarser:
            wide[key].append(place)
    for place, (own, coarser) in enumerate(found):
        others: set[int] = set()
        for key in own:
            others.update(tight[key], wide.get(key, ()))
        for key in coarser:
            others.update(tight.get(key, ()))
        yield from ((place, other) for other in sorted(others) if other > place)


def keys(facts: Facts) -> tuple[set[Key], set[Key]]:
    """What events are looked up by. Two are compared when they share one of the first, or a first and a second.

    The first are as exact as the date; the second are those of a coarser date, so that "in May" finds "on 5 May".
    """
    about = _about(facts)
    own, coarser = _times(facts.first, facts.last)
    return (
        {(time, kind, what) for time in own for kind in facts.types for what in about},
        {(time, kind, what) for time in coarser for kind in facts.types for what in about},
    )


def _about(facts: Facts) -> frozenset[str]:
    """The countries that an event is about; where none is known its names."""
    known = facts.actors.countries | facts.recipients.countries | facts.lands
    return known or facts.actors.names | facts.recipients.names or facts.names


@lru_cache(maxsize=10_000)  # the news of a day tell of the same few days
def _times(first: int, last: int) -> tuple[list[str], list[str]]:
    """The times that an event between two days is looked up by, and the coarser ones under which it can be found."""
    length = last - first
    if length > 366:
        return ["undated"], []
    begin, end = date.fromordinal(first), date.fromordinal(last)
    if length > 31:
        return sorted({str(begin.year), str(end.year)}), []
    months = sorted({f"{begin:%Y-%m}", f"{end:%Y-%m}"})
    if length > _DAYS:
        return months, sorted({month[:4] for month in months})
    # a day more, so that neighbouring days meet
    return [date.fromordinal(day).isoformat() for day in range(first, last + 2)], months
