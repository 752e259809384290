"""What parsing only some sentences could save: `python bench/candidates.py [ARTICLES]` (40).

A sentence can matter by its words if some frame's trigger stands in it with all words that the frame asks for; one that
cannot holds no event of its own. Told for the corpus with the density of news and for the samples: how many sentences and
paragraphs can matter by their words, and how many hold something of the record (an event, statement or figure), which is
the least that a perfect choice would have to parse.
"""

from __future__ import annotations

import sys

from corpus import corpus
from speed import DAY, articles

from tocsin.code.coder import Coder
from tocsin.code.lexicon import Lexicon
from tocsin.codebook import Codebook
from tocsin.parse import Sentence

Needs = list[frozenset[str]]


def conditions(codebook: Codebook) -> dict[str, list[Needs]]:
    """By the last or first word of a trigger: the sets of words of which each must be met, for each frame that makes an event."""
    lexicon = Lexicon(codebook)
    found: dict[str, list[Needs]] = {}
    for frame in codebook.frames:
        table = codebook.tables[frame.compose] if frame.compose is not None else []
        if frame.compose is not None and not any("none" in row.inner and row.event != "none" for row in table):
            continue
        asked = [
            frozenset(word.split()[-1] for word in words)
            for role, wanted in frame.requires.items()
            if role not in {"auxiliary", "negation"}
            for kinds, words in (lexicon.wanted(wanted),)
            if not kinds
        ]
        for pattern in (*frame.verbs, *frame.adjectives):
            first, *rest = pattern.split()
            found.setdefault(first, []).append([*asked, *(frozenset([word]) for word in rest)])
        for pattern in frame.nouns:
            *rest, last = pattern.replace("-", " ").split()
            found.setdefault(last, []).append([*asked, *(frozenset([word]) for word in rest)])
    return found


def can_matter(sentence: Sentence, needed: dict[str, list[Needs]]) -> bool:
    """Whether the words of a sentence allow an event."""
    words: set[str] = set()
    for token in sentence.span:
        lemma = token.lemma_.lower()
        words |= {token.lower_, lemma, lemma.removesuffix("s"), *token.lower_.split("-")}
    return any(all(not need.isdisjoint(words) for need in needs) for word in words for needs in needed.get(word, ()))


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    coder = Coder()
    needed = conditions(coder.codebook)
    for name, texts in (("news", list(corpus(number))), ("samples", articles(number))):
        sentences = can = events = told = missed = 0
        blocks: dict[tuple[int, int], list[bool]] = {}
        for place, text in enumerate(texts):
            record = coder.code(text, published=DAY)
            holding = {event.sentence for event in record.events}
            starts = [each.start for each in (*record.statements, *record.figures)]
            for sentence in coder.parser.parse(text).sentences:
                matters = can_matter(sentence, needed)
                holds = sentence.number in holding or any(sentence.start <= start < sentence.end for start in starts)
                sentences, can, told = sentences + 1, can + matters, told + holds
                events += sentence.number in holding
                missed += sentence.number in holding and not matters
                blocks.setdefault((place, sentence.block), []).append(matters)
        print(
            f"{name}: {sentences:,} sentences, {events / sentences:.0%} with an event, {told / sentences:.0%} with something of the record; "
            f"{can / sentences:.0%} can matter by their words (of those with an event all but {missed}), and "
            f"{sum(map(any, blocks.values())) / len(blocks):.0%} of the paragraphs"
        )


if __name__ == "__main__":
    main()
