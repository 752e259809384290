"""Threats that were made before: a text that speaks of them again makes none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tocsin.code.lexicon import lemmas
from tocsin.parse.clauses import Clause, clause_of

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.code.compose import Composer
    from tocsin.parse.tokens import Token


class MadeBefore:
    """Tells the threats of one article that were made before."""

    def __init__(self, composer: Composer):
        self._composer = composer
        self._book = composer.codebook
        self._who = composer.who

    def __call__(self, act: Act) -> bool:
        """Whether an act is a threat that was made before: "ignored the ultimatum", "never carried out its threat to attack".

        A noun makes a threat if it says what is threatened, or whom, or if its verb says that it is made.
        """
        if act.event != self._book.speech.menace:
            return False
        words = self._book.threats
        last = act.chain[-1] if act.chain else act.clause
        told_by_noun = last.kind == "noun"
        if not told_by_noun and self._is_remembered(act, last):
            return True
        # "the deadline that Egypt had set expired"
        noun = last.head if told_by_noun else last.head.head if last.head.dep_ in {"acl", "relcl"} else None
        if noun is None or {*lemmas(noun)}.isdisjoint(words.naming):
            return False
        if not {*_befalling(noun)}.isdisjoint(words.settling):
            return True
        alone = act.clause.head is noun or noun in act.clause.agent
        return told_by_noun and alone and not act.recipients and not self._says_what(noun)

    def _is_remembered(self, act: Act, clause: Clause) -> bool:
        """Whether somebody speaks of a threat of his own, and does not say again what it was: "we warned them a week ago"."""
        if act.inner or clause.complements or clause.finite.tag_ != "VBD":
            return False
        return any("1" in each.morph.get("Person", []) for each in clause.agent)

    def _says_what(self, noun: Token) -> bool:
        """Whether a noun that names a threat says what is threatened: "the threat to annul the vote", "a veto threat"."""
        clause = clause_of(noun)
        kinds = [each for each in clause.modifiers if each.dep_ == "compound" and not self._who.known(each)]
        return bool(kinds or clause.complements) or any(self._composer.at(each) for each in clause.oblique("of"))


def _befalling(noun: Token) -> Iterator[str]:
    """What is done to something or befalls it, as lemmas: "expire", "expiry", "carry out", "act on"."""
    holder, words = noun.head, []
    if noun.dep_ in {"nsubj", "nsubjpass", "dobj"}:
        words = [""]
    elif noun.dep_ == "pobj":
        holder = noun.head.head
        words = ["" if noun.head.lower_ == "of" else f" {noun.head.lower_}"]
    else:
        return
    words += [f" {child.lower_}" for child in holder.rights if child.pos_ in {"ADV", "ADJ"} or child.dep_ == "prt"]
    for lemma in lemmas(holder):
        yield from (f"{lemma}{word}" for word in words)
