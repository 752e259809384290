"""Deeds whose verb is left out since it is that of the clause before: "Spain expelled two envoys, and Italy three"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.parse.phrases import conjuncts
from tocsin.parse.prepositions import objects_of, prepositions
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.code.actors import Mentions
    from tocsin.code.acts import Act
    from tocsin.parse.tokens import Token

#: The tag of what is only a number of those told before.
_NUMBER = "CD"


class LeftOut:
    """Tells the acts that a clause without a verb tells again of others. who: tells which phrases name actors."""

    def __init__(self, who: Mentions):
        self._who = who

    def again(self, act: Act) -> list[Act]:
        """An act once more for each clause behind it that leaves out its verb."""
        verb = act.outermost
        doers = [child for child in verb.rights if child.dep_ == "gap"]
        if not doers or not is_verb(verb) or act.reciprocal or not act.actors:
            return []
        return [self._with(act, verb, doer) for doer in doers]

    def _with(self, act: Act, verb: Token, doer: Token) -> Act:
        what: list[Token] = []
        for child in verb.rights:
            if child.i > doer.i and child.dep_ == "gap":
                break
            if child.i > doer.i and child.dep_ == "orphan":
                what.append(child)
        recipients = [new for each in act.recipients for new in self._other(each, what)]
        return replace(
            act, actors=tuple(conjuncts(doer)), recipients=tuple(dict.fromkeys(recipients)), left_out=tuple(what)
        )

    def _other(self, recipient: Token, what: list[Token]) -> list[Token]:
        """Who stands in the second clause where somebody stands in the first; whoever is not named again stays the same."""
        above = recipient
        while above.dep_ in {"conj", "appos", "poss", "compound", "amod", "nmod"}:
            above = above.head
        behind = above.head if above.dep_ == "pobj" else None
        if behind is not None:
            own = [each for each in what if each.lower_ == behind.lower_]
            own += [prep for each in what for prep in prepositions(each, behind.lower_)]
            named = [noun for prep in own for noun in objects_of(prep)]
            known = [each for each in named if self._who.known(each)]
            if known or behind.lower_ != "of":
                return known or [recipient]
        known = [each for each in what if self._who.known(each) and each.tag_ != _NUMBER]
        return [each for noun in known[:1] for each in conjuncts(noun)] or [recipient]
