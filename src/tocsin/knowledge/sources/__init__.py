"""Readers of other people's knowledge: each a generator of `Item`s from the lines of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tocsin.codebook.schema import Imports
from tocsin.knowledge.sources import opensanctions, petrarch, table, wikidata
from tocsin.knowledge.sources.items import Item, Line, Oddity

__all__ = ["READERS", "Item", "Line", "Oddity", "Reader", "reader_of"]


@dataclass(frozen=True)
class Reader:
    """How files of one format are read.

    recognises: told by the first lines of a file that are not blank.
    read: items out of numbered lines; raises Oddity where a line is not what the format says.
    """

    recognises: Callable[[list[str]], bool]
    read: Callable[[Iterable[Line], Imports], Iterator[Item]]


#: By name; of several that recognise a file the first reads it.
READERS = {
    "opensanctions": Reader(opensanctions.recognises, opensanctions.read),
    "wikidata": Reader(wikidata.recognises, wikidata.read),
    "yaml": Reader(table.recognises_yaml, table.read_yaml),
    "petrarch": Reader(petrarch.recognises, petrarch.read),
    "csv": Reader(table.recognises_csv, table.read_csv),
}


def reader_of(beginning: list[str]) -> str | None:
    """Name of the reader for a file with these first lines; None: it is nothing that can be read."""
    return next((name for name, reader in READERS.items() if reader.recognises(beginning)), None)
