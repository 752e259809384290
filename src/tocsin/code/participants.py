"""Who takes part in an act: from the heads of phrases to the actors and recipients of its event."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.compose import Act, Composer
from tocsin.model import Actor

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Entity labels of those who may be somebody although nothing is known of them.
_SOMEBODY = {"PERSON", "ORG", "NORP", "GPE"}


@dataclass(frozen=True)
class Participant:
    """Somebody who takes part, with the head of the phrase that names them; None: named inside another phrase."""

    actor: Actor
    head: Token | None

    @property
    def known(self) -> bool:
        """Whether it was found out who they are."""
        return self.actor.via != "unresolved"


class Participants:
    """Finds who takes part in the acts of one article."""

    def __init__(self, mentions: Mentions, composer: Composer):
        self._mentions = mentions
        self._composer = composer

    def of(self, act: Act) -> tuple[list[Participant], list[Participant]]:
        """All who are named on the two sides of an act; nobody stands on both."""
        noun = bool(act.chain) and act.chain[-1].kind == "noun"
        actors = self._people(act.actors, strict=True)
        themselves = {_identity(each.actor) for each in actors if each.known}
        recipients = self._people(act.recipients, strict=noun) or self._of_verb_before(act)
        return actors, [each for each in recipients if _identity(each.actor) not in themselves]

    def _of_verb_before(self, act: Act) -> list[Participant]:
        """The recipients of the verb that an act's verb is joined with: "telephoned his colleague and demanded an apology"."""
        verb = act.clause.head
        if verb.dep_ != "conj" or act.clause.kind != "verb" or act.reciprocal or act.recipients:
            return []
        before = next(iter(self._composer.at(verb.head)), None)
        if before is None:
            return []
        # whoever met somebody and asked for something asked the other
        others = [each for each in before.actors if each not in act.actors] if before.reciprocal else before.recipients
        return self._people(others, strict=True)

    def affected(self, recipients: list[Participant], actors: list[Participant]) -> list[Participant]:
        """Those recipients who are somebody: nothing abstract, and no places in the actors' own country.

        A thing that belongs to somebody stands for them: an army base, a hospital, a village.
        """
        own = {each.actor.country for each in actors if each.actor.country}
        return [each for each in recipients if not self._is_nobody(each, own)]

    def at_home(self, side: list[Participant], other: list[Participant], event: str, mode: str | None) -> list[Actor]:
        """One side's actors, those of no known country given that of the other side if such act among their own.

        What the codebook's ontology says under `at_home` decides: sectors that do, and acts that are done to one's own.
        """
        countries = {each.actor.country for each in other if each.actor.country}
        (country,) = countries if len(countries) == 1 else (None,)
        if country is None or country in self._mentions.resolver.international:
            return [each.actor for each in side]
        home = self._composer.codebook.ontology.at_home
        at_home = all(each.actor.sectors and each.actor.sectors[0] in home.sectors for each in other)
        done_to_own = not {event, f"{event}/{mode}"}.isdisjoint(home.acts)
        return [
            self._of_country(each, country)
            if each.actor.sectors and (at_home or (done_to_own and each.actor.sectors[0] in home.sectors))
            else each.actor
            for each in side
        ]

    def _of_country(self, participant: Participant, country: str) -> Actor:
        """A participant of no known country as one of this, if they are people or a body and no strangers."""
        actor = participant.actor
        if actor.country is not None or participant.head is None or not self._mentions.may_belong(participant.head):
            return actor
        return replace(actor, country=country, via=f"{actor.via} + the other side: {country}")

    def _is_nobody(self, recipient: Participant, own: set[str]) -> bool:
        head = recipient.head
        if head is None:
            return False
        if not recipient.known:
            named = head.pos_ == "PROPN" and head.ent_type_ in _SOMEBODY | {""}
            return not named and not _is_personal(head)
        return self._mentions.is_part(head) and (recipient.actor.country is None or recipient.actor.country in own)

    def _people(self, heads: Iterable[Token], *, strict: bool) -> list[Participant]:
        """Those whom phrases name; a phrase that names none gives the one inside it.

        strict: leave out what is not known to be an actor at all.
        """
        found: list[Participant] = []
        for head in heads:
            if self._mentions.is_thing(head) and (whose := self._mentions.owners(head)):
                # "the homes of five journalists"
                found += [Participant(each, None) for each in whose]
            elif self._mentions.known(head):
                found += [Participant(each, head) for each in self._mentions.actors(head)]
            elif inside := self._mentions.within(head):
                found += [Participant(each, None) for each in inside]
            elif not strict:
                found += [Participant(each, head) for each in self._mentions.actors(head)]
        found = [each for each in found if each.known] or found
        # "Trinidad and Tobago" is one, though its parts are joined
        return list(
            {
                _identity(each.actor) if each.actor.name else (each.actor.start, each.actor.country): each
                for each in found
            }.values()
        )


def _is_personal(head: Token) -> bool:
    """Whether a pronoun stands for persons, whoever they are: he, her, them, but not it."""
    return (
        head.pos_ == "PRON" and "Prs" in head.morph.get("PronType", []) and "Neut" not in head.morph.get("Gender", [])
    )


def _identity(actor: Actor) -> tuple[str | None, ...]:
    return actor.entity or actor.name or actor.text, actor.country, *actor.sectors
