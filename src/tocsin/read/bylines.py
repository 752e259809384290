"""Who wrote an article, out of the line that says so: "By Marta Oduya, staff writer | 8 March 2024"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources

from tocsin.read.days import DAYS

#: No line with a byline is longer.
_LINE = 200
#: Names alone, without a word that introduces them, are of so many words; what is longer is a headline.
_ALONE = (2, 3)
_NAMED = 5
#: Days and times of day beside the names, also days without a year.
_STAMP = re.compile(
    rf"{DAYS.pattern}|\b[A-Z][a-z]{{2,8}}\.? \d{{1,2}}\b|\b\d{{1,2}} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|"
    r"\b\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?: [A-Z]{2,4}\b)?"
)
#: What may stand behind a time: "PM EDT", "(GMT)".
_ZONE = re.compile(r"(?<=\|)(?:\s*\(?[A-Z]{2,5}\b\)?){1,2}")
_PARTS = re.compile(r"\s*(?:[|·•/;,()](?:\s*[-–—]+\s)?|\s[-–—]+\s|^[-–—]+|[-–—]+$|(?<=\w{3})\.(?:\s|$))\s*")
_AND = re.compile(r"\s+(?:and|&)\s+")
_CREDIT = re.compile(r"\(?\s*reporting by ([^;.)\n]{3,200})", re.IGNORECASE)
_WHEREABOUTS = re.compile(r"\s+(?:in|at|from)\s.*", re.DOTALL)


@dataclass(frozen=True)
class _Words:
    intro: re.Pattern[str]
    stamps: re.Pattern[str]
    roles: frozenset[str]
    particles: frozenset[str]


def byline_of(line: str) -> str | None:
    """The names in a line that is a byline: "By Marta Oduya and Piet Samuels", or a name alone, with its role and a date or without."""
    if len(line) >= _LINE:
        return None
    words = _words()
    parts = [part for part in _PARTS.split(_unstamped(line)) if part]
    named = [part for part in parts if words.intro.match(part) or not _is_role(part)]
    if not named:
        return None
    rest, introduced = words.intro.subn("", named[0])
    names = _AND.split(rest)
    if introduced and any(map(_AND.search, named[1:])):  # "By A, B and C"
        names += [name for part in named[1:] for name in _AND.split(part)]
    if introduced and (all(_is_name(name, 1, _NAMED) for name in names) or words.roles.intersection(rest.split())):
        return _joined(names)
    if len(named) == 1 and all(_is_name(name, *_ALONE) for name in names):
        return _joined(names)
    return None


def is_stamp(line: str) -> bool:
    """Whether a line is nothing but a day or a time: "Published 8 March 2024", "Updated at 14:35 GMT"."""
    if len(line) >= _LINE:
        return False
    left = _unstamped(line)
    return "|" in left and not any(map(str.isalpha, _ZONE.sub("", left)))


def _unstamped(line: str) -> str:
    """A line with a bar for each day and time in it. Days with a year come first: "Published 12" is none."""
    return _words().stamps.sub("|", _STAMP.sub("|", DAYS.sub("|", line)))


def authors_of(said: str | None) -> str | None:
    """The names in what a page's data call its author, without what they say the author is."""
    parts = [part for part in map(str.strip, re.split(r"[;,]", said or "")) if part]
    names = [part for part in parts if not _is_role(part)]
    return "; ".join(names or parts) or None


def credit_of(text: str) -> str | None:
    """The names in the last paragraph of agency reports: "(Reporting by Marta Oduya in Veldt; Editing by ...)"."""
    found = _CREDIT.match(text[text.rstrip().rfind("\n") + 1 :].strip())
    if found is None:
        return None
    names = [_WHEREABOUTS.sub("", name).strip() for name in re.split(r",|\sand\s|&", found[1])]
    return _joined(names) if all(_is_name(name, 1, _NAMED) for name in names) else None


def _joined(names: Iterable[str]) -> str:
    return "; ".join(names)


def _is_name(words: str, fewest: int, most: int) -> bool:
    """So many words, each with a capital, but for the small ones inside names."""
    each = words.split()
    small = _words().particles
    return (
        fewest <= len(each) <= most
        and all(re.fullmatch(r"[^\W\d_][\w'’.-]*", word) for word in each)
        and each[-1][0].isupper()
        and all(word[0].isupper() or word in small for word in each)
    )


def _is_role(words: str) -> bool:
    return words.rsplit(maxsplit=1)[-1].casefold() in _words().roles if words.split() else False


@cache
def _words() -> _Words:
    import yaml

    data = yaml.safe_load(resources.files("tocsin.read").joinpath("bylines.yaml").read_text(encoding="utf-8"))
    intros = "|".join(re.escape(each) for each in sorted(data["intros"], key=len, reverse=True))
    stamps = "|".join(re.escape(each) for each in sorted(data["stamps"], key=len, reverse=True))
    return _Words(
        re.compile(rf"^(?:{intros}):?\s+(?=\S)", re.IGNORECASE),
        re.compile(rf"\b(?:(?:{stamps})\b[:,]?\s*)+(?=\|)", re.IGNORECASE),
        frozenset(data["roles"]),
        frozenset(data["particles"]),
    )
