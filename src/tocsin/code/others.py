"""Who and what else is told of in the sentence of an act."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tocsin.code.acts import Act, key_of
from tocsin.code.compose import Composer
from tocsin.parse.clauses import clause_of

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Families of acts by which nobody is pressed: who marches to back somebody is not against them.
FRIENDLY = {"cooperation", "yield"}


class Others:
    """Tells those who are somebody else than the actors of an act, and the acts beside it."""

    def __init__(self, composer: Composer):
        self._composer = composer

    def than(self, act: Act, heads: Iterable[Token]) -> Iterator[Token]:
        """Those of some phrases who are none of an act's actors."""
        is_same = self._composer.who.is_same
        yield from (each for each in heads if not any(is_same(each, actor) for actor in act.actors))

    def strangers(self, act: Act, heads: Iterable[Token]) -> Iterator[Token]:
        """Those of some phrases who are of another country than an act's actors, if that is known."""
        who = self._composer.who
        if act.actors and not any(who.has_country(actor) for actor in act.actors):
            return
        for each in self.than(act, heads):
            if who.has_country(each) and not any(who.share_country(each, actor) for actor in act.actors):
                yield each

    def apart_from(self, act: Act, heads: Iterable[Token]) -> Iterator[Token]:
        """Those of some phrases who are none of an act's actors, though both persons may speak for one state."""
        who = self._composer.who
        for each in heads:
            persons = [actor for actor in act.actors if actor.ent_type_ == each.ent_type_ == "PERSON"]
            if not any(
                who.is_self(each, actor) if actor in persons else who.is_same(each, actor) for actor in act.actors
            ):
                yield each

    def acts(self, act: Act) -> Iterator[Act]:
        """The acts of the sentence beside one."""
        for token in act.trigger.sent:
            if token != act.trigger and self._composer.lexicon.triggers(token):
                if key_of(token) in self._composer.absorbed:
                    continue  # "invited inspectors to visit Tehran": they have not asked for it
                yield from (each for each in self._composer.at(token) if each.trigger != act.trigger)


def clause_heads(act: Act) -> dict[Token, None]:
    """Heads of an act's clauses and of those inside it, the outermost first."""
    own = dict.fromkeys(clause.head for clause in (act.clause, *act.chain))
    for inner in act.inner:
        own |= clause_heads(inner)
    return own


def told_in(act: Act) -> set[Token]:
    """Verbs and nouns on which a condition of an act may hang: its own, those of what it is about, and what it is said with."""
    found = set(clause_heads(act))
    for head in clause_heads(act):
        found.update(clause_of(head).complements)
        above = head
        while above.dep_ in {"ccomp", "acomp", "xcomp"}:
            above = above.head
            found.add(above)
    return found


def governor_of(verb: Token) -> Token:
    """What a clause hangs on, past the adverb or preposition that opens it."""
    above = verb.head
    while above.dep_ in {"advmod", "prep", "mark"} and above.head != above:
        above = above.head
    return above
