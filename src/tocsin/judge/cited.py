"""Words that a person gives for what stands in a text."""

from __future__ import annotations

import re

from tocsin.model import Fault, Span

#: How something was found out that a person has told.
BY_HAND = "by hand"


class MendError(Fault):
    """What was given for an event does not hold; the message says what and why."""


def found(words: str, text: str, near: int | None) -> Span:
    """Where words stand in a text: nearest to a place; without one, they must stand there once. Raises MendError."""
    parts = words.split()
    pattern = r"(?<!\w)" + r"\s+".join(map(re.escape, parts)) + r"(?!\w)"
    places = list(re.finditer(pattern, text)) if parts else []
    if not places:
        raise MendError(f"the words “{words}” do not stand in the text")
    if near is None and len(places) > 1:
        raise MendError(f"the words “{words}” stand {len(places)} times in the text; give more of them")
    place = min(places, key=lambda each: abs(each.start() - (near or 0)))
    return Span(place[0], place.start(), place.end())
