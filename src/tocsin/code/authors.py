"""Who speaks where a message does: "the statement said", "it said in a letter signed by the miners"."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.code.lexicon import lemmas
from tocsin.parse.arguments import surface_subject
from tocsin.parse.clauses import clause_of
from tocsin.parse.relations import NOMINAL_SUBJECT
from tocsin.parse.syntax import Document
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.parse.tokens import Token

#: A message is taken up by "it" in so many sentences after it.
_REACH = 2
#: Prepositions before whoever a message is from.
_FROM = ("from", "by", "of")


@dataclass(frozen=True)
class Authors:
    """Finds who is behind messages.

    messages: lemmas of nouns that name one. is_somebody: whether a phrase is known to name an actor.
    """

    messages: Collection[str]
    document: Document
    is_somebody: Callable[[Token], bool]

    def of(self, speaker: Token) -> Token:
        """Whoever wrote, signed or sent the message that a speaker is; the speaker, if it is none or that is not told."""
        message = speaker if self._is_message(speaker) else self._taken_up(speaker)
        return next(self._behind(message), speaker) if message is not None else speaker

    def _is_message(self, noun: Token) -> bool:
        return noun.pos_ == "NOUN" and not {*lemmas(noun)}.isdisjoint(self.messages)

    def _taken_up(self, pronoun: Token) -> Token | None:
        """The message that "it" is: one in which it says so, or the subject of a sentence shortly before."""
        if pronoun.lower_ != "it" or not is_verb(pronoun.head):
            return None
        own = next((noun for noun in clause_of(pronoun.head).oblique("in") if self._is_message(noun)), None)
        if own is not None:
            return own
        here = self.document.sentence_of(pronoun)
        before = self.document.sentences[max(0, here.number - _REACH) : here.number]
        subjects = (
            subject
            for sentence in reversed(before)
            for verb in sentence.span
            if verb.dep_ == "ROOT"
            for subject in surface_subject(verb)
        )
        return next((each for each in subjects if self._is_message(each)), None)

    def _behind(self, message: Token) -> Iterator[Token]:
        """Those who are told to have signed or sent it, or whose it is."""
        clause = clause_of(message)
        verbs = [child for child in message.rights if child.dep_ in {"acl", "relcl"} and is_verb(child)]
        if message.dep_ in NOMINAL_SUBJECT and is_verb(message.head):
            verbs.append(message.head)
        found = [each for verb in verbs if clause_of(verb).passive for each in clause_of(verb).agent]
        found += [each for preposition in _FROM for each in clause.oblique(preposition, borrow=False)]
        yield from (each for each in [*found, *clause.modifiers] if self.is_somebody(each))
