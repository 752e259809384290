"""What is asked, or else: verbs that "or" and "otherwise" set against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token


def joined_by_or(verb: Token) -> list[Token]:
    """The verbs that "or" joins to one: "leave or be shot"."""
    if not is_verb(verb):
        return []
    joined = [child for child in verb.children if child.dep_ == "conj" and (is_verb(child) or _has_object(child))]
    if any(child.lower_ == "or" for child in verb.children):
        return joined
    # "reopen the crossing or else face a cut": the parser hangs "or" on the crossing
    return [child for child in joined if _opened_by_or(child)]


def _opened_by_or(verb: Token) -> bool:
    before = [token.lower_ for token in verb.doc[verb.sent.start : verb.left_edge.i]][-2:]
    return before[-1:] == ["or"] or before == ["or", "else"]


def _has_object(word: Token) -> bool:
    """Whether what the parser takes for a noun is a verb, as its object shows: "leave or face arrest", "or risk losing aid"."""
    return word.tag_ == "NN" and any(child.dep_ in {"dobj", "xcomp"} and child.i > word.i for child in word.children)


def asking_before_otherwise(verb: Token) -> Token | None:
    """The verb that asks where another tells what happens "otherwise": "told them to leave, otherwise it would shoot"."""
    if not is_verb(verb) or not any(child.lower_ == "otherwise" and child.dep_ == "advmod" for child in verb.children):
        return None
    asking = next((child for child in verb.lefts if child.dep_ == "ccomp" and is_verb(child)), None)
    if asking is None:
        asking = verb.head if verb.dep_ in {"ccomp", "conj", "parataxis", "advcl"} else None
        while asking is not None and asking.dep_ in {"advcl", "conj"}:
            asking = asking.head  # "asked them to leave, saying it would otherwise shoot"
    return asking if asking is not None and is_verb(asking) else None
