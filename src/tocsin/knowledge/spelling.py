"""Names of places that are written with a slip of the pen: "Dehli"."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tocsin.knowledge.names import NATIONAL, Knowledge, Sense


class Spelling:
    """Finds the place, adjective or demonym that a word is one slip away from."""

    def __init__(self, knowledge: Knowledge):
        self._names = knowledge.names
        self._near = lru_cache(maxsize=10_000)(self._find)
        self._forms: list[str] | None = None

    def nearest(self, form: str) -> Sense | None:
        """The only place within one letter left out, put in, changed or swapped; None: none, or several.

        form: the word as `form_of` gives it.
        """
        return self._near(form)

    def _find(self, form: str) -> Sense | None:
        if self._forms is None:
            self._forms = [name for name in self._names.phrases if " " not in name and self._places(name)]
        near = process.extract(form, self._forms, scorer=OSA.distance, score_cutoff=1, limit=3)
        found = {sense.country: sense for name, *_ in near for sense in self._places(name) if name[0] == form[0]}
        return next(iter(found.values())) if len(found) == 1 else None

    def _places(self, name: str) -> list[Sense]:
        places = [place if place >= 0 else -1 - place for place in self._names.phrases[name]]
        return [self._names.values[place] for place in places if self._names.values[place].kind in NATIONAL]
