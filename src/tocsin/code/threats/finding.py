"""The terms of threats, put together."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tocsin.code.threats.acts import Acts, Named
from tocsin.code.threats.citing import Citing
from tocsin.code.threats.deadlines import Deadlines
from tocsin.code.threats.demands import Demands
from tocsin.code.threats.markers import end_of_clause, is_plain, marked, names_only_time, own_words
from tocsin.code.threats.modes import Modes
from tocsin.model import Event, Span, Threat, When
from tocsin.parse.arguments import surface_subject
from tocsin.parse.relations import NOMINAL_SUBJECT
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.codebook.schema import ThreatWords
    from tocsin.parse.syntax import Document
    from tocsin.parse.tokens import Token


class TermsFinder:
    """Finds the terms of threats.

    words: the codebook's words that introduce them.
    acts_at: the acts that the clause of a head expresses.
    else_at: the acts that it expresses if it is none of one type.
    is_somebody, is_state: whether a phrase is known to name an actor, and whether it means a whole state.
    is_place: whether it names a place.
    mode_by_words: the mode of a threat that some words settle; None: they settle none.
    is_deadline: whether a date is when something ends, not when it happens.
    ahead: the day that lies so long after the day of writing as some words say ("two weeks"); None: they say no such thing.
    """

    def __init__(
        self,
        words: ThreatWords,
        document: Document,
        acts_at: Callable[[Token], list[Act]],
        else_at: Callable[[Token, str], list[Act]],
        is_somebody: Callable[[Token], bool],
        is_state: Callable[[Token], bool],
        is_place: Callable[[Token], bool],
        mode_by_words: Callable[[list[Token]], str | None],
        is_deadline: Callable[[When], bool],
        ahead: Callable[[str], When | None],
    ):
        self._words, self._document = words, document
        self._citing = Citing(words, document, is_state)
        self._acts = Acts(words, self._citing, acts_at, else_at, is_somebody)
        self._demands = Demands(words, self._citing, is_somebody)
        self._deadlines = Deadlines(words, document, is_deadline, ahead)
        self._modes = Modes(words, mode_by_words, is_place)

    def mode(self, act: Act) -> str | None:
        """The mode of an act of threatening."""
        named = self._named(act)
        return self._modes.of(act, named, self._tokens(named) if named is not None else _without_subject(act))

    def _named(self, act: Act) -> Named | None:
        """What is threatened."""
        asked, instead = self._demands.alternative(act)
        return self._acts.told(instead, act) if instead else self._acts.of(act, asked) or self._acts.beside(act, asked)

    def _tokens(self, named: Named) -> list[Token]:
        """The words of what is threatened."""
        return [
            token
            for token in self._document.sentence_of(named.head).span
            if named.act.start <= self._document.offset(token) < named.act.end
        ]

    def of(self, act: Act, event: Event, dates: list[When]) -> Threat:
        """The threat that an event of type THREATEN makes. dates: those of its sentence."""
        asked, instead = self._demands.alternative(act)
        named = self._named(act)
        condition = self._after(act, self._words.condition) or self._deed_in_case(act)
        demand = self._after(act, self._words.demand) or (
            self._citing.words_of(asked, whole=True, before=instead) if asked else None
        )
        return Threat(
            event=event.id,
            issuers=event.actors,
            targets=event.recipients,
            act=named.act if named is not None else None,
            condition=condition,
            demand=demand,
            deadline=self._deadlines.of(act, dates, asked, in_case=condition is not None and demand is None),
            explicit="hypothetical" not in event.auxiliary,
        )

    def demanded(self, act: Act) -> Span | None:
        """What a demand demands: an infinitive or clause, a thing, or the words of whoever states it."""
        return self._demands.of(act)

    def due(self, act: Act, dates: list[When]) -> When | None:
        """Until when something is demanded."""
        verb = act.clause.head
        # "they have until Friday to leave"
        return self._deadlines.of(act, dates, verb.head if verb.dep_ == "xcomp" else None)

    def _deed_in_case(self, act: Act) -> Span | None:
        """The deed that will be answered, if it is done: "any attack on its ships will be met with force"."""
        verbs = [each.head for each in (act.clause, *(inner.clause for inner in act.inner)) if each.kind == "verb"]
        for verb in verbs:
            for head in surface_subject(verb) if self._acts.is_to_come(verb) else []:
                whichever = any(child.lower_ in self._words.whichever for child in head.lefts)
                deed = verb.lemma_.lower() in self._words.suffer or any(each.event for each in self._acts.acts_at(head))
                if whichever and deed and not is_verb(head):
                    return self._citing.words_of(head, whole=True)
        return None

    def _after(self, act: Act, markers: list[str]) -> Span | None:
        """The words that one of the markers introduces, without the marker, wherever it hangs on the act."""
        sentence = act.clause.head.sent
        own = own_words(act.clause.head)
        for marker, behind in marked(sentence, markers):
            verb = marker.head if marker.dep_ in {"mark", "advmod", "aux"} else marker
            if marker.i not in own or is_plain(marker) or names_only_time(marker, behind):
                continue
            last = end_of_clause(behind, verb)
            if last.i >= behind.i:
                start, end = self._document.char_span(behind, last)
                return Span(self._document.text[start:end], start, end)
        return None


def _without_subject(act: Act) -> list[Token]:
    """The words of a clause, without its subject: in "the killing will not go unanswered" it is not what is threatened."""
    subjects = [child for child in act.clause.head.children if child.dep_ in NOMINAL_SUBJECT]
    words = [word for word in act.clause.own_words() if not any(word in subject.subtree for subject in subjects)]
    return sorted(words, key=lambda word: word.i)
