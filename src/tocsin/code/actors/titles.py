"""Titles before the names of persons: "Rabbi David Levin", "Justice Wekesa"."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tocsin.knowledge.phrases import Index, Match, Word

if TYPE_CHECKING:
    from tocsin.codebook.schema import Role


class Titles:
    """Tells titles from the names behind them.

    titles: those that are such only before a name. roles: what persons are called anywhere. given_names: in their written form.
    """

    def __init__(self, titles: Index[Role], roles: Index[Role], given_names: Collection[str]):
        self._titles = titles
        self._roles = roles
        self._given_names = given_names

    def left_out(self, person: tuple[int, int], words: list[Word]) -> tuple[int, int]:
        """A person's name without the titles that the recogniser took for its beginning: "Rabbi | David Levin".

        A role that is a given name, too, is left: "Prince Johnson".
        """
        start, end = person
        inside = [word for word in words if start <= word.start < end]
        while len(inside) > 1 and (title := self._titles.at(inside, 0) or self._roles_of_persons(inside)) is not None:
            count = title[1]
            alone = count == 1 and inside[0].form in self._given_names and not self._titles.at(inside, 0)
            if alone or count >= len(inside):
                break
            inside = inside[count:]
        return (inside[0].start if inside else start), end

    def added_to(self, roles: list[Match[Role]], words: list[Word], people: list[tuple[int, int]]) -> list[Match[Role]]:
        """Roles with the titles that stand right before a person's name, in place of what else those words may mean."""
        names = {start for start, _ in people}
        titles = [
            each
            for each in self._titles.find(words)
            for word in words
            if word.start - each.end in {1, 2}
            and word.capital
            and (word.start in names or word.form in self._given_names)
        ]
        if not titles:
            return roles
        others = [each for each in roles if not any(t.start < each.end and each.start < t.end for t in titles)]
        return sorted([*others, *titles], key=lambda each: each.start)

    def _roles_of_persons(self, words: list[Word]) -> tuple[tuple[Role, ...], int] | None:
        """The role of a person that words begin with."""
        found = self._roles.at(words, 0)
        return found if found is not None and found[0][0].person else None
