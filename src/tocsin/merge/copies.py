"""Near-copies: the same agency text in several papers, under other headlines, cut down or slightly edited.

Texts that may be copies are found by MinHash over runs of words, of the whole text and of its first paragraphs (papers cut
from the end); what is found is then checked on the runs themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from itertools import combinations
from struct import pack

from rensa import RMinHash

from tocsin.merge.components import components
from tocsin.model import Article

_WORD = re.compile(r"\w+")
#: Paragraphs, from the first, that are looked up one by one.
_PARAGRAPHS = 2
#: Texts and paragraphs with fewer runs are not looked up: they say too little.
_LEAST = 6
#: 20 bands of 3 rows: of texts with three fifths of their runs in common 99 in 100 meet, with a fifth 15 in 100.
_BANDS, _ROWS = 20, 3
_SEED = 2023


def body(article: Article) -> str:
    """The text without its headline, which papers change."""
    title = article.title
    return article.text.removeprefix(title).strip() if title else article.text


def runs(text: str, length: int) -> frozenset[str]:
    """The runs of so many words that a text holds."""
    words = _WORD.findall(text.lower())
    return frozenset(" ".join(words[place : place + length]) for place in range(len(words) - length + 1))


def copy_keys(text: str, length: int) -> frozenset[int]:
    """Keys of a text, 64-bit numbers: texts that are near-copies share at least one."""
    units = {runs(unit, length) for unit in (text, *text.split("\n\n")[:_PARAGRAPHS])}
    found = set()
    for unit in units:
        if len(unit) >= _LEAST:
            minhash = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
            minhash.update(sorted(unit))
            digest = minhash.digest()
            for band in range(_BANDS):
                rows = digest[band * _ROWS : (band + 1) * _ROWS]
                hashed = blake2b(pack(f"<B{_ROWS}Q", band, *rows), digest_size=8).digest()
                found.add(int.from_bytes(hashed, "little", signed=True))
    return frozenset(found)


def is_copy(one: frozenset[str], other: frozenset[str], share: float) -> bool:
    """Whether of the shorter text's runs at least this share stands in the longer one too."""
    return len(one & other) >= share * max(_LEAST, min(len(one), len(other)))


def copy_groups(texts: Mapping[str, str], length: int, share: float) -> list[list[str]]:
    """The keys of texts that are near-copies of one another, straight or by others; texts without a copy are left out."""
    names = sorted(texts)
    by_key: dict[int, list[int]] = defaultdict(list)
    for place, name in enumerate(names):
        for key in copy_keys(texts[name], length):
            by_key[key].append(place)
    pairs = {pair for places in by_key.values() for pair in combinations(places, 2)}
    held = {place: runs(texts[names[place]], length) for pair in pairs for place in pair}
    return grouped(names, (pair for pair in sorted(pairs) if is_copy(held[pair[0]], held[pair[1]], share)))


def grouped(names: list[str], pairs: Iterable[tuple[int, int]]) -> list[list[str]]:
    """Groups of more than one name that pairs of places connect."""
    return [[names[place] for place in group] for group in components(len(names), pairs) if len(group) > 1]
