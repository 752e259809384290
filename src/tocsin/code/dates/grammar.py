"""Finds expressions of time in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from tocsin.code.dates.expression import Expression
from tocsin.code.dates.productions import NEEDS, any_of, productions
from tocsin.code.dates.reckoning import Reckoning, single
from tocsin.codebook.schema import DateWords
from tocsin.model.record import Precision

#: Between a day and its hour: "at dawn on Monday", "overnight into Friday".
_BESIDE = re.compile(r"\s*,?\s*(?:(?:on|into|of)\s+)?")
_WORDS = re.compile(r"[a-z]+")
_DIGIT = re.compile(r"\d")


class DateGrammar:
    """Finds expressions of time; its reckoning says what they mean."""

    def __init__(self, words: DateWords):
        self._words = words
        self.reckoning = Reckoning(words)
        self._rules = [(name, re.compile(pattern)) for name, pattern in productions(words).items()]
        #: Sentences hold the same few kinds of words again and again.
        self._rules_for = lru_cache(maxsize=1_000)(self._fitting)
        self._names = re.compile(rf"\b{any_of(words.names)}\b")
        self._repeats = re.compile(rf"\b(?i:{any_of(words.repeats)})\s+$")
        self._ahead = self.leading_up(words.ahead)
        units = [*words.units, *(f"{unit}s" for unit in words.units), "centuries", "weekend"]
        #: Words that a text must hold for a rule to be tried.
        self._marks = {
            "month": frozenset(form.lower() for forms in words.months for form in forms),
            "weekday": frozenset(name.lower() for name in words.weekdays),
            "unit": frozenset(units),
            "season": frozenset(words.seasons),
            "part": frozenset(words.parts),
            "feast": frozenset(name.lower().split()[0].removesuffix("'s") for name in words.feasts),
            "eve": frozenset({"eve"}),
            "word": _last_words(words.days),
            "turn": _last_words(words.turns),
            "step": _last_words(words.steps),
            "that": frozenset({"that"}),
            "period": frozenset({"day", "week", "month", "year"}) | _last_words(words.parts),
            "ago": frozenset({"ago"}),
            "side": frozenset({"after", "before", "later", "earlier"}),
        }

    def _held(self, text: str) -> frozenset[str]:
        """Which kinds of words of time a text holds."""
        said = set(_WORDS.findall(text.lower()))
        found = [mark for mark, words in self._marks.items() if not said.isdisjoint(words)]
        return frozenset([*found, "digit"] if _DIGIT.search(text) else found)

    def _fitting(self, held: frozenset[str]) -> list[tuple[str, re.Pattern[str]]]:
        """The rules by which a text with such words may be read."""
        return [(rule, pattern) for rule, pattern in self._rules if NEEDS[rule] <= held]

    @staticmethod
    def just_before(words: Iterable[str]) -> re.Pattern[str]:
        """What ends a text if one of some words stands right before a date: "by", "until the"."""
        return re.compile(rf"\b(?i:{any_of(words)})\s+(?:the\s+)?$")

    def leading_up(self, words: Iterable[str]) -> re.Pattern[str]:
        """What ends a text if one of some words stands before a date, whatever the time of day: "until midnight on"."""
        hour = rf"(?i:{any_of(self._words.daytimes)}|\d[\d.:]*(?:\s*[ap]\.?m\.?)?)(?:\s+(?i:gmt|local time))?\s+(?:on\s+|of\s+)?"
        return re.compile(rf"\b(?i:{any_of(words)})\s+(?:the\s+)?(?:{hour})?$")

    def find(self, text: str) -> list[Expression]:
        """The expressions of time in a text, in order; durations and repetitions left out."""
        rules = self._rules_for(self._held(text))
        if not rules:
            return []
        taken = [match.span() for match in self._names.finditer(text)]
        found: list[Expression] = []
        for rule, pattern in rules:
            for match in pattern.finditer(text):
                start, end = match.span("all")
                if any(start < e and end > s for s, e in taken):
                    continue
                taken.append((start, end))
                before = text[max(0, start - 24) : start]
                # "freed 98 prisoners each last month"
                repeated = rule != "turn" and self._repeats.search(before)
                if rule == "duration" or repeated:
                    continue
                parts = {name: value for name, value in match.groupdict().items() if value is not None}
                if rule == "after" and before.lower().endswith("for "):
                    continue  # "closed for nine days after the raid" lasts
                ahead = bool(self._ahead.search(before)) and text[end : end + 2] not in {"'s", "’s"}
                if rule == "eve":
                    found.append(Expression(start, end, "after", {"number": "one", "unit": "day", "side": "before"}))
                else:
                    found.append(Expression(start, end, rule, parts, ahead=ahead))
        found.sort(key=lambda each: each.start)
        return list(self._joined(self._days(found, text), text))

    def _days(self, found: list[Expression], text: str) -> list[Expression]:
        """Expressions without the hours that stand beside their day: "at dawn on Monday", "Monday at dawn"."""
        kept: list[Expression] = []
        for expression in found:
            before = kept[-1] if kept else None
            beside = before is not None and _BESIDE.fullmatch(text[before.end : expression.start])
            if before is not None and beside and self._is_hour(before) and not self._is_hour(expression):
                kept[-1] = expression
            elif not (before is not None and beside and self._is_hour(expression) and not self._is_hour(before)):
                kept.append(expression)
        return kept

    def _is_hour(self, expression: Expression) -> bool:
        return expression.rule == "day_word" and single(expression.parts["word"]) in self._words.hours

    def _joined(self, found: list[Expression], text: str) -> Iterable[Expression]:
        """Ranges: "from May 3 to May 9", "between Monday and Tuesday", "on Tuesday and Wednesday"."""
        place = 0
        while place < len(found):
            first, second = found[place], found[place + 1] if place + 1 < len(found) else None
            if second is not None and first.rule == second.rule:
                between = text[first.end : second.start].strip().lower()
                opened = re.search(r"\b(?:from|between)\s+$", text[max(0, first.start - 10) : first.start].lower())
                if (opened and between in {"to", "and", "until", "till", "through", "-", "–"}) or between in {
                    "-",
                    "–",
                    "through",
                }:
                    yield replace(first, end=second.end, upto=second)
                    place += 2
                    continue
                if between == "and" and first.rule == "weekday":
                    yield replace(first, end=second.end, upto=second)
                    place += 2
                    continue
            yield first
            place += 1

    def resolve(self, text: str, published: str | None, *, future: bool = False) -> tuple[str, Precision] | None:
        """ISO date and precision of an expression such as "May 22", "last Friday", "2014", "three weeks ago".

        future: whether what it leaves open is the next one rather than the last one.
        """
        base = date.fromisoformat(published) if published else None
        for phrase in (text, f"in {text}"):
            for expression in self.find(phrase):
                value = self.reckoning.value(expression, base, "future" if future or expression.ahead else None)
                if value is not None:
                    return value.day.isoformat(), value.precision
        return None


def _last_words(phrases: Iterable[str]) -> frozenset[str]:
    """The word in which each phrase ends: a text without them holds none of the phrases."""
    return frozenset(_WORDS.findall(phrase.lower())[-1] for phrase in phrases)
