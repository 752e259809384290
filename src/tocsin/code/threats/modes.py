"""The mode of a threat: it follows from what is threatened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.code.lexicon import lemmas
from tocsin.codebook.schema import ThreatWords
from tocsin.parse.clauses import clause_of
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.code.threats.acts import Named
    from tocsin.codebook.schema import Taking
    from tocsin.parse.tokens import Token


@dataclass(frozen=True)
class Modes:
    """Tells the modes of threats.

    by_words: the mode that some words settle; None: they settle none.
    is_place: whether a phrase names a place.
    """

    words: ThreatWords
    by_words: Callable[[list[Token]], str | None]
    is_place: Callable[[Token], bool]

    def of(self, act: Act, named: Named | None, words: list[Token]) -> str | None:
        """The mode of an act of threatening. named: what it threatens, in these words."""
        taking = self.words.taking
        # "take Peru to court" takes no land
        of_none = named is not None and self.words.modes.get(named.act.event or "", "") is None
        if named is not None and not of_none and taking is not None and self._takes_land(named.head, taking):
            return taking.mode
        given = self._given(act)
        if any(each.id in self.words.modeless for each in act.frames[:1]):
            return given
        if named is None or given is not None:
            return given or self.by_words(words)
        kind = named.act.event
        for key in (f"{kind}/{named.act.mode}", kind):
            if key in self.words.modes:
                return self.words.modes[key]
        return self.by_words(words)

    def _given(self, act: Act) -> str | None:
        """The mode that a frame gives to it or to a threat inside it."""
        while act.mode is None and act.inner and act.inner[0].event == act.event:
            act = act.inner[0]
        return act.mode

    def _takes_land(self, verb: Token, taking: Taking) -> bool:
        if not is_verb(verb) or {*lemmas(verb)}.isdisjoint(taking.verbs):
            return False
        return any(
            self.is_place(each) or not {*lemmas(each)}.isdisjoint(taking.things) for each in clause_of(verb).patient
        )
