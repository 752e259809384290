"""Whose those are who are harmed: the country of victims of whom a text says only who complains of it, or who else was hit."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.acts import Act
from tocsin.code.compose import Composer
from tocsin.code.participant import Participant

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


class Harmed:
    """Tells the country of those harmed by an act by the other acts of its sentence, as the codebook's `harmed` says."""

    def __init__(self, mentions: Mentions, composer: Composer):
        self._mentions = mentions
        self._composer = composer
        self._reasons = frozenset(composer.codebook.threats.reasons)
        self._book = composer.codebook.ontology.harmed
        self._to_own = frozenset(composer.codebook.ontology.at_home.acts)

    def of(self, side: list[Participant], doers: list[Participant], act: Act) -> list[Participant]:
        """One side of an act, those of no known country given that of the side that it was done to.

        That is of whoever else the same act harms, or the same doers; else of who accuses them of it, vows revenge for it,
        or is told that they regret it. Who did it is of another country.
        """
        side = self._across(side, doers, act)
        untold = [each for each in side if self._may_be_told(each)]
        if act.event not in self._book.by or not untold:
            return side
        theirs = {each.actor.country for each in doers} | self._mentions.resolver.kinds.international | {None}
        for countries in ({each.actor.country for each in side}, *self._others(act)):
            if len(found := countries - theirs) == 1:
                return [self._as_of(each, next(iter(found))) if each in untold else each for each in side]
        # "Israeli troops shot three farmers, Palestinian officials said": who else would speak of it
        abroad = any(self._mentions.names_country(each.head) or self._mentions.within(each.head) for each in doers)
        other = self._mentions.only_other(act.trigger, theirs) if abroad else None
        told = other is not None and other not in self._book.for_others
        return [self._as_of(each, other) if each in untold else each for each in side] if told else side

    def _across(self, side: list[Participant], doers: list[Participant], act: Act) -> list[Participant]:
        """One side of an attack by the forces of one of two states, those who only seemed to be theirs given to the other.

        "Indian guns pounded the sector; four villagers died": an army shells the other side, not its own.
        """
        theirs = {each.actor.country for each in doers if self._fights_for_state(each)}
        own = f"{act.event}/{act.mode}" in self._to_own  # police tear-gas a crowd of their own
        if act.event not in self._book.across or own or len(theirs) != 1 or self._is_among_them(act, theirs):
            return side
        other = self._mentions.other_of_two(theirs)
        return [
            self._as_of(each, other) if other and each.actor.country in theirs and self._seems_theirs(each) else each
            for each in side
        ]

    def _is_among_them(self, act: Act, theirs: set[str | None]) -> bool:
        """Whether a sentence names a place of those who act, where what they do is done: "Myanmar troops fired on crowds in Rakhine"."""
        names = (each for each in act.trigger.sent if each.text[0].isupper() and self._mentions.is_part_or_people(each))
        return any(not self._countries(each).isdisjoint(theirs) for each in names)

    def _fights_for_state(self, participant: Participant) -> bool:
        """Whether somebody who attacks is a state's army, by name: "Indian troops", "Khartoum"."""
        heads = (participant.head, *(head for _, head in self._mentions.within(participant.head)))
        named = any(map(self._mentions.names_country, heads))
        return named and {*participant.actor.sectors} <= self._mentions.resolver.kinds.for_the_state

    def _seems_theirs(self, participant: Participant) -> bool:
        """Whether nothing but the passage tells whose somebody is who is neither a rebel nor of the opposition."""
        kinds = self._mentions.resolver.kinds
        against = kinds.outlaws | kinds.partisan
        return self._mentions.is_guessed(participant.head) and against.isdisjoint(participant.actor.sectors[:1])

    def _may_be_told(self, participant: Participant) -> bool:
        known = participant.actor.country is not None or not participant.actor.sectors
        return not known and self._mentions.may_belong(participant.head, things=True)

    def _as_of(self, participant: Participant, country: str | None) -> Participant:
        actor = participant.actor
        return Participant(
            replace(actor, country=country, via=f"{actor.via} + harmed with: {country}"), participant.head
        )

    def _others(self, act: Act) -> Iterator[set[str | None]]:
        """For each other act of the sentence, the countries of those for whom it speaks or whom it harms, too."""
        for token in act.trigger.sent:
            if token == act.trigger or not self._composer.lexicon.triggers(token):
                continue
            for other in self._composer.at(token):
                if other.trigger != act.trigger:
                    yield {code for head in self._concerned(other, act) for code in self._countries(head)}

    def _concerned(self, other: Act, act: Act) -> list[Token]:
        told = {other.event, f"{other.event}/{other.mode}"}
        about = any(each.trigger == act.trigger for each in _within(other))
        if about and not told.isdisjoint(self._book.complains):
            return [each for each in other.actors if self._countries(each).isdisjoint(self._book.for_others)]
        if about and not told.isdisjoint(self._book.regrets):
            return [*other.recipients]
        same = self._mentions.is_same
        if not told.isdisjoint(self._book.avenges) and self._is_reason(act) and act.trigger in other.trigger.subtree:
            return [*other.actors]
        if other.event in self._book.by and any(same(a, b) for a in act.actors for b in other.actors):
            return [*other.recipients]
        return []

    def _is_reason(self, act: Act) -> bool:
        """Whether a clause gives an act as the reason of another: "after Sudan shelled its farms"."""
        return any(child.lower_ in self._reasons for child in act.clause.head.lefts if child.dep_ == "mark")

    def _countries(self, head: Token) -> set[str | None]:
        return {each.country for each in self._mentions.referents(head)}


def _within(act: Act) -> Iterator[Act]:
    for inner in act.inner:
        yield inner
        yield from _within(inner)
