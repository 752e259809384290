"""The words of a codebook by which acts are placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.code.place_names import PlaceNames
    from tocsin.codebook import Codebook


class Placing:
    """What is made once from a codebook to place the acts of every article."""

    def __init__(self, codebook: Codebook, names: PlaceNames):
        self.words = codebook.places
        self.names = names
        self.candidates = names.candidates
        #: Words for kinds of regions and towns.
        self.kinds = frozenset([*codebook.places.units, *codebook.places.towns])
        #: Of which something is on one side: "north of" the town.
        self.sides = frozenset(each.removesuffix(" of") for each in codebook.places.locative if each.endswith(" of"))
        #: What is said, agreed or talked of, not done on the spot.
        self.held = frozenset(each for each, kind in codebook.events.items() if kind.quad.startswith("verbal"))
        self.international = frozenset(codebook.ontology.international)
