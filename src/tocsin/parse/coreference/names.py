"""Whether a name is another's again: its last or first words, its initials."""

from __future__ import annotations

from tocsin.parse.coreference.clusters import Cluster, Clusters
from tocsin.parse.coreference.mention import Mention
from tocsin.parse.coreference.nouns import Nouns

#: Words that stand in names but count for nothing in their initials.
_SMALL = {"of", "the", "and", "for", "in", "on", "de", "la", "del", "du", "des", "et", "y", "al"}
#: How many sentences after a description a name may tell who was meant.
_NEXT = 2


class Names:
    """Finds the cluster that a name takes up."""

    def __init__(self, clusters: Clusters, nouns: Nouns):
        self._clusters = clusters
        self._nouns = nouns

    def antecedent(self, index: int, mention: Mention) -> Cluster | None:
        """The cluster that a name names again, or whose description it follows; None: somebody new."""
        reached = self._clusters.reached(index)
        if mention.identity is not None or mention.type == "country":
            for each in reached:
                same = mention.identity in each.identities
                if same or (mention.type == each.type == "country" and mention.country == each.country is not None):
                    return each
        called = [each for each in reached if each.names and is_called(mention, each)]
        if called:
            # of two Keitas the one whose full name is known and who was called so before
            return next((each for each in called if _was_shortened_to(mention.words, each)), called[0])
        told = next((each for each in self._clusters.reached(index, _NEXT) if self._is_told(mention, each)), None)
        return told or self._introduced(index, mention)

    def _introduced(self, index: int, mention: Mention) -> Cluster | None:
        """The one person described in the sentence before whom a full name then names: "A fisherman … . Ali Baker, 31, …"."""
        if not (mention.person and mention.subject and len(mention.words) > 1) or mention.titles or mention.nouns:
            return None
        before = [
            each
            for each in self._clusters.reached(index, 1)
            if each.person and each.number == "sing" and self._is_in(each, mention.sentence - 1)
        ]
        if len(before) != 1 or before[0].names or differ(mention.sex, before[0].sex):
            return None
        return before[0] if not differ(mention.country, before[0].country) else None

    def _is_in(self, cluster: Cluster, sentence: int) -> bool:
        return any(each.sentence == sentence for each in self._clusters.members(cluster))

    def _is_told(self, mention: Mention, cluster: Cluster) -> bool:
        """Whether a name with a title is that of somebody described just before: "a priest", then "Father Ruiz"."""
        if not mention.titles or not mention.person or cluster.names or not cluster.person:
            return False
        if cluster.number != "sing" or differ(mention.sex, cluster.sex) or differ(mention.country, cluster.country):
            return False
        owner = self._clusters.of(mention.owner)
        if owner is not None and cluster.owners and all(owner is not whose for whose, _ in cluster.owners):
            return False  # a party's leader is not a governor's counterpart
        titles = {*mention.titles}
        # a health minister is no secretary of state
        alike = any(cluster.nouns & self._nouns.alike(each) and titles - {each} <= cluster.titles for each in titles)
        return titles <= cluster.titles or (bool(cluster.titles) and cluster.titles <= titles) or alike


def is_called(mention: Mention, cluster: Cluster) -> bool:
    """Whether a name is one of a cluster's again, its last or first words, or its initials."""
    if mention.words in cluster.names and not differ(mention.person, cluster.person):
        return True
    if mention.identity and cluster.identities and mention.identity not in cluster.identities:
        return False
    if (mention.type == "country") is not (cluster.type == "country") and None not in {mention.type, cluster.type}:
        return False  # Haiti is not the National Police of Haiti
    body = mention.person is False or cluster.person is False
    if mention.number != cluster.number and not body:
        return False
    if differ(mention.sex, cluster.sex) or differ(mention.person, cluster.person):
        return False
    names = (mention.words, *mention.names)
    if not cluster.names.isdisjoint(names):
        return True
    if mention.identity and not cluster.identities and _are_of_two_kinds(mention, cluster):
        return False  # a news agency known by those letters is no police force
    is_cut = is_short_for if body else _is_part_of
    return any(is_cut(called, name) for called in names for name in cluster.names)


def _are_of_two_kinds(mention: Mention, cluster: Cluster) -> bool:
    return bool(mention.sectors and cluster.sectors) and mention.sectors.isdisjoint(cluster.sectors)


def _was_shortened_to(words: tuple[str, ...], cluster: Cluster) -> bool:
    return words in cluster.names and any(len(name) > len(words) for name in cluster.names)


def differ(one: object | None, other: object | None) -> bool:
    """Whether two features are both known and not the same."""
    return one is not None and other is not None and one != other


def _is_part_of(called: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a name is a run of another's words: a given name, one of two family names."""
    if not 0 < len(called) < len(name) or called[0] not in name:
        return False
    return any(name[start : start + len(called)] == called for start in range(len(name) - len(called) + 1))


def is_short_for(called: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a body's name is another's last word, or its initials: "the Commission", "ECOWAS"."""
    if len(name) > 1 and name[-2] in _SMALL:
        return False  # "Uganda" is not the Bank of Uganda
    if len(called) == 1 and len(name) > 1:
        if called[0] in (name[-1], name[0]):
            return True
        letters = called[0].replace(".", "")
        if len(letters) > len(name) + sum(word.count("-") for word in name):
            return False
        initials = "".join([word[0] for word in name if word not in _SMALL])
        # the CTD is the Counter-Terrorism Department
        parts = "".join([part[0] for word in name if word not in _SMALL for part in word.split("-") if part])
        return letters in (initials, parts, "".join([word[0] for word in name]))
    if len(name) == 1 and len(called) > 1:
        return is_short_for(name, called)
    return len(called) < len(name) and called == name[-len(called) :]
