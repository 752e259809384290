"""Parties and numbers in words."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.judge.parties import Party, name_of

#: Of many names so many are told.
_NAMED = 2


def people(parties: Sequence[Party]) -> str:
    """Names, each once; of many the first two and how many more."""
    names = list(dict.fromkeys(name_of(each) for each in parties))
    if len(names) > _NAMED + 1:
        names = [*names[:_NAMED], f"{len(names) - _NAMED:,} others"]
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def times(number: int) -> str:
    """How often: "twice", "12 times"."""
    return {1: "once", 2: "twice"}.get(number, f"{number:,} times")


def count(number: int, noun: str) -> str:
    """How many: "1 article", "12 articles"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
