"""Whose a building is that is only called so: "the Swiss embassy … they threw eggs at | the building"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.model.sectors import CIVILIANS
from tocsin.parse.nominals import heads_of, is_definite

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: So many sentences back, in its paragraph, a building may have been told of.
_REACH = 2


class Premises:
    """Finds the embassy, school or station that "the building" is."""

    def __init__(self, phrases: Phrases):
        self._phrases = phrases
        self._kinds = phrases.kinds

    def of(self, referent: Referent, head: Token) -> Referent | None:
        """A building of which no more is said as whose the one is that was told of last."""
        if referent.sectors != (CIVILIANS,) or referent.country is not None or not self._is_only_called(head):
            return None
        housed = self._told_before(head)
        whose = self._phrases.meant_by([housed], head) if housed is not None else []
        if not whose or not whose[0].sectors:
            return None
        sectors, via = whose[0].sectors, f"{referent.via} + {whose[0].via}"
        return replace(referent, country=whose[0].country, sectors=sectors, via=via)

    def _is_only_called(self, head: Token) -> bool:
        """Whether a phrase says of a building no more than that it is one told of before."""
        bare = all(child.dep_ == "det" for child in head.lefts) and not any(c.lower_ == "of" for c in head.rights)
        return bare and is_definite(head) and head.lemma_.lower() in self._kinds.premises

    def _told_before(self, head: Token) -> Token | None:
        """The last one told of that is in a building: an embassy, a court."""
        here = self._phrases.document.sentence_of(head)
        before = self._phrases.document.sentences[max(0, here.number - _REACH) : here.number + 1]
        for sentence in reversed([each for each in before if each.block == here.block]):
            for each in reversed([*heads_of(sentence.span)]):
                earlier = sentence.number < here.number or each.i < head.i
                if earlier and each != head and each.lemma_.lower() in self._kinds.housed:
                    return each
        return None
