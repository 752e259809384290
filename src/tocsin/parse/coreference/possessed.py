"""Whom a description means by whose it is: "its neighbour", "her son", "his country"."""

from __future__ import annotations

from tocsin.parse.coreference.apart import is_apart
from tocsin.parse.coreference.clusters import REACH, Cluster, Clusters
from tocsin.parse.coreference.fitting import Fitting
from tocsin.parse.coreference.mention import Mention
from tocsin.parse.coreference.names import differ
from tocsin.parse.coreference.nouns import Nouns

#: How many sentences back a possessor's only peer may have been named.
_NEAR = 3


class Possessed:
    """Finds the cluster of somebody's somebody."""

    def __init__(self, clusters: Clusters, nouns: Nouns, fitting: Fitting):
        self._clusters = clusters
        self._nouns = nouns
        self._fitting = fitting

    def is_settled(self, mention: Mention) -> bool:
        """Whether a possessor says all: somebody's neighbour or wife is nobody else's."""
        noun = mention.words[-1]
        return noun in self._nouns.peers or noun in self._nouns.kin or noun in self._nouns.kinds.get("country", ())

    def antecedent(self, index: int, mention: Mention, owner: Cluster) -> Cluster | None:
        """The cluster that a description with a possessor means."""
        noun = mention.words[-1]
        if noun in self._nouns.peers:
            return self._peer(index, mention, owner)
        alike = self._nouns.alike(noun)
        for each in self._clusters.reached(index):
            same = each.owners and any(whose is owner and called in alike for whose, called in each.owners)
            if same and self._fitting.agree(mention, each):
                return each
        if noun in self._nouns.kin:
            return self._kin(mention, owner)
        if noun in self._nouns.kinds.get("country", ()):
            return self._country(owner)
        return None

    def _country(self, owner: Cluster) -> Cluster | None:
        """The country of a possessor: "his country"."""
        if owner.country is None or owner.type == "country":
            return None
        return next((e for e in self._clusters.all if e.type == "country" and e.country == owner.country), None)

    def _kin(self, mention: Mention, owner: Cluster) -> Cluster | None:
        """Whose kin the possessor is: "her son" after "the boy's mother"."""
        there = self._nouns.kin[mention.words[-1]]
        return next(
            (whose for whose, called in owner.owners if called in there and self._fitting.agree(mention, whose)), None
        )

    def _other_person(self, index: int, mention: Mention, owner: Cluster) -> Cluster | None:
        """The one other of the possessor's rank or sector: "his Finnish colleague", "his counterpart"."""
        place = mention.country
        found = [
            each
            for each in self._clusters.reached(index, REACH if place is not None else _NEAR)
            if each is not owner
            and each.person
            and each.actor
            and each.number == mention.number
            and place in {None, each.country}
            and (each.titles & owner.titles if place is not None else each.sectors & owner.sectors)
            and not differ(mention.sex, each.sex)
            and not is_apart(self._clusters, mention, each)
        ]
        return found[0] if len(found) == 1 else None

    def _peer(self, index: int, mention: Mention, owner: Cluster) -> Cluster | None:
        """Somebody of the possessor's own kind: "its neighbour", "his counterpart"."""
        for each in self._clusters.reached(index):
            if any(whose is owner and called in self._nouns.peers for whose, called in each.owners) and (
                mention.number == each.number and not differ(mention.sex, each.sex)
            ):
                return each
        if owner.person:
            return self._other_person(index, mention, owner)
        fitting = [
            each
            for each in self._clusters.reached(index, REACH)
            if each is not owner
            and each.actor
            and each.type == owner.type
            and each.number == owner.number
            and not (mention.number == "plur" and each.number == "sing")  # "its opponents" are no one country
            and not is_apart(self._clusters, mention, each)
        ]
        if not fitting and owner.country is not None and "country" in self._nouns.types(mention.words[-1]):
            # "its neighbour", of a government
            countries = (each for each in self._clusters.reached(index, REACH) if each.type == "country")
            fitting = [each for each in countries if each.country != owner.country]
        return max(fitting, key=lambda each: self._clusters.topicality(index, each, alone=True), default=None)
