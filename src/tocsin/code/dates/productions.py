"""The patterns by which expressions of time are read, and what a text must hold for each to be tried."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tocsin.codebook.schema import DateWords

_YEAR = r"(?:1[5-9]\d\d|20\d\d)"
_DAY = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?![\d.:]\d|\d)"
_DASH = r"\s*(?:-|–|—|to|and|through|until)\s*"
#: What a text must hold for a rule to be tried.
NEEDS: dict[str, set[str]] = {
    "iso": {"digit"},
    "numeric": {"digit"},
    "feast": {"feast"},
    "eve": {"eve"},
    "month_day": {"month", "digit"},
    "day_month": {"month", "digit"},
    "months": {"month", "digit"},
    "month_year": {"month", "digit"},
    "weekday_week": {"weekday", "unit"},
    "day_word": {"word"},
    "weekday": {"weekday"},
    "span": {"unit"},
    "duration": {"unit"},
    "weekend": {"unit"},
    "step": {"step", "period"},
    "steps": {"unit"},
    "that": {"that", "period"},
    "that_month": {"that", "month"},
    "month_then": {"month", "period"},
    "season_year": {"season", "digit"},
    "season": {"season"},
    "turn": {"turn", "unit"},
    "end_of": {"unit"},
    "ago": {"unit", "ago"},
    "after": {"unit", "side"},
    "ahead": {"unit"},
    "month": {"month"},
    "years": {"digit"},
    "era": {"digit"},
    "century": {"unit", "digit"},
    "year": {"digit"},
    "day_number": {"digit"},
}


def productions(words: DateWords) -> dict[str, str]:
    """The grammar, as patterns by the name of the rule, the more specific first; `all` is what is cited."""
    # "in March." ends a sentence, "on Dec. 30" does not
    month = rf"(?:(?:{any_of([form for forms in words.months for form in forms[1:]])})\b\.?|{any_of([forms[0] for forms in words.months])}\b)"
    weekday = rf"(?:{any_of(words.weekdays)})\b"
    unit = rf"(?i:{any_of(words.units)})s?"
    number = rf"(?i:\d{{1,3}}|{any_of([*words.numbers, *words.vague])})"
    turn = rf"(?P<turn>(?i:{any_of(words.turns)}))"
    days = "|".join(map(re.escape, ("day", *words.parts)))
    step = rf"(?P<step>(?i:{any_of(words.steps)}))"
    # "in the next weeks" counts from the day of writing
    onward = [word for word, by in words.steps.items() if by > 0 and word not in words.turns]
    season = rf"(?i:{any_of(words.seasons)})"
    part = rf"(?:\s+(?i:{any_of(words.parts)})\b)?"
    loose = rf"(?:(?i:{any_of(words.loose)})[\s-]+(?:of\s+)?)?"
    before = rf"(?:(?<![\w'’])(?i:{any_of(words.before)})[\s-]*(?:the\s+)?)"
    firm = rf"(?:(?<![\w'’])(?i:{any_of(words.within)})\s+(?:the\s+)?)"
    turned = r"(?:(?i:last|this|next|past)\s+)?"
    capital = r"[A-Z][a-z]+\b"
    about = r"(?:(?i:more than|less than|about|around|nearly|almost|over|just|some|only|at least)\s+)?"
    day_name = rf"(?:{weekday},?\s+(?:the\s+)?)?"
    feast = any_of([*words.feasts, *(name.replace("'", "’") for name in words.feasts)])
    return {
        "numeric": rf"(?P<all>\b(?P<day>\d\d?)[/.](?P<number>\d\d?)[/.](?P<year>{_YEAR})\b)",
        "feast": rf"(?P<all>\b(?P<feast>{feast})(?:,?\s+(?P<year>{_YEAR}))?\b)(?!\s+{capital})",
        "eve": r"(?P<all>\b(?i:on\s+the\s+eve\s+of)\b)",
        "iso": rf"(?P<all>\b(?P<year>{_YEAR})-(?P<number>\d\d)-(?P<day>\d\d)\b)",
        "month_day": (
            rf"(?P<all>\b{day_name}(?P<month>{month})\s+(?:the\s+)?(?P<day>{_DAY})"
            rf"(?:{_DASH}(?:(?P<upto_month>{month})\s+)?(?P<upto>{_DAY})(?!\s+(?:{any_of([f for m in words.months for f in m])})))?"
            rf"(?:,?\s+(?P<year>{_YEAR})\b)?)"
        ),
        "day_month": (
            rf"(?P<all>\b{day_name}(?:the\s+)?(?P<day>{_DAY})"
            rf"(?:{_DASH}(?P<upto>{_DAY}))?\s+(?:of\s+)?(?P<month>{month})(?:,?\s+(?P<year>{_YEAR})\b)?)"
        ),
        "months": rf"(?P<all>\b(?P<month>{month}){_DASH}(?P<upto>{month})\s+(?P<year>{_YEAR})\b)",
        "month_year": rf"(?P<all>\b{loose}(?P<month>{month}),?\s+(?:of\s+)?(?P<year>{_YEAR})\b)",
        "weekday_week": rf"(?P<all>\b(?P<weekday>{weekday})\s+(?:of\s+)?{turn}\s+week\b)",
        "day_word": rf"(?P<all>\b(?P<word>(?i:{any_of(words.days)}))\b(?!\s+of\b))",
        "weekday": rf"(?P<all>\b(?:{turn}\s+|the\s+)?{loose}(?P<weekday>{weekday}){part})",
        "span": (
            r"\b(?i:over|in|during|within)\s+(?P<all>the\s+(?i:last|past)\s+"
            rf"(?:(?P<number>{number})\s+)?(?P<unit>(?i:hour|day|week)s?)\b)(?!\s+of\b)"
        ),
        "duration": (
            rf"(?P<all>\b(?i:for|over|in|during)\s+the\s+(?i:last|past|next|coming)\s+(?:{number}\s+)?{unit}\b"
            rf"|\b\d+-(?i:{any_of(words.units)})\b)"
        ),
        "weekend": rf"(?P<all>\b(?:{turn}\s+|(?:over|at|on|during)\s+the\s+|the\s+)weekend\b)",
        "steps": (
            rf"(?P<all>\b(?:the\s+)?(?:(?i:{any_of(onward)})\s+(?:{number}\s+)?(?i:days|weeks|months|years)"
            r"|(?i:days|weeks|months|years)\s+(?i:that\s+followed|afterwards?))\b)"
        ),
        "step": rf"(?P<all>\b(?:the\s+|that\s+)?{step}\s+(?P<unit>(?i:{days}|week|month|year))\b)(?<!next week)(?<!next month)(?<!next year)",
        # "said that day labourers …" is no day
        "month_then": rf"(?P<all>\b{loose}(?P<month>{month})\s+(?:(?i:of)\s+)?(?i:that|the\s+same)\s+year\b)",
        "that_month": rf"(?P<all>\b(?i:that)\s+(?P<month>{month}))(?!\s+{capital})",
        "that": rf"(?P<all>\b(?i:that)\s+(?P<unit>(?i:{days}|week|month|year))\b)(?=\s*(?:[^\w\s'’-]|$)|\s+{any_of(words.onward)}\b)",
        "season_year": rf"(?P<all>\b(?:the\s+)?{loose}{season}\s+(?:of\s+)?(?P<year>{_YEAR})\b)",
        "season": rf"(?P<all>\b(?:{turn}\s+|(?:in|this)\s+(?:the\s+)?){season}\b)(?!\s+of\b)",
        "turn": rf"(?P<all>\b{loose}{turn}\s+(?P<unit>(?i:week|month|year))\b)",
        "end_of": r"(?P<all>\b(?:the\s+)?(?i:end|start|beginning|middle)\s+of\s+the\s+(?P<unit>(?i:week|month|year))\b)",
        "ago": rf"(?P<all>{about}\b(?:(?P<number>{number})\s+)?(?P<unit>{unit})\s+ago\b)",
        "after": (
            rf"(?P<all>\b(?:the\s+|{about}(?:(?P<number>{number})\s+)?)(?P<unit>(?i:hour|day|week|month|year)s?)"
            r"\s+(?P<side>(?i:after|before|later|earlier))\b)"
        ),
        "ahead": rf"(?:\b(?:(?P<within>(?i:within))|(?i:in))\s+(?:(?:the\s+)?(?:next|coming)\s+)?)(?P<all>(?P<number>{number})\s+(?P<unit>{unit}))\b(?!\s+(?i:after|before|of|ago|later|earlier))",
        "month": (
            rf"(?:{firm}|(?=(?:{before}|(?<=[’']s )|(?<=s[’'] )){turned}{loose}{month}(?!\s+{capital}))"
            rf"(?:{before}|(?<=[’']s )|(?<=s[’'] )))"
            rf"(?P<all>(?:(?P<turn>(?i:last|this|next|past))\s+)?{loose}(?P<month>{month}))(?!\s+\d)"
        ),
        "years": rf"(?P<all>\b(?P<year>{_YEAR})[-–](?P<upto>\d{{4}}|\d\d)\b)(?!-)",
        "era": r"(?P<all>\b(?:(?i:the)\s+)?(?:(?i:early|late|mid)[\s-]+)?(?P<decade>1[5-9]\d|20\d)0s\b)",
        "century": r"(?P<all>\b(?P<century>1[5-9]|2[01])(?:th|st)\s+century\b)",
        "year": rf"{before}{loose}(?P<all>(?<![\d.,$€£-])(?P<year>{_YEAR}))\b(?![\d%]|[.,]\d|[-–]\d)",
        "day_number": r"\bon\s+(?P<all>the\s+(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)))(?=\s*(?:[.,;)]|$)|\s+(?:and|but|in|at|after)\b)",
    }


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longer words first."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + ")"
