"""Who is at home: the country of those of whom a text does not say it, by those with whom they deal."""

from __future__ import annotations

from collections.abc import Set

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.participant import Participant
from tocsin.codebook import Codebook
from tocsin.model import Actor
from tocsin.model.sectors import CIVILIANS


class AtHome:
    """Gives those of no known country that in which they are at home, as the codebook's `at_home` says."""

    def __init__(self, mentions: Mentions, codebook: Codebook):
        self._mentions = mentions
        self._book = codebook.ontology.at_home
        self._harms = frozenset(codebook.ontology.harmed.by)

    def states(self, side: list[Participant]) -> set[str | None]:
        """Those states that are one side of an event, by their names or by those of their seats."""
        return {each.actor.country for each in side if self._mentions.stands_for_state(each.head)}

    def of(
        self,
        side: list[Participant],
        other: list[Participant],
        event: str,
        mode: str | None,
        faced: Set[str | None] = frozenset(),
    ) -> list[Participant]:
        """One side of an event, those of no known country given the country where they are at home, if such act among their own.

        That is the country of the other side, or the only one that the sentence names. What the codebook's ontology says
        under `at_home` decides: sectors that act among their own, acts that are done to one's own, and people and bodies
        of whom every country has its own.

        faced: states that the event is done to. Who speaks for a state and deals with a whole one is not of that: "the
        president will not end the embargo on Cuba".
        """
        international = {None, *self._mentions.resolver.kinds.international}
        countries = {each.actor.country for each in other} - international
        strangers = {
            each.actor.country for each in other if self._mentions.is_from_elsewhere(each.head)
        } - international
        if strangers and strangers == countries:
            return side  # who shot two Japanese tourists need not be Japanese
        hit = {each.actor.country for each in side if self._mentions.is_thing(each.head)}
        if event in self._harms and hit - countries - international:
            return side  # "hit a kibbutz and wounded two farmers": they are of where that is
        return [
            Participant(self._at_home(each, other, countries, {event, f"{event}/{mode}"}, faced), each.head)
            for each in side
        ]

    def _at_home(
        self,
        participant: Participant,
        other: list[Participant],
        countries: set[str | None],
        acts: set[str],
        faced: Set[str | None],
    ) -> Actor:
        actor = participant.actor
        if actor.country is not None or not actor.sectors:
            return actor
        home = self._book
        if not acts.isdisjoint(home.outside) and not countries.isdisjoint(faced):
            return actor
        outlaw = actor.sectors[0] in home.outlaws
        among_own = bool(other) and all(each.actor.sectors and each.actor.sectors[0] in home.sectors for each in other)
        if outlaw and not acts.isdisjoint(home.held):
            among_own = among_own and not any(self._is_stranger(each) for each in other)
        if among_own and not outlaw and not acts.isdisjoint(home.abroad):
            # "Chinese coastguards rammed a boat, Manila said" tells of others than those
            named = {*countries, None, *self._mentions.resolver.kinds.international}
            among_own = self._mentions.only_other(participant.head, named) is None
        foreign = any("/" in act and act in home.abroad for act in acts)
        done_to_own = not foreign and not acts.isdisjoint(home.acts) and actor.sectors[0] in home.sectors and not outlaw
        only = self._mentions.only_country(participant.head)
        (country,) = countries if len(countries) == 1 else (None,)
        if country is not None and (among_own or done_to_own):
            return self.as_of_country(participant, country, things=actor.sectors[0] in home.sectors)
        deals = only in faced or self._mentions.deals_with(participant.head, only)
        facing = deals and actor.sectors[0] in self._mentions.resolver.kinds.for_the_state
        stays = bool(other) and all(self._stays_at_home(each) for each in other)
        abroad = facing or (bool(countries) and not stays and not acts.isdisjoint(home.abroad))
        holds = only in countries and outlaw and not acts.isdisjoint(home.held)
        abroad = abroad or (holds and any(self._is_stranger(each) for each in other))
        if only is not None and countries <= {only} and not abroad and actor.sectors[0] in home.own:
            built = actor.sectors[0] != CIVILIANS
            return self.as_of_country(participant, only, things=built)
        return actor

    def _is_stranger(self, participant: Participant) -> bool:
        """Whether a text says of somebody whence they come, since they are not at home: "gunmen freed two Italian nuns"."""
        of_state = not self._mentions.resolver.kinds.state_bodies.isdisjoint(participant.actor.sectors)
        return self._mentions.names_country(participant.head) and not of_state

    def _stays_at_home(self, participant: Participant) -> bool:
        """Whether somebody fights where he is at home: rebels and gunmen, and an army of which nothing says whose it is."""
        sectors = participant.actor.sectors
        outlaw = bool(sectors) and sectors[0] in self._book.outlaws
        return outlaw or not self._mentions.names_country(participant.head)

    def as_of_country(self, participant: Participant, country: str | None, *, things: bool = False) -> Actor:
        """A participant of no known country as one of this, if they are people or a body and no strangers.

        things: a building may be, too.
        """
        actor = participant.actor
        if not self._mentions.may_belong(participant.head, things=things):
            return actor
        return replace(actor, country=country, via=f"{actor.via} + at home: {country}")
