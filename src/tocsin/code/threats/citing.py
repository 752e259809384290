"""How far the words of an act go."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from tocsin.code.threats.markers import INSIDE, is_infinitive, marked
from tocsin.codebook.schema import ThreatWords
from tocsin.model import Span
from tocsin.parse.phrases import phrase_of
from tocsin.parse.relations import TIMES
from tocsin.parse.syntax import Document
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from collections.abc import Callable

    from tocsin.parse.tokens import Token

#: Dependents that end the words of an act.
_FURTHER = {"advcl", "punct", "cc", "conj", "parataxis"}
_JOINING = {"or", "else", ","}
_NOMINAL = {"DET", "NUM", "NOUN", "PROPN", "ADJ"}


@dataclass(frozen=True)
class Citing:
    """Cites the words of acts.

    words: the codebook's words of threats.
    is_state: whether a phrase means a whole state.
    """

    words: ThreatWords
    document: Document
    is_state: Callable[[Token], bool]

    def words_of(
        self, head: Token, *, whole: bool = False, by: Token | None = None, before: Token | None = None
    ) -> Span:
        """Words of an act: a noun with its modifiers, or a verb with what follows it, without conditions.

        whole: with its time, which of a demand is a part and of an act the deadline.
        by: the subject, if it belongs to them. before: what "or" joins to it.
        """
        first, last = self._edges(head, whole=whole)
        if before is not None and head.i < before.left_edge.i <= last.i:
            last = before.left_edge.nbor(-1)
            while last.i > head.i and last.lower_ in _JOINING:
                last = last.nbor(-1)
        while last.is_punct and last.i > head.i and last.text not in INSIDE:
            last = last.nbor(-1)
        start, end = self.document.char_span(by.left_edge if by is not None else first, last)
        return Span(self.document.text[start:end], start, end)

    def _edges(self, head: Token, *, whole: bool) -> tuple[Token, Token]:
        if not is_verb(head):
            phrase = phrase_of(head)
            first, last = phrase.first, phrase.last
            # "a full-scale invasion of their country": whom it threatens stands among the targets
            of = [noun for child in head.rights if child.lower_ == "of" for noun in child.children]
            if any(self.is_state(noun) for noun in of):
                return first, head
        else:
            # "be killed", "not be let in"
            before = [child for child in head.lefts if child.dep_ == "auxpass" or (whole and child.dep_ == "neg")]
            first, last = (before[0] if before else head), head
        for child in head.rights:
            if child.dep_ in _FURTHER and not is_infinitive(child):
                break
            if not whole and child.dep_ in {"prep", "npadvmod"} and _names_time(child):
                break  # "by Friday" is the deadline, not the act
            if child.i > last.i + 1 and not is_verb(head):
                break
            last = max(last, child.right_edge, key=lambda token: token.i)
        if not whole and is_verb(head):
            last = _before_time(head, last)
        last = self._with_stray_object(last)
        # conditions and reasons that the parser has put into the act's own phrase
        behind = head.doc[head.i + 1 : last.i + 2]
        markers = marked(behind, [*self.words.condition, *self.words.reasons])
        further = [marker for marker, _ in markers if marker.dep_ != "prt"]
        return first, further[0].nbor(-1) if further and further[0].i <= last.i else last

    def _with_stray_object(self, last: Token) -> Token:
        """The end of an act whose object the parser has hung elsewhere: "turn off | one of two cables unless …"."""
        if not is_verb(last) and last.dep_ != "prt":
            return last
        behind = list(last.doc[last.i + 1 : last.sent.end])
        if not behind or behind[0].pos_ not in _NOMINAL or behind[0].ent_type_ in TIMES:
            return last
        return [last, *takewhile(lambda token: not token.is_punct or token.text in INSIDE, behind)][-1]


def _before_time(head: Token, last: Token) -> Token:
    """The end of an act's words without the time that the parser has hung on its object: "lead a march | on Thursday"."""
    preposition = last.head
    if preposition.dep_ != "prep" or preposition.head in {head, preposition} or preposition.right_edge != last:
        return last
    noun, object_ = preposition.head, preposition.nbor()
    if object_.left_edge != object_ or noun.dep_ != "dobj" or not _names_day(preposition):
        return last
    return preposition.nbor(-1) if preposition.i > head.i + 1 else last


def _names_day(preposition: Token) -> bool:
    """Whether a preposition leads to nothing but a date."""
    return preposition.lower_ != "for" and all(
        token.ent_type_ in TIMES for token in preposition.subtree if token != preposition
    )


def _names_time(preposition: Token) -> bool:
    return any(token.ent_type_ in TIMES for token in preposition.subtree)
