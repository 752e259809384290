"""Whom a description takes up: "the minister", "the bloc", "the protesters", "his country"."""

from __future__ import annotations

from msgspec.structs import replace

from tocsin.model.sectors import CIVILIANS
from tocsin.parse.coreference.apart import is_apart
from tocsin.parse.coreference.clusters import REACH, Cluster, Clusters
from tocsin.parse.coreference.fitting import Fitting, Way
from tocsin.parse.coreference.mention import Mention
from tocsin.parse.coreference.names import differ
from tocsin.parse.coreference.nouns import Nouns
from tocsin.parse.coreference.possessed import Possessed
from tocsin.parse.nominals import PAIR

#: How many sentences back a description reaches that only fits in sector.
_NEAR = 6
#: And one of two sides: "both sides".
_SIDES = 4
#: And one of which only a person is known.
_NEXT = 2
#: What it costs to mean the subject of a clause around, for whom a pronoun would do.
_SUBJECT_ABOVE = 1.5
#: By how much the second of two countries must be more before the reader's eyes than a third.
_CLEAR = 0.5
#: A text is about two countries rather than two others if it tells so many times as often of them.
_FAR_MORE = 2
#: What it costs that a body has no name, and another noun than that by which it was called would mean it.
_UNNAMED = 1.5
#: What it costs that only the text knows a body, and not of what kind it is.
_OF_UNKNOWN_KIND = 2.0
#: What it costs that a noun for anybody would mean somebody who has a name.
_NAMED = 1.0


class Descriptions:
    """Finds the cluster that a description takes up."""

    def __init__(self, clusters: Clusters, nouns: Nouns):
        self._clusters = clusters
        self._nouns = nouns
        self._fitting = Fitting(clusters, nouns)
        self._possessed = Possessed(clusters, nouns, self._fitting)

    def antecedent(self, index: int, mention: Mention) -> Cluster | None:
        """The cluster of a description; None: it speaks of somebody new."""
        if mention.identity is not None:
            for each in self._clusters.reached(index):
                if mention.identity in each.identities:
                    return each
        if mention.names:
            for each in self._clusters.reached(index):
                if not each.names.isdisjoint(mention.names) and not differ(mention.person, each.person):
                    return each
        if mention.complete:
            return self._other_country(index, mention) if mention.other else None
        owner = self._clusters.of(mention.owner)
        if owner is not None and owner.type == "country":
            mention = replace(mention, country=owner.country)
        if owner is not None:
            found = self._possessed.antecedent(index, mention, owner)
            if found is not None or self._possessed.is_settled(mention):
                return found
            if mention.type == "body" and owner.person and owner.number == "plur" and not owner.names:
                return None  # "a miners' union" is no African Union
            if owner.country is not None:
                mention = replace(mention, country=owner.country)  # "Zelensky's forces" are not another's
        if (two := self._two_persons(index, mention)) is not None:
            return two
        best = self._best(index, mention)
        if best is not None and mention.count == PAIR and self._are_countries(best):
            # "both sides" are not two countries that were once named together, where a text is about two others
            pair = self._pair(index, mention)
            least, most = (min(map(self._clusters.told_of, each.parts)) for each in (best, pair or best))
            return pair if most > _FAR_MORE * least else best
        return best or self._only_country(index, mention) or self._pair(index, mention)

    def _are_countries(self, cluster: Cluster) -> bool:
        return bool(cluster.parts) and all(each.type == "country" for each in cluster.parts)

    def _pair(self, index: int, mention: Mention) -> Cluster | None:
        """The two countries that a text is about, though it never joins them: "the two countries", "both armies", "the parties"."""
        kind = "country" in self._nouns.types(mention.words[-1])
        body = mention.type == "body" and not mention.sectors.isdisjoint(self._nouns.sectors.state)
        counted = mention.count == PAIR and (kind or body)
        if mention.country is not None or not (counted or self._are_sides(index, mention)):
            return None
        countries = [each for each in self._one_of_each(index) if not is_apart(self._clusters, mention, each)]
        weights = {id(each): self._clusters.prominence(index, each) for each in countries}
        first = sorted(countries, key=lambda each: -weights[id(each)])[:3]
        if len(first) < 2 or (len(first) > 2 and weights[id(first[1])] - weights[id(first[2])] < _CLEAR):
            # those who were named together
            joined = (each for each in self._clusters.reached(index, REACH) if len(each.parts) == 2)
            return next((each for each in joined if all(part in first for part in each.parts)), None)
        return self._clusters.found(
            Cluster(parts=tuple(first[:2]), number="plur", person=False, type="country", counts={PAIR}, actor=True)
        )

    def _two_persons(self, index: int, mention: Mention) -> Cluster | None:
        """The two persons whom the last sentence with two names, whose nouns say no more than that: "both men"."""
        if mention.count != PAIR or mention.words[-1] not in self._nouns.people or mention.modifiers or mention.names:
            return None
        named: dict[int, list[Cluster]] = {}
        for each in self._clusters.reached(index, _NEAR // 2):
            sole = each.person and each.number == "sing" and each.names and not differ(mention.sex, each.sex)
            if sole and not is_apart(self._clusters, mention, each):
                for place in {self._clusters.mentions[one].sentence for one in each.members}:
                    named.setdefault(place, []).append(each)
        here = self._clusters.mentions[index].sentence
        two = [named[place] for place in sorted(named, reverse=True) if place < here and len(named[place]) == 2]
        if not two or any(PAIR in each.counts for each in self._clusters.reached(index, 1)):
            return None
        return self._clusters.found(Cluster(parts=tuple(two[0]), number="plur", person=True, counts={PAIR}, actor=True))

    def _are_sides(self, index: int, mention: Mention) -> bool:
        """Whether a plural alone means those who face each other: "the parties", where nobody has spoken of political ones."""
        alone = (
            mention.number == "plur" and not mention.bare and not mention.modifiers and mention.count in {None, PAIR}
        )
        return (
            alone
            and mention.owner is None
            and "pair" in self._nouns.types(mention.words[-1])
            and not any(mention.sectors & each.sectors for each in self._clusters.reached(index))
        )

    def _one_of_each(self, index: int) -> list[Cluster]:
        """Of each country that a text has named twice, or whose people it has, one cluster: its own if there is one."""
        found: dict[str, Cluster] = {}
        for each in self._clusters.reached(index, REACH):
            country = each.country
            if country is None or country in self._nouns.international or each.parts or not each.members:
                continue
            if each.type == "country" or country not in found:
                found[country] = each
        return [each for each in found.values() if self._clusters.told_of(each) > 1]

    def _other_country(self, index: int, mention: Mention) -> Cluster | None:
        """The country that is not the one of who acts: "Chad accused the neighbouring country"."""
        doer = self._clusters.doer(mention)
        if doer is None or doer.country is None or "country" not in self._nouns.types(mention.words[-1]):
            return None
        others = [
            each
            for each in self._clusters.reached(index, REACH)
            if each.type == "country" and not each.parts and each.country not in {None, doer.country}
        ]
        return max(others, key=lambda each: self._clusters.topicality(index, each, alone=True), default=None)

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
        for limit, ways in self._ways(mention):
            reached = self._clusters.reached(index, limit)
            for way in ways:
                fits = way(mention)
                if fits is None:
                    continue
                found = [each for each in reached if fits(each) and not is_apart(self._clusters, mention, each)]
                found = self._of_who_acts(mention, found)
                if way != self._fitting.same_noun:
                    found = [each for each in found if self._may_be_owned(mention, each)]
                if found:
                    return max(found, key=lambda each: self._fitness(index, mention, each))
        return None

    def _of_who_acts(self, mention: Mention, fitting: list[Cluster]) -> list[Cluster]:
        """Of several offices and bodies of states, those of who deals with them: an opposition leader with his own premier."""
        if mention.country is not None or mention.sectors.isdisjoint(self._nouns.sectors.state):
            return fitting
        doer = self._clusters.doer(mention)
        if doer is None or doer.country is None or doer.sectors.isdisjoint(self._nouns.at_home):
            return fitting
        return [each for each in fitting if each.country in {None, doer.country}]

    def _may_be_owned(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether those whom a text calls by another noun may be somebody's: "Talon's government" is no junta of a land unknown."""
        owner = self._clusters.of(mention.owner)
        if owner is None or owner.country is None:
            return True
        return cluster.country == owner.country or any(whose.country == owner.country for whose, _ in cluster.owners)

    def _ways(self, mention: Mention) -> tuple[tuple[int, tuple[Way, ...]], ...]:
        """In what ways a description may fit, the surest first, with how many sentences it may reach back in each."""
        fits = self._fitting
        by_noun = (fits.same_noun, fits.by_title, fits.by_noun_of_name, fits.by_synonym)
        if mention.owner is not None:
            # whoever is somebody's is named by the noun, or by what they do: "his officers" are the police, "his men" anybody
            return (REACH, by_noun), (_NEAR, () if CIVILIANS in mention.sectors else (fits.by_sector,))
        if mention.bare:
            return ((REACH, by_noun),)  # "Police freed them" are not some officers of whom was told
        if mention.count == PAIR and "pair" in self._nouns.types(mention.words[-1]):
            return ((_SIDES, by_noun),)
        return (
            (REACH, (*by_noun, fits.by_kind)),
            (_NEAR, (fits.by_sector, fits.by_family, fits.by_people)),
            (_NEXT, (fits.by_anybody,)),
        )

    def _is_of_unknown_kind(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether only the text knows a body that a noun of kind would mean, and never called it so."""
        noun = mention.words[-1]
        return cluster.person is not True and noun not in cluster.nouns | cluster.ends and noun in self._nouns.of_kinds

    def _fitness(self, index: int, mention: Mention, cluster: Cluster) -> tuple[bool, float]:
        """What is better known to be a person or body, and unnamed where the noun names nobody, fits better."""
        anybody = mention.words[-1] in self._nouns.people
        cost = _NAMED if anybody and cluster.names else 0.0
        if not anybody and not cluster.names and cluster.type == "body" and mention.nouns.isdisjoint(cluster.nouns):
            cost += _UNNAMED
        if not anybody and cluster.names and not cluster.identities and self._is_of_unknown_kind(mention, cluster):
            cost += _OF_UNKNOWN_KIND
        if any(self._clusters.of(each) is cluster for each in mention.above_all):
            cost += _SUBJECT_ABOVE
        return cluster.person is not None, self._clusters.topicality(index, cluster) - cost
