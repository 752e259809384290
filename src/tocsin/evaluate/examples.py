"""Runs the codebook's own examples: each frame's sentences must give the events that the frame says they give."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.code.coder import Coder
from tocsin.codebook.schema import Frame
from tocsin.model import Actor, Event

#: Examples are news of this day.
PUBLISHED = "2024-05-15"
_GIVES = re.compile(
    r"^(?P<event>[A-Z]+)(?:/(?P<mode>[\w-]+))?\s+(?P<actors>[^>+]+?)\s*(?:>\s*(?P<recipients>[^+]+?))?\s*(?:\+(?P<auxiliary>[\w,]+))?$"
)


@dataclass(frozen=True)
class Failure:
    """An example that does not give what it must."""

    frame: str
    text: str
    expected: str
    got: tuple[str, ...]

    def __str__(self) -> str:
        return (
            f"{self.frame}: {self.text}\n    must give: {self.expected}\n    gives: {'; '.join(self.got) or 'nothing'}"
        )


def failures(coder: Coder, frames: Iterable[Frame]) -> Iterator[Failure]:
    """The examples and counter-examples of these frames that fail."""
    for frame in frames:
        for example in frame.examples:
            events = coder.code_by_frames(example.text, PUBLISHED).events
            wanted = [example.gives] if isinstance(example.gives, str) else example.gives
            for each in wanted:
                if not any(fits(event, each) for event in events):
                    yield Failure(frame.id, example.text, each, tuple(map(notation, events)))
        for text in frame.counter_examples:
            events = coder.code_by_frames(text, PUBLISHED).events
            if any(frame.id in event.rule.split(" > ") for event in events):
                yield Failure(frame.id, text, f"nothing by {frame.id}", tuple(map(notation, events)))


def fits(event: Event, expected: str) -> bool:
    """Whether an event is what the notation of `Example` says. Raises ValueError when that is no notation."""
    match = _GIVES.match(expected)
    if match is None:
        raise ValueError(f"not an event: {expected!r}")
    return (
        event.event == match["event"]
        and (match["mode"] is None or event.mode == match["mode"])
        and _same_actors(event.actors, match["actors"])
        and _same_actors(event.recipients, match["recipients"] or "-")
        and set(event.auxiliary) == set((match["auxiliary"] or "").split(",")) - {""}
    )


def notation(event: Event) -> str:
    """An event as examples write it."""
    auxiliary = f" +{','.join(event.auxiliary)}" if event.auxiliary else ""
    mode = f"/{event.mode}" if event.mode else ""
    return f"{event.event}{mode} {_notation(event.actors)} > {_notation(event.recipients)}{auxiliary} [{event.rule}]"


def _notation(actors: list[Actor]) -> str:
    return " & ".join(_code(actor) for actor in actors) or "-"


def _code(actor: Actor) -> str:
    country = actor.country or "?"
    return f"{country}:{actor.sectors[0]}" if actor.sectors else country


def _same_actors(actors: list[Actor], expected: str) -> bool:
    wanted = [] if expected.strip() == "-" else [each.strip() for each in expected.split("&")]
    if len(wanted) != len(actors):
        return False
    remaining = list(actors)
    for code in sorted(wanted, key=lambda each: -len(each)):
        country, _, sector = code.partition(":")
        fitting = next(
            (
                actor
                for actor in remaining
                if (country in ("*", actor.country or "?")) and (not sector or sector in actor.sectors[:1])
            ),
            None,
        )
        if fitting is None:
            return False
        remaining.remove(fitting)
    return True
