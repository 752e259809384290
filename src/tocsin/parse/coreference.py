"""Coreference: which earlier mention a pronoun, a family name or a definite description takes up.

Works on features only; who the mentions are is the business of the rooms to the right.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: How many sentences back an antecedent may stand.
_REACH = {"pronoun": 3, "description": 12, "name": 10_000}

_PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("sing", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("sing", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("sing", "n")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("plur", None)),
}


@dataclass(frozen=True)
class Mention:
    """A phrase that names somebody."""

    #: Offset of its head in the article.
    position: int
    sentence: int
    kind: Literal["name", "pronoun", "description"]
    #: The words of the name, or the noun of the description, or the pronoun, in lower case.
    words: tuple[str, ...]
    number: Literal["sing", "plur"]
    #: m, f, or None for unknown.
    sex: str | None
    #: What somebody is called besides the name, as "foreign", "minister".
    titles: tuple[str, ...]
    #: A single human; False: a body, country or group; None: unknown.
    person: bool | None
    subject: bool
    #: Whether it is known to be an actor: nothing else can be taken up by a pronoun.
    actor: bool
    #: A description that says by itself who is meant: "the Russian minister".
    complete: bool = False
    #: A first mention in a subordinate place (a possessor inside another phrase) is less likely taken up.
    inside: bool = False


def link(mentions: list[Mention]) -> dict[int, int]:
    """For each mention that takes up an earlier one: its index to the antecedent's. Mentions are in text order."""
    antecedents: dict[int, int] = {}
    for index, _mention in enumerate(mentions):
        found = _antecedent(mentions, index, antecedents)
        if found is not None:
            antecedents[index] = antecedents.get(found, found)
    return antecedents


def _antecedent(mentions: list[Mention], index: int, linked: dict[int, int]) -> int | None:
    mention = mentions[index]
    earlier = [
        place
        for place in range(index - 1, -1, -1)
        if mention.sentence - mentions[place].sentence <= _REACH[mention.kind]
    ]
    if mention.kind == "name":
        return next((place for place in earlier if _is_short_for(mention, mentions[place])), None)
    if mention.kind == "pronoun":
        return _of_pronoun(mentions, index, earlier, linked)
    if mention.complete:
        return None
    same = [place for place in earlier if mentions[place].kind != "pronoun" and _same_noun(mention, mentions[place])]
    return same[0] if same else None


def _is_short_for(mention: Mention, other: Mention) -> bool:
    """Whether a name is an earlier one again, or the last or first words of it."""
    return (
        other.kind == "name"
        and len(other.words) >= len(mention.words)
        and (other.words[-len(mention.words) :] == mention.words or other.words[: len(mention.words)] == mention.words)
        and other.person is not False
        and mention.person is not False
    )


def _same_noun(mention: Mention, other: Mention) -> bool:
    """Whether an earlier mention was called by the same noun, as its title or description."""
    called = other.titles if other.kind == "name" else other.words
    return bool(mention.words) and mention.words[-1] in called and other.number == mention.number and other.actor


def _of_pronoun(mentions: list[Mention], index: int, earlier: list[int], linked: dict[int, int]) -> int | None:
    mention = mentions[index]
    number, sex = _PERSONAL.get(mention.words[0], (None, None))
    if number is None:
        return None
    best: tuple[float, int] | None = None
    for place in earlier:
        other = mentions[linked.get(place, place)]
        if not other.actor or mentions[place].number != number:
            continue
        if sex in {"m", "f"} and (other.person is False or (other.sex is not None and other.sex != sex)):
            continue
        if sex == "n" and other.person is not False:
            continue
        distance = mention.sentence - mentions[place].sentence
        score = (
            -2.0 * distance
            + (1.5 if mentions[place].subject else 0.0)
            - (1.0 if mentions[place].inside else 0.0)
            + (0.5 if other.sex == sex and sex is not None else 0.0)
            - 0.01 * (index - place)
        )
        if best is None or score > best[0]:
            best = (score, place)
    return best[1] if best else None
