"""Names that are written with a slip of the pen: "Dehli", "Vladmir Putin"."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from rapidfuzz import process
from rapidfuzz.distance import OSA

from tocsin.knowledge.names import NATIONAL, Knowledge, Sense
from tocsin.knowledge.phrases import form_of

#: Shorter first names are too near to one another.
_GIVEN = 6


class Spelling:
    """Finds the place, adjective, demonym or person that words are one slip away from."""

    def __init__(self, knowledge: Knowledge):
        self._names = knowledge.names
        self._family_names = knowledge.family_names
        self._given_names = knowledge.given_names
        self._near = lru_cache(maxsize=10_000)(self._find)
        #: Names with each double letter once, to the names themselves, by their first letter, which is never a slip.
        self._forms: dict[str, dict[str, list[str]]] = {}

    def nearest(self, form: str) -> Sense | None:
        """The only place within one letter left out, put in, changed or swapped; None: none, or several.

        form: the word as `form_of` gives it.
        """
        return self._near(form)

    def person(self, name: str) -> Sense | None:
        """The only person of the same family name whose first names are one letter off.

        First names that others bear are no slips: Daniela is not Daniel.
        """
        *given, family = map(form_of, name.split())
        first = " ".join(given)
        if len(first) < _GIVEN or first in self._given_names:
            return None
        bearers = [self._names.values[place] for place in self._family_names.get(name.rsplit(maxsplit=1)[-1])]
        found = [
            each
            for each in bearers
            if OSA.distance(first, form_of(each.name).removesuffix(family).strip(), score_cutoff=1) <= 1
        ]
        return found[0] if len(found) == 1 else None

    def _find(self, form: str) -> Sense | None:
        if not self._forms:
            for name in self._names.phrases:
                if " " not in name and self._places(name):
                    self._forms.setdefault(name[0], {}).setdefault(_single(name), []).append(name)
        forms = self._forms.get(form[0], {})
        near = process.extract(_single(form), list(forms), scorer=OSA.distance, score_cutoff=1, limit=3)
        found = {sense.country: sense for single, *_ in near for name in forms[single] for sense in self._places(name)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _places(self, name: str) -> list[Sense]:
        values = self._names.values
        senses = [values[place if place >= 0 else -1 - place] for place in self._names.phrases[name]]
        return [sense for sense in senses if sense.kind in NATIONAL]


def _single(form: str) -> str:
    """The word with each letter once that is doubled, or should be: "Phillipine"."""
    return "".join(letter for letter, _ in groupby(form))
