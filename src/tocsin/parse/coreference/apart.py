"""When a description must mean somebody else than a cluster."""

from __future__ import annotations

from tocsin.parse.coreference.clusters import Cluster, Clusters
from tocsin.parse.coreference.mention import Mention
from tocsin.parse.coreference.names import is_short_for


def is_apart(clusters: Clusters, mention: Mention, cluster: Cluster) -> bool:
    """Whether a cluster must be somebody else: "the villagers helped the refugees" are two.

    Such are who speaks, whose it is, the subject or another argument of the same verb, those joined with it.
    """
    if mention.person and cluster.person and mention.names and cluster.names:
        return not any(one[-1] == other[-1] for one in mention.names for other in cluster.names)
    if mention.count and cluster.counts and mention.count not in cluster.counts:
        return True
    if clusters.doer(mention) is cluster:
        return True
    if mention.person and any(clusters.of(each) is cluster for each in mention.above_all):
        return True  # "her aide said the minister"
    beside = (mention.speaker, mention.owner, *mention.joined)
    if any(clusters.of(each) is cluster for each in beside if each is not None):
        return True
    verb = mention.verb
    return any(
        (verb is not None and each.verb == verb) or each.position == mention.within
        for each in clusters.members(cluster)
    )


def is_told_apart(clusters: Clusters, mention: Mention, cluster: Cluster) -> bool:
    """Whether other words before the noun say that it is another: "the defence ministry", "the foreign ministry"."""
    if mention.person is not True and mention.names and cluster.names:
        shared = any(is_short_for(one, other) for one in mention.names for other in cluster.names)
        if not shared and cluster.names.isdisjoint(mention.names):
            return True
    owner = clusters.of(mention.owner)
    if owner is not None and cluster.owners and not any(_is_one(owner, whose) for whose, _ in cluster.owners):
        return True
    if (
        mention.person
        and mention.sectors & clusters.sectors.offices
        and cluster.sectors & clusters.sectors.out_of_office
        and not mention.sectors & cluster.sectors
    ):
        return True  # "the president" is not the former president
    if (
        mention.person
        and cluster.identities
        and cluster.sectors
        and mention.sectors & clusters.sectors.in_office
        and mention.sectors.isdisjoint(cluster.sectors)
    ):
        return True  # nor is "the Iraqi leader" a rebel who is known, or "the ambassador" a bishop
    nouns = mention.nouns | cluster.nouns
    ranks = ({*mention.titles} | mention.modifiers) - nouns
    others = (cluster.titles | cluster.modifiers) - nouns
    return bool(ranks and others) and ranks.isdisjoint(others)


def _is_one(one: Cluster, other: Cluster) -> bool:
    """Whether two possessors are the same, or of one state."""
    return one is other or (one.country is not None and one.country == other.country)
