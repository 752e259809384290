"""Who is told only by number: "402 people", "some 400", of whom the passage has told more."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tocsin.code.actors.traits import Traits
from tocsin.parse.arguments import surface_subject
from tocsin.parse.nominals import heads_of
from tocsin.parse.phrases import is_plural
from tocsin.parse.standing import nearest_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


#: So many sentences back a passage tells of the same people.
_PASSAGE = 4


class Counted:
    """Tells people of whom an article gives no more than their number."""

    def __init__(self, traits: Traits):
        self._traits = traits

    def are_only_counted(self, head: Token) -> bool:
        """Whether people are told only by how many they are, or by their country: "402 people", "some 400", "86 Venezuelans"."""
        if any(child.dep_ in {"poss", "amod", "compound"} for child in head.lefts):
            return False
        if head.pos_ == "NUM":
            return not any(child.lower_ == "of" for child in head.rights)
        counts = any(child.dep_ == "nummod" for child in head.children)
        demonym = any(each.kind == "demonym" for each in self._traits.own(head))
        return counts and (demonym or head.lemma_.lower() in self._traits.resolver.kinds.anybody)

    def told_before(self, head: Token, sectors: Collection[str]) -> Token | None:
        """Those of some sectors whom the passage names last before a phrase, if its sentence names no other people there.

        Whoever does something to those whom the phrase names is left out.
        """
        here = self._traits.document.sentence_of(head)
        verb = nearest_verb(head)
        doers = surface_subject(verb) if verb is not None else []
        before = [each for each in heads_of(here.span) if each.i < head.i and each not in doers]
        for each in reversed(before):
            if self._traits.is_in(each, sectors):
                return each
            if (
                is_plural(each)
                and each.pos_ != "PRON"
                and self._traits.is_person(each)
                and self._traits.is_in(each, self._traits.resolver.kinds.may_be_many)
            ):
                return None
        passage = self._traits.document.sentences[max(0, here.number - _PASSAGE) : here.number]
        named = (each for sentence in reversed(passage) for each in reversed([*heads_of(sentence.span)]))
        return next((each for each in named if self._traits.is_in(each, sectors)), None)
