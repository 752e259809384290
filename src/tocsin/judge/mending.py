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
from tocsin.model import Actor, AuxiliaryMode, Event, Fault, Span

_CODE = re.compile(r"(-|[A-Z]{3})((?: [A-Z]{3})*)")
#: How an actor that a person has coded was found out.
BY_HAND = "by hand"


class MendError(Fault):
    """What was given for an event does not hold; the message says what and why."""


@dataclass(frozen=True)
class Given:
    """What a person gives for an event. Each side: lines of `WORDS = CODE`, the code as `RUS GOV`, `RUS`, `- REB` or `-`."""

    #: TYPE or TYPE/mode.
    kind: str
    actors: str
    recipients: str
    auxiliary: Sequence[AuxiliaryMode] = ()


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


def mended(event: Event, given: Given, text: str, codes: Codes) -> Event:
    """An event with what was given for it; sides that are given as they were stay as they are.

    text: of the article, to find the words of the sides in. Raises MendError.
    """
    name, _, mode = given.kind.strip().partition("/")
    kind = next((each for each in codes.ontology.events if each.event == name.upper()), None)
    if kind is None:
        raise MendError(f"no event type {name}")
    of_mode = next((each for each in kind.modes if each.mode == mode), None)
    if mode and of_mode is None:
        raise MendError(f"{kind.event} has no mode {mode}")
    same = (kind.event, mode or None) == (event.event, event.mode)
    return replace(
        event,
        event=kind.event,
        mode=mode or None,
        quad=kind.quad,
        score=event.score if same else of_mode.score if of_mode else kind.score,
        cameo=event.cameo if same else (of_mode.cameo if of_mode else None) or kind.cameo,
        auxiliary=sorted(set(given.auxiliary)),
        actors=_side(event.actors, given.actors, event, text, codes),
        recipients=_side(event.recipients, given.recipients, event, text, codes),
    )


def noted(article: str, words: str, given: Given, text: str, codes: Codes) -> Event:
    """An event that was not coded. words: its trigger, as it stands in the text, once. Raises MendError."""
    trigger = _found(words, text, None)
    blank = Event(
        id=f"{article}.{trigger.start}m",
        sentence=0,
        trigger=trigger,
        event="",
        quad="",
        score=0,
        rule=BY_HAND,
        confidence=1,
    )
    return mended(blank, given, text, codes)


def lines_of(actors: Iterable[Actor]) -> str:
    """A side as `Given` has it."""
    return "\n".join(f"{' '.join(each.text.split())} = {code_of(each)}" for each in actors)


def code_of(actor: Actor) -> str:
    """An actor's country and sectors: `RUS GOV MIL`, `- REB`, `-`."""
    return " ".join([actor.country or "-", *actor.sectors])


def _side(before: list[Actor], lines: str, event: Event, text: str, codes: Codes) -> list[Actor]:
    left = list(before)
    found = []
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
                found.append(known)
                continue
            at = Span(known.text, known.start, known.end)
        else:
            at = _found(words, text, event.trigger.start)
        found.append(Actor(text=at.text, start=at.start, end=at.end, country=country, sectors=sectors, via=BY_HAND))
    return found


def _found(words: str, text: str, near: int | None) -> Span:
    """Where words stand in a text: nearest to a place; without one, they must stand there once."""
    parts = words.split()
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)"
    places = list(re.finditer(pattern, text)) if parts else []
    if not places:
        raise MendError(f"the words “{words}” do not stand in the text")
    if near is None and len(places) > 1:
        raise MendError(f"the words “{words}” stand {len(places)} times in the text; give more of them")
    place = min(places, key=lambda each: abs(each.start() - (near or 0)))
    return Span(place[0], place.start(), place.end())
