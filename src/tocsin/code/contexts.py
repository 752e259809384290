"""Modes and contexts: what an event's own words say beyond its type."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from tocsin.code.lexicon import lemmas

if TYPE_CHECKING:
    from spacy.tokens import Token

    from tocsin.code.compose import Act
    from tocsin.codebook import Codebook
    from tocsin.parse.syntax import Sentence


class Contexts:
    """Finds PLOVER contexts and modes by the codebook's words."""

    def __init__(self, codebook: Codebook):
        self._contexts: dict[str, set[str]] = {}
        for context, words in codebook.contexts.items():
            for word in codebook.words(words):
                self._contexts.setdefault(word, set()).add(context)
        self._order = {context: place for place, context in enumerate(codebook.ontology.contexts)}
        self._modes = {
            event: [(each.mode, codebook.words(each.words)) for each in modes]
            for event, modes in codebook.modes.items()
        }

    def contexts(self, act: Act, sentence: Sentence) -> list[str]:
        """The contexts of an act: those of its frames and those that the words of its sentence give."""
        found = set(act.contexts)
        for word in _words(list(sentence.span)):
            found |= self._contexts.get(word, set())
        return sorted(found, key=lambda context: self._order.get(context, 99))

    def mode(self, act: Act) -> str | None:
        """The mode that a frame or a table gave, else the first that the clause's words settle."""
        if act.mode is not None:
            return act.mode
        modes = self._modes.get(act.event)
        if not modes:
            return None
        words = _words(_clause_tokens(act))
        return next((mode for mode, cues in modes if not words.isdisjoint(cues)), None)


def _clause_tokens(act: Act) -> list[Token]:
    """Tokens of the act's own clause, without clauses that speak of something else."""
    found: list[Token] = []
    queue = [act.trigger]
    while queue:
        token = queue.pop()
        found.append(token)
        queue.extend(
            child for child in token.children if child.dep_ not in {"relcl", "advcl", "conj", "ccomp", "parataxis"}
        )
    return sorted(found, key=lambda token: token.i)


def _words(tokens: list[Token]) -> set[str]:
    """Lemmas of single words, and pairs of neighbouring ones."""
    forms = [lemmas(token)[0] for token in tokens]
    return {*forms, *(f"{first} {second}" for first, second in itertools.pairwise(forms))}
