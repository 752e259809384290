"""How tests read bytes."""

from __future__ import annotations

import io

from tocsin.model import Article
from tocsin.read import Options, Refused, Source, read_articles


def read(content: bytes | str, options: Options | None = None, name: str = "x") -> list[Article | Refused]:
    data = content if isinstance(content, bytes) else content.encode()
    return list(read_articles(Source(name, io.BytesIO(data)), options or Options()))


def article(content: bytes | str, options: Options | None = None) -> Article:
    (item,) = read(content, options)
    assert isinstance(item, Article), str(item)
    return item


def refusal(content: bytes | str, options: Options | None = None) -> Refused:
    (item,) = read(content, options)
    assert isinstance(item, Refused), item.text[:100]
    assert "\n" not in str(item)
    return item
