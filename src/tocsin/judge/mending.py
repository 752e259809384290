"""An event as a person says that it should be: what was given is checked against the ontology and the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from tocsin.codebook.load import BUILTIN, read_yaml
from tocsin.codebook.schema import Ontology
from tocsin.codebook.schema.actors import Countries
from tocsin.codebook.schema.ontology import EventType, Mode
from tocsin.judge.circumstances import date_line, dated, place_line, placed
from tocsin.judge.cited import BY_HAND, MendError, found
from tocsin.model import Actor, Article, AuxiliaryMode, Event, Record, Span, ThreatAct, When

_CODE = re.compile(r"(-|[A-Z]{3})((?: [A-Z]{3})*)")


@dataclass(frozen=True)
class Given:
    """What a person gives for an event. Each side: lines of `WORDS = CODE`, the code as `RUS GOV`, `RUS`, `- REB` or `-`.

    Of date, place and contexts None: they stay as they are. The lines of date and place are those of `circumstances`.
    """

    #: TYPE or TYPE/mode.
    kind: str
    actors: str
    recipients: str
    auxiliary: Sequence[AuxiliaryMode] = ()
    date: str | None = None
    place: str | None = None
    contexts: Sequence[str] | None = None

    @classmethod
    def of(cls, event: Event) -> Given:
        """An event as it is: what is given of it when nothing is to be otherwise."""
        return cls(
            kind=kind_of(event),
            actors=lines_of(event.actors),
            recipients=lines_of(event.recipients),
            auxiliary=event.auxiliary,
            date=date_line(event.date),
            place=place_line(event.place),
            contexts=event.contexts,
        )


@dataclass(frozen=True)
class Codes:
    """What an event may be coded with."""

    ontology: Ontology
    #: Of each country and international body.
    names: Mapping[str, str]

    @classmethod
    def builtin(cls) -> Codes:
        """Those of the built-in codebook."""
        found = read_yaml(BUILTIN / "actors" / "countries.yaml", Countries)
        ontology = read_yaml(BUILTIN / "ontology.yaml", Ontology)
        special = Counter(each.code for each in found.special)  # a code of several bodies is none of them
        own = [*found.countries, *(each for each in found.special if special[each.code] == 1)]
        return cls(ontology, ontology.international | {each.code: each.name for each in own})

    @property
    def kinds(self) -> list[str]:
        """Every TYPE and TYPE/mode."""
        return [
            kind
            for each in self.ontology.events
            for kind in (each.event, *(f"{each.event}/{mode.mode}" for mode in each.modes))
        ]

    @property
    def countries(self) -> dict[str, str]:
        """The names of countries by ISO-3 code: what a place may lie in."""
        return {code: name for code, name in self.names.items() if code not in self.ontology.international}


def mended(event: Event, given: Given, text: str, codes: Codes) -> Event:
    """An event with what was given for it; sides that are given as they were stay as they are.

    text: of the article, to find words in. Raises MendError.
    """
    at = event.trigger.start
    return replace(
        _as_kind(event, given.kind.strip(), codes.ontology),
        auxiliary=sorted(set(given.auxiliary)),
        actors=_side(event.actors, given.actors, event, text, codes),
        recipients=_side(event.recipients, given.recipients, event, text, codes),
        date=event.date if given.date is None else dated(event.date, given.date, at, text),
        place=event.place if given.place is None else placed(event.place, given.place, at, text, codes.countries),
        contexts=event.contexts if given.contexts is None else _contexts(given.contexts, event, codes),
    )


def noted(record: Record, words: str, given: Given, codes: Codes) -> Event:
    """An event that was not coded. words: its trigger, as it stands in the text, once.

    Its sentence is that of the last event before it, its day that of publication unless another is given. Raises MendError, also when there is one of its type at these words.
    """
    if not given.kind.strip():
        raise MendError("an event has a type; none was given")
    text = record.article.text
    trigger = found(words, text, None)
    before = [each for each in record.events if each.trigger.start <= trigger.start]
    blank = Event(
        id=f"{record.article.id}.{trigger.start}k",
        sentence=max(before, key=lambda each: each.trigger.start).sentence if before else 0,
        trigger=trigger,
        event="",
        quad="",
        score=0,
        date=published_on(record.article),
        rule=BY_HAND,
        confidence=1,
    )
    event = mended(blank, given, text, codes)
    for each in record.events:
        same = each.trigger == trigger and each.rule == BY_HAND
        if same or (_overlap(each.trigger, trigger) and each.event == event.event):
            raise MendError(f"“{each.trigger.text}” is there already as {kind_of(each)}: mend that event")
    return event


def published_on(article: Article) -> When | None:
    """The day of what an article tells without saying when: that of its publication."""
    return When(value=article.published, precision="day") if article.published else None


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def kind_of(event: Event | ThreatAct) -> str:
    """TYPE or TYPE/mode; empty of an act that would be none."""
    return f"{event.event}/{event.mode}" if event.mode else event.event or ""


def kind_written(written: str, ontology: Ontology) -> tuple[EventType, Mode | None]:
    """The type and mode that TYPE or TYPE/mode names. Raises MendError."""
    name, _, mode = written.partition("/")
    kind = next((each for each in ontology.events if each.event == name.upper()), None)
    if kind is None:
        raise MendError(f"no event type {name}")
    of_mode = next((each for each in kind.modes if each.mode == mode), None)
    if mode and of_mode is None:
        modes = ", ".join(each.mode for each in kind.modes)
        raise MendError(f"{kind.event} has no mode {mode}" + (f"; {modes} are" if modes else ""))
    return kind, of_mode


def lines_of(actors: Iterable[Actor]) -> str:
    """A side as `Given` has it."""
    return "\n".join(f"{' '.join(each.text.split())} = {code_of(each)}" for each in actors)


def code_of(actor: Actor) -> str:
    """An actor's country and sectors: `RUS GOV MIL`, `- REB`, `-`."""
    return " ".join([actor.country or "-", *actor.sectors])


def _as_kind(event: Event, written: str, ontology: Ontology) -> Event:
    """An event as one of TYPE or TYPE/mode; its own is always one, whatever codebook it is of."""
    if written == kind_of(event):
        return event
    kind, of_mode = kind_written(written, ontology)
    return replace(
        event,
        event=kind.event,
        mode=of_mode.mode if of_mode else None,
        quad=kind.quad,
        score=of_mode.score if of_mode else kind.score,
        cameo=(of_mode.cameo if of_mode else None) or kind.cameo,
    )


def _contexts(names: Sequence[str], event: Event, codes: Codes) -> list[str]:
    known = [*codes.ontology.contexts, *(each for each in event.contexts if each not in codes.ontology.contexts)]
    for name in names:
        if name not in known:
            raise MendError(f"no context {name}; {', '.join(codes.ontology.contexts)} are")
    return [each for each in known if each in names]


def _side(before: list[Actor], lines: str, event: Event, text: str, codes: Codes) -> list[Actor]:
    left = list(before)
    side = []
    for line in filter(None, (each.strip() for each in lines.splitlines())):
        words, mark, code = (each.strip() for each in line.rpartition("="))
        if not mark or not words:
            raise MendError(f"{line}: neither words nor code; write WORDS = CODE, as in “the Kenyan army = KEN MIL”")
        parts = _CODE.fullmatch(" ".join(code.upper().split()))
        if parts is None:
            raise MendError(f"{code}: no code of an actor; RUS GOV, RUS, - REB and - are some")
        country, sectors = None if parts[1] == "-" else parts[1], parts[2].split()
        if country and country not in codes.names:
            raise MendError(f"no country {country}")
        for sector in sectors:
            if sector not in codes.ontology.sectors:
                raise MendError(f"no sector {sector}")
        known = next((each for each in left if " ".join(each.text.split()) == words), None)
        if known is not None:
            left.remove(known)
            if (known.country, known.sectors) == (country, sectors):
                side.append(known)
                continue
            at = Span(known.text, known.start, known.end)
        else:
            at = found(words, text, event.trigger.start)
        side.append(Actor(text=at.text, start=at.start, end=at.end, country=country, sectors=sectors, via=BY_HAND))
    return side
