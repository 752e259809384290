"""Acts: what was done, said or meant by one word of a text, before it is an event of the record."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from tocsin.parse.clauses import Clause
from tocsin.parse.tokens import Token
from tocsin.parse.verbs import has_to, is_verb

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Frame, Row


class Act(msgspec.Struct, frozen=True):
    """An act as coded so far; actors and recipients are heads of phrases."""

    trigger: Token
    clause: Clause
    event: str
    mode: str | None
    frames: tuple[Frame, ...]
    actors: tuple[Token, ...] = ()
    recipients: tuple[Token, ...] = ()
    #: Auxiliary modes that composition gave.
    auxiliary: frozenset[str] = frozenset()
    #: The acts that it was composed of.
    inner: tuple[Act, ...] = ()
    #: Clauses from the outermost to the trigger's: each may carry tense, modality or negation.
    chain: tuple[Clause, ...] = ()
    reciprocal: bool = False
    contexts: tuple[str, ...] = ()
    #: What it ended in, told after it and counted as one with it; their recipients are among its own.
    results: tuple[Act, ...] = ()
    #: An outer act speaks of this one, and its table keeps it as a record of its own.
    kept: bool = False
    #: What stands for those to whom it is done in a clause that leaves out its verb: "and Italy | three".
    left_out: tuple[Token, ...] = ()

    @property
    def outermost(self) -> Token:
        """The word of its outermost clause, by which it hangs on others."""
        return self.chain[0].head if self.chain else self.trigger

    @property
    def rule(self) -> str:
        """The codebook entries that coded it, the outermost first."""
        return " > ".join(dict.fromkeys(frame.id for frame in self.frames))

    @property
    def asks_negation(self) -> bool:
        """Whether a frame tells of an act by words that it wants negated: "will not tolerate" is a threat, no denied one."""
        return self._asks("negation")

    @property
    def asks_alternative(self) -> bool:
        """Whether a frame tells of an act by what else will be: "leave, or we will shoot" is a threat made now."""
        return self._asks("instead_of")

    def _asks(self, role: str) -> bool:
        return any(role in frame.requires for frame in self.frames)


def everyone(act: Act) -> Iterator[Token]:
    """All who take part in an act or in one inside it."""
    yield from act.actors
    yield from act.recipients
    for inner in act.inner:
        yield from everyone(inner)


def row_fits(row: Row, act: Act, codebook: Codebook, modality: str | None = None) -> bool:
    """Whether a table's row is for such an inner act, and its clause meets the conditions on negation and modality.

    modality: an auxiliary verb that the clause counts as having.
    """
    group = codebook.events[act.event].group
    if {act.event, f"{act.event}/{act.mode}", group, "any"}.isdisjoint(row.inner):
        return False
    inner = act.chain[0]
    negated = inner.negated and not act.asks_negation
    if row.negated is not None and row.negated != negated:
        return False
    return not row.modality or not {*inner.auxiliaries, modality}.isdisjoint(row.modality)


def key_of(head: Token) -> tuple[int, int]:
    """What tells a word from all others of an article."""
    return id(head.doc), head.i


def acts_in(act: Act) -> Iterator[Act]:
    """An act and those inside it, the outermost first."""
    yield act
    for inner in act.inner:
        yield from acts_in(inner)


def clauses_of(act: Act) -> Iterator[Clause]:
    """The clauses of an act and of those inside it, the outermost first."""
    for each in acts_in(act):
        yield each.clause
        yield from each.chain


def aims_of(act: Act) -> list[Token]:
    """Verbs of what an act is done for: "marched to demand"."""
    clauses = dict.fromkeys((act.clause, *act.chain))
    return [
        child
        for clause in clauses
        for child in clause.head.children
        # "began a hunger strike to protest": to the parser a clause that describes the strike
        if (child.dep_ in {"advcl", "xcomp", "acl"} or (child.dep_ == "relcl" and has_to(child)))
        and is_verb(child)
        # "after police shot a student" is no aim
        and not any(word.dep_ == "mark" or word.tag_ == "WRB" for word in child.children)
    ]
