"""An engine for long runs."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence

from tocsin.parse.engine.plain import Engine, Worded
from tocsin.parse.tokens import Doc

#: A word takes about 2.5 kB. The common ones are met again at once, so this comes about every few thousand articles.
MOST = 40_000


class Renewing:
    """Makes its engine anew once that has met so many words: spaCy keeps each for good, and the news never run out of names.

    make: makes the engine. What an engine says of a text must not depend on the texts before.
    """

    def __init__(self, make: Callable[[], Engine], most: int = MOST):
        self._make = make
        self._most = most
        self._engine: Engine | None = make()

    @property
    def words(self) -> int:
        """How many words it has met since it was last made anew."""
        return self._engine.words if self._engine is not None else 0

    def parse(self, texts: Sequence[str | Worded]) -> list[Doc]:
        """Each text, parsed."""
        if self._engine is not None and self._engine.words > self._most:
            self._engine = None  # two at once would take twice the memory
            gc.collect()  # its parts hold one another
        if self._engine is None:
            self._engine = self._make()
        return self._engine.parse(texts)
