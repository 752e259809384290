"""In what capacity those who take part do, once the event is known: the office that they held then, at work, as refugees."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.acts import Act
from tocsin.code.compose import Composer
from tocsin.code.participant import Participant
from tocsin.model import Actor, When
from tocsin.model.sectors import CIVILIANS, FORMER, REFUGEES
from tocsin.parse.phrases import is_plural

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: The entity label of numbers.
_NUMBER = "CARDINAL"
#: Relations of words before a noun that may count or describe what is joined with it, too.
_SHARED = {"nummod", "det", "amod"}


class Capacities:
    """Gives those who take part in the events of one article what they do so as; each method takes one side of an event."""

    def __init__(self, mentions: Mentions, composer: Composer):
        self._mentions = mentions
        self._ontology = composer.codebook.ontology
        self._uprooting = {event: composer.codebook.words(words) for event, words in self._ontology.uprooting.items()}

    def in_person(self, side: list[Participant]) -> list[Participant]:
        """Those of whom only the name is known as ordinary people of where the passage plays."""
        return [
            Participant(self._ordinary(each.actor, each.head), each.head)
            if self._mentions.is_stranger(each.head)
            else each
            for each in side
        ]

    def _ordinary(self, actor: Actor, head: Token) -> Actor:
        """Somebody of whom only the name is known as one of those who live where the passage plays."""
        if actor.country is not None:
            return actor
        land = self._mentions.topic(head)
        via = actor.via if land is None else f"{actor.via} + topic of the passage: {land}"
        return replace(actor, country=land, sectors=actor.sectors or [CIVILIANS], via=via)

    def as_of(self, side: list[Participant], when: When | None, *, leaving: bool) -> list[Participant]:
        """Those who no longer hold office given the one that they held on its day.

        leaving: they leave it by the event.
        """
        return [Participant(self._in_office(each, when, leaving=leaving), each.head) for each in side]

    def _in_office(self, participant: Participant, when: When | None, *, leaving: bool) -> Actor:
        actor = participant.actor
        day = when.value if when is not None else self._mentions.setting.date
        if actor.sectors != [FORMER] or not (when is not None or leaving):
            return actor
        persons, today = self._mentions.resolver.persons, self._mentions.setting.date
        then = persons.office_on(actor.entity, day) or (leaving and persons.office_on(actor.entity, day, last=True))
        if leaving and actor.entity is None:
            # Ms Demir, before called the former mayor, "was removed in May"
            noun = self._mentions.referents(participant.head)[0].noun
            said = FORMER in {*self._mentions.own(participant.head)[0].sectors, *(noun.sectors if noun else ())}
            then = () if noun is None or said else tuple(noun.sectors)
        if not leaving and then == persons.office_on(actor.entity, today):
            return actor  # whom the text calls former is that in spite of what he is now
        return replace(actor, sectors=[*then], via=f"{actor.via} + then in office") if then else actor

    def at_work(self, side: list[Participant], event: str, mode: str | None) -> list[Participant]:
        """Of the actors, workers who would else count to where they work given their own sector."""
        sector = self._ontology.done_by_workers.get(f"{event}/{mode}")
        if sector is None:
            return side
        return [
            Participant(replace(each.actor, sectors=[sector], via=f"{each.actor.via} + {sector}"), each.head)
            if self._mentions.works_for_another(each.head) or self._mentions.is_public_servant(each.head)
            else each
            for each in side
        ]

    def as_one(self, side: list[Participant]) -> list[Participant]:
        """People of one country and sector told together as one: "some 40 teachers and pupils"."""
        found: list[Participant] = []
        for each in side:
            place = next((n for n, one in enumerate(found) if _are_told_as_one(one, each)), None)
            if place is None:
                found.append(each)
            else:
                found[place] = Participant(self._up_to(found[place].actor, each), found[place].head)
        return found

    def _up_to(self, actor: Actor, last: Participant) -> Actor:
        """Somebody with the words up to the last of those who are told with him."""
        shift = self._mentions.document.offset(last.head) - last.head.idx
        text = last.head.doc.text[actor.start - shift : last.actor.end - shift]
        return replace(actor, text=text, end=last.actor.end)

    def away(self, side: list[Participant], other: list[Participant], act: Act) -> list[Participant]:
        """People whom another country takes in or sends home as refugees."""
        if act.event not in self._ontology.harmed.across:
            side = [self._as_refugees(each) for each in side]
        verbs = self._uprooting.get(act.event, frozenset())
        if act.trigger.lemma_.lower() not in verbs:
            return side
        hosts = {each.actor.country for each in other} - {None}
        return [
            Participant(replace(each.actor, sectors=[REFUGEES], via=f"{each.actor.via} + REF"), each.head)
            if each.actor.sectors == [CIVILIANS]
            and each.actor.country not in hosts
            and each.actor.country
            and hosts
            and (is_plural(each.head) or any(child.dep_ == "nummod" for child in each.head.children))
            else each
            for each in side
        ]

    def _as_refugees(self, participant: Participant) -> Participant:
        """People of whom no more is told than how many they are, as the refugees told of last: "402 people"."""
        head = participant.head
        if participant.actor.sectors != [CIVILIANS] or not self._mentions.counted.are_only_counted(head):
            return participant
        fled = self._mentions.counted.told_before(head, (REFUGEES,))
        if fled is None:
            return participant
        actor = participant.actor
        named = self._mentions.names_country(head)
        country = actor.country if named else self._mentions.referents(fled)[0].country
        return Participant(replace(actor, country=country, sectors=[REFUGEES], via=f"{actor.via} + REF"), head)


def _are_told_as_one(first: Participant, other: Participant) -> bool:
    """Whether a bare plural is joined to those of the same country and sector, and a word before these is said of both."""
    noun = other.head
    bare = noun.dep_ == "conj" and noun.head == first.head and noun.tag_ == "NNS" and not [*noun.lefts]
    if noun.ent_type_ == _NUMBER:
        return False  # "nine people dead and dozens wounded"
    same = (first.actor.country, first.actor.sectors) == (other.actor.country, other.actor.sectors)
    ordered = first.actor.start < other.actor.start and first.actor.end < other.actor.end
    return bare and same and ordered and any(child.dep_ in _SHARED for child in first.head.lefts)
