"""Whom a personal pronoun takes up: by agreement, nearness and weight in the text."""

from __future__ import annotations

from tocsin.parse.coreference.clusters import Cluster, Clusters
from tocsin.parse.coreference.mention import Mention, sex_said
from tocsin.parse.coreference.nouns import Nouns

_PLURAL = {"they", "them", "their", "theirs", "themselves", "both"}
_NEUTER = {"it", "its", "itself"}
_HUMAN = {"he", "him", "his", "himself", "she", "her", "hers", "herself"}
_REFLEXIVE = {"himself", "herself", "itself", "themselves"}

#: How many sentences back a pronoun reaches.
_REACH = 3
#: What speaks for an antecedent, beside its weight in the text.
_KNOWN_SEX = 1.0
_SAYS_SO = 1.5
_OWN_SUBJECT = 1.5
_MAIN_SUBJECT = 4.0
#: And what against it.
_UNKNOWN = 1.0
_SINGULAR = 5.0
_COLLECTIVE = 1.5
_OWN_HARMED = 4.0
_NO_STATE = 4.0
#: And for those who bear arms where harm is done.
_ARMED = 2.5
_ARMED_AGAINST_US = 6.0


class Pronouns:
    """Finds the cluster that a personal pronoun of the third person takes up."""

    def __init__(self, clusters: Clusters, nouns: Nouns):
        self._clusters = clusters
        self._nouns = nouns

    def antecedent(self, index: int, mention: Mention) -> Cluster | None:
        """The cluster of a pronoun, if there is one in reach."""
        word = mention.words[0]
        if word not in _PLURAL | _NEUTER | _HUMAN:
            return None
        fitting = [each for each in self._clusters.reached(index, _REACH) if self._may_be(mention, each)]
        best = max(fitting, key=lambda each: self._score(index, mention, each), default=None)
        return next((each for each in fitting if self._is_whole(each, best)), best)

    def _is_whole(self, cluster: Cluster, part: Cluster | None) -> bool:
        """Whether some are joined with those last named, and nobody has spoken of these alone since: "a banker and his firms"."""
        if part is None or not cluster.parts or not part.members or part.number != "plur":
            return False
        last, named = (self._clusters.mentions[each.members[-1]] for each in (cluster.parts[-1], part))
        # "a banker and two of his firms"
        return bool(last.joined) and last.position in {named.position, named.within}

    def _score(self, index: int, mention: Mention, cluster: Cluster) -> float:
        word = mention.words[0]
        score = self._clusters.weight(index, cluster)
        if word in _HUMAN and cluster.sex is not None:
            score += _KNOWN_SEX
        if word in _NEUTER and cluster.person is None:
            score -= _UNKNOWN
        many = cluster.number == "plur" or (
            not cluster.nouns.isdisjoint(self._nouns.collectives) and not self._is_it(cluster)
        )
        if word in _PLURAL and cluster.number == "sing":
            score -= _COLLECTIVE if many else _SINGULAR
        counts = word not in _PLURAL or many
        if (mention.subject or mention.possessive) and counts and self._says(mention.above, cluster):
            score += _SAYS_SO
        if mention.possessive and (counts or mention.harmed) and self._clusters.doer(mention) is cluster:
            score += -_OWN_HARMED if mention.harmed else _OWN_SUBJECT
        if mention.possessive and self._are_officials(mention.within) and not self._may_have_officials(cluster):
            score -= _NO_STATE
        if counts and not cluster.sectors.isdisjoint(self._nouns.sectors.armed):
            score += self._harm(mention)
        elif mention.harms_us and (cluster.person is True or self._is_unarmed_body(cluster)):
            score -= _ARMED_AGAINST_US
        if mention.harmed and counts and self._is_of_doers_country(mention, cluster):
            score -= _OWN_HARMED
        if mention.ahead is not None and self._clusters.of(mention.ahead) is cluster:
            score += _MAIN_SUBJECT
        return score

    def _are_officials(self, position: int | None) -> bool:
        """Whether a phrase names those who hold office in a state: "their presidents"."""
        index = self._clusters.at(position)
        own = self._clusters.mentions[index].sectors if index is not None else frozenset[str]()
        return not own.isdisjoint(self._nouns.sectors.state)

    def _may_have_officials(self, cluster: Cluster) -> bool:
        """Whether a cluster is a state or body, or several: prisoners have no president."""
        return cluster.type not in {None, "person"} or bool(cluster.parts)

    def _harm(self, mention: Mention) -> float:
        """How much what "they" do speaks for those who bear arms; who says it of himself may do so without."""
        if mention.harms_us:
            return _ARMED_AGAINST_US
        reported = mention.above is not None and mention.speaker is None
        return _ARMED if mention.harms and mention.words[0] in _PLURAL and not reported else 0.0

    def _is_unarmed_body(self, cluster: Cluster) -> bool:
        """Whether a cluster is a union, party or the like, which beats nobody: "a fishermen's association"."""
        return bool(cluster.sectors) and cluster.sectors.isdisjoint(self._nouns.sectors.state)

    def _is_of_doers_country(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a cluster is of the country and sector of who does harm, and so seldom whose those are who are harmed."""
        doer = self._clusters.doer(mention)
        if doer is None or doer.country is None or doer.country != cluster.country:
            return False
        return not doer.sectors.isdisjoint(cluster.sectors)

    def _is_it(self, cluster: Cluster) -> bool:
        """Whether the text has called somebody "it" before."""
        return any(each.kind == "pronoun" and each.words[0] in _NEUTER for each in self._clusters.members(cluster))

    def _is_body(self, cluster: Cluster) -> bool:
        """Whether many have been called by a noun for one body: "the separatists", then "the group"."""
        return any(
            each.kind == "description" and each.number == "sing" and each.person is not True
            for each in self._clusters.members(cluster)
        )

    def _says(self, verb: int | None, cluster: Cluster) -> bool:
        """Whether a cluster is the subject of a verb."""
        return verb is not None and any(each.verb == verb and each.subject for each in self._clusters.members(cluster))

    def _may_be(self, mention: Mention, cluster: Cluster) -> bool:
        agrees = self._agrees(mention.words[0], cluster) or self._is_force(mention, cluster)
        return cluster.actor and agrees and not self._is_barred(mention, cluster)

    def _is_force(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether many are one body in what they say of themselves: "the tax police said that it had arrested him", "the RSF said it"."""
        if mention.words[0] not in _NEUTER or not mention.subject or not self._says(mention.above, cluster):
            return False
        named = any(each.kind == "name" and each.number == "sing" for each in self._clusters.members(cluster))
        return named or not cluster.nouns.isdisjoint(self._nouns.collectives)

    def _agrees(self, word: str, cluster: Cluster) -> bool:
        if word in _HUMAN:
            one = cluster.number == "sing" and cluster.person is not False
            return one and cluster.sex in {None, sex_said(word)}
        if word in _NEUTER:
            unknown = cluster.person is None and cluster.sex is None and bool(cluster.names)
            if cluster.number == "plur":
                return self._is_body(cluster)
            return cluster.person is False or unknown
        return cluster.number == "plur" or (cluster.person is False and cluster.type not in {None, "country"})

    def _is_barred(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether the grammar forbids it: a clause's own subject, a phrase and what stands inside it, who speaks."""
        if mention.speaker is not None and self._clusters.of(mention.speaker) is cluster:
            return True
        if mention.words[0] in _REFLEXIVE:
            return False
        doer = self._clusters.doer(mention) if not mention.possessive else None
        # nor one of several who do it together
        if doer is not None and (doer is cluster or (mention.words[0] not in _PLURAL and cluster in doer.parts)):
            return True
        around = self._clusters.around(mention)
        return any(
            (mention.verb is not None and other.verb == mention.verb) or other.position in around
            for other in self._clusters.members(cluster)
        )
