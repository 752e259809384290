"""How far two people agree on the events of the same sentences: `python bench/agreement.py SECOND FIRST…`

SECOND and FIRST are gold of the form of `tests/gold`. The second marking is scored against the first as a coder's record would
be, with the same rules: what people do not agree on, no coder can be expected to get right.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

from tocsin.codebook import load_codebook
from tocsin.evaluate.events import Tally, score_texts
from tocsin.evaluate.gold import GoldText, codes_of, occurrences, read_texts
from tocsin.model import Record


def record_of(text: GoldText) -> Record:
    """A marking in the form of a record, as far as scoring asks for it."""

    def actors(marked: dict[str, str] | None) -> list[Any]:
        found = []
        for words, code in ((words, each) for words, codes in (marked or {}).items() for each in codes_of(codes)):
            country, _, sectors = code.partition(" ")
            found.append(
                SimpleNamespace(text=words, country=None if country == "-" else country, sectors=sectors.split())
            )
        return found

    events = []
    for event in text.events:
        start = occurrences(event.trigger, text.whole)[0]
        trigger = SimpleNamespace(text=event.trigger, start=start, end=start + len(event.trigger))
        events.append(
            SimpleNamespace(
                event=event.event,
                mode=event.mode,
                trigger=trigger,
                sentence=0,
                actors=actors(event.actors),
                recipients=actors(event.recipients),
                auxiliary=list(event.auxiliary),
                contexts=list(event.contexts or ()),
                date=None,
                place=None,
            )
        )
    article = SimpleNamespace(text=text.whole)
    return cast("Record", SimpleNamespace(article=article, events=events, statements=[]))


def agreement(second: Path, first: list[Path]) -> Tally:
    """The second marking scored against the first, on the texts that both have."""
    ontology = load_codebook(None).ontology
    marked = {text.id: text for text in read_texts(second, ontology)}
    texts = [text for part in first for text in read_texts(part, ontology) if text.id in marked]
    return score_texts(texts, lambda text: (record_of(marked[text.id]), [(0, len(text.whole))]))


def main() -> None:
    second, *first = map(Path, sys.argv[1:])
    tally = agreement(second, first)
    typed = (tally.typed / tally.coded, tally.typed / tally.gold)
    print(f"{tally.texts} texts, {tally.gold} events in the first marking, {tally.coded} in the second")
    print(f"type P {typed[0]:.3f} R {typed[1]:.3f}; all right P {tally.precision:.3f} R {tally.recall:.3f}")
    print(
        f"where the type is the same: mode {tally.modes / tally.typed:.3f}, auxiliary modes {tally.auxiliary / tally.typed:.3f}"
    )


if __name__ == "__main__":
    main()
