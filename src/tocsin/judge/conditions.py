"""Whether a later sentence tells that the condition of a threat came about: by its words."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from math import ceil

from tocsin.codebook.schema import Outcomes
from tocsin.judge.evidence import Evidence, Menace

_SENTENCE = re.compile(r"(?<=[.!?”\"])\s+|\n+")
_WORD = re.compile(r"[^\W_]+")
#: Words of which so many first letters are the same are forms of one.
_STEM = 5
#: A condition of fewer words that tell something ("leave") is met by too many sentences.
_TELLING = 2


def came_about(menace: Menace, told: Iterable[tuple[str, str, str]], rules: Outcomes) -> Evidence | None:
    """The first later sentence that says of the condition that it came about."""
    wanted = wanted_stems(menace, rules)
    if len(wanted) < _TELLING:
        return None
    doubt, need = set(rules.doubt), needed(wanted, rules)
    for article, day, text in told:
        for sentence in _SENTENCE.split(text):
            low = sentence.casefold()
            if sum(stem in low for stem in wanted) < need:
                continue  # as most have not, and this is told fast
            found = wanted & stems(sentence, rules)
            if len(found) >= need and not doubt & {w.casefold() for w in _WORD.findall(sentence)}:
                return Evidence(shows="condition", article=article, day=day, words=sentence.strip())
    return None


def wanted_stems(menace: Menace, rules: Outcomes) -> set[str]:
    """The words of a condition that are looked for, by their beginnings."""
    return stems(menace.condition or "", rules)


def needed(wanted: set[str], rules: Outcomes) -> int:
    """How many of them one sentence must have."""
    return ceil(rules.share * len(wanted))


def stems(text: str, rules: Outcomes) -> set[str]:
    """The beginnings of the words that tell something."""
    small = set(rules.small)
    return {word[:_STEM] for word in _WORD.findall(text.casefold()) if len(word) > 3 and word not in small}


def sentence_at(text: str, position: int) -> str:
    """The sentence of a text in which an offset lies."""
    ends = [0, *(each.end() for each in _SENTENCE.finditer(text)), len(text)]
    place = bisect_right(ends, position)
    return text[ends[place - 1] : ends[place]] if place < len(ends) else ""
