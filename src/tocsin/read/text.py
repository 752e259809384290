"""Plain text: which of its first lines are byline and headline."""

from __future__ import annotations

import re

_ENDS_SENTENCE = re.compile(r"[.!?…:;,][\"'”’»)\]]*$")
_BYLINE = re.compile(r"^(?:by|from|von|par|por)\s+\S", re.IGNORECASE)
_NAME = re.compile(r"^(?:[^\W\d_][\w'’.-]*\s+){1,3}[^\W\d_][\w'’.-]*$")
_MAX_TITLE = 200


def header(text: str) -> tuple[str | None, str | None]:
    """Headline and byline out of the lines before the first paragraph of running text; None: not there.

    The headline is the first of these lines that is neither a name nor in capitals throughout; a name alone is the
    byline.
    """
    title = byline = None
    for line in (each.strip() for each in text.splitlines()):
        if not line:
            continue
        if _ENDS_SENTENCE.search(line) or len(line) > _MAX_TITLE:
            break
        if byline is None and title is None and (_BYLINE.match(line) or _is_name(line)):
            byline = re.sub(r"^by\s+", "", line, flags=re.IGNORECASE)
        elif title is None and not line.isupper() and len(line.split()) > 2:
            title = line.lstrip("# ")
    return title, byline


def _is_name(line: str) -> bool:
    """Two to four capitalised words."""
    return bool(_NAME.match(line)) and all(word[0].isupper() for word in line.split()) and len(line.split()) < 4
