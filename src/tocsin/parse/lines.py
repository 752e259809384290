"""Lines that stand for themselves though no blank line parts them: items of a list, times of a live blog, who asks and who answers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tocsin.read.furniture import heads_furniture, is_furniture

_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*\s*$")
_BULLET = re.compile(r"[ \t]*[•*·▪◦‣●■►➤][ \t]*(?=[\w\"“'‘(])")
#: Dashes and numbers begin lines of wrapped text, too: they are marks only where several lines have them.
_DASH = re.compile(r"[ \t]*[-–—][ \t]+(?=[\"“'‘(]?[^\Wa-z_])")
_NUMBER = re.compile(r"[ \t]*(\d{1,2})[.)][ \t]+(?=[\"“'‘(]?[^\W\da-z_])")
#: "Q: ", "A. ": only where somebody asks, since a name may begin with an initial.
_LABEL = re.compile(r"[ \t]*(?:Q|A|Question|Answer|QUESTION|ANSWER)[.:][ \t]+(?=\S)")
_ASKED = re.compile(r"[ \t]*(?:Q|Question|QUESTION)[.:][ \t]+(?=\S)")
#: "14:35 GMT", "11.20am BST", "Updated at 11:45", and what may go on in the same line: "12:02 GMT - Egypt evacuates citizens".
_TIME = re.compile(
    r"[ \t]*(?:[A-Z][a-z]+ (?:at )?)?\d{1,2}[:.]\d\d(?: ?[ap]\.?m\b\.?)?(?: ?\(?(?:[A-Z]{2,5}|local time)\)?)?[ \t]*(?:$|[|–—-][ \t]+(?=\S))"
)
_SEVERAL = 2


@dataclass(frozen=True)
class Marks:
    """What begins a line that stands for itself in one article."""

    dashes: bool
    numbers: bool
    labels: bool

    @classmethod
    def of(cls, text: str) -> Marks:
        """The marks that an article uses."""
        lines = text.splitlines()
        numbers = {found[1] for found in map(_NUMBER.match, lines) if found is not None}
        return cls(
            dashes=any(map(_BULLET.match, lines)) or sum(map(bool, map(_DASH.match, lines))) >= _SEVERAL,
            numbers=numbers >= {"1", "2"},
            labels=any(map(_ASKED.match, lines)),
        )

    def item(self, line: str) -> re.Match[str] | None:
        """The mark of an item that a line begins with."""
        return (
            _BULLET.match(line)
            or (_DASH.match(line) if self.dashes else None)
            or (_NUMBER.match(line) if self.numbers else None)
        )

    def label(self, line: str) -> re.Match[str] | None:
        """What says that a line is a question or an answer."""
        return _LABEL.match(line) if self.labels else None

    def cuts(self, lines: list[str]) -> list[int]:
        """The numbers of those lines of a paragraph at which something new begins, the first left out."""
        found: set[int] = set()
        for number, line in enumerate(lines):
            if self.item(line) or self.label(line) or is_furniture(line):
                found.add(number)
            if heads_furniture(line):
                found.add(number + 1)
            time = _TIME.match(line)
            if time is not None and not _ENDS_SENTENCE.search(line):
                found |= {number, number + 1}
                # the heading of the entry stands between its time and its text
                if time.end() == len(line) and number + 2 < len(lines) and not _ENDS_SENTENCE.search(lines[number + 1]):
                    found.add(number + 2)
        return sorted(each for each in found if 0 < each < len(lines))
