"""What those who threaten ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.code.speech import ends_in_or_else
from tocsin.code.threats.citing import Citing
from tocsin.code.threats.markers import is_infinitive
from tocsin.codebook.schema import ThreatWords
from tocsin.parse.clauses import clause_of
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.model import Span
    from tocsin.parse.tokens import Token


@dataclass(frozen=True)
class Demands:
    """Finds what is demanded.

    is_somebody: whether a phrase is known to name an actor.
    """

    words: ThreatWords
    citing: Citing
    is_somebody: Callable[[Token], bool]

    def of(self, act: Act) -> Span | None:
        """What a demand demands: an infinitive or clause, a thing, or the words of whoever states it."""
        if not act.chain and act.inner:
            return self.citing.words_of(act.inner[0].clause.head, whole=True)
        for heads in (act.clause.complements, act.clause.patient, act.clause.oblique("for")):
            named = [head for head in heads if is_verb(head) or not self.is_somebody(head)]
            if named:
                return self.citing.words_of(named[0], whole=True)
        return None

    def alternative(self, act: Act) -> tuple[Token | None, Token | None]:
        """What is demanded, and what is done otherwise, where "or" joins them: "leave or be shot"."""
        asked = self._asked(act)
        for verb in [*act.clause.complements, *([asked] if asked else [])]:
            joined = [each for each in clause_of(verb).alternatives if verb in clause_of(each).instead_of]
            if joined and verb != act.clause.head:
                return verb, joined[0]
        later = [
            each
            for each in act.clause.alternatives
            if act.clause.head in clause_of(each).instead_of and not is_infinitive(each)
        ]
        if later:
            return asked, later[0]  # "gave them ten days to leave, or their wells would burn"
        if act.clause.instead_of:
            return act.clause.instead_of[0], act.clause.head  # "leave the island or we will open fire"
        return asked, None

    def _asked(self, act: Act) -> Token | None:
        """The infinitive after a word of demanding: "gave them two days to leave", "an ultimatum to disband"; or what "or else" ends."""
        if act.inner and act.clause.head == act.inner[0].clause.head and ends_in_or_else(act.clause.head):
            return act.clause.head
        places = [act.clause, *act.chain, *(each.clause for each in act.inner)]
        places += [clause_of(head) for head in act.clause.patient]
        for clause in places:
            words = {clause.head.lemma_.lower(), *(head.lemma_.lower() for head in clause.patient)}
            if not words.isdisjoint(self.words.asking):
                found = next(iter(infinitives(clause.head)), None)
                if found is not None:
                    return found
        return None


def infinitives(head: Token) -> Iterable[Token]:
    """Infinitives that hang on a word of demanding, or on its object."""
    for child in head.rights:
        if is_verb(child) and is_infinitive(child):
            yield child
        elif child.dep_ in {"dobj", "dative", "prep", "pobj", "nsubj", "npadvmod"}:
            yield from infinitives(child)
