"""Whom a description takes up: "the minister", "the bloc", "the protesters", "his country"."""

from __future__ import annotations

from dataclasses import replace

from tocsin.parse.coreference.clusters import Cluster, Clusters
from tocsin.parse.coreference.mention import NUMBER, Mention
from tocsin.parse.coreference.names import differ, ends_of, is_short_for
from tocsin.parse.coreference.nouns import Nouns

#: How many sentences back a description reaches.
_REACH = 12
#: One that only fits in sector reaches less far.
_NEAR = 6
#: What tells two from others: "the two countries", "both sides".
_PAIR = "two"
#: Sectors whose bodies are also called by their members.
_FIGHTING = {"REB", "UAF", "PRM", "CRM"}
#: Sectors that are known by the noun.
_EXACT = {"GOV", "MIL", "COP", "JUD", "LEG", "BUS", "JRN"}
#: Types of bodies of which no more is known than that.
_UNKNOWN = {None, "body", "organisation"}
#: Sectors whose people are no crowd.
_STATE = {"GOV", "MIL", "COP"}
#: What it costs to mean the subject of a clause around, for whom a pronoun would do.
_SUBJECT_ABOVE = 1.5
#: What it costs that a noun for anybody would mean somebody who has a name.
_NAMED = 1.0


class Descriptions:
    """Finds the cluster that a description takes up."""

    def __init__(self, clusters: Clusters, nouns: Nouns):
        self._clusters = clusters
        self._nouns = nouns

    def antecedent(self, index: int, mention: Mention) -> Cluster | None:
        """The cluster of a description; None: it speaks of somebody new."""
        for each in self._clusters.reached(index):
            if mention.identity is not None and each.identity == mention.identity:
                return each
        for each in self._clusters.reached(index):
            if any(name in each.names for name in mention.names) and not differ(mention.person, each.person):
                return each
        if mention.complete:
            return None
        owner = self._clusters.of(mention.owner)
        if owner is not None and owner.type == "country":
            mention = replace(mention, country=owner.country)
        if owner is not None:
            found = self._owned(index, mention, owner)
            if found is not None or self._is_settled(mention):
                return found
        return self._best(index, mention) or self._only_country(index, mention)

    def _only_country(self, index: int, mention: Mention) -> Cluster | None:
        """The country that a text does not name but whose people it names: "the state" after "the Iraqi premier"."""
        if (
            mention.owner is not None
            or mention.number != "sing"
            or "country" not in self._nouns.types(mention.words[-1])
        ):
            return None
        national = [each for each in self._clusters.reached(index) if each.country and each.type != "country"]
        whose = max(national, key=lambda each: self._clusters.topicality(index, each), default=None)
        if whose is None or mention.country not in {None, whose.country}:
            return None
        return self._clusters.found(Cluster(person=False, country=whose.country, type="country", actor=True))

    def _best(self, index: int, mention: Mention) -> Cluster | None:
        """The cluster that a description fits best; of several that it fits as well, the one most spoken of."""
        for fits, limit in (
            (self._same_noun, _REACH),
            (self._by_title, _REACH),
            (self._by_noun_of_name, _REACH),
            (self._by_synonym, _REACH),
            (self._by_kind, _REACH),
            (self._by_sector, _NEAR),
            (self._by_family, _NEAR),
            (self._by_people, _NEAR),
        ):
            if mention.owner is not None and fits in {self._by_kind, self._by_people}:
                continue
            fitting = [
                each
                for each in self._clusters.reached(index, limit)
                if fits(mention, each) and not self._is_apart(mention, each)
            ]
            if fitting:
                return max(fitting, key=lambda each: self._fitness(index, mention, each))
        return None

    def _fitness(self, index: int, mention: Mention, cluster: Cluster) -> tuple[bool, float]:
        """What is better known to be a person or body, and unnamed where the noun names nobody, fits better."""
        anybody = mention.words[-1] in self._nouns.people
        cost = _NAMED if anybody and cluster.names else 0.0
        if any(self._clusters.of(each) is cluster for each in mention.above_all):
            cost += _SUBJECT_ABOVE
        return cluster.person is not None, self._clusters.topicality(index, cluster) - cost

    def _is_apart(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a cluster must be somebody else: "the villagers helped the refugees" are two.

        Such are who speaks, whose it is, the subject or another argument of the same verb, those joined with it.
        """
        if mention.person and cluster.person and mention.names and cluster.names:
            return not any(one[-1] == other[-1] for one in mention.names for other in cluster.names)
        if mention.count and cluster.counts and mention.count not in cluster.counts:
            return True
        if self._clusters.doer(mention) is cluster:
            return True
        beside = (mention.speaker, mention.owner, *mention.joined)
        if any(self._clusters.of(each) is cluster for each in beside if each is not None):
            return True
        verb = mention.verb
        return any(
            (verb is not None and each.verb == verb) or each.position == mention.within
            for each in self._clusters.members(cluster)
        )

    def _is_told_apart(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether other words before the noun say that it is another: "the defence ministry", "the foreign ministry"."""
        if mention.person is not True and mention.names and cluster.names:
            shared = any(is_short_for(one, other) for one in mention.names for other in cluster.names)
            if not shared and cluster.names.isdisjoint(mention.names):
                return True
        owner = self._clusters.of(mention.owner)
        if owner is not None and cluster.owners and not any(_is_one(owner, whose) for whose, _ in cluster.owners):
            return True
        nouns = mention.nouns | cluster.nouns
        ranks = ({*mention.titles} | mention.modifiers) - nouns
        others = (cluster.titles | cluster.modifiers) - nouns
        return bool(ranks and others) and ranks.isdisjoint(others)

    # whose somebody is

    def _is_settled(self, mention: Mention) -> bool:
        """Whether a possessor says all: somebody's neighbour or wife is nobody else's."""
        noun = mention.words[-1]
        return noun in self._nouns.peers or noun in self._nouns.kin or noun in self._nouns.kinds.get("country", ())

    def _owned(self, index: int, mention: Mention, owner: Cluster) -> Cluster | None:
        noun = mention.words[-1]
        if noun in self._nouns.peers:
            return self._peer(index, mention, owner)
        for each in self._clusters.reached(index):
            same = any(whose is owner and called in self._nouns.alike(noun) for whose, called in each.owners)
            if same and self._agree(mention, each):
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
        return next((whose for whose, called in owner.owners if called in there and self._agree(mention, whose)), None)

    def _peer(self, index: int, mention: Mention, owner: Cluster) -> Cluster | None:
        """Somebody of the possessor's own kind: "its neighbour", "his counterpart"."""
        for each in self._clusters.reached(index):
            if any(whose is owner and called in self._nouns.peers for whose, called in each.owners) and (
                mention.number == each.number and not differ(mention.sex, each.sex)
            ):
                return each
        place = mention.country
        fitting = [
            each
            for each in self._clusters.reached(index, _REACH)
            if each is not owner
            and each.actor
            and each.type == owner.type
            and each.number == owner.number
            and (
                each.person is not True or (place is not None and place == each.country and each.titles & owner.titles)
            )
            and not self._is_apart(mention, each)
        ]
        if not fitting and owner.country is not None and "country" in self._nouns.types(mention.words[-1]):
            # "its neighbour", of a government
            countries = (each for each in self._clusters.reached(index, _REACH) if each.type == "country")
            fitting = [each for each in countries if each.country != owner.country]
        return max(fitting, key=lambda each: self._clusters.topicality(index, each), default=None)

    # what fits

    def _agree(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether nothing speaks against a description and a cluster meaning the same."""
        named = mention.person is cluster.person is False and bool(cluster.names)
        collective = cluster.person is False and mention.words[-1] in self._nouns.plurals
        if mention.number != cluster.number and not collective and not (named and mention.number == "sing"):
            return False
        if differ(mention.sex, cluster.sex):
            return False
        if mention.person is False and cluster.country is None:
            return True
        return mention.country in {None, cluster.country}

    def _same_noun(self, mention: Mention, cluster: Cluster) -> bool:
        if not self._agree(mention, cluster):
            return False
        noun = mention.words[-1]
        if mention.count == _PAIR and (_PAIR in cluster.counts or len(cluster.parts) == 2):
            return noun in cluster.nouns or self._is_pair_of(mention, cluster)
        if noun == NUMBER:
            return mention.count in cluster.counts
        return noun in cluster.nouns and not self._is_told_apart(mention, cluster)

    def _is_pair_of(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether "the two countries", "both sides" may be a pair."""
        noun = mention.words[-1]
        types = self._nouns.types(noun)
        if "pair" in types:
            return bool(cluster.parts) or cluster.person is False
        return cluster.type in types if types else mention.person is cluster.person is True

    def _by_title(self, mention: Mention, cluster: Cluster) -> bool:
        fits = mention.words[-1] in cluster.titles and self._agree(mention, cluster)
        return fits and not self._is_told_apart(mention, cluster)

    def _by_noun_of_name(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a body's name ends in the noun: "the union" for the Mineworkers' Union."""
        return (
            cluster.person is not True
            and cluster.actor
            and mention.words[-1] in ends_of(cluster)
            and not self._are_of_two_sectors(mention, cluster)
            and self._agree(mention, cluster)
            and not self._is_told_apart(mention, cluster)
        )

    def _by_synonym(self, mention: Mention, cluster: Cluster) -> bool:
        noun, title = mention.words[-1], " ".join(mention.titles)
        alike = (self._nouns.alike(noun) | self._nouns.alike(title)) - {noun, title}
        if not alike or not self._agree(mention, cluster):
            return False
        ends = ends_of(cluster) if cluster.person is not True else set()
        called = cluster.titles | cluster.nouns | ends
        fits = any(word in called or {*word.split()} <= called for word in alike)
        return fits and not self._is_told_apart(mention, cluster)

    def _by_kind(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a cluster is of the kind that a noun takes up: "the bloc"."""
        types = self._nouns.types(mention.words[-1]) - {"pair"}
        if not types or not cluster.actor or (mention.country is not None and mention.country != cluster.country):
            return False
        if mention.person is not None and cluster.person is not None and mention.person is not cluster.person:
            return False
        named = cluster.person is not True and bool(cluster.names)
        if cluster.number != mention.number and not (named and mention.number == "sing"):
            return False
        if cluster.identity is None and self._are_of_two_sectors(mention, cluster):
            return False
        if named and cluster.identity is None and cluster.type in _UNKNOWN and not types <= {"country", "person"}:
            return True  # of a body that only the text knows, its kind is not known
        return cluster.type in types

    def _are_of_two_sectors(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether sectors tell apart two bodies: an army is no court, but a union may be a party."""
        if not mention.sectors or not cluster.sectors or mention.sectors & cluster.sectors:
            return False
        return not _EXACT.isdisjoint(mention.sectors | cluster.sectors)

    def _by_sector(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether somebody is called by another noun of the same sector: "the lawmaker", "the rebels"."""
        noun, plural = mention.words[-1], mention.number == "plur"
        if not cluster.actor or (mention.country is not None and mention.country != cluster.country):
            return False
        if differ(mention.sex, cluster.sex):
            return False
        if noun == NUMBER:
            return cluster.number == "plur" and cluster.person is not False
        # "the rebels" may be a group, "the workers" are no union
        fighters = plural and cluster.person is False and bool(mention.sectors & _FIGHTING)
        people = plural and self._are_people(mention, cluster)
        if not (fighters or people) and (plural != (cluster.number == "plur") or mention.person is not cluster.person):
            return False
        if not plural:
            said = any(noun in self._nouns.persons.get(sector, ()) for sector in cluster.sectors)
            return mention.person is True and said and not self._is_told_apart(mention, cluster)
        return bool(mention.sectors & cluster.sectors)

    def _by_family(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether people of another sector may be the same: students who protest."""
        people = mention.number == "plur" and self._are_people(mention, cluster)
        if (
            not people
            or not cluster.actor
            or mention.country not in {None, cluster.country}
            or differ(mention.sex, cluster.sex)
        ):
            return False
        return self._nouns.related(mention.sectors, frozenset(cluster.sectors))

    def _are_people(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a plural and an unnamed cluster mean people rather than places or bodies."""
        known = self._nouns.people | self._nouns.collectives
        here = mention.person is True or mention.words[-1] in known
        there = cluster.person is True or not known.isdisjoint(cluster.nouns)
        return here and there and cluster.number == "plur" and not cluster.names

    def _by_people(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a noun for anybody, or for many, takes up people: "the men", "the crowd"."""
        noun = mention.words[-1]
        if not cluster.actor or differ(mention.sex, cluster.sex) or mention.country not in {None, cluster.country}:
            return False
        if noun in self._nouns.gatherings:
            return cluster.number == "plur" and cluster.person is True and cluster.sectors.isdisjoint(_STATE)
        if mention.number == "sing" and differ(mention.person, cluster.person):
            return False
        people = cluster.person is True or (cluster.number == "plur" and not cluster.names)
        return noun in self._nouns.people and people and cluster.number == mention.number


def _is_one(one: Cluster, other: Cluster) -> bool:
    """Whether two possessors are the same, or of one state."""
    return one is other or (one.country is not None and one.country == other.country)
