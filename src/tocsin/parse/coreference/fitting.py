"""In what ways a description may fit a cluster: by its noun, a title, the kind of body, the sector."""

from __future__ import annotations

from tocsin.parse.coreference.apart import is_told_apart
from tocsin.parse.coreference.clusters import Cluster, Clusters
from tocsin.parse.coreference.mention import NUMBER, Mention
from tocsin.parse.coreference.names import differ, ends_of
from tocsin.parse.coreference.nouns import Nouns

#: What tells two from others: "the two countries", "both sides".
PAIR = "two"
#: Sectors whose bodies are also called by their members.
_FIGHTING = {"REB", "UAF", "PRM", "CRM"}
#: Sectors of those who are seldom called victims or residents.
_NO_VICTIMS = {*_FIGHTING, "JUD", "GOV"}
#: Sectors that are known by the noun.
_EXACT = {"GOV", "MIL", "COP", "JUD", "LEG", "BUS", "JRN"}
#: Sectors whose people are no crowd.
STATE = {"GOV", "MIL", "COP"}
#: Types of bodies of which no more is known than that.
_UNKNOWN = {None, "body", "organisation"}


class Fitting:
    """Tests whether a description may mean a cluster, each in one way."""

    def __init__(self, clusters: Clusters, nouns: Nouns):
        self._clusters = clusters
        self._nouns = nouns
        #: By noun and title: what else means the same.
        self._alike: dict[tuple[str, str], frozenset[str]] = {}

    def agree(self, mention: Mention, cluster: Cluster) -> bool:
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

    def same_noun(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a cluster was called by the same noun; of two or a number, whether they are as many."""
        if not self.agree(mention, cluster):
            return False
        noun = mention.words[-1]
        if mention.count == PAIR and (PAIR in cluster.counts or len(cluster.parts) == 2):
            return noun in cluster.nouns or self._is_pair_of(mention, cluster)
        if noun == NUMBER:
            return mention.count in cluster.counts
        return noun in cluster.nouns and not is_told_apart(self._clusters, mention, cluster)

    def _is_pair_of(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether "the two countries", "both sides" may be a pair."""
        noun = mention.words[-1]
        types = self._nouns.types(noun)
        if "pair" in types:
            return bool(cluster.parts) or cluster.person is False
        if types:
            return cluster.type in types
        # "two envoys … the two men", but not "the two soldiers"
        alike = not mention.sectors or not cluster.sectors or not mention.sectors.isdisjoint(cluster.sectors)
        return alike and mention.person is cluster.person is True

    def by_title(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether the noun is a title of somebody: "the minister" for Minister Okello."""
        fits = mention.words[-1] in cluster.titles and self.agree(mention, cluster)
        return fits and not is_told_apart(self._clusters, mention, cluster)

    def by_noun_of_name(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a body's name ends in the noun: "the union" for the Mineworkers' Union."""
        return (
            cluster.person is not True
            and cluster.actor
            and mention.words[-1] in ends_of(cluster)
            and not self._are_of_two_sectors(mention, cluster)
            and self.agree(mention, cluster)
            and not is_told_apart(self._clusters, mention, cluster)
        )

    def by_synonym(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a cluster was called by a noun or title that means the same: "the premier"."""
        noun, title = mention.words[-1], " ".join(mention.titles)
        alike = self._alike.get((noun, title))
        if alike is None:
            alike = self._alike[noun, title] = (self._nouns.alike(noun) | self._nouns.alike(title)) - {noun, title}
        if not alike or not self.agree(mention, cluster):
            return False
        ends = ends_of(cluster) if cluster.person is not True else set()
        called = cluster.titles | cluster.nouns | ends
        fits = any(word in called or {*word.split()} <= called for word in alike)
        return fits and not is_told_apart(self._clusters, mention, cluster)

    def by_kind(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a cluster is of the kind that a noun takes up: "the bloc"."""
        types = self._nouns.types(mention.words[-1]) - {"pair"}
        if not types or not cluster.actor or (mention.country is not None and mention.country != cluster.country):
            return False
        if mention.words[-1] in self._nouns.unarmed and cluster.sectors & _NO_VICTIMS:
            return False
        if mention.person is not None and cluster.person is not None and mention.person is not cluster.person:
            return False
        named = cluster.person is not True and bool(cluster.names)
        if cluster.number != mention.number and not (named and mention.number == "sing"):
            return False
        if not cluster.identities and self._are_of_two_sectors(mention, cluster):
            return False
        if named and not cluster.identities and cluster.type in _UNKNOWN and not types <= {"country", "person"}:
            return True  # of a body that only the text knows, its kind is not known
        return cluster.type in types or (
            not cluster.names and self._nouns.of_one_kind(mention.words[-1], cluster.nouns)
        )

    def _are_of_two_sectors(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether sectors tell apart two bodies: an army is no court, but a union may be a party."""
        if not mention.sectors or not cluster.sectors or mention.sectors & cluster.sectors:
            return False
        return not _EXACT.isdisjoint(mention.sectors | cluster.sectors)

    def by_sector(self, mention: Mention, cluster: Cluster) -> bool:
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
            return mention.person is True and said and not is_told_apart(self._clusters, mention, cluster)
        # "the militants" may be those of any armed group
        return bool(mention.sectors & cluster.sectors) or (fighters and bool(cluster.sectors & _FIGHTING))

    def by_family(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether people of another sector may be the same: students who protest."""
        people = mention.number == "plur" and self._are_people(mention, cluster)
        if (
            not people
            or not cluster.actor
            or mention.country not in {None, cluster.country}
            or differ(mention.sex, cluster.sex)
        ):
            return False
        if mention.words[-1] in self._nouns.unarmed and cluster.sectors & _NO_VICTIMS:
            return False
        return self._nouns.related(mention.sectors, frozenset(cluster.sectors))

    def by_anybody(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether somebody of whom no more is known is told more of: "a man", then "the attacker"."""
        if not (mention.person and cluster.person and cluster.actor) or cluster.names or mention.number == "plur":
            return False
        if (
            cluster.number == "plur"
            or differ(mention.sex, cluster.sex)
            or mention.country not in {None, cluster.country}
        ):
            return False
        return bool(cluster.nouns) and cluster.nouns <= self._nouns.people

    def _are_people(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a plural and an unnamed cluster mean people rather than places or bodies."""
        known = self._nouns.people | self._nouns.collectives
        here = mention.person is True or mention.words[-1] in known
        there = cluster.person is True or not known.isdisjoint(cluster.nouns)
        return here and there and cluster.number == "plur" and not cluster.names

    def by_people(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a noun for anybody, or for many, takes up people: "the men", "the crowd"."""
        noun = mention.words[-1]
        if not cluster.actor or differ(mention.sex, cluster.sex) or mention.country not in {None, cluster.country}:
            return False
        if noun in self._nouns.gatherings:
            return cluster.number == "plur" and cluster.person is True and cluster.sectors.isdisjoint(STATE)
        if mention.number == "sing" and differ(mention.person, cluster.person):
            return False
        if noun in self._nouns.unarmed and cluster.sectors & _NO_VICTIMS:
            return False
        people = cluster.person is True or (cluster.number == "plur" and not cluster.names)
        return noun in self._nouns.people and people and cluster.number == mention.number
