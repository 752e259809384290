"""Threats: what a THREATEN event threatens, on what condition, with what demand, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tocsin.code.compose import Act
from tocsin.model import Event, Span, Threat, ThreatAct, When
from tocsin.parse.clauses import Clause, is_verb
from tocsin.parse.phrases import phrase_of

if TYPE_CHECKING:
    from tocsin.codebook import Codebook
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token

#: Where the threatened act stands if nothing codable is there.
_ACT_ROLES = ("complement", "with", "of", "to")


def threat_of(act: Act, event: Event, document: Document, codebook: Codebook, dates: list[When]) -> Threat:
    """The threat that an event of type THREATEN makes.

    dates: those of its sentence.
    """
    words = codebook.threats
    condition = _clause_after(act, document, words.condition)
    demand = _clause_after(act, document, words.demand)
    return Threat(
        event=event.id,
        issuers=event.actors,
        targets=event.recipients,
        act=_threatened(act, document),
        condition=condition,
        demand=demand,
        deadline=_deadline(dates, document, words.deadline),
        explicit="hypothetical" not in event.auxiliary,
    )


def _threatened(act: Act, document: Document) -> ThreatAct | None:
    inner = act.inner[0] if act.inner else None
    while inner is not None and inner.event == act.event and inner.inner:
        inner = inner.inner[0]  # a threat to threaten, or one made by stating it
    if inner is not None and inner.event == act.event:
        return _named(inner.clause, document)
    if inner is not None:
        start, end = _span(inner.clause.head, document)
        return ThreatAct(text=document.text[start:end], start=start, end=end, event=inner.event, mode=inner.mode)
    return _named(act.clause, document)


def _named(clause: Clause, document: Document) -> ThreatAct | None:
    """Words that name the act of a clause of threatening: "threatened them with consequences"."""
    for role in _ACT_ROLES:
        heads = clause.complements if role == "complement" else clause.oblique(role)
        if heads:
            start, end = _span(heads[0], document)
            return ThreatAct(text=document.text[start:end], start=start, end=end)
    return None


def _span(head: Token, document: Document) -> tuple[int, int]:
    """Words of an act: a noun with its modifiers, or a verb with what follows it, without conditions."""
    if not is_verb(head):
        phrase = phrase_of(head)
        last = head if any(child.lower_ == "of" for child in head.rights) else phrase.last
        return document.char_span(phrase.first, last)
    last = head
    for child in head.rights:
        if child.dep_ in {"advcl", "punct", "cc", "conj", "parataxis"} and not _is_infinitive(child):
            break
        if child.dep_ in {"prep", "npadvmod"} and any(token.ent_type_ in {"DATE", "TIME"} for token in child.subtree):
            break  # "by Friday" is the deadline, not the act
        last = child.doc[child.right_edge.i]
    return document.char_span(head, last)


def _is_infinitive(verb: Token) -> bool:
    return any(child.tag_ == "TO" for child in verb.children)


def _clause_after(act: Act, document: Document, markers: list[str]) -> Span | None:
    """The clause that one of the markers introduces, without the marker, wherever it hangs on the act."""
    outermost = act.clause.head
    for head in [*outermost.subtree, *outermost.ancestors]:
        for child in head.children:
            if child.dep_ != "advcl" and not (child.dep_ == "prep" and child.lower_ in markers):
                continue
            tokens = list(child.subtree)
            marker = next(
                (t for t in child.children if t.dep_ in {"mark", "advmod", "aux"} and t.lower_ in markers),
                None,
            )
            if child.dep_ == "prep":
                marker = child
            if marker is None:
                continue
            kept = [token for token in tokens if token.i > marker.i]
            while kept and kept[-1].is_punct:
                kept.pop()
            if kept:
                start, end = document.char_span(kept[0], kept[-1])
                return Span(document.text[start:end], start, end)
    return None


def _deadline(dates: list[When], document: Document, markers: list[str]) -> When | None:
    """A date of the sentence that a word such as "by" or "within" introduces."""
    return next((when for when in dates if is_deadline(when, document, markers)), None)


def is_deadline(when: When, document: Document, markers: list[str]) -> bool:
    """Whether one of the markers introduces a date: it is when something ends, not when it happens."""
    if when.start is None or when.text is None:
        return False
    words = document.text[max(0, when.start - 12) : when.start].lower().split()
    return bool(words and words[-1] in markers) or when.text.lower().split()[0] in markers
