"""Text of articles without what a terminal or a page would obey."""

from __future__ import annotations

import re

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    r"\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """The text with a space for each line end and each control or invisible character, so that offsets stay right."""
    return _CONTROL.sub(" ", text.replace("\n", " "))


def valid(text: str) -> str:
    """A text that can be written anywhere: names of files need not be UTF-8, their other bytes are written out."""
    return text.encode("utf-8", "backslashreplace").decode()
