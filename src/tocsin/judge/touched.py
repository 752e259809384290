"""Which rulings hold still after new articles have come and old ones gone."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from itertools import islice

from tocsin.codebook.schema import Outcomes
from tocsin.judge.asks import asks_of
from tocsin.judge.conditions import needed, wanted_stems
from tocsin.judge.evidence import Deed, Menace, Ruling
from tocsin.judge.outcomes import tells
from tocsin.judge.parties import key_of


@dataclass(frozen=True)
class Text:
    """A new article."""

    #: ISO day of publication; nothing if it is not known.
    published: str
    #: Who takes part in its events.
    keys: frozenset[str]
    #: In small letters.
    text: str


class Touched:
    """What has changed since rulings were made.

    A ruling cites all that decides it, on its first day. So what has gone only touches those that cite it, and what has come
    only those in whose time it lies and whose parties take part in it.
    deeds: who, to whom, type, day and event of the new ones. look: the deed of an event. gone: ids of articles. as_of: ISO day, not
    before that of the rulings.
    """

    def __init__(
        self,
        deeds: Iterable[tuple[str, str, str, str, str]],
        look: Callable[[str], Deed],
        texts: Collection[Text],
        gone: Collection[str],
        rules: Outcomes,
        as_of: str,
    ):
        self._deeds: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
        for who, whom, kind, day, event in deeds:
            self._deeds[who, whom, kind].append((day, event))
        for found in self._deeds.values():
            found.sort()
        self._look = look
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
                deeds = self._deeds.get((ask.who, ask.whom, kind), [])
                for day, event in islice(deeds, bisect_left(deeds, (menace.day, "")), None):
                    if day > last:
                        break
                    if tells(self._look(event), day, menace, self._rules):
                        return True
        return False

    def _told(self, menace: Menace, last: str) -> bool:
        wanted = wanted_stems(menace, self._rules)
        if not wanted:
            return False
        need = needed(wanted, self._rules)
        keys = {key_of(each) for each in (*menace.issuers, *menace.targets)}
        return any(
            menace.day < text.published <= last
            and not keys.isdisjoint(text.keys)
            and sum(stem in text.text for stem in wanted) >= need
            for text in self._texts
        )
