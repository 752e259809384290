"""Coreference: which mentions of an article mean the same.

Works on features only; who the mentions are is the business of the rooms to the right. Mentions are taken in text order and
each joins the cluster that fits it best, or founds one: names by their words, descriptions by their noun, title, sector or
kind, pronouns by agreement, nearness and weight in the text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

#: How many sentences back a mention may take something up.
_REACH = {"pronoun": 3, "description": 12, "name": 10_000}
#: A description that only fits in kind or sector reaches less far.
_NEAR = 6

_PERSONAL = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("sing", "m")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("sing", "f")),
    **dict.fromkeys(("it", "its", "itself"), ("sing", "n")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves"), ("plur", None)),
}
_REFLEXIVE = {"himself", "herself", "itself", "themselves"}
#: Stands for the noun of "the five", "all 16".
NUMBER = "#"
#: What tells two from others: "the two countries", "both sides".
_PAIR = {"two", "both"}
_WE = {"we", "us", "our", "ours"}
#: Words that stand in names but count for nothing in their initials.
_SMALL = {"of", "the", "and", "for", "in", "on", "de", "la", "del", "du", "des", "et", "y", "al"}

Number = Literal["sing", "plur"]
MentionKind = Literal["name", "pronoun", "description"]


@dataclass(frozen=True)
class Mention:
    """A phrase that names somebody."""

    #: Offset of its head in the article.
    position: int
    sentence: int
    kind: MentionKind
    #: The words of the name, or the noun of the description, or the pronoun, in lower case.
    words: tuple[str, ...]
    number: Number
    #: m, f, or None for unknown.
    sex: str | None
    #: What somebody is called besides the name, as "foreign", "minister".
    titles: tuple[str, ...]
    #: A single human; False: a body, country or group; None: unknown.
    person: bool | None
    subject: bool
    #: Whether it is known to be an actor: nothing else can be taken up by a pronoun.
    actor: bool
    #: A description that says by itself who is meant: "the Russian minister".
    complete: bool = False
    #: A first mention in a subordinate place (a possessor inside another phrase) is less likely taken up.
    inside: bool = False
    #: Further names that the phrase gives: in apposition, or behind a title.
    names: tuple[tuple[str, ...], ...] = ()
    #: Who it is, if that is known from outside the text: equal for the same, different for others.
    identity: str | None = None
    #: Nouns that describe it, its own and those in apposition.
    nouns: frozenset[str] = frozenset()
    #: Words before its noun that tell it from others: "foreign", "shadow".
    modifiers: frozenset[str] = frozenset()
    country: str | None = None
    sectors: frozenset[str] = frozenset()
    #: country, organisation, group, party, company, media, service, person; None: unknown.
    type: str | None = None
    #: Offset of the verb whose argument it is: what the verb says of one argument, it says of another.
    verb: int | None = None
    #: Offset of the head of who speaks the quotation that it stands in.
    speaker: int | None = None
    #: Offset of the phrase that it stands inside.
    within: int | None = None
    #: Offset of its possessor: "his country".
    owner: int | None = None
    #: Offset of the verb on which its clause hangs: who says something is often meant in it.
    above: int | None = None


@dataclass
class _Cluster:
    """Mentions that mean the same, with all that they say together."""

    members: list[int] = field(default_factory=list)
    names: set[tuple[str, ...]] = field(default_factory=set)
    nouns: set[str] = field(default_factory=set)
    titles: set[str] = field(default_factory=set)
    modifiers: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    number: Number = "sing"
    sex: str | None = None
    person: bool | None = None
    country: str | None = None
    identity: str | None = None
    type: str | None = None
    actor: bool = False


def link(
    mentions: list[Mention],
    kinds: Mapping[str, frozenset[str]] | None = None,
    families: Iterable[frozenset[str]] = (),
    persons: Mapping[str, frozenset[str]] | None = None,
) -> dict[int, int]:
    """For each mention that takes up an earlier one: its index to that of the first of its cluster.

    mentions: in text order.
    kinds: nouns that take somebody up by kind ("the country", "the bloc"), by type.
    families: sectors that the same people may be called by, one after the other.
    persons: nouns that take up a person by sector ("the lawmaker"), by sector.
    """
    return _Linker(mentions, kinds or {}, tuple(families), persons or {}).linked()


class _Linker:
    def __init__(
        self,
        mentions: list[Mention],
        kinds: Mapping[str, frozenset[str]],
        families: tuple[frozenset[str], ...],
        persons: Mapping[str, frozenset[str]],
    ):
        self._mentions = mentions
        self._kinds = kinds
        self._families = families
        self._persons = persons
        self._clusters: list[_Cluster] = []
        self._of: dict[int, _Cluster] = {}
        self._at = {mention.position: index for index, mention in enumerate(mentions)}

    def linked(self) -> dict[int, int]:
        for index, mention in enumerate(self._mentions):
            # who speaks a quotation is often named behind it, and decides whom it may mean
            if mention.speaker is not None and mention.speaker > mention.position:
                self._place(self._at.get(mention.speaker))
            self._place(index)
        return {index: min(cluster.members) for index, cluster in self._of.items() if min(cluster.members) != index}

    def _place(self, index: int | None) -> None:
        if index is None or index in self._of:
            return
        mention = self._mentions[index]
        cluster = self._cluster_for(index, mention)
        if cluster is None:
            cluster = _Cluster(number=mention.number)
            self._clusters.append(cluster)
        self._join(index, mention, cluster)

    def _join(self, index: int, mention: Mention, cluster: _Cluster) -> None:
        cluster.members.append(index)
        self._of[index] = cluster
        if mention.kind == "pronoun":
            agreed = _PERSONAL.get(mention.words[0], (None, None))[1]
            cluster.sex = cluster.sex or (agreed if agreed in {"m", "f"} else None)
            return
        if mention.kind == "name":
            cluster.names.add(mention.words)
        cluster.names.update(mention.names)
        cluster.nouns |= mention.nouns | ({mention.words[-1]} if mention.kind == "description" else set())
        cluster.titles.update(mention.titles)
        cluster.modifiers |= mention.modifiers
        cluster.sectors |= mention.sectors
        cluster.sex = cluster.sex or mention.sex
        cluster.person = mention.person if cluster.person is None else cluster.person
        cluster.country = cluster.country or mention.country
        cluster.identity = cluster.identity or mention.identity
        cluster.type = cluster.type or mention.type
        cluster.actor = cluster.actor or mention.actor

    def _cluster_for(self, index: int, mention: Mention) -> _Cluster | None:
        match mention.kind:
            case "name":
                return self._of_name(index, mention)
            case "pronoun":
                return self._of_pronoun(index, mention)
            case _:
                return self._of_description(index, mention)

    # names

    def _of_name(self, index: int, mention: Mention) -> _Cluster | None:
        reach = list(self._reached(index, "name"))
        if mention.identity is not None:
            same = next((each for each in reach if each.identity == mention.identity), None)
            if same is not None:
                return same
        return next((each for each in reach if self._is_called(mention, each)), None)

    def _is_called(self, mention: Mention, cluster: _Cluster) -> bool:
        """Whether a name is one of a cluster's again, its last or first words, or its initials."""
        if mention.identity and cluster.identity and mention.identity != cluster.identity:
            return False
        if mention.number != cluster.number:
            return False
        if None not in (mention.sex, cluster.sex) and mention.sex != cluster.sex:
            return False
        if None not in (mention.person, cluster.person) and mention.person != cluster.person:
            return False
        body = mention.person is False or cluster.person is False
        for called in (mention.words, *mention.names):
            for name in cluster.names:
                if called == name:
                    return True
                if len(called) < len(name) and not body and called in (name[-len(called) :], name[: len(called)]):
                    return True
                if body and _is_short_for(called, name):
                    return True
        return False

    # descriptions

    def _of_description(self, index: int, mention: Mention) -> _Cluster | None:
        if mention.identity is not None:
            same = next((c for c in self._reached(index, "name") if c.identity == mention.identity), None)
            if same is not None:
                return same
        named = next((c for c in self._reached(index, "name") if mention.names and self._shares_name(mention, c)), None)
        if named is not None:
            return named
        if mention.complete:
            return None
        if mention.owner is not None and mention.words[-1] in self._kinds.get("country", ()):
            return self._own_country(mention.owner)
        for fits in (self._same_noun, self._by_title, self._by_noun_of_name):
            found = next((each for each in self._reached(index, "description") if fits(mention, each)), None)
            if found is not None:
                return found
        if mention.owner is not None:
            return None
        by_kind = any(mention.words[-1] in nouns for nouns in self._kinds.values())
        reach = _REACH["description"] if by_kind else _NEAR
        near = [
            each
            for each in self._reached(index, "description", reach)
            if self._by_kind(mention, each) and not self._is_beside(mention, each)
        ]
        return max(near, key=lambda each: self._weight(index, each), default=None)

    def _own_country(self, owner: int) -> _Cluster | None:
        """The country of a possessor: "his country"."""
        whose = self._of.get(self._at.get(owner, -1))
        if whose is None or whose.country is None or whose.type == "country":
            return None
        return next((each for each in self._clusters if each.type == "country" and each.country == whose.country), None)

    def _is_beside(self, mention: Mention, cluster: _Cluster) -> bool:
        """Whether a cluster is an argument of the same verb: "the villagers helped the refugees" are two."""
        return mention.verb is not None and any(self._mentions[each].verb == mention.verb for each in cluster.members)

    def _shares_name(self, mention: Mention, cluster: _Cluster) -> bool:
        return any(name in cluster.names for name in mention.names)

    def _agree(self, mention: Mention, cluster: _Cluster) -> bool:
        """Whether nothing speaks against a description and a cluster meaning the same."""
        if not cluster.actor or (mention.number != cluster.number and not (mention.person is cluster.person is False)):
            return False
        if None not in (mention.sex, cluster.sex) and mention.sex != cluster.sex:
            return False
        return mention.country is None or mention.country == cluster.country

    def _by_noun_of_name(self, mention: Mention, cluster: _Cluster) -> bool:
        """Whether a body's name ends in the noun: "the union" for the Mineworkers' Union."""
        ends = {word for name in cluster.names for word in (name[-1], *_before_of(name))}
        return cluster.person is not True and mention.words[-1] in ends and self._agree(mention, cluster)

    def _same_noun(self, mention: Mention, cluster: _Cluster) -> bool:
        if not self._agree(mention, cluster):
            return False
        if mention.modifiers & _PAIR and cluster.modifiers & _PAIR:
            return True
        if mention.words[-1] not in cluster.nouns:
            return mention.words[-1] == NUMBER and not mention.modifiers.isdisjoint(cluster.modifiers)
        # "the defence ministry" is not "the foreign ministry"; "the ministry" may be either
        return not mention.modifiers or not cluster.modifiers or not mention.modifiers.isdisjoint(cluster.modifiers)

    def _by_title(self, mention: Mention, cluster: _Cluster) -> bool:
        if mention.words[-1] not in cluster.titles or not self._agree(mention, cluster):
            return False
        return mention.modifiers <= cluster.titles | cluster.modifiers or not mention.modifiers & _ranks(cluster)

    def _by_kind(self, mention: Mention, cluster: _Cluster) -> bool:
        """Whether a description fits a cluster in kind ("the bloc") or sector ("the lawmaker", "the rebels")."""
        noun = mention.words[-1]
        if not cluster.actor or (mention.country is not None and mention.country != cluster.country):
            return False
        types = {name for name, nouns in self._kinds.items() if noun in nouns}
        if noun == NUMBER:
            return cluster.number == "plur" and cluster.person is not False
        if types:
            if cluster.type == "organisation" and cluster.identity is None and not types <= {"country", "person"}:
                return True  # of a body that only the text knows, its kind is not known
            return cluster.type in types and (cluster.number == mention.number or cluster.person is False)
        plural = mention.number == "plur"
        # "the rebels" may be a group, "the workers" are no union
        fighters = plural and cluster.type == "group"
        if not fighters and (plural != (cluster.number == "plur") or mention.person is not cluster.person):
            return False
        if None not in (mention.sex, cluster.sex) and mention.sex != cluster.sex:
            return False
        if mention.person and not plural:
            return any(noun in self._persons.get(sector, ()) for sector in cluster.sectors)
        if mention.sectors & cluster.sectors:
            return True
        alike = any(mention.sectors & family and cluster.sectors & family for family in self._families)
        return plural and cluster.person is True and alike

    # pronouns

    def _of_pronoun(self, index: int, mention: Mention) -> _Cluster | None:
        word = mention.words[0]
        if word in _WE and mention.speaker is not None:
            return self._of_we(mention.speaker)
        number, sex = _PERSONAL.get(word, (None, None))
        if number is None:
            return None
        best: tuple[float, _Cluster] | None = None
        for cluster in self._reached(index, "pronoun"):
            if not self._may_take_up(mention, cluster, number, sex):
                continue
            weight = self._weight(index, cluster) + (1.0 if sex in {"m", "f"} and cluster.sex == sex else 0.0)
            if mention.above is not None and any(
                self._mentions[each].verb == mention.above and self._mentions[each].subject for each in cluster.members
            ):
                weight += 1.0
            if number == "plur" and cluster.number == "sing":
                weight -= 1.5
            if best is None or weight > best[0]:
                best = (weight, cluster)
        return best[1] if best else None

    def _may_take_up(self, mention: Mention, cluster: _Cluster, number: str, sex: str | None) -> bool:
        if not cluster.actor:
            return False
        if sex in {"m", "f"}:
            if cluster.number == "plur" or cluster.person is False or (cluster.sex is not None and cluster.sex != sex):
                return False
        elif sex == "n":
            if cluster.number == "plur" or cluster.person is not False:
                return False
        elif cluster.number != "plur" and cluster.person is not False:
            return False
        if number == "plur" and cluster.number == "sing" and cluster.type in {None, "country"}:
            return False
        return not self._is_barred(mention, cluster)

    def _is_barred(self, mention: Mention, cluster: _Cluster) -> bool:
        """Whether the grammar forbids it: two arguments of one verb, a phrase and what stands inside it, who speaks."""
        if mention.speaker is not None and self._of.get(self._at.get(mention.speaker, -1)) is cluster:
            return True
        if mention.words[0] in _REFLEXIVE:
            return False
        for member in cluster.members:
            other = self._mentions[member]
            if mention.verb is not None and other.verb == mention.verb and not mention.inside and not other.inside:
                return True
            if mention.within is not None and mention.within == other.position:
                return True
        return False

    def _of_we(self, speaker: int) -> _Cluster | None:
        """Whom a speaker speaks for: the body that the phrase naming the speaker names, else the speaker's state."""
        index = self._at.get(speaker)
        if index is None:
            return None
        own = self._of.get(index)
        if own is not None and (own.number == "plur" or own.person is False):
            return own
        for place, mention in enumerate(self._mentions):
            if mention.within is not None and self._of.get(self._at.get(mention.within, -1)) is own and own is not None:
                cluster = self._of.get(place)
                if cluster is not None and cluster.person is False and cluster.actor:
                    return cluster
        if own is None or own.country is None or not own.sectors & {"GOV", "MIL"}:
            return None
        return next((each for each in self._clusters if each.type == "country" and each.country == own.country), None)

    # nearness and weight

    def _reached(self, index: int, kind: str, reach: int | None = None) -> Iterator[_Cluster]:
        """Clusters with a mention in reach, the one mentioned last first."""
        sentence = self._mentions[index].sentence
        limit = _REACH[kind] if reach is None else reach
        latest = sorted(self._clusters, key=lambda each: -each.members[-1])
        for cluster in latest:
            if sentence - self._mentions[cluster.members[-1]].sentence <= limit:
                yield cluster

    def _weight(self, index: int, cluster: _Cluster) -> float:
        """How much a cluster is before the reader's eyes: near, subject, often mentioned."""
        here = self._mentions[index]
        best = max(
            -2.0 * (here.sentence - other.sentence)
            + (1.5 if other.subject else 0.0)
            - (1.0 if other.inside else 0.0)
            - 0.01 * (index - member)
            for member in cluster.members[-6:]
            for other in (self._mentions[member],)
        )
        return best + 0.25 * min(len(cluster.members), 6)


def _is_short_for(called: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether a body's name is another's last word, or its initials: "the Commission", "ECOWAS"."""
    if _SMALL & {*name[-2:-1]}:
        return False  # "Uganda" is not the Bank of Uganda
    if len(called) == 1 and len(name) > 1:
        initials = "".join(word[0] for word in name if word not in _SMALL)
        whole = "".join(word[0] for word in name)
        return called[0] in (name[-1], name[0]) or called[0].replace(".", "") in (initials, whole)
    if len(name) == 1 and len(called) > 1:
        return _is_short_for(name, called)
    return len(called) < len(name) and called == name[-len(called) :]


def _before_of(name: tuple[str, ...]) -> tuple[str, ...]:
    return (name[name.index("of") - 1],) if "of" in name[1:] else ()


def _ranks(cluster: _Cluster) -> set[str]:
    return cluster.titles | cluster.modifiers


def nouns_of(kinds: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    """Nouns by the kind that they take up, as `link` wants them."""
    return {name: frozenset(nouns) for name, nouns in kinds.items()}
