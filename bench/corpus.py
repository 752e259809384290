"""A corpus with the density of news: articles of about 400 words, any number of them, always the same.

The paragraphs are those of the project's own marked articles (tests/gold): of unrest and diplomacy, and of sport, markets and
weather. They are mixed so that three sentences in ten tell of an event, as they did in a general news feed (80 articles, 670
sentences: 25 to 30 in a hundred). Each article closes with made-up names, since the news never run out of new ones.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import yaml

WORDS = 400
GOLD = Path(__file__).parents[1] / "tests" / "gold"
#: So many paragraphs in a hundred are of unrest and diplomacy.
_EVENTFUL = 0.33
_SYLLABLES = "ba do ke lu mi na po ra se ti vo zu chi gor han jal mar nev pra tol ush wen yar".split()


def corpus(number: int) -> Iterator[str]:
    """So many texts."""
    chance = random.Random(11)
    eventful, other = paragraphs("articles"), paragraphs("noise/articles")
    for _ in range(number):
        found: list[str] = []
        while sum(len(each.split()) for each in found) < WORDS - 20:
            found.append(chance.choice(eventful if chance.random() < _EVENTFUL else other))
        names = [" ".join(name(chance) for _ in range(2)) for _ in range(4)]
        found.append(f"Reporting by {names[0]} and {names[1]}; editing by {names[2]} and {names[3]}.")
        yield "\n\n".join(found)


def whole(number: int) -> Iterator[str]:
    """So many articles as they stand in the gold, none like another: what has not been met before costs a coder more."""
    files = [path for folder in ("papers", "dailies") for path in sorted((GOLD / folder).glob("*.yaml"))]
    for path in files[:number]:
        yield yaml.safe_load(path.read_text(encoding="utf-8"))["text"]


def paragraphs(folder: str) -> list[str]:
    """The paragraphs of a folder's articles."""
    texts = [
        yaml.safe_load(path.read_text(encoding="utf-8"))["text"] for path in sorted((GOLD / folder).glob("*.yaml"))
    ]
    return [part.strip() for text in texts for part in text.split("\n\n") if len(part.split()) > 8]


def name(chance: random.Random) -> str:
    return "".join(chance.choices(_SYLLABLES, k=3)).title()
