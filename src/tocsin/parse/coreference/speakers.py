"""Whom "we" means in a quotation: those for whom its speaker speaks."""

from __future__ import annotations

from tocsin.parse.coreference.clusters import REACH, Cluster, Clusters
from tocsin.parse.coreference.mention import Mention
from tocsin.parse.coreference.nouns import Sectors

ME = {"i", "me", "my", "mine", "myself"}
WE = {"we", "us", "our", "ours", "ourselves"}
_THEY = {"they"}


class Speakers:
    """Finds those for whom the speaker of a quotation speaks."""

    def __init__(self, clusters: Clusters, sectors: Sectors):
        self._clusters = clusters
        self._sectors = sectors
        self._spoken: dict[int, Cluster] = {}

    def spoken_for(self, index: int, mention: Mention) -> Cluster | None:
        """Whom a "we" in a quotation means."""
        own = self._clusters.of(mention.speaker)
        if own is None:
            return None
        found = self._spoken.get(id(own)) or self._found(index, own)
        if found is not None:
            self._spoken[id(own)] = found
        return found

    def with_sayer(self, index: int, mention: Mention) -> Cluster | None:
        """Those whom a "they" means that takes up nobody: the body of which says so what it does, else who says it for them."""
        own = self._clusters.of(mention.sayer)
        if (
            mention.words[0] not in _THEY
            or own is None
            or not own.actor
            or not own.sectors
            or own.sectors & self._sectors.for_themselves
            or self._clusters.of(mention.speaker) is own
        ):
            return None
        return own if own.number == "plur" else self._around(own) or self._body(index, own) or own

    def _found(self, index: int, own: Cluster) -> Cluster | None:
        if own.number == "plur" or own.person is False:
            return own
        state = bool(own.sectors & self._sectors.for_state)
        return (
            self._around(own)
            or self._body(index, own)
            or (self._country(index, own) if state else self._crowd(index, own))
        )

    def _around(self, own: Cluster) -> Cluster | None:
        """The body that a phrase for the speaker names: "the union's chairman", "head of its political department"."""
        own_places = {each.position for each in self._clusters.members(own)}
        inside = [
            cluster
            for mention in self._clusters.mentions
            if not own_places.isdisjoint(self._clusters.around(mention))
            and (cluster := self._clusters.of(mention.position)) is not None
            and cluster is not own
            and cluster.actor
        ]
        bodies = (each for each in inside if each.person is False)
        people = (each for each in inside if each.number == "plur")
        return next(bodies, None) or next(people, None)

    def _body(self, index: int, own: Cluster) -> Cluster | None:
        """The body of the speaker's own sector: a commander's police."""
        fitting = [
            each
            for each in self._clusters.reached(index, REACH)
            if each.person is False
            and each.actor
            and (each.sectors & own.sectors & self._sectors.for_body or each.nouns & (own.titles | own.modifiers))
        ]
        return max(fitting, key=lambda each: self._clusters.topicality(index, each), default=None)

    def _country(self, index: int, own: Cluster) -> Cluster | None:
        """The country of who speaks for a state; the one most spoken of, if the text does not say which."""
        fitting = [
            each
            for each in self._clusters.reached(index, REACH)
            if each.type == "country" and own.country in {None, each.country}
        ]
        found = max(fitting, key=lambda each: self._clusters.topicality(index, each, alone=True), default=None)
        if found is None and own.country is not None:
            return self._clusters.found(Cluster(person=False, country=own.country, type="country", actor=True))
        return found

    def _crowd(self, index: int, own: Cluster) -> Cluster | None:
        """The people among whom somebody speaks."""
        verbs = {each.verb for each in self._clusters.members(own)} - {None}
        fitting = [
            each
            for each in self._clusters.reached(index, REACH)
            if each.number == "plur"
            # those to whom somebody speaks are not among them
            and verbs.isdisjoint(member.verb for member in self._clusters.members(each))
            and each.person is True
            and each.actor
            and own not in each.parts
            and (own.sectors & self._sectors.armed or not each.sectors & self._sectors.armed)
        ]
        return max(fitting, key=lambda each: self._clusters.weight(index, each), default=None)
