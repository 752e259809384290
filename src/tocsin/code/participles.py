"""Participles that tell no act, on which the parser hangs what is said of the whole clause."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token

#: Whether a word tells an act.
Tells = Callable[["Token"], bool]


def idle_participles(verb: Token, tells: Tells) -> Iterator[Token]:
    """Participles after the nouns of a clause that tell no act: "seized a train carrying soldiers in Sindh on Tuesday".

    A time or place that hangs on one is the clause's; not so in "freed sailors kidnapped in May".
    """
    for token in verb.subtree:
        if token.dep_ == "acl" and token.tag_ in {"VBG", "VBN"} and not tells(token):
            yield token
