"""Whom an opinion or offer is about or made to: "condemned the shelling of the camp" is no word about those in the camp."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tocsin.code.acts import Act
from tocsin.code.compose import Composer
from tocsin.code.elsewhere import Elsewhere

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.parse.tokens import Token

#: The group of acts that are done with their recipients or for them.
_COOPERATION = "cooperation"
#: What those acts are that are done against somebody, not said.
_DONE = "material conflict"
#: Prepositions before what an inquiry or opinion is about.
_ABOUT = ("into", "over", "about", "against", "at")


class Addressed:
    """Tells them, by what the codebook's ontology says of event types."""

    def __init__(self, mentions: Mentions, composer: Composer, elsewhere: Elsewhere):
        self._mentions = mentions
        self._composer = composer
        self._elsewhere = elsewhere
        self._events = composer.codebook.events
        self._ontology = composer.codebook.ontology

    def judged(self, heads: Iterable[Token], act: Act) -> list[Token]:
        """Heads without the deeds that an act judges, and without those whom these were done to."""
        if act.event not in self._ontology.of_the_doer:
            return [*heads]
        found = [each for each in heads if not self._mentions.stands_for_clause(each, act.clause)]
        deeds = {each.trigger for head in found for each in self._composer.at(head) if self._is_judged(each, act)}
        suffered = {
            head
            for deed in (*self._told_of(act), *self._looked_into(act))
            if self._is_judged(deed, act) and not self._is_by_rulers(deed)
            for head in deed.recipients
            if head in deed.trigger.subtree
        }
        return [each for each in found if each not in deeds and each not in suffered]

    def are_for_rulers(self, sufferer: Token, act: Act) -> bool:
        """Whether an act judges what somebody suffers from his rulers: "backs the repression of Chadians"."""
        if act.event not in self._ontology.of_the_doer:
            return False
        return any(sufferer in deed.recipients and self._is_by_rulers(deed) for deed in act.inner)

    def offered_to(self, heads: list[Token], act: Act) -> list[Token]:
        """To whom an offer is made that hangs on what they do, not whom it is about: "ready to free the sailors if Oslo pays"."""
        about = {head for inner in act.inner for head in inner.recipients}
        if act.event not in self._ontology.offers or not act.inner or any(each not in about for each in heads):
            return heads
        meant = [each for each in self._elsewhere.heads("condition", act) if self._mentions.known(each)]
        return [each for each in meant if not self._mentions.is_among(each, act.actors)] or heads

    def _told_of(self, act: Act) -> list[Act]:
        """The deeds that an act is composed of, but for what is only done by its verb: "called a strike", "fought battles"."""
        done = act.clause.patient if self._events[act.event].quad == _DONE else ()
        return [deed for deed in act.inner if deed.trigger not in done]

    def _looked_into(self, act: Act) -> list[Act]:
        """The deeds that an act is about without being composed of them: "are investigating the killing of a bishop".

        What is done otherwise than by words is about none that its object names: "set up roadblocks", "fought battles".
        """
        if act.inner or self._events[act.event].group == _COOPERATION:
            return []
        clause = act.clause
        spoken = () if self._events[act.event].quad == _DONE else clause.patient
        about = [*spoken, *(head for word in _ABOUT for head in clause.oblique(word))]
        return [deed for head in about for deed in self._composer.at(head)]

    def _is_judged(self, deed: Act, act: Act) -> bool:
        """Whether a noun names a deed of another kind than the act that speaks of it."""
        group = self._events[deed.event].group
        return deed.clause.kind == "noun" and deed.event != act.event and group != _COOPERATION

    def _is_by_rulers(self, deed: Act) -> bool:
        """Whether a deed of which nobody says who does it is such as rulers do to their own."""
        return not deed.actors and self._ontology.by_rulers in deed.contexts
