"""What a ledger is reckoned from, out of a store: nothing is held that is not asked for."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache, partial

from tocsin.judge.asks import Ask
from tocsin.judge.conditions import sentence_at
from tocsin.judge.evidence import Deed, Glimpse
from tocsin.judge.plain import party_of
from tocsin.judge.sources import Seen, Told, seen_of
from tocsin.model.rows import EventRow
from tocsin.store import Store
from tocsin.store.deeds import Deeds, StoredParty

#: So many deeds are kept at hand, and of so many articles who takes part.
_AT_HAND = 20_000


class InStore:
    """Events and texts of a store whose deeds are entered."""

    def __init__(self, store: Store):
        self._deeds = Deeds(store)
        self.deed = lru_cache(_AT_HAND)(self._read)
        self.named = lru_cache(_AT_HAND)(self._named)
        self.keys = lru_cache(_AT_HAND)(self._keys)
        self.told = lru_cache(_AT_HAND)(self._told)

    def glimpses(self, asks: Sequence[Ask], first: str, last: str) -> Iterator[Glimpse]:
        """Asserted events that answer one of them, from one ISO day to another, in order of their days."""
        found = [self._between(ask.who, ask.whom, kind, first, last) for ask in asks for kind in sorted(ask.types)]
        return heapq.merge(*found, key=lambda each: each.day)

    def telling(
        self, keys: Iterable[str], wanted: set[str], need: int, first: str, last: str
    ) -> Iterator[tuple[str, str, str]]:
        """Id, day and text of the articles of a period that have enough of these words and somebody of these keys."""
        if first > last or not wanted:
            return
        parties = set(keys)
        for day, article in self._deeds.with_words(_any_of_each(sorted(wanted), need), first, last):
            if not parties.isdisjoint(self.keys(article)):
                yield article, day, self._deeds.text(article)

    def within(self, article: str) -> Iterator[Told]:
        """The events of an article."""
        return (Told(*each) for each in self._deeds.within(article))

    def between(self, keys: Iterable[str], first: str, last: str, as_of: str) -> Iterator[Seen]:
        """Events of every source from one ISO day to another in which somebody of these keys takes part, told until `as_of`."""
        wanted = list(keys)
        for event, article in self._deeds.of_parties(wanted, first, last):
            seen = seen_of(event, article)
            if seen is not None and first <= seen.day <= last and (article.published or seen.day) <= as_of:
                yield seen
        for row in self._deeds.imported_of_parties(wanted, first, last):
            if row.date is not None and row.date <= as_of and row.event is not None:
                yield _seen(row, row.date, row.event)

    def _between(self, who: str, whom: str, kind: str, first: str, last: str) -> Iterator[Glimpse]:
        for day, mode, event in self._deeds.between(who, whom, kind, first, last):
            yield Glimpse(day, kind, mode, partial(self.deed, event))

    def _read(self, id_: str) -> Deed:
        event, article, published = self._deeds.event(id_)
        if event.recipients:
            return Deed(event=event, article=article, published=published)
        # who else takes part, and in what words it is told, is only asked where nobody is named to whom it is done
        sentence = sentence_at(self._deeds.text(article), event.trigger.start)
        return Deed(event=event, article=article, published=published, named=self.named(article), sentence=sentence)

    def _told(self, event: str) -> Told | None:
        found = self._deeds.told(event)
        return Told(*found) if found is not None else None

    def _named(self, article: str) -> frozenset[str]:
        return frozenset(party.country for party in self._deeds.parties(article) if party.country is not None)

    def _keys(self, article: str) -> frozenset[str]:
        return frozenset(map(_stored_key, self._deeds.parties(article)))


def _stored_key(party: StoredParty) -> str:
    return party.country or (party.name or party.text).casefold()


def _any_of_each(words: list[str], need: int) -> list[list[str]]:
    """Lists of words so that whoever has so many of the words has one of each list."""
    size = len(words) - need + 1
    return [words[start : start + size] for start in range(0, len(words) - size + 1, size)]


def _seen(row: EventRow, day: str, event: str) -> Seen:
    return Seen(
        id=row.id,
        day=day,
        event=event,
        mode=row.mode,
        quad=row.quad,
        planned="future" in (row.auxiliary or []),
        actors=[party_of(each, row.id) for each in row.actors],
        recipients=[party_of(each, row.id) for each in row.recipients],
        country=row.place.country if row.place is not None else None,
    )
