"""What of a page belongs to no article, taken out before the article is looked for; and the lines of a text that do not.

Of pages, the extraction library knows much of this itself; these are the cases in which it falls short: teasers in boxes that
repeat, offers to subscribe, and pages that are laid out by tables.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

#: Elements of one name that together hold more of the page's text than this are no furniture, whatever they are called.
_SMALL = 0.3
#: Teasers may make up more of a short article's page, since more than their name tells what they are.
_MOST = 0.7
#: A table with a cell of so many characters is there for the layout.
_CELL = 400
#: No heading is longer.
_HEADING = 400
#: So many boxes of a kind, each with a link of so many words that is so much of its text, and no longer than this.
_BOXES, _LINK_WORDS, _LINK_SHARE, _BOX = 3, 3, 0.2, 300
_NAME_PART = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
_KEPT = frozenset(["html", "head", "body", "main", "article", "h1"])


def mend(tree: HtmlElement) -> None:
    """Makes headings that were never closed, and so hold the article, blocks like any other."""
    for heading in [*tree.iter("h1", "h2")]:
        if _length(heading) > _HEADING:
            heading.tag = "div"


def tidy(tree: HtmlElement) -> None:
    """Takes the furniture out of a page, and turns tables that lay it out into blocks."""
    _unlayer(tree)
    whole = _length(tree)
    for elements, share in [*((each, _SMALL) for each in _named(tree)), *((each, _MOST) for each in _boxes(tree))]:
        standing = [element for element in elements if element.getparent() is not None]
        if sum(map(_length, standing)) < whole * share:
            for element in standing:
                element.drop_tree()


def is_furniture(line: str) -> bool:
    """Whether a line begins as one does that belongs to no article: "Read more: ...", "Correction: ...", "Advertisement"."""
    return _lines().match(line) is not None


def heads_furniture(line: str) -> bool:
    """Whether a line is nothing but such a beginning, so that what is listed under it belongs to no article either."""
    found = _lines().match(line)
    return found is not None and found.end() == len(line.rstrip())


def _named(tree: HtmlElement) -> list[list[HtmlElement]]:
    """The elements whose name says that they are furniture, by the word that says it."""
    found: dict[object, dict[HtmlElement, None]] = defaultdict(dict)
    words, phrases = _vocabulary()
    for element in tree.xpath("//*[@class or @id]"):
        if element.tag not in _KEPT:
            parts = [part.lower() for part in _NAME_PART.findall(f"{element.get('class', '')} {element.get('id', '')}")]
            for word in [*words.intersection(parts), *phrases.intersection(pairwise(parts))]:
                if not any(above in found[word] for above in element.iterancestors()):
                    found[word][element] = None
    return [list(elements) for elements in found.values()]


def _boxes(tree: HtmlElement) -> list[list[HtmlElement]]:
    """Boxes that stand side by side, are made alike, and are each little more than a link."""
    found = []
    for parent in {link.getparent() for link in tree.iter("a")} | {_grandparent(link) for link in tree.iter("a")}:
        groups = defaultdict(list)
        for child in parent if parent is not None else ():
            if isinstance(child.tag, str) and _is_teaser(child):
                groups[child.tag, child.get("class")].append(child)
        found += [group for group in groups.values() if len(group) >= _BOXES]
    return found


def _grandparent(link: HtmlElement) -> HtmlElement | None:
    """What holds the box that a link stands in, the link being in a heading of its own or not."""
    box = link.getparent()
    while box is not None and box.tag in {"h2", "h3", "h4", "h5", "b", "strong", "span", "p"}:
        box = box.getparent()
    return box.getparent() if box is not None else None


def _is_teaser(element: HtmlElement) -> bool:
    text = " ".join(element.text_content().split())
    if not text or len(text) > _BOX:
        return False
    links = [" ".join(link.text_content().split()) for link in element.iter("a")]
    return any(len(link.split()) >= _LINK_WORDS and len(link) >= len(text) * _LINK_SHARE for link in links)


def _unlayer(tree: HtmlElement) -> None:
    """Turns tables that lay a page out into blocks; tables of data stay."""
    for table in tree.xpath("//table"):
        cells = [cell for cell in table.iter("td", "th") if cell.find(".//table") is None]
        if any(_length(cell) >= _CELL for cell in cells):
            for element in [table, *table.iter("tbody", "thead", "tr", "td", "th", "font", "center")]:
                element.tag = "span" if element.tag == "font" else "div"


def _length(element: HtmlElement) -> int:
    return sum(map(len, element.itertext()))


@cache
def _lines() -> re.Pattern[str]:
    words = "|".join(re.escape(each) for each in sorted(_data()["lines"], key=len, reverse=True))
    apostrophes = words.replace("'", "['’]")
    return re.compile(rf"[^\w\s]?\s*(?:{apostrophes})(?:\s*[:|–—]|\s+-(?=\s)|\W*$)", re.IGNORECASE)


@cache
def _vocabulary() -> tuple[frozenset[str], frozenset[tuple[str, ...]]]:
    data = _data()
    return frozenset(data["words"]), frozenset(tuple(phrase.split()) for phrase in data["phrases"])


@cache
def _data() -> dict[str, list[str]]:
    import yaml

    data: dict[str, list[str]] = yaml.safe_load(
        resources.files("tocsin.read").joinpath("furniture.yaml").read_text(encoding="utf-8")
    )
    return data
