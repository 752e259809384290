"""What a ledger is reckoned from, wherever it stands: told events, what shows an outcome, and texts."""

from __future__ import annotations

import heapq
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

from tocsin.judge.asks import ANYBODY, NOBODY, Ask
from tocsin.judge.conditions import sentence_at
from tocsin.judge.evidence import Deed, Glimpse
from tocsin.judge.parties import Party, key_of
from tocsin.model import Article, Event, Threat


@dataclass(frozen=True)
class Told:
    """An event with its article, and the threat that it makes, if it does."""

    event: Event
    article: Article
    threat: Threat | None = None


@dataclass(frozen=True)
class Seen:
    """An event of any source as a reader weighs it: asserted or planned."""

    id: str
    #: ISO day.
    day: str
    event: str
    mode: str | None
    quad: str | None
    planned: bool
    actors: Sequence[Party]
    recipients: Sequence[Party]
    #: None: the event is imported.
    words: str | None = None
    article: str | None = None
    #: Country in which it took place.
    country: str | None = None


def seen_of(event: Event, article: Article) -> Seen | None:
    """One of the coder's events; None: it is supposed, denied or historical, or of no day."""
    day = event.date.value if event.date is not None else article.published
    if day is None or set(event.auxiliary) - {"future"}:
        return None
    return Seen(
        id=event.id,
        day=day,
        event=event.event,
        mode=event.mode,
        quad=event.quad,
        planned="future" in event.auxiliary,
        actors=event.actors,
        recipients=event.recipients,
        words=event.trigger.text,
        article=article.id,
        country=event.place.country if event.place is not None else None,
    )


class Source(Protocol):
    """Where events and texts are looked up."""

    def told(self, event: str) -> Told | None:
        """The event of that id."""

    def named(self, article: str) -> frozenset[str]:
        """Countries that take part in what an article tells."""

    def glimpses(self, asks: Sequence[Ask], first: str, last: str) -> Iterator[Glimpse]:
        """Asserted events that answer one of them, from one ISO day to another, in order of their days."""

    def telling(
        self, keys: Iterable[str], wanted: set[str], need: int, first: str, last: str
    ) -> Iterator[tuple[str, str, str]]:
        """Id, day and text of the articles published from one ISO day to another, by day and id, in which somebody of these
        keys takes part; those that cannot have so many of the wanted beginnings of words may be left out."""

    def within(self, article: str) -> Iterator[Told]:
        """The events of an article."""

    def between(self, keys: Iterable[str], first: str, last: str, as_of: str) -> Iterator[Seen]:
        """Events from one ISO day to another in which somebody of these keys takes part, asserted or planned, told until `as_of`,
        in no order."""


def who_and_whom(event: Event) -> Iterator[tuple[str, str]]:
    """What a deed is entered under: each actor with each recipient, or with nobody; and each actor with anybody."""
    whom = {key_of(each) for each in event.recipients} or {NOBODY}
    for who in {key_of(each) for each in event.actors}:
        yield from ((who, each) for each in (*whom, ANYBODY))


class InMemory:
    """Events and texts that are at hand."""

    def __init__(self, told: Mapping[str, Told], texts: Mapping[str, str]):
        self._told = told
        self._texts = texts
        self._by_article: dict[str, list[Told]] = defaultdict(list)
        self._naming: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self._deeds: dict[tuple[str, str, str], list[Deed]] = defaultdict(list)
        for each in told.values():
            self._by_article[each.article.id].append(each)
            for party in (*each.event.actors, *each.event.recipients):
                self._naming[key_of(party)].add((each.article.published or "", each.article.id))
        for each in told.values():
            event, article = each.event, each.article
            if event.auxiliary:
                continue
            deed = Deed(
                event=event,
                article=article.id,
                published=article.published,
                named=self.named(article.id),
                sentence=sentence_at(texts[article.id], event.trigger.start) if not event.recipients else "",
            )
            if deed.day is not None:
                for who, whom in who_and_whom(event):
                    self._deeds[who, whom, event.event].append(deed)
        for deeds in self._deeds.values():
            deeds.sort(key=_day)

    def told(self, event: str) -> Told | None:
        """The event of that id."""
        return self._told.get(event)

    def named(self, article: str) -> frozenset[str]:
        """Countries that take part in what an article tells."""
        parties = (p for each in self._by_article[article] for p in (*each.event.actors, *each.event.recipients))
        return frozenset(party.country for party in parties if party.country is not None)

    def glimpses(self, asks: Sequence[Ask], first: str, last: str) -> Iterator[Glimpse]:
        """Asserted events that answer one of them, from one ISO day to another, in order of their days."""
        found = []
        for ask in asks:
            for kind in ask.types:
                deeds = self._deeds.get((ask.who, ask.whom, kind), [])
                low, high = bisect_left(deeds, first, key=_day), bisect_right(deeds, last, key=_day)
                found.append(map(_glimpse, deeds[low:high]))
        return heapq.merge(*found, key=lambda each: each.day)

    def telling(
        self, keys: Iterable[str], wanted: set[str], need: int, first: str, last: str
    ) -> Iterator[tuple[str, str, str]]:
        """Id, day and text of the articles of a period in which somebody of these keys takes part."""
        del wanted, need
        named = {each for key in keys for each in self._naming.get(key, ()) if first <= each[0] <= last}
        return ((article, day, self._texts[article]) for day, article in sorted(named))

    def within(self, article: str) -> Iterator[Told]:
        """The events of an article."""
        return iter(self._by_article[article])

    def between(self, keys: Iterable[str], first: str, last: str, as_of: str) -> Iterator[Seen]:
        """Events from one ISO day to another in which somebody of these keys takes part, asserted or planned, told until `as_of`."""
        wanted = set(keys)
        for each in self._told.values():
            seen = seen_of(each.event, each.article)
            if seen is None or not first <= seen.day <= last or (each.article.published or seen.day) > as_of:
                continue
            if wanted & {key_of(party) for party in (*seen.actors, *seen.recipients)}:
                yield seen


def _day(deed: Deed) -> str:
    return deed.day or ""


def _glimpse(deed: Deed) -> Glimpse:
    return Glimpse(_day(deed), deed.event.event, deed.event.mode, partial(_itself, deed))


def _itself(deed: Deed) -> Deed:
    return deed
