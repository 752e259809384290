"""Near-copies: the same agency text in several papers, under other headlines, cut down or slightly edited.

Texts that may be copies are found by MinHash over runs of words, of the whole text and of its first paragraphs (papers cut
from the end); what is found is then checked on the runs themselves.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from itertools import combinations
from struct import pack
from typing import TYPE_CHECKING

import numpy as np
from rensa import RMinHash

from tocsin.merge.components import components
from tocsin.model import Article

if TYPE_CHECKING:
    from numpy.typing import NDArray


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
    return frozenset(map(" ".join, zip(*(words[start:] for start in range(length)), strict=False)))


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


def copies_among(
    pairs: Iterable[tuple[str, str]], texts: Mapping[str, str], length: int, share: float
) -> Iterator[tuple[str, str]]:
    """Those of the pairs of texts, by their names, of which at least this share of the shorter one's runs stands in the longer one too."""
    held: dict[str, NDArray[np.int64]] = {}
    for pair in pairs:
        for name in pair:
            if name not in held:
                held[name] = _numbers(runs(texts[name], length))
        one, other = held[pair[0]], held[pair[1]]
        common = len(np.intersect1d(one, other, assume_unique=True))
        if common >= share * max(_LEAST, min(len(one), len(other))):
            yield pair


def _numbers(found: frozenset[str]) -> NDArray[np.int64]:
    """Runs as numbers: a tenth of the room, and a text may be compared with hundreds."""
    return np.fromiter({hash(run) for run in found}, np.int64)


def copy_groups(texts: Mapping[str, str], length: int, share: float) -> list[list[str]]:
    """The keys of texts that are near-copies of one another, straight or by others; texts without a copy are left out."""
    names = sorted(texts)
    place_of = {name: place for place, name in enumerate(names)}
    by_key: dict[int, list[str]] = defaultdict(list)
    for name in names:
        for key in copy_keys(texts[name], length):
            by_key[key].append(name)
    pairs = {pair for sharing in by_key.values() for pair in combinations(sharing, 2)}
    found = copies_among(sorted(pairs), texts, length, share)
    return grouped(names, ((place_of[one], place_of[other]) for one, other in found))


def grouped(names: list[str], pairs: Iterable[tuple[int, int]]) -> list[list[str]]:
    """Groups of more than one name that pairs of places connect."""
    return [[names[place] for place in group] for group in components(len(names), pairs) if len(group) > 1]
