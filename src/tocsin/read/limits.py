"""How much of anything is read. One place, so that they can be documented and set."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace

_AMOUNT = re.compile(r"(\d+)([kmgt]?)$", re.IGNORECASE)
_FACTORS = {"": 1, "k": 10**3, "m": 10**6, "g": 10**9, "t": 10**12}


@dataclass(frozen=True)
class Limits:
    """What is longer, larger, deeper or slower is refused."""

    #: Characters of an article: no news text is longer, and parsing takes memory by length.
    characters: int = 500_000
    #: Signs in a row without a letter or digit: that is no text, and parsing it takes time that grows with the square.
    signs: int = 2_000
    #: Bytes of one document that has to be held whole: a page, mail, PDF, feed; unpacked.
    document: int = 20_000_000
    #: Bytes of one row of JSON Lines, CSV or TSV.
    row: int = 4_000_000
    #: Elements of an HTML page.
    elements: int = 50_000
    #: Pages of a PDF.
    pages: int = 500
    #: Bytes that one packed file may unpack to.
    unpacked: int = 200_000_000_000
    #: How many times its packed size a file may unpack to, as soon as that makes more than a document.
    ratio: int = 200
    #: Files in one archive, and addresses in one list.
    members: int = 1_000_000
    #: Packed files inside packed files.
    depth: int = 3
    #: Seconds for one address, from the first connection to the last byte.
    seconds: int = 30
    #: Redirections that are followed for one address.
    redirects: int = 5

    def with_settings(self, settings: Iterable[str]) -> Limits:
        """These limits with some set anew: `document=50M`, `seconds=5`.

        Raises ValueError that names what is no limit or no number.
        """
        known = [field.name for field in fields(self)]
        changed: dict[str, int] = {}
        for setting in settings:
            name, _, amount = setting.partition("=")
            found = _AMOUNT.match(amount.strip().replace("_", ""))
            if name not in known:
                raise ValueError(f"no limit {name!r}; there are {', '.join(known)}")
            if found is None:
                raise ValueError(f"{name}: not a number: {amount[:40]!r}")
            changed[name] = int(found[1]) * _FACTORS[found[2].lower()]
        return replace(self, **changed)
