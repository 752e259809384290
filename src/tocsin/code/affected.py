"""Who of the recipients of an act is somebody: nothing abstract, no place where it is done, no people who are only sent."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors import Mentions
from tocsin.code.compose import Composer
from tocsin.code.participant import Participant
from tocsin.model import Actor
from tocsin.model.sectors import CIVILIANS, GOVERNMENT
from tocsin.parse.phrases import LOCATIVE

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Prepositions before the villages and provinces where something is done, not to whom.
_ALL_OVER = {"in", "across", "throughout"}
#: Prepositions before where somebody comes from.
_WHENCE = {"from", "of"}
#: And before where somebody goes or is sent, or whence he comes.
_MOVING = {"to", "into", "in", "toward", "towards", "off", *_WHENCE}
#: And before the town to which people march.
_TOWARDS = ("on", "upon", "to", "into", "towards", "toward")
_PLACED = {*LOCATIVE, *_TOWARDS}
#: Entity labels of those who may be somebody although nothing is known of them.
_SOMEBODY = {"PERSON", "ORG", "NORP", "GPE"}


class Affected:
    """Tells those who are concerned by the acts of one article from what only stands where they would."""

    def __init__(self, mentions: Mentions, composer: Composer):
        self._mentions = mentions
        self._composer = composer
        self._book = composer.codebook.ontology
        self._sending = composer.codebook.words(["@sending"])
        self._giving = composer.codebook.words(["@giving"])
        self._spoken_of = frozenset(self._book.aimed_at_things)
        self._papers = composer.codebook.words(["@agreements"])

    def of(
        self,
        recipients: list[Participant],
        actors: list[Participant],
        event: str,
        mode: str | None,
        inner: Iterable[str] = (),
    ) -> list[Participant]:
        """Those recipients who are somebody: nothing abstract, and no places in the actors' own country.

        A thing that belongs to somebody stands for them, if such an act is done to things: an army base, a hospital.
        So it does if such is what the act speaks of, `inner`: "promised to stop shelling hospitals".
        """
        own = {each.actor.country for each in actors if each.actor.country}
        recipients = [self._in_authority(each, event) for each in recipients]
        if not {event, f"{event}/{mode}"}.isdisjoint(self._book.done_to_towns):
            recipients = [self._as_town(each) for each in recipients]
        found = [each for each in recipients if not self._is_nobody(each, actors)]
        if f"{event}/{mode}" in self._book.laid_on_places:
            found = [
                each
                for each in found
                if not (self._mentions.is_settlement(each.head) or (self._mentions.is_part(each.head) and not actors))
                or (
                    not self._mentions.is_part(each.head)
                    and self._mentions.names_country(each.head)
                    and each.actor.country not in own
                    and (own or not self._mentions.is_capital(each.head))
                )
            ]
        if not {event, f"{event}/{mode}"}.isdisjoint(self._book.in_capitals):
            found = [each for each in found if (own and each.actor.country not in own) or not self._is_where(each.head)]
        if f"{event}/{mode}" in self._book.laid_on_deeds:
            found = [
                each for each in found if not (self._mentions.is_thing(each.head) and self._composer.at(each.head))
            ]
        if f"{event}/{mode}" in self._book.leaves_places:
            found = [each for each in found if each.actor.country not in own or not _is_left(each.head)]
        done_to_things = not {event, f"{event}/{mode}"}.isdisjoint(self._book.done_to_things)
        if done_to_things or not self._spoken_of.isdisjoint(inner):
            return found
        nowhere = {None, *own}
        return [
            each
            for each in found
            # "gave the hospitals more money": to whom something is given is somebody
            if each.actor.country not in nowhere or each.head.dep_ == "dative" or not self._mentions.is_thing(each.head)
        ]

    def _in_authority(self, recipient: Participant, event: str) -> Participant:
        """A town or region as those who govern it, where something is asked of it or held against it: "sued Texas"."""
        head, kind = recipient.head, self._composer.codebook.events[event]
        spoken_to = kind.group == "request" or kind.quad == "verbal conflict"
        named = head.dep_ in {"dobj", "dative"} and head.pos_ == "PROPN"
        if not (spoken_to and named and self._mentions.is_part(head)) or not {*recipient.actor.sectors} <= {CIVILIANS}:
            return recipient
        actor = recipient.actor
        return Participant(replace(actor, sectors=[GOVERNMENT], via=f"{actor.via} + {GOVERNMENT}"), head)

    def _as_town(self, recipient: Participant) -> Participant:
        """A capital as a town, where it is attacked or taken: "shelled Kyiv" hits no government."""
        actor = recipient.actor
        if actor.sectors != [GOVERNMENT] or not self._mentions.is_capital(recipient.head):
            return recipient
        return Participant(replace(actor, sectors=[]), recipient.head)

    def _is_nobody(self, recipient: Participant, actors: list[Participant]) -> bool:
        head, country = recipient.head, recipient.actor.country
        if head.lower_ in self._papers and country is None and not recipient.actor.sectors:
            return True  # "the Indus Waters Treaty"
        if not recipient.known:
            named = head.pos_ == "PROPN" and head.ent_type_ in _SOMEBODY | {""}
            return not named and not _is_personal(head)
        if self._is_sent(head, recipient.actor, actors) or self._is_wide_region(head):
            return True
        if self._mentions.is_part(head) and {*recipient.actor.sectors} <= {CIVILIANS}:
            return country in {None, *(each.actor.country for each in actors)}
        # "in Kosovo, the government lifted": where it is done, not to whom
        within = head.dep_ == "pobj" and head.head.lower_ in LOCATIVE
        settled = within and head.head.lower_ in _ALL_OVER and self._mentions.is_settlement(head)
        if settled and country is None:
            return True  # "declared a curfew in four provinces"
        where = settled or (within and self._mentions.is_place(head))
        whole = self._mentions.is_state(head)
        return where and country in {
            each.actor.country for each in actors if not whole or {*each.actor.sectors} <= {GOVERNMENT}
        }

    def _is_where(self, head: Token) -> bool:
        """Whether a capital only tells where something is done: "riots in Dhaka", "a march on Delhi"."""
        placed = head.dep_ == "pobj" and head.head.lower_ in _PLACED
        return placed and self._mentions.is_capital(head)

    def _is_wide_region(self, head: Token) -> bool:
        """Whether a sea or region of several states only tells where to something goes: "sent troops to the Sahel"."""
        where = head.dep_ == "pobj" and head.head.lower_ in {*_MOVING, *LOCATIVE}
        return where and head.pos_ == "PROPN" and self._mentions.is_region_of_several(head)

    def goes_there(self, head: Token) -> bool:
        """Whether somebody is what is sent to others or yet to be founded: "offered to send engineers"."""
        verb = head.head.lemma_.lower()
        if self._composer.roles.is_founded(head):
            return True
        sent = head.dep_ == "dobj" and verb in self._sending
        if head.pos_ == "PRON" and verb in self._giving:
            return False  # "promised her"
        # "promised the miners to pay them"
        addressed = any(child.dep_ in {"dobj", "xcomp", "ccomp"} and child.i > head.i for child in head.head.rights)
        return sent and not addressed

    def _is_sent(self, head: Token, actor: Actor, actors: list[Participant]) -> bool:
        """Whether a state's own people are only what is sent: "offered to send a mission", "promised to station police there"."""
        return (
            self.goes_there(head)
            and bool(actor.sectors)
            and actor.sectors[0] in self._mentions.resolver.kinds.of_the_state
            # "offered to send American troops", by Washington
            and (not self._mentions.names_country(head) or actor.country in {each.actor.country for each in actors})
        )


def _is_left(head: Token) -> bool:
    """Whether a phrase says from where somebody goes: "withdrew from the square", "out of the valley"."""
    return head.dep_ == "pobj" and head.head.lower_ in _WHENCE


def _is_personal(head: Token) -> bool:
    """Whether a pronoun stands for persons, whoever they are: he, her, them, but not it."""
    return (
        head.pos_ == "PRON" and "Prs" in head.morph.get("PronType", []) and "Neut" not in head.morph.get("Gender", [])
    )
