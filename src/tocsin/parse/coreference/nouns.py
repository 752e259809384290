"""What the codebook tells of the nouns that take somebody up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec.structs import asdict

if TYPE_CHECKING:
    from tocsin.codebook.schema import Coreference, CoreferenceSectors

_NONE: frozenset[str] = frozenset()
#: Kinds whose nouns may stand for one another.
_KINDRED = ("company", "party", "media")


@dataclass(frozen=True)
class Sectors:
    """Sectors by what those of them are taken up by, or not: see `CoreferenceSectors` in the codebook."""

    for_themselves: frozenset[str] = _NONE
    for_state: frozenset[str] = _NONE
    for_body: frozenset[str] = _NONE
    armed: frozenset[str] = _NONE
    fighting: frozenset[str] = _NONE
    by_their_noun: frozenset[str] = _NONE
    no_victims: frozenset[str] = _NONE
    exact: frozenset[str] = _NONE
    state: frozenset[str] = _NONE
    forces: frozenset[str] = _NONE
    no_crowd: frozenset[str] = _NONE
    in_office: frozenset[str] = _NONE
    offices: frozenset[str] = _NONE
    out_of_office: frozenset[str] = _NONE

    @classmethod
    def of(cls, book: CoreferenceSectors) -> Sectors:
        """The sectors as the codebook has them."""
        return cls(**{name: frozenset(each) for name, each in asdict(book).items()})


@dataclass(frozen=True)
class Nouns:
    """The nouns of `coreference.yaml`, as lemmas."""

    #: By the type of those whom they take up: "the bloc" an organisation.
    kinds: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: By the sector of the person whom they take up: "the lawmaker" one of LEG.
    persons: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: Sectors that the same people may be called by, one after the other.
    families: tuple[frozenset[str], ...] = ()
    #: Nouns that mean the same, each with its group.
    synonyms: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: Titles of which the last noun alone means somebody else.
    fused: frozenset[str] = _NONE
    #: Nouns for anybody: "the men".
    people: frozenset[str] = _NONE
    #: Nouns for people who bear no arms.
    unarmed: frozenset[str] = _NONE
    #: Adjectives that describe without telling apart: "the former minister".
    descriptive: frozenset[str] = _NONE
    #: Nouns that are plural though they do not look it.
    plurals: frozenset[str] = _NONE
    #: Nouns by which the great are called: "His Majesty".
    honours: frozenset[str] = _NONE
    #: Nouns in the singular for many people: "the crowd".
    gatherings: frozenset[str] = _NONE
    #: Nouns for bodies of which the text says "they".
    collectives: frozenset[str] = _NONE
    #: Adjectives that say of somebody not to be the one spoken of: "the other", "neighbouring".
    others: frozenset[str] = _NONE
    #: Nouns for somebody of the possessor's own kind: "its neighbour", "his counterpart".
    peers: frozenset[str] = _NONE
    #: Words before a person's name that are no role nouns, with the sex that they tell.
    honorifics: Mapping[str, str | None] = field(default_factory=dict)
    #: Sectors by what those of them are taken up by.
    sectors: Sectors = field(default_factory=Sectors)
    #: Sectors of those who deal with their own state, if nothing else is said.
    at_home: frozenset[str] = _NONE
    #: Nouns for kin, with those for the other side: "wife" to "husband".
    kin: Mapping[str, frozenset[str]] = field(default_factory=dict)
    #: Codes of those that are no country though they stand where one does: the United Nations'.
    international: frozenset[str] = _NONE

    @classmethod
    def of(cls, book: Coreference, international: Iterable[str] = (), at_home: frozenset[str] = _NONE) -> Nouns:
        """The nouns as the codebook has them, with the codes that its ontology gives to bodies of several countries.

        at_home: sectors of those who deal with their own state.
        """
        return cls(
            international=frozenset(international),
            sectors=Sectors.of(book.sectors),
            kinds=_sets(book.kinds),
            persons=_sets(book.persons),
            families=tuple(frozenset(each) for each in book.families),
            synonyms=_groups(book.synonyms),
            fused=frozenset(book.fused),
            people=frozenset(book.people),
            unarmed=frozenset(book.unarmed),
            descriptive=frozenset(book.descriptive),
            plurals=frozenset(book.plurals),
            honours=frozenset(book.honours),
            gatherings=frozenset(book.gatherings),
            collectives=frozenset(book.collectives),
            others=frozenset(book.others),
            peers=frozenset(book.peers),
            honorifics={
                word: {"men": "m", "women": "f"}.get(name) for name, words in book.honorifics.items() for word in words
            },
            at_home=at_home,
            kin=_opposites(book.kin),
        )

    def types(self, noun: str) -> frozenset[str]:
        """The types that a noun takes up."""
        return self._types.get(noun, _NONE)

    @cached_property
    def _types(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for name, nouns in self.kinds.items():
            for noun in nouns:
                found.setdefault(noun, set()).add(name)
        return _sets(found)

    @cached_property
    def of_kinds(self) -> frozenset[str]:
        """All nouns that take somebody up by kind."""
        return frozenset(self._types)

    @cached_property
    def many(self) -> frozenset[str]:
        """Nouns that in the plural are people."""
        return self.people | self.collectives

    def of_one_kind(self, noun: str, others: set[str]) -> bool:
        """Whether nouns name the same kind of body: "a maker of tyres", "the company"."""
        return any(noun in self.kinds.get(kind, ()) and others & self.kinds[kind] for kind in _KINDRED)

    def is_person(self, noun: str) -> bool | None:
        """Whether a noun is a person's or a body's; None: it may be a thing's."""
        if noun in self.people or noun in self.honours or noun in self.kinds.get("person", ()):
            return True
        body = noun in self.gatherings or noun in self.collectives or self.types(noun) - {"pair"}
        return False if body else None

    def is_of_other_sector(self, noun: str, sectors: set[str]) -> bool:
        """Whether a noun names persons of some sectors only, and none of these."""
        own = {sector for sector, nouns in self.persons.items() if noun in nouns}
        return bool(own and sectors) and own.isdisjoint(sectors)

    def sex_of(self, title: Iterable[str]) -> str | None:
        """m or f by an honorific."""
        return next((sex for word in title if (sex := self.honorifics.get(word.rstrip(".")))), None)

    def fused_in(self, title: Sequence[str]) -> str | None:
        """The longest fused title in which a title ends."""
        ends = (" ".join(title[start:]) for start in range(len(title)))
        return next((each for each in ends if each in self.fused), None)

    def alike(self, noun: str) -> frozenset[str]:
        """A noun with its synonyms."""
        return self.synonyms.get(noun, _NONE) | {noun}

    def related(self, one: frozenset[str], other: frozenset[str]) -> bool:
        """Whether people of two sectors may be the same people."""
        return any(one & family and other & family for family in self.families)


def _sets(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists.items()}


def _groups(lists: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for words in lists:
        group = frozenset(words)
        for word in group:
            found[word] = found.get(word, _NONE) | group
    return found


def _opposites(pairs: Iterable[Iterable[Iterable[str]]]) -> dict[str, frozenset[str]]:
    """Each noun of kin to those by which the other side calls the first."""
    found: dict[str, frozenset[str]] = {}
    for one, other in pairs:
        sides = frozenset(one), frozenset(other)
        for here, there in (sides, sides[::-1]):
            for word in here:
                found[word] = found.get(word, _NONE) | there
    return found
