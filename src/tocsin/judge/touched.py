"""Which rulings hold still after new articles have come and old ones gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from tocsin.codebook.schema import Outcomes
from tocsin.judge.outcomes import Menace, Ruling, asks_of, key_of, needed, wanted_stems


@dataclass(frozen=True)
class Text:
    """A new article."""

    #: ISO day of publication; nothing if it is not known.
    published: str
    #: Who takes part in its events.
    keys: frozenset[str]
    #: The beginnings of its words.
    stems: frozenset[str]


class Touched:
    """What has changed since rulings were made.

    A ruling cites all that decides it, on its first day. So what has gone only touches those that cite it, and what has come
    only those in whose time it lies and whose parties take part in it.
    deeds: who, to whom, type and day of the new ones. gone: ids of articles. as_of: ISO day, not before that of the rulings.
    """

    def __init__(
        self,
        deeds: Iterable[tuple[str, str, str, str]],
        texts: Collection[Text],
        gone: Collection[str],
        rules: Outcomes,
        as_of: str,
    ):
        found: dict[tuple[str, str, str], list[str]] = defaultdict(list)
        for who, whom, kind, day in deeds:
            found[who, whom, kind].append(day)
        self._days = {key: sorted(days) for key, days in found.items()}
        self._texts = texts
        self._gone = frozenset(gone)
        self._rules = rules
        self._as_of = as_of

    def holds(self, menace: Menace, ruling: Ruling) -> bool:
        """Whether a ruling would come out the same if it were made now."""
        if ruling.settled is None and ruling.due < self._as_of:
            return False
        if self._gone and any(each.article in self._gone for each in ruling.evidence):
            return False
        last = min(ruling.settled or ruling.due, ruling.due)
        return not self._done(menace, last) and not (menace.condition and self._told(menace, last))

    def _done(self, menace: Menace, last: str) -> bool:
        for ask in asks_of(menace, self._rules):
            for kind in ask.types:
                days = self._days.get((ask.who, ask.whom, kind))
                if days:
                    place = bisect_left(days, menace.day)
                    if place < len(days) and days[place] <= last:
                        return True
        return False

    def _told(self, menace: Menace, last: str) -> bool:
        wanted = wanted_stems(menace, self._rules)
        need = needed(wanted, self._rules)
        keys = {key_of(each) for each in (*menace.issuers, *menace.targets)}
        return any(
            menace.day < text.published <= last and not keys.isdisjoint(text.keys) and len(wanted & text.stems) >= need
            for text in self._texts
        )
