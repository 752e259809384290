"""Gold out of what persons have decided: articles all of whose events were looked at."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import msgspec
import yaml

from tocsin.evaluate.gold import GoldDay, GoldEvent, GoldSpot, GoldText, occurrences
from tocsin.model import Actor, Event, Place, Record, When
from tocsin.model.review import Decision
from tocsin.store.browse.articles import record_of
from tocsin.store.reviews import Reviews
from tocsin.store.store import Store


class Harvest:
    """The gold of a store's decisions, and the articles that cannot be gold yet."""

    def __init__(self, store: Store):
        self._store = store
        #: Ids of articles some of whose events nobody has decided on, or an event of which words cannot single out.
        self.left: list[str] = []

    def texts(self) -> Iterator[GoldText]:
        """The articles as gold, one after the other."""
        reviews = Reviews(self._store)
        for id_ in reviews.articles():
            record = record_of(self._store, id_)
            if record is None:
                continue
            text = gold_of(record, reviews.of_article(id_))
            if text is None:
                self.left.append(id_)
            else:
                yield text


def gold_of(record: Record, decided: Mapping[str, list[Decision]]) -> GoldText | None:
    """A record, as it is after all decisions on it, as gold. decided: these by the event's id, in their order. None: not all of its events were decided on, or words that
    stand once in the text do not tell one of them.

    Statements are left open, and contexts, date and place of what was decided on by an earlier version.
    """
    if any(event.reviewed is None for event in record.events):
        return None
    text = record.article.text
    last = {event: decisions[-1] for event, decisions in decided.items()}
    events = [_gold(event, text, whole=event.id in last and last[event.id].whole) for event in record.events]
    there = {event.id for event in record.events}  # an earlier version kept what was missed out of the record
    events += [
        _gold(each.event, text, whole=False)
        for id_, each in last.items()
        if each.verdict == "missed" and id_ not in there
    ]
    article = record.article
    found = [each for each in events if each is not None]
    if len(found) < len(events):
        return None
    return GoldText(
        id=article.id,
        title=article.title if article.title and article.title in article.text else None,
        published=article.published,
        publisher=article.publisher,
        text=article.text,
        events=found,
        statements=None,
    )


def as_yaml(texts: list[GoldText]) -> str:
    """Gold texts as a file that `tocsin eval events` reads."""
    plain = [
        {name: value for name, value in msgspec.to_builtins(text).items() if value is not None or name == "statements"}
        for text in texts
    ]
    return str(yaml.safe_dump({"sentences": plain}, allow_unicode=True, sort_keys=False, width=120))


def _gold(event: Event, text: str, *, whole: bool) -> GoldEvent | None:
    trigger = single(event, text)
    if trigger is None:
        return None
    return GoldEvent(
        event=event.event,
        mode=event.mode,
        trigger=trigger,
        actors=_side(event.actors, text),
        recipients=_side(event.recipients, text),
        auxiliary=event.auxiliary,
        contexts=event.contexts if whole else None,
        date=_day(event.date) if whole else msgspec.UNSET,
        place=_spot(event.place) if whole else msgspec.UNSET,
    )


def _day(when: When | None) -> GoldDay | None:
    return GoldDay(value=when.value, precision=when.precision, until=when.until) if when else None


def _spot(place: Place | None) -> GoldSpot | msgspec.UnsetType | None:
    """The place; one of which nobody knows where it lies is not tested."""
    if place is None:
        return None
    if place.precision is None or (place.precision in {"city", "exact"} and place.lat is None):
        return msgspec.UNSET
    return GoldSpot(name=place.name, country=place.country, lat=place.lat, lon=place.lon, precision=place.precision)


def single(event: Event, text: str) -> str | None:
    """The words of the trigger, with as many of those after it, else before it, as make them stand in the text once."""
    start, end = event.trigger.start, event.trigger.end
    line_start, line_end = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    after = [
        match.end()
        for match in re.finditer(r"\w+", text[: line_end if line_end >= 0 else len(text)])
        if match.end() > end
    ]
    before = [match.start() for match in re.finditer(r"\w+", text[:start]) if match.start() >= line_start]
    for from_, to in [(start, end), *((start, each) for each in after), *((each, end) for each in reversed(before))]:
        if occurrences(text[from_:to], text) == [from_]:
            return text[from_:to]
    return None


def _side(actors: list[Actor], text: str) -> dict[str, str]:
    """Words to code; of two with the same words the later has some of those after it too."""
    found: dict[str, str] = {}
    for each in actors:
        end = each.end
        while text[each.start : end] in found and end < len(text):
            end = next((match.end() for match in re.finditer(r"\w+", text[end:]) if match.end()), len(text)) + end
        found[text[each.start : end]] = code_of(each)
    return found


def code_of(actor: Actor) -> str:
    """Country and primary sector: `RUS GOV`, `- REB`, `-`."""
    return " ".join([actor.country or "-", *actor.sectors[:1]])
