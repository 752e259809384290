"""Whether two phrases mean the same: the same actor, a state and one who speaks for it, one who answers for another."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.traits import Traits

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


class Same:
    """Compares those whom the phrases of an article mean."""

    def __init__(self, traits: Traits):
        self._traits = traits

    def is_same(self, one: Token, other: Token) -> bool:
        """Whether two phrases refer to the same actor, or to a state and one who speaks for it."""
        if one == other or self._is_of(one, other) or self._is_of(other, one):
            return True
        for a in self._traits.referents(one):
            for b in self._traits.referents(other):
                if a.known and b.known and _whom(a) == _whom(b):
                    return True
                if (
                    a.known
                    and b.known
                    and a.country
                    and a.country == b.country
                    and {*a.sectors, *b.sectors} <= self._traits.resolver.kinds.for_the_state
                ):
                    return True
        return False

    def is_among(self, one: Token, others: Iterable[Token]) -> bool:
        """Whether a phrase refers to the same actor as one of some others."""
        return any(self.is_same(one, other) for other in others)

    def is_self(self, one: Token, other: Token) -> bool:
        """Whether two phrases name the very same actor: not a state and one who speaks for it."""
        return one == other or self._traits.identity(one) == self._traits.identity(other)

    def answers_for(self, speaker: Token, actor: Token) -> bool:
        """Whether what an actor will do is for a speaker to say: "the minister warned that the police would clear it"."""
        if self.is_same(actor, speaker) or (speaker.pos_ == "PROPN" and self.may_be_of(speaker, actor)):
            return True
        owners = [child for child in actor.children if child.dep_ == "poss" and child.pos_ == "PRON"]
        if any(self._traits.identity(each) == self._traits.identity(speaker) for each in owners):
            return True
        if self._is_named_by(speaker, actor):
            return True
        return any(
            one.country is not None
            # "the army" of which nothing says whose it is, is the speaker's
            and (one.country == other.country or (other.country is None and other.noun is not None))
            and bool(other.sectors)
            and not self._traits.resolver.kinds.for_the_state.isdisjoint(one.sectors)
            and {*other.sectors} <= self._traits.resolver.kinds.of_the_state
            for one in self._traits.referents(speaker)
            for other in self._traits.referents(actor)
        )

    def _is_named_by(self, speaker: Token, actor: Token) -> bool:
        """Whether a speaker is of the body that an actor is: "a spokesman for the rebels said that the group would"."""
        phrase = (each for each in speaker.subtree if each != speaker and each.pos_ in {"NOUN", "PROPN"})
        if not any(self._traits.identity(each) == self._traits.identity(actor) for each in phrase):
            return False
        return any(
            bool(one.sectors) and one.country == other.country and one.sectors[:1] == other.sectors[:1]
            for one in self._traits.referents(speaker)
            for other in self._traits.referents(actor)
        )

    def may_be_of(self, speaker: Token, state: Token) -> bool:
        """Whether one who speaks for a state that is not named may speak for this one: "Iran will strike, the minister said"."""
        return self._traits.is_state(state) and any(
            one.noun is not None
            and one.country is None
            and not self._traits.resolver.kinds.for_the_state.isdisjoint(one.sectors)
            for one in self._traits.referents(speaker)
        )

    def _is_of(self, one: Token, other: Token) -> bool:
        """Whether somebody of the same country is another's: "the commander said that his men would attack"."""
        owners = [child for child in one.children if child.dep_ == "poss" and child.pos_ == "PRON"]
        return any(
            self._traits.identity(each) == self._traits.identity(other) for each in owners
        ) and self.share_country(one, other)

    def share_country(self, one: Token, other: Token) -> bool:
        """Whether two phrases name actors of one country."""
        countries = ({each.country for each in self._traits.referents(head)} for head in (one, other))
        return bool(set.intersection(*countries) - {None})


def _whom(referent: Referent) -> tuple[object, ...]:
    """What tells whom is meant; of those without a name the sectors do, too: two groups of one country are not the same."""
    named = referent.entity or referent.name
    return (referent.entity, referent.name, referent.country, () if named else referent.sectors)
