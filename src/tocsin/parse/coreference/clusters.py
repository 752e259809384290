"""Clusters of mentions that mean the same, and how much each is before the reader's eyes."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from operator import attrgetter
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from tocsin.parse.coreference.mention import Mention, Number, sex_said
from tocsin.parse.coreference.nouns import Sectors

V = TypeVar("V")

#: How many sentences back a description reaches.
REACH = 12
#: What a sentence between costs a pronoun's antecedent, by how many there are; further ones cost as much as the last.
_FADES = (0.0, 2.5, 4.5, 6.5)
#: A description reaches back further: each sentence between costs it less.
_FADES_SLOWLY = 0.5
#: Who was only once joined with another is soon thought of alone again.
_FADES_TOGETHER = 1.0
_SUBJECT = 1.5
#: Relative pronouns of persons, and of what is none.
PERSONAL = {"who", "whom"}
_NOBODY = "which"
_INSIDE = 1.0
_NEARER = 0.01
_AGAIN = 0.15
_OFTEN = 6


class Cluster(msgspec.Struct, eq=False):
    """Mentions that mean the same, with all that they say together."""

    members: list[int] = []
    #: Where it comes to mind though nobody names it as one: "Chad and Mali", before "the two countries".
    implied: list[int] = []
    #: Where it last came before the reader's eyes.
    latest: int = -1
    #: Those who make it up.
    parts: tuple[Cluster, ...] = ()
    names: set[tuple[str, ...]] = set()
    #: The nouns in which its names end, before an "of" too: "commission" of "Commission of Inquiry".
    ends: set[str] = set()
    nouns: set[str] = set()
    titles: set[str] = set()
    modifiers: set[str] = set()
    counts: set[str] = set()
    sectors: set[str] = set()
    #: Whose it is, by the noun that says so: "her son".
    owners: list[tuple[Cluster, str]] = []
    number: Number = "sing"
    sex: str | None = None
    person: bool | None = None
    country: str | None = None
    #: Who it is by knowledge from outside the text; several where a name and its initials were taken for two.
    identities: set[str] = set()
    type: str | None = None
    actor: bool = False

    @property
    def places(self) -> list[int]:
        """Where it stands before the reader's eyes."""
        return sorted({*self.members, *self.implied}) if self.implied else self.members

    def take(self, index: int, mention: Mention) -> None:
        """Adds a mention and what it says."""
        insort(self.members, index)
        self.latest = max(self.latest, index)
        self.nouns |= mention.nouns
        if mention.kind == "pronoun":
            word = mention.words[0]
            if sex_said(word) is not None:
                self.sex, self.person = self.sex or sex_said(word), True
            if self.number == "sing" and word == _NOBODY:
                self.person = False
            elif self.number == "sing" and word in PERSONAL and self.person is None:
                self.person = True
            return
        for name in (mention.words, *mention.names) if mention.kind == "name" else mention.names:
            if name not in self.names:
                self.names.add(name)
                self.ends.update(_ends_of(name))
        self.titles.update(mention.titles)
        self.modifiers |= mention.modifiers
        if mention.count:
            self.counts.add(mention.count)
        self.sectors |= mention.sectors
        self.sex = self.sex or mention.sex
        self.person = mention.person if self.person is None else self.person
        self.country = self.country or mention.country
        if mention.identity:
            self.identities.add(mention.identity)
        self.type = self.type if self.type not in {None, "body"} else mention.type
        self.actor = self.actor or mention.actor


class Clusters:
    """The clusters of an article so far."""

    def __init__(self, mentions: list[Mention], sectors: Sectors):
        self.mentions = mentions
        self.sectors = sectors
        self.all: list[Cluster] = []
        #: All nouns, titles and ends of names that anybody was called by: most nouns are new, and need not be looked for.
        self.called: set[str] = set()
        self._of: dict[int, Cluster] = {}
        #: The one mentioned last first.
        self._by_latest: list[Cluster] = []
        self._sentences = [mention.sentence for mention in mentions]
        self._at = {mention.position: index for index, mention in enumerate(mentions)}

    def at(self, position: int | None) -> int | None:
        """The mention whose head stands at an offset."""
        return None if position is None else self._at.get(position)

    def of(self, position: int | None) -> Cluster | None:
        """The cluster of the mention whose head stands at an offset."""
        index = self.at(position)
        return None if index is None else self._of.get(index)

    def of_index(self, index: int) -> Cluster | None:
        """The cluster of a mention."""
        return self._of.get(index)

    def found(self, cluster: Cluster) -> Cluster:
        """Adds a new cluster."""
        self.all.append(cluster)
        self.called.update(cluster.nouns, cluster.titles, cluster.ends)
        if cluster.latest < 0:
            self._by_latest.append(cluster)  # behind all that have come to mind
        else:
            self._sort()
        return cluster

    def _bring_up(self, cluster: Cluster) -> None:
        """Puts a cluster that has just come to mind before those that did so earlier."""
        if cluster.latest > self._by_latest[0].latest:
            self._by_latest.remove(cluster)
            self._by_latest.insert(0, cluster)
        else:
            self._sort()

    def _sort(self) -> None:
        self._by_latest = sorted(self.all, key=attrgetter("latest"), reverse=True)

    def join(self, index: int, cluster: Cluster) -> None:
        """Puts a mention into a cluster."""
        mention = self.mentions[index]
        owner = self.of(mention.owner)
        if owner is not None and owner.type == "country":
            mention = replace(mention, country=owner.country)  # "its ambassador to Haiti" is not Haiti's
        cluster.take(index, mention)
        self.called.update(mention.nouns)
        if mention.kind != "pronoun":
            self.called.update(mention.titles, cluster.ends)
        self._of[index] = cluster
        if cluster.latest == index and self._by_latest[0] is not cluster:
            self._bring_up(cluster)
        if owner is not None and owner is not cluster:
            cluster.owners.extend((owner, noun) for noun in mention.nouns)

    def refer(self, index: int, cluster: Cluster) -> None:
        """Notes whom a mention means that says nothing of them and brings nobody to mind."""
        self._of[index] = cluster

    def first(self, cluster: Cluster) -> int:
        """The first mention of a cluster that is no pronoun, else the first."""
        named = (each for each in cluster.members if self.mentions[each].kind != "pronoun")
        return next(named, cluster.members[0])

    def imply(self, index: int) -> None:
        """Brings to mind all who are joined with a mention: "they" may mean both."""
        mention = self.mentions[index]
        if not mention.joined:
            return
        parts = [self.of(each) for each in (*mention.joined, mention.position)]
        known = [each for each in parts if each is not None and each.actor]
        if len(known) < 2 or len(known) < len(parts) or len({id(each) for each in known}) < len(known):
            return
        first = self.at(mention.joined[0]) or index
        for each in self.all:
            if {*map(id, each.parts)} == {*map(id, known)}:
                each.implied.append(first)
                each.latest = max(each.latest, first)
                self._sort()
                return
        self.found(
            Cluster(
                implied=[first],
                latest=first,
                parts=tuple(known),
                number="plur",
                person=_shared(each.person for each in known),
                type=_shared(each.type for each in known),
                nouns=set.intersection(*(each.nouns | each.titles for each in known)),
                sectors=set.intersection(*(each.sectors for each in known)),
                actor=True,
            )
        )

    def doer(self, mention: Mention) -> Cluster | None:
        """Who does what the clause of a mention tells."""
        doers = (self.of(each) for each in mention.under)
        return next((each for each in doers if each is not None and each.actor), None)

    def members(self, cluster: Cluster) -> list[Mention]:
        """The mentions of a cluster."""
        return [self.mentions[each] for each in cluster.members]

    def around(self, mention: Mention) -> set[int]:
        """Offsets of the phrases that a mention stands inside, from the closest out."""
        found: set[int] = set()
        outer = mention.within
        while outer is not None and outer not in found:
            found.add(outer)
            index = self.at(outer)
            outer = None if index is None else self.mentions[index].within
        return found

    def reached(self, index: int, limit: int | None = None) -> list[Cluster]:
        """Clusters with a mention at most so many sentences back, the one mentioned last first."""
        if limit is None:
            return self._by_latest
        first = bisect_left(self._sentences, self._sentences[index] - limit)
        return self._by_latest[: bisect_right(self._by_latest, -first, key=lambda each: -each.latest)]

    def weight(self, index: int, cluster: Cluster) -> float:
        """How much a cluster is before the reader's eyes for a pronoun: near, subject, often mentioned."""
        here = self.mentions[index]

        def of(place: int) -> float:
            other = self.mentions[place]
            fades = _FADES[min(abs(here.sentence - other.sentence), len(_FADES) - 1)]
            return self._rank(other) - fades - _NEARER * abs(index - place)

        return max(map(of, cluster.places[-_OFTEN:])) + _AGAIN * min(len(cluster.places), _OFTEN)

    def topicality(self, index: int, cluster: Cluster, *, alone: bool = False) -> float:
        """The same for a description, which looks back further.

        alone: without those who belong to a country.
        """
        nearest = self._nearest(index, cluster)
        often = len(cluster.places) if alone else self.often(cluster)
        return nearest + 2 * _AGAIN * min(often, _OFTEN)

    def _nearest(self, index: int, cluster: Cluster) -> float:
        """How near it stands and in what place; of several together, as near as the one that was named longest ago."""
        here = self.mentions[index]
        fades = _FADES_TOGETHER if cluster.parts else _FADES_SLOWLY
        own = (
            self._rank(other) - fades * (here.sentence - other.sentence) - _NEARER * (index - place)
            for place in cluster.places[-_OFTEN:]
            for other in (self.mentions[place],)
        )
        each_of = (self._nearest(index, each) for each in cluster.parts)
        return max([*own, *([min(each_of)] if cluster.parts else [])])

    def prominence(self, index: int, cluster: Cluster) -> float:
        """How much a country is what a text is about: how often it and its people come to mind, and how near."""
        return self._nearest(index, cluster) + self.told_of(cluster)

    def told_of(self, cluster: Cluster) -> int:
        """How often a country or those who are its own come to mind."""
        return sum(len(each.places) for each in self.all if each.country == cluster.country and not each.parts)

    def often(self, cluster: Cluster) -> int:
        """How often a cluster comes to mind: a country by all who are its own, too, several as often as each of them does."""
        if cluster.parts:
            return len(cluster.places) + min(map(self.often, cluster.parts))
        own = (each.country == cluster.country and each is not cluster for each in self.all)
        return len(cluster.places) + (sum(own) if cluster.type == "country" else 0)

    def _rank(self, mention: Mention) -> float:
        return (_SUBJECT if mention.subject else 0.0) - (_INSIDE if mention.inside else 0.0)


def _ends_of(name: tuple[str, ...]) -> set[str]:
    before = {name[name.index("of") - 1]} if "of" in name[1:] else set()
    ends = {*name[-1:], *before}
    return ends | {word.removesuffix("s") for word in ends}


def _shared(values: Iterable[V]) -> V | None:
    """What all have; None if they differ."""
    found = {*values}
    return found.pop() if len(found) == 1 else None
