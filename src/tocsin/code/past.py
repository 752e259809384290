"""Historical events: told as background, not as news."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from tocsin.code.beside import in_aside
from tocsin.code.lexicon import lemmas
from tocsin.parse.clauses import clause_of

if TYPE_CHECKING:
    from tocsin.code.acts import Act
    from tocsin.codebook import Codebook
    from tocsin.model import When
    from tocsin.parse.syntax import Sentence
    from tocsin.parse.tokens import Token

#: A date that opens a sentence stands so near to its beginning.
_OPENING = 12
_PAST_TAGS = {"VBD", "VBN"}


class Past:
    """Tells history from news, by dates, by the codebook's named events and by cues that frame a passage."""

    def __init__(self, codebook: Codebook):
        self._after_days = codebook.ontology.historical_after_days
        self._named = [(frozenset(each.words), each.year) for each in codebook.history]
        cues = [
            word for cue in codebook.cues if cue.mode == "historical" and cue.where == "sentence" for word in cue.words
        ]
        self._cues = re.compile(rf"\b(?:{'|'.join(cues) or '(?!)'})\b", re.IGNORECASE)

    def year_of(self, act: Act) -> int | None:
        """The year of a named event of history, if the act's phrase is one: "the annexation of Crimea"."""
        words = _phrase_words(act.trigger)
        return next((year for named, year in self._named if named <= words), None)

    def historical(self, act: Act, sentence: Sentence, when: When | None, published: str | None) -> bool:
        """Whether an act is told as history: by its date, its name, what it is joined with, or a cue in its sentence."""
        if when is not None and published is not None and self._is_old(when, published):
            return True
        if act.trigger.dep_ == "conj" or any(child.dep_ == "conj" for child in act.trigger.children):
            joined = [act.trigger.head, *act.trigger.children, *act.trigger.head.children]
            if any(self._is_named(token) for token in joined if token.pos_ in {"NOUN", "PROPN"}):
                return True
        return in_past(act) and self._is_cued(act, sentence, when)

    def _is_cued(self, act: Act, sentence: Sentence, when: When | None) -> bool:
        """Whether a sentence holds a cue that is no part of the act's own date: "in the past", not "in the past 24 hours".

        Nor does it count in a clause that only says more of a noun: "rejected a plan drawn up ten years ago".
        """
        own = (
            None
            if when is None or when.start is None
            else (when.start - sentence.start, (when.end or 0) - sentence.start)
        )
        cues = (match.span() for match in self._cues.finditer(sentence.text))
        return any(
            (own is None or end <= own[0] or start >= own[1]) and not in_aside(sentence, start, end, act.trigger)
            for start, end in cues
        )

    def sets_scene(self, act: Act, sentence: Sentence, when: When | None, *, first: bool) -> bool:
        """Whether a historical act opens a passage of history: told in the past tense with a cue for the whole sentence.

        So does a date that opens a paragraph: "In October 2021 the same gang kidnapped 17 nuns. Its leader was sentenced".
        first: whether the sentence is the first of its paragraph.
        """
        if not in_past(act):
            return False
        opens = when is not None and when.start is not None and 0 <= when.start - sentence.start <= _OPENING
        return self._is_cued(act, sentence, when) or (opens and first)

    def goes_on(self, act: Act, dates: list[When]) -> bool:
        """Whether an act goes on with the passage of history before it: past tense, and no date in its sentence."""
        return in_past(act) and not dates

    def _is_old(self, when: When, published: str) -> bool:
        day, base = date.fromisoformat(when.value), date.fromisoformat(published)
        match when.precision:
            case "year":
                return day.year < base.year - (1 if base.month < 2 else 0) and (base - day).days > 365
            case "month":
                return (base - day).days > self._after_days + 31
            case _:
                return (base - day).days > self._after_days

    def _is_named(self, token: Token) -> bool:
        words = _phrase_words(token)
        return any(named <= words for named, _ in self._named)


class History:
    """Follows through one article which of its paragraphs have turned to history, sentence by sentence."""

    def __init__(self, past: Past, published: str | None):
        self._past = past
        self._published = published
        #: Number of the paragraph; of the one that has turned to history.
        self._block: int | None = None
        self._turned: int | None = None
        self._first = False

    def enter(self, sentence: Sentence) -> None:
        """Goes on to the next sentence."""
        if self._turned != sentence.block:
            self._turned = None
        self._first, self._block = self._block not in {None, sentence.block}, sentence.block

    def holds(self, act: Act, sentence: Sentence, when: When | None, dates: list[When]) -> bool:
        """Whether an act of the sentence is told as history, in itself or because the passage has turned to it.

        when: the act's date. dates: those of the sentence.
        """
        historical = self._past.historical(act, sentence, when, self._published)
        if historical and self._past.sets_scene(act, sentence, when, first=self._first):
            self._turned = sentence.block
        return historical or (self._turned == sentence.block and self._past.goes_on(act, dates))


def in_past(act: Act) -> bool:
    """Whether an act is told in the past tense, or by a noun."""
    clause = act.chain[0] if act.chain else act.clause
    if clause.kind == "noun":
        return True
    verb = clause.head
    while (
        (verb.dep_ in {"xcomp", "pcomp"} and verb.tag_ in {"VB", "VBG"})
        or (verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.i > verb.head.i)
    ) and verb.head != verb:
        verb = verb.head  # "used its territory to invade", "raided a farm, killing two" are as past as "used", "raided"
    return clause_of(verb).finite.tag_ in _PAST_TAGS


def _phrase_words(head: Token) -> set[str]:
    """Lemmas of a phrase without clauses that hang on it."""
    found: set[str] = set()
    queue = [head]
    while queue:
        token = queue.pop()
        found.update(lemmas(token))
        queue.extend(c for c in token.children if c.dep_ in {"prep", "pobj", "compound", "amod", "poss", "det", "nmod"})
    return found
