"""Until when a threat gives time."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import msgspec

from tocsin.codebook.schema import ThreatWords
from tocsin.model import When
from tocsin.parse.arguments import surface_subject
from tocsin.parse.clauses import clause_of
from tocsin.parse.relations import TIMES
from tocsin.parse.syntax import Document
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.parse.tokens import Token


@dataclass(frozen=True)
class Deadlines:
    """Finds deadlines.

    is_deadline: whether a date is when something ends, not when it happens.
    ahead: the day that lies so long after the day of writing as some words say ("two weeks"); None: they say no such thing.
    """

    words: ThreatWords
    document: Document
    is_deadline: Callable[[When], bool]
    ahead: Callable[[str], When | None]

    def of(self, act: Act, dates: list[When], asked: Token | None, *, in_case: bool = False) -> When | None:
        """Until when an act of threatening or demanding gives time. dates: of its sentence; asked: the verb of what is demanded.

        in_case: the act is to come in some case only, so that "within a day" counts from then, whenever that is.
        """
        # "attacked before dawn, hours after an ultimatum ended": what hangs on something else is no deadline
        hanging = [*act.clause.head.subtree, *(asked.subtree if asked is not None else ())]
        own = {self.document.offset(token) for token in hanging}
        near = [
            when for when in dates if when.start is not None and not own.isdisjoint(range(when.start, when.end or 0))
        ]
        named = next(
            (
                when
                for when in near
                if self.is_deadline(when) and not (in_case and self._lasts(when) and not self._is_of_demand(when, act))
            ),
            None,
        )
        named = named or next((when for when in dates if self._is_expiry(when)), None)
        if named is not None:
            return self._at_its_end(named)
        # "gave them two days to leave", "a week to free crews" where the parser sees no verb
        verb = act.clause.head
        spans = [
            each
            for each in self.document.sentence_of(verb).entities
            if each.label_ in TIMES
            and (each[-1].head == verb and each[-1].dep_ == "dobj" if asked is None else each.end <= asked.i)
        ]
        for span in reversed(spans):
            start, end = self.document.char_span(span[0], span[-1])
            when = self.ahead(self.document.text[start:end])
            if when is not None:
                return When(
                    value=when.value, precision=when.precision, text=self.document.text[start:end], start=start, end=end
                )
        return None

    def _lasts(self, when: When) -> bool:
        """Whether a date is told by how long it is until then: "within 24 hours"."""
        start = when.start or 0
        before = self.document.text[max(0, start - 12) : start].split()
        return self.words.lasting in (before[-1:] + (when.text or "").split()[:1])

    def _is_of_demand(self, when: When, act: Act) -> bool:
        """Whether it is until when something is not done that is demanded: "if they do not hand them over within 72 hours"."""
        verb = None if when.start is None else self.document.head_within(when.start, when.end or when.start)
        while verb is not None and verb.dep_ != "ROOT" and not is_verb(verb):
            verb = verb.head
        return verb is not None and verb.dep_ == "advcl" and verb != act.outermost and clause_of(verb).negated

    def _is_expiry(self, when: When) -> bool:
        """Whether it is when a deadline runs out: "the ultimatum expires on Sunday"."""
        token = None if when.start is None else self.document.head_within(when.start, when.end or when.start)
        while token is not None and token.dep_ != "ROOT" and not is_verb(token):
            token = token.head
        if token is None or token.lemma_.lower() not in self.words.expiring:
            return False
        return any(head.lemma_.lower() in self.words.asking for head in surface_subject(token))

    def _at_its_end(self, when: When) -> When:
        """The last day of a period at whose end something falls due: "by the end of the month"."""
        text, start = self.document.text, when.start or 0
        words = text[max(0, start - 12) : when.end or start].lower()
        if when.value is None or not any(each in words for each in self.words.ending):
            return when
        first = date.fromisoformat(when.value)
        match when.precision:
            case "week":
                last = first + timedelta(days=6 - first.weekday())
            case "month":
                last = first.replace(day=monthrange(first.year, first.month)[1])
            case "year":
                last = first.replace(month=12, day=31)
            case _:
                return when
        return msgspec.structs.replace(when, value=last.isoformat(), precision="day")
