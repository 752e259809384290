"""The words that introduce the parts of a threat, and how far what they introduce goes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tocsin.parse.arguments import surface_subject
from tocsin.parse.relations import TENSED, TIMES
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: Punctuation inside a clause: "a cease-fire", "the U.N.'s".
INSIDE = {"-", "‑", "$", "'", "’", "%"}
#: How the word that opens a clause hangs on its verb.
_OPENING = {"mark", "advmod", "aux", "auxpass"}


def own_words(head: Token) -> set[int]:
    """Places of the words that hang on a threat, or on what it is said with."""
    hanging = [child for above in head.ancestors for child in above.children if child.dep_ in {"advcl", "prep"}]
    return {token.i for part in (head, *hanging) for token in part.subtree}


def marked(tokens: Iterable[Token], markers: list[str]) -> Iterable[tuple[Token, Token]]:
    """Markers of one word or several among tokens, each with the first word behind it."""
    run = list(tokens)
    by_first: dict[str, list[list[str]]] = {}
    for words in sorted((each.split() for each in markers), key=len, reverse=True):
        by_first.setdefault(words[0], []).append(words)
    for place, token in enumerate(run):
        for words in by_first.get(token.lower_, ()):
            if [each.lower_ for each in run[place : place + len(words)]] == words and place + len(words) < len(run):
                yield token, run[place + len(words)]
                break


def conditional_verbs(tokens: Iterable[Token], markers: list[str]) -> Iterable[Token]:
    """The verbs of the clauses that markers of a condition introduce: "unless it apologises", "provided that it leaves"."""
    for marker, _ in marked(tokens, markers):
        if marker.dep_ != "prep" and is_plain(marker):
            continue
        if marker.dep_ in _OPENING and is_verb(marker.head):
            yield marker.head
        else:
            # "as long as it pays": the clause hangs on the adverb
            holders = (marker, marker.head) if marker.dep_ == "advmod" else (marker,)
            yield from (child for each in holders for child in each.rights if child.dep_ in {"advcl", "pcomp"})


def is_plain(marker: Token) -> bool:
    """Whether a word that makes a condition before its subject stands behind it: "they should", "they were"."""
    verb = marker.head if marker.dep_ in {"aux", "auxpass"} else marker
    if marker.dep_ not in {"aux", "auxpass"} and not is_verb(marker):
        return False
    subjects = surface_subject(verb) or [
        child for child in verb.children if child.dep_ in {"nsubj", "nsubjpass", "attr"}
    ]
    return not any(subject.i > marker.i for subject in subjects)


def names_only_time(marker: Token, behind: Token) -> bool:
    """Whether a date follows and nothing more: "until June 1"."""
    return marker.dep_ == "prep" and behind.ent_type_ in TIMES


def end_of_clause(first: Token, verb: Token) -> Token:
    """The last word of what a marker introduces: of its clause, or up to the next punctuation if that has no verb of its own."""
    inside = [token for token in verb.subtree if token.i >= first.i and not token.is_punct]
    if inside and verb.i >= first.i and any(token.tag_ in TENSED for token in inside):
        return max(inside, key=lambda token: token.i)
    last = first
    for token in first.doc[first.i : first.sent.end]:
        if token.is_punct and token.text not in INSIDE:
            break
        last = token
    return last


def is_infinitive(verb: Token) -> bool:
    """Whether "to" stands before a verb."""
    return any(child.tag_ == "TO" for child in verb.children)
