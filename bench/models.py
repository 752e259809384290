"""How far events are the same with another spaCy pipeline: `python bench/models.py en_core_web_md`.

The project's 40 marked articles are coded with the small model that Tocsin brings and, through the spaCy component, with the pipeline named.
An event is the same if its type and trigger are.
"""

from __future__ import annotations

import sys
from pathlib import Path

import spacy

from tocsin import Coder
from tocsin.bridges.component import NAME
from tocsin.evaluate.gold import read_texts
from tocsin.model import Record

GOLD = Path(__file__).parents[1] / "tests" / "gold" / "articles"


def events(record: Record) -> set[tuple[str, int]]:
    return {(event.event, event.trigger.start) for event in record.events}


def main() -> None:
    coder, other = Coder(), spacy.load(sys.argv[1])
    other.add_pipe(NAME)
    same = own = theirs = 0
    for text in read_texts(GOLD, coder.codebook.ontology):
        small = events(coder.code(text.whole, published=text.published, title=text.title))
        doc = other.make_doc(text.whole)
        doc._.tocsin_published, doc._.tocsin_title = text.published, text.title
        large = events(other(doc)._.tocsin)
        same, own, theirs = same + len(small & large), own + len(small), theirs + len(large)
    print(
        f"{other.meta['lang']}_{other.meta['name']} {other.meta['version']}: {theirs} events, the small model {own}, the same {same}"
    )


if __name__ == "__main__":
    main()
