"""Mentions in text order, each put into the cluster that it takes up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from tocsin.parse.coreference.clusters import PERSONAL, Cluster, Clusters
from tocsin.parse.coreference.descriptions import Descriptions
from tocsin.parse.coreference.mention import Mention
from tocsin.parse.coreference.names import Names, differ
from tocsin.parse.coreference.nouns import Nouns
from tocsin.parse.coreference.pronouns import Pronouns
from tocsin.parse.coreference.speakers import ME, WE, Speakers


@dataclass(frozen=True)
class Linked:
    """What mentions take up, by their indices."""

    #: Each mention that takes up another, to the first of its cluster, pronouns left out; a pronoun is the first only where
    #: nothing else names those whom it means.
    first: Mapping[int, int] = field(default_factory=dict)
    #: Each mention that means several together, to the first mention of each: "the two countries".
    parts: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def link(mentions: list[Mention], nouns: Nouns | None = None) -> Linked:
    """Puts mentions, in text order, into clusters."""
    return _Linker(mentions, nouns or Nouns()).linked()


class _Linker:
    def __init__(self, mentions: list[Mention], nouns: Nouns):
        self._mentions = mentions
        self._nouns = nouns
        self._clusters = Clusters(mentions, nouns.sectors)
        self._names = Names(self._clusters, nouns)
        self._pronouns = Pronouns(self._clusters, nouns)
        self._descriptions = Descriptions(self._clusters, nouns)
        self._speakers = Speakers(self._clusters, nouns.sectors)
        self._pending: set[int] = set()

    def linked(self) -> Linked:
        waiting: list[int] = []
        for index, mention in enumerate(self._mentions):
            if waiting:
                waiting = self._heard(waiting, mention.sentence)
            if self._is_we(index) or (mention.owner is not None and self._is_we(self._clusters.at(mention.owner))):
                waiting.append(index)
                continue
            # who speaks a quotation is often named behind it, and decides whom it may mean
            self._place_at(mention.speaker)
            self._place(index)
        self._heard(waiting, None)
        found, parts = {}, {}
        for index in range(len(self._mentions)):
            cluster = self._clusters.of_index(index)
            if cluster is None:
                continue
            if (first := self._clusters.first(cluster)) != index:
                found[index] = first
            if cluster.parts:
                parts[index] = tuple(self._clusters.first(each) for each in cluster.parts)
        return Linked(found, parts)

    def _heard(self, waiting: list[int], sentence: int | None) -> list[int]:
        """Places each "we", and what is ours, whose speaker's sentence is over: that says for whom the speaker speaks."""
        left = []
        for index in waiting:
            mention = self._mentions[index]
            speaker = self._clusters.at(mention.speaker)
            last = max(mention.sentence, mention.sentence if speaker is None else self._mentions[speaker].sentence)
            if sentence is not None and last >= sentence:
                left.append(index)
                continue
            if not self._is_we(index):
                self._place(index)
            elif (cluster := self._speakers.spoken_for(index, mention)) is not None:
                self._clusters.join(index, cluster)
        return left

    def _is_we(self, index: int | None) -> bool:
        return index is not None and self._mentions[index].kind == "pronoun" and self._mentions[index].words[0] in WE

    def _place_speaker_of(self, index: int, mention: Mention) -> None:
        """Gives an "I" to who speaks it."""
        self._place_at(mention.speaker)
        cluster = self._clusters.of(mention.speaker)
        if cluster is not None:
            self._clusters.refer(index, cluster)

    def _place_at(self, position: int | None) -> None:
        if position is not None and (index := self._clusters.at(position)) is not None:
            self._place(index)

    def _place(self, index: int) -> None:
        if index in self._pending or self._clusters.of_index(index) is not None:
            return
        mention = self._mentions[index]
        if self._is_we(index):
            return
        self._pending.add(index)  # of an "I" that another "I" speaks, and that one it, nobody says who it is
        if mention.kind == "pronoun" and mention.words[0] in ME:
            self._place_speaker_of(index, mention)
            return
        for position in (mention.same, mention.ahead, mention.owner):
            if position is not None:
                self._place_at(position)
        found = self._antecedent(index, mention)
        if found is None and mention.sayer is not None:
            self._place_at(mention.sayer)
            if (shared := self._speakers.with_sayer(index, mention)) is not None:
                self._clusters.refer(index, shared)
                return
        cluster = found or self._clusters.found(Cluster(number=mention.number))
        self._clusters.join(index, cluster)
        owner = self._clusters.of(mention.owner)
        if owner is not None and owner.person and not self._nouns.peers.isdisjoint(mention.nouns):
            cluster.titles |= owner.titles  # a minister's counterpart is a minister
        self._clusters.imply(index)

    def _antecedent(self, index: int, mention: Mention) -> Cluster | None:
        found = self._same(mention)
        if found is None:
            match mention.kind:
                case "name":
                    found = self._names.antecedent(index, mention)
                case "pronoun":
                    found = self._pronouns.antecedent(index, mention)
                case _:
                    found = self._descriptions.antecedent(index, mention)
        return found

    def _same(self, mention: Mention) -> Cluster | None:
        """The cluster of the phrase that means the same by the grammar.

        What agrees with an apposition only may stand further out: "one of the students, Ana Ruiz".
        """
        outer = self._clusters.at(mention.within)
        if outer is not None and {"of", *mention.words} <= {*self._mentions[outer].titles}:
            return self._clusters.of(mention.within)  # "agriculture" in "the ministry of agriculture"
        if mention.same is None:
            return None
        outwards = list(self._outwards(mention.same))
        known = [each for each in outwards if mention.identity is not None and each.identity == mention.identity]
        alike = [each for each in outwards if self._may_be_same(mention, each)]
        if known or alike:
            return self._clusters.of((known or alike)[0].position)
        return None if mention.kind != "pronoun" else self._clusters.of(mention.same)

    def _outwards(self, position: int | None) -> Iterator[Mention]:
        """The mention at an offset and those that it stands inside."""
        index = self._clusters.at(position)
        while index is not None:
            yield self._mentions[index]
            index = self._clusters.at(self._mentions[index].within)

    def _may_be_same(self, mention: Mention, other: Mention) -> bool:
        if mention.kind == "pronoun":
            # "the president of Angola, who"
            return mention.words[0] not in PERSONAL or other.person is not False or other.number == "plur"
        if mention.kind == "description" and not mention.actor and other.person is False:
            return False  # "flew him to Paris, a transfer that …"
        called = {each[-1] for each in (mention.words, *mention.names) if len(each) > 1}
        others = {each[-1] for each in (other.words, *other.names) if len(each) > 1}
        if mention.person and called and others and called.isdisjoint(others):
            return False
        return mention.number == other.number and not differ(mention.person, other.person)
