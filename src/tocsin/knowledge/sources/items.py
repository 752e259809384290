"""What readers yield. Persons, offices and terms of office may come in any order and are joined at the end."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

import msgspec

from tocsin.codebook.schema import Entity, Role
from tocsin.knowledge.gazetteer import load_gazetteer

#: A line of the file with its number, from 1.
Line = tuple[int, str]


class Oddity(Exception):
    """A line that is not what its format says; `line` is its number."""

    def __init__(self, line: int, fault: str):
        super().__init__(fault)
        self.line, self.fault = line, fault


class Post(msgspec.Struct, frozen=True):
    """An office that persons hold; `country` as the source writes it."""

    key: str
    name: str
    country: str | None = None


class Tenure(msgspec.Struct, frozen=True):
    """That somebody holds or held an office, between ISO dates (None: open or not known)."""

    holder: str
    post: str
    start: str | None = None
    end: str | None = None


class Land(msgspec.Struct, frozen=True):
    """The ISO-3 code of a country that the source calls by a key of its own."""

    key: str
    code: str


Item = Entity | Role | Post | Tenure | Land


@lru_cache(maxsize=1)
def iso_codes() -> Mapping[str, str]:
    """ISO-3 codes by two-letter code in lower case, Kosovo's included."""
    return {each.iso2.lower(): each.iso3 for each in load_gazetteer().lands()}
