"""The words of a codebook by which acts are placed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tocsin.code.places import PlaceNames
    from tocsin.codebook import Codebook


class Placing:
    """What is made once from a codebook to place the acts of every article."""

    def __init__(self, codebook: Codebook, names: PlaceNames):
        words = codebook.places
        self.names = names
        self.locative = frozenset(words.locative)
        self.nearby = frozenset(words.nearby)
        self.loose = frozenset(words.loose)
        self.grounded = frozenset(words.grounded)
        self.grounds = frozenset(words.grounds)
        self.inner = frozenset(words.inner)
        self.rims = frozenset(words.rims)
        self.shared = frozenset(words.shared)
        self.kinds = frozenset([*words.units, *words.towns])
        self.undergone = frozenset(words.undergone)
        self.whole = frozenset(words.whole)
        self.enter = frozenset(words.enter)
        self.directions = words.directions
        self.towns = frozenset(words.towns)
        self.lands = frozenset(words.lands)
        self.capitals = frozenset(words.capitals)
        self.deeds = frozenset(words.deeds)
        self.countries = frozenset(words.countries)
        self.whiles = frozenset(words.whiles)
        self.moves, self.towards = frozenset(words.moves), frozenset(words.towards)
        self.reasons = frozenset(words.reasons)
        self.tables, self.attending = frozenset(words.tables), frozenset(words.attending)
        self.origins, self.penned = frozenset(words.origins), frozenset(words.penned)
        #: What is said, agreed or talked of, not done on the spot.
        self.held = frozenset(each for each, kind in codebook.events.items() if kind.quad.startswith("verbal"))
        self.over = frozenset(words.beyond)
        self.abroad = frozenset(words.abroad)
        self.behests = frozenset(words.behests)
        self.upon = frozenset(words.upon)
        self.there = frozenset(words.there)
        self.spoken = frozenset(words.spoken)
        self.platforms = frozenset(words.platforms)
        self.visits = frozenset(words.visits)
        self.addressing = frozenset(words.addressing)
        self.seats = frozenset(words.seats)
        self.embassies = frozenset(words.embassies)
        self.local = frozenset(words.local)
        self.scattered = frozenset(words.scattered)
        #: Acts of those who gather where they live.
        self.gathered = frozenset(words.gathered)
        self.international = frozenset(codebook.ontology.international)
        self.apart = frozenset(words.apart)
        self.present = frozenset(words.present)
