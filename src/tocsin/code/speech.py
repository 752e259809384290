"""Acts inside somebody's statement: saying that one will do a thing is itself an act.

"We will cut the gas", said by the one who would cut it, is a threat; "they must leave" is a request. The table that
the codebook's `speech.yaml` names says which.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tocsin.code.compose import Act, row_fits

if TYPE_CHECKING:
    from collections.abc import Callable

    from tocsin.codebook import Codebook
    from tocsin.codebook.schema import Row
    from tocsin.parse.tokens import Token


def declared(act: Act, speaker: Token, codebook: Codebook, is_same: Callable[[Token, Token], bool]) -> Act:
    """The act that a speaker performs by stating this one; the act itself where stating it changes nothing.

    is_same: whether two phrases refer to the same actor.
    """
    table = codebook.tables[codebook.speech.table]
    own = not act.actors or any(is_same(actor, speaker) for actor in act.actors)
    row = next((row for row in table if _holds(row, act, own, codebook)), None)
    if row is None or row.event in {"same", "none"}:
        return act
    recipients = act.actors if act.reciprocal else act.recipients
    if row.recipient == ["inner.actor"]:
        recipients = act.actors
    return replace(
        act,
        event=row.event,
        mode=row.mode or row.modes.get(f"{act.event}/{act.mode}") or row.modes.get(act.event),
        actors=(speaker,),
        recipients=tuple(each for each in recipients if not is_same(each, speaker)),
        auxiliary=frozenset(row.auxiliary),
        inner=(act,),
        chain=(),
        reciprocal=False,
    )


def _holds(row: Row, act: Act, own: bool, codebook: Codebook) -> bool:
    clause = act.chain[0]
    future = not set(clause.auxiliaries).isdisjoint(codebook.speech.future) or _goes_to(clause.head)
    return (
        row_fits(row, act, codebook)
        and (row.future is None or row.future == future)
        and (row.own is None or row.own == own)
    )


def _goes_to(verb: Token) -> bool:
    return verb.dep_ == "xcomp" and verb.head.lower_ == "going"
