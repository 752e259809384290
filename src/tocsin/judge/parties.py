"""Those who threaten, are threatened and act: what they are called, and whether two of them are the same."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.codebook.schema import Outcomes
from tocsin.model import Actor
from tocsin.model.happening import Who

Party = Actor | Who

#: The side of a country that its government stands for.
STATE = "state"
#: Codes that many bodies share: these are told apart by name.
_SHARED = {"IGO", "NGO", "IMG", "MNC", "ISM"}


def name_of(party: Party) -> str:
    """What somebody is called: by name, or by the words of the text."""
    return party.name or party.text


def key_of(party: Party) -> str:
    """What deeds are looked up by: the country, or the name where none is known."""
    return party.country or name_of(party).casefold()


def meets(some: Sequence[Party], others: Sequence[Party], rules: Outcomes, *, apart: bool) -> bool:
    """Whether somebody of the ones is somebody of the others; apart: the sides of a country are kept apart."""
    return any(same(one, other, rules, apart=apart) for one in some for other in others)


def same(one: Party, other: Party, rules: Outcomes, *, apart: bool) -> bool:
    """Whether two are the same party: one entity, or one country and, if sides are kept apart, one side of it."""
    if one.entity is not None and one.entity == other.entity:
        return True
    if one.country != other.country:
        return None in (one.country, other.country) and _named_alike(one, other)
    if one.country is None or one.country in _SHARED:
        return name_of(one).casefold() == name_of(other).casefold()
    return not apart or side_of(one, rules) == side_of(other, rules)


def side_of(party: Party, rules: Outcomes) -> str:
    """The side of its country that a party stands for; of which nothing is said, that of the state."""
    if not party.sectors:
        return STATE
    first = party.sectors[0]
    return next((name for name, sectors in rules.sides.items() if first in sectors), first)


def at_home(some: Sequence[Party], others: Sequence[Party]) -> bool:
    """Whether one of the ones and one of the others are of one country."""
    return bool({each.country for each in some} & {each.country for each in others} - {None})


def names_of(party: Party) -> set[str]:
    """What somebody may be looked up by where no country is known of them: a person's full and family name."""
    name = (party.name or "").casefold()
    return {name, name.split()[-1]} if " " in name and party.sectors else set()


def _named_alike(one: Party, other: Party) -> bool:
    """Whether two name one person, of whose country one says nothing: "Ilyas Demirov", "Demirov"."""
    mine, theirs = (name_of(each).casefold() for each in (one, other))
    full = names_of(one) or names_of(other)
    return bool(full) and {mine, theirs} <= full
