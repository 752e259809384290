"""Measuring what is read from HTML pages: the text, by its words, and headline, date and byline."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from tocsin.model import Article, Fault
from tocsin.read import Options, Source, read_articles

_WORD = re.compile(r"\w+")


class GoldPage(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What has to be read from a page. A byline that is None is not measured."""

    page: str
    title: str
    byline: str | None
    date: str
    text: str


@dataclass(frozen=True)
class ReadPage:
    """A page as it was read; None: it was refused."""

    gold: GoldPage
    article: Article | None

    @property
    def f1(self) -> float:
        """How well the words of the text, headline included, are those wanted: 0 to 1."""
        wanted = Counter(_WORD.findall(f"{self.gold.title} {self.gold.text}".casefold()))
        got = Counter(_WORD.findall(self.article.text.casefold() if self.article else ""))
        common = (wanted & got).total()
        return 2 * common / (wanted.total() + got.total())

    @property
    def faults(self) -> dict[str, tuple[str | None, str | None]]:
        """What is not as it has to be: field to wanted and got."""
        article = self.article
        pairs = {
            "title": (self.gold.title, article.title if article else None),
            "date": (self.gold.date, article.published if article else None),
            "byline": (self.gold.byline, article.byline if article else None),
        }
        return {name: pair for name, pair in pairs.items() if pair[0] is not None and pair[0] != pair[1]}


def read_pages(folder: Path) -> list[ReadPage]:
    """The pages that `gold.jsonl` in a folder lists, read. Raises Fault when it is not there or is none."""
    path = folder / "gold.jsonl"
    try:
        return [_read(folder, _gold(f"{path}:{n}", line)) for n, line in enumerate(path.read_bytes().splitlines(), 1)]
    except OSError as error:
        raise Fault(f"{error.filename}: {error.strerror}") from None


def _gold(where: str, line: bytes) -> GoldPage:
    try:
        return msgspec.json.decode(line, type=GoldPage)
    except msgspec.DecodeError as error:
        raise Fault(f"{where}: {error}") from None


def _read(folder: Path, gold: GoldPage) -> ReadPage:
    with (folder / gold.page).open("rb") as stream:
        items = list(read_articles(Source(gold.page, stream), Options()))
    return ReadPage(gold, items[0] if len(items) == 1 and isinstance(items[0], Article) else None)


def page_measures(pages: Iterable[ReadPage]) -> dict[str, float]:
    """Mean F1 of the text, and the share of pages whose title, date and byline are right."""
    pages = list(pages)
    shares = {}
    for name in ("title", "date", "byline"):
        asked = [page for page in pages if name != "byline" or page.gold.byline is not None]
        shares[name] = sum(name not in page.faults for page in asked) / max(1, len(asked))
    return {"text_f1": sum(page.f1 for page in pages) / max(1, len(pages)), **shares}
