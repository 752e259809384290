"""PETRARCH and Phoenix dictionaries: `.actors` (names to codes with dates) and `.agents` (role words to codes).

BARACK_OBAMA_                 ACTIVIST_ {ACTIVISTS_} [~CVL]
+PRESIDENT_OBAMA_
    [USAGOV 20090120-20170120]
    [USAELI >20170120]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tocsin.codebook.schema import Entity, Foreign, Imports, Period, Role
from tocsin.knowledge.phrases import form_of, plural
from tocsin.knowledge.sources.items import Item, Line, Oddity, iso_codes

_CODE = re.compile(r"\[\s*(?P<code>[^\]\s]*)(?:\s+(?P<dates>[^\]]*?))?\s*\]")
_FORM = re.compile(r"\{([^}]*)\}")
_DATES = re.compile(r"(?:(?P<sign>[<>])\s*(?P<day>\d{6}|\d{8})|(?P<start>\d{6}|\d{8})\s*-\s*(?P<end>\d{6}|\d{8}))$")
#: Two-digit years below this are of this century.
_PIVOT = 40


@dataclass
class _Entry:
    line: int
    names: list[str] = field(default_factory=list)
    codes: list[tuple[int, str, str | None]] = field(default_factory=list)


def recognises(beginning: list[str]) -> bool:
    """Entries are names with underscores, synonyms begin with a plus, codes stand in brackets."""
    lines = [line for line in beginning if line.strip() and not line.lstrip().startswith(("#", ";", "<"))]
    return any(re.match(r"[+]?[^\s\[{,:]+_\s*(?:$|[\[{;])", line) for line in lines[:50]) and any(
        _CODE.search(line) for line in lines
    )


def read(lines: Iterable[Line], imports: Imports) -> Iterator[Item]:
    """Entities of an actors file, roles of an agents file; both may stand in one."""
    foreign = imports.petrarch
    entry: _Entry | None = None
    for number, raw in lines:
        line = re.split(r"[#;]", raw, maxsplit=1)[0].rstrip()
        if not line.strip() or line.lstrip().startswith(("<", "!")):
            continue
        codes = [(number, match["code"], match["dates"]) for match in _CODE.finditer(line)]
        rest = _CODE.sub("", line).strip()
        forms = [form for match in _FORM.findall(rest) for form in match.split()]
        name = _FORM.sub("", rest).strip()
        if name and not name.startswith("+"):
            yield from _made(entry, foreign)
            entry = _Entry(number)
        elif entry is None:
            raise Oddity(number, "a synonym or code before any name")
        if name and not (words := _words(name.removeprefix("+"))):
            raise Oddity(number, f"no name: {name}")
        elif name:
            entry.names.append(words)
        entry.names += [_words(form) for form in forms]
        entry.codes += codes
    yield from _made(entry, foreign)


def _made(entry: _Entry | None, foreign: Foreign) -> Iterator[Item]:
    """The entity or role of an entry; nothing for one without a code or with the null code [---]."""
    if entry is None:
        return
    codes = [each for each in entry.codes if set(each[1]) != {"-"}]
    agents = [code for _, code, _ in codes if code.startswith("~")]
    if agents:
        sectors = list(dict.fromkeys(each for code in agents for each in _sectors(code[1:], foreign)))
        words = [name.lower() for name in entry.names]
        if sectors:
            yield Role(sectors=sectors, words=list(dict.fromkeys([*words, *map(plural, words)])), person=True)
        return
    if not codes:
        return
    periods: list[Period] = []
    country: str | None = None
    undated: list[str] = []
    for line, code, dates in codes:
        if not re.fullmatch(r"(?:[A-Z]{3})+", code):
            raise Oddity(line, f"no code: [{code}]")
        here, rest = _country(code, foreign)
        country = country or here
        sectors = _sectors(rest, foreign)
        if dates is None:
            undated = undated or sectors
        else:
            start, end = _period(line, dates)
            periods.append(Period(sectors=sectors, start=start, end=end))
    name = entry.names[0].title()
    key = f"petrarch:{form_of(entry.names[0]).replace(' ', '-')}"
    yield Entity(
        key=key,
        name=name,
        aliases=[each.title() for each in entry.names[1:]],
        country=country,
        kind="actor",
        sectors=undated,
        periods=periods,
    )


def _words(name: str) -> str:
    return " ".join(name.replace("_", " ").split())


def _country(code: str, foreign: Foreign) -> tuple[str | None, str]:
    """Country and the rest of a code."""
    for length in (6, 3):
        if code[:length] in foreign.countries:
            return foreign.countries[code[:length]], code[length:]
    known = code[:3] in iso_codes().values()
    return (code[:3], code[3:]) if known else (None, code)


def _sectors(codes: str, foreign: Foreign) -> list[str]:
    triples = [codes[place : place + 3] for place in range(0, len(codes), 3)]
    return list(dict.fromkeys(foreign.sectors[each] for each in triples if each in foreign.sectors))


def _period(line: int, dates: str) -> tuple[str | None, str | None]:
    match = _DATES.match(dates)
    if match is None:
        raise Oddity(line, f"no dates: {dates}")
    if match["sign"] == "<":
        return None, _day(match["day"])
    if match["sign"] == ">":
        return _day(match["day"]), None
    return _day(match["start"]), _day(match["end"])


def _day(digits: str) -> str:
    """YYMMDD or YYYYMMDD as an ISO date; a month or day of 00 is left out."""
    if len(digits) == 6:
        digits = ("20" if int(digits[:2]) < _PIVOT else "19") + digits
    parts = [digits[:4], digits[4:6], digits[6:]]
    return "-".join(parts[: 1 if parts[1] == "00" else 2 if parts[2] == "00" else 3])
