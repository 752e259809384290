"""In what ways a description may fit a cluster: by its noun, a title, the kind of body, the sector."""

from __future__ import annotations

from collections.abc import Callable

from tocsin.parse.coreference.apart import is_told_apart
from tocsin.parse.coreference.clusters import Cluster, Clusters
from tocsin.parse.coreference.mention import NUMBER, Mention
from tocsin.parse.coreference.names import differ
from tocsin.parse.coreference.nouns import Nouns
from tocsin.parse.nominals import PAIR

#: Types of bodies of which no more is known than that.
_UNKNOWN = {None, "body", "organisation"}


#: Whether a cluster fits a description.
Test = Callable[[Cluster], bool]
#: One of the ways in which a description may mean a cluster.
Way = Callable[[Mention], Test | None]


class Fitting:
    """In what ways a description may mean a cluster. Each gives the test for it; None: it cannot mean anybody in that way."""

    def __init__(self, clusters: Clusters, nouns: Nouns):
        self._clusters = clusters
        self._nouns = nouns

    def agree(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether nothing speaks against a description and a cluster meaning the same."""
        named = mention.person is cluster.person is False and bool(cluster.names)
        collective = cluster.person is False and mention.words[-1] in self._nouns.plurals
        # "the police … the force"
        many = mention.person is cluster.person is False and not cluster.nouns.isdisjoint(self._nouns.plurals)
        sole = (named or many) and mention.number == "sing"
        if mention.number != cluster.number and not collective and not sole:
            return False
        if differ(mention.sex, cluster.sex):
            return False
        if mention.person is False and cluster.country is None:
            return True
        return mention.country in {None, cluster.country}

    def _is_same(self, mention: Mention, cluster: Cluster) -> bool:
        return self.agree(mention, cluster) and not is_told_apart(self._clusters, mention, cluster)

    def same_noun(self, mention: Mention) -> Test | None:
        """It was called by the same noun; of two or a number, they are as many."""
        noun, count = mention.words[-1], mention.count
        if noun not in self._clusters.called and noun != NUMBER and count != PAIR:
            return None

        def fits(cluster: Cluster) -> bool:
            if count == PAIR and (PAIR in cluster.counts or len(cluster.parts) == 2):
                return (noun in cluster.nouns or self._is_pair_of(mention, cluster)) and self.agree(mention, cluster)
            if noun == NUMBER:
                return count in cluster.counts and self.agree(mention, cluster)
            return noun in cluster.nouns and self._is_same(mention, cluster)

        return fits

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

    def by_title(self, mention: Mention) -> Test | None:
        """The noun is a title of somebody: "the minister" for Minister Okello."""
        noun = mention.words[-1]
        if noun not in self._clusters.called:
            return None
        # "the government" is none of the Government Medical Officers
        return lambda cluster: (
            noun in cluster.titles
            and not (mention.person is False and cluster.person and self._are_of_two_sectors(mention, cluster))
            and self._is_same(mention, cluster)
        )

    def by_noun_of_name(self, mention: Mention) -> Test | None:
        """A body's name ends in the noun: "the union" for the Mineworkers' Union."""
        noun = mention.words[-1]
        if noun not in self._clusters.called:
            return None
        return lambda cluster: (
            noun in cluster.ends
            and cluster.person is not True
            and cluster.actor
            and not self._are_of_two_sectors(mention, cluster)
            and not self._is_states_own(mention, cluster)
            and (self._is_same(mention, cluster) or (cluster.type == "country" and mention.country is None))
        )

    def by_synonym(self, mention: Mention) -> Test | None:
        """It was called by a noun or title that means the same: "the premier"."""
        noun, title = mention.words[-1], " ".join(mention.titles)
        alike = [(word, {*word.split()}) for word in self._nouns.alike(noun) | self._nouns.alike(title)]
        called = self._clusters.called
        others = [(w, words) for w, words in alike if w not in {noun, title} and (w in called or words <= called)]
        if not others:
            return None
        # "the force" may be the police or an army, the air force is none
        one = mention.number == "sing" and len(mention.titles) == 1 and not mention.modifiers
        is_force = one and mention.sectors <= self._nouns.sectors.forces

        def fits(cluster: Cluster) -> bool:
            if mention.count == PAIR and not cluster.parts and PAIR not in cluster.counts:
                return False  # "both leaders" are not "the army chiefs"
            forces = is_force and cluster.sectors <= self._nouns.sectors.forces
            if cluster.person is not True and not forces and self._are_of_two_sectors(mention, cluster):
                return False  # "the government" is not the prison administration, nor "the military" a rebels' army
            ends = cluster.ends if cluster.person is not True else set()
            called = cluster.titles | cluster.nouns | ends
            return any(word in called or words <= called for word, words in others) and self._is_same(mention, cluster)

        return fits

    def by_kind(self, mention: Mention) -> Test | None:
        """It is of the kind that a noun takes up: "the bloc"."""
        noun = mention.words[-1]
        types = self._nouns.types(noun) - {"pair"}
        if not types:
            return None

        def fits(cluster: Cluster) -> bool:
            if not cluster.actor or (mention.country is not None and mention.country != cluster.country):
                return False
            if differ(mention.person, cluster.person):
                return False
            if noun in self._nouns.unarmed and cluster.sectors & self._nouns.sectors.no_victims:
                return False
            if cluster.type == "person" and self._nouns.is_of_other_sector(noun, cluster.sectors):
                return False  # "the politician" is no police commander
            named = cluster.person is not True and bool(cluster.names)
            if cluster.number != mention.number and not (named and mention.number == "sing"):
                return False
            if (mention.modifiers or not cluster.identities) and self._are_of_two_sectors(mention, cluster):
                return False
            if self._is_states_own(mention, cluster) or self._is_no_force(mention, cluster):
                return False
            if named and not cluster.identities and cluster.type in _UNKNOWN and not types <= {"country", "person"}:
                return True  # of a body that only the text knows, its kind is not known
            if cluster.person is True and "person" in types:
                return True
            return cluster.type in types or (not cluster.names and self._nouns.of_one_kind(noun, cluster.nouns))

        return fits

    def _is_states_own(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a body of a state is told apart from one that only the text knows, by name: "the electoral commission" is no think tank's name."""
        own = mention.sectors & self._nouns.sectors.state
        unknown = cluster.names and not cluster.identities
        return bool(mention.modifiers and own and unknown) and own.isdisjoint(cluster.sectors)

    def _is_no_force(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether an army or police cannot be a body that only the text knows, and not as one: "the army", a new union."""
        return (
            bool(mention.sectors & self._nouns.sectors.forces and cluster.names)
            and not cluster.identities
            and mention.sectors.isdisjoint(cluster.sectors)
        )

    def _are_of_two_sectors(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether sectors tell apart two bodies: an army is no court, but a union may be a party."""
        if not mention.sectors or not cluster.sectors or mention.sectors & cluster.sectors:
            return False
        return not self._nouns.sectors.exact.isdisjoint(mention.sectors | cluster.sectors)

    def by_sector(self, mention: Mention) -> Test | None:
        """Somebody is called by another noun of the same sector: "the lawmaker", "the rebels"."""
        noun, plural = mention.words[-1], mention.number == "plur"
        if noun == NUMBER or not mention.actor:
            return None  # "three were killed" are none of the gunmen, nor are "its positions" other forces
        are_people = self._people(mention)

        def fits(cluster: Cluster) -> bool:
            if not cluster.actor or (mention.country is not None and mention.country != cluster.country):
                return False
            if differ(mention.sex, cluster.sex):
                return False
            # "the rebels" may be a group, "the workers" are no union
            fighters = plural and cluster.person is False and bool(mention.sectors & self._nouns.sectors.fighting)
            people = are_people is not None and are_people(cluster)
            if not (fighters or people) and (
                plural != (cluster.number == "plur") or mention.person is not cluster.person
            ):
                return False
            if not plural:
                said = any(noun in self._nouns.persons.get(sector, ()) for sector in cluster.sectors)
                return mention.person is True and said and not is_told_apart(self._clusters, mention, cluster)
            # "the militants" may be those of any armed group
            return bool(mention.sectors & cluster.sectors) or (
                fighters
                and not mention.sectors <= self._nouns.sectors.by_their_noun
                and bool(cluster.sectors & self._nouns.sectors.fighting)
            )

        return fits

    def by_family(self, mention: Mention) -> Test | None:
        """People of another sector may be the same: students who protest."""
        are_people = self._people(mention)
        if are_people is None:
            return None
        unarmed = mention.words[-1] in self._nouns.unarmed
        return lambda cluster: (
            cluster.actor
            and are_people(cluster)
            and mention.country in {None, cluster.country}
            and not differ(mention.sex, cluster.sex)
            and not (unarmed and cluster.sectors & self._nouns.sectors.no_victims)
            and self._nouns.related(mention.sectors, frozenset(cluster.sectors))
        )

    def by_anybody(self, mention: Mention) -> Test | None:
        """Somebody of whom no more is known is told more of: "a man", then "the attacker"."""
        if (
            not mention.person
            or mention.number == "plur"
            or not mention.sectors.isdisjoint(self._nouns.sectors.in_office)
        ):
            return None
        return lambda cluster: (
            bool(cluster.person and cluster.actor and cluster.nouns)
            and not cluster.names
            and cluster.number != "plur"
            and not differ(mention.sex, cluster.sex)
            and mention.country in {None, cluster.country}
            and cluster.nouns <= self._nouns.people
        )

    def _people(self, mention: Mention) -> Test | None:
        """The test whether an unnamed cluster, as a plural, means people rather than places or bodies."""
        known = self._nouns.many
        if mention.number != "plur" or not (mention.person is True or mention.words[-1] in known):
            return None
        return lambda cluster: (
            cluster.number == "plur"
            and not cluster.names
            and (cluster.person is True or not known.isdisjoint(cluster.nouns))
        )

    def by_people(self, mention: Mention) -> Test | None:
        """A noun for anybody, or for many, takes up people: "the men", "the crowd"."""
        noun, nouns = mention.words[-1], self._nouns
        gathering = noun in nouns.gatherings
        if not gathering and noun not in nouns.people:
            return None

        def fits(cluster: Cluster) -> bool:
            if not cluster.actor or differ(mention.sex, cluster.sex) or mention.country not in {None, cluster.country}:
                return False
            if gathering:
                return (
                    cluster.number == "plur"
                    and cluster.person is True
                    and cluster.sectors.isdisjoint(self._nouns.sectors.no_crowd)
                )
            if cluster.number != mention.number or (
                mention.number == "sing" and differ(mention.person, cluster.person)
            ):
                return False
            if noun in nouns.unarmed and cluster.sectors & self._nouns.sectors.no_victims:
                return False
            return cluster.person is True or (cluster.number == "plur" and not cluster.names)

        return fits
