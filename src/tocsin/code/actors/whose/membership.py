"""The body, alliance or union to which those belong who are told without it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from tocsin.code.actors.referent import Referent
from tocsin.code.actors.whose.phrases import Phrases
from tocsin.parse.nominals import heads_of, is_definite
from tocsin.parse.phrases import is_plural

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


#: Kinds of names of bodies that have members.
_BODIES = {"group", "party", "organisation"}


#: So many sentences back a body may have been named that is only called by what it is.
FAR = 6


class Membership:
    """Finds the bodies that people of an article belong to."""

    def __init__(self, phrases: Phrases):
        self._phrases = phrases
        self._kinds = phrases.kinds

    def served(self, country: str) -> str:
        """The body that peacekeepers serve: the alliance or union that an article tells of, if it says nothing of the usual one."""
        union = self._kinds.blocs.get("")
        named = self._phrases.setting.named
        return union if union is not None and union in named and country not in named else country

    def meant(self, referent: Referent, head: Token) -> Referent | None:
        """The body to which members belong who are told without it, or which is called by its kind.

        "The union expelled three members", "killed a Hamas commander after the group fired rockets".
        """
        if referent.sectors or referent.noun is None or not referent.noun.owner:
            return None
        lemma = head.lemma_.lower()
        if lemma in self._kinds.fellows:
            before = [
                self._phrases.own(each)[0] for each in heads_of(head.sent) if each.i < head.i and each.pos_ != "PRON"
            ]
            return next((each for each in reversed(before) if self._has_members(each)), None)
        if is_plural(head) or not is_definite(head) or lemma not in self._kinds.nouns.kinds["group"]:
            return None
        number = self._phrases.document.sentence_of(head).number
        phrases = (
            each
            for sentence in reversed(self._phrases.document.sentences[max(0, number - 1) : number + 1])
            for each in reversed([*heads_of(sentence.span)])
            if (sentence.number < number or each.i < head.i) and not each.is_ancestor(head)
        )
        groups = (self._phrases.resolver.group_named_in(each, self._phrases.setting) for each in phrases)
        return next((each for each in groups if each is not None), None)

    def _has_members(self, referent: Referent) -> bool:
        """Whether it is a union, party or group, not a state's body."""
        body = referent.kind in _BODIES or (
            referent.noun is not None and referent.noun.group and not referent.noun.thing
        )
        return body and bool(referent.sectors) and self._kinds.of_the_state.isdisjoint(referent.sectors[:1])

    def before(self, head: Token, among: Collection[str], reach: int = 1) -> str | None:
        """The international body named last before a phrase, in its sentence or those before as far as one reaches."""
        number = self._phrases.document.sentence_of(head).number
        codes = (
            each.country
            for sentence in reversed(self._phrases.document.sentences[max(0, number - reach) : number + 1])
            for token in reversed([*heads_of(sentence.span)])
            if sentence.number < number or token.i < head.i
            for each in self._phrases.own(token)
        )
        return next((code for code in codes if code in among), None)

    def serving(self, referent: Referent, head: Token) -> str | None:
        """The international body of whose office somebody is who is named by that alone: "the UN …. The Secretary-General"."""
        office = (referent.role or "").lower()
        alone = referent.name is None or referent.name.lower() == office
        if (
            office not in self._kinds.offices_of_bodies
            or not alone
            or not (head.text[0].isupper() and is_definite(head))
        ):
            return None
        return self.before(head, self._kinds.bodies_of_states, FAR)

    def alliance(self, head: Token) -> str | None:
        """The body that an alliance is, if it or its people are named right before: "NATO envoys met. The alliance …"."""
        if head.lemma_.lower() not in self._kinds.alliances or not is_definite(head) or is_plural(head):
            return None
        return self.before(head, {*self._kinds.blocs.values()})
