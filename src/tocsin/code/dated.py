"""Dated: the dates that an article names, as they are read sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from tocsin.code.dates import DateGrammar, Direction, Expression, Value
from tocsin.model import Article, When
from tocsin.parse.clauses import clause_of
from tocsin.parse.syntax import Document, Sentence
from tocsin.parse.verbs import is_verb

if TYPE_CHECKING:
    from tocsin.code.auxiliary import Auxiliaries
    from tocsin.code.past import Past
    from tocsin.codebook import Codebook
    from tocsin.parse.tokens import Token

#: A dateline so many days before publication tells the day of writing.
_WRITTEN = 7
#: What an expression counts from stands so near behind it: "five days after the May 3 vote".
REACH = 40
#: Words of one stem share so many letters: "vote", "voters".
_STEM = 4
#: How what stands before a noun hangs on it.
BEFORE_NOUN = {"poss", "compound", "amod", "nummod", "nmod", "npadvmod", "det"}
_CONTENT = {"NOUN", "PROPN", "VERB"}
#: After "two days before", and it counts from what was told before; at the end of a sentence nothing follows.
_ENDS = ("", ",", ".", ";", ":", ")")


class Dating:
    """What is made once from a codebook to date the acts of every article."""

    def __init__(self, codebook: Codebook, auxiliaries: Auxiliaries, past: Past):
        self.grammar = DateGrammar(codebook.dates)
        self.reckoning = self.grammar.reckoning
        self.auxiliaries = auxiliaries
        self.past = past
        self.deadline = self.grammar.leading_up(codebook.threats.deadline)
        #: "Attacked before dawn on Tuesday" was on that day, though "must leave before dawn on Tuesday" sets a deadline.
        self.ending = self.grammar.just_before(codebook.threats.deadline)
        self.beginning = self.grammar.leading_up(codebook.threats.beginning)
        self.menace = codebook.speech.menace
        self.due = frozenset(codebook.threats.deadline)
        self.hold = frozenset(codebook.dates.hold)
        self.planned = frozenset(codebook.dates.planned)
        #: Adverbs by which what is told was done after what was told before.
        self.onward = frozenset(codebook.dates.later)
        #: Words to those that take up the same happening: "the vote" to "referendum".
        self.alike = {word: frozenset(words) for words in codebook.dates.alike for word in words}


@dataclass(frozen=True)
class Told:
    """An expression of time in a sentence."""

    expression: Expression
    when: When
    #: On which of its tokens the others hang.
    root: Token | None
    #: Another expression counts from it.
    used: bool = False


class Dated:
    """The dates that an article names, asked for sentence by sentence, in order."""

    def __init__(self, dating: Dating, article: Article, document: Document):
        self._find = dating
        self._document = document
        self.published = date.fromisoformat(article.published) if article.published else None
        self._told: dict[int, list[Told]] = {}
        #: The last date that was named, and the last that was a day.
        self._last: Value | None = None
        self._last_day: Value | None = None
        #: Lemmas of the clauses that had a day of their own.
        self._days_of: dict[str, Value] = {}
        #: The days as they were told.
        self.whens: dict[Value, When] = {}
        #: Numbers of sentences, and the words of clauses that had a day there.
        self.named: list[tuple[int, str, Value]] = []
        #: The last day that was named before each sentence.
        self.before: dict[int, Value | None] = {}

    @cached_property
    def written(self) -> When | None:
        """The day of writing: that of the dateline, else of publication."""
        dateline = self._document.dateline
        if dateline:
            start = self._document.text.find(dateline)
            for expression in self._find.grammar.find(dateline):
                value = self._find.reckoning.value(expression, self.published, "past")
                if value is None or value.precision != "day":
                    continue
                if self.published is None or 0 <= (self.published - value.day).days <= _WRITTEN:
                    return when_of(value, dateline, expression, start)
        return When(value=self.published.isoformat(), precision="day") if self.published else None

    @cached_property
    def base(self) -> date | None:
        """The day from which days are counted: that of writing."""
        return date.fromisoformat(self.written.value) if self.written else None

    def is_led_up_to(self, when: When, pattern: re.Pattern[str]) -> bool:
        """Whether words before a date say so, or its own first word is one of a deadline: "until", "by"."""
        if when.start is None or when.text is None:
            return False
        before = self._document.text[max(0, when.start - REACH) : when.start]
        return pattern.search(before) is not None or when.text.lower().split()[0] in self._find.due

    def told_in(self, sentence: Sentence) -> list[Told]:
        """The dates that a sentence names; those before it are read first, from which they may count."""
        for each in self._document.sentences[len(self._told) : sentence.number + 1]:
            self._told[each.number] = self._read(each)
        return self._told[sentence.number]

    def _read(self, sentence: Sentence) -> list[Told]:
        text = sentence.text
        self.before[sentence.number] = self._last_day
        expressions = self._find.grammar.find(text)
        found: list[Told] = []
        used: set[int] = set()
        for number, expression in enumerate(expressions):
            anchor = None
            if expression.anchored:
                anchor, place = self._anchor(expression, expressions[number + 1 :], sentence)
                if place is not None:
                    used.add(number + 1 + place)
            direction: Direction | None = "future" if expression.ahead else None
            value = self._find.reckoning.value(expression, self.base, direction, anchor)
            if value is None and expression.anchored:
                value = self._roughly(expression)
            if value is None:
                continue
            when = when_of(value, text, expression, sentence.start)
            told = Told(expression, when, _root(sentence, expression), number in used)
            found.append(told)
            if (
                value.precision != "unknown"
                and not self.is_led_up_to(when, self._find.ending)
                and not _is_meant(told.root)
            ):
                sided = (each.start for each in expressions[number + 1 :] if each.parts.get("side"))
                self._remember(value, told, sentence.span.start_char + next(sided, len(text)))
        return found

    def _remember(self, value: Value, told: Told, end: int) -> None:
        """Keeps a date, and the words of its clause; not those from `end` on, which another date counts from."""
        self._last = value
        if value.precision == "day":
            self._last_day = value
        if told.root is None or value.precision != "day":
            return
        self.whens.setdefault(value, told.when)
        head = told.root.head
        holder = head if told.root.dep_ in BEFORE_NOUN and head.pos_ in _CONTENT else None
        clause = [holder] if holder is not None else self._clause(told.root)
        for token in clause:
            if token.pos_ in _CONTENT and not token.ent_type_ and token.idx < end:
                self._days_of[token.lemma_.lower()] = value
                self.named.append((len(self._told), token.lemma_.lower(), value))

    def _clause(self, root: Token) -> list[Token]:
        number = verb_above(root)
        return clause_of(root.doc[number]).own_words() if number is not None else []

    def _anchor(
        self, expression: Expression, later: list[Expression], sentence: Sentence
    ) -> tuple[Value | None, int | None]:
        """What an expression counts from, and the place of its own expression among those that follow, if it has one."""
        side = expression.parts.get("side", "").lower()
        rest = sentence.text[expression.end :].lstrip()
        if side not in {"after", "before"} or rest[:1] in _ENDS:
            # "the next day", "Two days before, a man had killed six"
            return (self._last_day if expression.fine else None) or self._last, None
        for place, each in enumerate(later):
            between = sentence.text[expression.end : each.start]
            if each.start - expression.end > REACH or "," in between:
                break
            value = self._find.reckoning.value(each, self.base)
            if value is not None:
                # a month without a year may be the one that is to come: "two weeks before the summit in June"
                sure = value.precision == "day" or "year" in each.parts
                return (value if sure else None), place
        for token in _nouns_after(sentence, expression):
            lemma = token.lemma_.lower()
            like = self._find.alike.get(lemma, frozenset())
            named = next(
                (value for word, value in self._days_of.items() if word in like or same_stem(word, lemma)), None
            )
            if named is not None:
                return named, None
        return None, None

    def _roughly(self, expression: Expression) -> Value | None:
        """An expression that counts from what has no date, as of the day of writing."""
        if self.base is None or expression.parts.get("unit", "").lower().startswith("hour"):
            return None
        if expression.rule in {"steps", "that_month", "month_then"}:
            return Value(self.base, "unknown")
        side = expression.parts.get("side", "").lower()
        if side in {"after", "before", "later"} or expression.parts.get("step", "").lower() in {"next", "following"}:
            return Value(self.base, "unknown")
        value = self._find.reckoning.value(expression, self.base, None, Value(self.base, "day"))
        if value is not None and expression.rule == "after":
            return Value(value.day, "unknown")
        return value


def when_of(value: Value, text: str, expression: Expression, shift: int) -> When:
    """A value with the words that tell it; shift: where their text begins in the article's."""
    return When(
        value=value.day.isoformat(),
        precision=value.precision,
        until=value.until.isoformat() if value.until else None,
        text=text[expression.start : expression.end],
        start=expression.start + shift,
        end=expression.end + shift,
    )


def _root(sentence: Sentence, expression: Expression) -> Token | None:
    first = sentence.span.start_char
    span = sentence.span.doc.char_span(first + expression.start, first + expression.end, alignment_mode="expand")
    return span.root if span is not None and len(span) else None


def verb_above(token: Token | None) -> int | None:
    """Place of the verb that a phrase belongs to."""
    while token is not None and not is_verb(token):
        if token.dep_ == "ROOT":
            return token.i
        token = token.head
    return token.i if token is not None else None


def is_modal(token: Token | None) -> bool:
    """Whether what a phrase's verb tells has not happened: "may debate it in the autumn"."""
    number = verb_above(token)
    return token is not None and number is not None and any(c.tag_ == "MD" for c in token.doc[number].children)


def _is_meant(token: Token | None) -> bool:
    """Whether what a phrase's verb tells is only intended or supposed: "promised to meet them on Tuesday"."""
    number = verb_above(token)
    if token is None or number is None:
        return False
    verb = token.doc[number]
    # "promised to meet", "was to be held"
    return is_modal(token) or any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _nouns_after(sentence: Sentence, expression: Expression) -> list[Token]:
    first = sentence.span.start_char + expression.end
    found: list[Token] = []
    for token in sentence.span:
        if token.idx < first:
            continue
        if token.is_punct or len(found) > 3:
            break
        if token.pos_ in {"NOUN", "PROPN"}:
            found.append(token)
    return found


def same_stem(one: str, other: str) -> bool:
    """Whether one of two words begins with the other, as "voters" with "vote"."""
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= _STEM and longer.startswith(shorter)
