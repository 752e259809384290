"""What joined nouns share: the nationality before the first, the country behind the last."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tocsin.code.actors.kinds import Kinds
from tocsin.code.actors.referent import Referent
from tocsin.code.actors.setting import Setting, choose
from tocsin.code.actors.words import Words
from tocsin.knowledge.names import NATIONAL, Sense
from tocsin.parse.phrases import Phrase, conjuncts, counted, is_plural, phrase_of

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


#: How words hang on a noun that say of itself whose it is, and how many.
OWN_WORDS = {"det", "poss", "amod", "compound", "nummod"}


class Joined:
    """Gives nouns what stands only at those joined with them.

    alone: what a phrase's own words refer to.
    """

    def __init__(self, kinds: Kinds, words: Words, alone: Callable[[Phrase, Setting], list[Referent]]):
        self._kinds = kinds
        self._alone = alone
        self._words = words

    def like_joined(self, own: list[Referent], head: Token, setting: Setting) -> list[Referent]:
        """A nationality that shares the noun behind the next one, which the parser takes for its people: "Thai | and Lao envoys"."""
        first = own[0]
        if len(own) != 1 or first.kind != "adjective" or any(child.dep_ in OWN_WORDS for child in head.children):
            return own
        joined = next((child for child in head.rights if child.dep_ == "conj"), None)
        if joined is None or joined.pos_ != "NOUN" or not is_plural(joined) or joined.left_edge.dep_ == "det":
            return own
        other = self._alone(phrase_of(joined), setting)[0]
        if other.noun is None or other.country is None:
            return own
        via = f"{other.via.split(' + ')[0]} + {first.via}"
        return [replace(other, country=first.country, via=via)]

    def of_both(self, own: list[Referent], head: Token) -> list[Referent]:
        """People of two bodies that share the noun behind the second one: "government and rebel forces", "police and army officers"."""
        first = next((child for child in head.lefts if child.dep_ == "nmod" and child.pos_ == "NOUN"), None)
        second = next((child for child in first.rights if child.dep_ == "conj"), None) if first is not None else None
        if first is None or second is None or len(own) != 1 or own[0].noun is None or not is_plural(head):
            return own
        if second.i + 1 != head.i or second.i != first.i + 2 or own[0].entity is not None:
            return own  # "health, education and army officials"
        both = [self._of_body(each, head) for each in (first, second)]
        if not all(both) or both[0] == both[1]:
            return own
        return [replace(own[0], sectors=each, via=f"{own[0].via} + {each[0]}") for each in both]

    def _of_body(self, body: Token, people: Token) -> tuple[str, ...]:
        """The sectors of those of a body, by both nouns together ("police officers") or else by that of the body."""
        together = (f"{body.lower_} {people.lower_}", f"{body.lower_} {people.lemma_.lower()}", body.lower_)
        role = next((role for words in together for role in self._words.roles.get(words)), None)
        return tuple(role.sectors) if role is not None and not role.thing else ()

    def named_outside(self, inside: list[Referent], head: Token, setting: Setting) -> list[Referent]:
        """Those of whom a word of quantity speaks, of the nation that stands before it: "two British members of parliament"."""
        before = [match for match in self._words.find(phrase_of(head)).names if match.end <= head.idx]
        nation = choose(before[-1].values, setting) if before else None
        if nation is None or nation.kind not in NATIONAL or nation.country is None:
            return inside
        via = f"{nation.kind}: {nation.name}"
        return [replace(each, country=nation.country, via=f"{each.via} + {via}") for each in inside]

    def sharing(self, referent: Referent, head: Token, setting: Setting) -> Referent:
        """A noun shares what its joined nouns have: "Belarusian soldiers and activists", "the government and people of Kenya"."""
        nation = self._before_first(referent, head, setting) or self._behind_last(head, setting)
        if nation is None:
            return referent
        return replace(referent, country=nation.country, via=f"{referent.via} + {nation.kind}: {nation.name} (shared)")

    def _before_first(self, referent: Referent, head: Token, setting: Setting) -> Sense | None:
        """The nationality before the noun that a bare one is joined to; of those who serve their state also a counted one."""
        if head.dep_ != "conj":
            return None
        words = {
            child.dep_ for each in {head, counted(head, self._kinds.quantities)} for child in each.children
        } & OWN_WORDS
        serve = not self._kinds.for_the_state.isdisjoint(referent.sectors[:1])
        if words - ({"nummod"} if serve else set()):
            return None
        first = head.head
        before = [match for match in self._words.find(phrase_of(first)).names if match.end <= first.idx]
        return choose(before[0].values, setting) if before else None

    def _behind_last(self, head: Token, setting: Setting) -> Sense | None:
        """The country after "of" behind the noun that follows."""
        joined = conjuncts(head)
        if len(joined) < 2 or any(child.dep_ == "prep" for child in head.children):
            return None
        last = joined[-1]
        of = next((child for child in last.children if child.dep_ == "prep" and child.lower_ == "of"), None)
        behind = [m for m in self._words.find(phrase_of(last)).names if of is not None and m.start > of.idx]
        return choose(behind[0].values, setting) if behind else None
