"""Characters: what an article's text may hold. Offsets count in the cleaned text, the only one that is kept."""

from __future__ import annotations

import re

#: Seen by nobody: zero-width and soft hyphens, marks of direction, invisible operators and tags. They split words
#: and turn lines round, and change nothing that an English text says.
_INVISIBLE = re.compile(
    r"[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
#: Blanks of other widths, and those at which no line may break: in nothing but looks other than a blank.
_BLANKS = re.compile(r"[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")


def clean(text: str) -> str:
    """A text with line ends as \\n, without what nobody sees, a plain blank for each of another width and each control character.

    Raises ValueError when it holds what is no character.
    """
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise ValueError(f"not valid Unicode (character {error.start})") from None
    if "\0" in text:
        raise ValueError("binary, not text")
    return _CONTROL.sub(" ", _BLANKS.sub(" ", _INVISIBLE.sub("", _LINE_ENDS.sub("\n", text)))).strip()


def clean_line(text: str | None) -> str | None:
    """A title, name or address, cleaned and on one line; None when nothing is left."""
    return " ".join(clean(text).split()) or None if text else None
